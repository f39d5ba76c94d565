import { expect, test } from 'vitest'
import { openEngine } from '../engine/duckdb.ts'
import { conditionOf, measuresOf, readLevel } from './levels.ts'
import { readLinkingModel } from './linking-model.ts'

test.each([
  ['blocks: [[a]]\ncomparisons: [{column: a, levels: [same, nearly]}]', '/comparisons/0/levels/1'],
  ['blocks: [{left: [a, b], right: [a]}]\ncomparisons: [{column: a, levels: [same]}]', '/blocks/0'],
  ['blocks: []\ncomparisons: [{column: a, levels: [same]}]', '/blocks'],
  ['blocks: [[a]]\ncomparisons: [{column: "a; DROP", levels: [same]}]', '/comparisons/0/column'],
  ['blocks: [[a]]\ncomparisons: [{column: a, levels: [same], unless_same: b}]', '/comparisons/0/unless_same'],
  ['blocks: [[a]', '/'],
])('a faulty model is refused with the place of the fault: %s', (text, where) => {
  expect(() => readLinkingModel(text, 'model.yaml')).toThrow(
    expect.objectContaining({ code: 'linking_model_invalid', details: expect.objectContaining({ where }) }),
  )
})

test.each([
  ['same', '张三', '张三', true],
  ['edits 1', 'martin', 'martni', true],
  ['edits 1', 'martin', 'mratni', false],
  ['edits 2 of 7', 'martin', 'mratni', false],
  ['places 1', '王小明', '王晓明', true],
  ['places 1', '王小明', '王晓名', false],
  ['places 1', '𠮷田明', '王田明', true],
  ['starts 3', 'catherine', 'cathy', true],
  ['starts 3', 'ca', 'ca', false],
  ['in other', 'green', 'mitchell', true],
  ['in other', 'green', 'harley', false],
  ['in other edits 2', 'grene', 'mitchell', true],
])('the level “%s” of %s and %s is %s', async (text, one, two, holds) => {
  const level = readLevel(text)!
  const engine = await openEngine({ threads: 1 })
  try {
    // The other record has `green` in its other column, as where given name and surname changed places.
    await engine.load('a', { value: 'VARCHAR', other: 'VARCHAR' }, [[one, null]])
    await engine.load('b', { value: 'VARCHAR', other: 'VARCHAR' }, [[two, two === 'mitchell' ? 'green' : null]])
    const measures = Object.entries(measuresOf('value', [level])).map(([name, sql]) => `${sql} AS m_${name}`)
    const rows = await engine.query(
      `SELECT ${conditionOf(level, 'value', (name) => `m_${name}`)} AS holds
        FROM (SELECT ${['a.value AS a_value', 'b.value AS b_value', ...measures].join(', ')} FROM a CROSS JOIN b) pair`,
    )
    expect(rows[0]!.holds).toBe(holds)
  } finally {
    engine.close()
  }
})
