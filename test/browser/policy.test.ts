import { expect, test } from 'vitest'
import { expectAccessible, newConsole } from '../support/console.ts'

const console = await newConsole({
  prov: { role: 'handler', area: '520000' },
  provrev: { role: 'reviewer', area: '520000' },
})
const note = '试行：居民养老改为自愿'

test('a table is proposed, looked ahead to, and approved by somebody who sees what it changes', async () => {
  const handler = await console.signIn('prov')
  await handler.getByRole('link', { name: '政策表' }).click()
  await handler.getByText('系统默认规则表').waitFor()
  // Its own notes are in Chinese.
  await handler.getByText('其他在本地单位就业的人，不满 60 周岁').waitFor()
  await handler.getByRole('button', { name: '提出新规则表' }).click()
  const content = handler.getByLabel('规则表内容')
  const table = await content.inputValue()
  await content.fill(table.replace('everybody else (16 to 59),policy,91', 'everybody else (16 to 59),no,95'))
  await handler.getByLabel(/^说明/).fill(note)
  await handler.getByLabel('生效日期').fill('2016-12-01')
  await handler.getByRole('dialog').getByRole('button', { name: '提出', exact: true }).click()
  await handler.getByRole('button', { name: note }).click()

  const reviewer = await console.signIn('provrev')
  await reviewer.goto(`${console.address}/policy`)
  await reviewer.getByRole('button', { name: note }).click()
  await reviewer.getByRole('button', { name: '同意', exact: true }).click()
  await reviewer.getByText('还没有预览过这张表的影响').waitFor()
  await expectAccessible(reviewer)
  await reviewer.getByRole('button', { name: '取消' }).click()

  await handler.getByRole('button', { name: '预览影响' }).click()
  await handler.getByText('最近一次预览：prov').waitFor({ timeout: 60_000 })
  const areas = handler.getByRole('table', { name: '各地受影响的人数' })
  await areas.getByText('红花岗区').waitFor()
  await expectAccessible(handler)
  const changes = await handler.getByRole('table', { name: '参保状态和去向的变化' }).textContent()
  expect(changes).toMatch(/养老\s*91 个人未参保\s*95 不需参加该险种\s*\d+/)

  await reviewer.reload()
  await reviewer.getByText('最近一次预览：prov').waitFor()
  await reviewer.getByRole('button', { name: '同意', exact: true }).click()
  const dialog = reviewer.getByRole('dialog').filter({ hasText: '起按此表执行' })
  await dialog.getByText(/已预览（prov .*2016Q4 数据）：\d+ 人状态变化/).waitFor()
  await dialog.getByRole('button', { name: '同意', exact: true }).click()
  await reviewer.getByRole('button', { name: '同意', exact: true }).waitFor({ state: 'detached' })
  await reviewer.getByRole('button', { name: '关闭' }).or(reviewer.locator('.ant-drawer-close')).first().click()
  await reviewer.getByText('已批准').waitFor()
  await handler.close()
  await reviewer.close()
})
