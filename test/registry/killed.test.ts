import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { proposeRun } from '../../src/publish/publish-run.ts'
import { openStore } from '../../src/registry/open-store.ts'
import { addAccount, grantRole, makeFirstAccounts } from '../../src/security/manage-accounts.ts'
import { changePassword, signIn } from '../../src/security/sign-in.ts'
import { callCommand } from '../support/call-command.ts'
import { makeBatches, runOnce } from '../support/published.ts'
import { newDatabaseUrl } from '../support/registries.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const folder = mkdtempSync(join(tmpdir(), 'canbao-killed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const databaseUrl = await newDatabaseUrl()
const place = { folder: join(folder, 'registry'), databaseUrl }
const password = 'green mountain, slow river'
const now = new Date('2017-01-06T01:00:00Z')
const environment = {
  ...process.env,
  LC_ALL: 'C.UTF-8',
  CANBAO_PASSWORD: password,
  CANBAO_REGISTRY: place.folder,
  ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
}

/** A proposal that waits for the reviewer `zhao`; gives its key and how many people it has. */
async function prepare(): Promise<{ run: string; people: number }> {
  const [batch] = await makeBatches(folder, { persons: 4_000, seed: 9 })
  const people = await runOnce(batch!, join(folder, 'out'))
  const store = await openStore(place)
  try {
    const made = await makeFirstAccounts(store, '520300', now)
    const become = async (login: string, given: string) => {
      const actor = await signIn(store, { login, password: given, now, isChangingPassword: true })
      await changePassword(store, actor, password, now)
      return actor
    }
    const system = await become('system', made[0]!.password)
    const security = await become('security', made[1]!.password)
    const zhao = await addAccount(store, system, { login: 'zhao', name: '赵某', now })
    await become('zhao', zhao.password)
    await grantRole(store, security, { login: 'zhao', role: 'reviewer', area: '520300', now })
    const run = await proposeRun(store, join(folder, 'out'), { actor: 'wang', now })
    return { run: run.key, people: people.length }
  } finally {
    await store.close()
  }
}

/** What the register holds, read by a new process's eyes. */
async function look(): Promise<{ state: string; people: number; findings: number; isWhole: boolean }> {
  const store = await openStore(place)
  try {
    const [row] = await store.database.query(
      'select state, (select count(*) from person) as people, (select count(*) from finding) as findings from run',
    )
    const { ok } = await store.audit.verify()
    return { ...(row as { state: string; people: number; findings: number }), isWhole: ok }
  } finally {
    await store.close()
  }
}

test('a publishing that is killed at any moment leaves the old or the new register, and can be done again', async () => {
  const { run, people } = await prepare()
  const moments = [400, 900, 1_300, 1_600, 1_900, 2_200, 2_600]
  const seen = new Set<string>()
  for (const moment of moments) {
    const child = spawn(process.execPath, [join(root, 'bin', 'canbao'), 'publish', '--approve', run, '--as', 'zhao'], {
      env: environment,
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await sleep(moment)
    child.kill('SIGKILL')
    await ended
    const { state, people: found, findings, isWhole } = await look()
    seen.add(state)
    expect(isWhole).toBe(true)
    if (state === 'published') expect(found).toBe(people)
    else expect([state, found, findings]).toEqual(['proposed', 0, 0])
  }
  expect(seen).toContain('proposed')
  const { code, err } = await callCommand(['publish', '--approve', run, '--as', 'zhao'], { environment })
  expect(err).not.toContain('Error')
  expect(code).toBe(0)
  expect(await look()).toMatchObject({ state: 'published', people, isWhole: true })
})
