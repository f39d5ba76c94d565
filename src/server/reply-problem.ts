import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Language, listProblems, Problem, type ProblemCode, type ProblemKind, problem } from '../problems.ts'
import { invalid } from './check-values.ts'

/** The only place that knows which HTTP status a problem has. */
const kinds: Record<ProblemKind, { status: number; zh: string; en: string }> = {
  invalid: { status: 400, zh: '请求有误', en: 'The request is wrong' },
  unauthenticated: { status: 401, zh: '需要登录', en: 'Signing in is needed' },
  forbidden: { status: 403, zh: '没有权限', en: 'This is not allowed' },
  notFound: { status: 404, zh: '没有找到', en: 'Nothing was found' },
  conflict: { status: 409, zh: '与现状冲突', en: 'This conflicts with what is there' },
  unavailable: { status: 503, zh: '暂时不可用', en: 'Not available now' },
  broken: { status: 500, zh: '内部错误', en: 'Something is broken' },
}

/** Where HTTP has a word of its own. */
const statuses: Partial<Record<ProblemCode, number>> = {
  request_too_large: 413,
  media_type_wrong: 415,
  streams_too_many: 429,
  guesses_too_many: 429,
}

/** Codes of lost connections to the database: SQLSTATE classes 08, 53 and 57P, and those of the network. */
const lostConnection = /^(08...|53...|57P..|ECONN\w+|EPIPE|ENOTFOUND|ETIMEDOUT)$/

/** SQLSTATE of what two requests at the same time do to each other: the same key twice, a deadlock, no order of the two. */
const lostRace = /^(23505|40P01|40001)$/

function statusOf({ code, kind }: { code: ProblemCode; kind: ProblemKind }): number {
  return statuses[code] ?? kinds[kind].status
}

/** Sends the problem as RFC 9457 has it. */
export function replyProblem(request: FastifyRequest, reply: FastifyReply, failure: Problem): FastifyReply {
  const language = languageOf(request.headers['accept-language'])
  const status = statusOf(failure)
  if (status === 401) reply.header('www-authenticate', 'Cookie realm="canbao"')
  const { seconds } = failure.details
  if (seconds !== undefined) reply.header('retry-after', seconds)
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', language)
    .header('vary', 'accept-language')
    .send(
      JSON.stringify({
        type: `/problems/${failure.code}`,
        title: kinds[failure.kind][language],
        status,
        detail: failure.say(language),
        code: failure.code,
        details: failure.details,
      }),
    )
}

/** The problem that an error is. What nobody expected becomes `unexpected`, and tells only the number of the request. */
export function problemOf(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  const { code = '', statusCode = 500 } = error as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return problem('request_too_large', { limit: request.routeOptions.bodyLimit })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return problem('media_type_wrong', {})
  if (lostConnection.test(code)) return problem('not_ready', {})
  if (lostRace.test(code)) return problem('raced', {})
  if (statusCode === 404) return problem('route_unknown', {})
  if (statusCode >= 400 && statusCode < 500)
    return invalid('body', '不是有效的 JSON 或地址', 'it is no JSON, or no address')
  return problem('unexpected', { request: request.id })
}

/** The language that a person's program prefers among ours; Chinese where it says nothing. */
export function languageOf(accepted: string | undefined): Language {
  const wanted = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))?.split('=')[1]
      return { language: name.split('-')[0], weight: weight === undefined ? 1 : Number(weight) || 0 }
    })
    .filter(({ language, weight }) => (language === 'zh' || language === 'en') && weight > 0)
    .sort((one, other) => other.weight - one.weight)
  return wanted[0]?.language === 'en' ? 'en' : 'zh'
}

/** The catalogue as the service shows it. */
export function problemCatalogue(): { type: string; code: string; status: number; zh: string; en: string }[] {
  return listProblems().map((entry) => ({
    type: `/problems/${entry.code}`,
    code: entry.code,
    status: statusOf(entry),
    zh: entry.zh,
    en: entry.en,
  }))
}
