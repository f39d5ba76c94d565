import { expect, test } from 'vitest'
import { areaObjects } from '../support/area-objects.ts'
import { newPublishedService } from '../support/published-service.ts'

// Somebody who oversees the city, and handles or reviews in one county of it only.
const service = await newPublishedService({ persons: 300, seed: 11 })
const objects = await areaObjects(service)
for (const role of ['handler', 'reviewer'] as const) {
  await service.account(role, [
    { role, area: '520302' },
    { role: 'city', area: '520300' },
  ])
}

test.each(['handler', 'reviewer'])('a job of another county is seen by the %s, and not cancelled', async (login) => {
  const visitor = await service.login(login)
  const elsewhere = await objects.job('520303')
  expect((await visitor.get(`/api/jobs/${elsewhere}`)).status).toBe(200)
  const refused = await visitor.post(`/api/jobs/${elsewhere}/cancellation`)
  expect([refused.status, refused.body.code]).toEqual([403, 'permission_missing'])
  expect((await visitor.post(`/api/jobs/${await objects.job('520302')}/cancellation`)).status).toBe(202)
})

test.each(['handler', 'reviewer'])('a run of the whole city is not previewed by the %s of a county', async (login) => {
  const visitor = await service.login(login)
  for (const area of ['520300', '520303']) {
    const refused = await visitor.post(`/api/runs/${await objects.run(area)}/preview`)
    expect([area, refused.status, refused.body.code]).toEqual([area, 403, 'permission_missing'])
  }
  expect((await visitor.post(`/api/runs/${await objects.run('520302')}/preview`)).status).toBe(202)
})
