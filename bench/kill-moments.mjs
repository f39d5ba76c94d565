// `npm run test:killed -- [--persons 20000] [--moments 30]`: the server's process is killed (SIGKILL) at random moments,
// while it publishes a run on PostgreSQL and answers writes, and while it only answers writes. After each kill the
// register must hold the old or the new state, and what clients were told was done: all of it, and nothing else. The
// chain of the audit must be whole, and a new server must go on. Says every moment, and ends with 1 at the first fault.
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../bin/build.js'
import { root } from '../bin/checkout.js'
import { ensureInstalled } from '../bin/install.js'
import { startPostgres } from '../bin/postgres-server.js'
import { makeResults } from './sample-results.mjs'
import { ask, logIn, makeAccount, startService } from './service-client.mjs'

const { values } = parseArgs({
  options: {
    persons: { type: 'string', default: '20000' },
    moments: { type: 'string', default: '30' },
    // instead of `moments`, for one of the two
    publishing: { type: 'string' },
    writing: { type: 'string' },
    data: { type: 'string', default: join(root, 'data', 'bench') },
  },
})
const publishings = Number(values.publishing ?? values.moments)
const writings = Number(values.writing ?? values.moments)
const writers = 4

await ensureInstalled()
const main = await ensureBuilt()
const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
const { openStore } = await load('registry/open-store.js')
const { proposeRun, approveProposal } = await load('publish/publish-run.js')
const { personKeyOf } = await load('registry/person-key.js')

const folder = mkdtempSync(join(tmpdir(), 'canbao-killed-'))
const server = await startPostgres({ max_wal_size: '8GB', shared_buffers: '512MB' })
const tell = (text) => process.stdout.write(`${text}\n`)
/** Two registers as they are before each kill: one with a proposal that waits, one that is published. */
async function prepare(output) {
  for (const name of ['waiting', 'published']) {
    const store = await openStore({ folder: join(folder, name), databaseUrl: await newDatabase(name) })
    for (const [login, role] of [
      ['handler', 'handler'],
      ['reviewer', 'reviewer'],
    ]) {
      await makeAccount(store, login, role, '520300')
    }
    const now = new Date()
    const { key } = await proposeRun(store, output, { actor: 'handler', now })
    if (name === 'published') await approveProposal(store, key, { actor: 'reviewer', now, alone: false })
    await store.close()
  }
}

async function newDatabase(name, template) {
  await onServer(`create database ${name}${template ? ` template ${template}` : ''}`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return url.href
}

async function onServer(statement) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A copy of a prepared register, for one round. */
async function copyRegister(name, round) {
  const place = join(folder, `round-${round}`)
  cpSync(join(folder, name), place, { recursive: true, verbatimSymlinks: true })
  const database = `round_${round}`
  return { place, database, url: await newDatabase(database, name) }
}

async function dropRegister({ place, database }) {
  rmSync(place, { recursive: true, force: true })
  await onServer(`drop database ${database} with (force)`)
}

/** How long it takes beside the writes of a round, so that kills come at every moment of it and some after it. */
async function publishOnce() {
  const register = await copyRegister('waiting', 'first')
  const { child, address } = await startService(register.place, { DATABASE_URL: register.url })
  const cookie = await logIn(address, 'reviewer')
  const writing = beginWriting(address, await logIn(address, 'handler'), writeBatch)
  const started = performance.now()
  const job = await approve(address, cookie)
  for (;;) {
    const { state } = JSON.parse((await ask(address, 'GET', `/api/jobs/${job}`, { cookie })).text)
    if (state === 'done') break
    if (state === 'failed') throw new Error('the publishing failed without a kill')
    await sleep(100)
  }
  const seconds = (performance.now() - started) / 1000
  await kill(child)
  await writing.done
  await dropRegister(register)
  return seconds
}

async function approve(address, cookie) {
  const { runs } = JSON.parse((await ask(address, 'GET', '/api/runs', { cookie })).text)
  const { status, text } = await ask(address, 'POST', `/api/runs/${runs[0].key}/approval`, { cookie })
  if (status !== 202) throw new Error(`approval: ${status} ${text}`)
  return JSON.parse(text).job
}

function kill(child) {
  child.removeAllListeners('exit')
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  return gone
}

async function killAll(what, count, killOne) {
  const seen = {}
  for (let round = 1; round <= count; round++) {
    const said = await killOne(`${what}_${round}`)
    seen[said.state] = (seen[said.state] ?? 0) + 1
    tell(
      `${what} ${round}/${count}: killed after ${said.after.toFixed(2)} s, ${said.state}, ${said.acknowledged} writes kept`,
    )
  }
  tell(`${what}: ${JSON.stringify(seen)}`)
}

/** Clients that write until the connection breaks; `acknowledged` holds the keys of what they were told was done. */
function beginWriting(address, cookie, write) {
  const acknowledged = new Set()
  const open = new Set()
  const done = Promise.all(
    Array.from({ length: writers }, async () => {
      for (;;) {
        const key = randomBytes(12).toString('hex')
        open.add(key)
        try {
          const answer = await write(address, cookie, key)
          if (answer.status >= 500) throw new Error(`a write was answered ${answer.status}`)
          open.delete(key)
          if (answer.status < 300) acknowledged.add(key)
        } catch (error) {
          if (['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ECONNABORTED'].includes(error.code)) return
          if (error.message === 'aborted' || error.message === 'socket hang up') return
          throw error
        }
      }
    }),
  )
  return { acknowledged, open, done }
}

const writeBatch = (address, cookie, key) =>
  ask(address, 'POST', '/api/batches', { cookie, key, body: { area: '520300', name: key } })

async function killWhilePublishing(round, seconds) {
  const register = await copyRegister('waiting', round)
  const { child, address } = await startService(register.place, { DATABASE_URL: register.url })
  const reviewer = await logIn(address, 'reviewer')
  const handler = await logIn(address, 'handler')
  const writing = beginWriting(address, handler, writeBatch)
  const job = await approve(address, reviewer)
  const after = Math.random() * seconds * 1.3
  await sleep(after * 1000)
  await kill(child)
  await writing.done
  const state = await judge(register, writing, async (store) => {
    // The publishing process hears that its service is gone, and ends.
    const run = await settled(store)
    const [{ people, findings }] = await store.database.query(
      'select (select count(*) from person) as people, (select count(*) from finding) as findings',
    )
    const isRight = run.state === 'published' ? people === run.counts.entered : people === 0 && findings === 0
    if (!isRight) throw new Error(`${round}: ${run.state} with ${people} people and ${findings} findings`)
    return run.state
  })
  // A new server goes on, and says what became of the job.
  const next = await startService(register.place, { DATABASE_URL: register.url })
  const cookie = await logIn(next.address, 'reviewer')
  const told = await endOf(next.address, cookie, job)
  if (state === 'published' && told !== 'done') throw new Error(`${round}: published, but the job is ${told}`)
  await kill(next.child)
  await dropRegister(register)
  return { after, state, acknowledged: writing.acknowledged.size }
}

/** The run once nothing works on it any more. */
async function settled(store) {
  for (let turn = 0; turn < 600; turn++) {
    const [{ taken }] = await store.database.query(
      `select count(*) > 0 as taken from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
    )
    if (!taken) break
    await sleep(100)
  }
  const [run] = await store.database.query('select state, counts from run')
  return run
}

async function endOf(address, cookie, job) {
  // A job of a server that died is waited for a minute before it counts as lost.
  for (let turn = 0; turn < 1200; turn++) {
    const { state } = JSON.parse((await ask(address, 'GET', `/api/jobs/${job}`, { cookie })).text)
    if (state !== 'running' && state !== 'waiting') return state
    if (turn > 20 && state === 'running') return 'running'
    await sleep(100)
  }
  return 'waiting'
}

async function killWhileWriting(round) {
  const register = await copyRegister('published', round)
  const reader = await openStore({ folder: register.place, databaseUrl: register.url })
  const rows = await reader.database.query('select id from person where left_at is null order by id limit 20000')
  const people = rows.map(({ id }) => personKeyOf(reader.cipher, id))
  await reader.close()
  const { child, address } = await startService(register.place, { DATABASE_URL: register.url })
  const cookie = await logIn(address, 'handler')
  let turn = 0
  const body = { values: { AIC003: '91' }, verifiedOn: '2026-01-02' }
  const verify = (address, cookie, key) => {
    const person = people[turn++ % people.length]
    return ask(address, 'POST', `/api/people/${person}/verifications`, { cookie, key, body: { ...body, reason: key } })
  }
  const writing = beginWriting(address, cookie, verify)
  const after = 0.2 + Math.random() * 2
  await sleep(after * 1000)
  await kill(child)
  await writing.done
  await judge(register, writing, async () => 'kept')
  await dropRegister(register)
  return { after, state: 'kept', acknowledged: writing.acknowledged.size }
}

/** What was acknowledged is kept; what is kept beside it was under way; and the audit tells of all of it. */
async function judge(register, { acknowledged, open }, look) {
  const store = await openStore({ folder: register.place, databaseUrl: register.url })
  try {
    const said = await look(store)
    const kept = await store.database.query(
      'select name as key from batch union all select reason from person_decision',
    )
    const keys = kept.map(({ key }) => key)
    if (new Set(keys).size !== keys.length) throw new Error(`${register.database}: something was done twice`)
    for (const key of acknowledged) if (!keys.includes(key)) throw new Error(`${register.database}: ${key} is lost`)
    for (const key of keys) {
      if (!acknowledged.has(key) && !open.has(key)) throw new Error(`${register.database}: ${key} was never asked for`)
    }
    await store.audit.seal()
    const findings = await store.audit.verify()
    if (!findings.ok) throw new Error(`${register.database}: the audit is not whole: ${JSON.stringify(findings)}`)
    const [{ entries }] = await store.database.query(
      `select count(*) as entries from audit_entry where action in ('batch.create', 'person.verify') and result = 'ok'`,
    )
    if (entries !== keys.length) throw new Error(`${register.database}: ${keys.length} writes, ${entries} in the audit`)
    return said
  } finally {
    await store.close()
  }
}

try {
  const output = await makeResults(main, values.persons, values.data)
  await prepare(output)
  const seconds = await publishOnce()
  tell(`publishing takes ${seconds.toFixed(1)} s beside writes; ${publishings} kills while it publishes`)
  await killAll('publishing', publishings, (round) => killWhilePublishing(round, seconds))
  tell(`${writings} kills while it answers writes`)
  await killAll('writing', writings, killWhileWriting)
  tell(`${publishings + writings} passed, 0 failed`)
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
