import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import serveFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Where the build puts the pages. Run from its sources the service has none. */
const folder = fileURLToPath(new URL('../console', import.meta.url))

/** Styles are put in by the pages' library as they are needed; scripts and everything else come from here alone. */
const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data: blob:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ')

/** Serves the console where it was built. Nothing in its files is about anybody. */
export async function servePages(app: FastifyInstance): Promise<void> {
  if (!existsSync(folder)) return
  await app.register(serveFiles, {
    root: folder,
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header('content-security-policy', policy)
      // Names of built files change with their content.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.sendFile('index.html'))
}

/** The console knows its own addresses: to whoever asks for a page under one of them, it is sent. */
export function isPageAsked({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !/^\/(?:api|assets|problems)\b/.test(url) && /\btext\/html\b/.test(headers.accept ?? '')
}

export function sendPage(reply: FastifyReply): FastifyReply | null {
  return existsSync(folder) ? reply.sendFile('index.html') : null
}
