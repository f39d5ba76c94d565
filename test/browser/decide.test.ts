import { expect, test } from 'vitest'
import { expectAccessible, newConsole } from '../support/console.ts'

const console = await newConsole({
  handler: { role: 'handler', area: '520300' },
  reviewer: { role: 'reviewer', area: '520300' },
})
const reason = '已向公安机关核实，为两人'

test('a handler dismisses a finding with a reason, and it is so once a reviewer approves', async () => {
  const handler = await console.signIn('handler')
  await handler.getByRole('link', { name: '疑点' }).click()
  const first = handler.locator('.ant-table-row').first()
  await first.waitFor()
  await first.getByRole('link').first().click()
  await handler.waitForURL(/\/findings\/[0-9a-f]+$/)
  const finding = handler.url()
  await expectAccessible(handler)
  await handler.getByRole('button', { name: /^排除/ }).click()
  await handler.getByRole('dialog').getByLabel('理由').fill(reason)
  await expectAccessible(handler)
  await handler.getByRole('button', { name: /^提交复核/ }).click()
  await handler.getByText('有一项处理在等待另一人复核').waitFor()

  // Whoever proposed it cannot approve it.
  await handler.getByRole('link', { name: '复核', exact: true }).click()
  await handler.getByText('您提出的，等待另一人复核').waitFor()
  expect(await handler.getByRole('button', { name: '同意', exact: true }).count()).toBe(0)

  const reviewer = await console.signIn('reviewer')
  await reviewer.getByRole('link', { name: '复核', exact: true }).click()
  await reviewer.getByText(reason).first().waitFor()
  await expectAccessible(reviewer)
  await reviewer.getByRole('button', { name: '同意', exact: true }).click()
  await reviewer.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click()
  await reviewer.getByText('已同意，已生效').waitFor()

  await handler.goto(finding)
  await handler.getByText('已排除').first().waitFor()
  await handler.close()
  await reviewer.close()
})

test('a clerk verifies somebody, a reviewer approves, and the record says who and when', async () => {
  const handler = await console.signIn('handler')
  await handler.goto(`${console.address}/people?disposition=survey`)
  await handler.locator('.ant-table-row').first().getByRole('link').click()
  await handler.waitForURL(/\/people\/[0-9a-f]+$/)
  const person = handler.url()
  await handler.getByRole('button', { name: '核实登记' }).click()
  const dialog = handler.getByRole('dialog')
  await dialog.getByLabel('项目').click()
  await handler.getByTitle('工作单位').click()
  await dialog.getByLabel('核实后的值').fill('遵义市演示有限公司')
  await dialog.getByLabel('核实日期').fill('2017-01-05')
  await dialog.getByLabel(/^依据/).fill('本人持劳动合同到柜台')
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
  await handler.getByText('2017-01-05 核实').waitFor()
  await handler.close()
})
