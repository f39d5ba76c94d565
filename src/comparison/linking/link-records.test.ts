import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Engine, openEngine } from '../engine/duckdb.ts'
import { assignOneToOne, groupRecords } from './assign-records.ts'
import { linkRecords } from './link-records.ts'
import { readLinkingModel } from './linking-model.ts'

const model = readLinkingModel(
  `
blocks: [[name], [phone], [birth]]
comparisons:
  - { column: name, by_frequency: true, levels: [same, places 1 of 3] }
  - { column: birth, levels: [same, edits 1] }
  - { column: phone, levels: [same, edits 1] }
chance_pairs: 20000
`,
  'test',
)
const columns = { id: 'VARCHAR', name: 'VARCHAR', birth: 'VARCHAR', phone: 'VARCHAR' }
const [first, second] = ['张王李赵陈杨周吴徐孙', '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平']

/** Invented people; `n` decides everything about them. */
function record(n: number, side: string): (string | null)[] {
  const name = `${first![n % 10]}${second![(n * 7) % 20]}${second![Math.floor(n / 10) % 20]}`
  const birth = `19${40 + (n % 60)}${String((n % 12) + 1).padStart(2, '0')}${String(((n * 5) % 28) + 1).padStart(2, '0')}`
  return [`${side}-${n}`, name, birth, `13${String((n * 7919) % 1_000_000_000).padStart(9, '0')}`]
}

/** The same people a second time: one in ten has a wrong character, one in seven no phone, one in nine another birthday. */
function again(n: number): (string | null)[] {
  const [id, name, birth, phone] = record(n, 'b')
  const other = name!.endsWith('伟') ? '芳' : '伟'
  return [
    id!,
    n % 10 === 3 ? `${name!.slice(0, 2)}${other}` : name!,
    n % 9 === 4 ? `${birth!.slice(0, 7)}0` : birth!,
    n % 7 === 2 ? null : phone!,
  ]
}

/** Somebody of the second list alone, who shares nothing with anybody of the first. */
const stranger = (n: number) => [`b-s${n}`, `何${n}`, `18${n}`, `15${n}`]

let engine: Engine
beforeAll(async () => {
  engine = await openEngine({ threads: 2 })
})
afterAll(() => engine.close())

async function link(order: (rows: (string | null)[][]) => (string | null)[][], strangers = 0, by = model) {
  const people = Array.from({ length: 400 }, (_, n) => n)
  await engine.load('one', columns, order(people.map((n) => record(n, 'a'))))
  await engine.load(
    'two',
    columns,
    order([
      ...people.filter((n) => n % 4 !== 0).map(again),
      ...Array.from({ length: strangers }, (_, n) => stranger(n)),
    ]),
  )
  const linkage = await linkRecords(engine, by, { left: 'one', right: 'two', within: false })
  const pairs = await engine.query(
    `SELECT a.id AS a, b.id AS b, p.score, p.linked FROM linking_pairs p JOIN linking_left a ON a.n = p.a JOIN linking_right b ON b.n = p.b ORDER BY a.id, b.id`,
  )
  return { linkage, pairs }
}

test('two lists of the same people are linked, and who is in one list alone is linked to nobody', async () => {
  const { linkage, pairs } = await link((rows) => rows)
  const linked = pairs.filter(({ linked }) => linked)
  const right = linked.filter(({ a, b }) => String(a).slice(2) === String(b).slice(2))
  expect(linkage.links).toBe(linked.length)
  expect(right.length).toBeGreaterThanOrEqual(295)
  expect(linked.length - right.length).toBeLessThanOrEqual(1)
  expect(new Set(linked.map(({ a }) => a)).size).toBe(linked.length)
})

test('the same records in another order give the same pairs and scores', async () => {
  const one = await link((rows) => rows)
  const other = await link((rows) => rows.toReversed())
  expect(other.pairs).toEqual(one.pairs)
  expect(other.linkage.learned.weights).toEqual(one.linkage.learned.weights)
})

test('of many records only those are taken along that share a block or are drawn as strangers', async () => {
  const few = await link((rows) => rows, 3_000, { ...model, chancePairs: 1000 })
  const [kept] = await engine.query('SELECT count(*) AS records, count(*) FILTER (drawn) AS drawn FROM linking_right')
  expect(few.linkage.learned.right).toBe(3_300)
  expect(Number(kept!.drawn)).toBeGreaterThan(100)
  expect(Number(kept!.records)).toBeLessThan(700)
  const linked = few.pairs.filter(({ linked }) => linked)
  const right = linked.filter(({ a, b }) => String(a).slice(2) === String(b).slice(2))
  expect(right.length).toBeGreaterThanOrEqual(295)
  expect(linked.length - right.length).toBeLessThanOrEqual(3)
})

test('a value that millions of pairs share gives none of them to compare', async () => {
  const many = Array.from({ length: 3_300 }, (_, n) => n)
  const row = (side: string) => (n: number) => [`${side}-${n}`, `何${n}`, '19700101', `${side}${n}`]
  await engine.load('one', columns, many.map(row('a')))
  await engine.load('two', columns, many.map(row('b')))
  const linkage = await linkRecords(engine, model, { left: 'one', right: 'two', within: false })
  const [gathered] = await engine.query('SELECT count(*) AS pairs FROM linking_pairs')
  expect(Number(gathered!.pairs)).toBe(3_300)
  expect(linkage.links).toBe(3_300)
})

test('a rare name says more than a frequent one, and what differs speaks against', async () => {
  const { linkage } = await link((rows) => rows)
  const scores = await engine.query(`SELECT min(w_0) AS least, max(w_0) AS most FROM linking_scored WHERE g_0 = 1`)
  expect(Number(scores[0]!.most)).toBeGreaterThanOrEqual(Number(scores[0]!.least))
  for (const weights of linkage.learned.weights) expect(weights.at(-1)).toBeLessThan(0)
})

test('of several partners the best is taken, and nobody has two', () => {
  const edges = [
    [1, 1, 9000],
    [1, 2, 8000],
    [2, 1, 7000],
    [2, 2, 6000],
    [3, 2, 5000],
  ] as const
  expect(assignOneToOne(edges, 3, 2)).toEqual([edges[0], edges[3]])
})

test('records are in one group when links lead from one to the other', () => {
  const edges = [
    [4, 2, 1],
    [5, 4, 1],
    [1, 3, 1],
  ] as const
  expect([...groupRecords(edges, 6)].slice(1)).toEqual([1, 2, 1, 2, 2, 6])
})
