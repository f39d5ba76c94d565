import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openEngine } from '../../src/comparison/engine/duckdb.ts'
import { approveProposal, previewRun, proposeRun } from '../../src/publish/publish-run.ts'
import { makeBatches, publishedPeople, runOnce, saidPeople } from '../support/published.ts'
import { newStore } from '../support/registries.ts'

const folder = mkdtempSync(join(tmpdir(), 'canbao-odd-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the text format of PostgreSQL writes otherwise, and what looks as if it did. */
const odd = ['曹\t一', 'a\\b', '一\n二', '\r', '\\N', '\\', '\\t', '{"a",b}', "'", 'n\\\n\t\\r', '', ' ']

test('texts with tabs, line ends and backslashes reach the register as they are, and stay unchanged', async () => {
  const store = await newStore()
  const [batch] = await makeBatches(folder, { persons: 100, seed: 9 })
  const [plain, output] = [join(folder, 'plain'), join(folder, 'out')]
  await runOnce(batch!, plain)
  cpSync(plain, output, { recursive: true })
  const engine = await openEngine()
  await engine.load(
    'odd',
    { place: 'INTEGER', text: 'VARCHAR' },
    odd.map((text, place) => [place, text]),
  )
  // Each text in each column, by turns, so that most rows are odd in one column only.
  const columns = ['AAC002', 'AAE005', 'AAE006', 'AAC003', 'AAC010']
  const replaced = columns.map(
    (name, turn) => `CASE WHEN p.place % ${columns.length} = ${turn} THEN o.text ELSE p.${name} END AS ${name}`,
  )
  await engine.execute(`COPY (SELECT p.* EXCLUDE (place) REPLACE (${replaced.join(', ')})
    FROM (SELECT *, row_number() OVER (ORDER BY person_key) AS place FROM read_parquet('${join(plain, 'persons.parquet')}')) p
    JOIN odd o ON o.place = (p.place // ${columns.length}) % ${odd.length}) TO '${join(output, 'persons.parquet')}'`)
  engine.close()

  const { key } = await proposeRun(store, output, { actor: 'handler', now: new Date('2017-01-05T01:00:00Z') })
  const now = new Date('2017-01-06T01:00:00Z')
  await approveProposal(store, key, { actor: 'reviewer', now, alone: false })
  const said = await saidPeople(output)
  for (const name of columns) expect(said.map((person) => person[name])).toEqual(expect.arrayContaining(odd))
  expect(await publishedPeople(store)).toEqual(said)
  expect(await previewRun(store, output, { actor: 'handler', now })).toMatchObject({ entered: 0, changed: 0, left: 0 })
})
