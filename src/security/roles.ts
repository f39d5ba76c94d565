/** Levels of the division tree, widest first. */
export const divisionLevels = {
  country: { zh: '全国', en: 'country' },
  province: { zh: '省', en: 'province' },
  city: { zh: '市（州）', en: 'prefecture' },
  county: { zh: '县', en: 'county' },
  township: { zh: '乡镇（街道）', en: 'township' },
  village: { zh: '村（社区）', en: 'village' },
} as const satisfies Record<string, { zh: string; en: string }>

export type DivisionLevel = keyof typeof divisionLevels

/** Everything that an account may be allowed to do, thing by thing. A permission holds in the areas of its grants. */
export const permissions = [
  'own.account',
  'person.search',
  'person.read',
  // number, phone and address in full; without it they come masked
  'person.reveal',
  'person.history',
  // who looked at the record
  'person.readers',
  'person.export',
  'person.verify',
  'person.merge.propose',
  'person.decision.approve',
  'unit.read',
  'finding.read',
  // dismiss, confirm or route a finding: a proposal until finding.approve
  'finding.decide',
  'finding.approve',
  'run.read',
  'run.start',
  // rows that a comparison did not accept, masked
  'reject.read',
  'run.publish.propose',
  'run.publish.approve',
  'quarterly.read',
  // from a figure to the people it counts
  'quarterly.people',
  'quarterly.file',
  'statistics.read',
  'policy.read',
  'policy.propose',
  'policy.approve',
  'indicator.manage',
  'exception.request',
  'exception.grant',
  'user.read',
  'user.manage',
  'role.grant',
  'audit.read',
  // the keys that seal numbers, phones and addresses; never what they seal
  'key.manage',
  // how the service is: figures, never of people
  'service.read',
] as const

export type Permission = (typeof permissions)[number]

interface RoleEntry {
  zh: string
  en: string
  /** levels of the areas at which it may be granted */
  levels: readonly DivisionLevel[]
  permissions: readonly Permission[]
  /** one of the three administrators (三员), who see no personal data and share an account with no other role */
  administrator: boolean
}

/** Oversight (规程 art. 5): everything in its area may be seen, people masked; nothing is decided, revealed or exported. */
const oversight = [
  'own.account',
  'person.search',
  'person.read',
  'person.history',
  'unit.read',
  'finding.read',
  'run.read',
  'quarterly.read',
  'quarterly.people',
  'statistics.read',
  'policy.read',
] as const satisfies readonly Permission[]

/** What 经办 and 复核 of an agency (经办机构) share. */
const agency = [...oversight, 'person.reveal', 'person.export', 'exception.request'] as const

/**
 * Who does what (规程 art. 4–26). The area of the grant says whose things: the policy is the province's (art. 7), so only
 * a handler granted at the province reaches it, though every handler has `policy.propose`.
 */
export const roles = {
  ministry: {
    zh: '部级管理',
    en: 'ministry officer',
    levels: ['country'],
    permissions: oversight,
    administrator: false,
  },
  // Art. 7: the province adds indicators by the ministry's standard. An exception is for people who moved away.
  province: {
    zh: '省级管理',
    en: 'provincial officer',
    levels: ['province'],
    permissions: [...oversight, 'indicator.manage', 'exception.request'],
    administrator: false,
  },
  city: {
    zh: '市级管理',
    en: 'prefecture officer',
    levels: ['city'],
    permissions: [...oversight, 'exception.request'],
    administrator: false,
  },
  handler: {
    zh: '经办',
    en: 'handler',
    levels: ['province', 'city', 'county'],
    permissions: [
      ...agency,
      'person.verify',
      'person.merge.propose',
      'finding.decide',
      'run.start',
      'reject.read',
      'run.publish.propose',
      'policy.propose',
    ],
    administrator: false,
  },
  // A reviewer grants exceptions for the people of their own area: whoever answers for these people opens their data,
  // and can judge the reason; so they see who looked. Colleagues at the counter do not see each other's work. The security administrator cannot, and together with role.grant could open anything alone.
  reviewer: {
    zh: '复核',
    en: 'reviewer',
    levels: ['province', 'city', 'county'],
    permissions: [
      ...agency,
      'person.decision.approve',
      'finding.approve',
      'reject.read',
      'run.publish.approve',
      'quarterly.file',
      'policy.approve',
      'exception.grant',
      'person.readers',
    ],
    administrator: false,
  },
  // Art. 5, 19, 21: the platform records and reviews first, the county decides; so no person.verify here.
  platform: {
    zh: '基层平台',
    en: 'township or community platform',
    levels: ['township', 'village'],
    permissions: [
      'own.account',
      'person.search',
      'person.read',
      'person.reveal',
      'person.history',
      'finding.read',
      'statistics.read',
      'exception.request',
    ],
    administrator: false,
  },
  // Art. 5, 16: often bought as a service. Their list, with the addresses to visit, is the collection room's to give.
  surveyor: {
    zh: '调查员',
    en: 'surveyor',
    levels: ['township', 'village'],
    permissions: ['own.account', 'person.read'],
    administrator: false,
  },
  // Art. 13: the counter corrects what is missing while it serves the person who stands there.
  counter: {
    zh: '窗口',
    en: 'counter clerk',
    levels: ['province', 'city', 'county'],
    permissions: [
      'own.account',
      'person.search',
      'person.read',
      'person.reveal',
      'person.history',
      'person.verify',
      'unit.read',
      'finding.read',
      'exception.request',
    ],
    administrator: false,
  },
  statistician: {
    zh: '统计',
    en: 'statistician',
    levels: ['country', 'province', 'city', 'county'],
    permissions: ['own.account', 'quarterly.read', 'statistics.read', 'policy.read'],
    administrator: false,
  },
  system_administrator: {
    zh: '系统管理员',
    en: 'system administrator',
    levels: ['country', 'province', 'city'],
    permissions: ['own.account', 'user.read', 'user.manage', 'service.read'],
    administrator: true,
  },
  security_administrator: {
    zh: '安全管理员',
    en: 'security administrator',
    levels: ['country', 'province', 'city'],
    permissions: ['own.account', 'user.read', 'role.grant', 'key.manage'],
    administrator: true,
  },
  auditor: {
    zh: '审计员',
    en: 'auditor',
    levels: ['country', 'province', 'city'],
    permissions: ['own.account', 'user.read', 'audit.read'],
    administrator: true,
  },
} as const satisfies Record<string, RoleEntry>

export type Role = keyof typeof roles

/** One role of an account in one area: a division code of 6, 9 or 12 digits, 000000 for the whole country. */
export interface RoleGrant {
  role: Role
  area: string
}

/** Whether the role has the permission, in the areas where it is granted. */
export function roleHas(role: Role, permission: Permission): boolean {
  const held: readonly Permission[] = roles[role].permissions
  return held.includes(permission)
}

/** Everything that some of the roles may do, each once, in the order of `permissions`. */
export function permissionsOf(held: readonly Role[]): Permission[] {
  return permissions.filter((permission) => held.some((role) => roleHas(role, permission)))
}

/** Whether the account may do it anywhere at all; where, says `scopeForPermission`. */
export function may(grants: readonly RoleGrant[], permission: Permission): boolean {
  return grants.some(({ role }) => roleHas(role, permission))
}
