import Type, { type Static } from 'typebox'
import { problem } from '../problems.ts'
import { personContext } from '../publish/stage-people.ts'
import type { Row } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import { insuranceColumns } from '../registry/people/search-people.ts'
import { personIDOf, personKeyOf } from '../registry/person-key.ts'
import { maskAddress, maskNumber, maskPhone } from '../security/masking.ts'
import type { Context } from './context.ts'
import { key, named, nullable } from './schemas.ts'

const word = nullable(Type.String())

/** A person in a list. Of the birth date only the year: with it and the division a masked number could be rebuilt. */
export const personRow = named('PersonRow', {
  key,
  name: word,
  sex: word,
  birthYear: nullable(Type.Integer()),
  number: nullable(Type.String({ description: 'masked' })),
  area: Type.String(),
  household: Type.String(),
  codes: Type.Record(Type.String(), word, {
    description: 'the five insurances: AIC003, AKC003, ALC003, AJC003, AMC003',
  }),
  disposition: Type.String(),
  reasons: Type.Array(Type.String()),
  ask: word,
  verifiedOn: word,
})

export function personRowOf(cipher: FieldCipher, row: Row): Static<typeof personRow> {
  const { number } = sealedFieldsOf(cipher, row)
  return {
    key: personKeyOf(cipher, row.id as number),
    name: row.aac003 as string | null,
    sex: row.aac004 as string | null,
    birthYear: birthYearOf(row),
    number: number === null ? null : maskNumber(number),
    area: row.area as string,
    household: row.household as string,
    codes: wordsOf(row, codeNames),
    disposition: row.disposition as string,
    reasons: row.reasons as string[],
    ask: row.ask as string | null,
    verifiedOn: row.verified_at as string | null,
  }
}

/** Number, phone and address of a row of person or person_version. */
export function sealedFieldsOf(cipher: FieldCipher, row: Row) {
  const {
    number = null,
    phone = null,
    address = null,
  } = cipher.openFields(row.sealed as Uint8Array, personContext(String(row.run_key)))
  return { number, phone, address }
}

const shown = [
  'city',
  'aac058',
  'aac010',
  'aab299',
  'aac009',
  'aac012',
  'employment_status',
  'aab004',
  'assistance',
  'rule',
] as const

/** Everything that the register has about a person, masked. Names of indicators are those of 41 tables 1 to 3. */
export const personRecord = named('PersonRecord', {
  ...personRow.properties,
  phone: nullable(Type.String({ description: 'masked' })),
  address: nullable(Type.String({ description: 'masked' })),
  indicators: Type.Record(Type.String(), word),
  places: Type.Record(Type.String(), word, { description: 'where each insurance is' }),
  required: Type.Array(Type.String()),
  requiredByLaw: Type.Array(Type.String()),
  insuredAreas: Type.Array(Type.String()),
  run: nullable(Type.Object({ key, quarter: Type.String() })),
  validFrom: Type.String(),
  leftAt: word,
})

export function personRecordOf(cipher: FieldCipher, row: Row): Static<typeof personRecord> {
  const { phone, address } = sealedFieldsOf(cipher, row)
  return {
    ...personRowOf(cipher, row),
    phone: phone === null ? null : maskPhone(phone),
    address: address === null ? null : maskAddress(address),
    indicators: wordsOf(row, shownNames),
    places: wordsOf(row, placeNames),
    required: row.required as string[],
    requiredByLaw: row.required_by_law as string[],
    insuredAreas: (row.insured_areas as string[] | null) ?? [],
    run: row.run_of ? { key: row.run_of as string, quarter: row.quarter as string } : null,
    validFrom: row.valid_from as string,
    leftAt: row.left_at as string | null,
  }
}

/** Columns in which two states of a person may differ, as `changedColumns` names them. */
const compared = [
  ...shown,
  ...insuranceColumns,
  'aac003',
  'aac004',
  'aac006',
  'area',
  'household',
  'disposition',
  'ask',
]

/** Names of what differs between two states of a person; for a sealed field, that it differs. */
export function changedColumns(cipher: FieldCipher, before: Row, after: Row): string[] {
  const differs = (name: string) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null)
  const open = [...compared, ...insuranceColumns.map((name) => `place_${name}`), 'reasons', 'required'].filter(differs)
  const [was, is] = [sealedFieldsOf(cipher, before), sealedFieldsOf(cipher, after)]
  const sealed = (['number', 'phone', 'address'] as const).filter((name) => was[name] !== is[name])
  const ends = [
    ...((before.left_at === null) !== (after.left_at === null) ? ['left'] : []),
    ...(differs('merged_into') ? ['merged'] : []),
  ]
  return [...open.map(indicatorName), ...sealed, ...ends]
}

/** Columns that are indicators have their codes in capitals, as the documents write them. */
function indicatorName(column: string): string {
  return column.replace(/[a-z]{3}\d{3}$/, (code) => code.toUpperCase())
}

/** Columns, and what answers call them. */
type NamesOfColumns = readonly (readonly [column: string, name: string])[]

const shownNames: NamesOfColumns = shown.map((column) => [column, indicatorName(column)])
const codeNames: NamesOfColumns = insuranceColumns.map((column) => [column, column.toUpperCase()])
const placeNames: NamesOfColumns = insuranceColumns.map((column) => [`place_${column}`, column.toUpperCase()])

function wordsOf(row: Row, names: NamesOfColumns): Record<string, string | null> {
  const words: Record<string, string | null> = {}
  for (const [column, name] of names) words[name] = row[column] as string | null
  return words
}

function birthYearOf({ aac006 }: Row): number | null {
  const year = Number(String(aac006 ?? '').slice(0, 4))
  return year > 0 ? year : null
}

/** The person that an address names. Throws `person_unknown`. */
export function personOf({ cipher, record }: Pick<Context, 'cipher' | 'record'>, asked: string): number {
  const id = personIDOf(cipher, asked)
  if (id === null) throw problem('person_unknown', {})
  record({ objectKind: 'person', objectId: asked })
  return id
}
