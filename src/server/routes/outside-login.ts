import Type from 'typebox'
import { problem } from '../../problems.ts'
import { beginOutsideLogin, finishOutsideLogin, returnFromOutside } from '../../security/outside-login.ts'
import { returnPath } from '../../security/outside-settings.ts'
import type { LoginProof } from '../../security/prove-login.ts'
import { beginSession } from '../../security/session.ts'
import type { PublicContext } from '../context.ts'
import { judgeGuess } from '../guess-brake.ts'
import { route } from '../route.ts'
import { fields, nullable, text } from '../schemas.ts'

const open = { access: 'public', area: 'none' } as const
/** The only place of ours that anybody is led to. */
const home = '/'
const word = Type.Optional(Type.String({ maxLength: 4096 }))

const readWays = route({
  ...open,
  method: 'GET',
  path: '/api/login/ways',
  name: 'readLoginWays',
  summary: 'How people sign in here beside by password: the identity service, or null',
  audit: { none: 'tells nothing about people or accounts' },
  reply: Type.Object({ outside: nullable(Type.Object({ issuer: Type.String() })) }),
  handle: async ({ service: { outside } }) => ({ outside: outside && { issuer: outside.issuer } }),
})

const begin = route({
  ...open,
  method: 'GET',
  path: '/api/login/outside',
  name: 'beginOutsideLogin',
  summary: 'Sign in through the identity service: the browser is led there',
  audit: { none: 'nobody is known yet; what the identity service answers is recorded' },
  leads: true,
  reply: Type.String(),
  async handle(context) {
    const { token, address } = await beginOutsideLogin(context.service.store, outsideOf(context), context)
    context.answer.keepPending(token)
    return address
  },
})

const comeBack = route({
  ...open,
  method: 'GET',
  path: returnPath,
  name: 'returnFromOutside',
  summary: 'Where the identity service leads the browser back to; begins a session, unless the account asks for more',
  audit: 'account.login',
  leads: true,
  foreignQuery: true,
  query: Type.Object({ code: word, state: word, iss: word, error: word }),
  reply: Type.String(),
  async handle(context, { query: { code, state, iss, error } }) {
    const { pendingToken: token, service, address, now, record } = context
    record({ details: { way: 'outside' } })
    const said = Object.entries({ code, state, iss, error }).filter(([, value]) => value !== undefined)
    const answer = Object.fromEntries(said)
    await admit(context, await returnFromOutside(service.store, outsideOf(context), { token, answer, address, now }))
    return home
  },
})

const finish = route({
  ...open,
  method: 'POST',
  path: '/api/login/outside/completion',
  name: 'finishOutsideLogin',
  summary: 'Show what the account asks beside the identity: a code, and once the password, which confirms the link',
  audit: 'account.login',
  body: fields({ password: Type.Optional(text(1000)), code: Type.Optional(text(64)) }),
  reply: Type.Object({ mustChangePassword: Type.Boolean() }),
  async handle(context, { body: { password = null, code = null } }) {
    const { pendingToken: token, service, address, now, record } = context
    record({ details: { way: 'outside' } })
    outsideOf(context)
    const shown = { token, password, code, address, now }
    return admit(context, await judgeGuess(service.brake, shown, () => finishOutsideLogin(service.store, shown)))
  },
})

/** Throws `outside_login_off`. */
function outsideOf({ service: { outside } }: PublicContext) {
  if (outside === null) throw problem('outside_login_off', {})
  return outside
}

/** Begins the session that was earned. Throws the failure of the proof. */
async function admit(context: PublicContext, proof: LoginProof): Promise<{ mustChangePassword: boolean }> {
  const { service, now, random, address, answer, recordAccount } = context
  if (proof.account !== null) recordAccount(proof.account)
  if (proof.failure !== null) throw proof.failure
  const { account, secondFactor } = proof
  const session = { accountID: account.id, now, secondFactor, address, random }
  answer.keepSession(await beginSession(service.store.database, session))
  answer.forgetPending()
  return { mustChangePassword: account.mustChangePassword }
}

export const outsideLoginRoutes = [readWays, begin, comeBack, finish]
