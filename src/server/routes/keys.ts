import { dirname, join } from 'node:path'
import Type from 'typebox'
import { detachedRoute } from '../route.ts'
import { named, nullable, oneOf } from '../schemas.ts'

const moment = nullable(Type.String())
const count = Type.Integer({ minimum: 0 })
const isoOf = (at: Date | null) => at?.toISOString() ?? null

const list = detachedRoute({
  method: 'GET',
  path: '/api/keys',
  name: 'listKeys',
  summary:
    'The data keys, how much each sealed and how far a rotation is; never a key. Goes through every sealed value',
  access: 'key.manage',
  area: 'scope',
  audit: 'key.list',
  reply: Type.Object({
    suite: oneOf(['sm4', 'aes', 'off']),
    keys: Type.Array(
      named('DataKey', {
        id: Type.Integer(),
        createdAt: Type.String(),
        usedFrom: moment,
        isCurrent: Type.Boolean(),
        resealedAt: moment,
        sm4: count,
        aes: count,
      }),
    ),
    plain: count,
    foreign: count,
    master: Type.Object({
      place: oneOf(['register', 'elsewhere']),
      mode: Type.Union([Type.String(), Type.Null()], { description: 'null: the file is not at its place' }),
    }),
  }),
  async handle({ inspection, cipher, folder }) {
    const { keys, plain, foreign, master } = await inspection.keys()
    return {
      suite: cipher.suite,
      keys: keys.map(({ id, createdAt, usedFrom, isCurrent, resealedAt, values }) => ({
        ...{ id, isCurrent, sm4: values.sm4 ?? 0, aes: values.aes ?? 0 },
        ...{ createdAt: createdAt.toISOString(), usedFrom: isoOf(usedFrom), resealedAt: isoOf(resealedAt) },
      })),
      ...{ plain, foreign },
      master: {
        place: dirname(master.file) === join(folder, 'keys') ? ('register' as const) : ('elsewhere' as const),
        mode: master.mode,
      },
    }
  },
})

export const keyRoutes = [list]
