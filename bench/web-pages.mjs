// What the console does in a real browser. Times are milliseconds of the page's own clock, which begins with asking for it.
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { password } from './service-client.mjs'

const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']
/** Whoever types or looks for an entry takes this long, in which what was asked for before has come. */
const rest = 1000

const viewport = { width: 1280, height: 720 }

/** What has to be on a page before it can be used. */
const usable = {
  login: 'input[autocomplete=username]',
  overview: 'main .ant-card .ant-table-tbody tr[data-row-key]',
  people: 'main .ant-table-tbody tr[data-row-key]',
}

/** `startBare` is given the scripts of the first page and serves a page of as many bytes. */
export async function measurePages({ executablePath, address, startBare, turns, township, villages, names }) {
  const browser = await chromium.launch({ executablePath, args: [...flags, ...quiet] })
  try {
    const { scripts, session } = await signIn(browser, address)
    const bare = await startBare(scripts)
    const cold = {
      bare: await openCold(browser, { url: bare, ready: usable.login, turns }),
      login: await openCold(browser, { url: `${address}/`, ready: usable.login, turns }),
      overview: await openCold(browser, { url: `${address}/`, ready: usable.overview, turns, session }),
      people: await openCold(browser, { url: `${address}/people`, ready: usable.people, turns, session }),
    }
    const context = await browser.newContext({ viewport, locale: 'zh-CN', storageState: session })
    const page = await context.newPage()
    const rows = {
      'overview of the prefecture': await countOn(page, `${address}/`),
      [`overview of ${villages} villages`]: await countOn(page, `${address}/?area=${township}`),
      people: await countOn(page, `${address}/people`),
      findings: await countOn(page, `${address}/findings`),
    }
    const search = await timeSearch(page, address, names)
    const picker = await timePicker(page, address, township)
    rows['area picker, villages open'] = picker.counted
    const answers = { 'people: search box': search, 'people: area picker': picker.time }
    return { cold, scripts, rows, answers }
  } finally {
    await browser.close()
  }
}

/** Signs in; gives the scripts that were loaded before, and the session. */
async function signIn(browser, address) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  const page = await context.newPage()
  const loaded = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') loaded.push(response)
  })
  await page.goto(address)
  await page.locator(usable.login).waitFor()
  const scripts = await Promise.all(
    [...loaded].map(async (response) => {
      const body = await response.body()
      const name = new URL(response.url()).pathname.replace('/assets/', '')
      return { name, bytes: body.byteLength, gzip: gzipSync(body).byteLength }
    }),
  )
  await page.locator(usable.login).fill('city')
  await page.locator('input[type=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator(usable.overview).first().waitFor()
  const session = await context.storageState()
  await context.close()
  return { scripts: scripts.sort((one, other) => other.bytes - one.bytes), session }
}

/** The middle of some openings, each in a profile of its own, with nothing kept from before. */
async function openCold(browser, { url, ready, turns, session }) {
  const seen = []
  for (let turn = 0; turn < turns; turn++) {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', ...(session && { storageState: session }) })
    const page = await context.newPage()
    await page.addInitScript(watchPage, ready)
    await page.goto(url)
    await page.waitForFunction(() => globalThis.benchUsable !== undefined)
    // What is painted late, the charts above all, counts too.
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(300)
    const times = await page.evaluate(() => ({
      usable: globalThis.benchUsable,
      painted: globalThis.benchPainted,
    }))
    const tools = await context.newCDPSession(page)
    await tools.send('Performance.enable')
    const { metrics } = await tools.send('Performance.getMetrics')
    seen.push({ ...times, heapBytes: metrics.find(({ name }) => name === 'JSHeapUsedSize').value })
    await context.close()
  }
  const middle = (name) => middleOf(seen.map((one) => one[name]))
  return { usable: middle('usable'), painted: middle('painted'), heapBytes: middle('heapBytes') }
}

/** Runs in the page: when `ready` first stood on the screen, and when the largest thing was painted. */
function watchPage(ready) {
  globalThis.benchPainted = 0
  new PerformanceObserver((list) => {
    globalThis.benchPainted = list.getEntries().at(-1).startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  const look = () => {
    if (globalThis.benchUsable !== undefined || document.querySelector(ready) === null) return
    observer.disconnect()
    // After the frame that shows it.
    requestAnimationFrame(() => setTimeout(() => (globalThis.benchUsable ??= performance.now())))
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true, attributes: true })
}

/** Nodes of the page and rows of its longest list, once nothing more is asked for. */
async function countOn(page, url) {
  await page.goto(url)
  await page.locator('main tr[data-row-key], main .ant-empty').first().waitFor()
  await page.waitForLoadState('networkidle')
  return countNow(page)
}

const countNow = (page) =>
  page.evaluate(() => ({
    nodes: document.querySelectorAll('*').length,
    // The levels of an open picker are one list; what stands behind it is another.
    rows: Math.max(
      ...['tr[data-row-key]', '.ant-cascader-menu-item', '[role=option]'].map(
        (row) => document.querySelectorAll(row).length,
      ),
    ),
  }))

/** Searches for names one after the other. */
async function timeSearch(page, address, names) {
  await page.goto(`${address}/people`)
  await page.locator(usable.people).first().waitFor()
  const times = []
  for (const name of names) {
    const box = page.getByLabel('身份证号、姓名、拼音首字母或手机号')
    await box.fill(name)
    await page.waitForTimeout(rest)
    const shown = page.evaluate(shownAfter, { path: '/api/people/search', inside: 'main .ant-table-tbody' })
    await box.press('Enter')
    times.push(await shown)
  }
  // The first one warms up.
  return middleOf(times.slice(1))
}

/** Opens the area picker level by level down to the villages, some times. */
async function timePicker(page, address, township) {
  const times = []
  let counted
  for (let turn = 0; turn < 5; turn++) {
    await page.goto(`${address}/people`)
    await page.locator(usable.people).first().waitFor()
    await page.getByLabel('地区', { exact: true }).click()
    for (const [at, code] of [township.slice(0, 6), township].entries()) {
      const item = page.locator(`.ant-cascader-menu`).nth(at).locator(`[data-path-key$="${code}"]`)
      await item.waitFor()
      await page.waitForTimeout(rest)
      const shown = page.evaluate(shownAfter, {
        path: `/api/divisions/${code}`,
        inside: 'body',
        added: 'ant-cascader-menu',
      })
      await item.click()
      times.push(await shown)
    }
    counted = await countNow(page)
  }
  return { time: middleOf(times), counted }
}

/** Runs in the page: from the end of the next answer of `path` to the frame that shows what it changed. */
function shownAfter({ path, inside, added }) {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    setTimeout(() => reject(new Error(`nothing was shown after ${path}`)), 20_000)
    const observer = new MutationObserver((changes) => {
      const isShown =
        added === undefined ||
        changes.some(({ addedNodes }) => [...addedNodes].some(({ className }) => className === added))
      const answer = performance
        .getEntriesByType('resource')
        .find(({ name, startTime }) => name.endsWith(path) && startTime >= begun)
      if (!isShown || answer === undefined || answer.responseEnd === 0) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - answer.responseEnd)))
    })
    observer.observe(document.querySelector(inside), { childList: true, subtree: true, characterData: true })
  })
}

const middleOf = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]
