// `node bench/service-bench.mjs OUT`: reading one person over HTTP ÷ a bare Fastify route doing the same primary-key
// SELECT, and searches for a county beside those for the whole area, on PostgreSQL with the people of the run OUT.
// Prints one JSON line.
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../bin/checkout.js'
import { startPostgres } from '../bin/postgres-server.js'
import { ask as askOnce, logIn, makeAccount, startProgram, startService } from './service-client.mjs'

const [output, secondsText = '10'] = process.argv.slice(2)
const seconds = Number(secondsText)
// As many ask at once as keep both processors busy, on either side.
const connections = 32
const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
const { openStore } = await load('registry/open-store.js')
const { proposeRun, approveProposal } = await load('publish/publish-run.js')
const { personKeyOf } = await load('registry/person-key.js')

const folder = mkdtempSync(join(tmpdir(), 'canbao-service-bench-'))
const server = await startPostgres({ shared_buffers: '2GB', max_wal_size: '8GB', work_mem: '64MB' })
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const children = []
const ask = (address, method, path, words) => askOnce(address, method, path, { ...words, agent })
try {
  process.stdout.write(`${JSON.stringify(await measure())}\n`)
} finally {
  agent.destroy()
  for (const child of children) child.kill('SIGKILL')
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure() {
  const store = await openStore({ folder, databaseUrl: server.url })
  const now = new Date()
  const run = await proposeRun(store, output, { actor: 'handler', now })
  await approveProposal(store, run.key, { actor: 'reviewer', now, alone: false })
  // What a new register still has to write does not run beside what is measured.
  await store.database.execute('vacuum (analyze)')
  await store.database.execute('checkpoint')
  const [{ county }] = await store.database.query(
    `select left(area, 6) as county from person where household = 'local' group by 1 order by count(*) limit 1`,
  )
  await makeAccount(store, 'city', 'handler', '520300')
  await makeAccount(store, 'county', 'counter', county)
  const ids = (await store.database.query('select id from person order by random() limit 20000')).map(({ id }) => id)
  const keys = ids.map((id) => personKeyOf(store.cipher, id))
  const [someone] = await store.database.query(
    `select aac003, initials from person where area ^@ $1 and length(aac003) = 2 order by id limit 1`,
    [county],
  )
  await store.close()

  const environment = { DATABASE_URL: server.url }
  const started = [
    await startProgram([join(root, 'bench', 'bare-route.mjs')], environment),
    await startService(folder, environment),
  ]
  children.push(...started.map(({ child }) => child))
  const [bare, service] = started.map(({ address }) => address)
  const city = await logIn(service, 'city')
  const small = await logIn(service, 'county')
  const any = (list) => list[Math.floor(Math.random() * list.length)]
  const rounds = []
  // The first two warm up what is compiled and cached on either side, and do not count.
  for (let round = -2; round < 5; round++) {
    if (round === 0) rounds.length = 0
    rounds.push({
      bare: await hammer(() => ask(bare, 'GET', `/people/${any(ids)}`)),
      read: await hammer(() => ask(service, 'GET', `/api/people/${any(keys)}`, { cookie: city })),
    })
  }
  const searches = {}
  const name = someone.aac003
  for (const [title, filter] of Object.entries({
    list: {},
    name: { name },
    nameStart: { nameStart: name.slice(0, 1) },
    initials: { initials: someone.initials },
    survey: { disposition: 'survey' },
    reason: { reason: 'inaccurate' },
  })) {
    searches[title] = {
      city: await timeOf(() => ask(service, 'POST', '/api/people/search', { cookie: city, body: filter })),
      county: await timeOf(() => ask(service, 'POST', '/api/people/search', { cookie: small, body: filter })),
      cityCount: await timeOf(() => ask(service, 'POST', '/api/people/count', { cookie: city, body: filter })),
      countyCount: await timeOf(() => ask(service, 'POST', '/api/people/count', { cookie: small, body: filter })),
    }
  }
  const ratios = rounds.map(({ bare, read }) => read.perSecond / bare.perSecond).sort((one, other) => one - other)
  return { people: ids.length, ratio: ratios[2], rounds, searches }
}

/** Asks over all connections for some seconds. */
async function hammer(once) {
  const times = []
  const end = performance.now() + seconds * 1000
  const started = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const begun = performance.now()
        const { status } = await once()
        if (status !== 200) throw new Error(`an answer was ${status}`)
        times.push(performance.now() - begun)
      }
    }),
  )
  times.sort((one, other) => one - other)
  const at = (share) => Math.round(times[Math.floor(times.length * share)] * 10) / 10
  const perSecond = Math.round((times.length / (performance.now() - started)) * 1000)
  return { perSecond, p50: at(0.5), p99: at(0.99) }
}

/** The middle of some times, in milliseconds. */
async function timeOf(once) {
  const times = []
  for (let turn = 0; turn < 9; turn++) {
    const begun = performance.now()
    const { status } = await once()
    if (status !== 200) throw new Error(`an answer was ${status}`)
    times.push(performance.now() - begun)
  }
  return Math.round(times.sort((one, other) => one - other)[4] * 10) / 10
}
