import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEngine } from '../../src/comparison/engine/duckdb.ts'
import { approveProposal, proposeRun } from '../../src/publish/publish-run.ts'
import type { Row } from '../../src/registry/database.ts'
import { selectAtDesk } from '../../src/registry/rows-in-question.ts'
import { rowInQuestionContext } from '../../src/registry/seal-contexts.ts'
import { makeBatches, runOnce } from '../support/published.ts'
import { newStore } from '../support/registries.ts'

const store = await newStore()
const folder = mkdtempSync(join(tmpdir(), 'canbao-rows-'))
const undone = new Error('taken back')
const outputs = [join(folder, 'out-1'), join(folder, 'out-2')] as const

async function publish(output: string, day: string) {
  const now = new Date(`${day}T01:00:00Z`)
  const run = await proposeRun(store, output, { actor: 'handler', now })
  await approveProposal(store, run.key, { actor: 'reviewer', now, alone: false })
}

async function queried(sql: string): Promise<Record<string, unknown>[]> {
  const engine = await openEngine()
  try {
    return await engine.query(sql)
  } finally {
    engine.close()
  }
}

/** The likely rows of the results: person, place, score, number and name. */
const likelyIn = (output: string) =>
  queried(`SELECT person_key, kind, file, CAST(row AS INTEGER) AS row, odds AS score, number, name, insurance, code
    FROM '${output}/candidates.parquet' WHERE likely ORDER BY file, row`)

async function likelyKept(): Promise<Record<string, unknown>[]> {
  const rows =
    await store.database.query(`select p.run_key, q.* from row_in_question q join person p on p.id = q.person_id
    where q.link = 'likely' order by q.file collate "C", q.row`)
  return rows.map(({ run_key, key, kind, file, row, score, sealed, insurance, code }) => ({
    ...{ person_key: String(run_key).replaceAll('-', ''), kind, file, row, score, insurance, code },
    ...JSON.parse(store.cipher.openText(sealed as Uint8Array, rowInQuestionContext(key as string))),
  }))
}

const ask = (scope: string, sql: string): Promise<Row[]> =>
  store.database.transaction(async (tx) => {
    await tx.query(`select set_config('canbao.scope', $1, true)`, [`{${scope}}`])
    await tx.script('set local role canbao_app')
    return tx.query(sql)
  })

beforeAll(async () => {
  const batches = await makeBatches(folder, { persons: 3_000, seed: 31, noise: 4, quarters: 2 })
  for (const [at, output] of outputs.entries()) await runOnce(batches[at]!, output)
  await publish(outputs[0], '2017-01-06')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every row that is likely somebody’s is kept with them, its number and name sealed', async () => {
  const likely = await likelyIn(outputs[0])
  expect(likely.length).toBeGreaterThan(20)
  expect(await likelyKept()).toEqual(likely)
  const text = JSON.stringify(await store.database.query('select to_jsonb(q) as row from row_in_question q'))
  for (const { number } of likely) if (number !== null) expect(text).not.toContain(number)
})

test('links to review are kept of the people at the desk, and of nobody else', async () => {
  const [{ people }] = (await store.database.query(
    `select count(distinct person_id) as people from row_in_question where link = 'review'`,
  )) as [{ people: number }]
  const [desk] = await store.database.query(`select count(*) as people from person where ask = 'desk'`)
  expect(people).toBe(desk!.people)
  expect(people).toBeGreaterThan(10)
})

test('the desk begins with the surest links, page by page, and leaves out nobody', async () => {
  const listed: Row[] = []
  for (let after: readonly (string | number)[] | null = null; ; ) {
    const page: Row[] = await store.database.transaction((tx) => selectAtDesk(tx, { area: '5203', after, limit: 7 }))
    listed.push(...page)
    if (page.length < 7) break
    const { certainty, area, id } = page.at(-1)!
    after = [certainty as number, area as string, id as number]
  }
  const surest = await store.database.query(`select p.id, min(q.score) as score from person p
    join row_in_question q on q.person_id = p.id and q.link = 'review' where p.ask = 'desk' group by p.id, p.area order by 2 desc, p.area, p.id`)
  expect(listed.map(({ id }) => id)).toEqual(surest.map(({ id }) => id))
  expect(new Set(listed.map(({ certainty }) => certainty))).toEqual(new Set([940, 700]))
  // Of a register that was filled before links were kept, they are listed all the same.
  await store.database
    .transaction(async (tx) => {
      await tx.execute(`delete from row_in_question where link = 'review' and score = 940`)
      const last = await selectAtDesk(tx, { area: undefined, after: null, limit: 1_000 })
      expect(last.map(({ certainty }) => certainty)).toEqual(
        listed.map(({ certainty }) => (certainty === 940 ? -1 : 700)).sort((one, other) => other - one),
      )
      throw undone
    })
    .catch((error) => {
      if (error !== undone) throw error
    })
})

test('one row leads of each person, number and name', async () => {
  const several = await store.database.query(
    `select person_id, subject, count(*) filter (where leads) as leading, count(*) as rows from row_in_question
     where link = 'likely' group by person_id, subject`,
  )
  expect(several.every(({ leading }) => leading === 1)).toBe(true)
  expect(several.some(({ rows }) => (rows as number) > 1)).toBe(true)
})

test('a county sees the rows of its own people alone', async () => {
  const [{ county }] = (await store.database.query(
    `select left(area, 6) as county from row_in_question group by 1 order by count(*) desc limit 1`,
  )) as [{ county: string }]
  const seen = await ask(county, 'select key from row_in_question order by id')
  const [all] = await store.database.query('select count(*) as rows from row_in_question')
  const own = await store.database.query(
    `select q.key from row_in_question q join person p on p.id = q.person_id
     where p.area ^@ $1 or exists (select from unnest(p.insured_areas) a where a ^@ $1) order by q.id`,
    [county],
  )
  expect(seen).toEqual(own)
  expect(seen.length).toBeGreaterThan(0)
  expect(seen.length).toBeLessThan(all!.rows as number)
  expect(await ask('5201', 'select key from row_in_question')).toEqual([])
})

test('the next run puts its rows in the place of those of the last', async () => {
  await publish(outputs[1], '2017-04-06')
  expect(await likelyKept()).toEqual(await likelyIn(outputs[1]))
})

test('the results of a program that knew no such rows are published, and none are left', async () => {
  // Other people, so that it is another run.
  const [batch] = await makeBatches(join(folder, 'other'), { persons: 200, seed: 3 })
  await runOnce(batch!, join(folder, 'other-out'))
  rmSync(join(folder, 'other-out', 'candidates.parquet'))
  await store.database.execute(`update run set as_of = '2016-01-01'`)
  await publish(join(folder, 'other-out'), '2017-05-06')
  expect(await likelyKept()).toEqual([])
})
