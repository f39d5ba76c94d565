import Type, { type Static } from 'typebox'
import type { PeopleWanted } from '../registry/people/search-people.ts'
import { prefixOfArea } from '../security/area-scope.ts'
import { readNumber } from '../standards/identity-number.ts'
import { asOfDay, endOfDay } from './as-of.ts'
import { areaCode, fields, oneOf, text } from './schemas.ts'

const code = Type.Optional(Type.String({ pattern: '^\\d{2}$' }))

/** What people are looked for by. Nothing of it ever stands in an address. */
export const peopleFilter = {
  number: Type.Optional(text(40)),
  phone: Type.Optional(text(40)),
  name: Type.Optional(text(60)),
  nameStart: Type.Optional(text(60)),
  initials: Type.Optional(Type.String({ pattern: '^[A-Za-z]{1,20}$', description: 'of the name in pinyin' })),
  area: Type.Optional(areaCode),
  disposition: Type.Optional(text(20)),
  reason: Type.Optional(text(20)),
  ask: Type.Optional(oneOf(['visit', 'desk'])),
  waiting: Type.Optional(Type.Boolean({ description: 'whether a decision about them waits for its second person' })),
  household: Type.Optional(oneOf(['local', 'non_local'])),
  codes: Type.Optional(fields({ AIC003: code, AKC003: code, ALC003: code, AJC003: code, AMC003: code })),
  asOf: Type.Optional(asOfDay),
}

export const filterBody = fields(peopleFilter)

/** What the registry looks for. Where one area is all that may be seen, listing walks that area and no other. */
export function wantedOf(filter: Static<typeof filterBody>, scope: readonly string[]): PeopleWanted {
  const { number, phone, area, initials, codes, asOf, ...rest } = filter
  const named = [number, phone, filter.name, filter.nameStart, initials].some((value) => value !== undefined)
  const only = area === undefined && scope.length === 1 ? scope[0] : undefined
  const inside = area === undefined ? (named ? undefined : only) : prefixOfArea(area)
  return {
    ...rest,
    ...(number !== undefined && { number: readNumber(number, {}).number || number.trim() }),
    ...(phone !== undefined && { phone: phone.trim() }),
    ...(initials !== undefined && { initials: initials.toLowerCase() }),
    ...(inside !== undefined && { area: inside }),
    // Whoever is looked for by name may be at home elsewhere, and insured here.
    ...(named && only !== undefined && { inOrInsuredIn: only }),
    ...(codes !== undefined && {
      codes: Object.fromEntries(Object.entries(codes).map(([name, value]) => [name.toLowerCase(), value])),
    }),
    ...(asOf !== undefined && { asOf: endOfDay(asOf) }),
  }
}

/** What the audit keeps of a search: the names of its criteria, never their values, and the day that it asked for. */
export function searchedBy({ asOf, ...criteria }: Static<typeof filterBody>) {
  return { by: Object.keys(criteria).sort().join(' '), ...(asOf !== undefined && { asOf }) }
}
