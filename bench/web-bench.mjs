// `npm run bench:web -- [--persons 1000000] [--turns 7] [--json] [--check]`: the console in a real browser, on PostgreSQL
// with a published run: how soon pages can be used from cold, what they load, how many rows they hold, how soon an answer
// is on the screen; beside it a bare page of as many bytes from the same kind of server. See docs/operations/performance.md.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../bin/build.js'
import { root } from '../bin/checkout.js'
import { ensureChromium } from '../bin/chromium.js'
import { ensureInstalled } from '../bin/install.js'
import { startPostgres } from '../bin/postgres-server.js'
import { judgeClaims } from './claims.mjs'
import { makeResults } from './sample-results.mjs'
import { makeAccount, startProgram, startService } from './service-client.mjs'

const { values } = parseArgs({
  options: {
    persons: { type: 'string', default: '1000000' },
    turns: { type: 'string', default: '7' },
    data: { type: 'string', default: join(root, 'data', 'bench') },
    results: { type: 'string', default: join(root, 'bench', 'results') },
    json: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
})

await ensureInstalled()
const main = await ensureBuilt()
const output = await makeResults(main, values.persons, values.data)
const executablePath = await ensureChromium()
const { measurePages } = await import('./web-pages.mjs')
const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
const folder = mkdtempSync(join(tmpdir(), 'canbao-web-bench-'))
const server = await startPostgres({ shared_buffers: '2GB', max_wal_size: '8GB', work_mem: '64MB' })
const children = []
let result
try {
  result = await measure()
} finally {
  for (const child of children) child.kill('SIGKILL')
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
if (values.json) {
  mkdirSync(values.results, { recursive: true })
  writeFileSync(join(values.results, `web-${values.persons}.json`), `${JSON.stringify(result, null, 2)}\n`)
}
tell(result)
const claims = judgeClaims([result], figuresOf)
for (const { says, measured, held } of claims) {
  process.stdout.write(`${held ? 'held  ' : 'MISSED'}  ${says}: ${measured}\n`)
}
if (values.check && claims.some(({ held }) => !held)) process.exitCode = 1

async function measure() {
  process.stderr.write('publishing …\n')
  const place = await publish()
  const environment = { DATABASE_URL: server.url }
  const service = await startService(folder, environment)
  children.push(service.child)
  const startBare = async (scripts) => {
    writeFileSync(join(folder, 'scripts.json'), JSON.stringify(scripts))
    const bare = await startProgram([join(root, 'bench', 'bare-page.mjs'), join(folder, 'scripts.json')], {})
    children.push(bare.child)
    return bare.address
  }
  process.stderr.write('the browser …\n')
  const pages = await measurePages({
    ...{ executablePath, address: service.address, startBare, turns: Number(values.turns) },
    ...place,
  })
  return {
    persons: Number(values.persons),
    machine: { cores: availableParallelism(), memoryBytes: totalmem() },
    ...pages,
    serviceBytes: peakOf(service.child.pid),
  }
}

/** Publishes the results; gives names to look for and the township with the most villages. */
async function publish() {
  const { openStore } = await load('registry/open-store.js')
  const { proposeRun, approveProposal } = await load('publish/publish-run.js')
  const store = await openStore({ folder, databaseUrl: server.url })
  const now = new Date()
  const run = await proposeRun(store, output, { actor: 'handler', now })
  await approveProposal(store, run.key, { actor: 'reviewer', now, alone: false })
  await store.database.execute('vacuum (analyze)')
  await store.database.execute('checkpoint')
  await makeAccount(store, 'city', 'handler', '520300')
  const [{ township, villages }] = await store.database.query(
    `select left(area, 9) as township, count(distinct area)::int as villages from person
     where length(area) = 12 and left_at is null group by 1 order by 2 desc, 1 limit 1`,
  )
  const rows = await store.database.query(
    `select aac003 from person where area ^@ '5203' and left_at is null order by id limit $1`,
    [Number(values.turns) + 1],
  )
  await store.close()
  return { township, villages, names: rows.map(({ aac003 }) => aac003) }
}

/** Peak memory of a process in bytes, as the kernel counts it. */
function peakOf(processId) {
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? []
  return Number(kibibytes) * 1024
}

function figuresOf({ cold, scripts, rows, answers }) {
  return {
    firstPage: cold.login.usable / 1000,
    largestScript: Math.max(...scripts.map(({ gzip }) => gzip)) / 1000,
    answerShown: Math.max(...Object.values(answers)),
    mostRows: Math.max(...Object.values(rows).map((page) => page.rows)),
  }
}

function tell({ persons, cold, scripts, rows, answers, serviceBytes }) {
  const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`
  const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`
  const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`
  const sum = (name) => scripts.reduce((total, script) => total + script[name], 0)
  const lines = [
    `${persons.toLocaleString('en')} people; every page in a new browser profile, the middle of ${values.turns}`,
    '                        usable   ratio   painted   script memory',
    ...Object.entries(cold).map(
      ([name, { usable, painted, heapBytes }]) =>
        `  ${name.padEnd(20)} ${seconds(usable).padStart(8)} ${(usable / cold.bare.usable).toFixed(2).padStart(7)} ${seconds(painted).padStart(9)} ${megabytes(heapBytes).padStart(10)}`,
    ),
    `  memory of the service ${megabytes(serviceBytes)}`,
    '  scripts before the first page can be used    bytes      gzip',
    ...[...scripts, { name: 'together', bytes: sum('bytes'), gzip: sum('gzip') }].map(
      ({ name, bytes, gzip }) =>
        `    ${name.padEnd(36)} ${kilobytes(bytes).padStart(9)} ${kilobytes(gzip).padStart(9)}`,
    ),
    '  page                                         nodes      rows',
    ...Object.entries(rows).map(
      ([name, page]) => `    ${name.padEnd(36)} ${String(page.nodes).padStart(9)} ${String(page.rows).padStart(9)}`,
    ),
    '  from the answer to the screen',
    ...Object.entries(answers).map(([name, time]) => `    ${name.padEnd(36)} ${`${time.toFixed(0)} ms`.padStart(9)}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
