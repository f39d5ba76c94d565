import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveMerge, proposeMerge, undoMerge } from '../../src/publish/merge-persons.ts'
import { approveProposal, proposeRun } from '../../src/publish/publish-run.ts'
import { verifyPerson } from '../../src/publish/verify-person.ts'
import type { Row, Transaction } from '../../src/registry/database.ts'
import {
  countPeople,
  orderColumns,
  orderOf,
  type PeopleWanted,
  searchPeople,
} from '../../src/registry/people/search-people.ts'
import { enterRole } from '../../src/registry/restricted-role.ts'
import { changeResults, type PersonChange } from '../support/changed-results.ts'
import { makeBatches, runOnce, type SaidPerson } from '../support/published.ts'
import { newStore } from '../support/registries.ts'

// Random lives of a small register. After each step the test keeps a plain copy of it; in the end every list as of a
// moment between two steps must be what its copy says, for every scope.

type Step =
  | { kind: 'publish'; changes: (PersonChange & { turn: number })[] }
  | { kind: 'verify'; turn: number; pension: string; phone: string }
  | { kind: 'merge'; turn: number }
  | { kind: 'undo' }

const store = await newStore()
const { database, cipher } = store
const folder = mkdtempSync(join(tmpdir(), 'canbao-as-of-'))
const first = join(folder, 'out')
const villages = ['520302001001', '520303100002', '520321004003', '520381001004']
const scopes = ['52', '5203', '520302', '520303', '520302001', '520381001004']
const hands = { handler: 'handler', reviewer: 'reviewer' }
const copies: { at: Date; people: Row[] }[] = []
let people: SaidPerson[]
let hour = 0
let merged: number | null = null

const during = () => new Date(Date.UTC(2017, 0, 6) + hour * 3_600_000)
const afterwards = () => new Date(during().getTime() + 1_800_000)
const bytes = (row: Row) => JSON.stringify(row, (_, value) => (ArrayBuffer.isView(value) ? String(value) : value))

beforeAll(async () => {
  const [batch] = await makeBatches(folder, { persons: 220, seed: 17, noise: 5 })
  people = await runOnce(batch!, first)
  await perform({ kind: 'publish', changes: [] })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const turn = fc.nat({ max: 219 })
const change = fc.record(
  {
    turn,
    isGone: fc.boolean(),
    home: fc.constantFrom(...villages),
    pension: fc.constantFrom('11', '12', '91', '94'),
    name: fc.constantFrom('王更正', '李更正'),
  },
  { requiredKeys: ['turn'] },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('publish'), changes: fc.array(change, { maxLength: 40 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('verify'),
      turn,
      pension: fc.constantFrom('91', '94'),
      phone: fc.constantFrom('13800000001', '13900000002'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('merge'), turn }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo') }) },
)

test('as of a moment between two steps, every list and count is what the register was then, for every scope', async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
    const from = copies.length - 1
    for (const each of steps) await perform(each)
    for (const copy of copies.slice(from)) await compare(copy, scopes)
  })
  await fc.assert(property, { numRuns: 4, seed: 20170106, endOnFailure: true })
  // What happened since has changed nothing of what was.
  for (const copy of copies) await compare(copy, ['5203'])
})

test('these lives had everything in them: people who changed, moved, left, returned and were one for a time', async () => {
  const [seen] =
    await database.query(`select bool_or(v.area <> p.area) as moved, bool_or(v.left_at is not null) as returned,
    bool_or(v.aic003 <> p.aic003) as changed, bool_or(p.left_at is not null) as gone, bool_or(v.run_key <> p.run_key) as corrected,
    bool_or(v.merged_into is not null) as parted, bool_or(v.ended_by_account is not null) as verified
    from person_version v join person p on p.id = v.id`)
  expect(Object.entries(seen!).filter(([, happened]) => happened !== true)).toEqual([])
})

test('before the first publishing the register had nobody', async () => {
  expect(await listAsOf('52', { asOf: new Date('2017-01-01T00:00:00Z') })).toEqual([])
})

async function perform(step: Step): Promise<void> {
  hour += 1
  await database.transaction((tx) => act(tx, step))
  if (step.kind === 'publish') await publish(step.changes)
  const now = await database.query('select * from person where left_at is null and merged_into is null')
  copies.push({ at: afterwards(), people: now })
}

async function publish(changes: readonly (PersonChange & { turn: number })[]): Promise<void> {
  const output = join(folder, `out-${hour}`)
  await changeResults(first, output, new Map(changes.map((each) => [String(keyAt(each.turn)), each])))
  const run = await proposeRun(store, output, { actor: 'handler', now: during() })
  await approveProposal(store, run.key, { actor: 'reviewer', now: during(), alone: false })
  rmSync(output, { recursive: true })
}

async function act(tx: Transaction, step: Step): Promise<void> {
  const now = during()
  const present = await tx.query('select id from person where left_at is null and merged_into is null order by id')
  const idAt = (turn: number) => present[turn % present.length]!.id as number
  if (step.kind === 'verify') {
    const values = { AIC003: step.pension, AAE005: step.phone }
    const said = { personID: idAt(step.turn), values, verifiedOn: '2017-01-05', handledAt: now, now, ...hands }
    await verifyPerson(tx, cipher, said)
  } else if (step.kind === 'merge' && merged === null) {
    const [keptID, mergedID] = [idAt(step.turn), idAt(step.turn + 1)]
    merged = await proposeMerge(tx, { keptID, mergedID, reason: '同一人', handler: 'handler', now })
    await approveMerge(tx, cipher, { mergeID: merged, reviewer: 'reviewer', now })
  } else if (step.kind === 'undo' && merged !== null) {
    await undoMerge(tx, { mergeID: merged, reason: '有误', ...hands, now })
    merged = null
  }
}

const keyAt = (turn: number) => people[turn % people.length]!.person_key

/** Asks as a caller whose scope is `scope`, page by page. */
function listAsOf(scope: string, wanted: PeopleWanted, limit = 60): Promise<Row[]> {
  return inScope(scope, async (tx) => {
    const order = orderOf(wanted)
    const found: Row[] = []
    for (let after: (string | number)[] | null = null; ; ) {
      const page: Row[] = await searchPeople(tx, cipher, wanted, { order, after, limit })
      found.push(...page)
      const last = page.at(-1)
      if (page.length < limit || last === undefined) return found
      after = orderColumns[order].map((name) => last[name] as string | number)
    }
  })
}

function inScope<T>(scope: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database.transaction(async (tx) => {
    await enterRole(tx, { role: 'canbao_app', scope: [scope], accountID: 1, permission: 'person.search' })
    return work(tx)
  })
}

async function compare({ at: asOf, people: copy }: (typeof copies)[number], scopes: readonly string[]): Promise<void> {
  const someone = copy[hour % copy.length]!
  const criteria: [PeopleWanted, (person: Row) => boolean][] = [
    [{}, () => true],
    [{ area: '520302' }, ({ area }) => String(area).startsWith('520302')],
    [{ disposition: 'survey' }, ({ disposition }) => disposition === 'survey'],
    [{ codes: { aic003: '91' } }, ({ aic003 }) => aic003 === '91'],
    [{ phone: '13800000001' }, (person) => isPhone(person, '13800000001')],
    [{ name: '王更正' }, ({ aac003 }) => aac003 === '王更正'],
    [{ initials: String(someone.initials) }, ({ initials }) => initials === someone.initials],
    [{ nameStart: '王' }, ({ aac003 }) => String(aac003).startsWith('王')],
  ]
  for (const scope of scopes) {
    const seen = copy.filter(({ area, insured_areas }) =>
      [area, ...((insured_areas as string[] | null) ?? [])].some((each) => String(each).startsWith(scope)),
    )
    for (const [wanted, fits] of scope.length === 4 ? criteria : criteria.slice(0, 3)) {
      const right = seen.filter(fits).sort(orderOf(wanted) === 'name' ? byName : byArea)
      const listed = await listAsOf(scope, { ...wanted, asOf })
      const shown = (row: Row) =>
        bytes(Object.fromEntries(Object.keys(listed[0] ?? {}).map((name) => [name, row[name]])))
      expect(listed.map(shown)).toEqual(right.map(shown))
      const counted = await inScope(scope, (tx) => countPeople(tx, cipher, { ...wanted, asOf }, 10_000))
      expect(counted).toBe(right.length)
    }
  }
}

function isPhone({ phone_index }: Row, phone: string): boolean {
  return phone_index !== null && cipher.indexOf(phone, 'phone').equals(phone_index as Uint8Array)
}

function byArea(one: Row, other: Row): number {
  const [left, right] = [String(one.area), String(other.area)]
  return left === right ? Number(one.id) - Number(other.id) : left < right ? -1 : 1
}

function byName(one: Row, other: Row): number {
  return Buffer.compare(Buffer.from(String(one.aac003)), Buffer.from(String(other.aac003))) || byArea(one, other)
}
