import { randomBytes } from 'node:crypto'
import { afterAll, expect } from 'vitest'
import { openOutsideService } from '../../src/security/outside-service.ts'
import { type Browser, openBrowser, type Page } from './browser.ts'
import { startIdentityService, strongContext } from './identity-service.ts'
import { newService, testPassword, type Visitor } from './service.ts'

/** The register's origin, as browsers see it. */
export const register = 'http://127.0.0.1:8080'
const redirect = `${register}/api/login/outside/return`
const isNotBack = (url: string) => !url.startsWith(redirect)
const clientOf = (id: string) => ({ id, secret: randomBytes(24).toString('base64url'), redirect })

/** Where a browser is led that was refused. */
export const led = (problem: string) => `${register}/?problem=${problem}`

/** What the account asks beside the identity. */
export const finish = (browser: Browser, shown: { password?: string; code?: string }) =>
  browser.ask('POST', '/api/login/outside/completion', shown)

export const whoIs = async (browser: Browser) => (await browser.ask('GET', '/api/own')).body

/** Says at the identity service who one is; gives the page where the browser ends. */
export async function signIn(browser: Browser, subject: string, factors = '1'): Promise<Page> {
  return browser.submit(await browser.open(`${register}/api/login/outside`), { subject, factors })
}

/** The same, but gives the address by which the browser would come back. */
export async function almostSignIn(browser: Browser, subject: string): Promise<URL> {
  const page = await browser.open(`${register}/api/login/outside`, isNotBack)
  // The service remembers whom it saw just now.
  if (!isNotBack(page.url)) return new URL(page.url)
  return new URL((await browser.submit(page, { subject, factors: '1' }, isNotBack)).url)
}

/** The register and a real OpenID Connect provider, which lie on two sites. */
export async function newOutsideSetting() {
  const [own, other] = [clientOf('canbao'), clientOf('another-register')]
  const identityService = await startIdentityService([own, other])
  afterAll(() => identityService.stop())
  const { issuer } = identityService
  const secondFactorContexts = [strongContext]
  const settings = { issuer, clientID: own.id, clientSecret: own.secret, redirect, secondFactorContexts }
  const service = await newService({ outside: openOutsideService(settings) })
  await service.account('system', [{ role: 'system_administrator', area: '520300' }], { area: '520300' })
  const newBrowser = (app = service.app) => openBrowser(register, () => app)

  /** The system administrator, signed in at this moment. */
  const system = (): Promise<Visitor> => service.login('system')
  /** Where the identity of an account is linked. */
  async function linkOf(login: string): Promise<string> {
    const [account] = await service.store.database.query('select key from account where login = $1', [login])
    return `/api/accounts/${account!.key}/outside-identity`
  }
  const link = async (login: string, subject: string) => (await system()).put(await linkOf(login), { issuer, subject })

  return {
    service,
    identityService,
    settings,
    otherClient: other.id,
    newBrowser,
    system,
    linkOf,
    link,
    /** An account that is linked with the identity `subject-of-LOGIN` and was confirmed. */
    async newMember(login: string): Promise<void> {
      await service.account(login, [{ role: 'handler', area: '520302' }], { area: '520302' })
      expect((await link(login, `subject-of-${login}`)).status).toBe(200)
      const browser = newBrowser()
      await signIn(browser, `subject-of-${login}`)
      expect((await finish(browser, { password: testPassword })).status).toBe(200)
    },
  }
}
