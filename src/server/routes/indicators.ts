import Type from 'typebox'
import { addIndicator, closeIndicator } from '../../publish/manage-indicators.ts'
import { selectIndicators } from '../../registry/indicators.ts'
import { type IndicatorGroup, indicators } from '../../standards/indicators.ts'
import { localCodePattern, localIndicatorTypes } from '../../standards/local-indicators.ts'
import type { Context } from '../context.ts'
import { route } from '../route.ts'
import { areaCode, done, fields, nullable, text } from '../schemas.ts'

const word = nullable(Type.String())
const length = nullable(Type.Integer())
const code = Type.String({ pattern: localCodePattern })
const type = Type.Enum([...localIndicatorTypes])
const listed = { code: Type.String({ pattern: '^[0-9A-Z]{1,20}$' }), name: text(100) }

const list = route({
  method: 'GET',
  path: '/api/indicators',
  name: 'listIndicators',
  summary: 'Indicators of the ministry (41 tables 1 to 4), and the local ones of one’s areas, ended ones too',
  access: 'person.read',
  area: 'scope',
  audit: { none: 'tells nothing about people' },
  reply: Type.Object({
    ministry: Type.Array(
      Type.Object({
        table: Type.String({ description: 'unit, person, status, handling' }),
        code: Type.String(),
        name: Type.String(),
        type: Type.String({ description: 'C text, Z text that identifies, N number, D date' }),
        length,
        required: Type.Boolean(),
        codeTable: word,
      }),
    ),
    local: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        type,
        length,
        codes: nullable(Type.Array(Type.Object(listed))),
        area: Type.String(),
        meaning: Type.String(),
        handler: Type.String(),
        addedAt: Type.String(),
        endedBy: word,
        endedAt: word,
      }),
    ),
  }),
  handle: async ({ tx }) => ({ ministry: ofTheMinistry, local: await selectIndicators(tx) }),
})

const add = route({
  method: 'POST',
  path: '/api/indicators',
  name: 'addIndicator',
  summary: 'Add a local indicator that is verified of the people of an area: no code is written for it',
  access: 'indicator.manage',
  area: ({ body }) => body.area,
  audit: 'indicator.add',
  status: 201,
  body: fields({
    area: areaCode,
    code,
    name: text(100, 2),
    type,
    length: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 4000, description: 'text: bytes in GB18030; number: digits' }),
    ),
    codes: Type.Optional(Type.Array(fields(listed), { minItems: 1, maxItems: 500 })),
    meaning: text(500, 2),
  }),
  reply: Type.Object({ indicator: Type.String() }),
  async handle(context, { body }) {
    const { length = null, codes = null, ...indicator } = body
    context.record({ objectKind: 'indicator', objectId: body.code, details: { area: body.area, type: body.type } })
    await addIndicator(context.tx, { ...indicator, length, codes }, handOf(context))
    return { indicator: body.code }
  },
})

const end = route({
  method: 'POST',
  path: '/api/indicators/:code/ending',
  name: 'endIndicator',
  summary: 'End a local indicator for a reason: it is not verified any more, and its values stay readable',
  access: 'indicator.manage',
  area: 'scope',
  audit: 'indicator.end',
  params: fields({ code }),
  body: fields({ reason: text(500, 2) }),
  reply: done,
  async handle(context, { params, body }) {
    context.record({ objectKind: 'indicator', objectId: params.code, purpose: body.reason })
    await closeIndicator(context.tx, params.code, handOf(context))
    return { done: true as const }
  },
})

const ofTheMinistry = (Object.keys(indicators) as IndicatorGroup[]).flatMap((table) =>
  indicators[table].map(({ code, name, type, length = null, required, codeTable = null }) => ({
    ...{ table, code, name, type, length, required, codeTable },
  })),
)

const handOf = ({ caller, scope, now }: Context) => ({ login: caller.account.login, scope, now })

export const indicatorRoutes = [list, add, end]
