import { expect, test } from 'vitest'
import { expectAccessible, newConsole } from '../support/console.ts'

const console = await newConsole({
  ministry: { role: 'ministry', area: '000000' },
  province: { role: 'province', area: '520000' },
  city: { role: 'city', area: '520300' },
  handler: { role: 'handler', area: '520300' },
  reviewer: { role: 'reviewer', area: '520300' },
})

test('an officer of the ministry goes from the country to a village, and finds figures at every level', async () => {
  const page = await console.signIn('ministry')
  await page.getByRole('heading', { name: '全国', level: 1 }).waitFor()
  await expectAccessible(page)
  await page
    .getByRole('button', { name: /^贵州省/ })
    .first()
    .click()
  // Every county of the province has its tile, below its prefecture.
  const prefecture = page.getByRole('region', { name: '遵义市' })
  await prefecture.waitFor()
  expect(await prefecture.locator('.tiles button').count()).toBeGreaterThanOrEqual(14)
  expect(await page.getByText(/本级/).count()).toBe(0)
  await expectAccessible(page)
  await prefecture.getByRole('button', { name: /^汇川区/ }).click()
  await page.getByRole('heading', { name: '汇川区', level: 1 }).waitFor()
  const ranked = page.locator('.ant-table-tbody').getByRole('button')
  for (const digits of [9, 12]) {
    const name = (await ranked.first().textContent())!
    await ranked.first().click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    expect(new URL(page.url()).searchParams.get('area')).toHaveLength(digits)
  }
  await page.getByText('户籍人口').first().waitFor()
  await page.close()
})

test('an officer of the prefecture sees what is to be decided, and decides nothing', async () => {
  const page = await console.signIn('city')
  await page.getByRole('link', { name: '疑点' }).click()
  await page.locator('.ant-table-tbody').getByRole('link').first().click()
  await page.getByText('处理过程').waitFor()
  expect(await page.getByRole('button', { name: /^(确认|排除|转办)/ }).count()).toBe(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: '比对与入库' }).click()
  await page.getByRole('link', { name: '2016Q4' }).first().waitFor()
  expect(await page.getByRole('button', { name: '新建批次' }).count()).toBe(0)
  await page.getByRole('link', { name: '季度报表' }).click()
  await page.getByRole('heading', { name: '全民参保登记基础数据情况表' }).waitFor()
  await page.close()
})

test('the province adds an indicator, a clerk fills it in, a reviewer approves, and it stands in the record', async () => {
  const province = await console.signIn('province')
  await province.getByRole('link', { name: '指标' }).click()
  await province.getByRole('button', { name: '增加指标' }).click()
  const adding = province.getByRole('dialog')
  await adding.getByLabel('代码', { exact: true }).first().fill('X_TRAINED')
  await adding.getByLabel('名称', { exact: true }).first().fill('培训次数')
  await adding.getByLabel('数值', { exact: true }).check()
  await adding.getByLabel('位数').fill('2')
  await adding.getByLabel('含义').fill('当年参加职业培训的次数')
  await expectAccessible(province)
  await adding.getByRole('button', { name: '增加', exact: true }).click()
  await province.getByText('已增加').waitFor()
  await province.getByText('X_TRAINED').waitFor()
  await province.close()

  const handler = await console.signIn('handler')
  await handler.goto(`${console.address}/people`)
  await handler.locator('.ant-table-tbody').getByRole('link').first().click()
  await handler.waitForURL(/\/people\/[0-9a-f]+$/)
  const person = handler.url()
  await handler.getByRole('button', { name: '核实登记' }).click()
  const dialog = handler.getByRole('dialog')
  await dialog.getByLabel('项目').click()
  await handler.getByTitle('培训次数').click()
  // What its definition does not allow is said before it is sent.
  await dialog.getByLabel('核实后的值').fill('三次')
  await dialog.getByText('不是数字').waitFor()
  await dialog.getByLabel('核实后的值').fill('3')
  await dialog.getByLabel('核实日期').fill('2017-01-05')
  await dialog.getByLabel(/^依据/).fill('培训机构的证明')
  await expectAccessible(handler)
  await dialog.getByRole('button', { name: '提交复核' }).click()
  await handler.getByText('已提交，等待另一人复核').waitFor()

  const reviewer = await console.signIn('reviewer')
  await reviewer.goto(`${console.address}/decisions`)
  await reviewer.getByRole('tab', { name: /人员/ }).click()
  await reviewer.getByRole('button', { name: '同意', exact: true }).first().click()
  await reviewer.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
  await reviewer.getByText('已同意，已生效').waitFor()
  await reviewer.close()

  await handler.goto(person)
  await handler.getByText('培训次数').waitFor()
  // What somebody was asked is masked like a number, until it is revealed for a reason.
  await handler.getByText('***', { exact: true }).waitFor()
  await handler.getByRole('button', { name: '显示完整信息' }).click()
  await handler.getByRole('dialog').getByLabel('培训次数').check()
  await handler.getByLabel('事由（将记入审计）').fill('核对培训记录')
  await handler.getByRole('dialog').getByRole('button', { name: '显示', exact: true }).click()
  await handler.getByRole('dialog').getByText('3', { exact: true }).waitFor()
  await handler.close()
})
