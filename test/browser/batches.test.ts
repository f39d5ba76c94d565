import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { expectAccessible, newConsole } from '../support/console.ts'

const console = await newConsole({
  handler: { role: 'handler', area: '520300' },
  reviewer: { role: 'reviewer', area: '520300' },
})

const readOf = (name: string) => readFileSync(join(console.batches[0]!, name))

/** With a row of one cell. */
const brokenDeaths = () => Buffer.concat([readOf('deaths.csv'), Buffer.from('520302199001011234 x\r\n')])

test('a handler sends files, says what each is by the form, compares and proposes; a reviewer reads the rejects', async () => {
  const page = await console.signIn('handler')
  await page.goto(`${console.address}/runs?tab=batches`)
  await page.getByRole('button', { name: '新建批次' }).click()
  await page.getByLabel('名称').fill('2016年第四季度')
  await page.getByRole('button', { name: '建立', exact: true }).click()
  await page.getByRole('heading', { name: '批次：2016年第四季度' }).waitFor()
  const names = readdirSync(console.batches[0]!).filter((name) => /\.(csv|txt|tsv)$/.test(name))
  await page.locator('input[type=file]').setInputFiles(
    names.map((name) => ({
      name,
      mimeType: 'text/csv',
      buffer: name === 'deaths.csv' ? brokenDeaths() : readOf(name),
    })),
  )
  const form = page.getByLabel('文件说明', { exact: true })
  await page.getByText(`已收到 ${names.length} 个文件`).waitFor()
  await expectChosen(page, 'deaths.csv', '死亡')
  await expectChosen(page, 'residents-pension.csv', '社会保险参保')
  expect(await page.getByRole('button', { name: '开始比对' }).isDisabled()).toBe(true)

  // One department has headers of its own: the form says what is missing, and takes it.
  const row = form.getByRole('row').filter({ hasText: 'maternity.csv' })
  await row.getByText('缺少必需列：公民身份号码、姓名').waitFor()
  await row.getByRole('button', { name: /展开|Expand/ }).click()
  await choose(page, /^公民身份号码/, '参保人证件')
  await choose(page, /^姓名/, '参保人')
  await row.getByText('指定 2 列').waitFor()
  await page.getByRole('combobox', { name: '季度' }).click()
  await page.getByRole('combobox', { name: '季度' }).fill('2016Q4')
  await page.getByTitle('2016Q4').last().click()
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
  expect(await page.getByLabel('基准日期').inputValue()).toBe('2016-12-31')
  await expectAccessible(page)
  await page.getByRole('button', { name: '保存说明' }).click()
  await page.getByText('已保存', { exact: true }).waitFor()
  await page.getByText(`已收到 ${names.length + 1} 个文件`).waitFor()

  // What is there is shown in the form, and can be changed.
  await page.reload()
  await form.getByText('指定 2 列').waitFor()
  await page.getByRole('combobox', { name: 'absences.csv 的数据种类' }).fill('不使用')
  await page.getByRole('combobox', { name: 'absences.csv 的数据种类' }).press('Enter')
  expect(await page.getByRole('button', { name: '开始比对' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: '保存说明' }).click()
  await page.getByText('已保存', { exact: true }).waitFor()

  await page.getByRole('button', { name: '开始比对' }).click()
  await page.getByText('比对完成。').waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: '提请入库' }).click()
  await page.getByText('已提请入库，等待另一人复核。').waitFor()
  await page.getByRole('link', { name: '所据比对' }).click()
  // What was proposed is not offered again.
  await page.getByText('已提请入库，等待另一人复核。').waitFor()
  expect(await page.getByRole('button', { name: '提请入库' }).count()).toBe(0)
  await page.getByRole('button', { name: '打开入库申请' }).click()
  await page.getByRole('link', { name: '所据批次' }).waitFor()
  const address = page.url()
  await page.close()

  const reviewer = await console.signIn('reviewer')
  await reviewer.goto(address)
  await reviewer.getByText('拒收的行', { exact: true }).waitFor()
  await reviewer.getByText('520***********1234 x').waitFor()
  await reviewer.getByRole('link', { name: '所据比对' }).waitFor()
  await expectAccessible(reviewer)
  await reviewer.close()

  async function expectChosen(shown: typeof page, file: string, kind: string) {
    const chosen = shown.getByRole('row').filter({ has: shown.getByRole('combobox', { name: `${file} 的数据种类` }) })
    await chosen.getByText(kind, { exact: true }).waitFor()
  }

  async function choose(shown: typeof page, label: RegExp, header: string) {
    await shown.getByRole('combobox', { name: label }).click()
    await shown.locator('.ant-select-dropdown:visible').getByTitle(header, { exact: true }).click()
    await shown.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' })
  }
}, 180_000)
