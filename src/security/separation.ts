import { type Problem, problem } from '../problems.ts'
import { levelOfArea } from './area-scope.ts'
import { type DivisionLevel, divisionLevels, type Role, type RoleGrant, roles } from './roles.ts'

/**
 * The first rule that the account would break if it had the wanted grants beside the existing ones; null when none.
 * An administrator's role stands alone on its account. Handler and reviewer may be one account: a small county has
 * few people, and 经办 ≠ 复核 holds for each item (`assertSecondPerson`).
 * Gives `roles_incompatible` or `role_level_wrong` for the caller to throw; throws `area_code_invalid`.
 */
export function checkGrants(existing: readonly RoleGrant[], wanted: readonly RoleGrant[]): Problem | null {
  for (const { role, area } of wanted) {
    const level = levelOfArea(area)
    const levels: readonly DivisionLevel[] = roles[role].levels
    if (!levels.includes(level)) return wrongLevel(role, level)
  }
  const held = [...new Set([...existing, ...wanted].map(({ role }) => role))]
  const administrator = held.find((role) => roles[role].administrator)
  const other = held.find((role) => role !== administrator)
  return administrator === undefined || other === undefined ? null : incompatible(administrator, other)
}

/**
 * An account becomes administrator once its owner chose the password: until then whoever gave the one-time password out
 * could sign in as that administrator. Throws `password_unchanged`.
 */
export function assertOwnPassword({ mustChangePassword }: { mustChangePassword: boolean }, { role }: RoleGrant): void {
  if (roles[role].administrator && mustChangePassword) throw problem('password_unchanged', {})
}

/**
 * 经办 ≠ 复核 on one item: who proposed it (account ID) does not approve it. Throws `second_person_needed`, for an
 * unknown proposer too.
 */
export function assertSecondPerson(proposer: string, approver: string): void {
  if (proposer === '' || approver === '' || proposer === approver) throw problem('second_person_needed', {})
}

function incompatible(first: Role, second: Role): Problem {
  return problem('roles_incompatible', {
    firstZh: roles[first].zh,
    secondZh: roles[second].zh,
    first: roles[first].en,
    second: roles[second].en,
  })
}

function wrongLevel(role: Role, level: DivisionLevel): Problem {
  const allowed = roles[role].levels.map((each) => divisionLevels[each])
  return problem('role_level_wrong', {
    roleZh: roles[role].zh,
    levelZh: divisionLevels[level].zh,
    levelsZh: allowed.map(({ zh }) => zh).join('、'),
    role: roles[role].en,
    level: divisionLevels[level].en,
    levels: allowed.map(({ en }) => en).join(', '),
  })
}
