import type { FastifyRequest } from 'fastify'
import { problem } from '../problems.ts'
import type { RestrictedRole } from '../registry/restricted-role.ts'
import type { Permission } from '../security/roles.ts'
import { readSession, scopeOfCaller } from '../security/session.ts'
import type { Access } from './route.ts'
import type { Service } from './service.ts'
import { sessionTokenOf } from './session-cookie.ts'
import type { Visit } from './visit.ts'

/** Another site can send a form with our cookie, but not this header: the browser would ask us first, and we say no. */
export const ownHeader = 'x-canbao'

/** Sent by what a page asks by itself, so that an open page does not keep its session alive. */
const backgroundHeader = 'x-canbao-background'

/** What is about accounts, not about people: such a request cannot even see the tables of people. */
const officePermissions: ReadonlySet<Permission> = new Set([
  'exception.request',
  'exception.grant',
  'user.read',
  'user.manage',
  'role.grant',
  'audit.read',
  'key.manage',
  'service.read',
])

/** The role of the database as which a request with this access runs. */
export function roleFor(access: Exclude<Access, 'public'>): RestrictedRole {
  if (access === 'own') return 'canbao_self'
  return officePermissions.has(access) ? 'canbao_office' : 'canbao_app'
}

/**
 * Lets a request in, before its body is read: whoever may not ask cannot make us work. Throws `request_forged`,
 * `not_signed_in`, `session_expired`, `password_must_change`, `permission_missing`.
 */
export async function admitVisit({ store, sessions }: Service, request: FastifyRequest, visit: Visit): Promise<void> {
  const { route, now } = visit
  if (route.access !== 'public') {
    const isWork = request.headers[backgroundHeader] === undefined
    visit.caller = await readSession(sessions, store.database, sessionTokenOf(request), now, isWork)
  }
  if (route.method !== 'GET' && request.headers[ownHeader] === undefined) throw problem('request_forged', {})
  if (visit.caller === null || route.access === 'public') return
  if (visit.caller.account.mustChangePassword && route.beforePasswordChange !== true) {
    throw problem('password_must_change', {})
  }
  if (route.access !== 'own' && scopeOfCaller(visit.caller, route.access, now).length === 0) {
    throw problem('permission_missing', { permission: route.access })
  }
}
