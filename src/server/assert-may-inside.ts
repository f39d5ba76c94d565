import { problem } from '../problems.ts'
import { isInScope } from '../security/area-scope.ts'
import type { Permission } from '../security/roles.ts'
import type { Context } from './context.ts'

/**
 * The caller has one of the permissions in all of the area: to have it elsewhere is not enough. Throws
 * `permission_missing`.
 */
export function assertMayInside(
  { scopeOf }: Pick<Context, 'scopeOf'>,
  permissions: readonly [Permission, ...Permission[]],
  area: string,
): void {
  if (permissions.some((permission) => isInScope(scopeOf(permission), area))) return
  throw problem('permission_missing', { permission: permissions[0] })
}
