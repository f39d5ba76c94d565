import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Engine, openEngine } from '../../src/comparison/engine/duckdb.ts'
import { linkPublicSets, type PublicResult, readPublicSet } from './public-sets.ts'

/** The folder of the sets, which `npm run test:linking` fetches. */
const folder = process.env.CANBAO_LINKING_SETS ?? ''
let engine: Engine

beforeAll(async () => {
  if (folder === '') throw new Error('the public sets are fetched by: npm run test:linking')
  engine = await openEngine()
})
afterAll(() => engine?.close())

async function load(table: string, file: string, order?: (row: string) => string): Promise<void> {
  const { columns, rows } = readPublicSet(join(folder, file))
  const by = (row: readonly (string | null)[]) => order?.(String(row[0])) ?? ''
  await engine.load(table, columns, order ? [...rows].sort((one, other) => (by(one) < by(other) ? -1 : 1)) : rows)
}

const shuffled = (id: string) => createHash('sha256').update(`another order ${id}`).digest('hex')

function tell(name: string, { best, picked, grouped }: PublicResult): void {
  const line = (what: string, point: typeof best) =>
    `  ${what}: F1 ${point.f1.toFixed(5)}, precision ${point.precision.toFixed(5)}, recall ${point.recall.toFixed(5)}, from ${(point.score / 1000).toFixed(1)} bits, ${point.right} right, ${point.wrong} wrong`
  console.log(
    [
      name,
      line('best threshold', best),
      line('its own threshold', picked),
      ...(grouped ? [line('groups', grouped)] : []),
    ].join('\n'),
  )
}

test('one set with repeats (febrl3) is linked without labels: F1 of 0.996 or more', async () => {
  await load('febrl3', 'dataset3.csv')
  const result = await linkPublicSets(engine, 'febrl3', 'febrl3')
  tell('febrl3', result)
  expect(result.best.f1).toBeGreaterThanOrEqual(0.996)
  expect(result.picked.f1).toBeGreaterThanOrEqual(0.996)
  expect(result.grouped!.f1).toBeGreaterThanOrEqual(0.996)
})

test('two sets of the same people (febrl4) are linked without labels: F1 of 0.9998 or more', async () => {
  await load('febrl4a', 'dataset4a.csv')
  await load('febrl4b', 'dataset4b.csv')
  const result = await linkPublicSets(engine, 'febrl4a', 'febrl4b')
  tell('febrl4', result)
  expect(result.best.f1).toBeGreaterThanOrEqual(0.9998)
  expect(result.picked.f1).toBeGreaterThanOrEqual(0.9998)
})

test('records in another order give the same pairs, scores and links', async () => {
  await load('febrl3', 'dataset3.csv')
  const one = await linkPublicSets(engine, 'febrl3', 'febrl3')
  await load('febrl3', 'dataset3.csv', shuffled)
  const other = await linkPublicSets(engine, 'febrl3', 'febrl3')
  expect(other.pairs.length).toBeGreaterThan(100_000)
  expect(other.pairs).toBe(one.pairs)
})
