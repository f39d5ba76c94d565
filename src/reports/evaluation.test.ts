import { expect, test } from 'vitest'
import type { Evaluation } from './evaluation.ts'
import { drawEvaluationPage } from './evaluation-page.ts'
import { tellEvaluation } from './evaluation-story.ts'

const point = { right: 97, wrong: 1, precision: 97 / 98, recall: 0.97, f1: 0.98 }
const evaluation: Evaluation = {
  classes: [{ decision: 'auto', numberMatch: 'same', nameMatch: 'L0', links: 5000, wrong: 0 }],
  auto: { links: 5000, wrong: 0, precision: 1, recall: 0.98, f1: 0.99 },
  review: { links: 10, wrong: 1, precision: 0.9, recall: 0.001, f1: 0.002 },
  lost: { rows: 120, clerkCould: 100 },
  candidates: { ...point, score: 16_500, threshold: 16_500 },
  curve: [
    { ...point, score: 30_000, right: 40, wrong: 0, precision: 1, recall: 0.4 },
    { ...point, score: 16_000 },
  ],
  errors: [
    {
      error: 'wrong',
      kind: 'card',
      file: 'cards<1>.csv',
      row: 17,
      personKey: 'a1b2',
      score: 21_300,
      evidence: [
        { column: 'name', level: 'same', weight: 12_900 },
        { column: 'phone', level: 'edits 1', weight: 11_000 },
        { column: 'birth', level: 'different', weight: -2_600 },
        { column: 'employer', level: 'missing', weight: 0 },
      ],
    },
  ],
  wrongLinks: [
    { kind: 'enrolment', file: 'medical.txt', row: 5, decision: 'review', numberMatch: 'near', nameMatch: 'L2' },
  ],
}

test('each error is told with what every column says for it and against it, in both languages', () => {
  const english = tellEvaluation(evaluation, 'en')
  expect(english).toContain('likely, and somebody else: cards cards<1>.csv:17 → a1b2 (21.3)')
  expect(english).toMatch(/name same +12\.9 {2}█████████\n/)
  expect(english).toMatch(/birth date different +-2\.6 {2}░░\n/)
  expect(english).not.toContain('employer missing')
  expect(english).toContain('a careful clerk could tell 100 of them')
  const chinese = tellEvaluation(evaluation, 'zh')
  expect(chinese).toContain('电话 差 1 处')
  expect(chinese).toContain('错误关联')
})

test('the page has a bar for each column that says something, and escapes what comes from files', () => {
  const page = drawEvaluationPage(evaluation, 'zh')
  expect(page.match(/<rect /g)).toHaveLength(3)
  expect(page).toContain('cards&lt;1&gt;.csv')
  expect(page).not.toContain('cards<1>')
  expect(page.match(/<polyline /g)).toHaveLength(2)
  expect(page).not.toMatch(/NaN|undefined/)
})
