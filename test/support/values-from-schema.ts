import fc from 'fast-check'

/** As much of JSON Schema as the service's description uses. */
export interface JSONSchema {
  type?: string
  properties?: Record<string, JSONSchema>
  required?: readonly string[]
  items?: JSONSchema
  anyOf?: readonly JSONSchema[]
  enum?: readonly unknown[]
  const?: unknown
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
}

/** Right texts that few programs are tried with. */
const edgeTexts = ['\u{10ffff}', 'a\u{10ffff}\u{10ffff}', '\ud7ff', '\uffff', '王\u{e0100}']

/** Days and moments that no calendar, or no database, has. */
const edgeDates = [
  '0000-01-01',
  '0001-01-01',
  '1899-12-31',
  '2100-02-29',
  '2201-01-01',
  '9999-12-31',
  '0000-01-01T00:00:00Z',
  '2016-12-31T23:59:60Z',
  '1900-01-01T00:00:00Z',
  '2200-12-31T23:59:59.999999999Z',
  '2017-01-01T24:00:00Z',
  '2017-01-01T00:00:00+23:59',
]

/** What people who mean harm, and broken programs, send as a text. */
const nastyTexts = [
  '',
  ' ',
  "' or 1=1 --",
  "'; drop table person; --",
  '%',
  '_',
  '../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '\u0000',
  '\ud800',
  '𠮷𡃁',
  '{"$ne":null}',
  '=cmd|calc!A1',
  '\\',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '-1',
  '9223372036854775808',
  '1e309',
  'NaN',
  '000000',
  '999999',
  '520302',
  '0'.repeat(400),
  '王'.repeat(3000),
  '\u202e\u200b',
  '2017-02-30',
  '0000-00-00',
  '9999-12-31',
  ...edgeTexts,
]

/** `depth` lists, one in another. */
function nested(depth: number): unknown {
  return depth === 0 ? [] : [nested(depth - 1)]
}

const nasty: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...nastyTexts) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(null, true, 0, -1, 1e308, [], {}, [[]], { a: { b: [] } }, nested(40)),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)

/** Objects with what must be there and one property more, or otherwise, which is at an edge: each property in turn. */
export function edgesOf({ properties = {}, required = [] }: JSONSchema): Record<string, unknown>[] {
  const needed = required.map((name) => [name, fc.sample(fitting(properties[name] ?? {}), { numRuns: 1, seed: 5 })[0]])
  return Object.entries(properties).flatMap(([name, { format }]) =>
    (format === undefined ? edgeTexts : edgeDates).map((value) => ({ ...Object.fromEntries(needed), [name]: value })),
  )
}

/** Values that mostly fit the schema, with something wrong here and there. */
export function valuesFrom(schema: JSONSchema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: fitting(schema) }, { weight: 1, arbitrary: nasty })
}

function fitting(schema: JSONSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(valuesFrom))
  switch (schema.type) {
    case 'object':
      return objects(schema)
    case 'array': {
      const { items = {}, minItems = 0, maxItems = 4 } = schema
      return fc.array(valuesFrom(items), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 4)) })
    }
    case 'string':
      return texts(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -5, max: schema.maximum ?? 500 })
    case 'number':
      return fc.double({ min: schema.minimum ?? -5, max: schema.maximum ?? 500, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return nasty
  }
}

function texts({ pattern, format, minLength = 0, maxLength = 60 }: JSONSchema): fc.Arbitrary<string> {
  const dates = fc.date({ noInvalidDate: true, min: new Date('1850-01-01'), max: new Date('2250-01-01') })
  if (format === 'date') {
    return fc.oneof(
      dates.map((date) => date.toISOString().slice(0, 10)),
      fc.constantFrom(...edgeDates),
    )
  }
  if (format === 'date-time') {
    return fc.oneof(
      dates.map((date) => date.toISOString()),
      fc.constantFrom(...edgeDates),
    )
  }
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { maxLength: 128 })
  const longest = Math.max(minLength, Math.min(maxLength, 60))
  return fc.oneof(
    { weight: 5, arbitrary: fc.string({ unit: 'grapheme', minLength, maxLength: longest }) },
    { weight: 1, arbitrary: fc.constantFrom(...edgeTexts) },
  )
}

function objects({ properties = {}, required = [] }: JSONSchema): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valuesFrom(schema)]))
  const whole = fc.record(model, { requiredKeys: [...required] })
  const extra = fc.record({ name: fc.constantFrom('__proto__', 'admin', 'constructor', 'x'), value: nasty })
  return fc.oneof(
    { weight: 12, arbitrary: whole },
    { weight: 1, arbitrary: fc.tuple(whole, extra).map(([object, { name, value }]) => ({ ...object, [name]: value })) },
  )
}
