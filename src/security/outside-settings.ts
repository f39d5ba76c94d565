import { problem } from '../problems.ts'
import { isLoopback } from './loopback.ts'

/** What an installation says of its identity service. */
export interface OutsideSettings {
  /** as `readIssuer` gives it */
  issuer: string
  clientID: string
  clientSecret: string
  /** address of `returnPath` as browsers see it */
  redirect: string
  /** contexts (acr) of which each means that the service saw a second factor; none: our own code is asked */
  secondFactorContexts: readonly string[]
}

/** Where the identity service sends browsers back to. */
export const returnPath = '/api/login/outside/return'

/** The issuer in one writing. Throws `issuer_invalid` unless it is https, or http on this very machine. */
export function readIssuer(text: string): string {
  const url = readURL(text)
  if (url === null || !isSafe(url) || url.search !== '' || url.hash !== '') throw problem('issuer_invalid', {})
  return url.href
}

/** Whether browsers can be sent back there, and to nothing else of ours. */
export function isRedirect(text: string): boolean {
  const url = readURL(text)
  return url !== null && isSafe(url) && url.pathname === returnPath && url.href === url.origin + returnPath
}

const readURL = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

function isSafe(url: URL): boolean {
  const isPlain = url.protocol === 'http:' && isLoopback(url.hostname)
  return (url.protocol === 'https:' || isPlain) && url.username === '' && url.password === ''
}
