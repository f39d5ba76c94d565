import type { NewAuditEntry } from '../registry/audit.ts'
import { roleHas } from '../security/roles.ts'
import type { Caller } from '../security/session.ts'
import type { Deed } from './context.ts'
import type { Route } from './route.ts'

/** One request on its way through a route: who it is and what its audit entry will say. */
export interface Visit {
  route: Route
  now: Date
  address: string
  caller: Caller | null
  /** whom a login names, before there is a session */
  account: { key: string; login: string } | null
  deed: Deed
  /** the handler began, so that whatever becomes of it is a deed */
  isBegun: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    /** null: no route of the table was found */
    visit: Visit | null
  }
}

/** The visit of a request that just came in. */
export function newVisit(route: Route, now: Date, address: string): Visit {
  const deed = { objectKind: null, objectId: null, purpose: null, details: {} }
  return { route, now, address, caller: null, account: null, deed, isBegun: false }
}

/** The visit's audit entry; null where the route has none. */
export function entryOf(visit: Visit, result: string): NewAuditEntry | null {
  const { route, now, address, caller, deed } = visit
  if (typeof route.audit !== 'string') return null
  const account = caller?.account ?? visit.account
  return {
    at: now.toISOString(),
    account: account?.key ?? null,
    login: account?.login ?? null,
    role: caller && rolesOf(caller, route),
    address,
    action: route.audit,
    ...deed,
    result,
  }
}

/** The roles by which the caller may do it. */
function rolesOf({ grants }: Caller, { access }: Route): string {
  const able = grants.filter(({ role }) => access === 'own' || access === 'public' || roleHas(role, access))
  return [...new Set(able.map(({ role }) => role))].join(' ')
}
