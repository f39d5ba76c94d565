import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { explainPerson } from '../src/batch/explain-person.ts'
import { repeatRun } from '../src/batch/repeat-run.ts'
import type { RunOptions } from '../src/batch/run-options.ts'
import { defaultPolicy } from '../src/policy/default-policy.ts'
import type { RunSummary } from '../src/reports/run-summary.ts'
import { makeSample } from '../src/sample/make-sample.ts'
import { checkDigit } from '../src/standards/identity-number.ts'
import { manyRows } from './comparison/many-rows.ts'
import type { RandomBatch } from './comparison/random-batch.ts'
import { columnsOf } from './comparison/second-reading/columns.ts'
import type { KindName } from './comparison/second-reading/shapes.ts'
import { type Cells, type Changes, changed, changesOn, csv, drawDays } from './support/changes.ts'
import { expectCounted, expectRepeated, kept, openChangesRuns, silent } from './support/changes-runs.ts'
import { digestOutput } from './support/output-digest.ts'
import { openSmallEngine } from './support/small-engine.ts'

const { root, newFolder, run, whole, changesOf, expectWhole } = openChangesRuns('kept')

describe('a run of changes that compares the touched alone gives what a run of the whole batch gives', () => {
  it.each([
    [1, 13, 8],
    [2, 2, 2],
    [3, 1, 1],
    [4, 3, 2],
    [5, 1, 2],
  ])('after every day of four (sequence %i, changes of %i kinds, %i rows)', async (seed, mostKinds, mostPicks) => {
    let batch = manyRows({ seed, batches: 4 })
    let last = (await run(whole(batch), kept)).out
    for (const day of drawDays({ days: 4, seed, mostKinds, mostPicks })) {
      const changes = changesOn(day, batch)
      const next = changed(batch, changes)
      const ran = await run(changesOf(batch, changes), { since: last })
      expect(ran.summary.touched).toBeDefined()
      await expectWhole(ran, next)
      expectCounted(ran, batch, next)
      ;[batch, last] = [next, ran.out]
    }
  })

  it('compares a few, and leaves the files of departments as they are', async () => {
    const batch = manyRows({ seed: 21, batches: 4 })
    const folder = whole(batch)
    const { out: last } = await run(folder, kept)
    const cells = { ...batch.rows.card[0]!.cells, AAC002: '', AAC003: '甲乙丙' }
    const { out, summary } = await run(changesOf(batch, { card: [{ op: '+', cells }] }), { since: last })
    expect(summary.touched?.numbers).toBe(0)
    const names = readdirSync(join(out, 'batch')).filter(
      (name) => !/^(batch\.yaml|gone-.*|card-added\.parquet)$/.test(name),
    )
    expect(names.sort()).toEqual(
      readdirSync(folder)
        .filter((name) => name !== 'batch.yaml')
        .sort(),
    )
    for (const name of names) expect(readFileSync(join(out, 'batch', name))).toEqual(readFileSync(join(folder, name)))
  })
})

describe('somebody near to a row by a damaged number', () => {
  const plain = manyRows({ seed: 27, batches: 2 })
  const seventeen = '52030119900101123'
  const number = seventeen + checkDigit(seventeen)
  const damaged = `${number.slice(0, 15)}8${number.slice(16)}`
  const row = (kind: KindName, cells: Cells) => ({
    file: '',
    row: 0,
    cells: { ...plain.rows[kind][0]!.cells, ...cells },
  })
  const person = row('household', {
    ...{ AAC002: number, AAC003: '欧阳青', AAC004: '1', AAC006: '19900101', AAB299: '520301000000', AAC058: '01' },
    police_status: '0',
  })
  const enrolment = row('enrolment', { AAC002: damaged, AAC003: '欧阳青', AAC001: '' })
  const death = row('death', { AAC002: number, AAC003: '欧阳青', death_date: '20200101' })
  interface Case {
    rows: Partial<RandomBatch['rows']>
    kind: KindName
    op: '+' | '-'
    rounds: number
    changes: { cells: Cells }
  }
  it.each<[string, Case]>([
    [
      'a row comes',
      {
        rows: { household: [...plain.rows.household, person] },
        ...{ kind: 'enrolment', op: '+', changes: enrolment, rounds: 1 },
      },
    ],
    [
      'a person comes',
      {
        rows: { enrolment: [...plain.rows.enrolment, enrolment] },
        ...{ kind: 'household', op: '+', changes: person, rounds: 1 },
      },
    ],
    [
      // Who is dead is near to nobody: that the person lives is known once all is compared.
      'a death is taken back',
      {
        rows: {
          household: [...plain.rows.household, person],
          enrolment: [...plain.rows.enrolment, enrolment],
          death: [...plain.rows.death, death],
        },
        ...{ kind: 'death', op: '-', changes: death, rounds: 2 },
      },
    ],
  ])('is compared when %s', async (_, { rows, kind, op, changes: { cells }, rounds }) => {
    const batch = { ...plain, rows: { ...plain.rows, ...rows } }
    const { out: last } = await run(whole(batch), kept)
    const changes: Changes = { [kind]: [{ op, cells }] }
    const ran = await run(changesOf(batch, changes), { since: last })
    expect(ran.summary.touched).toMatchObject({ rounds })
    await expectWhole(ran, changed(batch, changes))
  })
})

describe('numbers that a spreadsheet damaged', () => {
  it('are one finding for each name, of which a row comes, goes and changes', async () => {
    const plain = manyRows({ seed: 26, batches: 2 })
    const damaged = (kind: 'card' | 'student', name: string, phone: string) => ({
      ...plain.rows[kind][0]!,
      cells: { ...plain.rows[kind][0]!.cells, AAC002: '5.20E+17', AAC003: name, AAE005: phone },
    })
    const [one, other, third] = [
      damaged('card', '李明', '1'),
      damaged('student', '李明', '2'),
      damaged('card', '王芳', '3'),
    ]
    const rows = {
      ...plain.rows,
      card: [...plain.rows.card, one, third],
      student: [...plain.rows.student, other],
    }
    let batch = { ...plain, rows }
    let last = (await run(whole(batch), kept)).out
    const again = { ...one.cells, AAC058: '02', AAE005: '4', AAC002: ' 5.20e+17' }
    const days: Changes[] = [
      {
        card: [
          { op: '-', cells: one.cells },
          { op: '+', cells: again },
        ],
      },
      { student: [{ op: '-', cells: other.cells }] },
      { student: [{ op: '+', cells: other.cells }], card: [{ op: '-', cells: third.cells }] },
    ]
    for (const changes of days) {
      const ran = await run(changesOf(batch, changes), { since: last })
      batch = changed(batch, changes)
      expect(ran.summary.touched).toBeDefined()
      await expectWhole(ran, batch)
      last = ran.out
    }
  })
})

describe('tables of neighbours', () => {
  const tablesOf = (out: string) => readdirSync(join(out, 'kept')).filter((name) => /near|holders|touched/.test(name))
  const placeOf = (out: string) => statSync(join(out, 'kept', 'near_targets.parquet')).ino

  /** Household rows as an output kept them. */
  async function rowsOf(out: string): Promise<Record<string, string>[]> {
    const { parts } = JSON.parse(readFileSync(join(out, 'kept', 'kept.json'), 'utf8'))
    const paths = parts.filter(({ kind }: { kind: string }) => kind === 'household')
    const files = paths.map(({ path }: { path: string }) => `'${join(out, 'kept', path)}'`).join(', ')
    const columns = columnsOf.household.map(({ name }) => `coalesce("${name}", '') AS "${name}"`).join(', ')
    const engine = await openSmallEngine()
    try {
      const rows = await engine.query(`SELECT ${columns} FROM read_parquet([${files}]) ORDER BY usual_number, row`)
      return rows as Record<string, string>[]
    } finally {
      engine.close()
    }
  }

  it('stay as they were while little of them is touched, and are written anew when much is', async () => {
    const sample = newFolder()
    await makeSample({ folder: sample, area: '520300', persons: 1500, seed: 3, quarters: 1 })
    const { out: first, summary } = await run(sample, kept)
    const described = { area: summary.area, asOf: Number(summary.asOf.replaceAll('-', '')), quarter: summary.quarter }
    const day = async (last: string, rows: readonly Record<string, string>[]) => {
      const household = rows.flatMap((cells) => [
        { op: '-', cells },
        { op: '+', cells: { ...cells, AAE005: '13911112222' } },
      ])
      const batch = { ...described, households: {} } as RandomBatch
      const { out } = await run(changesOf(batch, { household }), { since: last })
      await expectRepeated(out)
      return out
    }
    const rows = await rowsOf(first)
    const second = await day(first, rows.slice(0, 2))
    const third = await day(second, rows.slice(2, 4))
    for (const out of [second, third]) {
      expect(tablesOf(out)).toContain('touched-since.parquet')
      expect(placeOf(out)).toBe(placeOf(first))
    }
    const fourth = await day(third, rows.slice(4, 900))
    expect(tablesOf(fourth)).toEqual(tablesOf(first))
    expect(placeOf(fourth)).not.toBe(placeOf(first))
    expect(placeOf(await day(fourth, rows.slice(900, 902)))).toBe(placeOf(fourth))
  })
})

describe('the batch that a run of changes leaves', () => {
  it('can be run again, and tells of a row that came', async () => {
    const batch = manyRows({ seed: 22, batches: 4 })
    const { out: last } = await run(whole(batch), kept)
    const { cells } = batch.rows.household.find(({ cells: one }) => /^[1-9]\d{16}[\dX]$/.test(one.AAC002 ?? ''))!
    const phone = { ...cells, AAE005: '13911112222' }
    const changes = {
      household: [
        { op: '-', cells },
        { op: '+', cells: phone },
      ],
    }
    const { out, summary } = await run(changesOf(batch, changes), { since: last })
    expect(summary.changes).toMatchObject([{ kind: 'household', added: 1, removed: 1, absent: 0 }])
    await expectRepeated(out)
    const told = JSON.stringify(await explainPerson({ outputFolder: out, number: cells.AAC002! }))
    expect(told).toContain('household-added.parquet')
  })

  it('is refused where the list of what went was changed', async () => {
    const batch = manyRows({ seed: 23, batches: 2 })
    const { out: last } = await run(whole(batch), kept)
    const list = batch.rows.card.slice(0, 1).map(({ cells }) => ({ op: '-', cells }))
    const { out } = await run(changesOf(batch, { card: list }), { since: last })
    const [gone] = readdirSync(join(out, 'batch')).filter((name) => name.startsWith('gone-'))
    appendFileSync(join(out, 'batch', gone!), 'x')
    await expect(repeatRun({ outputFolder: out, reporter: silent })).rejects.toMatchObject({ code: 'inputs_differ' })
  })

  it('keeps rows that cannot be read refused, files in folders, and the mapping of each file', async () => {
    const batch = manyRows({ seed: 24, batches: 3 })
    const folder = whole(batch)
    const names = columnsOf.card.map(({ name }) => name)
    const [first] = batch.rows.card
    const line = names.map((name) => first!.cells[name] ?? '')
    mkdirSync(join(folder, 'more'))
    writeFileSync(join(folder, 'more', 'cards.csv'), csv(names, [line, ['half'], line.map(() => 'x')]))
    const yaml = readFileSync(join(folder, 'batch.yaml'), 'utf8')
    const source = '  - kind: card\n    files: ["more/cards.csv"]\n    values: { AAE005: { x: "13900000000" } }\n'
    writeFileSync(join(folder, 'batch.yaml'), yaml + source)
    const { out: last, summary: before } = await run(folder, kept)
    const { cells } = batch.rows.enrolment[0]!
    const changes = changesOf(batch, {
      enrolment: [{ op: '-', cells }],
      household: [{ op: '+', cells: batch.rows.household[0]!.cells }],
    })
    const { out, summary } = await run(changes, { since: last })
    expect(summary.touched).toBeDefined()
    const rejected = ({ sources }: RunSummary) => sources.find(({ file }) => file === 'more/cards.csv')
    expect(rejected(summary)).toEqual(rejected(before))
    await expectRepeated(out)
  })
})

it('compares everything where policy, reference date or rows kept are others, and says nothing of the touched', async () => {
  const batch = manyRows({ seed: 25, batches: 2 })
  const { out: last } = await run(whole(batch), kept)
  const list = batch.rows.card.slice(0, 1).map(({ cells }) => ({ op: '-', cells }))
  const changes = changesOf(batch, { card: list })
  const otherDay = changesOf({ ...batch, asOf: batch.asOf - 1 }, { card: list })
  const touched = async (folder: string, more: Partial<RunOptions> = {}) =>
    (await run(folder, { since: last, ...more })).summary.touched
  expect(await touched(changes)).toBeDefined()
  expect(await touched(otherDay)).toBeUndefined()
  expect(await touched(changes, { keepEveryStep: true })).toBeUndefined()
  const policy = readFileSync(join(last, 'policy.csv'), 'utf8')
  writeFileSync(join(root, 'policy.csv'), policy)
  expect(await touched(changes, { policyFile: join(root, 'policy.csv') })).toBeDefined()
  writeFileSync(
    join(root, 'policy.csv'),
    policy
      .split('\n')
      .filter((line) => !line.startsWith('P11,'))
      .join('\n'),
  )
  expect(await touched(changes, { policyFile: join(root, 'policy.csv') })).toBeUndefined()
  for (const name of ['kept/name_keys.parquet', 'kept/kept.json']) {
    renameSync(join(last, name), join(root, 'away'))
    expect(await touched(changes)).toBeUndefined()
    renameSync(join(root, 'away'), join(last, name))
  }
  appendFileSync(join(last, 'insured.parquet'), ' ')
  expect(await touched(changes)).toBeUndefined()
})

it.each(["'五'条", 'R'])('goes by the policy of a province, whose rules have other names (%s)', async (name) => {
  const batch = manyRows({ seed: 27, batches: 2 })
  const policyFile = join(root, `policy-${name}.csv`)
  const named = defaultPolicy.replaceAll(/^P(8|12),/gm, `${name}$1,`)
  expect(named.split(name)).toHaveLength(3)
  writeFileSync(policyFile, named)
  const { out: last } = await run(whole(batch), { ...kept, policyFile })
  const changes = { card: [{ op: '-', cells: batch.rows.card[0]!.cells }] }
  const { out, summary } = await run(changesOf(batch, changes), { policyFile, since: last })
  expect(summary.touched).toBeDefined()
  const expected = await run(whole(changed(batch, changes)), { policyFile })
  expect(await digestOutput(out)).toEqual(await digestOutput(expected.out))
  expect(summary.coverage).toEqual(expected.summary.coverage)
})

it('refuses changes that are not clear as a run of the whole does, and leaves nothing', async () => {
  const batch = manyRows({ seed: 26, batches: 2 })
  const { out: last } = await run(whole(batch), kept)
  const { cells } = batch.rows.card[0]!
  const refused = async (folder: string) => {
    const left = readdirSync(root).length
    const error = await run(folder, { since: last }).catch((problem: unknown) => problem)
    expect(readdirSync(root).length).toBe(left)
    return (error as { code?: string }).code
  }
  expect(await refused(changesOf(batch, { card: [{ op: '*', cells }] }))).toBe('change_unclear')
  const cut = changesOf(batch, { card: [{ op: '+', cells }] })
  appendFileSync(join(cut, 'card-changes.csv'), '-,5203')
  expect(await refused(cut)).toBe('change_unreadable')
})
