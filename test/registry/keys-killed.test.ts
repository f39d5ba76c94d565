import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '../../src/registry/open-store.ts'
import { countSealed } from '../../src/registry/reseal-values.ts'
import { callCommand } from '../support/call-command.ts'
import { newDatabaseUrl } from '../support/registries.ts'
import { fillSealed, openAll } from '../support/sealed-register.ts'
import { testPassword } from '../support/service.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const folder = mkdtempSync(join(tmpdir(), 'canbao-keys-killed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const databaseUrl = await newDatabaseUrl()
const registry = join(folder, 'registry')
const firstKey = join(folder, 'first.key')

/** A look with the eyes of a new process. */
async function look<T>(work: (store: Store) => Promise<T>, keyFile = firstKey): Promise<T> {
  const store = await openStore({ folder: registry, databaseUrl, keyFile })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Everything that is sealed, opened, and the keys that sealed it. */
const lookAtAll = (keyFile?: string) =>
  look(async (store) => {
    const keys = [...new Set((await countSealed(store.database)).map(({ keyID }) => keyID))].sort()
    return { opened: await openAll(store), keys: keys.join(), isWhole: (await store.audit.verify()).ok }
  }, keyFile)

const environment: NodeJS.ProcessEnv = {
  ...process.env,
  CANBAO_PASSWORD: testPassword,
  CANBAO_REGISTRY: registry,
  CANBAO_KEY_FILE: firstKey,
  ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
}

/** The same work as the command's, in a process that looks for keys more often, killed some time after it says a word. */
async function end(work: string, word: string, after: number): Promise<boolean> {
  const load = (path: string) => `await import('${pathToFileURL(join(root, 'dist', path)).href}')`
  const script = `
    const { openStore } = ${load('registry/open-store.js')}
    const { signIn } = ${load('security/sign-in.js')}
    const keys = ${load('security/manage-keys.js')}
    const store = await openStore(${JSON.stringify({ folder: registry, databaseUrl, keyFile: firstKey, looksEvery: 20 })})
    const actor = await signIn(store, { login: 'security', password: process.env.CANBAO_PASSWORD, now: new Date() })
    const say = (word) => process.stdout.write(word + '\\n')
    // A batch of so few people is done before anybody could kill it.
    const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    const onProgress = () => say('progress') && pause()
    const act = { actor, now: new Date(), onStage: (stage) => say(stage), onProgress }
    say('begin')
    ${work}
    await store.close()
    say('end')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const heard = new Promise<void>((resolve) => {
    child.stdout.on('data', (text) => {
      said += text
      if (said.includes(`${word}\n`)) resolve()
    })
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await Promise.race([heard, ended])
  await Promise.race([sleep(after), ended])
  child.kill('SIGKILL')
  await ended
  return said.includes('end\n')
}

/** Milliseconds for a dozen processes, each of which opens the register. */
const processes = 400_000

let opened: Record<string, string[]>
beforeAll(async () => {
  await look((store) => fillSealed(store, 1_500))
  opened = (await lookAtAll()).opened
}, processes)

test(
  'a rotation that is killed at any moment loses nothing, and the next one ends it',
  async () => {
    const { code, out } = await callCommand(['keys', '--as', 'security', '--json'], { environment })
    expect(code).toBe(0)
    expect(JSON.parse(out).keys).toMatchObject([{ id: 1, isCurrent: true }])
    const seen = new Set<string>()
    const moments = [
      ['make', 5],
      ['reseal', 0],
      ['progress', 0],
      ['progress', 250],
    ] as const
    for (const [word, after] of moments) {
      expect(await end('await keys.rotateKeys(store, act)', word, after)).toBe(false)
      const { keys, ...found } = await lookAtAll()
      expect(found).toEqual({ opened, isWhole: true })
      seen.add(keys)
    }
    expect([...seen]).toEqual(['1', '1,2'])
    expect(await end('await keys.rotateKeys(store, act)', 'end', 60_000)).toBe(true)
    const retired = await callCommand(['keys', 'retire', '1', '--as', 'security'], { environment })
    expect(retired).toMatchObject({ code: 0, out: 'Data key 1 is retired and deleted.\n' })
    expect(await lookAtAll()).toEqual({ opened, keys: '2', isWhole: true })
  },
  processes,
)

test(
  'a change of the master key that is killed at any moment leaves one master key that opens everything',
  async () => {
    const seen = new Set<boolean>()
    const file = join(folder, 'next.key')
    for (const after of [0, 3, 6, 12, 25, 50, 3_000]) {
      await end(`await keys.changeMaster(store, ${JSON.stringify(file)}, act)`, 'begin', after)
      const found = await lookAtAll().catch((error) => {
        expect(error).toMatchObject({ code: 'key_wrong' })
        return null
      })
      const isChanged = found === null
      expect(found ?? (await lookAtAll(file))).toEqual({ opened, keys: '2', isWhole: true })
      seen.add(isChanged)
      if (isChanged) break
      await expect(look(openAll, file)).rejects.toMatchObject({ code: expect.stringMatching(/key_wrong|key_missing/) })
    }
    expect([...seen]).toEqual([false, true])
  },
  processes,
)
