import Type, { type TProperties } from 'typebox'
import { listProblems } from '../problems.ts'

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

/** An opaque key as addresses have it. */
export const key = Type.String({ pattern: '^[0-9A-Za-z_-]{1,64}$' })

/** A division code of 6, 9 or 12 digits; 000000 is the whole country. */
export const areaCode = Type.String({ pattern: '^(\\d{6}|\\d{9}|\\d{12})$' })

/** A moment as ISO 8601 in UTC. */
export const moment = Type.String({ format: 'date-time' })

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
