import { parseCookie, type SerializeOptions, stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '../problems.ts'

/** `__Host-`: the browser takes it over TLS only, and from no other host, such as a neighbour under the same domain. */
const nameFor = ({ server }: FastifyRequest) => (server.isEncrypted ? '__Host-canbao_session' : 'canbao_session')
/** Of a sign-in through the identity service that is not finished. */
const pendingName = 'canbao_sign_in'

declare module 'fastify' {
  interface FastifyInstance {
    /** browsers reach the service over TLS */
    isEncrypted: boolean
  }
}

/** The token that the browser keeps. Throws `not_signed_in`. */
export function sessionTokenOf(request: FastifyRequest): string {
  const token = cookiesOf(request)[nameFor(request)]
  if (token === undefined) throw problem('not_signed_in', {})
  return token
}

/** Gives the token to the browser, where no script can read it and no other site can send it. */
export function keepSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  keep(reply, nameFor(request), token, optionsFor(request))
}

export function forgetSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  keep(reply, nameFor(request), '', { ...optionsFor(request), ...gone })
}

/** The token of a sign-in that this browser began; null: none. */
export function pendingTokenOf(request: FastifyRequest): string | null {
  return cookiesOf(request)[pendingName] ?? null
}

export function keepPendingCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  keep(reply, pendingName, token, { ...pendingOptionsFor(request), maxAge: 600 })
}

export function forgetPendingCookie(request: FastifyRequest, reply: FastifyReply): void {
  keep(reply, pendingName, '', { ...pendingOptionsFor(request), ...gone })
}

const gone = { expires: new Date(0), maxAge: 0 }

const cookiesOf = ({ headers }: FastifyRequest) => parseCookie(headers.cookie ?? '')

function keep(reply: FastifyReply, name: string, value: string, options: SerializeOptions): void {
  reply.header('set-cookie', stringifySetCookie(name, value, options))
}

/** Not by what the request says of its host: that is the sender's word, or a proxy's. */
function optionsFor(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: request.server.isEncrypted } as const
}

/** Lax: the browser comes back by a link of another site, which `strict` would keep it from sending with. */
function pendingOptionsFor(request: FastifyRequest) {
  return { ...optionsFor(request), sameSite: 'lax', path: '/api/login/outside' } as const
}
