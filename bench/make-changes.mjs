// A day's changes of a batch whose run kept its rows: of every kind one row in so many goes, most come back with a cell
// that differs, some go for good, and of some a second one comes under another number.
//   node bench/make-changes.mjs OUT CHANGES [--share 0.005] [--seed 1]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'

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

/** Writes the batch of changes; gives how many rows it has. */
export async function makeChanges(out, changes, { share, seed }) {
  const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
  const { parts } = JSON.parse(readFileSync(join(out, 'kept', 'kept.json'), 'utf8'))
  mkdirSync(changes, { recursive: true })
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS()
  const sources = []
  let total = 0
  for (const kind of new Set(parts.map((part) => part.kind))) {
    const files = parts.filter((part) => part.kind === kind).map(({ path }) => `'${join(out, 'kept', path)}'`)
    const from = `read_parquet([${files.join(', ')}])`
    const columns = (await rows(`DESCRIBE SELECT * FROM ${from}`))
      .filter(({ column_name, column_type }) => codes.test(column_name) && column_type === 'VARCHAR')
      .map(({ column_name }) => column_name)
    const lot = `CAST(hash(row_hash, ${seed}) % 1000000000 AS BIGINT)`
    const cells = (row) => columns.map((name) => `${row}."${name}"`).join(', ')
    const changed = columns.map((name) =>
      otherwise[name] ? `${otherwise[name](`r."${name}"`, 'r.lot')} AS "${name}"` : `r."${name}"`,
    )
    const file = `${kind}-changes.csv`
    const [written] = await rows(`COPY (
      WITH drawn AS (SELECT ${columns.map((name) => `"${name}"`).join(', ')}, ${lot} AS lot FROM ${from} WHERE reject_code IS NULL AND ${lot} % 1000000 < ${Math.round(share * 1e6)})
      SELECT '-' AS op, ${cells('r')} FROM drawn r
      UNION ALL SELECT '+', ${changed.join(', ')} FROM drawn r WHERE lot % 10 <> 7)
      TO '${join(changes, file)}' (FORMAT csv, HEADER)`)
    total += Number(written.Count)
    sources.push(`  - kind: ${kind}\n    files: ["${file}"]\n    encoding: utf-8\n    delimiter: ","`)
  }
  writeFileSync(
    join(changes, 'batch.yaml'),
    `area: "${summary.area}"\nasOf: ${summary.asOf}\nquarter: ${summary.quarter}\nsources:\n${sources.join('\n')}\n`,
  )
  connection.closeSync()
  instance.closeSync()
  return total
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { share: { type: 'string', default: '0.005' }, seed: { type: 'string', default: '1' } },
  })
  const [out, changes] = positionals
  if (!out || !changes) throw new Error('node bench/make-changes.mjs OUT CHANGES [--share 0.005] [--seed 1]')
  const rows = await makeChanges(out, changes, { share: Number(values.share), seed: Number(values.seed) })
  console.log(`${rows} rows of changes`)
}
