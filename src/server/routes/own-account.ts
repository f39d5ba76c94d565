import Type from 'typebox'
import { endOtherSessions } from '../../registry/sessions.ts'
import { scopeOf } from '../../security/area-scope.ts'
import {
  beginSecondFactor,
  changeOwnPassword,
  confirmSecondFactor,
  removeSecondFactor,
} from '../../security/own-account.ts'
import { permissions, permissionsOf, type Role, roles } from '../../security/roles.ts'
import { route } from '../route.ts'
import { areaCode, done, fields, moment, named, oneOf, text } from '../schemas.ts'

const own = { access: 'own', area: 'none' } as const
const isDone = { done: true as const }

const readOwnAccount = route({
  ...own,
  method: 'GET',
  path: '/api/own',
  name: 'readOwnAccount',
  summary: 'Who is signed in, what they may do, and where',
  audit: { none: 'tells people only about themselves' },
  beforePasswordChange: true,
  reply: named('OwnAccount', {
    key: Type.String(),
    login: Type.String(),
    name: Type.String(),
    mustChangePassword: Type.Boolean(),
    hasSecondFactor: Type.Boolean(),
    hasOutsideIdentity: Type.Boolean(),
    roles: Type.Array(
      Type.Object({
        role: oneOf(Object.keys(roles) as Role[]),
        zh: Type.String(),
        en: Type.String(),
        area: areaCode,
      }),
    ),
    permissions: Type.Array(oneOf(permissions)),
    areas: Type.Array(Type.String(), {
      description: 'prefixes of division codes; the empty one is the whole country',
    }),
    exceptions: Type.Array(Type.Object({ area: areaCode, reason: Type.String(), until: moment })),
  }),
  async handle({ caller, now }) {
    const { key, login, name, mustChangePassword, hasSecondFactor, hasOutsideIdentity } = caller.account
    return {
      ...{ key, login, name, mustChangePassword, hasSecondFactor, hasOutsideIdentity },
      roles: caller.grants.map(({ role, area }) => ({ role, area, zh: roles[role].zh, en: roles[role].en })),
      permissions: permissionsOf(caller.grants.map(({ role }) => role)),
      areas: [...scopeOf(caller.grants, caller.exceptions, now)],
      exceptions: caller.exceptions.map(({ area, reason, validTo }) => ({
        area,
        reason,
        until: validTo.toISOString(),
      })),
    }
  },
})

const changePassword = route({
  ...own,
  method: 'PUT',
  path: '/api/own/password',
  name: 'changePassword',
  summary: 'Change the password; all other sessions of the account end',
  audit: 'account.password',
  beforePasswordChange: true,
  body: fields({ current: text(1000), wanted: text(1000) }),
  reply: done,
  password: ({ body }) => body.current,
  async handle({ tx, caller, now }, { body }) {
    await changeOwnPassword(tx, caller.account.id, body.wanted)
    await endOtherSessions(tx, caller.account.id, caller.session, now)
    return isDone
  },
})

const beginAuthenticator = route({
  ...own,
  method: 'POST',
  path: '/api/own/second-factor',
  name: 'beginSecondFactor',
  summary: 'Begin to set up an authenticator: its secret, and the address to show as a QR code',
  audit: 'account.second_factor.begin',
  replay: 'refused',
  body: fields({ current: text(1000) }),
  reply: Type.Object({ secret: Type.String(), uri: Type.String() }),
  password: ({ body }) => body.current,
  handle: ({ tx, caller, cipher, random, issuer }) =>
    beginSecondFactor(tx, caller.account.id, { cipher, random, issuer }),
})

const confirmAuthenticator = route({
  ...own,
  method: 'POST',
  path: '/api/own/second-factor/confirmation',
  name: 'confirmSecondFactor',
  summary: 'Confirm the authenticator by a first code; the recovery codes are shown this once',
  audit: 'account.second_factor.confirm',
  replay: 'refused',
  body: fields({ code: text(64) }),
  reply: Type.Object({ recoveryCodes: Type.Array(Type.String()) }),
  handle: async ({ tx, caller, cipher, random, now }, { body }) => ({
    recoveryCodes: await confirmSecondFactor(tx, caller.account.id, body.code, { cipher, random, now }),
  }),
})

const removeAuthenticator = route({
  ...own,
  method: 'DELETE',
  path: '/api/own/second-factor',
  name: 'removeSecondFactor',
  summary: 'Take the authenticator away',
  audit: 'account.second_factor.remove',
  body: fields({ current: text(1000) }),
  reply: done,
  password: ({ body }) => body.current,
  async handle({ tx, caller }) {
    await removeSecondFactor(tx, caller.account.id)
    return isDone
  },
})

export const ownAccountRoutes = [
  readOwnAccount,
  changePassword,
  beginAuthenticator,
  confirmAuthenticator,
  removeAuthenticator,
]
