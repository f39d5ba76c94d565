import { describe, expect, test } from 'vitest'
import { type DivisionLevel, type Role, type RoleGrant, roles } from './roles.ts'
import { assertSecondPerson, checkGrants } from './separation.ts'

const areaOf: Record<DivisionLevel, string> = {
  country: '000000',
  province: '520000',
  city: '520300',
  county: '520302',
  township: '520302001',
  village: '520302001005',
}
const everyRole = Object.keys(roles) as Role[]
const everyLevel = Object.keys(areaOf) as DivisionLevel[]
const grantOf = (role: Role): RoleGrant => ({ role, area: areaOf[roles[role].levels[0]] })

describe('the roles of one account', () => {
  const administrators = everyRole.filter((role) => roles[role].administrator)
  const pairs = administrators.flatMap((one) => everyRole.filter((role) => role !== one).map((other) => [one, other]))

  test.each(pairs)('%s and %s are never together, whichever comes first', (one, other) => {
    const [first, second] = [grantOf(one!), grantOf(other!)]
    for (const broken of [
      checkGrants([first], [second]),
      checkGrants([second], [first]),
      checkGrants([], [first, second]),
    ]) {
      expect(broken?.code).toBe('roles_incompatible')
    }
  })

  test('an administrator may be one in two places', () => {
    const wanted: RoleGrant[] = [{ role: 'auditor', area: '520400' }]
    expect(checkGrants([{ role: 'auditor', area: '520300' }], wanted)).toBeNull()
  })

  test('handler and reviewer may be one account', () => {
    expect(checkGrants([grantOf('handler')], [grantOf('reviewer'), grantOf('counter')])).toBeNull()
    expect(checkGrants([], [])).toBeNull()
  })

  test('each is granted at its own levels and at no other', () => {
    for (const role of everyRole) {
      const levels: readonly DivisionLevel[] = roles[role].levels
      for (const level of everyLevel) {
        const code = checkGrants([], [{ role, area: areaOf[level] }])?.code
        expect(code, `${role} ${level}`).toBe(levels.includes(level) ? undefined : 'role_level_wrong')
      }
    }
  })

  test('a refusal names roles and levels in the words of people', () => {
    const mixed = checkGrants([grantOf('handler')], [grantOf('auditor')])
    expect(mixed?.say('zh')).toBe('一个账号不能同时是审计员和经办，没有授权。请用另一个账号。')
    const wide = checkGrants([], [{ role: 'surveyor', area: '520300' }])
    expect(wide?.say('zh')).toBe('角色“调查员”不能授予市（州）级，没有授权。可以授予的级别：乡镇（街道）、村（社区）。')
    expect(wide?.say('en')).toContain('surveyor cannot be granted at the level prefecture')
  })

  test('an area that is none is refused', () => {
    expect(() => checkGrants([], [{ role: 'handler', area: '' }])).toThrowError(
      expect.objectContaining({ code: 'area_code_invalid' }),
    )
  })
})

describe('the second person', () => {
  test('is another one than the first', () => {
    expect(() => assertSecondPerson('7', '8')).not.toThrow()
    const refusal = expect.objectContaining({ code: 'second_person_needed', kind: 'forbidden' })
    expect(() => assertSecondPerson('7', '7')).toThrowError(refusal)
  })

  test('cannot approve what nobody is known to have proposed', () => {
    expect(() => assertSecondPerson('', '8')).toThrow()
    expect(() => assertSecondPerson('7', '')).toThrow()
  })
})
