import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkBatch } from '../batch/check-batch.ts'
import { compareRuns } from '../batch/compare-runs.ts'
import { runBatch } from '../batch/run-batch.ts'
import { problem } from '../problems.ts'
import { previewPolicy } from '../publish/preview-policy.ts'
import { previewProvince } from '../publish/preview-province.ts'
import { approveAs, proposeAs } from '../publish/publish-as.ts'
import { previewRun } from '../publish/publish-run.ts'
import { selectGrants, selectOptionalAccount } from '../registry/accounts.ts'
import { type Job, type JobKind, selectJob } from '../registry/jobs.ts'
import type { Store } from '../registry/open-store.ts'
import { type PolicyTable, selectOptionalPolicyInForce, selectPolicyTable } from '../registry/policy-tables.ts'
import { selectPartRuns } from '../registry/runs.ts'
import { brokenChecks, type Reporter, type RunSummary } from '../reports/run-summary.ts'
import { isInScope, prefixOfArea, scopeForPermission, todaysArea } from '../security/area-scope.ts'
import type { Permission } from '../security/roles.ts'
import { type Actor, isKnownRole } from '../security/sign-in.ts'
import { type Batch, readBatch } from '../sources/batch-file.ts'
import { batchFolder, resultFolder } from './job-folders.ts'

export interface Performance {
  now: Date
  signal: AbortSignal
  reporter: Reporter
}

type Result = object

/** Does what a job asks for, as whoever asked for it, by what they may do now. Gives what the job's reader is told. */
export async function performJob(store: Store, key: string, performance: Performance): Promise<Result> {
  const job = await selectJob(store.database, key)
  return work[job.kind](store, job, performance)
}

const work: Record<JobKind, (store: Store, job: Job, performance: Performance) => Promise<Result>> = {
  async check(store, job, { reporter, signal }) {
    await actorOf(store, job, 'run.start')
    const folder = batchFolder(store.folder, job.batch!)
    const policy = await policyFor(store, await confine(folder, job.area))
    return checkBatch({ batchFolder: folder, reporter, signal, ...policy })
  },

  async compare(store, job, { reporter, signal }) {
    await actorOf(store, job, 'run.start')
    const folder = batchFolder(store.folder, job.batch!)
    const policy = await policyFor(store, await confine(folder, job.area))
    const outputFolder = resultFolder(store.folder, job.key)
    mkdirSync(dirname(outputFolder), { recursive: true, mode: 0o700 })
    const run = { batchFolder: folder, outputFolder, skipBadFiles: false, reporter, signal, ...policy }
    return digestOf(await runBatch(run))
  },

  async propose(store, job, { now, reporter }) {
    const actor = await actorOf(store, job, 'run.publish.propose')
    reporter.stage('propose', { zh: '提交入库', en: 'proposing for the register' })
    const run = await proposeAs(store, resultFolder(store.folder, job.source!), { actor, now })
    return { run: run.key }
  },

  async preview(store, job, { now, reporter }) {
    await actorOf(store, job, 'run.read')
    reporter.stage('preview', { zh: '预览入库的变化', en: 'previewing the changes' })
    return previewRun(store, job.snapshot!, { actor: job.askedBy, now, onProgress: onPeople(reporter) })
  },

  async publish(store, job, { now, reporter }) {
    const actor = await actorOf(store, job, 'run.publish.approve')
    reporter.stage('publish', { zh: '入库', en: 'publishing' })
    const run = await approveAs(store, job.run!, { actor, now, alone: false, onProgress: onPeople(reporter) })
    return { run: run.key, counts: run.counts }
  },

  async difference(store, job, { reporter }) {
    await actorOf(store, job, 'run.read')
    reporter.stage('difference', { zh: '对比两次运行', en: 'comparing two runs' })
    return compareRuns(job.snapshot!, job.laterSnapshot!)
  },

  async policy_preview(store, job, { signal, reporter }) {
    await actorOf(store, job, 'policy.propose', 'policy.approve')
    const table = await selectPolicyTable(store.database, job.policy!)
    const { validFrom } = table
    const policyFile = keepPolicy(store, table)
    const workFolder = resultFolder(store.folder, job.key)
    const words = { workFolder, policyFile, validFrom, signal, reporter }
    if (job.snapshot !== null) return previewPolicy(store, { ...words, snapshot: job.snapshot })
    return previewProvince(store, await selectPartRuns(store.database, prefixOfArea(job.area)), words)
  },
}

/** Throws `permission_missing` where whoever asked may no longer do it there, by any of the permissions. */
async function actorOf(store: Store, job: Job, ...permissions: [Permission, ...Permission[]]): Promise<Actor> {
  const account = await selectOptionalAccount(store.database, job.askedBy)
  const grants = account === null ? [] : (await selectGrants(store.database, account.id)).filter(isKnownRole)
  const may = (permission: Permission) => isInScope(scopeForPermission(grants, permission), job.area)
  if (account === null || !permissions.some(may)) {
    throw problem('permission_missing', { permission: permissions[0] })
  }
  return { account, grants }
}

/** Throws `batch_outside` where batch.yaml leads out of its folder, and `batch_area` where it is of another area. */
async function confine(folder: string, area: string): Promise<Batch> {
  const batch = await readBatch(folder)
  const names = [...batch.sources.map(({ name }) => name), ...batch.faults.map(({ file }) => file)]
  if (names.some((name) => name.split('/').includes('..'))) throw problem('batch_outside', {})
  if (todaysArea(batch.area) !== area) throw problem('batch_area', { area, found: batch.area })
  return batch
}

/** The decision table that holds in the area on the batch's day, as a file; none: the default one. */
async function policyFor(store: Store, { area, asOf }: Batch): Promise<{ policyFile?: string }> {
  const day = String(asOf).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3')
  const table = await selectOptionalPolicyInForce(store.database, area, day)
  return table === null ? {} : { policyFile: keepPolicy(store, table) }
}

/** Writes the table as a file of the store, and gives its path. */
function keepPolicy(store: Store, { key, content }: PolicyTable): string {
  const policyFile = join(store.folder, 'policies', `${key}.csv`)
  mkdirSync(dirname(policyFile), { recursive: true, mode: 0o700 })
  writeFileSync(policyFile, content)
  return policyFile
}

const onPeople = (reporter: Reporter) => (part: string, done: number, total: number) => {
  if (part === 'people') reporter.progress(done, total, 'people')
}

/** What is shown of a run before its summary is opened. */
function digestOf(summary: RunSummary) {
  const { area, asOf, quarter, people } = summary
  const rows = (name: 'read' | 'rejected') => summary.sources.reduce((sum, source) => sum + source[name], 0)
  const broken = brokenChecks(summary.checks).map(({ name }) => name)
  return { area, asOf, quarter, people, read: rows('read'), rejected: rows('rejected'), brokenChecks: broken }
}
