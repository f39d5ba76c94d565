import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A real OpenID Connect provider of this machine, with invented people who sign in by their subject alone. */
export interface IdentityService {
  /** http://localhost:PORT */
  issuer: string
  /** stops listening, as a service that is down; the same people and keys are there after `start` */
  stop(): Promise<void>
  start(): Promise<void>
}

export interface KnownClient {
  id: string
  secret: string
  redirect: string
}

/** The context of whoever showed a second factor. */
export const strongContext = 'urn:invented:two-factors'

/** Starts the provider with these clients. */
export async function startIdentityService(clients: readonly KnownClient[]): Promise<IdentityService> {
  const server = createServer()
  await listen(server, 0)
  const { port } = server.address() as AddressInfo
  const issuer = `http://localhost:${port}`
  const provider = new Provider(issuer, {
    clients: clients.map(({ id, secret, redirect }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: [redirect],
      application_type: 'web' as const,
    })),
    jwks: { keys: [newSigningKey()] },
    cookies: { keys: ['of this test'] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    acrValues: [strongContext],
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, request, response)
    else void answer(request, response)
  })
  return {
    issuer,
    start: () => listen(server, port),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The page where people say who they are; `factors` 2 stands for a second factor that they showed. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html')
    response.end(`<form method="post" action="${request.url}"><input name="subject"><input name="factors"></form>`)
    return
  }
  let body = ''
  for await (const chunk of request) body += chunk
  const form = new URLSearchParams(body)
  const [subject, isStrong] = [form.get('subject')!, form.get('factors') === '2']
  const refused = { error: 'access_denied', error_description: 'they went away' }
  const login = { accountId: subject, ...(isStrong && { acr: strongContext }) }
  await provider.interactionFinished(request, response, subject === '' ? refused : { login })
}

function newSigningKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'invented' }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, 'localhost', () => {
      server.off('error', reject)
      resolve()
    })
  })
}
