import { beforeAll, describe, expect, test } from 'vitest'
import { newPublishedService } from '../support/published-service.ts'
import type { Visitor } from '../support/service.ts'
import { wholeNumber } from '../support/whole-number.ts'

interface Finding {
  key: string
  code: string
  area: string
  state: string
  detail: Record<string, string>
  waiting: string | null
}

const service = await newPublishedService({ persons: 4_000, seed: 11, noise: 3 })
const { database } = service.store
const byArea = await database.query(
  `select left(area, 6) as county from finding where code in ('duplicate_enrolment', 'number_shared') and area not like '%00'
  group by 1 order by count(distinct code) desc, count(*) desc, 1`,
)
const [home, sibling] = byArea.map(({ county }) => county as string) as [string, string]
const visitors: Record<'handler' | 'reviewer' | 'both' | 'sibling' | 'city', Visitor> = {} as never
beforeAll(async () => {
  const makers = {
    handler: [{ role: 'handler', area: home }],
    reviewer: [{ role: 'reviewer', area: home }],
    both: [
      { role: 'handler', area: home },
      { role: 'reviewer', area: home },
    ],
    sibling: [
      { role: 'handler', area: sibling },
      { role: 'reviewer', area: sibling },
    ],
    city: [{ role: 'handler', area: '520300' }],
  } as const
  for (const [name, grants] of Object.entries(makers)) {
    await service.account(name, grants)
    visitors[name as keyof typeof visitors] = await service.login(name)
  }
})

async function all(visitor: Visitor, filter: object): Promise<Finding[]> {
  const found: Finding[] = []
  for (let cursor: string | undefined; ; ) {
    const { status, body } = await visitor.post('/api/findings/search', {
      ...filter,
      limit: 7,
      ...(cursor && { cursor }),
    })
    expect([status, body.code]).toEqual([200, undefined])
    found.push(...(body.findings as Finding[]))
    if (body.next === null) return found
    cursor = body.next as string
  }
}

/** An open finding of the county, another one each time. */
const taken = new Set<string>()
async function openFinding(code?: string): Promise<Finding> {
  const found = await all(visitors.handler, { area: home, state: 'open', ...(code && { code }) })
  const finding = found.find(({ key, area }) => !taken.has(key) && area.startsWith(home))!
  taken.add(finding.key)
  return finding
}

async function propose(finding: Finding, decision: object, visitor = visitors.handler) {
  return visitor.post(`/api/findings/${finding.key}/decisions`, decision)
}

const dismissal = { action: 'dismiss', reason: '两地参保均合法', ruling: 'lawful' }

describe('lists', () => {
  test('page by page they give every finding of the city once, as the register has them', async () => {
    const found = await all(visitors.city, {})
    const rows = await database.query('select key from finding')
    expect(found.map(({ key }) => key).sort()).toEqual(rows.map(({ key }) => key).sort())
  })

  test('a county has its own and those that concern its people', async () => {
    const found = await all(visitors.handler, {})
    const rows = await database.query(
      'select key from finding where area ^@ $1 or (other_areas is not null and is_within(other_areas, array[$1]))',
      [home],
    )
    expect(found.map(({ key }) => key).sort()).toEqual(rows.map(({ key }) => key).sort())
    expect(found.length).toBeLessThan((await all(visitors.city, {})).length)
  })

  test('numbers are masked, keys of the run are left off', async () => {
    const found = await all(visitors.city, {})
    // A unit's credit code is no secret, and may look like a number.
    const aboutPeople = found.filter(({ code }) => code !== 'unit_not_enrolled').map(({ detail }) => detail)
    expect(aboutPeople.length).toBeGreaterThan(20)
    expect(aboutPeople.filter((detail) => /\d{15}|\d{17}X/.test(JSON.stringify(detail)))).toEqual([])
    expect(found.filter(({ detail }) => 'person_key' in detail)).toEqual([])
  })

  test('counts are those of the lists', async () => {
    const { body } = await visitors.handler.get(`/api/findings?area=${home}`)
    const counts = body.counts as { count: number }[]
    const sum = counts.reduce((total, { count }) => total + count, 0)
    expect(sum).toBe((await all(visitors.handler, { area: home })).length)
  })

  test('another area is refused', async () => {
    const { status, body } = await visitors.handler.post('/api/findings/search', { area: sibling })
    expect([status, body.code]).toEqual([403, 'area_outside'])
  })
})

describe('one finding', () => {
  test('shows the people, the rows and its life', async () => {
    const finding = await openFinding('duplicate_enrolment')
    const { status, body } = await visitors.handler.get(`/api/findings/${finding.key}`)
    expect(status).toBe(200)
    expect((body.people as unknown[]).length).toBeGreaterThan(0)
    expect((body.links as unknown[]).length).toBeGreaterThan(1)
    expect(body.life).toMatchObject([{ from: null, to: 'open', run: { quarter: '2016Q4' } }])
    expect(JSON.stringify(body)).not.toMatch(wholeNumber)
  })

  test('does not exist for a sibling whose people it does not concern', async () => {
    const finding = await openFinding()
    const concerned = await database.query('select other_areas from finding where key = $1', [finding.key])
    expect(concerned[0]!.other_areas).toBeNull()
    const { status, body } = await visitors.sibling.get(`/api/findings/${finding.key}`)
    expect([status, body.code]).toEqual([404, 'finding_unknown'])
    const decided = await propose(finding, dismissal, visitors.sibling)
    expect([decided.status, decided.body.code]).toEqual([404, 'finding_unknown'])
  })
})

describe('a decision', () => {
  test('waits for a second person, and then stands with both names', async () => {
    const finding = await openFinding('duplicate_enrolment')
    const proposed = await propose(finding, dismissal)
    expect(proposed.status).toBe(201)
    const decision = proposed.body.decision as string
    const waiting = await visitors.reviewer.get('/api/finding-decisions')
    expect(waiting.body.decisions).toContainEqual(
      expect.objectContaining({
        key: decision,
        finding: finding.key,
        action: 'dismiss',
        ruling: 'lawful',
        handler: 'handler',
      }),
    )
    const [listed] = (await all(visitors.handler, { waiting: true })).filter(({ key }) => key === finding.key)
    expect(listed).toMatchObject({ state: 'open', waiting: decision })
    const approved = await visitors.reviewer.post(`/api/finding-decisions/${decision}/approval`)
    expect([approved.status, approved.body]).toEqual([200, { finding: finding.key, state: 'dismissed' }])
    const { body } = await visitors.handler.get(`/api/findings/${finding.key}`)
    expect((body.life as object[]).at(-1)).toMatchObject({
      from: 'open',
      to: 'dismissed',
      ruling: 'lawful',
      reason: dismissal.reason,
      handler: 'handler',
      reviewer: 'reviewer',
    })
    const again = await visitors.reviewer.post(`/api/finding-decisions/${decision}/approval`)
    expect([again.status, again.body.code]).toEqual([409, 'decision_closed'])
  })

  test('is not approved by who proposed it', async () => {
    const finding = await openFinding()
    const proposed = await propose(finding, { action: 'confirm', reason: '核对属实' }, visitors.both)
    const decision = proposed.body.decision as string
    const own = await visitors.both.post(`/api/finding-decisions/${decision}/approval`)
    expect([own.status, own.body.code]).toEqual([403, 'second_person_needed'])
    const refused = await visitors.reviewer.post(`/api/finding-decisions/${decision}/refusal`, { reason: '材料不全' })
    expect(refused.status).toBe(200)
    const { body } = await visitors.handler.get(`/api/findings/${finding.key}`)
    expect(body.finding).toMatchObject({ state: 'open', waiting: null })
  })

  test('is one at a time, complete, and possible', async () => {
    const finding = await openFinding()
    const incomplete = await propose(finding, { action: 'route', reason: '请公安核对' })
    expect([incomplete.status, incomplete.body.code]).toEqual([400, 'decision_incomplete'])
    const impossible = await propose(finding, { action: 'reopen', reason: '再看一次' })
    expect([impossible.status, impossible.body.code]).toEqual([409, 'action_not_allowed'])
    expect((await propose(finding, { action: 'route', reason: '请公安核对', department: '公安局' })).status).toBe(201)
    const second = await propose(finding, { action: 'confirm', reason: '核对属实' })
    expect([second.status, second.body.code]).toEqual([409, 'decision_waiting'])
  })

  test('a shared number is ruled on with the other name under it', async () => {
    const finding = await openFinding('number_shared')
    const ruling = { action: 'dismiss', reason: '两人号码录错', ruling: 'different' }
    expect((await propose(finding, ruling)).body.code).toBe('decision_incomplete')
    expect((await propose(finding, { ...ruling, otherName: '王小明' })).status).toBe(201)
  })

  test('nobody without the permission decides', async () => {
    const finding = await openFinding()
    const { status, body } = await propose(finding, dismissal, visitors.reviewer)
    expect([status, body.code]).toEqual([403, 'permission_missing'])
  })
})
