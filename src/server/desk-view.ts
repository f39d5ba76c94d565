import Type, { type Static } from 'typebox'
import type { Language } from '../problems.ts'
import type { PersonFacts, SourceStatement } from '../reports/person-facts.ts'
import { prefixOfArea } from '../security/area-scope.ts'
import { entryShown, entryShownOf } from './evidence-view.ts'
import { nullable } from './schemas.ts'

/** Where a row's number differs from a person's. */
export const digitsShown = Type.Array(
  Type.Object({
    place: Type.Integer({ description: 'of the number, from 1' }),
    register: Type.String(),
    source: Type.String(),
  }),
  { description: 'where the number of the row differs from that of the register; all others stay masked' },
)

const doubt = Type.Object({
  kind: Type.String(),
  file: Type.String(),
  row: Type.Integer(),
  cause: Type.String({ description: 'review_link: a name that is only like; near: a number that is only near' }),
  insurances: Type.Array(Type.String(), { description: 'whose codes rest on the row' }),
  digits: digitsShown,
})

/** What a clerk rules on: rows that were linked to a person and may be somebody else's. */
export const deskEvidence = Type.Object({
  statements: entryShown.properties.statements,
  reread: entryShown.properties.reread,
  notes: entryShown.properties.notes,
  doubts: Type.Array(doubt),
  registeredAs: nullable(
    Type.Object(
      { kind: Type.String(), file: Type.String(), row: Type.Integer() },
      { description: 'the row of the household list' },
    ),
  ),
})

/** The prefix that a list of the desk walks: of the area asked about, else of the only one that may be seen. */
export const deskArea = (area: string | undefined, scope: readonly string[]): string | undefined =>
  area === undefined ? (scope.length === 1 ? scope[0] : undefined) : prefixOfArea(area)

/** More digits apart, and they are two numbers. */
const mostDigits = 4

export function deskEvidenceOf(facts: PersonFacts, language: Language): Static<typeof deskEvidence> {
  const { statements, reread, notes } = entryShownOf(facts, language)
  const causes = facts.reasons.flatMap(({ reason, causes = [] }) => (reason === 'inaccurate' ? causes : []))
  const doubts = causes.flatMap(({ cause, rows }) =>
    rows.map(({ kind, file, row }) => {
      const statement = facts.statements.find((one) => one.kind === kind && one.file === file && one.row === row)
      const insurances = facts.insurances
        .filter(({ evidence = [] }) => evidence.some((one) => one.file === file && one.row === row))
        .map(({ insurance }) => insurance)
      return { kind, file, row, cause, insurances, digits: statement ? differingDigits(facts.number, statement) : [] }
    }),
  )
  const household = facts.statements.find(({ kind, holder }) => kind === 'household' && holder === 'person')
  return {
    ...{ statements, reread, notes, doubts },
    registeredAs: household ? { kind: household.kind, file: household.file, row: household.row } : null,
  }
}

/** Where two numbers of one length differ, place by place. */
export function differingDigits(number: string | null, { cells }: Pick<SourceStatement, 'cells'>) {
  const said = cells
    .find(({ column }) => column === 'AAC002')
    ?.text.normalize('NFKC')
    .trim()
    .toUpperCase()
  if (number === null || said === undefined || said.length !== number.length) return []
  const digits = [...number].flatMap((register, at) =>
    register === said[at] ? [] : [{ place: at + 1, register, source: said[at]! }],
  )
  return digits.length > mostDigits ? [] : digits
}
