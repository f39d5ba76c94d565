// `node bench/publish-bench.mjs OUT`: publishing a run into an empty PostgreSQL ÷ a bare COPY of the plain rows of its
// persons.parquet into an indexed table, in one run on one server. Prints one JSON line.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../bin/checkout.js'
import { startPostgres } from '../bin/postgres-server.js'

const output = process.argv[2]
const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
const { openStore } = await load('registry/open-store.js')
const { openPostgres } = await load('registry/postgres.js')
const { proposeRun, approveProposal } = await load('publish/publish-run.js')
const { openEngine } = await load('comparison/engine/duckdb.js')

const folder = mkdtempSync(join(tmpdir(), 'canbao-publish-bench-'))
const server = await startPostgres({
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  fsync: 'on',
  maintenance_work_mem: '256MB', logging_collector: 'on', log_directory: '/tmp/w/pglog', log_filename: 'pg.log', log_min_duration_statement: '100', log_statement: 'none', 
  work_mem: '64MB',
})
try {
  const bare = await measureBare()
  const figures = { bare }
  for (const suite of (process.argv[3] ?? 'off,sm4').split(',')) figures[suite] = await measurePublish(suite)
  process.stdout.write(`${JSON.stringify({ ...figures, peakBytes: process.resourceUsage().maxRSS * 1024 })}\n`)
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** The rows are made into COPY's text beforehand: only the copying is timed. */
async function measureBare() {
  const engine = await openEngine()
  const file = join(output, 'persons.parquet')
  const columns = (await engine.query(`DESCRIBE SELECT * FROM '${file}'`)).map((row) => row.column_name)
  const cells = columns.map((name) => `coalesce(replace(CAST("${name}" AS VARCHAR), chr(9), ' '), '\\N')`)
  const chunks = []
  for await (const rows of engine.stream(`SELECT concat_ws(chr(9), ${cells.join(', ')}) FROM '${file}'`)) {
    chunks.push(Buffer.from(`${rows.map(([line]) => line).join('\n')}\n`))
  }
  engine.close()
  const database = await openPostgres(server.url)
  const started = performance.now()
  await database.transaction(async (tx) => {
    await tx.execute(
      `create table bare (${columns.map((name) => `"${name}" text`).join(', ')}, primary key (person_key))`,
    )
    await tx.copyIn(
      'bare',
      columns.map((name) => `"${name}"`),
      (async function* () {
        yield* chunks
      })(),
    )
  })
  const seconds = (performance.now() - started) / 1000
  await database.execute('drop table bare')
  await database.close()
  return { seconds, bytes: chunks.reduce((sum, { length }) => sum + length, 0) }
}

async function measurePublish(suite) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await client.query(`create database publish_${suite}`)
  await client.end()
  const url = new URL(server.url)
  url.pathname = `/publish_${suite}`
  const store = await openStore({ folder: join(folder, suite), databaseUrl: url.href, suite })
  const run = await proposeRun(store, output, { actor: 'handler', now: new Date() })
  const started = performance.now()
  const marks = {}
  const { counts } = await approveProposal(store, run.key, {
    actor: 'reviewer',
    now: new Date(),
    alone: false,
    onProgress: (part) => {
      marks[part] = (performance.now() - started) / 1000
    },
  })
  const seconds = (performance.now() - started) / 1000
  await store.close()
  return { seconds, marks, counts, bytes: statSync(join(output, 'persons.parquet')).size }
}
