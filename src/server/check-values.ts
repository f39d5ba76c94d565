import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { type Problem, problem } from '../problems.ts'

/** The parts of a request that a schema describes, as problems name them. */
export type RequestPart = 'body' | 'params' | 'querystring' | 'headers'

const partNames: Record<RequestPart, string> = {
  body: 'body',
  params: 'path',
  querystring: 'query',
  headers: 'header',
}

/** What the check of a request's part came to, as Fastify asks for it. */
export type Checked = { value: unknown } | { error: Problem }

/** Checks a part of requests: texts of addresses become the numbers that the schema asks for, those of bodies do not. */
export function compileCheck(schema: TSchema, part: RequestPart): (value: unknown) => Checked {
  const validator = Compile(schema)
  const isText = part === 'body' || !/"type":"(?:integer|number|boolean)"/.test(JSON.stringify(schema))
  return (given) => {
    const value = isText ? given : validator.Convert(given)
    const broken = faultOfText(value)
    if (broken !== null) return { error: invalid(partNames[part], ...broken) }
    if (validator.Check(value)) return { value }
    const fault = validator.Errors(value)[0]
    const where = `${partNames[part]}${fault?.instancePath.replaceAll('/', '.') ?? ''}`
    return { error: invalid(where, chineseOf(fault?.keyword), fault?.message ?? 'it does not fit') }
  }
}

/**
 * Checks answers; one that does not fit, or has what its schema does not name, is our mistake, and tells where but not
 * what.
 */
export function compileReplyCheck(schema: TSchema, name: string): (value: unknown) => void {
  const validator = Compile(closed(schema))
  return (value) => {
    if (validator.Check(value)) return
    const fault = validator.Errors(value)[0]
    throw new Error(
      `the answer of ${name} does not fit its schema at ${fault?.instancePath ?? '?'} (${fault?.keyword})`,
    )
  }
}

/** The schema, whose objects have no more than they name: nothing leaves that nobody meant to tell. */
function closed<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(closed) as Part
  if (typeof part !== 'object' || part === null) return part
  // TypeBox keeps its marks as hidden properties, which the checks look at.
  const copy = Object.create(Object.getPrototypeOf(part), Object.getOwnPropertyDescriptors(part))
  for (const [name, inner] of Object.entries(part)) copy[name] = closed(inner)
  if (isObjectSchema(copy)) copy.additionalProperties ??= false
  return copy
}

const isObjectSchema = (part: { type?: unknown; properties?: unknown; patternProperties?: unknown }) =>
  part.type === 'object' && part.properties !== undefined && part.patternProperties === undefined

const reasons: Record<string, string> = {
  required: '缺少必填项',
  additionalProperties: '含有不认识的项',
  type: '类型不对',
  minLength: '太短',
  maxLength: '太长',
  pattern: '写法不对',
  format: '写法不对',
  minimum: '太小',
  maximum: '太大',
  enum: '不在允许的值之内',
  const: '不在允许的值之内',
  anyOf: '不在允许的值之内',
}

function chineseOf(keyword: string | undefined): string {
  return reasons[keyword ?? ''] ?? '不符合要求'
}

/** A problem of a request, which repeats nothing of what was sent. */
export function invalid(where: string, reasonZh: string, reason: string): Problem {
  return problem('request_invalid', { where, reasonZh, reason })
}

/** Deeper than any body of ours; what is nested for ever is sent to break programs. */
const deepest = 16
const brokenText = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** What no schema says and no database keeps: NUL and halves of characters, and values nested too deep. */
function faultOfText(value: unknown): [reasonZh: string, reason: string] | null {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return ['嵌套太深', 'it is nested too deep']
    const next: unknown[] = []
    for (const each of level) {
      if (typeof each === 'string' && brokenText.test(each)) return ['含有无效字符', 'it has broken characters']
      if (typeof each !== 'object' || each === null || each instanceof Uint8Array) continue
      // One by one: as arguments of one call they may be more than the stack holds.
      for (const [name, inner] of Object.entries(each)) next.push(name, inner)
    }
    level = next
  }
  return null
}
