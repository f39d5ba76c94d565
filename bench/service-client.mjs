// The service as a process of its own, and a client that asks it: for measuring it and for killing it.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../bin/checkout.js'

const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)

/** The password of every account that a bench makes. */
export const password = 'green mountain, slow river'

/** An account with one role in one area. */
export async function makeAccount(store, login, role, area) {
  const { insertAccount, insertGrant, updatePassword } = await load('registry/accounts.js')
  const { hashPassword } = await load('security/password.js')
  const passwordHash = await hashPassword(password)
  const base = { key: randomBytes(12).toString('hex'), login, name: login, area, passwordHash, demonstration: true }
  const { id } = await insertAccount(store.database, { ...base, now: new Date(), createdBy: null })
  await updatePassword(store.database, id, passwordHash, false)
  await insertGrant(store.database, id, { role, area }, { now: new Date(), grantedBy: null })
}

/** Starts a program that prints its address; gives the process and the address. */
export function startProgram(words, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      env: { ...process.env, ...environment, LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    child.once('exit', (code) => reject(new Error(`${words[0]} ended with ${code}`)))
    child.stdout.on('data', (text) => {
      const address = /http:\/\/[0-9.]+:\d+/.exec(String(text))?.[0]
      if (address !== undefined) resolve({ child, address })
    })
  })
}

/** `canbao serve` on any free port. */
export const startService = (folder, environment) =>
  startProgram([join(root, 'dist', 'cli', 'main.js'), 'serve', '--port', '0', '--registry', folder], environment)

/** Signs in; gives the cookie. */
export async function logIn(address, login, agent) {
  const { headers, status } = await ask(address, 'POST', '/api/login', { body: { login, password }, agent })
  if (status !== 200) throw new Error(`${login} did not get in: ${status}`)
  return headers['set-cookie'][0].split(';')[0]
}

/** One request; rejects where the connection breaks. */
export function ask(address, method, path, { cookie, body, key, agent } = {}) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const asked = request(`${address}${path}`, {
      method,
      ...(agent && { agent }),
      headers: {
        'x-canbao': '1',
        ...(cookie && { cookie }),
        ...(key && { 'idempotency-key': key }),
        ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      },
    })
    asked.on('error', reject)
    asked.on('response', (answer) => {
      const pieces = []
      answer.on('data', (piece) => pieces.push(piece))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(pieces).toString() }),
      )
    })
    asked.end(text)
  })
}
