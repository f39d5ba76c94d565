import Type from 'typebox'
import { endSession } from '../../registry/sessions.ts'
import { proveLogin } from '../../security/prove-login.ts'
import { beginSession } from '../../security/session.ts'
import { judgeGuess } from '../guess-brake.ts'
import { route } from '../route.ts'
import { done, fields, text } from '../schemas.ts'

const logIn = route({
  method: 'POST',
  path: '/api/login',
  name: 'logIn',
  summary: 'Begin a session; where the account has an authenticator, with its code or a recovery code',
  access: 'public',
  area: 'none',
  audit: 'account.login',
  body: fields({ login: text(64), password: text(1000), code: Type.Optional(text(64)) }),
  reply: Type.Object({ mustChangePassword: Type.Boolean() }),
  async handle({ service, now, random, address, answer, recordAccount }, { body }) {
    const { login, password, code = null } = body
    const { store } = service
    const attempt = { login, password, code, address, now }
    const proof = await judgeGuess(service.brake, attempt, () => proveLogin(store, attempt))
    if (proof.account !== null) recordAccount(proof.account)
    if (proof.failure !== null) throw proof.failure
    const { account, secondFactor } = proof
    answer.keepSession(
      await beginSession(store.database, { accountID: account.id, now, secondFactor, address, random }),
    )
    return { mustChangePassword: account.mustChangePassword }
  },
})

const logOut = route({
  method: 'POST',
  path: '/api/logout',
  name: 'logOut',
  summary: 'End this session',
  access: 'own',
  area: 'none',
  audit: 'account.logout',
  beforePasswordChange: true,
  reply: done,
  async handle({ tx, caller, now, answer }) {
    await endSession(tx, caller.session, now)
    answer.forgetSession()
    return { done: true as const }
  },
})

export const loginRoutes = [logIn, logOut]
