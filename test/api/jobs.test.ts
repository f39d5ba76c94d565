import { beforeAll, expect, test } from 'vitest'
import { areaObjects } from '../support/area-objects.ts'
import { newPublishedService } from '../support/published-service.ts'
import type { Visitor } from '../support/service.ts'

// Jobs wait here and nobody does them: what asks about them is looked at.

const service = await newPublishedService({ persons: 600, seed: 5, noise: 3 })
const objects = await areaObjects(service)
const visitors: Record<'handler' | 'reviewer', Visitor> = {} as never

beforeAll(async () => {
  for (const role of ['handler', 'reviewer'] as const) {
    await service.account(role, [{ role, area: '520300' }])
    visitors[role] = await service.login(role)
  }
})

test('a run that was approved twice is published by one job', async () => {
  const run = await objects.run('520300')
  const approve = () => visitors.reviewer.post(`/api/runs/${run}/approval`)
  const answers = await Promise.all([approve(), approve()])
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409])
  expect((await approve()).body.code).toBe('run_being_published')
})
