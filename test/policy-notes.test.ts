import { expect, test } from 'vitest'
import { readDecisionTable } from '../src/policy/decision-table.ts'
import { defaultPolicy } from '../src/policy/default-policy.ts'
import { noteText } from '../web/console/pages/policy/rule-notes.ts'

const inChinese = (note: string) => noteText(note, (zh) => zh)

test('every rule of the default table is explained in Chinese, each in words of its own', () => {
  const notes = [...new Set(readDecisionTable(defaultPolicy, 'policy.csv').map(({ note }) => note))]
  const said = notes.map(inChinese)
  for (const words of said) expect(words).toMatch(/\p{Script=Han}/u)
  expect(new Set(said).size).toBe(notes.length)
})

test('what a province writes of its own rule is shown as it is written', () => {
  expect(inChinese('省厅〔2017〕5号')).toBe('省厅〔2017〕5号')
  expect(noteText('under 16', (_zh, en) => en)).toBe('under 16')
})
