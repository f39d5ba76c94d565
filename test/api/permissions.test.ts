import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { personKeyOf } from '../../src/registry/person-key.ts'
import { type Role, roleHas, roles } from '../../src/security/roles.ts'
import type { Route } from '../../src/server/route.ts'
import { routes } from '../../src/server/routes/index.ts'
import { areaObjects } from '../support/area-objects.ts'
import { newPublishedService } from '../support/published-service.ts'
import {
  type Actor,
  type AreaRequest,
  type Case,
  type Level,
  levelOf,
  prefixOf,
  type Relation,
  routeCases,
} from '../support/route-cases.ts'
import type { Answer } from '../support/service.ts'

// Every route of the live table × every role at each of its levels × the area that it asks about. What is asked is in
// route-cases.ts; a new route without a case fails the first test.

const service = await newPublishedService({ persons: 1_200, seed: 31, noise: 3 })
const { database, cipher } = service.store
const objects = await areaObjects(service)
const [village] = await database.query(
  `select area from person where area ^@ '5203' and length(area) = 12 and left_at is null group by area order by count(*) desc, area limit 1`,
)
const home = String(village!.area)
const countyHome = home.slice(0, 6)

/** The areas around an account of each level; null: there is none. */
const around: Record<Level, Record<Relation, string | null>> = {
  country: { own: '000000', child: '520000', sibling: null, parent: null },
  province: { own: '520000', child: '520300', sibling: '510000', parent: '000000' },
  city: { own: '520300', child: countyHome, sibling: '520400', parent: '520000' },
  county: {
    own: countyHome,
    child: home.slice(0, 9),
    sibling: other(countyHome, ['520302', '520303']),
    parent: '520300',
  },
  township: { own: home.slice(0, 9), child: home, sibling: beside(home.slice(0, 9)), parent: countyHome },
  village: { own: home, child: null, sibling: beside(home), parent: home.slice(0, 9) },
}

function other(code: string, codes: readonly string[]): string {
  return codes.find((one) => one !== code)!
}

/** The next code of the same level in the same parent. */
function beside(code: string): string {
  const last = Number(code.slice(-3))
  return code.slice(0, -3) + String(last === 998 ? 1 : last + 1).padStart(3, '0')
}

const isInside = (area: string, own: string) => prefixOf(area).startsWith(prefixOf(own))
const touches = (area: string, own: string) => isInside(area, own) || isInside(own, area)

const cases = routeCases(objects)

const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const
const actors: Actor[] = []
let nobody: Actor
/** keys of everything that lies somewhere, with where */
const areasOf = (key: string) => objects.areasOf.get(key) ?? existing.get(key)
const existing = new Map<string, readonly string[]>()

beforeAll(async () => {
  for (const [role, { levels }] of Object.entries(roles) as [Role, { levels: readonly Level[] }][]) {
    for (const level of levels) {
      const area = around[level].own!
      const login = `${role.replaceAll('_', '-')}-${level}`
      await service.account(login, [{ role, area }], { area })
      actors.push({ login, role, level, area, visitor: await service.login(login) })
    }
  }
  await service.account('nobody', [], { area: countyHome })
  nobody = { login: 'nobody', role: null, level: 'county', area: countyHome, visitor: await service.login('nobody') }
  for (const { id, area, insured_areas } of await database.query('select id, area, insured_areas from person')) {
    existing.set(personKeyOf(cipher, id as number), [area as string, ...((insured_areas as string[] | null) ?? [])])
  }
  for (const { key, area, other_areas } of await database.query('select key, area, other_areas from finding')) {
    existing.set(key as string, [area as string, ...((other_areas as string[] | null) ?? [])])
  }
  for (const { key, area } of await database.query('select key, area from unit'))
    existing.set(key as string, [area as string])
})

const send = ({ visitor }: Actor, route: Route, { url, body }: AreaRequest) => {
  const method = methods[route.method as keyof typeof methods]
  return method === 'get' ? visitor.get(url) : visitor[method](url, body)
}

/** Nothing of another area is named, and no number stands in full where it is not asked for. */
function expectNoLeak(
  answer: Answer,
  { actor, route, request, its }: { actor: Actor; route: Route; request: AreaRequest; its: Case },
): void {
  const { touches: mayTouch, namesOthers } = its
  const { payload } = answer.raw
  const leaked = namesOthers
    ? []
    : (payload.match(/[0-9A-Za-z_-]{16,64}/g) ?? []).filter((word) => {
        const areas = areasOf(word)
        // What was asked for may be said again.
        if (areas === undefined || JSON.stringify(request).includes(word)) return false
        return !areas.some((area) => (mayTouch ? touches : isInside)(area, actor.area))
      })
  expect(leaked, `${route.name} to ${actor.login}`).toEqual([])
  if (route.name !== 'revealPerson') expect(payload).not.toMatch(/(?<![\da-f.])[1-9]\d{5}(19|20)\d{9}[\dX](?![\da-f])/)
}

const isDenied = ({ status, body }: Answer, fine: readonly string[] = []) =>
  [401, 403, 404].includes(status) && !fine.includes(String(body.code))

test('every route has its case, and every case its route', () => {
  expect(Object.keys(cases).sort()).toEqual(routes.map(({ name }) => name).sort())
})

describe('whoever may not is refused, whoever may is not, and nothing of another area is told', () => {
  test.each(routes)('$name', async (route) => {
    const its = cases[route.name]!
    const { about, also, levels, fine = [] } = its
    for (const actor of actors) {
      const permission = route.access
      const isAble =
        permission === 'public' ||
        permission === 'own' ||
        (roleHas(actor.role!, permission) && (also === undefined || also.some((one) => roleHas(actor.role!, one))))
      const relations: Relation[] = about === 'area' ? ['own', 'child', 'sibling', 'parent'] : ['own']
      for (const relation of relations) {
        const area = around[actor.level][relation]
        if (area === null) continue
        const isReached =
          (levels === undefined || levels.includes(levelOf(area))) &&
          (about !== 'area' || isInside(area, actor.area) || (its.touches === true && touches(area, actor.area)))
        // Ending the session of an actor would end the test's: somebody else logs out.
        const asks = route.name === 'logOut' ? { ...actor, visitor: await service.login(actor.login) } : actor
        const request = await its.ask(area, actor)
        const answer = await send(asks, route, request)
        const said = `${actor.login} ${relation} ${area}: ${answer.status} ${answer.body.code ?? ''}`
        if (isAble && isReached) {
          expect(answer.status < 300 || fine.includes(String(answer.body.code)), said).toBe(true)
        } else {
          expect(isDenied(answer), said).toBe(true)
        }
        expectNoLeak(answer, { actor, route, request, its })
      }
    }
    if (route.access === 'public' || route.access === 'own') return
    const answer = await send(nobody, route, await its.ask(countyHome, nobody))
    expect(answer.body.code).toBe('permission_missing')
  })

  test('counts, lists and pages hold exactly the people of the area', async () => {
    for (const actor of actors.filter(({ role }) => roleHas(role!, 'person.search'))) {
      const [row] = await database.query(
        'select count(*) as number from person where left_at is null and merged_into is null and area ^@ $1',
        [prefixOf(actor.area)],
      )
      const { body } = await actor.visitor.post('/api/people/count', {})
      expect([actor.login, body.count]).toEqual([actor.login, row!.number])
      const found = new Set<string>()
      for (let cursor: string | undefined; ; ) {
        const page = await actor.visitor.post('/api/people/search', { limit: 200, ...(cursor && { cursor }) })
        for (const { key } of page.body.people as { key: string }[]) found.add(key)
        if (page.body.next === null) break
        cursor = page.body.next as string
      }
      expect([actor.login, found.size]).toEqual([actor.login, row!.number])
    }
  })
})

describe('without a session that holds, nothing is told', () => {
  const forged = [null, 'x', randomBytes(32).toString('base64url'), `${randomBytes(32).toString('base64url')}' or 1=1`]
  test.each(routes.filter(({ access }) => access !== 'public'))('$name', async (route) => {
    const request = await cases[route.name]!.ask(countyHome, nobody)
    for (const token of forged) {
      const answer = await send({ ...nobody, visitor: service.visitor(token) }, route, request)
      expect([answer.status, answer.body.code]).toEqual([401, 'not_signed_in'])
    }
  })

  test('and none after the session has expired', async () => {
    const able = actors.filter(({ role }) => role === 'handler' || role === 'auditor')
    service.pass(24 * 60)
    for (const route of routes.filter(({ access }) => access !== 'public')) {
      for (const actor of able) {
        const answer = await send(actor, route, await cases[route.name]!.ask(actor.area, actor))
        expect([route.name, answer.status]).toEqual([route.name, 401])
      }
    }
  })
})
