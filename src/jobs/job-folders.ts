import { join } from 'node:path'

/** Where the extracts of a batch that was sent lie. */
export const batchFolder = (storeFolder: string, key: string) => join(storeFolder, 'batches', key)

/** Where a job that compares writes its results. */
export const resultFolder = (storeFolder: string, key: string) => join(storeFolder, 'results', key)
