import type { Store } from '../registry/open-store.ts'
import type { PublishedRun } from '../registry/runs.ts'
import { selectRun } from '../registry/runs.ts'
import { type Actor, audit, demand } from '../security/sign-in.ts'
import type { Changes } from './count-changes.ts'
import { approveProposal, previewRun, proposeRun, refuseProposal } from './publish-run.ts'
import { areaOfResults } from './read-run.ts'

/** Who publishes, when, and where progress is told. */
export interface PublishAct {
  actor: Actor
  now: Date
  onProgress?: (part: string, done: number, total: number) => void
}

/** Proposes results, as a handler of the area. Throws what `proposeRun` does, `permission_missing`, `area_outside`. */
export async function proposeAs(store: Store, folder: string, act: PublishAct): Promise<PublishedRun> {
  demand(act.actor, 'run.publish.propose', areaOfResults(folder))
  const run = await proposeRun(store, folder, { ...act, actor: act.actor.account.login })
  await auditRun(store, act, 'run.propose', run)
  return run
}

/** What publishing would change, told to a handler of the area. */
export async function previewAs(store: Store, folder: string, act: PublishAct): Promise<Changes> {
  demand(act.actor, 'run.publish.propose', areaOfResults(folder))
  return previewRun(store, folder, { ...act, actor: act.actor.account.login })
}

/**
 * Approves and publishes, as a reviewer of the area. With `alone` one who may both propose and approve does both; run
 * and audit say so. Throws what `approveProposal` does, `permission_missing`, `area_outside`.
 */
export async function approveAs(
  store: Store,
  key: string,
  act: PublishAct & { alone: boolean },
): Promise<PublishedRun> {
  demand(act.actor, 'run.publish.approve', (await selectRun(store.database, key)).area)
  const { run } = await approveProposal(store, key, { ...act, actor: act.actor.account.login })
  await auditRun(store, act, 'run.publish', run)
  return run
}

/** Refuses a proposal with a reason, as a reviewer of the area. */
export async function refuseAs(store: Store, key: string, reason: string, act: PublishAct): Promise<PublishedRun> {
  demand(act.actor, 'run.publish.approve', (await selectRun(store.database, key)).area)
  const run = await refuseProposal(store, key, reason, { ...act, actor: act.actor.account.login })
  await auditRun(store, act, 'run.refuse', run)
  return run
}

async function auditRun(store: Store, { actor, now }: PublishAct, action: string, run: PublishedRun): Promise<void> {
  const details = { area: run.area, quarter: run.quarter, alone: run.alone }
  await audit(store, actor, { action, now, object: { kind: 'run', id: run.key }, details })
}
