import type { Queryable } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** Folders of the store whose names are keys: extracts that were sent, results of jobs, snapshots of runs. */
export const folderKinds = ['batches', 'results', 'runs'] as const
export type FolderKind = (typeof folderKinds)[number]

/** Every key that the registry knows, by kind, and whether its folder is still wanted. */
export async function selectKnownFolders(db: Queryable): Promise<Map<FolderKind, Map<string, boolean>>> {
  const known = new Map(folderKinds.map((kind) => [kind, new Map<string, boolean>()]))
  for (const { kind, key, kept } of await db.query(sql.selectKnown!)) {
    known.get(kind as FolderKind)!.set(key as string, kept as boolean)
  }
  return known
}
