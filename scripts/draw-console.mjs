// `node scripts/draw-console.mjs`: the pictures of the console in docs/images, taken from the real service over an
// invented prefecture of 20,000 people.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { makeResults } from '../bench/sample-results.mjs'
import { ask, logIn, makeAccount, password, startService } from '../bench/service-client.mjs'
import { ensureBuilt } from '../bin/build.js'
import { root } from '../bin/checkout.js'
import { ensureChromium } from '../bin/chromium.js'
import { ensureInstalled } from '../bin/install.js'

await ensureInstalled()
const main = await ensureBuilt()
const executablePath = await ensureChromium()
const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
const { openStore } = await load('registry/open-store.js')
const { proposeRun, approveProposal } = await load('publish/publish-run.js')

const folder = mkdtempSync(join(tmpdir(), 'canbao-draw-'))
const output = await makeResults(main, '20000', join(root, 'data', 'bench'))
const store = await openStore({ folder, databaseUrl: null })
const now = new Date()
const run = await proposeRun(store, output, { actor: 'proposer', now })
await approveProposal(store, run.key, { actor: 'approver', now, alone: false })
for (const [login, role] of [
  ['wang', 'handler'],
  ['zhao', 'reviewer'],
]) {
  await makeAccount(store, login, role, '520300')
}
await store.close()

const { child, address } = await startService(folder, {})
const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
const browser = await chromium.launch({ executablePath, args: [...flags, '--disable-background-networking'] })
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: 'zh-CN' })
  await page.goto(address)
  await page.getByLabel('账号', { exact: true }).fill('wang')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  const cookie = await logIn(address, 'wang')
  const asked = { disposition: 'survey', reason: 'inaccurate', limit: 1 }
  const { text } = await ask(address, 'POST', '/api/people/search', { cookie, body: asked })
  const [person] = JSON.parse(text).people
  for (const [name, path] of [
    ['overview', '/'],
    ['people', '/people?disposition=survey'],
    ['person', `/people/${person.key}`],
    ['desk', '/desk'],
  ]) {
    await page.goto(address + path)
    await page.waitForLoadState('networkidle')
    if (name === 'person') {
      await page.getByRole('button', { name: '查看依据' }).click()
      await page.getByRole('columnheader', { name: '项目' }).waitFor({ timeout: 60_000 })
    }
    if (name === 'desk') await page.getByRole('button', { name: /^是同一人/ }).waitFor({ timeout: 60_000 })
    await page.waitForTimeout(500)
    await page.screenshot({ path: join(root, 'docs', 'images', `console-${name}.png`) })
  }
} finally {
  await browser.close()
  child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}
