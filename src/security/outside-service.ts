import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'
import { type Problem, problem } from '../problems.ts'
import { LONGEST_IDLE } from './login-rules.ts'
import { type OutsideSettings, readIssuer } from './outside-settings.ts'

/** Secrets of one sign-in, each good for it alone: they tie together the browser, the question and the answer. */
export interface OutsideWords {
  state: string
  nonce: string
  verifier: string
}

/** What the identity service says in the address by which it sends a browser back. */
export interface OutsideAnswer {
  code?: string
  state?: string
  iss?: string
  error?: string
}

/** Whom the identity service knows. */
export interface OutsidePerson {
  issuer: string
  subject: string
  /** a second factor was seen, as the installation's settings have it */
  secondFactor: boolean
}

/** The identity service of an installation (OpenID Connect, authorization code with PKCE). */
export interface OutsideService {
  issuer: string
  /** Where a browser goes to sign in. Throws `outside_login_unavailable`. */
  addressFor(words: OutsideWords): Promise<string>
  /** Who came back. Throws `outside_login_failed`, `outside_login_unavailable`. */
  redeem(answer: OutsideAnswer, words: OutsideWords): Promise<OutsidePerson>
}

const SECONDS_TO_WAIT = 10
/** Whoever the service saw longer ago must show themselves again: else it would undo our own idle time-out. */
const OLDEST_PROOF = LONGEST_IDLE / 1000

/** Asks nothing yet: the service is looked up when somebody signs in, and again after it could not be reached. */
export function openOutsideService(settings: OutsideSettings): OutsideService {
  const { issuer, redirect, secondFactorContexts } = settings
  let found: Promise<Configuration> | null = null

  function find(): Promise<Configuration> {
    found ??= discover(settings).catch((error) => {
      found = null
      throw isKnown(error) ? problem('outside_login_unavailable', { reason: reasonOf(error) }) : error
    })
    return found
  }

  return {
    issuer,
    async addressFor({ state, nonce, verifier }) {
      return buildAuthorizationUrl(await find(), {
        redirect_uri: redirect,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        max_age: String(OLDEST_PROOF),
        ...(secondFactorContexts.length > 0 && { acr_values: secondFactorContexts.join(' ') }),
      }).href
    },
    async redeem(answer, { state, nonce, verifier }) {
      const configuration = await find()
      // Not by the request's own Host, which the caller chooses.
      const address = new URL(redirect)
      for (const [name, value] of Object.entries(answer)) address.searchParams.set(name, value)
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, maxAge: OLDEST_PROOF }
      const tokens = await authorizationCodeGrant(configuration, address, checks).catch((error) => {
        throw isKnown(error) ? failureOf(error) : error
      })
      const { iss, sub, acr } = tokens.claims()!
      return {
        issuer: readIssuer(iss),
        subject: sub,
        secondFactor: typeof acr === 'string' && secondFactorContexts.includes(acr),
      }
    },
  }
}

function discover({ issuer, clientID, clientSecret }: OutsideSettings): Promise<Configuration> {
  const server = new URL(issuer)
  const isPlain = server.protocol === 'http:'
  return discovery(server, clientID, undefined, showSecret(clientSecret), {
    timeout: SECONDS_TO_WAIT,
    execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
  })
}

/** In the way that every service has unless it says otherwise (OpenID Connect Discovery, 3). */
function showSecret(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)]
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (ways.includes('client_secret_basic') ? basic : post)(server, ...rest)
  }
}

type KnownError =
  | AuthorizationResponseError
  | ResponseBodyError
  | WWWAuthenticateChallengeError
  | ClientError
  | TypeError

/** What the package throws; a lost connection is the TypeError of `fetch`, those for mistakes of ours have codes. */
function isKnown(error: unknown): error is KnownError {
  if (error instanceof TypeError) return !('code' in error)
  return (
    error instanceof AuthorizationResponseError ||
    error instanceof ResponseBodyError ||
    error instanceof WWWAuthenticateChallengeError ||
    error instanceof ClientError
  )
}

/** An answer that does not hold: of another sign-in, client or service, too old, or with a broken seal. */
const refusals: ReadonlySet<string | undefined> = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'invalid_grant',
])

/** What the service says of itself, not of whoever signs in (RFC 6749, 4.1.2.1). */
const troubles: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable', 'invalid_scope'])

function failureOf(error: KnownError): Problem {
  const isRefused =
    error instanceof AuthorizationResponseError ? !troubles.has(error.error) : refusals.has(codeOf(error))
  return isRefused
    ? problem('outside_login_failed', {})
    : problem('outside_login_unavailable', { reason: reasonOf(error) })
}

function codeOf(error: KnownError): string | undefined {
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) return error.error
  if (error instanceof WWWAuthenticateChallengeError) return error.cause[0]?.parameters.error
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return error instanceof TypeError ? cause?.code : code
}

/** A code for whoever runs the installation; nothing that the service wrote in its own words. */
function reasonOf(error: KnownError): string {
  const code = codeOf(error) ?? ''
  return /^\w{1,60}$/.test(code) ? code : 'unreachable'
}
