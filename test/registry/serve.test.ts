import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roles } from '../../src/security/roles.ts'
import { callCommand } from '../support/call-command.ts'
import { makeBatches, runOnce } from '../support/published.ts'
import { newDatabaseUrl } from '../support/registries.ts'

const folder = mkdtempSync(join(tmpdir(), 'canbao-serve-'))
const registry = join(folder, 'registry')
const results = join(folder, 'out')
const url = await newDatabaseUrl()
const otherUrl = await newDatabaseUrl()
const environment = { ...process.env, ...(url !== null && { DATABASE_URL: url }) }
const call = (...words: string[]) => callCommand([...words, '--registry', registry], { environment })

beforeAll(async () => {
  const [batch] = await makeBatches(folder, { persons: 800, seed: 5 })
  await runOnce(batch!, results)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** login → one-time password, as the command prints them */
const passwordsIn = (out: string) =>
  new Map([...out.matchAll(/^(\S+) +(\w{4}(?:-\w{4}){3}) /gm)].map(([, login, password]) => [login!, password!]))

/** Runs `canbao serve` until the work with its address is done, then interrupts it. */
async function whileServing(
  work: (address: string) => Promise<void>,
  more: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; out: string }> {
  let done: Promise<void> | undefined
  const { code, out } = await callCommand(['serve', '--port', '0', '--registry', registry], {
    environment: { ...environment, ...more },
    during(child, err) {
      const address = /listening at (http:[^"]+)"/.exec(err)?.[1]
      if (address === undefined) return false
      done = work(address).finally(() => child.kill('SIGINT'))
      return true
    },
  })
  await done
  return { code, out }
}

const logIn = (address: string, login: string, password: string) =>
  fetch(`${address}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-canbao': '1' },
    body: JSON.stringify({ login, password }),
  })

test('a demonstration has an account for each role; made again their old passwords are gone', async () => {
  const first = await call('demo', results)
  expect(first.code).toBe(0)
  expect(passwordsIn(first.out).size).toBe(Object.keys(roles).length)
  const second = await call('demo', results)
  const [old, renewed] = [passwordsIn(first.out), passwordsIn(second.out)]
  expect([...renewed.keys()]).toEqual([...old.keys()])
  const { code, out } = await whileServing(async (address) => {
    expect((await logIn(address, 'counter', old.get('counter')!)).status).toBe(401)
    for (const [login, password] of renewed) {
      const answer = await logIn(address, login, password)
      expect([login, answer.status, await answer.json()]).toEqual([login, 200, { mustChangePassword: true }])
    }
    // Another process on the same register, while the service runs.
    expect((await call('audit', 'verify')).code).toBe(0)
    if (url === null) expect((await call('serve', '--port', '0')).code).toBe(2)
    const taken = await call('serve', '--port', new URL(address).port, '--host', '127.0.0.1')
    expect(taken.code).toBe(2)
  })
  expect(code).toBe(0)
  expect(out).toMatch(/http:\/\/127\.0\.0\.1:\d+\/api\/openapi\.json/)
}, 90_000)

test('a register of real accounts is never made a demonstration', async () => {
  const other = join(folder, 'real')
  const environment = { ...process.env, ...(otherUrl !== null && { DATABASE_URL: otherUrl }) }
  const callOther = (...words: string[]) => callCommand([...words, '--registry', other], { environment })
  expect((await callOther('account', 'first', '--area', '520300')).code).toBe(0)
  const { code, out } = await callOther('demo', results)
  expect([code, out]).toEqual([2, ''])
}, 60_000)

const identityService = {
  // Nothing listens there.
  CANBAO_OIDC_ISSUER: 'http://127.0.0.1:9',
  CANBAO_OIDC_CLIENT_ID: 'canbao',
  CANBAO_OIDC_CLIENT_SECRET: 'secret',
  CANBAO_OIDC_REDIRECT: 'http://127.0.0.1:8080/api/login/outside/return',
}

test('with half of an identity service nothing starts, and the problem says what is missing', async () => {
  const nowhere = join(folder, 'never-made')
  const { CANBAO_OIDC_ISSUER } = identityService
  const { code, err } = await callCommand(['serve', '--registry', nowhere], {
    environment: { ...environment, CANBAO_OIDC_ISSUER },
  })
  expect([code, existsSync(nowhere)]).toEqual([2, false])
  expect(err).toContain('Missing: CANBAO_OIDC_CLIENT_ID, CANBAO_OIDC_CLIENT_SECRET, CANBAO_OIDC_REDIRECT.')
})

test('an identity service that cannot be reached does not keep the register from starting', async () => {
  const { code } = await whileServing(async (address) => {
    const ways = await fetch(`${address}/api/login/ways`)
    expect(await ways.json()).toEqual({ outside: { issuer: 'http://127.0.0.1:9/' } })
    const asked = await fetch(`${address}/api/login/outside`, { redirect: 'manual' })
    expect(asked.status).toBe(503)
    const led = await fetch(`${address}/api/login/outside`, { redirect: 'manual', headers: { accept: 'text/html' } })
    expect([led.status, led.headers.get('location')]).toEqual([303, '/?problem=outside_login_unavailable'])
  }, identityService)
  expect(code).toBe(0)
})
