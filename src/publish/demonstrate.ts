import { problem } from '../problems.ts'
import { selectAccounts } from '../registry/accounts.ts'
import type { Database } from '../registry/database.ts'
import type { Store } from '../registry/open-store.ts'
import { type DemonstrationAreas, demonstrationLogin, makeDemonstrationAccounts } from '../security/demonstration.ts'
import type { MadeAccount } from '../security/manage-accounts.ts'
import { approveProposal, type PublishOptions, proposeRun } from './publish-run.ts'

/**
 * Publishes results about invented people, as the demonstration's handler and reviewer, and makes its accounts; called
 * again it only gives them new passwords. Throws what publishing does, and `demonstration_refused`.
 */
export async function demonstrate(
  store: Store,
  folder: string,
  options: Omit<PublishOptions, 'actor'>,
): Promise<MadeAccount[]> {
  const accounts = await selectAccounts(store.database)
  if (accounts.some(({ demonstration }) => !demonstration)) throw problem('demonstration_refused', {})
  const run = await proposeRun(store, folder, { ...options, actor: demonstrationLogin('handler') })
  await approveProposal(store, run.key, { ...options, actor: demonstrationLogin('reviewer'), alone: false })
  return makeDemonstrationAccounts(store, await chooseAreas(store.database, run.area), options.now)
}

/** Below the area of the run, the county, township and village where most of its people live. */
async function chooseAreas(database: Database, area: string): Promise<DemonstrationAreas> {
  const [row] = await database.query(
    `select area from person where left_at is null and length(area) = 12 and area ^@ $1
     group by area order by count(*) desc, area limit 1`,
    [area.replace(/(00)+$/, '')],
  )
  const village = (row?.area as string | undefined) ?? `${area.slice(0, 4)}01001001`
  return {
    country: '000000',
    province: `${area.slice(0, 2)}0000`,
    city: `${village.slice(0, 4)}00`,
    county: village.slice(0, 6),
    township: village.slice(0, 9),
    village,
  }
}
