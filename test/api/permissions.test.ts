import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../src/policy/default-policy.ts'
import { personKeyOf } from '../../src/registry/person-key.ts'
import { type DivisionLevel, type Permission, type Role, roleHas, roles } from '../../src/security/roles.ts'
import type { Route } from '../../src/server/route.ts'
import { routes } from '../../src/server/routes/index.ts'
import { areaObjects } from '../support/area-objects.ts'
import { newPublishedService } from '../support/published-service.ts'
import type { Answer, Visitor } from '../support/service.ts'

// Every route of the live table × every role at each of its levels × the area that it asks about. A new route without a
// case fails the first test.

type Relation = 'own' | 'child' | 'sibling' | 'parent'
type Level = DivisionLevel

interface Request {
  url: string
  body?: unknown
}

interface Case {
  /** what is asked about an area */
  ask(area: string, actor: Actor): Request | Promise<Request>
  /** `area`: the area that the request names decides; `list`: it names none; `self`: one's own account */
  about: 'area' | 'list' | 'self' | 'everybody'
  /** things of a wider area may be read, narrowed to one's own part */
  touches?: true
  /** levels at which there is such a thing at all; elsewhere nobody may */
  levels?: readonly Level[]
  /** permissions of which one is needed beside the route's own */
  also?: readonly Permission[]
  /** codes that say that the request was let in and could not be done */
  fine?: readonly string[]
  /** the answer names things of other areas, rightly */
  namesOthers?: true
}

interface Actor {
  login: string
  role: Role | null
  level: Level
  area: string
  visitor: Visitor
}

const service = await newPublishedService({ persons: 1_200, seed: 31, noise: 3 })
const { database, cipher } = service.store
const objects = await areaObjects(service)
const [village] = await database.query(
  `select area from person where area ^@ '5203' and length(area) = 12 and left_at is null group by area order by count(*) desc, area limit 1`,
)
const home = String(village!.area)
const countyHome = home.slice(0, 6)

/** The areas around an account of each level; null: there is none. */
const around: Record<Level, Record<Relation, string | null>> = {
  country: { own: '000000', child: '520000', sibling: null, parent: null },
  province: { own: '520000', child: '520300', sibling: '510000', parent: '000000' },
  city: { own: '520300', child: countyHome, sibling: '520400', parent: '520000' },
  county: {
    own: countyHome,
    child: home.slice(0, 9),
    sibling: other(countyHome, ['520302', '520303']),
    parent: '520300',
  },
  township: { own: home.slice(0, 9), child: home, sibling: beside(home.slice(0, 9)), parent: countyHome },
  village: { own: home, child: null, sibling: beside(home), parent: home.slice(0, 9) },
}

function other(code: string, codes: readonly string[]): string {
  return codes.find((one) => one !== code)!
}

/** The next code of the same level in the same parent. */
function beside(code: string): string {
  const last = Number(code.slice(-3))
  return code.slice(0, -3) + String(last === 998 ? 1 : last + 1).padStart(3, '0')
}

/** By hand, and not by the code that is tested: the zeros of wider areas cut off. */
const prefixOf = (area: string) => (area === '000000' ? '' : area.length > 6 ? area : area.replace(/(00)+$/, ''))
const isInside = (area: string, own: string) => prefixOf(area).startsWith(prefixOf(own))
const touches = (area: string, own: string) => isInside(area, own) || isInside(own, area)

const later = { verifiedOn: '2017-02-28', reason: '核实' }
const refusal = { reason: '不同意' }
const roleAt: Record<Level, Role> = {
  country: 'ministry',
  province: 'province',
  city: 'city',
  county: 'counter',
  township: 'platform',
  village: 'platform',
}
const levelOf = (area: string): Level => {
  const { length } = prefixOf(area)
  if (length === 0) return 'country'
  if (length === 2) return 'province'
  if (length === 4) return 'city'
  if (length === 6) return 'county'
  return length === 9 ? 'township' : 'village'
}

const object = (make: (area: string) => Promise<string>, url: (key: string) => string, body?: unknown): Case => ({
  about: 'area',
  ask: async (area) => ({ url: url(await make(area)), body }),
})
const list = (url: string, body?: unknown): Case => ({ about: 'list', ask: () => ({ url, body }) })
const named = (ask: (area: string) => Request): Case => ({ about: 'area', ask })
const open = (url: string, body?: unknown): Case => ({ about: 'everybody', ask: () => ({ url, body }) })
const self = (url: string, body?: unknown): Case => ({ about: 'self', ask: () => ({ url, body }) })
const done = (area: string) => objects.job(area, 'done')
const published = (area: string) => objects.run(area, 'published')
const mayPublish: readonly Permission[] = ['run.publish.propose', 'run.publish.approve']

const cases: Record<string, Case> = {
  readHealth: open('/health'),
  readReadiness: open('/ready'),
  // Their desks are not this machine.
  readMetrics: { ...open('/metrics'), fine: ['metrics_elsewhere'] },
  readDescription: open('/api/openapi.json'),
  listProblems: open('/api/problems'),
  readProblem: open('/problems/run_unknown'),
  readDivision: open('/api/divisions/520300'),
  readDivisionNames: open('/api/division-names?codes=520300,520302'),
  // Let in, they fail for their content: wrong passwords would lock the accounts of this test.
  logIn: { ...open('/api/login', {}), fine: ['request_invalid'] },
  // This service has no identity service.
  readLoginWays: open('/api/login/ways'),
  beginOutsideLogin: { ...open('/api/login/outside'), fine: ['outside_login_off'] },
  returnFromOutside: { ...open('/api/login/outside/return?code=1&state=2'), fine: ['outside_login_off'] },
  finishOutsideLogin: { ...open('/api/login/outside/completion', {}), fine: ['outside_login_off'] },
  logOut: self('/api/logout'),
  readOwnAccount: self('/api/own'),
  changePassword: { ...self('/api/own/password', {}), fine: ['request_invalid'] },
  beginSecondFactor: { ...self('/api/own/second-factor', {}), fine: ['request_invalid'] },
  confirmSecondFactor: { ...self('/api/own/second-factor/confirmation', {}), fine: ['request_invalid'] },
  listOwnExceptions: self('/api/own/exceptions'),
  removeSecondFactor: { ...self('/api/own/second-factor', {}), fine: ['request_invalid'] },

  searchPeople: named((area) => ({ url: '/api/people/search', body: { area, limit: 200 } })),
  countPeople: named((area) => ({ url: '/api/people/count', body: { area } })),
  exportPeople: named((area) => ({ url: '/api/people/export', body: { area, reason: '核对' } })),
  readPerson: object(objects.person, (key) => `/api/people/${key}`),
  readPersonEvidence: object(objects.person, (key) => `/api/people/${key}/evidence`),
  readPersonHistory: object(objects.person, (key) => `/api/people/${key}/history`),
  // Who looked may be of any area; they are names and logins, not keys.
  listPersonReaders: object(objects.person, (key) => `/api/people/${key}/readers`),
  revealPerson: object(objects.person, (key) => `/api/people/${key}/reveal`, { fields: ['number'], reason: '核对' }),
  verifyPerson: object(objects.person, (key) => `/api/people/${key}/verifications`, {
    values: { AIC003: '91' },
    ...later,
  }),
  mergePeople: {
    about: 'area',
    ask: async (area) => ({
      url: `/api/people/${await objects.person(area)}/merges`,
      body: { other: await objects.person(area), reason: '同一人' },
    }),
  },
  undoMerge: {
    about: 'area',
    async ask(area) {
      const [kept, merged] = await objects.mergedPair(area)
      return { url: `/api/people/${kept}/merge-undoings`, body: { other: merged, reason: '有误' } }
    },
  },
  listDesk: named((area) => ({ url: '/api/desk', body: { area, limit: 3 } })),
  sendToVisit: object(objects.person, (key) => `/api/people/${key}/visits`, { reason: '与档案不符' }),
  listPersonDecisions: list('/api/person-decisions?limit=200'),
  readPersonDecision: object(objects.personDecision, (key) => `/api/person-decisions/${key}`),
  approvePersonDecision: object(objects.personDecision, (key) => `/api/person-decisions/${key}/approval`),
  refusePersonDecision: object(objects.personDecision, (key) => `/api/person-decisions/${key}/refusal`, refusal),

  searchFindings: named((area) => ({ url: '/api/findings/search', body: { area, limit: 200 } })),
  countFindings: named((area) => ({ url: `/api/findings?area=${area}` })),
  listDepartments: named((area) => ({ url: `/api/findings/departments?area=${area}` })),
  handOverFindings: named((area) => ({
    url: '/api/findings/hand-over',
    body: { area, department: '公安', reason: '移交' },
  })),
  readFinding: object(objects.finding, (key) => `/api/findings/${key}`),
  proposeFindingDecision: object(objects.finding, (key) => `/api/findings/${key}/decisions`, {
    action: 'dismiss',
    reason: '无误',
  }),
  listFindingDecisions: list('/api/finding-decisions?limit=200'),
  approveFindingDecision: object(objects.findingDecision, (key) => `/api/finding-decisions/${key}/approval`),
  refuseFindingDecision: object(objects.findingDecision, (key) => `/api/finding-decisions/${key}/refusal`, refusal),

  searchUnits: named((area) => ({ url: '/api/units/search', body: { area, limit: 200 } })),
  readUnit: object(objects.unit, (key) => `/api/units/${key}`),
  readStatistics: named((area) => ({ url: `/api/statistics?area=${area}` })),
  readTrend: named((area) => ({ url: `/api/statistics/trend?area=${area}` })),

  createBatch: named((area) => ({ url: '/api/batches', body: { area, name: '数据' } })),
  listBatches: list('/api/batches?limit=200'),
  readBatch: object(objects.batch, (key) => `/api/batches/${key}`),
  putFile: object(objects.batch, (key) => `/api/batches/${key}/files/a.csv?at=0`, Buffer.from('x')),
  deleteFile: { ...object(objects.batch, (key) => `/api/batches/${key}/files/a.csv`), fine: ['file_unknown'] },
  deleteBatch: object(objects.batch, (key) => `/api/batches/${key}`),
  readBatchDescription: object(objects.batch, (key) => `/api/batches/${key}/description`),
  // Let in, it finds no such file.
  describeBatch: {
    ...object(objects.batch, (key) => `/api/batches/${key}/description`, {
      asOf: '2016-12-31',
      quarter: '2016Q4',
      households: {},
      sources: [{ file: 'a.csv', kind: 'death', encoding: null, delimiter: null, columns: {}, values: {} }],
    }),
    fine: ['file_unknown'],
  },
  checkBatch: object(objects.batch, (key) => `/api/batches/${key}/check`),
  compareBatch: object(objects.batch, (key) => `/api/batches/${key}/comparison`),

  listJobs: list('/api/jobs?limit=200'),
  readJob: object(objects.job, (key) => `/api/jobs/${key}`),
  // Let in, it finds no preview.
  readPreview: { ...object(done, (key) => `/api/jobs/${key}/preview`), also: ['run.read'], fine: ['job_unfinished'] },
  followJob: object(done, (key) => `/api/jobs/${key}/progress`),
  cancelJob: {
    ...object(objects.job, (key) => `/api/jobs/${key}/cancellation`),
    also: ['run.start', 'run.publish.approve'],
  },
  readJobSummary: object(done, (key) => `/api/jobs/${key}/summary`),
  listRejects: object(done, (key) => `/api/jobs/${key}/rejects`),
  proposeRun: object(done, (key) => `/api/jobs/${key}/proposal`),

  listRuns: { ...list('/api/runs?limit=200'), touches: true },
  readRun: { ...object(objects.run, (key) => `/api/runs/${key}`), touches: true },
  previewRun: { ...object(objects.run, (key) => `/api/runs/${key}/preview`), also: mayPublish },
  compareRuns: {
    about: 'area',
    ask: async (area) => ({
      url: `/api/runs/${await published(area)}/difference`,
      body: { later: await published(area) },
    }),
  },
  approveRun: object(objects.run, (key) => `/api/runs/${key}/approval`),
  refuseRun: object(objects.run, (key) => `/api/runs/${key}/refusal`, refusal),
  readQuarterly: { ...object(published, (key) => `/api/runs/${key}/quarterly`), touches: true },
  drawQuarterly: object(published, (key) => `/api/runs/${key}/quarterly/form`),
  printQuarterly: object(published, (key) => `/api/runs/${key}/quarterly/pdf`),
  listPeopleOfFigure: object(published, (key) => `/api/runs/${key}/quarterly/people?cell=total:9&limit=200`),
  fileQuarterly: {
    ...object(published, (key) => `/api/runs/${key}/quarterly/filing`, {
      signatures: { preparer: '甲', sectionHead: '乙', unitHead: '丙' },
      reason: '更正',
    }),
    fine: ['table_unchanged'],
  },
  listQuarterlyTables: { ...list('/api/quarterly-tables?limit=200'), touches: true },
  drawQuarterlyTable: object(objects.filedTable, (key) => `/api/quarterly-tables/${key}/form`),
  printQuarterlyTable: object(objects.filedTable, (key) => `/api/quarterly-tables/${key}/pdf`),
  readQuarterlyTable: { ...object(objects.filedTable, (key) => `/api/quarterly-tables/${key}`), touches: true },

  listPolicyTables: { ...list('/api/policy-tables?limit=200'), touches: true },
  readPolicy: { ...named((area) => ({ url: `/api/policy?area=${area}&on=2017-01-01` })) },
  readPolicyTable: { ...object(objects.policyTable, (key) => `/api/policy-tables/${key}`), touches: true },
  proposePolicy: {
    ...named((area) => ({
      url: '/api/policy-tables',
      body: { area, validFrom: '2031-01-01', content: defaultPolicy, note: '试行' },
    })),
    levels: ['province'],
  },
  previewPolicy: {
    about: 'area',
    ask: async (area) => ({
      url: `/api/policy-tables/${await objects.policyTable(area)}/preview`,
      body: { run: await published(area) },
    }),
    also: ['policy.propose', 'policy.approve'],
  },
  approvePolicy: {
    ...object(objects.policyTable, (key) => `/api/policy-tables/${key}/approval`),
    levels: ['province'],
  },
  refusePolicy: {
    ...object(objects.policyTable, (key) => `/api/policy-tables/${key}/refusal`, refusal),
    levels: ['province'],
  },

  listIndicators: { ...list('/api/indicators'), touches: true },
  addIndicator: named((area) => ({
    url: '/api/indicators',
    body: {
      ...{ area, code: `X_${randomBytes(8).toString('hex').toUpperCase()}`, name: '技能等级', type: 'text' },
      ...{ length: 20, meaning: '试行' },
    },
  })),
  endIndicator: object(objects.indicator, (code) => `/api/indicators/${code}/ending`, { reason: '停用' }),

  listAccounts: list('/api/accounts?limit=200'),
  createAccount: named((area) => ({
    url: '/api/accounts',
    body: { login: `new-${randomBytes(6).toString('hex')}`, name: '新人', area },
  })),
  resetPassword: object(objects.account, (key) => `/api/accounts/${key}/password`),
  resetSecondFactor: object(objects.account, (key) => `/api/accounts/${key}/second-factor`),
  linkOutsideIdentity: {
    about: 'area',
    ask: async (area) => ({
      url: `/api/accounts/${await objects.account(area)}/outside-identity`,
      body: { issuer: 'https://identity.example', subject: randomBytes(6).toString('hex') },
    }),
  },
  unlinkOutsideIdentity: object(objects.account, (key) => `/api/accounts/${key}/outside-identity`),
  disableAccount: object(objects.account, (key) => `/api/accounts/${key}/disabled`, { disabled: true }),
  grantRole: {
    about: 'area',
    ask: async (area) => ({
      url: `/api/accounts/${await objects.account(area)}/roles`,
      body: { role: roleAt[levelOf(area)], area },
    }),
  },
  revokeRole: {
    about: 'area',
    ask: async (area) => ({
      url: `/api/accounts/${await objects.account(area, roleAt[levelOf(area)])}/roles`,
      body: { role: roleAt[levelOf(area)], area },
    }),
  },
  // Asking for what lies outside is what it is for.
  requestException: list('/api/exceptions', { area: '520402', reason: '迁出人员办理业务', days: 3 }),
  listExceptions: list('/api/exceptions?limit=200'),
  grantException: object(objects.exception, (key) => `/api/exceptions/${key}/grant`, { days: 3 }),
  refuseException: object(objects.exception, (key) => `/api/exceptions/${key}/refusal`, refusal),
  // What one's own people tried elsewhere stands in it.
  listAudit: { ...list('/api/audit?limit=200'), namesOthers: true },
  readExport: { ...object(objects.export, (key) => `/api/audit/exports/${key}`), namesOthers: true },
  verifyAudit: list('/api/audit/verification'),
  // Of the whole service, without keys of anything.
  listKeys: list('/api/keys'),
  readHealthReport: list('/api/health-report'),
}

const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const
const actors: Actor[] = []
let nobody: Actor
/** keys of everything that lies somewhere, with where */
const areasOf = (key: string) => objects.areasOf.get(key) ?? existing.get(key)
const existing = new Map<string, readonly string[]>()

beforeAll(async () => {
  for (const [role, { levels }] of Object.entries(roles) as [Role, { levels: readonly Level[] }][]) {
    for (const level of levels) {
      const area = around[level].own!
      const login = `${role.replaceAll('_', '-')}-${level}`
      await service.account(login, [{ role, area }], { area })
      actors.push({ login, role, level, area, visitor: await service.login(login) })
    }
  }
  await service.account('nobody', [], { area: countyHome })
  nobody = { login: 'nobody', role: null, level: 'county', area: countyHome, visitor: await service.login('nobody') }
  for (const { id, area, insured_areas } of await database.query('select id, area, insured_areas from person')) {
    existing.set(personKeyOf(cipher, id as number), [area as string, ...((insured_areas as string[] | null) ?? [])])
  }
  for (const { key, area, other_areas } of await database.query('select key, area, other_areas from finding')) {
    existing.set(key as string, [area as string, ...((other_areas as string[] | null) ?? [])])
  }
  for (const { key, area } of await database.query('select key, area from unit'))
    existing.set(key as string, [area as string])
})

const send = ({ visitor }: Actor, route: Route, { url, body }: Request) => {
  const method = methods[route.method as keyof typeof methods]
  return method === 'get' ? visitor.get(url) : visitor[method](url, body)
}

/** Nothing of another area is named, and no number stands in full where it is not asked for. */
function expectNoLeak(
  answer: Answer,
  { actor, route, request, its }: { actor: Actor; route: Route; request: Request; its: Case },
): void {
  const { touches: mayTouch, namesOthers } = its
  const { payload } = answer.raw
  const leaked = namesOthers
    ? []
    : (payload.match(/[0-9A-Za-z_-]{16,64}/g) ?? []).filter((word) => {
        const areas = areasOf(word)
        // What was asked for may be said again.
        if (areas === undefined || JSON.stringify(request).includes(word)) return false
        return !areas.some((area) => (mayTouch ? touches : isInside)(area, actor.area))
      })
  expect(leaked, `${route.name} to ${actor.login}`).toEqual([])
  if (route.name !== 'revealPerson') expect(payload).not.toMatch(/(?<![\da-f.])[1-9]\d{5}(19|20)\d{9}[\dX](?![\da-f])/)
}

const isDenied = ({ status, body }: Answer, fine: readonly string[] = []) =>
  [401, 403, 404].includes(status) && !fine.includes(String(body.code))

test('every route has its case, and every case its route', () => {
  expect(Object.keys(cases).sort()).toEqual(routes.map(({ name }) => name).sort())
})

describe('whoever may not is refused, whoever may is not, and nothing of another area is told', () => {
  test.each(routes)('$name', async (route) => {
    const its = cases[route.name]!
    const { about, also, levels, fine = [] } = its
    for (const actor of actors) {
      const permission = route.access
      const isAble =
        permission === 'public' ||
        permission === 'own' ||
        (roleHas(actor.role!, permission) && (also === undefined || also.some((one) => roleHas(actor.role!, one))))
      const relations: Relation[] = about === 'area' ? ['own', 'child', 'sibling', 'parent'] : ['own']
      for (const relation of relations) {
        const area = around[actor.level][relation]
        if (area === null) continue
        const isReached =
          (levels === undefined || levels.includes(levelOf(area))) &&
          (about !== 'area' || isInside(area, actor.area) || (its.touches === true && touches(area, actor.area)))
        // Ending the session of an actor would end the test's: somebody else logs out.
        const asks = route.name === 'logOut' ? { ...actor, visitor: await service.login(actor.login) } : actor
        const request = await its.ask(area, actor)
        const answer = await send(asks, route, request)
        const said = `${actor.login} ${relation} ${area}: ${answer.status} ${answer.body.code ?? ''}`
        if (isAble && isReached) {
          expect(answer.status < 300 || fine.includes(String(answer.body.code)), said).toBe(true)
        } else {
          expect(isDenied(answer), said).toBe(true)
        }
        expectNoLeak(answer, { actor, route, request, its })
      }
    }
    if (route.access === 'public' || route.access === 'own') return
    const answer = await send(nobody, route, await its.ask(countyHome, nobody))
    expect(answer.body.code).toBe('permission_missing')
  })

  test('counts, lists and pages hold exactly the people of the area', async () => {
    for (const actor of actors.filter(({ role }) => roleHas(role!, 'person.search'))) {
      const [row] = await database.query(
        'select count(*) as number from person where left_at is null and merged_into is null and area ^@ $1',
        [prefixOf(actor.area)],
      )
      const { body } = await actor.visitor.post('/api/people/count', {})
      expect([actor.login, body.count]).toEqual([actor.login, row!.number])
      const found = new Set<string>()
      for (let cursor: string | undefined; ; ) {
        const page = await actor.visitor.post('/api/people/search', { limit: 200, ...(cursor && { cursor }) })
        for (const { key } of page.body.people as { key: string }[]) found.add(key)
        if (page.body.next === null) break
        cursor = page.body.next as string
      }
      expect([actor.login, found.size]).toEqual([actor.login, row!.number])
    }
  })
})

describe('without a session that holds, nothing is told', () => {
  const forged = [null, 'x', randomBytes(32).toString('base64url'), `${randomBytes(32).toString('base64url')}' or 1=1`]
  test.each(routes.filter(({ access }) => access !== 'public'))('$name', async (route) => {
    const request = await cases[route.name]!.ask(countyHome, nobody)
    for (const token of forged) {
      const answer = await send({ ...nobody, visitor: service.visitor(token) }, route, request)
      expect([answer.status, answer.body.code]).toEqual([401, 'not_signed_in'])
    }
  })

  test('and none after the session has expired', async () => {
    const able = actors.filter(({ role }) => role === 'handler' || role === 'auditor')
    service.pass(24 * 60)
    for (const route of routes.filter(({ access }) => access !== 'public')) {
      for (const actor of able) {
        const answer = await send(actor, route, await cases[route.name]!.ask(actor.area, actor))
        expect([route.name, answer.status]).toEqual([route.name, 401])
      }
    }
  })
})
