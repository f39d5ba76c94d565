import { readFileSync } from 'node:fs'
import { problem } from '../problems.ts'
import { isRedirect, type OutsideSettings, readIssuer, returnPath } from '../security/outside-settings.ts'

const issuerName = 'CANBAO_OIDC_ISSUER'
const clientName = 'CANBAO_OIDC_CLIENT_ID'
const secretName = 'CANBAO_OIDC_CLIENT_SECRET'
const secretFileName = 'CANBAO_OIDC_CLIENT_SECRET_FILE'
const redirectName = 'CANBAO_OIDC_REDIRECT'
const contextsName = 'CANBAO_OIDC_ACR'
const names = [issuerName, clientName, secretName, secretFileName, redirectName, contextsName]

/**
 * The identity service that the environment names; null where it names nothing of it (an empty value is none). Throws
 * `outside_settings_missing`, `outside_settings_wrong`.
 */
export function readOutsideSettings(environment: NodeJS.ProcessEnv): OutsideSettings | null {
  if (names.every((name) => !environment[name])) return null
  const issuer = environment[issuerName] ?? ''
  const clientID = environment[clientName] ?? ''
  const redirect = environment[redirectName] ?? ''
  const clientSecret = readSecret(environment)
  const needed = { [issuerName]: issuer, [clientName]: clientID, [secretName]: clientSecret, [redirectName]: redirect }
  const missing = Object.entries(needed).filter(([, value]) => value === '')
  if (missing.length > 0) {
    throw problem('outside_settings_missing', { names: missing.map(([name]) => name).join(', ') })
  }
  if (!isRedirect(redirect)) {
    const form = `https://…${returnPath}`
    throw wrong(redirectName, `应写成 ${form}(仅本机可用 http://)`, `write ${form} (http:// on this very machine only)`)
  }
  return {
    issuer: issuerOf(issuer),
    clientID,
    clientSecret,
    redirect,
    secondFactorContexts: (environment[contextsName] ?? '').split(/\s+/).filter((context) => context !== ''),
  }
}

function issuerOf(text: string): string {
  try {
    return readIssuer(text)
  } catch {
    throw wrong(
      issuerName,
      '应以 https:// 开头(仅本机可用 http://),不带参数',
      'it begins with https:// (http:// on this very machine only) and has no query',
    )
  }
}

/** The secret itself, or what its file holds; '' for none. */
function readSecret(environment: NodeJS.ProcessEnv): string {
  const secret = environment[secretName] ?? ''
  const file = environment[secretFileName] ?? ''
  if (file === '') return secret
  if (secret !== '') {
    throw wrong(secretFileName, `已有 ${secretName},只能用其中一个`, `there is ${secretName} too; set one of them`)
  }
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw wrong(secretFileName, `读不了这个文件(${code})`, `the file cannot be read (${code})`)
  }
}

const wrong = (name: string, reasonZh: string, reason: string) =>
  problem('outside_settings_wrong', { name, reasonZh, reason })
