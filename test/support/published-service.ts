import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { approveProposal, proposeRun } from '../../src/publish/publish-run.ts'
import { makeBatches, runOnce } from './published.ts'
import { newService, type TestService } from './service.ts'

/** The real service on a register with the invented people of one prefecture (520300). */
export async function newPublishedService(options: {
  persons: number
  seed: number
  noise?: number
}): Promise<TestService> {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-service-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const service = await newService()
  const [batch] = await makeBatches(folder, options)
  await runOnce(batch!, join(folder, 'out'))
  const now = new Date('2017-01-06T01:00:00Z')
  const run = await proposeRun(service.store, join(folder, 'out'), { actor: 'proposer', now })
  await approveProposal(service.store, run.key, { actor: 'approver', now, alone: false })
  return service
}
