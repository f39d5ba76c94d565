import { randomBytes } from 'node:crypto'
import { defaultPolicy } from '../../src/policy/default-policy.ts'
import type { DivisionLevel, Permission, Role } from '../../src/security/roles.ts'
import type { AreaObjects } from './area-objects.ts'
import type { Visitor } from './service.ts'

export type Relation = 'own' | 'child' | 'sibling' | 'parent'
export type Level = DivisionLevel

export interface AreaRequest {
  url: string
  body?: unknown
}

export interface Case {
  /** what is asked about an area */
  ask(area: string, actor: Actor): AreaRequest | Promise<AreaRequest>
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

export interface Actor {
  login: string
  role: Role | null
  level: Level
  area: string
  visitor: Visitor
}

/** By hand, and not by the code that is tested: the zeros of wider areas cut off. */
export const prefixOf = (area: string) => (area === '000000' ? '' : area.length > 6 ? area : area.replace(/(00)+$/, ''))

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
export const levelOf = (area: string): Level => {
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
const named = (ask: (area: string) => AreaRequest): Case => ({ about: 'area', ask })
const open = (url: string, body?: unknown): Case => ({ about: 'everybody', ask: () => ({ url, body }) })
const self = (url: string, body?: unknown): Case => ({ about: 'self', ask: () => ({ url, body }) })
const mayPublish: readonly Permission[] = ['run.publish.propose', 'run.publish.approve']

/** What each route of the service is asked about an area, by its name. */
export function routeCases(objects: AreaObjects): Readonly<Record<string, Case>> {
  const done = (area: string) => objects.job(area, 'done')
  const published = (area: string) => objects.run(area, 'published')
  return {
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
    listLikelyRows: named((area) => ({ url: '/api/desk/likely-rows', body: { area, limit: 3 } })),
    countLikelyRows: named((area) => ({ url: '/api/desk/likely-rows/count', body: { area } })),
    ruleOnRow: {
      about: 'area',
      async ask(area) {
        const [person, row] = await objects.likelyRow(area)
        return { url: `/api/people/${person}/row-rulings`, body: { row, ruling: 'different', reason: '不是本人' } }
      },
    },
    takeBackRuling: {
      about: 'area',
      async ask(area) {
        const [person, ruling] = await objects.ruledRow(area)
        return { url: `/api/people/${person}/ruling-undoings`, body: { ruling, reason: '认定有误' } }
      },
    },
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
}
