import type { DecodedFile } from '../sources/decode-file.ts'
import type { SourceKind } from '../sources/kinds/index.ts'
import { rowColumn } from '../sources/numbered-rows.ts'
import { rejectColumns } from '../sources/rejects.ts'

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`

/** A kind of which no file has rows, as a scan. */
export function emptyScan(kind: SourceKind, mapped: ReadonlySet<string>): string {
  const cells = [...kind.columns.map(({ name }) => name), ...[...mapped].map((name) => `mapped_${name}`)]
  return `SELECT CAST(0 AS INTEGER) AS file, CAST(0 AS BIGINT) AS row, ${cells.map((name) => `CAST(NULL AS VARCHAR) AS "${name}"`).join(', ')} WHERE FALSE`
}

/** One file as a scan of `file`, `row`, the columns of its kind as text, and those that batch.yaml maps beside. */
export function scanOf(kind: SourceKind, decoded: DecodedFile, mapped: ReadonlySet<string>): string {
  const { file, columns } = decoded.inspection
  const present = decoded.format === 'text' ? decoded.columns.slice(1) : columns.filter((name) => name !== null)
  const header = decoded.format === 'text' ? null : decoded.inspection.header
  const isNumbered = header?.includes(rowColumn) === true
  const cellOf = (name: string) => {
    if (!present.includes(name) || decoded.emptyColumns.includes(name)) return 'CAST(NULL AS VARCHAR)'
    if (header === null || isNumbered) return `"${name}"`
    const type = kind.columns.find((column) => column.name === name)?.type
    return parquetText(header[columns.indexOf(name)] ?? '', type === 'month')
  }
  const cells = kind.columns.map((column) => `${cellOf(column.name)} AS "${column.name}"`)
  const translated = [...mapped].map(
    (name) => `${translate(cellOf(name), file.values[name] ?? {})} AS "mapped_${name}"`,
  )
  const from =
    decoded.format === 'text'
      ? textScan(decoded)
      : `read_parquet(${sqlText(decoded.shards[0] as string)}, file_row_number=true)`
  const row = decoded.format === 'text' ? '"row"' : isNumbered ? rowColumn : 'file_row_number + 1'
  const left =
    file.without === undefined
      ? ''
      : ` WHERE ${row} NOT IN (SELECT row FROM read_parquet(${sqlText(file.without)}) WHERE file = ${sqlText(file.name)})`
  return `SELECT CAST(${file.id} AS INTEGER) AS file, CAST(${row} AS BIGINT) AS row, ${[...cells, ...translated].join(', ')} FROM ${from}${left}`
}

/**
 * A Parquet column as the text a department would have written: a point in time is its day (or month), a float that is a
 * whole number loses its `.0`. An empty text is no cell.
 */
function parquetText(header: string, isMonth: boolean): string {
  const text = `CAST("${header.replaceAll('"', '""')}" AS VARCHAR)`
  const day = `regexp_replace(${text}, '^([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]00:00:00.*$', '\\1')`
  const date = isMonth ? `regexp_replace(${day}, '^([0-9]{4}-[0-9]{2})-[0-9]{2}$', '\\1')` : day
  return `NULLIF(regexp_replace(${date}, '^([0-9]+)[.]0$', '\\1'), '')`
}

const translate = (cell: string, values: Readonly<Record<string, string>>) =>
  Object.keys(values).length === 0
    ? cell
    : `CASE trim(${cell}) ${Object.entries(values)
        .map(([from, to]) => `WHEN ${sqlText(from)} THEN ${sqlText(to)}`)
        .join(' ')} ELSE ${cell} END`

function textScan(decoded: DecodedFile): string {
  const columns = decoded.columns
    .map((name, index) => `${sqlText(name)}: '${index === 0 ? 'BIGINT' : 'VARCHAR'}'`)
    .join(', ')
  const quote = decoded.quote === '' ? `quote='', escape=''` : `quote=chr(30), escape=chr(30)`
  return `read_csv([${decoded.shards.map(sqlText).join(', ')}], delim=chr(31), ${quote}, header=false, auto_detect=false, null_padding=false, columns={${columns}}, max_line_size=${Math.max(decoded.longestRow + 1000, 2_097_152)}, new_line='\\n')`
}

/** Why a row was refused before it was one, as SQL. */
export const unreadCodes = `'cell_count', 'encoding_invalid', 'row_too_long', 'quote_unclosed'`

/** The table of rows that were refused while files were decoded. */
export const createRejects = `CREATE TABLE decode_rejects (file INTEGER, row BIGINT, code VARCHAR, "column" VARCHAR, value VARCHAR, message VARCHAR)`

/** Rows that were refused while the file was decoded, into `decode_rejects`. */
export function insertRejects(decoded: DecodedFile): string {
  const columns = rejectColumns.map((column) => `${sqlText(column)}: 'VARCHAR'`).join(', ')
  return `INSERT INTO decode_rejects SELECT ${decoded.inspection.file.id}, CAST(row AS BIGINT), code, "column", value, message
    FROM read_csv(${sqlText(decoded.rejects as string)}, delim=chr(31), quote='', escape='', header=false, auto_detect=false, columns={${columns}}, max_line_size=${Math.max(decoded.longestRow + 1000, 2_097_152)})`
}
