import Type from 'typebox'
import { isInScope, isWithin, prefixOfArea } from '../../security/area-scope.ts'
import { needs, whatNeedsSomebody } from '../needs-somebody.ts'
import { description } from '../openapi.ts'
import { detachedRoute } from '../route.ts'
import { areaCode, nullable, oneOf } from '../schemas.ts'

const count = Type.Integer({ minimum: 0 })
const moment = nullable(Type.String())

const read = detachedRoute({
  method: 'GET',
  path: '/api/health-report',
  name: 'readHealthReport',
  summary:
    'How the service is: versions, room, jobs, last runs, audit chain, sessions, requests of the last minutes; and what needs somebody',
  access: 'service.read',
  area: 'scope',
  audit: { none: 'tells nothing about people or accounts' },
  reply: Type.Object({
    needs: Type.Array(oneOf(needs)),
    now: Type.String(),
    startedAt: Type.String(),
    version: Type.String(),
    schemaVersion: Type.Integer(),
    engine: oneOf(['postgres', 'pglite']),
    engineVersion: Type.String(),
    bytes: Type.Integer({ description: 'of the database' }),
    disk: Type.Object({ free: Type.Number(), total: Type.Number() }),
    jobs: Type.Object({ waiting: count, running: count, failed: count, waitingSince: moment }),
    runs: Type.Array(
      Type.Object({ area: areaCode, quarter: Type.String(), asOf: Type.String(), publishedAt: Type.String() }),
      { description: 'the last published run of each area that the caller’s lies in or holds' },
    ),
    audit: Type.Object({ groups: count, sealedAt: moment, pending: count, pendingSince: moment }),
    sessions: count,
    requests: Type.Object({ minutes: count, requests: count, faults: count, p99: nullable(Type.Number()) }),
  }),
  async handle({ inspection, scope, now }) {
    const { startedAt, runs, ...report } = await inspection.health(now)
    const touches = (area: string) => isInScope(scope, area) || isWithin(scope, [prefixOfArea(area)])
    return {
      ...report,
      needs: whatNeedsSomebody({ now, ...report }),
      now: now.toISOString(),
      startedAt: startedAt.toISOString(),
      version: description.info.version,
      runs: runs.filter(({ area }) => touches(area)),
    }
  },
})

export const healthReportRoutes = [read]
