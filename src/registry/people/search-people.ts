import type { Queryable, Row } from '../database.ts'
import type { FieldCipher } from '../field-cipher.ts'
import { overRowsAsOf, type WriteSelect } from '../rows-as-of.ts'
import { afterAllThatBeginWith } from '../text-range.ts'

/** Insurance columns of a person that a search may ask for. */
export const insuranceColumns = ['aic003', 'akc003', 'alc003', 'ajc003', 'amc003'] as const
export type InsuranceColumn = (typeof insuranceColumns)[number]

/** What people are looked for by; what is absent does not matter. */
export interface PeopleWanted {
  /** as registered: 18 digits, or another document */
  number?: string
  phone?: string
  name?: string
  /** the first characters of the name */
  nameStart?: string
  initials?: string
  /** prefix of division codes of the place of registration */
  area?: string
  /** prefix of division codes, where people at home elsewhere and insured there count too; not beside `area` */
  inOrInsuredIn?: string
  disposition?: string
  reason?: string
  ask?: string
  /** whether a decision about them waits for its second person */
  waiting?: boolean
  household?: string
  codes?: Partial<Record<InsuranceColumn, string>>
  /** the register as it was before this moment; absent: as it is */
  asOf?: Date
}

/** How a list is ordered: by division, or by name where the beginning of a name is looked for. */
export type PeopleOrder = 'area' | 'name'

export interface PeoplePage {
  order: PeopleOrder
  /** values of the last row of the page before */
  after: readonly (string | number | null)[] | null
  limit: number
}

/** Columns of a person in a list. */
export const shownColumns = `id, run_key, area, household, sealed, aac003, aac004, aac006, aac058,
  ${insuranceColumns.join(', ')}, disposition, reasons, ask, verified_at`

export const orderOf = (wanted: PeopleWanted): PeopleOrder => (wanted.nameStart === undefined ? 'area' : 'name')

/** The columns by which a list is ordered, each page after the last row of the one before. */
export const orderColumns: Readonly<Record<PeopleOrder, readonly string[]>> = {
  area: ['area', 'id'],
  name: ['aac003', 'area', 'id'],
}

/**
 * A page of the people of the register whom the transaction's role sees. Every criterion that names people (number,
 * phone, name, initials, area) walks an index; the others are looked at on the way. As of a moment: whom the register had
 * then, in the state and the area of then, which also decides who sees them.
 */
export function searchPeople(
  tx: Queryable,
  cipher: FieldCipher,
  wanted: PeopleWanted,
  { order, after, limit }: PeoplePage,
): Promise<Row[]> {
  const { conditions, values } = conditionsOf(cipher, wanted)
  const columns = orderColumns[order]
  if (after !== null) {
    const places = after.map((value) => `$${values.push(value)}`)
    // Names are compared as the index has them, code point by code point.
    if (order === 'area') conditions.push(`(area, id) > (${places.join(', ')})`)
    else {
      const [name, ...others] = places
      conditions.push(`aac003 ~>=~ ${name}`, `(aac003 ~>~ ${name} or (area, id) > (${others.join(', ')}))`)
    }
  }
  const sorted = columns.map((name) => (name === 'aac003' ? 'aac003 using ~<~' : name)).join(', ')
  const page = `order by ${sorted} limit $${values.push(limit)}`
  const { text, parts } = overParts(wanted, values, (table, held) => {
    return `select ${shownColumns} from ${table} where ${[...conditions, ...held].join(' and ')} ${page}`
  })
  return tx.query(parts === 1 ? text : `select * from (${text}) p ${page}`, values)
}

/** How many there are, counted no further than `most`. */
export async function countPeople(
  tx: Queryable,
  cipher: FieldCipher,
  wanted: PeopleWanted,
  most: number,
): Promise<number> {
  const { conditions, values } = conditionsOf(cipher, wanted)
  const limit = `limit $${values.push(most)}`
  const { text } = overParts(wanted, values, (table, held) => {
    return `select from ${table} where ${[...conditions, ...held].join(' and ')} ${limit}`
  })
  const [row] = await tx.query(`select count(*) as number from (select from (${text}) p ${limit}) p`, values)
  return row!.number as number
}

/** The text of `select` over those at home in an area and those insured there: each part walks an index of its own. */
function overParts(wanted: PeopleWanted, values: unknown[], select: WriteSelect): { text: string; parts: number } {
  const { inOrInsuredIn: area, asOf } = wanted
  const places = area === undefined || area === '' ? [[]] : insideAndInsured(area, values)
  const texts = places.map((place) => {
    return overRowsAsOf('person', asOf, values, (table, held) => select(table, [...place, ...held]))
  })
  const parts = texts.length * (asOf === undefined ? 1 : 2)
  return { text: texts.length === 1 ? texts[0]! : texts.map((text) => `(${text})`).join(' union all '), parts }
}

function insideAndInsured(area: string, values: unknown[]): string[][] {
  const [start, end] = [area, afterAllThatBeginWith(area)].map((value) => `$${values.push(value)}`)
  const [within, insured] = ['area', 'insured_areas[1]'].map((place) => `${place} >= ${start} and ${place} < ${end}`)
  const inCounty = area.length < 6 ? [] : [`county = $${values.push(area.slice(0, 6))}`]
  const home = area.length === 6 ? inCounty : [...inCounty, within!]
  // Said so that no index answers it: nearly everybody is at home elsewhere.
  const away = `not area ^@ ${start}`
  return [
    home,
    [away, 'insured_areas is not null', insured!],
    // Hardly anybody is insured in two places beside their home.
    [away, 'insured_areas[2] is not null', `not insured_areas[1] ^@ ${start}`],
  ]
}

function conditionsOf(cipher: FieldCipher, wanted: PeopleWanted) {
  const conditions = ['left_at is null', 'merged_into is null']
  const values: unknown[] = []
  const add = (condition: string, value: unknown) =>
    conditions.push(condition.replaceAll('?', `$${values.push(value)}`))
  if (wanted.number !== undefined) {
    // A number that the person had before, or has beside it, finds them too.
    const others = `select person_id from identifier where number_index = ? and (use = 'former' or valid_to is null)`
    add(`(number_index = ? or id = any (array(${others})))`, cipher.indexOf(wanted.number, 'number'))
  }
  if (wanted.phone !== undefined) add('phone_index = ?', cipher.indexOf(wanted.phone, 'phone'))
  if (wanted.name !== undefined) add('aac003 = ?', wanted.name)
  if (wanted.nameStart !== undefined) {
    // Not `like`: under row-level security only comparisons that leak nothing may use an index.
    add('aac003 ~>=~ ?', wanted.nameStart)
    const end = afterAllThatBeginWith(wanted.nameStart)
    if (end !== null) add('aac003 ~<~ ?', end)
  }
  if (wanted.initials !== undefined) add('initials = ?', wanted.initials)
  if (wanted.area !== undefined && wanted.area !== '') {
    add('area >= ?', wanted.area)
    add('area < ?', afterAllThatBeginWith(wanted.area))
  }
  if (wanted.disposition !== undefined) add('disposition = ?', wanted.disposition)
  if (wanted.reason !== undefined) {
    add('reasons @> array[?]', wanted.reason)
    // Says to the planner what a list cannot: where there is a reason there is somebody to ask.
    conditions.push('ask is not null')
  }
  if (wanted.ask !== undefined) add('ask = ?', wanted.ask)
  if (wanted.waiting !== undefined) {
    const waiting = 'array(select person_id from person_decision where outcome is null)'
    conditions.push(wanted.waiting ? `id = any (${waiting})` : `id <> all (${waiting})`)
  }
  if (wanted.household !== undefined) add('household = ?', wanted.household)
  for (const column of insuranceColumns) {
    const code = wanted.codes?.[column]
    if (code !== undefined) add(`${column} = ?`, code)
  }
  return { conditions, values }
}
