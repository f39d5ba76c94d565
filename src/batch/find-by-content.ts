import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { FileInspection } from '../sources/inspect-file.ts'
import { type SourceKind, sourceKinds } from '../sources/kinds/index.ts'
import { shardDelimiter } from '../sources/shard-format.ts'
import { type BaseOfKind, baseOf, cellNames, knownColumns, scannedHash } from './kept-base.ts'
import type { ReadFiles, WholeFiles } from './read-whole-files.ts'
import { createRejects, insertRejects, scanOf, unreadCodes } from './scan-files.ts'

/** Whole files of a kind that were read, beside what a run kept. */
export interface FilesByContent extends WholeFiles, ReadFiles {
  /** Columns that batch.yaml maps. */
  mapped: readonly string[]
  /** The mappings (`values:`) of all files, each once: rows are alike where these are too. */
  mappings: readonly object[]
  /** rejects.parquet of the run before. */
  rejects: string
  /** The folder of what was decoded. */
  shards: string
}

export interface FoundByContent {
  /** Rows before, without those that went on days before. */
  base: number
  added: number
  removed: number
}

const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * Finds what whole files of a kind say otherwise than the rows that a run kept, by the rows' content: in whatever order,
 * in whatever files they lie. A row that stands several times counts as often. Makes the tables `gone_<kind>` (`n`, `row`,
 * `row_hash` and what is known of them; of rows that are alike the first of the batch goes, among those whose lines were
 * not found) and `added_<kind>` (`place`, `op`, `mapping`, cells, mapped cells).
 *
 * Lines that were found as they stood are out of it. Of the rest rows are alike by their 64-bit hash; where that may not
 * do, by their cells (docs/decisions/0019). Null where this way does not give what a run of the whole gives: other rows
 * cannot be read than before, or different rows have one hash.
 */
export async function findByContent(files: FilesByContent): Promise<FoundByContent | null> {
  const { engine } = files
  try {
    await openRows(files)
    const scans = await readFresh(files)
    files.signal?.throwIfAborted()
    if (!(await isRefusedAlike(files))) return null
    return await listDifferences(files, scans)
  } finally {
    await engine.drop('now')
    await engine.drop('base')
    for (const table of ['base_hashes', 'left_rows', 'differing', 'decode_rejects'])
      await engine.execute(`DROP TABLE IF EXISTS ${table}`)
  }
}

const mappingOf =
  ({ mappings }: FilesByContent) =>
  ({ file }: FileInspection) =>
    mappings.findIndex((mapping) => isDeepStrictEqual(mapping, file.values))

/** Rows that the run kept and whose lines were not found: `base`, without cells, and the table `base_hashes`. */
async function openRows(files: FilesByContent): Promise<void> {
  const { engine, left, matched } = files
  const shards = left.filter((path) => existsSync(path)).map(sqlText)
  const found =
    shards.length === 0
      ? 'SELECT CAST(0 AS INTEGER) AS n, CAST(0 AS BIGINT) AS row WHERE FALSE'
      : `SELECT * FROM read_csv([${shards.join(', ')}], delim=${sqlText(shardDelimiter)}, quote='', escape='', header=false, auto_detect=false, columns={n: 'INTEGER', row: 'BIGINT'})`
  await engine.execute(`CREATE TABLE left_rows AS ${found}`)
  const rows = `SELECT n, row, row_hash, mapping, ${knownColumns.join(', ')} FROM (${baseLeft(files)}) b`
  // Where no lines were looked for, these are all rows of the kind, which need not lie in memory.
  if (matched.size === 0) await engine.view('base', rows)
  else await engine.execute(`CREATE TABLE base AS ${rows}`)
  await engine.execute(
    'CREATE TABLE base_hashes AS SELECT row_hash, mapping, count(*) AS times FROM base GROUP BY row_hash, mapping',
  )
}

/** The rows of `base` with their cells, as a statement. */
function baseLeft(files: FilesByContent): string {
  const { kind, kept, before, own, matched } = files
  const wanted: BaseOfKind = {
    ...{ kind, kept, before, mappingOf: mappingOf(files) },
    isWanted: (inspection) => own.includes(inspection),
    where: (inspection, n) =>
      matched.has(inspection) ? `row IN (SELECT l.row FROM left_rows l WHERE l.n = ${n})` : 'TRUE',
  }
  return `SELECT * FROM (${baseOf(wanted)}) b WHERE NOT EXISTS (SELECT 1 FROM gone_before g WHERE g.n = b.n AND g.row = b.row)`
}

/**
 * Files as they were read into Parquet, the rows by their hashes, with their cells where no row of before has the hash:
 * the view `now`. What cannot be read goes into `decode_rejects`. Gives the scan of every file.
 */
async function readFresh(files: FilesByContent): Promise<Map<number, string>> {
  const { engine, kind: name, mapped, shards } = files
  const kind = sourceKinds[name] as SourceKind
  const cells = [...cellNames(name), ...mapped.map((column) => `mapped_${column}`)]
  const scans = new Map<number, string>()
  const written: string[] = []
  await engine.execute(createRejects)
  for (const decoded of files.decoded) {
    if (decoded.rejects !== null) await engine.execute(insertRejects(decoded))
    if (decoded.shards.length === 0) continue
    const { id } = decoded.inspection.file
    const scan = `SELECT *, ${scannedHash(engine, name)} AS row_hash, CAST(${mappingOf(files)(decoded.inspection)} AS INTEGER) AS mapping FROM (${scanOf(kind, decoded, new Set(mapped))}) s`
    const path = join(shards, `${id}.parquet`)
    const said = engine.dialect.struct(Object.fromEntries(cells.map((cell) => [cell, `s."${cell}"`])))
    await engine.execute(
      `COPY (SELECT s.file, s.row, s.row_hash, s.mapping, CASE WHEN b.row_hash IS NULL THEN ${said} END AS cells FROM (${scan}) s LEFT JOIN base_hashes b ON b.row_hash = s.row_hash AND b.mapping = s.mapping) TO ${sqlText(path)} (FORMAT parquet)`,
    )
    scans.set(id, scan)
    written.push(path)
  }
  const none = `SELECT CAST(0 AS INTEGER) AS file, CAST(0 AS BIGINT) AS row, CAST(0 AS UBIGINT) AS row_hash, CAST(0 AS INTEGER) AS mapping, CAST(NULL AS STRUCT(${cells.map((cell) => `"${cell}" VARCHAR`).join(', ')})) AS cells WHERE FALSE`
  await engine.view(
    'now',
    written.length === 0 ? none : `SELECT * FROM read_parquet([${written.map(sqlText).join(', ')}])`,
  )
  return scans
}

/** Whether the same rows cannot be read as before, by what the report of rejected rows says of them. */
async function isRefusedAlike({ engine, rejects, own, matched, before }: FilesByContent): Promise<boolean> {
  const then = own.map((inspection) => {
    const n = before.indexOf(inspection) + 1
    const left = matched.has(inspection) ? ` AND row IN (SELECT l.row FROM left_rows l WHERE l.n = ${n})` : ''
    return `SELECT code, value, message FROM read_parquet(${sqlText(rejects)}) WHERE file = ${sqlText(inspection.file.name)} AND code IN (${unreadCodes})${left}`
  })
  const none = `SELECT code, value, message FROM decode_rejects WHERE FALSE`
  const said = 'code, value, message, count(*) AS times'
  const [row] = await engine.query(`WITH now_refused AS (SELECT ${said} FROM decode_rejects GROUP BY ALL),
      before_refused AS (SELECT ${said} FROM (${[none, ...then].join(' UNION ALL ')}) b GROUP BY ALL)
    SELECT (SELECT count(*) FROM (SELECT * FROM now_refused EXCEPT SELECT * FROM before_refused) a)
      + (SELECT count(*) FROM (SELECT * FROM before_refused EXCEPT SELECT * FROM now_refused) b) AS other`)
  return Number(row?.other) === 0
}

async function listDifferences(
  files: FilesByContent,
  scans: ReadonlyMap<number, string>,
): Promise<FoundByContent | null> {
  const { engine, kind, mapped } = files
  const cells = cellNames(kind).map((name) => `"${name}"`)
  const wanted = [...cells, ...mapped.map((column) => `"mapped_${column}"`)]
  const added = wanted.join(', ')
  await engine.execute(`CREATE TABLE differing AS SELECT row_hash, mapping, sum(now)::BIGINT AS now, sum(before)::BIGINT AS before FROM (
      SELECT row_hash, mapping, count(*) AS now, 0 AS before FROM now GROUP BY row_hash, mapping
      UNION ALL SELECT row_hash, mapping, 0, times FROM base_hashes) h
    GROUP BY row_hash, mapping HAVING sum(now) <> sum(before)`)
  const join = 'JOIN differing d ON d.row_hash = r.row_hash AND d.mapping = r.mapping'
  // Of rows under one hash only some go: they must be one row several times.
  const some = 'd.before > 1 AND d.now > 0 AND d.now < d.before'
  const [unclear] = await engine.query(`SELECT count(*) AS hashes FROM differing d WHERE ${some}`)
  if (Number(unclear?.hashes) > 0) {
    const [unlike] =
      await engine.query(`SELECT count(*) AS hashes FROM (SELECT r.row_hash FROM (${baseLeft(files)}) r ${join}
      WHERE ${some} GROUP BY r.row_hash, r.mapping HAVING count(DISTINCT (${cells.map((cell) => `r.${cell}`).join(', ')})) > 1) u`)
    if (Number(unlike?.hashes) > 0) return null
  }
  await engine.execute(`CREATE TABLE gone_${kind} AS SELECT n, row, row_hash, ${knownColumns.join(', ')} FROM (
      SELECT r.n, r.row, r.row_hash, ${knownColumns.map((column) => `r.${column}`).join(', ')}, d.before - d.now AS most,
        row_number() OVER (PARTITION BY r.row_hash, r.mapping ORDER BY r.n, r.row) AS nth
      FROM base r ${join} WHERE d.now < d.before) g
    WHERE nth <= most`)
  // More of a row than before: which of them are new is all one, but what they say must be read.
  const again = await engine.query(`SELECT DISTINCT r.file FROM now r ${join} WHERE d.now > d.before AND d.before > 0`)
  const rows = `SELECT r.file, r.row, r.row_hash, r.mapping, ${wanted.map((cell) => `r.cells.${cell} AS ${cell}`).join(', ')} FROM now r WHERE r.cells IS NOT NULL`
  const repeated = again.map(
    ({ file }) => `SELECT r.file, r.row, r.row_hash, r.mapping, ${added} FROM (${scans.get(Number(file))}) r ${join}
      WHERE d.now > d.before AND d.before > 0`,
  )
  await engine.execute(`CREATE TABLE added_${kind} AS SELECT row_number() OVER (ORDER BY file, row) AS place, '+' AS op, mapping, ${added} FROM (
      SELECT a.*, d.now - d.before AS most, row_number() OVER (PARTITION BY a.row_hash, a.mapping ORDER BY a.file DESC, a.row DESC) AS nth
      FROM (${[rows, ...repeated].join(' UNION ALL ')}) a JOIN differing d ON d.row_hash = a.row_hash AND d.mapping = a.mapping) c
    WHERE nth <= most`)
  const [counts] = await engine.query(
    `SELECT (SELECT count(*) FROM added_${kind}) AS added, (SELECT count(*) FROM gone_${kind}) AS removed`,
  )
  return { base: await rowsBefore(files), added: Number(counts?.added), removed: Number(counts?.removed) }
}

/** Rows of the kind that the run kept and that did not go on days before. */
async function rowsBefore({ engine, kind, kept, before }: FilesByContent): Promise<number> {
  const parts = kept.parts.filter((part) => part.kind === kind)
  if (parts.length === 0) return 0
  const numbers = parts.map((part) => before.findIndex(({ file }) => file.name === part.file) + 1)
  const paths = parts.map(({ path }) => sqlText(join(kept.folder, path)))
  const [row] =
    await engine.query(`SELECT (SELECT count(*) FROM read_parquet([${paths.join(', ')}], union_by_name=true))
    - (SELECT count(*) FROM gone_before WHERE n IN (SELECT unnest([${numbers.join(', ')}]))) AS rows`)
  return Number(row?.rows)
}

/** What lies in the folder for a kind, to be taken away. */
export const filesOf = ({ decoded, left }: ReadFiles, shards: string): string[] => [
  ...decoded.flatMap(({ shards: own, rejects, inspection }) => [
    ...own.filter((path) => path.startsWith(shards)),
    ...(rejects === null ? [] : [rejects]),
    join(shards, `${inspection.file.id}.parquet`),
  ]),
  ...left,
]
