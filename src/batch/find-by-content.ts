import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Engine } from '../comparison/engine/duckdb.ts'
import { decodeFiles } from '../sources/decode-pool.ts'
import { faultsProblem } from '../sources/faults.ts'
import type { FileInspection } from '../sources/inspect-file.ts'
import { type KindName, type SourceKind, sourceKinds } from '../sources/kinds/index.ts'
import { baseOf, cellNames, knownColumns, scannedHash } from './kept-base.ts'
import type { KeptRun } from './kept-rows.ts'
import { createRejects, insertRejects, scanOf, unreadCodes } from './scan-files.ts'
import type { WatchedFiles } from './watch-files.ts'

/** Whole files of a kind, and the rows of it that a run kept. `openBase` was called. */
export interface WholeFiles {
  engine: Engine
  kind: KindName
  kept: KeptRun
  /** All files of the batch before, and their SHA-256 by name. */
  before: readonly FileInspection[]
  hashes: ReadonlyMap<string, string>
  /** The files of the kind that came, whole. */
  fresh: readonly FileInspection[]
  watched: WatchedFiles
  /** Columns that batch.yaml maps. */
  mapped: readonly string[]
  /** The mappings (`values:`) of all files, each once: rows are alike where these are too. */
  mappings: readonly object[]
  /** rejects.parquet of the run before. */
  rejects: string
  /** For what is decoded meanwhile. */
  work: string
  threads?: number
  signal?: AbortSignal
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
 * `row_hash` and what is known of them; of rows that are alike the first of the batch goes) and `added_<kind>` (`place`,
 * `op`, `mapping`, cells, mapped cells). Files with the digest of one of before are not read.
 *
 * Rows are alike by their 64-bit hash; where that may not do, by their cells (docs/decisions/0019). Null where this way
 * does not give what a run of the whole gives: other rows cannot be read than before, or different rows have one hash.
 * Throws `changes_refused`, `file_changed`.
 */
export async function findByContent(files: WholeFiles): Promise<FoundByContent | null> {
  const { engine, kind, kept, before, watched, work, signal } = files
  const own = before.filter(({ file }) => file.kind === kind)
  const { read, same } = await withoutSame(files, own)
  const shards = mkdtempSync(join(work, 'whole-'))
  const mappingOf = ({ file }: FileInspection) =>
    files.mappings.findIndex((mapping) => isDeepStrictEqual(mapping, file.values))
  const isWanted = (inspection: FileInspection) => !same.has(inspection)
  try {
    await engine.view('base_all', baseOf({ kind, kept, before, mappingOf }))
    await engine.view('base', withoutGone(baseOf({ kind, kept, before, mappingOf, isWanted })))
    await engine.execute(
      'CREATE TABLE base_hashes AS SELECT row_hash, mapping, count(*) AS times FROM base GROUP BY row_hash, mapping',
    )
    const scans = await readFresh(files, read, { shards, mappingOf })
    watched.check(read.map(({ file }) => file.id))
    signal?.throwIfAborted()
    if (!(await isRefusedAlike(files, own.filter(isWanted)))) return null
    return await listDifferences(files, scans)
  } finally {
    for (const view of ['base', 'base_all', 'now']) await engine.execute(`DROP VIEW IF EXISTS ${view}`)
    for (const table of ['base_hashes', 'differing', 'decode_rejects'])
      await engine.execute(`DROP TABLE IF EXISTS ${table}`)
    rmSync(shards, { recursive: true, force: true })
  }
}

/** Files that are to be read, and those of before that came again as they were, with all their rows. */
async function withoutSame(
  { engine, fresh, hashes, watched }: WholeFiles,
  own: readonly FileInspection[],
): Promise<{ read: FileInspection[]; same: Set<FileInspection> }> {
  const cut = new Set(
    (await engine.query('SELECT DISTINCT f.name FROM gone_before g JOIN files_before f ON f.n = g.n')).map(({ name }) =>
      String(name),
    ),
  )
  const same = new Set<FileInspection>()
  const read: FileInspection[] = []
  for (const inspection of fresh) {
    const hash = await watched.hashOf(inspection.file.id)
    const old = own.find(
      (one) =>
        !same.has(one) &&
        !cut.has(one.file.name) &&
        hashes.get(one.file.name) === hash &&
        isDeepStrictEqual(readAs(one), readAs(inspection)),
    )
    if (old) same.add(old)
    else read.push(inspection)
  }
  return { read, same }
}

/** How a file is read: the same bytes may mean other cells. */
const readAs = ({ file, text, sheet, columns }: FileInspection) => [file.format, file.values, text, sheet, columns]

const withoutGone = (base: string) =>
  `SELECT * FROM (${base}) b WHERE NOT EXISTS (SELECT 1 FROM gone_before g WHERE g.n = b.n AND g.row = b.row)`

/**
 * Reads files into Parquet, the rows by their hashes, with their cells where no row of before has the hash: the view
 * `now`. What cannot be read goes into `decode_rejects`. Gives the scan of every file.
 */
async function readFresh(
  { engine, kind: name, mapped, threads, signal }: WholeFiles,
  read: readonly FileInspection[],
  { shards, mappingOf }: { shards: string; mappingOf(inspection: FileInspection): number },
): Promise<Map<number, string>> {
  const kind = sourceKinds[name] as SourceKind
  const cells = [...cellNames(name), ...mapped.map((column) => `mapped_${column}`)]
  const scans = new Map<number, string>()
  const written: string[] = []
  await engine.execute(createRejects)
  const pool = decodeFiles(read, shards, { ...(threads !== undefined && { threads }), ...(signal && { signal }) })
  for await (const result of pool) {
    const fault = 'fault' in result ? result.fault : result.decoded.refused
    if (fault) throw faultsProblem([fault], 'changes_refused')
    const { decoded } = result as Extract<typeof result, { decoded: unknown }>
    if (decoded.rejects !== null) await engine.execute(insertRejects(decoded))
    if (decoded.shards.length === 0) continue
    const { inspection } = decoded
    const { id } = inspection.file
    const scan = `SELECT *, ${scannedHash(engine, name)} AS row_hash, CAST(${mappingOf(inspection)} AS INTEGER) AS mapping FROM (${scanOf(kind, decoded, new Set(mapped))}) s`
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
async function isRefusedAlike({ engine, rejects }: WholeFiles, own: readonly FileInspection[]): Promise<boolean> {
  const names = own.map(({ file }) => sqlText(file.name)).join(', ')
  const said = 'code, value, message, count(*) AS times'
  const then =
    names === ''
      ? 'SELECT * FROM now_refused WHERE FALSE'
      : `SELECT ${said} FROM read_parquet(${sqlText(rejects)}) WHERE file IN (${names}) AND code IN (${unreadCodes}) GROUP BY ALL`
  const [row] =
    await engine.query(`WITH now_refused AS (SELECT ${said} FROM decode_rejects GROUP BY ALL), before_refused AS (${then})
    SELECT (SELECT count(*) FROM (SELECT * FROM now_refused EXCEPT SELECT * FROM before_refused) a)
      + (SELECT count(*) FROM (SELECT * FROM before_refused EXCEPT SELECT * FROM now_refused) b) AS other`)
  return Number(row?.other) === 0
}

async function listDifferences(
  { engine, kind, mapped }: WholeFiles,
  scans: ReadonlyMap<number, string>,
): Promise<FoundByContent | null> {
  const cells = cellNames(kind).map((name) => `"${name}"`)
  const wanted = [...cells, ...mapped.map((column) => `"mapped_${column}"`)]
  const added = wanted.join(', ')
  await engine.execute(`CREATE TABLE differing AS SELECT row_hash, mapping, sum(now)::BIGINT AS now, sum(before)::BIGINT AS before FROM (
      SELECT row_hash, mapping, count(*) AS now, 0 AS before FROM now GROUP BY row_hash, mapping
      UNION ALL SELECT row_hash, mapping, 0, times FROM base_hashes) h
    GROUP BY row_hash, mapping HAVING sum(now) <> sum(before)`)
  const join = 'JOIN differing d ON d.row_hash = r.row_hash AND d.mapping = r.mapping'
  // Of rows under one hash only some go: they must be one row several times.
  const [unlike] = await engine.query(`SELECT count(*) AS hashes FROM (SELECT r.row_hash FROM base r ${join}
    WHERE d.before > 1 AND d.now > 0 AND d.now < d.before GROUP BY r.row_hash, r.mapping HAVING count(DISTINCT (${cells.map((cell) => `r.${cell}`).join(', ')})) > 1) u`)
  if (Number(unlike?.hashes) > 0) return null
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
  const [counts] =
    await engine.query(`SELECT (SELECT count(*) FROM (${withoutGone('SELECT n, row FROM base_all')}) b) AS base,
    (SELECT count(*) FROM added_${kind}) AS added, (SELECT count(*) FROM gone_${kind}) AS removed`)
  const count = (key: string) => Number(counts?.[key])
  return { base: count('base'), added: count('added'), removed: count('removed') }
}
