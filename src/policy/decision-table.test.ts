import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openEngine } from '../comparison/engine/duckdb.ts'
import { Problem } from '../problems.ts'
import { compileDecision, rowsInForce } from './compile-policy.ts'
import { attributeNames, type PolicyRow, readDecisionTable } from './decision-table.ts'
import { defaultPolicy } from './default-policy.ts'

const read = (text: string) => readDecisionTable(text, 'policy.csv')

function faultOf(text: string): Problem {
  try {
    read(text)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('the table was accepted')
}

const lines = defaultPolicy.trimEnd().split('\n')
const withLine = (number: number, change: (line: string) => string) =>
  lines.map((line, index) => (index + 1 === number ? change(line) : line)).join('\n')

describe('the decision table', () => {
  it('has the twenty rules of the contract, and P5 twice', () => {
    const rows = read(defaultPolicy)
    expect(rows).toHaveLength(21)
    expect(new Set(rows.map(({ row }) => row)).size).toBe(20)
    expect(rows.at(-1)?.when).toEqual([])
  })

  it.each([
    ['an unknown attribute', withLine(2, (line) => line.replace('soldier', 'sailor')), 2, 'sailor'],
    ['a cell too many', withLine(3, (line) => `${line},`), 3, 'cells'],
    ['a requirement that is none', withLine(4, (line) => line.replace(',no,', ',perhaps,')), 4, 'perhaps'],
    ['a missing code that is none', withLine(5, (line) => line.replace(/,95$/, ',11')), 5, '11'],
    ['an impossible date', withLine(6, (line) => line.replace(',,,', ',2016-02-30,,')), 6, '2016-02-30'],
    ['a last row that does not hold for everybody', lines.slice(0, -1).join('\n'), 21, 'everybody'],
    ['a missing column', withLine(1, (line) => line.replace('pension_required', 'pension')), 1, 'pension_required'],
  ])('refuses %s with its line and reason', (_what, text, line, reason) => {
    const fault = faultOf(text)
    expect(fault.code).toBe('policy_invalid')
    expect(fault.details.line).toBe(line)
    expect(fault.say('en')).toContain(reason)
    expect(fault.say('zh')).toContain(`第 ${line} 行`)
  })

  it('keeps rows out of force out of the decision', () => {
    const dated = withLine(2, (line) => line.replace('soldier,,', 'soldier,2017-01-01,2017-12-31'))
    expect(rowsInForce(read(dated), 20161231)).toHaveLength(20)
    expect(rowsInForce(read(dated), 20170630)).toHaveLength(21)
    expect(rowsInForce(read(dated), 20180101)).toHaveLength(20)
  })
})

type Person = Record<string, boolean | number | string | null>

/** The table read row by row, as a clerk would. */
function decideByHand(rows: readonly PolicyRow[], person: Person): number {
  const age = typeof person.age === 'number' ? person.age : 16
  const place = rows.findIndex((row) =>
    row.when.every((term) => {
      if ('attribute' in term) return person[term.attribute] === term.holds
      if ('age' in term) return term.age === '<' ? age < term.years : age >= term.years
      return term.unitTypes.includes(String(person.unit_type))
    }),
  )
  return place + 1
}

const people = fc.array(
  fc.record({
    ...Object.fromEntries(attributeNames.map((name) => [name, fc.boolean().map((one) => one)])),
    age: fc.option(fc.integer({ min: 0, max: 99 })),
    unit_type: fc.constantFrom('10', '30', '55', '81'),
  }),
  { minLength: 40, maxLength: 40 },
)

describe('the compiled decision', () => {
  it('decides as the table read row by row does', async () => {
    const engine = await openEngine()
    const rows = rowsInForce(read(defaultPolicy), 20161231)
    const columns = [...attributeNames, 'age', 'unit_type']
    const types = {
      ...Object.fromEntries(attributeNames.map((name) => [name, 'BOOLEAN'])),
      age: 'INTEGER',
      unit_type: 'VARCHAR',
      id: 'INTEGER',
    }
    await fc.assert(
      fc.asyncProperty(people, async (crowd) => {
        // Most attributes hold of few people: without that the first rows would decide everybody.
        const thinned = crowd.map(
          (person, index): Person => ({
            ...person,
            soldier: index % 9 === 0,
            prisoner: index % 11 === 0,
            abroad_or_missing: index % 13 === 0,
          }),
        )
        await engine.load(
          'attributes',
          types,
          thinned.map((person, index) => [...columns.map((name) => person[name] ?? null), index]),
        )
        const decided = await engine.query(`SELECT ${compileDecision(rows)} AS place FROM attributes a ORDER BY id`)
        expect(decided.map(({ place }) => Number(place))).toEqual(thinned.map((person) => decideByHand(rows, person)))
      }),
      { numRuns: 50 },
    )
    engine.close()
  })
})
