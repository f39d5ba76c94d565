import { problem } from '../problems.ts'
import { canonicalCode } from '../standards/divisions.ts'
import { type DivisionLevel, may, type Permission, type RoleGrant, roleHas } from './roles.ts'

/**
 * Where an account may act: prefixes of division codes, sorted, none inside another; '' is the whole country. The
 * database compares the same way (`starts_with(area, prefix)`), over areas of today's division.
 */
export type AreaScope = readonly string[]

/** An area outside one's own, opened for a reason from `validFrom` until before `validTo`. */
export interface AreaException {
  /** a division code, as in a grant */
  area: string
  reason: string
  validFrom: Date
  validTo: Date
}

/** Stands for all provinces. Not '', lest a forgotten value open the whole country. */
export const countryCode = '000000'

/**
 * What an exception opens: reading, so that a person who moved can be served. What is written, exported or approved
 * stays with the office whose people they are.
 */
const openedByException: readonly Permission[] = [
  'person.search',
  'person.read',
  'person.reveal',
  'person.history',
  'unit.read',
  'finding.read',
]

/**
 * The prefix that all codes in the area share, by today's division: 520000 → 52, 520300 → 5203, 520302 → 520302,
 * 520302001 and 520302001000 → 520302001, 000000 → ''. A 本级 code (529900, 520399) stays whole: it is an office, not
 * the province or prefecture around it, and both of these contain it by their own prefix.
 * Throws `area_code_invalid`.
 */
export function prefixOfArea(area: string): string {
  const prefix = readPrefix(area)
  // Not in the message: whatever was typed here may be somebody's number.
  if (prefix === null) throw problem('area_code_invalid', {})
  return prefix
}

/**
 * The area's code of today, as rows of the database carry it: 520321 → 520304. Where a row lies is judged by its digits,
 * so a code that was abolished would lie outside the county that it became. Throws `area_code_invalid`.
 */
export function todaysArea(area: string): string {
  return prefixOfArea(area).padEnd(6, '0')
}

/** The level of an area (a division code); an office of 本级 is of the level it serves. Throws `area_code_invalid`. */
export function levelOfArea(area: string): DivisionLevel {
  const prefix = prefixOfArea(area)
  if (/^\d\d9900$/.test(prefix)) return 'province'
  if (/^\d{4}99$/.test(prefix)) return 'city'
  if (prefix.length === 0) return 'country'
  if (prefix.length === 2) return 'province'
  if (prefix.length === 4) return 'city'
  if (prefix.length === 6) return 'county'
  return prefix.length === 9 ? 'township' : 'village'
}

/** Whether all of the area (a division code) lies in the scope. What is no code lies only in the whole country. */
export function isInScope(scope: AreaScope, area: string): boolean {
  const prefix = readPrefix(area)
  return scope.some((allowed) => allowed === '' || prefix?.startsWith(allowed))
}

/** Whether all of one scope lies in another. */
export function isWithin(inner: AreaScope, outer: AreaScope): boolean {
  return inner.every((prefix) => outer.some((allowed) => prefix.startsWith(allowed)))
}

/** Throws `area_outside` unless all of the area (a division code) lies in the scope. */
export function assertInside(scope: AreaScope, area: string): void {
  if (!isInScope(scope, area)) throw problem('area_outside', { area })
}

/**
 * The scope of a request that asks for one area: that area alone. Throws `area_outside` unless all of it is inside, so
 * that an answer about a part is never taken for the whole; `area_code_invalid` when it is no code.
 */
export function narrowScope(scope: AreaScope, askedArea: string): AreaScope {
  const prefix = prefixOfArea(askedArea)
  assertInside(scope, askedArea)
  return [prefix]
}

/**
 * Everywhere the account reaches with any of its roles, to show it to people. A request runs with the scope of its own
 * permission, `scopeForPermission`: an account may be handler in one county and statistician of the whole city.
 */
export function scopeOf(grants: readonly RoleGrant[], exceptions: readonly AreaException[], now: Date): AreaScope {
  const opened = openedByException.some((permission) => may(grants, permission)) ? areasOpen(exceptions, now) : []
  return cover([...grants.map(({ area }) => prefixOfArea(area)), ...opened])
}

/**
 * Where the account may do what the permission allows; nowhere ([]) when no role of it has the permission. Exceptions
 * count only for permissions to read, and only for an account that has the permission somewhere.
 */
export function scopeForPermission(
  grants: readonly RoleGrant[],
  permission: Permission,
  opening?: { exceptions: readonly AreaException[]; now: Date },
): AreaScope {
  const areas = grants.filter(({ role }) => roleHas(role, permission)).map(({ area }) => prefixOfArea(area))
  const isOpened = opening !== undefined && areas.length > 0 && openedByException.includes(permission)
  return cover(isOpened ? [...areas, ...areasOpen(opening.exceptions, opening.now)] : areas)
}

function areasOpen(exceptions: readonly AreaException[], now: Date): string[] {
  return exceptions
    .filter(({ reason, validFrom, validTo }) => reason.trim() !== '' && validFrom <= now && now < validTo)
    .map(({ area }) => prefixOfArea(area))
}

/** Sorted, a prefix stands before all that lie inside it. */
function cover(prefixes: readonly string[]): string[] {
  const kept: string[] = []
  for (const prefix of [...prefixes].sort()) {
    const last = kept.at(-1)
    if (last === undefined || !prefix.startsWith(last)) kept.push(prefix)
  }
  return kept
}

function readPrefix(area: string): string | null {
  if (area === countryCode) return ''
  if (!/^[1-9]\d{5}(?:\d{3}){0,2}$/.test(area)) return null
  const written = strip(area)
  if (written.length > 6) return written
  const today = strip(canonicalCode(area.slice(0, 6)))
  // An unknown county of an abolished prefecture counts as the whole city that followed. As an area of statistics that
  // is right; as somebody's scope it would be wider than what was granted.
  return today.length < written.length ? written : today
}

/** The area without the levels below it, which are written as zeros. */
function strip(area: string): string {
  const [county, township, village] = [area.slice(0, 6), area.slice(6, 9), area.slice(9)]
  if (village !== '' && village !== '000') return area
  if (township !== '' && township !== '000') return county + township
  return /^\d\d9900$/.test(county) ? county : county.replace(/(?:00){1,2}$/, '')
}
