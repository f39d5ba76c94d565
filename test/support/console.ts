import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { approveProposal, proposeRun } from '../../src/publish/publish-run.ts'
import { insertAccount, insertGrant, updatePassword } from '../../src/registry/accounts.ts'
import { openStore } from '../../src/registry/open-store.ts'
import { hashPassword } from '../../src/security/password.ts'
import type { Role } from '../../src/security/roles.ts'
import { makeBatches, runOnce } from './published.ts'
import { testPassword } from './service.ts'

/** Chromium as tests run it: alone, and asking nobody outside. */
const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Console {
  address: string
  /** folder of an invented batch, for who uploads one */
  batch: string
  /** A page of its own browser window, signed in. */
  signIn(login: string): Promise<Page>
  /** A page that nobody signed in to. */
  open(path: string): Promise<Page>
}

/** The real service in a process of its own, with the invented people of a prefecture (520300), and a real browser. */
export async function newConsole(
  accounts: Readonly<Record<string, { role: Role; area: string }>>,
  invented: { persons: number; seed: number; noise?: number } = { persons: 1500, seed: 5 },
): Promise<Console> {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-console-'))
  const registry = join(folder, 'registry')
  const [batch] = await makeBatches(folder, invented)
  await runOnce(batch!, join(folder, 'out'))
  const store = await openStore({ folder: registry, databaseUrl: null })
  const now = new Date()
  const run = await proposeRun(store, join(folder, 'out'), { actor: 'proposer', now })
  await approveProposal(store, run.key, { actor: 'approver', now, alone: false })
  const passwordHash = await hashPassword(testPassword)
  for (const [login, { role, area }] of Object.entries(accounts)) {
    const base = {
      key: randomBytes(12).toString('hex'),
      login,
      name: `演示${login}`,
      area,
      passwordHash,
      demonstration: true,
      now,
    }
    const { id } = await insertAccount(store.database, { ...base, createdBy: null })
    await updatePassword(store.database, id, passwordHash, false)
    await insertGrant(store.database, id, { role, area }, { now, grantedBy: null })
  }
  await store.close()
  const { server, address } = await startServer(registry)
  const executablePath = process.env.CANBAO_CHROMIUM ?? '/usr/bin/chromium'
  const browser: Browser = await chromium.launch({ executablePath, args: flags })
  afterAll(async () => {
    await browser.close()
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  const open = async (path: string) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: 'zh-CN' })
    await page.goto(address + path)
    return page
  }
  return {
    address,
    batch: batch!,
    open,
    async signIn(login) {
      const page = await open('/')
      await page.getByLabel('账号', { exact: true }).fill(login)
      await page.getByLabel('密码', { exact: true }).fill(testPassword)
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.getByRole('navigation', { name: '主菜单' }).waitFor()
      return page
    },
  }
}

function startServer(registry: string): Promise<{ server: ChildProcess; address: string }> {
  const command = join(import.meta.dirname, '../../bin/canbao')
  const { DATABASE_URL: _embedded, ...env } = process.env
  const server = spawn(process.execPath, [command, 'serve', '--registry', registry, '--port', '0'], { env })
  return new Promise((resolve, reject) => {
    let said = ''
    server.stdout.on('data', (chunk) => {
      said += chunk
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address !== undefined) resolve({ server, address })
    })
    server.stderr.on('data', () => undefined)
    server.once('exit', (code) => reject(new Error(`the service ended with ${code}: ${said}`)))
  })
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** No serious violation of WCAG 2.2 AA that axe finds on the page as it is shown. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOf(page)).toEqual([])
}

export async function violationsOf(page: Page): Promise<string[]> {
  // By the protocol of the browser's tools, which no policy of the page holds back.
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }).axe
      .run
    const { violations } = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  })
}

interface Violation {
  id: string
  impact: string
  nodes: { html: string }[]
}
