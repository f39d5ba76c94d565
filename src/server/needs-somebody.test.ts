import { expect, test } from 'vitest'
import { type Measured, whatNeedsSomebody } from './needs-somebody.ts'

const now = new Date('2017-03-01T08:00:00Z')
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()
const good: Measured = {
  now,
  disk: { free: 10, total: 100 },
  jobs: { failed: 0, running: 0, waitingSince: null },
  audit: { sealedAt: before(600), pendingSince: null },
  requests: { faults: 0 },
}

test('a service that is well needs nobody', () => {
  expect(whatNeedsSomebody(good)).toEqual([])
  expect(whatNeedsSomebody({ ...good, audit: { sealedAt: before(1), pendingSince: before(1) } })).toEqual([])
  expect(whatNeedsSomebody({ ...good, jobs: { failed: 0, running: 1, waitingSince: before(60) } })).toEqual([])
  expect(whatNeedsSomebody({ ...good, jobs: { failed: 0, running: 0, waitingSince: before(9) } })).toEqual([])
})

test('a full disk, failed or stuck jobs, faults and an audit that is behind need somebody', () => {
  expect(whatNeedsSomebody({ ...good, disk: { free: 9.9, total: 100 } })).toEqual(['disk_low'])
  expect(whatNeedsSomebody({ ...good, jobs: { failed: 1, running: 0, waitingSince: null } })).toEqual(['jobs_failed'])
  expect(whatNeedsSomebody({ ...good, jobs: { failed: 0, running: 0, waitingSince: before(11) } })).toEqual([
    'jobs_stuck',
  ])
  expect(whatNeedsSomebody({ ...good, requests: { faults: 1 } })).toEqual(['faults'])
  expect(whatNeedsSomebody({ ...good, audit: { sealedAt: before(1), pendingSince: before(6) } })).toEqual([
    'audit_behind',
  ])
  expect(whatNeedsSomebody({ ...good, audit: { sealedAt: before(25 * 60), pendingSince: null } })).toEqual([
    'audit_behind',
  ])
})
