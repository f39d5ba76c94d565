// A day's changes of a batch whose run kept its rows: of every kind one row in so many goes, most come back with a cell
// that differs, some go for good, and of some a second one comes under another number. As files of changes, or with
// --whole as whole files of every kind: `same`, in the form that the department's files had before, or `other`, in UTF-8
// and in another order.
//   node bench/make-changes.mjs OUT CHANGES [--share 0.005] [--seed 1] [--whole same|other]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse, stringify } from 'yaml'
import { writeChangedText } from './changed-text.mjs'

/** Cells that a new row of the same thing says otherwise, by the lot it drew. */
const otherwise = {
  AAE005: (cell, lot) =>
    `CASE WHEN ${lot} % 2 = 0 THEN '139' || lpad(CAST(${lot} % 100000000 AS VARCHAR), 8, '0') ELSE ${cell} END`,
  AAC031: (cell, lot) => `CASE WHEN ${lot} % 3 = 0 THEN '2' ELSE ${cell} END`,
  AAE116: (cell, lot) => `CASE WHEN ${lot} % 3 = 0 THEN '2' ELSE ${cell} END`,
  AAC003: (cell, lot) => `CASE WHEN ${lot} % 11 = 0 THEN left(${cell}, 1) || '某' ELSE ${cell} END`,
  AAC002: (cell, lot) =>
    `CASE WHEN ${lot} % 13 = 0 THEN left(${cell}, 16) || '0' || right(${cell}, 1) WHEN ${lot} % 17 = 0 THEN '' ELSE ${cell} END`,
  AAE006: (cell, lot) => `CASE WHEN ${lot} % 5 = 0 THEN ${cell} || '1号' ELSE ${cell} END`,
  state: (cell, lot) => `CASE WHEN ${lot} % 4 = 0 THEN '0' ELSE ${cell} END`,
}
const codes =
  /^(AA[A-Z]\d{3}|AAC\d{3}|status_code|former_name|relation|father|mother|spouse|police_status|school|state|death_date|reason|category|verified_at|code|number_a|name_a|number_b|name_b|decision|decided_at|A[IKLJM]C003)$/

/** Writes the batch of changes; gives how many rows it has, or of whole files how many of theirs differ. */
export async function makeChanges(out, changes, { share, seed, whole }) {
  const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
  const { parts } = JSON.parse(readFileSync(join(out, 'kept', 'kept.json'), 'utf8'))
  mkdirSync(changes, { recursive: true })
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS()
  const sources = []
  let total = 0
  const write = async ({ kind, paths, file, values = {}, text }) => {
    const from = `read_parquet([${paths.map((path) => `'${join(out, 'kept', path)}'`).join(', ')}])`
    const columns = (await rows(`DESCRIBE SELECT * FROM ${from}`))
      .filter(({ column_name, column_type }) => codes.test(column_name) && column_type === 'VARCHAR')
      .map(({ column_name }) => column_name)
    const lot = `CAST(hash(row_hash, ${seed}) % 1000000000 AS BIGINT)`
    const cells = (row) => columns.map((name) => `${row}."${name}"`).join(', ')
    const changed = columns.map((name) =>
      otherwise[name] ? `${otherwise[name](`r."${name}"`, 'r.lot')} AS "${name}"` : `r."${name}"`,
    )
    const drawn = `SELECT ${columns.map((name) => `"${name}"`).join(', ')}, ${lot} AS lot FROM ${from} WHERE reject_code IS NULL AND ${lot} % 1000000 < ${Math.round(share * 1e6)}`
    const said = `SELECT '-' AS op, ${cells('r')} FROM drawn r UNION ALL SELECT '+', ${changed.join(', ')} FROM drawn r WHERE lot % 10 <> 7`
    const statement = whole
      ? `SELECT ${cells('r')} FROM ${from} r WHERE NOT (reject_code IS NULL AND ${lot} % 1000000 < ${Math.round(share * 1e6)})
         UNION ALL SELECT ${changed.join(', ')} FROM drawn r WHERE lot % 10 <> 7`
      : said
    if (text) {
      const told = new Map()
      const asked = drawn.replace('SELECT ', 'SELECT "row", ')
      for (const { row, lot: drew, ...now } of await rows(
        `WITH drawn AS (${asked}) SELECT r."row", r.lot, ${changed.join(', ')} FROM drawn r`,
      ))
        told.set(Number(row), Number(drew) % 10 === 7 ? null : now)
      await writeChangedText({ ...text, to: join(changes, file), changes: told })
    } else await rows(`COPY (WITH drawn AS (${drawn}) ${statement}) TO '${join(changes, file)}' (FORMAT csv, HEADER)`)
    const [count] = await rows(`WITH drawn AS (${drawn}) SELECT count(*) AS rows FROM (${said}) s`)
    total += Number(count.rows)
    sources.push({
      kind,
      files: [file],
      encoding: text?.encoding ?? 'utf-8',
      delimiter: text?.delimiter ?? ',',
      ...(text?.named && { columns: text.named }),
      ...(Object.keys(values).length > 0 && { values }),
    })
  }
  const before = parse(readFileSync(join(summary.batchFolder, 'batch.yaml'), 'utf8')).sources
  if (whole) {
    const formOf = whole === 'same' ? await formsOf(summary.batchFolder) : () => undefined
    for (const { kind, path, file } of parts) {
      // Mappings and names of columns stand beside single files, never beside a pattern.
      const said = before.find(({ files }) => files.includes(file))
      const text = formOf(file)
      await write({
        kind,
        paths: [path],
        file: `${parts.findIndex((one) => one.path === path) + 1}-${kind}.csv`,
        values: said?.values,
        text: text && { ...text, ...(said?.columns && { named: said.columns }) },
      })
    }
  } else
    for (const kind of new Set(parts.map((part) => part.kind))) {
      const paths = parts.filter((part) => part.kind === kind).map(({ path }) => path)
      await write({ kind, paths, file: `${kind}-changes.csv` })
    }
  writeFileSync(
    join(changes, 'batch.yaml'),
    stringify({ area: summary.area, asOf: summary.asOf, quarter: summary.quarter, sources }),
  )
  connection.closeSync()
  instance.closeSync()
  return total
}

/** How the files of a batch are read, by name. */
async function formsOf(folder) {
  const built = join(import.meta.dirname, '..', 'dist')
  const { readBatch } = await import(join(built, 'sources', 'batch-file.js'))
  const { inspectFiles } = await import(join(built, 'batch', 'inspect-files.js'))
  const { writeGb18030 } = await import(join(built, 'sample', 'gb18030.js'))
  const { inspections } = await inspectFiles(await readBatch(folder))
  return (name) => {
    const found = inspections.find(({ file }) => file.name === name)
    return found?.text && { from: found.file.path, ...found.text, columns: found.columns, writeGb18030 }
  }
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      share: { type: 'string', default: '0.005' },
      seed: { type: 'string', default: '1' },
      whole: { type: 'string' },
    },
  })
  const [out, changes] = positionals
  if (!out || !changes)
    throw new Error('node bench/make-changes.mjs OUT CHANGES [--share 0.005] [--seed 1] [--whole same|other]')
  const rows = await makeChanges(out, changes, {
    share: Number(values.share),
    seed: Number(values.seed),
    whole: values.whole,
  })
  console.log(`${rows} rows of changes`)
}
