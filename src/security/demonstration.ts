import { randomBytes } from 'node:crypto'
import { problem } from '../problems.ts'
import { insertAccount, insertGrant, selectAccounts } from '../registry/accounts.ts'
import { updateOneTimePassword } from '../registry/managed-accounts.ts'
import type { Store } from '../registry/open-store.ts'
import { levelOfArea } from './area-scope.ts'
import type { MadeAccount } from './manage-accounts.ts'
import { hashPassword, newOneTimePassword } from './password.ts'
import { type DivisionLevel, type Role, roles } from './roles.ts'

/** Areas of a demonstration, one for each level of roles. */
export type DemonstrationAreas = Readonly<Record<DivisionLevel, string>>

/** What the accounts of a demonstration are called. */
export const demonstrationLogin = (role: Role): string => role.replace(/_administrator$/, '').replaceAll('_', '-')

/**
 * Makes an account for each role, or gives those of an earlier call new one-time passwords. Only for invented people:
 * throws `demonstration_refused` where the register has any other account.
 */
export async function makeDemonstrationAccounts(
  store: Store,
  areas: DemonstrationAreas,
  now: Date,
): Promise<MadeAccount[]> {
  const wanted = (Object.keys(roles) as Role[]).map((role) => ({
    role,
    login: demonstrationLogin(role),
    area: areaFor(role, areas),
    password: newOneTimePassword(randomBytes),
  }))
  const hashes = await Promise.all(wanted.map(({ password }) => hashPassword(password)))
  await store.database.transaction(async (tx) => {
    await tx.execute('lock table account in exclusive mode')
    const known = new Map((await selectAccounts(tx)).map((account) => [account.login, account]))
    if ([...known.values()].some(({ demonstration }) => !demonstration)) throw problem('demonstration_refused', {})
    for (const [index, { role, login, area }] of wanted.entries()) {
      const passwordHash = hashes[index]!
      const account = known.get(login)
      if (account !== undefined) {
        await updateOneTimePassword(tx, account.id, passwordHash, now)
        continue
      }
      const key = randomBytes(12).toString('hex')
      const base = { key, login, name: `演示${roles[role].zh}`, area, passwordHash, demonstration: true, now }
      const { id } = await insertAccount(tx, { ...base, createdBy: null })
      await insertGrant(tx, id, { role, area }, { now, grantedBy: null })
    }
  })
  return wanted
}

/** The widest area of the demonstration at which the role may be granted: its publishing needs handler and reviewer there. */
function areaFor(role: Role, areas: DemonstrationAreas): string {
  const levels: readonly DivisionLevel[] = roles[role].levels
  const place = levelOfArea(areas.city) === 'city' ? demonstrationLevels[role] : undefined
  return areas[place ?? levels[0]!]
}

/** Where a role works in a demonstration about one prefecture. */
const demonstrationLevels: Partial<Record<Role, DivisionLevel>> = {
  handler: 'city',
  reviewer: 'city',
  counter: 'county',
  statistician: 'city',
  system_administrator: 'city',
  security_administrator: 'city',
  auditor: 'city',
}
