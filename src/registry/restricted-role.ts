import type { Opening, Transaction } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/**
 * What a request may touch at most (migration 007): `canbao_app` the register in the caller's areas, `canbao_office`
 * accounts of these areas without their secrets, `canbao_self` the caller's own account.
 */
export type RestrictedRole = 'canbao_app' | 'canbao_office' | 'canbao_self'

/** Who the transaction is for, as the policies of row-level security ask for it. */
export interface CallerSettings {
  role: RestrictedRole
  /** prefixes of division codes; none: nowhere */
  scope: readonly string[]
  accountID: number
  /** the permission by which the request runs; '' where it needs none */
  permission: string
}

/** From here on the transaction sees what the caller may see. It ends with the transaction, or with `leaveRole`. */
export async function enterRole(tx: Transaction, settings: CallerSettings): Promise<void> {
  await tx.script(roleSettings(settings))
}

/** The transaction is the program's own again: for what it must write beside the caller's work. */
export async function leaveRole(tx: Transaction): Promise<void> {
  await tx.script('reset role')
}

/** Permissions whose statements find rows by their keys alone: planned once a connection, not for every request. */
const byKey: ReadonlySet<string> = new Set(['person.read'])

const planningOf = (permission: string) => (byKey.has(permission) ? 'force_generic_plan' : 'auto')

const listOf = (scope: readonly string[]) => `{${scope.map((prefix) => `"${prefix}"`).join(',')}}`

/**
 * What `enterRole` says. One text without parameters, since several statements at once take none; so nothing but these
 * characters gets in. Requests want a first page, which an index has at once; all processors for the whole table are
 * not for one of many who ask.
 */
export function roleSettings({ role, scope, accountID, permission }: CallerSettings): string {
  assertPlain({ scope, accountID, permission })
  return `set local plan_cache_mode = ${planningOf(permission)}; set local random_page_cost = 1.1;
    set local max_parallel_workers_per_gather = 0; set local role ${role};
    select set_config('canbao.scope', '${listOf(scope)}', true), set_config('canbao.account', '${accountID}', true),
    set_config('canbao.permission', '${permission}', true)`
}

/** The same for statements that only read. */
export function readingSettings({ role, scope, accountID, permission }: CallerSettings): Opening {
  assertPlain({ scope, accountID, permission })
  return {
    sql: sql.enterForReading!,
    values: [role, listOf(scope), accountID, permission, planningOf(permission)],
    isQuick: byKey.has(permission),
  }
}

function assertPlain({ scope, accountID, permission }: Omit<CallerSettings, 'role'>): void {
  const isPlain =
    scope.every((prefix) => /^\d{0,12}$/.test(prefix)) &&
    Number.isSafeInteger(accountID) &&
    /^[a-z.]*$/.test(permission)
  if (!isPlain) throw new Error('the settings of a caller hold something else than codes and names')
}
