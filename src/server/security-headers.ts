import type { FastifyReply, FastifyRequest } from 'fastify'

const always = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; frame-ancestors 'none'`,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** Headers of every answer: no cache keeps it, no page frames it, no other site reads it. */
export function secureReply(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({ ...always, 'x-request-id': request.id })
  if (request.server.isEncrypted) reply.header('strict-transport-security', 'max-age=31536000')
}
