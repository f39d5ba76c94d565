import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '../problems.ts'
import { isLoopback } from '../security/loopback.ts'

const cookieName = 'canbao_session'
/** Of a sign-in through the identity service that is not finished. */
const pendingName = 'canbao_sign_in'

/** The token that the browser keeps. Throws `not_signed_in`. */
export function sessionTokenOf(request: FastifyRequest): string {
  const token = request.cookies[cookieName]
  if (token === undefined) throw problem('not_signed_in', {})
  return token
}

/** Gives the token to the browser, where no script can read it and no other site can send it. */
export function keepSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName, token, optionsFor(request))
}

export function forgetSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(cookieName, optionsFor(request))
}

/** The token of a sign-in that this browser began; null: none. */
export function pendingTokenOf(request: FastifyRequest): string | null {
  return request.cookies[pendingName] ?? null
}

export function keepPendingCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(pendingName, token, { ...pendingOptionsFor(request), maxAge: 600 })
}

export function forgetPendingCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(pendingName, pendingOptionsFor(request))
}

/** Without `Secure` only on this very machine, where there is no network to listen on. */
function optionsFor(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: !isLoopback(request.hostname) } as const
}

/** Lax: the browser comes back by a link of another site, which `strict` would keep it from sending with. */
function pendingOptionsFor(request: FastifyRequest) {
  return { ...optionsFor(request), sameSite: 'lax', path: '/api/login/outside' } as const
}
