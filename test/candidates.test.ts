import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { explainPerson } from '../src/batch/explain-person.ts'
import { runBatch } from '../src/batch/run-batch.ts'
import { openEngine } from '../src/comparison/engine/duckdb.ts'
import { tellStory } from '../src/reports/person-story.ts'
import { checkDigit } from '../src/standards/identity-number.ts'

const folder = mkdtempSync(join(tmpdir(), 'canbao-candidates-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const quiet = { stage() {}, progress() {}, note() {}, warn() {} }

const number = (first17: string) => first17 + checkDigit(first17)
const surnames = '王李张刘陈杨赵黄周吴'
const given = '明华芳丽军秀英伟强敏静磊'
/** Invented people; `n` decides everything about them. */
const people = Array.from({ length: 120 }, (_, n) => ({
  number: number(`520303${19600101 + (n % 28) + 10_000 * (n % 37)}${String(101 + n).padStart(3, '0')}`),
  name: `${surnames[n % 10]}${given[(n * 5) % 12]}${given[Math.floor(n / 10)]}`,
  phone: `138${String((n * 7_919_993) % 100_000_000).padStart(8, '0')}`,
  address: `遵义市汇川区上海路街道${n + 1}号`,
}))

const impossible = (citizen: string) => `${citizen.slice(0, 10)}13${citizen.slice(12)}`
/** Whose number a system wrote so that it leads nowhere. */
const written = (n: number, citizen: string) =>
  n === 7 ? '5.2E+17' : n === 31 ? '' : n === 58 ? impossible(citizen) : citizen

interface Told {
  rulings?: string
  order?: (lines: string[]) => string[]
  /** who is enrolled with the phone of the other one in their household book, and neither number nor address */
  withFamilyPhone?: readonly number[]
  /** who is enrolled under the number of the other one in their household book, with neither phone nor address */
  withFamilyNumber?: readonly number[]
  /** who is enrolled without a number, under a name that sounds like theirs */
  withSound?: readonly number[]
}

const alike: Record<string, string> = Object.fromEntries(
  ['伟维', '军均', '芳方', '丽莉', '强墙', '明铭', '英瑛', '静靖', '华桦', '磊垒', '秀绣', '敏闵'].map((pair) => [
    ...pair,
  ]),
)
const sounding = (name: string) => [...name].map((character) => alike[character] ?? character).join('')

async function candidatesOf(name: string, told: Told = {}) {
  const { rulings = '', order = (lines) => lines, withFamilyPhone = [], withFamilyNumber = [], withSound = [] } = told
  const batchFolder = join(folder, name)
  mkdirSync(batchFolder)
  const household = people.map(
    (one, n) => `${one.number},${one.name},520303001001,${one.phone},${one.address},B${Math.floor(n / 2)}`,
  )
  const enrolled = people.map((one, n) => {
    const other = people[n % 2 === 0 ? n + 1 : n - 1]!
    if (withFamilyPhone.includes(n)) return `P${n},,${one.name},390,520303,1,1,${other.phone},`
    if (withFamilyNumber.includes(n)) return `P${n},${other.number},${one.name},390,520303,1,1,,`
    if (withSound.includes(n)) return `P${n},,${sounding(one.name)},390,520303,1,1,${one.phone},${one.address}`
    return `P${n},${written(n, one.number)},${one.name},390,520303,1,1,${one.phone},${n === 31 ? '' : one.address}`
  })
  const files: Record<string, string[]> = {
    'h.csv': ['AAC002,AAC003,AAB299,AAE005,AAE006,AAB401', ...order(household)],
    'e.csv': ['AAC001,AAC002,AAC003,AAE140,AAB301,AAC008,AAC031,AAE005,AAE006', ...order(enrolled)],
    'r.csv': ['code,number_a,name_a,number_b,name_b,decision,decided_at', ...(rulings ? [rulings] : [])],
  }
  for (const [file, lines] of Object.entries(files)) writeFileSync(join(batchFolder, file), `${lines.join('\n')}\n`)
  writeFileSync(
    join(batchFolder, 'batch.yaml'),
    `area: "520300"\nasOf: 2016-12-31\nquarter: 2016Q4\nsources:\n  - { kind: household, files: [h.csv] }\n  - { kind: enrolment, files: [e.csv] }\n  - { kind: ruling, files: [r.csv] }\n`,
  )
  const out = join(folder, `${name}-out`)
  await runBatch({ batchFolder, outputFolder: out, skipBadFiles: false, reporter: quiet })
  const engine = await openEngine()
  try {
    const rows = await engine.query(
      `SELECT p.AAC002 AS number, c.score, c.likely, c.odds, c.evidence, c.obstacle, c.number AS said_number, c.name, c.insurance, c.code FROM '${out}/candidates.parquet' c JOIN '${out}/persons.parquet' p ON p.person_key = c.person_key
        WHERE c.place = 1 ORDER BY p.AAC002`,
    )
    const [links] = await engine.query(
      `SELECT count(*) FILTER (decision = 'none' AND person_key IS NULL) AS none FROM '${out}/links.parquet' WHERE kind = 'enrolment'`,
    )
    return { rows, none: Number(links!.none) }
  } finally {
    engine.close()
  }
}

const numbersOf = (rows: Record<string, unknown>[]) => rows.filter(({ likely }) => likely).map((row) => row.number)
const lost = [7, 31, 58].map((n) => people[n]!.number).sort()

test('rows whose number leads nowhere get the person whom name, phone and address name, and stay unlinked', async () => {
  const { rows, none } = await candidatesOf('plain')
  expect(numbersOf(rows)).toEqual(lost)
  expect(none).toBe(3)
})

test('each row says whether a ruling can name it, and what insurance it would give', async () => {
  const { rows } = await candidatesOf('answers')
  const answers = [7, 31, 58].map((n) => {
    const { number, name } = people[n]!
    const named = { obstacle: null, said_number: written(n, number) }
    const said = n === 58 ? named : { obstacle: 'no_number', said_number: null }
    return { ...said, number, name, insurance: 'AKC003', code: '27' }
  })
  const byNumber = (one: { number: unknown }, other: { number: unknown }) =>
    String(one.number) < String(other.number) ? -1 : 1
  expect(rows.filter(({ likely }) => likely)).toMatchObject(answers.sort(byNumber))
  for (const { odds } of rows) expect(odds).toBeGreaterThan(0)
})

test('explain tells the row and what speaks for it, and counts it for nobody', async () => {
  await candidatesOf('explained')
  const [facts] = await explainPerson({ outputFolder: join(folder, 'explained-out'), number: people[7]!.number })
  expect(facts!.candidates).toMatchObject([{ kind: 'enrolment', file: 'e.csv', row: 8, likely: true }])
  const { cells, evidence } = facts!.candidates[0]!
  expect(cells).toContainEqual({ column: 'AAE005', chinese: expect.any(String), text: people[7]!.phone })
  expect(evidence).toContainEqual({ column: 'phone', level: 'same', weight: expect.any(Number) })
  expect(facts!.statements.map(({ file }) => file)).toEqual(['h.csv'])
  expect(facts!.isReread).toBe(true)
  expect(facts!.notes).toEqual([])
  const story = tellStory(facts!, 'zh')
  expect(story).toMatch(/可能属于此人的行[\s\S]*e\.csv.*8.*：很可能是（[\d.]+ 分）：姓名 相同，.*电话 相同/)
  expect(tellStory(facts!, 'en')).toMatch(
    /Rows that may be theirs[\s\S]*likely \([\d.]+ points\): name same, .*phone same/,
  )
})

test.each(['withFamilyPhone', 'withFamilyNumber'] as const)(
  'what is another one’s in the household book speaks for a person (%s)',
  async (how) => {
    const enrolled = [20, 41, 66, 93]
    const { rows } = await candidatesOf(how, { [how]: enrolled })
    const theirs = enrolled.map((n) => people[n]!.number)
    const found = rows.filter(({ number }) => theirs.includes(number as string))
    expect(found.map(({ number }) => number)).toEqual(theirs.sort())
    for (const { evidence, likely } of found) {
      expect(likely).toBe(true)
      const said = (evidence as { column: string; level: string; weight: number }[]).find(
        ({ column }) => column === 'family',
      )
      expect(said).toMatchObject({ level: 'same' })
      expect(said!.weight).toBeGreaterThan(0)
    }
  },
)

test('a name of the same sound speaks for a person where phone and address do', async () => {
  const enrolled = [12, 35, 77, 101]
  const { rows } = await candidatesOf('sounds', { withSound: enrolled })
  const theirs = enrolled.map((n) => people[n]!.number).sort()
  const found = rows.filter(({ number }) => theirs.includes(number as string))
  expect(found.map(({ number }) => number)).toEqual(theirs)
  for (const { evidence, likely } of found) {
    expect(likely).toBe(true)
    const said = (evidence as { column: string; level: string }[]).find(({ column }) => column === 'name')
    expect(said).toMatchObject({ level: 'ladder 6' })
  }
})

test('every score is the sum of what its columns say', async () => {
  const { rows } = await candidatesOf('sums')
  for (const { score, evidence } of rows) {
    const sum = (evidence as { weight: number }[]).reduce((all, { weight }) => all + weight, 0)
    // Rivals of the same row may take something away.
    expect(Number(score)).toBeLessThanOrEqual(sum)
    expect(sum - Number(score)).toBeLessThan(1000)
  }
})

test('a person’s “no” is remembered: the pair is no candidate any more', async () => {
  const one = people[58]!
  const ruling = `number_invalid,${impossible(one.number)},${one.name},${one.number},${one.name},different,2016-10-01`
  const { rows } = await candidatesOf('ruled', { rulings: ruling })
  expect(numbersOf(rows)).toEqual(lost.filter((each) => each !== one.number))
})

test('rows in another order give the same candidates and scores', async () => {
  const one = await candidatesOf('one')
  const other = await candidatesOf('other', { order: (lines) => lines.toReversed() })
  expect(other.rows).toEqual(one.rows)
  expect(one.rows.length).toBeGreaterThanOrEqual(3)
})
