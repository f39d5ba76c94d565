import Type from 'typebox'
import { problem } from '../../problems.ts'
import { selectOptionalWholePerson } from '../../registry/people/one-person.ts'
import { personKeyOf } from '../../registry/person-key.ts'
import { selectReaders } from '../../registry/readers.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { personOf } from '../person-view.ts'
import { route } from '../route.ts'
import { fields, key, nullable, page } from '../schemas.ts'

const word = nullable(Type.String())

const list = route({
  method: 'GET',
  path: '/api/people/:key/readers',
  name: 'listPersonReaders',
  summary:
    'Who looked at the record of a person, the last first: read, revealed or exported it, or read a finding or decision that shows it; searches do not count',
  access: 'person.readers',
  area: 'scope',
  audit: 'person.readers',
  params: fields({ key }),
  query: fields(page),
  reply: Type.Object({
    readers: Type.Array(
      Type.Object({
        at: Type.String(),
        login: word,
        name: word,
        area: word,
        roles: Type.Array(Type.String()),
        action: Type.String(),
        purpose: word,
        fields: Type.Array(Type.String(), { description: 'what was shown in full' }),
        full: Type.Boolean({ description: 'an export with numbers in full' }),
      }),
    ),
    next: word,
  }),
  async handle(context, { params, query }) {
    const { tx, cipher } = context
    const { limit = 50, cursor } = query
    const id = personOf(context, params.key)
    const place = `readers:${params.key}`
    const [before = null] = readCursor(cipher, place, cursor, ['number']) ?? []
    const person = await selectOptionalWholePerson(tx, id)
    if (person === null) throw problem('person_unknown', {})
    const merged = person.merges.filter(({ kept, undoneAt }) => kept && undoneAt === null).map(({ other }) => other)
    const keys = [id, ...merged].map((one) => personKeyOf(cipher, one))
    const readers = await selectReaders(tx, { id, keys }, before as number | null, limit)
    return {
      readers: readers.map(({ seq: _, role, details, ...reader }) => ({
        ...reader,
        roles: wordsIn(role),
        fields: wordsIn(details.fields),
        full: details.full === true,
      })),
      next: readers.length === limit ? writeCursor(cipher, place, [readers.at(-1)!.seq]) : null,
    }
  },
})

const wordsIn = (text: unknown) => (typeof text === 'string' ? text.split(' ').filter((word) => word !== '') : [])

export const readerRoutes = [list]
