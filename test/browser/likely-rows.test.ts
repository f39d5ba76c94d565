import { expect, test } from 'vitest'
import { expectAccessible, newConsole } from '../support/console.ts'

const console = await newConsole(
  { handler: { role: 'handler', area: '520300' }, reviewer: { role: 'reviewer', area: '520300' } },
  { persons: 3000, seed: 6, noise: 4 },
)

/** Path of the page of whom a row was ruled not to be. */
let ruledOn: string

test('a clerk rules whether a row is that of somebody to be visited, and a reviewer sees the row and approves', async () => {
  const handler = await console.signIn('handler')
  await handler.getByRole('link', { name: '档案核实' }).click()
  await handler.getByText(/可能有参保记录 \d+/).click()
  const theirs = handler.getByRole('button', { name: /^是本人/ })
  await theirs.waitFor({ timeout: 60_000 })
  // The surest come first; why, stands beside.
  await handler.getByText('把握很高').waitFor()
  await handler.getByText('姓名 相同').first().waitFor()
  await handler.getByRole('table', { name: '户籍与存疑记录对照' }).waitFor()
  await expectAccessible(handler)
  const left = async () =>
    Number(/还有 ([\d,]+) 人/.exec((await handler.getByText(/还有 .* 人/).textContent()) ?? '')![1])
  const before = await left()
  expect(before).toBeGreaterThan(2)
  const queue = handler.getByRole('navigation', { name: '待核实人员' })
  await handler.keyboard.press('1')
  await handler.getByText(/：认定是本人，等待复核/).waitFor()
  await queue.getByLabel('已认定为同一人').waitFor()
  await theirs.waitFor()
  await handler.keyboard.press('2')
  await handler.getByText(/：认定不是本人，等待复核/).waitFor()
  await queue.getByLabel('已认定不是本人').waitFor()
  expect(await left()).toBe(before - 2)
  // Whoever comes back does not find those again of whom a decision waits.
  await handler.reload()
  await handler.getByText(`可能有参保记录 ${before - 2}`).waitFor()
  await theirs.waitFor({ timeout: 60_000 })
  expect(await left()).toBe(before - 2)
  await handler.close()

  const reviewer = await console.signIn('reviewer')
  await reviewer.goto(`${console.address}/decisions`)
  await reviewer.getByRole('tab', { name: /人员/ }).click()
  const ruling = reviewer.locator('.ant-table-row', { hasText: '不是本人' })
  ruledOn = (await ruling.getByRole('link').first().getAttribute('href'))!
  await ruling.getByRole('button', { name: '同意', exact: true }).click()
  const dialog = reviewer.getByRole('dialog')
  await dialog.getByText('记录上的姓名和号码：').waitFor()
  await dialog.getByText('以后不再列出').waitFor()
  await expectAccessible(reviewer)
  await dialog.getByRole('button', { name: '同意', exact: true }).click()
  await reviewer.getByText('已同意，已生效').waitFor()
  await reviewer.close()
})

test('a ruling that was wrong is taken back on the person’s page, by two people', async () => {
  const handler = await console.signIn('handler')
  await handler.goto(console.address + ruledOn)
  await handler.getByRole('tab', { name: '变化' }).click()
  const rulings = handler.getByRole('table', { name: '记录认定' })
  await rulings.getByText('不是本人', { exact: true }).waitFor()
  await expectAccessible(handler)
  await rulings.getByRole('button', { name: '撤销认定' }).click()
  const reason = handler.getByRole('dialog', { name: /撤销认定/ })
  await reason.getByRole('textbox', { name: '理由' }).fill('与户籍档案核对，是本人')
  await reason.getByRole('button', { name: '提交复核' }).click()
  await handler.getByText('已提交，等待另一人复核').waitFor()
  await handler.close()

  const reviewer = await console.signIn('reviewer')
  await reviewer.goto(`${console.address}/decisions`)
  await reviewer.getByRole('tab', { name: /人员/ }).click()
  const undoing = reviewer.locator('.ant-table-row', { hasText: '撤销“不是本人”' })
  await undoing.getByRole('button', { name: '同意', exact: true }).click()
  const dialog = reviewer.getByRole('dialog')
  await dialog.getByText('这条记录可以再次列出').waitFor()
  await expectAccessible(reviewer)
  await dialog.getByRole('button', { name: '同意', exact: true }).click()
  await reviewer.getByText('已同意，已生效').waitFor()
  await reviewer.goto(console.address + ruledOn)
  await reviewer.getByRole('tab', { name: '变化' }).click()
  await reviewer.getByRole('table', { name: '记录认定' }).getByText('已撤销').waitFor()
  await reviewer.close()
})
