// A night's changes of a batch whose run kept its rows: of every kind one row in so many is drawn. Of ten of them one goes
// for good, beside one another comes (of ten of these one has a damaged number), and eight come back, many with another
// cell. As files of changes, or with --whole as whole files of every kind: `same`, in the form that the department's files
// had before, or `other`, in UTF-8 and in another order. The second night (--night 2) changes what the first one left, and so on; OUT is always the run
// before the first.
//   node bench/make-changes.mjs OUT CHANGES [--share 0.005] [--night 1] [--whole same|other]
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

/**
 * Rows after one more night. `came` are those that it wrote, `went` those that it took away; `is_other`: differs from the row
 * of the run before the first night, `is_added`: stands beside it.
 */
const nightAfter = (rows, columns, seed, share) => {
  const lot = `CAST(hash(row_hash, ${seed}) % 1000000000 AS BIGINT)`
  const changed = (name) => (otherwise[name] ? `${otherwise[name](`"${name}"`, 'lot')}` : `"${name}"`)
  const now = columns.map((name) => `CASE WHEN replaces THEN ${changed(name)} ELSE "${name}" END AS "${name}"`)
  const beside = columns.map((name) =>
    name === 'AAC002'
      ? `CASE WHEN lot % 100 = 5 THEN left(AAC002, 16) || '0' || right(AAC002, 1) ELSE AAC002 END AS AAC002`
      : `${changed(name)} AS "${name}"`,
  )
  const before = columns.map((name) => `"${name}" AS "before_${name}"`)
  const drawn = `SELECT *, drew AND lot % 10 = 5 AS has_beside, drew AND lot % 10 <> 5 AS replaces FROM (
      SELECT *, ${lot} AS lot, is_read AND is_there AND ${lot} % 1000000 < ${Math.round(share * 1e6)} AS drew FROM (${rows}) r) d`
  return `SELECT "row", row_hash, is_read, is_added, is_there AND NOT (replaces AND lot % 10 = 7) AS is_there,
      is_other OR replaces AS is_other, replaces AS went, replaces AND lot % 10 <> 7 AS came, ${now.join(', ')}, ${before.join(', ')}
    FROM (${drawn}) x
    UNION ALL SELECT "row", hash(row_hash, lot), TRUE, TRUE, TRUE, TRUE, FALSE, TRUE, ${beside.join(', ')}, ${before.join(', ')}
    FROM (${drawn}) x WHERE has_beside`
}

/** Writes the batch of changes; gives how many rows it has, or of whole files how many of theirs differ. */
export async function makeChanges(out, changes, { share, night = 1, whole }) {
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
    const cells = columns.map((name) => `"${name}"`).join(', ')
    const cellsBefore = columns.map((name) => `"before_${name}" AS "${name}"`).join(', ')
    let state = `SELECT "row", row_hash, reject_code IS NULL AS is_read, FALSE AS is_added, TRUE AS is_there, FALSE AS is_other, ${cells} FROM ${from}`
    for (let one = 1; one <= night; one++) state = nightAfter(state, columns, one, share)
    const said = `SELECT '-' AS op, ${cellsBefore} FROM state WHERE went UNION ALL SELECT '+', ${cells} FROM state WHERE came`
    const statement = whole
      ? `SELECT ${cells} FROM state WHERE is_there AND NOT is_other UNION ALL SELECT ${cells} FROM state WHERE is_there AND is_other`
      : said
    if (text) {
      const told = new Map()
      for (const { row, is_there, is_added, ...now } of await rows(
        `WITH state AS (${state}) SELECT "row", is_there, is_added, ${cells} FROM state WHERE is_other AND (is_there OR NOT is_added) ORDER BY is_added`,
      )) {
        const of = told.get(Number(row)) ?? { stays: is_added, lines: [] }
        if (is_there) of.lines.push(now)
        told.set(Number(row), of)
      }
      await writeChangedText({ ...text, to: join(changes, file), changes: told })
    } else await rows(`COPY (WITH state AS (${state}) ${statement}) TO '${join(changes, file)}' (FORMAT csv, HEADER)`)
    const [count] = await rows(`WITH state AS (${state}) SELECT count(*) AS rows FROM (${said}) s`)
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
      night: { type: 'string', default: '1' },
      whole: { type: 'string' },
    },
  })
  const [out, changes] = positionals
  if (!out || !changes)
    throw new Error('node bench/make-changes.mjs OUT CHANGES [--share 0.005] [--night 1] [--whole same|other]')
  const rows = await makeChanges(out, changes, {
    share: Number(values.share),
    night: Number(values.night),
    whole: values.whole,
  })
  console.log(`${rows} rows of changes`)
}
