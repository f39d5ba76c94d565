import { describe, expect, test } from 'vitest'
import { may, type Permission, permissions, permissionsOf, type Role, roleHas, roles } from './roles.ts'

const everyRole = Object.keys(roles) as Role[]
const holders = (permission: Permission) => everyRole.filter((role) => roleHas(role, permission))
const aboutPeople: readonly Permission[] = [
  ...permissions.filter((permission) => permission.startsWith('person.')),
  'finding.read',
  'finding.decide',
  'finding.approve',
  'quarterly.people',
]

describe('the table of roles', () => {
  test('gives every permission to somebody, and none twice to one role', () => {
    for (const permission of permissions) expect(holders(permission), permission).not.toEqual([])
    for (const role of everyRole) {
      const held: readonly Permission[] = roles[role].permissions
      expect(new Set(held).size, role).toBe(held.length)
      expect(roles[role].levels.length, role).toBeGreaterThan(0)
    }
  })

  test('lets everybody see their own account', () => {
    expect(holders('own.account')).toEqual(everyRole)
  })

  test.each(['system_administrator', 'security_administrator', 'auditor', 'statistician'] as const)(
    '%s sees no person',
    (role) => {
      for (const permission of aboutPeople) expect(roleHas(role, permission), permission).toBe(false)
    },
  )

  test('gives accounts to one administrator, roles and keys to the second and the audit to the third, and to nobody else', () => {
    expect(holders('user.manage')).toEqual(['system_administrator'])
    expect(holders('role.grant')).toEqual(['security_administrator'])
    expect(holders('audit.read')).toEqual(['auditor'])
    expect(holders('key.manage')).toEqual(['security_administrator'])
    expect(holders('service.read')).toEqual(['system_administrator'])
    expect(everyRole.filter((role) => roles[role].administrator)).toEqual([
      'system_administrator',
      'security_administrator',
      'auditor',
    ])
  })

  test('tells who looked at a person to the reviewer who answers for the person, not to colleagues of who looked', () => {
    expect(holders('person.readers')).toEqual(['reviewer'])
  })

  test('has no role that proposes and approves the same thing', () => {
    const pairs: [Permission, Permission][] = [
      ['person.merge.propose', 'person.decision.approve'],
      ['finding.decide', 'finding.approve'],
      ['run.publish.propose', 'run.publish.approve'],
      ['policy.propose', 'policy.approve'],
    ]
    for (const [propose, approve] of pairs) {
      expect(holders(propose)).toEqual(['handler'])
      expect(holders(approve)).toEqual(['reviewer'])
    }
  })

  test('shows what a comparison did not accept to who proposes its results and who approves them', () => {
    expect(holders('reject.read')).toEqual(['handler', 'reviewer'])
  })

  test('shows people to the officers of ministry, province and city, masked and for reading alone', () => {
    for (const role of ['ministry', 'province', 'city'] as const) {
      expect(roleHas(role, 'person.read')).toBe(true)
      for (const permission of ['person.reveal', 'person.export', 'finding.decide', 'run.start'] as const) {
        expect(roleHas(role, permission), `${role} ${permission}`).toBe(false)
      }
    }
  })

  test('lets a surveyor read people and nothing else', () => {
    expect(permissionsOf(['surveyor'])).toEqual(['own.account', 'person.read'])
  })

  test('lets the platform search and read, but neither verify nor publish', () => {
    const held = permissionsOf(['platform'])
    expect(held).toEqual(expect.arrayContaining(['person.search', 'person.read']))
    for (const permission of held) expect(permission).not.toMatch(/verify|publish|merge|export|decide|approve/)
  })

  test('lets whoever may request an exception see people, and nobody else', () => {
    for (const role of holders('exception.request')) expect(roleHas(role, 'person.read'), role).toBe(true)
    expect(holders('exception.grant')).toEqual(['reviewer'])
  })
})

test('the permissions of several roles are each named once, in the order of the table', () => {
  const held = permissionsOf(['reviewer', 'handler'])
  expect(held).toEqual(permissions.filter((permission) => held.includes(permission)))
  expect(permissionsOf([])).toEqual([])
})

test('an account may do what one of its grants allows', () => {
  const grants = [
    { role: 'handler', area: '520302' },
    { role: 'statistician', area: '520300' },
  ] as const
  expect(may(grants, 'run.start')).toBe(true)
  expect(may(grants, 'run.publish.approve')).toBe(false)
  expect(may([], 'own.account')).toBe(false)
})
