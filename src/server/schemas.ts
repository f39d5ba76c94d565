import Type, { type TProperties } from 'typebox'
import { listProblems } from '../problems.ts'
import { readDate } from '../standards/plain-date.ts'

/** An object with these fields and no others: what a request has too much is a mistake of whoever sent it. */
export function fields<Properties extends TProperties>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false })
}

/** An object that has a name in the OpenAPI description, and so in the types of the web. */
export function named<Properties extends TProperties>(title: string, properties: Properties) {
  return Type.Object(properties, { title })
}

/** A text without line breaks at its ends and of limited length, so that no request can fill the store. */
export function text(longest: number, shortest = 1) {
  return Type.String({ minLength: shortest, maxLength: longest })
}

/** An opaque key as addresses have it: 12 or 16 bytes. Nobody's number is one, so that none gets into the audit by it. */
export const key = Type.String({ pattern: '^[0-9a-f]{24}([0-9a-f]{8})?$' })

/** A division code of 6, 9 or 12 digits; 000000 is the whole country. */
export const areaCode = Type.String({ pattern: '^(\\d{6}|\\d{9}|\\d{12})$' })

/** No day of the register, nor of anybody in it, lies outside: what does is a mistake, and some no calendar has. */
const years = '(19\\d\\d|2[01]\\d\\d|2200)'

/** A real day of 1900 to 2200, YYYY-MM-DD. */
export const day = Type.String({ format: 'date', pattern: `^${years}-` })

/** As `day`, YYYYMMDD as the contract writes it. */
export const compactDay = Type.Refine(
  Type.String({ pattern: `^${years}\\d{4}$` }),
  (value) => readDate(value) !== null,
  () => 'it is no day',
)

/** A moment of 1900 to 2200 as ISO 8601 in UTC; leap seconds have none of their own. */
export const moment = Type.String({ format: 'date-time', pattern: `^${years}-.{5}T.{6}[0-5]\\d(\\.\\d{1,9})?Z$` })

/** The query of a list that is read page by page. */
export const page = {
  cursor: Type.Optional(Type.String({ maxLength: 1000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
}

/** One of these texts. */
export function oneOf<Text extends string>(texts: readonly Text[]) {
  return Type.Enum([...texts], { type: 'string' })
}

/** `schema`, or null. */
export function nullable<Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) {
  return Type.Union([schema, Type.Null()])
}

/** An answer that says only that it was done. */
export const done = Type.Object({ done: Type.Literal(true) })

/** What went wrong (RFC 9457), in the language asked for. */
export const problemSchema = named('Problem', {
  type: Type.String({ description: 'address of the entry in the catalogue of problems' }),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  code: oneOf(listProblems().map(({ code }) => code)),
  details: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
})

/** Bytes of a media type: no JSON, so nothing is said about what is in them. */
export function bytes<Content = Uint8Array>(contentMediaType: string) {
  return Type.Unsafe<Content>({ contentMediaType })
}
