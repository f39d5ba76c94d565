/**
 * The column of a Parquet file that a run of changes wrote (batch/change-kept-rows.ts): which row of the file each is,
 * so that a row that goes leaves the numbers of the others as they are. Such a file holds every cell as a text, as it came.
 */
export const rowColumn = 'canbao_row'
