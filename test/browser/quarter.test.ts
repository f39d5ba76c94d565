import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, newConsole } from '../support/console.ts'
import { readPdfTexts } from '../support/pdf-text.ts'

const console = await newConsole(
  {
    reviewer: { role: 'reviewer', area: '520300' },
    statistician: { role: 'statistician', area: '520300' },
    auditor: { role: 'auditor', area: '520300' },
  },
  { quarters: 2, published: 2 },
)

/** The seventeen figures of 合计, as the page shows them. */
async function totals(page: Page): Promise<string[]> {
  const cells = page.locator('.official-form tbody tr').first().locator('td')
  const texts = await cells.evaluateAll((all) =>
    all.map((cell) => (cell.querySelector('.figure') ?? cell.firstChild)?.textContent ?? ''),
  )
  expect(texts).toHaveLength(17)
  return texts
}

async function choose(page: Page, quarter: string): Promise<void> {
  await page.getByLabel('季度', { exact: true }).click()
  await page.locator('.ant-select-item-option').filter({ hasText: quarter }).click()
  await page.getByText(`${quarter.slice(0, 4)} 年 第 ${quarter.slice(5)} 季度`).waitFor()
}

async function download(page: Page, button: string): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) }
}

/** Signs the open dialog and files. */
async function file(page: Page, names: readonly [string, string, string]): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('填表人').fill(names[0])
  await dialog.getByLabel('处（科）负责人').fill(names[1])
  await dialog.getByLabel('单位负责人', { exact: true }).fill(names[2])
  await dialog.getByRole('button', { name: /^上\s*报$/ }).click()
}

test('the table of a quarter is looked through, signed, filed, printed and saved', async () => {
  const page = await console.signIn('reviewer')
  await page.getByRole('link', { name: '季度报表' }).click()
  await page.getByRole('heading', { name: '季度报表' }).waitFor()
  await choose(page, '2016Q4')
  await page.getByText(/^尚未上报/).waitFor()
  await expectAccessible(page)

  // The figure leads to as many people as it says.
  const figure = page.getByRole('button', { name: /^合计 医疗保险应参未参保人数/ })
  const counted = Number((await figure.textContent())!.replaceAll(',', ''))
  await figure.click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('（12）医疗保险应参未参保人数').waitFor()
  let people = 0
  for (let at = 1; ; at++) {
    if (at > 1) await drawer.getByText(`第 ${at} 页`).waitFor()
    await drawer.locator('.ant-table-row').first().waitFor()
    people += await drawer.locator('.ant-table-row').count()
    if (at === 1) await expectAccessible(page)
    const next = drawer.getByRole('button', { name: '下一页' })
    if ((await next.count()) === 0 || (await next.isDisabled())) break
    const first = await drawer.locator('.ant-table-row').first().getAttribute('data-row-key')
    await next.click()
    await drawer.locator(`.ant-table-row[data-row-key="${first}"]`).waitFor({ state: 'detached' })
  }
  expect(people).toBe(counted)
  await drawer.getByRole('button', { name: '关闭' }).click()
  await drawer.waitFor({ state: 'hidden' })

  const shown = await totals(page)
  const blank = readPdfTexts((await download(page, '下载 PDF')).content).flat()
  expect(blank).toContain('填表人签章:')
  await page.getByRole('button', { name: /^上\s*报$/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^上\s*报$/ })
    .click()
  await page.getByText('请填写填表人姓名').waitFor()
  await expectAccessible(page)
  await file(page, ['王𬱖', '李演示', '张演示'])
  await page.getByRole('heading', { name: '已上报：2016Q4 第 1 版' }).waitFor()
  await page.getByText('填表人签章：王𬱖').waitFor()
  expect(await totals(page)).toEqual(shown)
  await expectAccessible(page)

  const pdf = await download(page, '下载 PDF')
  expect(pdf.name).toBe('quarterly-520300-2016Q4-v1.pdf')
  const texts = readPdfTexts(pdf.content).flat()
  const from = texts.indexOf('合计') + 1
  expect(texts.slice(from, from + 17)).toEqual(shown)
  const signed = ['单位负责人签章:张演示', '处(科)负责人签章:李演示', '填表人签章:王𬱖']
  expect(texts).toEqual(expect.arrayContaining(signed))
  const sheet = await download(page, '下载 Excel')
  expect(sheet.name).toBe('quarterly-520300-2016Q4-v1.xlsx')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(sheet.content as never)
  const [form] = workbook.worksheets
  expect(shown.map((_, at) => (form!.getCell(7, at + 2).value as number).toLocaleString('en-US'))).toEqual(shown)
  expect(signed.map((text) => JSON.stringify(form!.getSheetValues()).includes(text))).toEqual([true, true, true])

  // On paper there is the form alone, on one page.
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation', { name: '主菜单' }).isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  expect(await page.locator('.official-form').isVisible()).toBe(true)
  const printed = await page.pdf({ preferCSSPageSize: true })
  expect(printed.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  await page.close()
})

test('a correction says why, and the next quarter is compared with the version that holds', async () => {
  const page = await console.signIn('reviewer')
  await page.getByRole('link', { name: '季度报表' }).click()
  await page.getByRole('link', { name: '2016Q4 第 1 版' }).click()
  await page.getByRole('button', { name: '所据结果的报表' }).click()
  await page.getByRole('button', { name: '更正上报' }).click()
  await file(page, ['王𬱖', '李演示', '赵演示'])
  await page.getByText('请说明更正原因').waitFor()
  await expectAccessible(page)
  await page.getByRole('dialog').getByLabel('更正原因').fill('单位负责人更换')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^上\s*报$/ })
    .click()
  await page.getByRole('heading', { name: '已上报：2016Q4 第 2 版' }).waitFor()
  await page.getByText('单位负责人签章：赵演示').waitFor()
  const rows = page.locator('.ant-table-row')
  await rows.filter({ hasText: '2016Q4 第 2 版' }).filter({ hasText: '单位负责人更换' }).waitFor()
  await rows.filter({ hasText: '2016Q4 第 1 版' }).waitFor()
  const earlier = (await totals(page)).map((text) => Number(text.replaceAll(',', '')))

  await page.getByRole('button', { name: '所据结果的报表' }).click()
  await choose(page, '2017Q1')
  await page.getByText('数字下方为与 2016Q4 已上报表（第 2 版）的差').waitFor()
  await expectAccessible(page)
  const later = (await totals(page)).map((text) => Number(text.replaceAll(',', '')))
  const more = await page.locator('.official-form tbody tr').first().locator('.more').allTextContents()
  const differences = more.map((text) => Number(text.replace('±', '').replace('−', '-').replaceAll(',', '')))
  expect(differences).toEqual(later.map((figure, at) => figure - earlier[at]!))
  expect(differences.some((difference) => difference !== 0)).toBe(true)
  await page.getByRole('switch', { name: '显示与上季度的差' }).click()
  expect(await page.locator('.official-form .more').count()).toBe(0)
  await page.close()
})

test('a statistician reads figures and saves the form, and no figure leads to anybody', async () => {
  const page = await console.signIn('statistician')
  await page.getByText('户籍人口').first().waitFor()
  await expectAccessible(page)
  expect(await page.locator('a[href^="/people"], a[href^="/findings"]').count()).toBe(0)
  for (const name of ['人员', '疑点', '复核', '比对与入库']) {
    expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0)
  }
  await page.getByRole('link', { name: '季度报表' }).click()
  await page.getByRole('heading', { name: '已上报：2016Q4 第 2 版' }).waitFor()
  await expectAccessible(page)
  expect(await page.locator('.official-form .figure').count()).toBe(0)
  expect(await page.getByRole('button', { name: /上报/ }).count()).toBe(0)
  const shown = await totals(page)
  const texts = readPdfTexts((await download(page, '下载 PDF')).content).flat()
  expect(texts).toEqual(expect.arrayContaining(shown))
  await page.getByRole('link', { name: '政策表' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectAccessible(page)
  await page.goto(`${console.address}/runs`)
  await page.getByText('您的账号不办理这项业务').waitFor()
  await page.close()
})

test('an auditor reads who filed the table and who saved it', async () => {
  const page = await console.signIn('auditor')
  await page.getByRole('link', { name: '审计' }).click()
  const row = (action: string, login: string) =>
    page.locator('.ant-table-row').filter({ hasText: action }).filter({ hasText: login }).first()
  await row('上报季报表', 'reviewer').waitFor()
  await row('查看表中人员', 'reviewer').waitFor()
  await row('下载季报表', 'statistician').waitFor()
  await expectAccessible(page)
  expect(await page.getByRole('link', { name: '季度报表' }).count()).toBe(0)
  await page.close()
})
