import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEngine } from '../src/comparison/engine/duckdb.ts'
import type { Acceptance } from '../src/reports/acceptance.ts'
import { makeSample } from '../src/sample/make-sample.ts'
import { callCommand } from './support/call-command.ts'

// A province accepts candidates above a score that was measured: they are rulings of the next run.

const folder = mkdtempSync(join(tmpdir(), 'canbao-accept-'))
const at = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(out: string): Promise<{ people: { visit: number } }> {
  const { code, out: told, err } = await callCommand(['run', at('batch'), '--out', at(out), '--json'])
  if (code !== 0) throw new Error(err)
  return JSON.parse(told)
}

async function queried(sql: string): Promise<Record<string, unknown>[]> {
  const engine = await openEngine()
  try {
    return await engine.query(sql)
  } finally {
    engine.close()
  }
}

const accept = (score: string, to = 'rulings.csv', ...more: string[]) =>
  callCommand(['accept', at('out'), '--score', score, '--to', at(to), ...more])
const linesOf = (name: string) => readFileSync(at(name), 'utf8').trim().split('\r\n')

let visits: number
beforeAll(async () => {
  await makeSample({ folder: at('batch'), persons: 6_000, area: '520300', seed: 31, noise: 4 })
  visits = (await run('out')).people.visit
})

test('where nobody measured the score, it warns loudly', async () => {
  const { code, out, err } = await accept('20', 'unmeasured.csv')
  expect([code, err]).toEqual([0, expect.stringContaining('WARNING: nobody measured')])
  expect(out).not.toContain('Measured')
})

test('it says what was measured, what was written, and what no ruling can say; it names nobody', async () => {
  expect((await callCommand(['evaluate', at('out'), '--truth', at('batch')])).code).toBe(0)
  const { code, out, err } = await accept('20', 'rulings.csv')
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(/Measured: of \d+ rows from 20\.0 up \d+ were wrong: precision [01]\.\d{4}, at least 0\.\d{4}/)
  expect(out).toContain('no usable number')
  const [header, ...rulings] = linesOf('rulings.csv')
  expect(header).toBe('code,number_a,name_a,number_b,name_b,decision,decided_at')
  expect(rulings.length).toBeGreaterThan(20)
  expect(statSync(at('rulings.csv')).mode & 0o077).toBe(0)
  for (const ruling of rulings) for (const cell of ruling.split(',').slice(1, 5)) expect(out).not.toContain(cell)
  const told = JSON.parse((await accept('20', 'rulings.csv', '--json')).out) as Acceptance
  const [chosen] = await queried(
    `SELECT count(*) AS rows FROM '${at('out')}/candidates.parquet' WHERE place = 1 AND score >= 20000`,
  )
  const left = Object.values(told.left).reduce((sum, rows) => sum + rows, 0)
  expect([told.rulings, told.rows + left]).toEqual([rulings.length, Number(chosen!.rows)])
  expect(told.measured!.atLeast).toBeLessThan(told.measured!.precision)
})

test('a higher score accepts less', async () => {
  await accept('40', 'higher.csv')
  const [all, higher] = [linesOf('rulings.csv'), linesOf('higher.csv')]
  expect(higher.length).toBeGreaterThan(1)
  expect(higher.length).toBeLessThan(all.length)
  expect(higher.filter((line) => !all.includes(line))).toEqual([])
})

test('the next run links the rows to the people, and asks them no more for what they gave', async () => {
  copyFileSync(at('rulings.csv'), at('batch/rulings.csv'))
  appendFileSync(at('batch/batch.yaml'), '  - { kind: ruling, files: [rulings.csv] }\n')
  const { people } = await run('out-2')
  const accepted = `SELECT * FROM '${at('out')}/candidates.parquet' c JOIN read_csv('${at('rulings.csv')}', all_varchar = true) r
    ON r.number_a = c.number AND r.name_a = c.name WHERE c.place = 1 AND c.score >= 20000`
  const [linked] =
    await queried(`SELECT count(*) AS rows, count(*) FILTER (l.person_key = c.person_key AND l.decision = 'auto') AS theirs
    FROM (${accepted}) c JOIN '${at('out-2')}/links.parquet' l ON l.kind = c.kind AND l.file = c.file AND l.row = c.row`)
  expect(Number(linked!.rows)).toBeGreaterThan(20)
  expect(linked!.theirs).toEqual(linked!.rows)
  const [asked] =
    await queried(`SELECT count(*) FILTER (b.ask = 'visit') AS before, count(*) FILTER (a.ask = 'visit') AS after
    FROM (SELECT DISTINCT person_key FROM (${accepted}) c) c JOIN '${at('out')}/persons.parquet' b USING (person_key) JOIN '${at('out-2')}/persons.parquet' a USING (person_key)`)
  expect(Number(asked!.after)).toBeLessThan(Number(asked!.before) / 2)
  expect(visits - people.visit).toBe(Number(asked!.before) - Number(asked!.after))
})

test('a pair that people ruled to be two is not accepted', async () => {
  const [, first] = linesOf('rulings.csv')
  const refused = first!.replace(',same,', ',different,')
  rmSync(at('batch/rulings.csv'))
  appendFileSync(at('batch/rulings.csv'), `code,number_a,name_a,number_b,name_b,decision,decided_at\r\n${refused}\r\n`)
  rmSync(at('out'), { recursive: true })
  await run('out')
  await accept('20', 'after.csv')
  const after = linesOf('after.csv')
  expect(after).not.toContain(first)
  expect(after.length).toBe(linesOf('rulings.csv').length - 1)
})
