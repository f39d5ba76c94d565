import Type from 'typebox'
import { selectManagedAccounts } from '../../registry/managed-accounts.ts'
import { digestOfIdentity } from '../../registry/outside-logins.ts'
import {
  addRole,
  createAccount,
  linkIdentity,
  removeRole,
  resetPassword,
  resetSecondFactor,
  setDisabled,
} from '../../security/administer.ts'
import { readIssuer } from '../../security/outside-settings.ts'
import { type Role, roles } from '../../security/roles.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { route } from '../route.ts'
import { areaCode, done, fields, key, named, nullable, oneOf, page, text } from '../schemas.ts'

const word = nullable(Type.String())
const place = 'accounts'
const params = fields({ key })
const isDone = { done: true as const }
const role = oneOf(Object.keys(roles) as Role[])
const oneTime = Type.String({ description: 'good for one use, shown this once' })

const list = route({
  method: 'GET',
  path: '/api/accounts',
  name: 'listAccounts',
  summary: 'Accounts of offices in the caller’s areas, with their roles',
  access: 'user.read',
  area: 'scope',
  audit: 'account.list',
  query: fields(page),
  reply: Type.Object({
    accounts: Type.Array(
      named('Account', {
        key,
        login: Type.String(),
        name: Type.String(),
        area: areaCode,
        mustChangePassword: Type.Boolean(),
        hasSecondFactor: Type.Boolean(),
        hasOutsideIdentity: Type.Boolean(),
        lockedUntil: word,
        demonstration: Type.Boolean(),
        createdAt: Type.String(),
        disabledAt: word,
        grants: Type.Array(Type.Object({ role: Type.String(), area: areaCode })),
      }),
    ),
    next: word,
  }),
  async handle({ tx, cipher }, { query }) {
    const { limit = 50, cursor } = query
    const [after = 0] = readCursor(cipher, place, cursor, ['number']) ?? []
    const accounts = await selectManagedAccounts(tx, after as number, limit)
    return {
      accounts: accounts.map(({ id: _, ...account }) => account),
      next: accounts.length === limit ? writeCursor(cipher, place, [accounts.at(-1)!.id]) : null,
    }
  },
})

const create = route({
  method: 'POST',
  path: '/api/accounts',
  name: 'createAccount',
  summary: 'Make an account for somebody of an office; the security administrator grants its roles',
  access: 'user.manage',
  area: ({ body }) => body.area,
  audit: 'account.create',
  replay: 'refused',
  status: 201,
  body: fields({ login: text(64), name: text(60), area: areaCode }),
  reply: Type.Object({ key, password: oneTime }),
  async handle(context, { body }) {
    const made = await createAccount(context.tx, body, administratorOf(context))
    context.record({ objectKind: 'account', objectId: made.key, details: { area: body.area } })
    return made
  },
})

const resetPasswordOf = route({
  method: 'POST',
  path: '/api/accounts/:key/password',
  name: 'resetPassword',
  summary: 'Give an account a new one-time password; it is unlocked, and its sessions end',
  access: 'user.manage',
  area: 'scope',
  audit: 'account.reset_password',
  replay: 'refused',
  params,
  reply: Type.Object({ password: oneTime }),
  handle(context, { params }) {
    name(context, params.key)
    return resetPassword(context.tx, params.key, context)
  },
})

const resetSecondFactorOf = route({
  method: 'DELETE',
  path: '/api/accounts/:key/second-factor',
  name: 'resetSecondFactor',
  summary: 'Take away the authenticator that somebody lost; their sessions end',
  access: 'user.manage',
  area: 'scope',
  audit: 'account.reset_second_factor',
  params,
  reply: done,
  async handle(context, { params }) {
    name(context, params.key)
    await resetSecondFactor(context.tx, params.key, context)
    return isDone
  },
})

const link = route({
  method: 'PUT',
  path: '/api/accounts/:key/outside-identity',
  name: 'linkOutsideIdentity',
  summary:
    'Link an account with an identity of the identity service; its owner confirms it when they first sign in by it',
  access: 'user.manage',
  area: 'scope',
  audit: 'account.link',
  params,
  body: fields({ issuer: text(500), subject: text(255) }),
  reply: done,
  async handle(context, { params, body: { issuer, subject } }) {
    name(context, params.key)
    const identity = digestOfIdentity(context.cipher, { issuer: readIssuer(issuer), subject })
    await linkIdentity(context.tx, params.key, identity, context)
    return isDone
  },
})

const unlink = route({
  method: 'DELETE',
  path: '/api/accounts/:key/outside-identity',
  name: 'unlinkOutsideIdentity',
  summary: 'Take the link with an outside identity away; the account’s sessions end',
  access: 'user.manage',
  area: 'scope',
  audit: 'account.unlink',
  params,
  reply: done,
  async handle(context, { params }) {
    name(context, params.key)
    await linkIdentity(context.tx, params.key, null, context)
    return isDone
  },
})

const disable = route({
  method: 'PUT',
  path: '/api/accounts/:key/disabled',
  name: 'disableAccount',
  summary: 'Disable an account and end its sessions, or let it in again',
  access: 'user.manage',
  area: 'scope',
  audit: 'account.disable',
  params,
  body: fields({ disabled: Type.Boolean() }),
  reply: done,
  async handle(context, { params, body }) {
    name(context, params.key, { disabled: body.disabled })
    await setDisabled(context.tx, params.key, body.disabled, context)
    return isDone
  },
})

const grant = route({
  method: 'POST',
  path: '/api/accounts/:key/roles',
  name: 'grantRole',
  summary: 'Grant a role in an area, never to oneself',
  access: 'role.grant',
  area: 'scope',
  audit: 'role.grant',
  params,
  body: fields({ role, area: areaCode }),
  reply: done,
  async handle(context, { params, body }) {
    name(context, params.key, body)
    await addRole(context.tx, params.key, body, administratorOf(context))
    return isDone
  },
})

const revoke = route({
  method: 'DELETE',
  path: '/api/accounts/:key/roles',
  name: 'revokeRole',
  summary: 'Take a role back; it ends at once, also in open sessions',
  access: 'role.grant',
  area: 'scope',
  audit: 'role.revoke',
  params,
  body: fields({ role, area: areaCode }),
  reply: done,
  async handle(context, { params, body }) {
    name(context, params.key, body)
    await removeRole(context.tx, params.key, body, administratorOf(context))
    return isDone
  },
})

function name({ record }: Context, account: string, details: Record<string, string | boolean> = {}): void {
  record({ objectKind: 'account', objectId: account, details })
}

const administratorOf = ({ caller, scope, now, random }: Context) => ({ id: caller.account.id, scope, now, random })

export const accountRoutes = [list, create, resetPasswordOf, resetSecondFactorOf, link, unlink, disable, grant, revoke]
