import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '../problems.ts'

const cookieName = 'canbao_session'

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

/** Without `Secure` only on this very machine, where there is no network to listen on. */
function optionsFor(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: !isLoopback(request.hostname) } as const
}

export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host)
}
