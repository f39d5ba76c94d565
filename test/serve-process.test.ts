import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { insertAccount, insertGrant, updatePassword } from '../src/registry/accounts.ts'
import { openStore } from '../src/registry/open-store.ts'
import { hashPassword } from '../src/security/password.ts'
import { makeBatches } from './support/published.ts'
import { testPassword } from './support/service.ts'

// The real server process, which has its jobs done by processes of their own.

const command = join(import.meta.dirname, '../bin/canbao')
const folder = mkdtempSync(join(tmpdir(), 'canbao-serve-'))
const registry = join(folder, 'registry')
const servers: ChildProcess[] = []
afterAll(() => {
  for (const server of servers) server.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function makeHandler(): Promise<void> {
  const store = await openStore({ folder: registry, databaseUrl: null })
  const passwordHash = await hashPassword(testPassword)
  const now = new Date()
  const base = { key: 'jing', login: 'jing', name: 'jing', area: '520300', passwordHash, demonstration: true, now }
  const { id } = await insertAccount(store.database, { ...base, createdBy: null })
  await updatePassword(store.database, id, passwordHash, false)
  await insertGrant(store.database, id, { role: 'handler', area: '520300' }, { now, grantedBy: null })
  await store.close()
}

/** Starts `canbao serve` and signs in; gives what asks it. */
async function startServer() {
  const { DATABASE_URL: _embedded, ...env } = process.env
  const words = ['serve', '--registry', registry, '--port', '0']
  const server = spawn(process.execPath, [command, ...words], { env: { ...env, LANG: 'en_US.UTF-8' } })
  servers.push(server)
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout!.on('data', (chunk) => {
      said += chunk
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (found) resolve(found[0])
    })
    server.stderr!.on('data', () => undefined)
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
  let cookie = ''
  const ask = async (method: string, path: string, body?: object) => {
    const isFile = body instanceof Uint8Array
    const response = await fetch(address + path, {
      method,
      headers: {
        'x-canbao': '1',
        ...(cookie !== '' && { cookie }),
        ...(body !== undefined && { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body !== undefined && { body: isFile ? (body as never) : JSON.stringify(body) }),
    })
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return (await response.json()) as Record<string, unknown>
  }
  await ask('POST', '/api/login', { login: 'jing', password: testPassword })
  return { server, ask }
}

type Ask = Awaited<ReturnType<typeof startServer>>['ask']

async function until(ask: Ask, job: unknown, isSo: (job: Record<string, unknown>) => boolean) {
  for (;;) {
    const found = await ask('GET', `/api/jobs/${job}`)
    if (isSo(found)) return found
    await sleep(20)
  }
}

const workersOf = (server: ChildProcess) =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(server.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('jobs/worker'))
    .map((line) => Number(line.trim().split(' ')[0]))

test('a comparison runs beside the server; whichever process is killed, nothing half-done stays', async () => {
  await makeHandler()
  const [batchFolder] = await makeBatches(folder, { persons: 20_000, seed: Number(randomBytes(1)[0]) })
  const first = await startServer()
  const { batch } = await first.ask('POST', '/api/batches', { area: '520300', name: '四季度' })
  for (const entry of readdirSync(batchFolder!, { withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = `/api/batches/${batch}/files/${encodeURIComponent(entry.name)}?at=0`
    await first.ask('PUT', path, readFileSync(join(batchFolder!, entry.name)))
  }
  const isWorking = ({ progress }: Record<string, unknown>) => progress !== null
  const hasEnded = ({ endedAt }: Record<string, unknown>) => endedAt !== null

  const { job: killed } = await first.ask('POST', `/api/batches/${batch}/comparison`)
  await until(first.ask, killed, isWorking)
  for (const pid of workersOf(first.server)) process.kill(pid, 'SIGKILL')
  expect(await until(first.ask, killed, hasEnded)).toMatchObject({ state: 'failed', problem: { code: 'job_lost' } })
  expect(existsSync(join(registry, 'results', String(killed)))).toBe(false)

  const { job: cancelled } = await first.ask('POST', `/api/batches/${batch}/comparison`)
  await until(first.ask, cancelled, isWorking)
  await first.ask('POST', `/api/jobs/${cancelled}/cancellation`)
  expect(await until(first.ask, cancelled, hasEnded)).toMatchObject({ state: 'cancelled' })
  expect(existsSync(join(registry, 'results', String(cancelled)))).toBe(false)

  const { job: orphaned } = await first.ask('POST', `/api/batches/${batch}/comparison`)
  await until(first.ask, orphaned, isWorking)
  first.server.kill('SIGKILL')
  await new Promise((resolve) => first.server.once('exit', resolve))
  const second = await startServer()
  expect(await until(second.ask, orphaned, hasEnded)).toMatchObject({ state: 'failed', problem: { code: 'job_lost' } })

  const { job: whole } = await second.ask('POST', `/api/batches/${batch}/comparison`)
  expect(await until(second.ask, whole, hasEnded)).toMatchObject({ state: 'done', result: { brokenChecks: [] } })
  const { job: proposal } = await second.ask('POST', `/api/jobs/${whole}/proposal`)
  expect(await until(second.ask, proposal, hasEnded)).toMatchObject({
    state: 'done',
    result: { run: expect.any(String) },
  })
  second.server.kill('SIGTERM')
  expect(await new Promise((resolve) => second.server.once('exit', resolve))).toBe(0)
})
