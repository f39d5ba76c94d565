import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, newConsole } from '../support/console.ts'

const console = await newConsole(
  {
    handler: { role: 'handler', area: '520300' },
    reviewer: { role: 'reviewer', area: '520300' },
  },
  { quarters: 2 },
)

/** The files of a batch as somebody picks them; a row of one of them is bad. */
function filesOf(folder: string) {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  return names.map(({ name }) => {
    const content = readFileSync(join(folder, name))
    const bad = Buffer.from('520302199001011234 x\r\n')
    const buffer = name === 'deaths.csv' ? Buffer.concat([content, bad]) : content
    return { name, mimeType: 'application/octet-stream', buffer }
  })
}

/** For a job, on a machine that has others. */
const aWhile = { timeout: 90_000 }

/** The figure below a title on the overview. */
const tile = (page: Page, title: string) =>
  page.locator('.ant-card').filter({ hasText: title }).locator('.figure-number').first().textContent()

/** The figure below a title in the summary of a run. */
const statistic = (page: Page, title: string) =>
  page.locator('.ant-statistic').filter({ hasText: title }).locator('.ant-statistic-content').textContent()

test('a handler sends a quarter and proposes it, another person publishes it, and the overview has its figures', async () => {
  const handler = await console.signIn('handler')
  await handler.getByText(/2016Q4 · 基准日期/).waitFor()
  const before = [await tile(handler, '户籍人口'), await tile(handler, '需调查登记')]

  await handler.getByRole('link', { name: '比对与入库' }).click()
  await handler.getByRole('button', { name: '新建批次' }).click()
  await handler.getByRole('dialog').getByLabel('名称').fill('2017年第一季度')
  await expectAccessible(handler)
  await handler
    .getByRole('dialog')
    .getByRole('button', { name: /^建\s*立$/ })
    .click()
  await handler.getByRole('heading', { name: '批次：2017年第一季度' }).waitFor()
  expect(await handler.getByRole('button', { name: '开始比对' }).isDisabled()).toBe(true)
  await expectAccessible(handler)
  const files = filesOf(console.batches[1]!)
  await handler.locator('input[type=file]').setInputFiles(files)
  await handler.getByText(`已收到 ${files.length} 个文件`).waitFor()
  await expectAccessible(handler)

  await handler.getByRole('button', { name: '先检查' }).click()
  await handler.getByText('检查通过，可以比对。').waitFor(aWhile)
  await expectAccessible(handler)
  await handler.getByRole('button', { name: '回到批次' }).click()
  await handler.getByRole('button', { name: '开始比对' }).click()
  await handler.getByText('比对完成。核对下面的结果后提请入库。').waitFor(aWhile)
  await expectAccessible(handler)
  const rejects = handler.locator('.ant-card').filter({ hasText: '拒收的行' }).last()
  const bad = rejects.getByRole('row').filter({ hasText: 'deaths.csv' })
  await bad.waitFor()
  expect(await bad.textContent()).toContain('死亡')

  await handler.getByRole('button', { name: '提请入库' }).click()
  await handler.getByText('已提请入库，等待另一人复核。').waitFor(aWhile)
  await handler.getByRole('button', { name: '打开入库申请' }).click()
  await handler.getByRole('heading', { name: /^入库申请 2017Q1/ }).waitFor()
  const approve = handler.getByRole('button', { name: '同意入库' })
  expect(await approve.isDisabled()).toBe(true)
  await handler.getByText('待复核：您是提请人，须由另一人办理').waitFor()
  await approve.hover({ force: true })
  await handler.getByRole('tooltip', { name: '您是提请人，须由另一人复核' }).waitFor()
  await expectAccessible(handler)

  const reviewer = await console.signIn('reviewer')
  await reviewer.getByRole('link', { name: '比对与入库' }).click()
  await reviewer.getByRole('row').filter({ hasText: '已提请' }).getByRole('link', { name: '2017Q1' }).click()
  await reviewer.getByRole('button', { name: '预览变化' }).click()
  await reviewer.getByText('入库后登记库将有这些变化（现在没有改动）').waitFor(aWhile)
  await reviewer.getByRole('link', { name: '第 1 人' }).first().waitFor()
  await expectAccessible(reviewer)
  await reviewer.getByRole('link', { name: '入库申请' }).click()
  await reviewer.getByRole('button', { name: '同意入库' }).click()
  await expectAccessible(reviewer)
  await reviewer
    .getByRole('dialog')
    .getByRole('button', { name: /^入\s*库$/ })
    .click()
  await reviewer.getByRole('heading', { name: '作业：入库' }).waitFor()
  await reviewer.getByText('登记库的变化').waitFor(aWhile)
  await expectAccessible(reviewer)
  await reviewer.getByRole('link', { name: '入库申请' }).click()
  await reviewer.getByText('已入库', { exact: true }).waitFor()
  const published = [await statistic(reviewer, '本地户籍'), await statistic(reviewer, '需调查登记')]
  await reviewer.close()

  await handler.getByRole('link', { name: '总览' }).click()
  await handler.getByText(/2017Q1 · 基准日期/).waitFor()
  const after = [await tile(handler, '户籍人口'), await tile(handler, '需调查登记')]
  expect(after).toEqual(published)
  expect(after).not.toEqual(before)
  await expectAccessible(handler)
  await handler.close()
}, 300_000)
