import Type, { type Static } from 'typebox'
import type { Language } from '../problems.ts'
import type { LikelyRow } from '../registry/rows-in-question.ts'
import { certainties, certaintyOf } from '../reports/certainty.ts'
import { evidenceColumn, evidenceLevel } from '../reports/evidence-words.ts'
import type { CandidateRow, PersonFacts } from '../reports/person-facts.ts'
import { differingDigits, digitsShown } from './desk-view.ts'
import { entryShownOf, sayings } from './evidence-view.ts'
import { nullable, oneOf } from './schemas.ts'

const shownRow = Type.Object({
  kind: Type.String(),
  file: Type.String(),
  row: Type.Integer(),
  fields: sayings,
  withheld: Type.Array(Type.String(), { description: 'columns that are filled and not shown' }),
})

/** Why a row is likely somebody's, and what saying so would do. */
export const likelyGrounds = {
  certainty: oneOf(certainties),
  odds: Type.Integer({ description: 'thousandths of a bit above even odds' }),
  agreement: Type.Array(
    Type.Object({
      column: Type.String(),
      name: Type.String({ description: 'of the column, in words' }),
      said: Type.String({ description: 'how far both agree, in words' }),
      weight: Type.Integer({ description: 'thousandths of a bit; below 0 it speaks against' }),
    }),
  ),
  answer: oneOf(['ruling', 'value']),
  values: Type.Record(Type.String(), Type.String(), {
    description: 'codes of insurances that they lack and the rows give',
  }),
  registered: nullable(shownRow),
  rows: Type.Array(Type.Object({ ...shownRow.properties, digits: digitsShown })),
  notes: Type.Array(Type.String()),
}

const grounds = Type.Object(likelyGrounds)

interface Known {
  score: number
  evidence: CandidateRow['evidence']
  rows: readonly LikelyRow[]
}

/** `facts` null: the run kept nothing of them. Of rows that cannot be read again only the place is told. */
export function likelyGroundsOf(
  { score, evidence, rows }: Known,
  facts: PersonFacts | null,
  language: Language,
): Static<typeof grounds> {
  const shown = facts && entryShownOf(facts, language)
  const own = shown?.statements.find(({ kind, holder }) => kind === 'household' && holder === 'person')
  return {
    certainty: certaintyOf(score),
    odds: score,
    agreement: evidence
      .filter(({ level }) => level !== 'missing')
      .map(({ column, level, weight }) => ({
        ...{ column, weight, name: evidenceColumn(column)[language], said: evidenceLevel(level)[language] },
      })),
    answer: rows.some(({ answer }) => answer === 'ruling') ? 'ruling' : 'value',
    values: Object.fromEntries(
      rows.flatMap(({ insurance, code, lacks }) => (insurance && code && lacks ? [[insurance, code]] : [])),
    ),
    registered: own ? rowOf(own) : null,
    rows: rows.map(({ kind, file, row }) => {
      const isRow = (one: { file: string; row: number }) => one.file === file && one.row === row
      const told = shown?.candidates.find(isRow)
      const said = facts?.candidates.find(isRow)
      if (told === undefined || said === undefined) return { kind, file, row, fields: [], withheld: [], digits: [] }
      return { ...rowOf(told), digits: differingDigits(facts!.number, said) }
    }),
    notes: shown?.notes ?? [],
  }
}

const rowOf = ({ kind, file, row, fields, withheld }: Static<typeof shownRow>) => ({
  kind,
  file,
  row,
  fields,
  withheld,
})
