import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divisionTable } from '../standards/divisions.ts'
import {
  type AreaException,
  countryCode,
  isInScope,
  isWithin,
  levelOfArea,
  narrowScope,
  prefixOfArea,
  scopeForPermission,
  scopeOf,
} from './area-scope.ts'
import type { RoleGrant } from './roles.ts'

const codesInUse = divisionTable()
  .filter(({ code, to }) => code.startsWith('52') && to === null)
  .map(({ code }) => code)

const threeDigits = fc.integer({ min: 0, max: 3 }).map((number) => String(number).padStart(3, '0'))

/** Codes of 6, 9 and 12 digits, crowded so that they often lie inside each other. */
const areas = fc
  .tuple(fc.constantFrom(...codesInUse), fc.array(threeDigits, { maxLength: 2 }))
  .map(([county, below]) => county + below.join(''))
const areasAndCountry = fc.oneof({ weight: 20, arbitrary: areas }, { weight: 1, arbitrary: fc.constant(countryCode) })

const handler = (area: string): RoleGrant => ({ role: 'handler', area })
const scopeOfAreas = (...codes: string[]) => scopeOf(codes.map(handler), [], now)

const now = new Date('2026-03-02T09:00:00+08:00')
const exception: AreaException = {
  area: '520502',
  reason: '参保人迁居,在本窗口办理',
  validFrom: new Date('2026-03-02T08:00:00+08:00'),
  validTo: new Date('2026-03-02T18:00:00+08:00'),
}

describe('the prefix of an area', () => {
  test.each([
    ['000000', '', 'country'],
    ['520000', '52', 'province'],
    ['520300', '5203', 'city'],
    ['520302', '520302', 'county'],
    ['520302001', '520302001', 'township'],
    ['520302001000', '520302001', 'township'],
    ['520302001005', '520302001005', 'village'],
    ['520302000', '520302', 'county'],
    ['520300000000', '5203', 'city'],
    ['500000', '50', 'province'],
    ['529900', '529900', 'province'],
    ['529900000000', '529900', 'province'],
    ['520399', '520399', 'city'],
  ])('%s is "%s", of the level %s', (area, prefix, level) => {
    expect(prefixOfArea(area)).toBe(prefix)
    expect(levelOfArea(area)).toBe(level)
  })

  test('of an abolished county or prefecture is that of its successor', () => {
    expect(prefixOfArea('520321')).toBe('520304')
    expect(prefixOfArea('520321000000')).toBe('520304')
    expect(prefixOfArea('522100')).toBe('5203')
  })

  test('never becomes wider than the code that was given', () => {
    expect(prefixOfArea('522199')).toBe('522199')
    expect(prefixOfArea('522177')).toBe('522177')
    // Townships kept no numbers when a county changed its code.
    expect(prefixOfArea('520321001')).toBe('520321001')
  })

  test.each([
    '',
    '52',
    '5203',
    '52030',
    '052030',
    '000001',
    '520302001001001',
    '11010519491231002X',
    '红花岗区',
    ' 520302',
  ])('there is none for "%s", and the refusal does not repeat it', (area) => {
    expect(() => prefixOfArea(area)).toThrowError(expect.objectContaining({ code: 'area_code_invalid', details: {} }))
  })

  test('the offices of province and prefecture lie inside both, and in no county', () => {
    expect(isInScope(scopeOfAreas('520000'), '529900')).toBe(true)
    expect(isInScope(scopeOfAreas('520300'), '520399')).toBe(true)
    expect(isInScope(scopeOfAreas('520300'), '529900')).toBe(false)
    expect(isInScope(scopeOfAreas('529900'), '520302')).toBe(false)
    expect(isInScope(scopeOfAreas('520399'), '520302')).toBe(false)
  })
})

describe('a scope', () => {
  test('contains its own area and what lies below, but not its parent or sibling', () => {
    const scope = scopeOfAreas('520302')
    expect(['520302', '520302001', '520302001005'].every((area) => isInScope(scope, area))).toBe(true)
    expect(['520000', '520300', '520303', '520303001', '000000'].some((area) => isInScope(scope, area))).toBe(false)
  })

  test('that is empty contains nothing', () => {
    fc.assert(fc.property(areasAndCountry, (area) => !isInScope([], area)))
  })

  test('contains what is no code only when it is the whole country', () => {
    expect(isInScope(scopeOfAreas('520000'), '')).toBe(false)
    expect(isInScope(scopeOfAreas('000000'), '')).toBe(true)
  })

  test('is sorted, and no part of it lies inside another', () => {
    fc.assert(
      fc.property(fc.array(areasAndCountry, { maxLength: 12 }), (codes) => {
        const scope = scopeOfAreas(...codes)
        expect(scope).toEqual([...scope].sort())
        for (const [index, prefix] of scope.entries()) {
          expect(scope.some((other, at) => at !== index && prefix.startsWith(other))).toBe(false)
        }
      }),
    )
  })

  test('contains an area just when one of the areas it was made of does', () => {
    fc.assert(
      fc.property(fc.array(areasAndCountry, { maxLength: 6 }), areasAndCountry, (codes, area) => {
        const each = codes.some((code) => isInScope(scopeOfAreas(code), area))
        expect(isInScope(scopeOfAreas(...codes), area)).toBe(each)
      }),
    )
  })

  test('contains an area just when starts_with in the database finds the code', () => {
    fc.assert(
      fc.property(fc.array(areasAndCountry, { maxLength: 6 }), areas, (codes, area) => {
        const scope = scopeOfAreas(...codes)
        expect(isInScope(scope, area)).toBe(scope.some((prefix) => area.startsWith(prefix)))
      }),
    )
  })

  test('contains all that lies in whatever it contains', () => {
    const below = fc.tuple(areas, threeDigits).map(([area, digits]) => [area, area.slice(0, 9) + digits] as const)
    fc.assert(
      fc.property(areasAndCountry, below, (outer, [middle, inner]) => {
        const holds = (code: string, area: string) => isInScope(scopeOfAreas(code), area)
        if (holds(outer, middle) && holds(middle, inner)) expect(holds(outer, inner)).toBe(true)
      }),
    )
  })

  test('narrows to the asked area when that is inside, and never becomes wider', () => {
    fc.assert(
      fc.property(fc.array(areasAndCountry, { minLength: 1, maxLength: 6 }), areasAndCountry, (codes, asked) => {
        const scope = scopeOfAreas(...codes)
        if (!isInScope(scope, asked)) {
          expect(() => narrowScope(scope, asked)).toThrowError(expect.objectContaining({ code: 'area_outside' }))
          return
        }
        const [narrow, ...others] = narrowScope(scope, asked)
        expect(others).toEqual([])
        expect(scope.some((prefix) => narrow!.startsWith(prefix))).toBe(true)
      }),
    )
  })

  test('lies in another just when each of its areas does', () => {
    const codes = fc.array(areasAndCountry, { maxLength: 6 })
    fc.assert(
      fc.property(codes, codes, (inner, outer) => {
        const scope = scopeOfAreas(...outer)
        expect(isWithin(scopeOfAreas(...inner), scope)).toBe(inner.every((area) => isInScope(scope, area)))
      }),
    )
  })

  test('refuses an area that it covers only in part', () => {
    expect(() => narrowScope(scopeOfAreas('520302', '520303'), '520300')).toThrowError(
      expect.objectContaining({ code: 'area_outside' }),
    )
    expect(() => narrowScope(scopeOfAreas('520302'), 'x')).toThrowError(
      expect.objectContaining({ code: 'area_code_invalid' }),
    )
  })
})

describe('the scope of one permission', () => {
  const grants: RoleGrant[] = [
    { role: 'handler', area: '520302' },
    { role: 'statistician', area: '520300' },
  ]

  test('is where a role that has it was granted', () => {
    expect(scopeForPermission(grants, 'person.read')).toEqual(['520302'])
    expect(scopeForPermission(grants, 'statistics.read')).toEqual(['5203'])
    expect(scopeForPermission(grants, 'audit.read')).toEqual([])
    expect(scopeOf(grants, [], now)).toEqual(['5203'])
  })

  test('reaches an exception for reading, while it lasts', () => {
    const scopeAt = (at: Date) => scopeForPermission(grants, 'person.read', { exceptions: [exception], now: at })
    expect(scopeAt(now)).toEqual(['520302', '520502'])
    expect(scopeAt(exception.validFrom)).toEqual(['520302', '520502'])
    expect(scopeAt(exception.validTo)).toEqual(['520302'])
    expect(scopeAt(new Date(exception.validFrom.getTime() - 1))).toEqual(['520302'])
    expect(scopeOf(grants, [exception], now)).toEqual(['5203', '520502'])
    expect(scopeOf(grants, [exception], exception.validTo)).toEqual(['5203'])
  })

  test.each(['person.verify', 'person.export', 'finding.decide', 'run.start', 'statistics.read'] as const)(
    'does not reach an exception for %s',
    (permission) => {
      const opening = { exceptions: [exception], now }
      expect(isInScope(scopeForPermission(grants, permission, opening), '520502')).toBe(false)
    },
  )

  test('does not reach an exception without a reason, or for an account that sees no people', () => {
    const unreasoned = [{ ...exception, reason: ' ' }]
    expect(scopeForPermission(grants, 'person.read', { exceptions: unreasoned, now })).toEqual(['520302'])
    for (const role of ['auditor', 'system_administrator', 'security_administrator', 'statistician'] as const) {
      const held: RoleGrant[] = [{ role, area: '520000' }]
      expect(scopeForPermission(held, 'person.read', { exceptions: [exception], now })).toEqual([])
      expect(scopeOf(held, [exception], now)).toEqual(['52'])
    }
  })
})
