import Type, { type Static } from 'typebox'
import { provenanceColumns } from '../batch/person-provenance.ts'
import type { Language } from '../problems.ts'
import { valueContext } from '../publish/verify-person.ts'
import type { Row } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import { maskFacts } from '../reports/masked-facts.ts'
import type { CandidateRow, PersonFacts, Provenance, SourceStatement, Verification } from '../reports/person-facts.ts'
import { tellCandidate, tellLink, tellStory } from '../reports/person-story.ts'
import { sealedFieldsOf } from './person-view.ts'
import { nullable } from './schemas.ts'

const word = nullable(Type.String())
const place = { kind: Type.String(), file: Type.String(), row: Type.Integer() }
const places = Type.Array(Type.Object(place), { description: 'rows of the sources' })

/** Fields of a row as they are shown. */
export const sayings = Type.Array(
  Type.Object({
    column: Type.String(),
    name: Type.String({ description: 'Chinese name of the column' }),
    text: Type.String({ description: 'as the department wrote it; masked' }),
    variant: Type.Integer({ description: 'the same for all fields of a column that said the same' }),
  }),
)

const candidateRow = Type.Object({
  ...place,
  fields: sayings,
  withheld: Type.Array(Type.String(), { description: 'columns that are not shown: the row may be somebody else’s' }),
  likely: Type.Boolean({ description: 'nobody else is likelier, and the score is above the threshold of the run' }),
  score: Type.Integer({ description: 'thousandths of a bit' }),
  why: Type.String({ description: 'what agrees, in words' }),
})

const statement = Type.Object({
  ...place,
  fields: sayings,
  withheld: Type.Array(Type.String(), { description: 'columns of a row of somebody else that are not shown' }),
  numberMatch: Type.String(),
  nameMatch: word,
  decision: Type.String(),
  holder: Type.Enum(['person', 'another', 'nobody'], { description: 'for whom the row counts' }),
  why: Type.String({ description: 'the link in words' }),
})

/** Of one entry of a run: what the sources said, and what followed from it. */
export const entryShown = Type.Object({
  reread: Type.Boolean({ description: 'the rows were read again; otherwise only what the results kept is told' }),
  statements: Type.Array(statement),
  candidates: Type.Array(candidateRow, {
    description: 'rows that no number leads to anybody and that may be theirs; not counted for them',
  }),
  policy: nullable(
    Type.Object({
      row: Type.String(),
      note: Type.String(),
      when: Type.String(),
      terms: Type.Array(Type.Object({ term: Type.String(), value: word, rows: places })),
    }),
  ),
  insurances: Type.Array(
    Type.Object({
      insurance: Type.String(),
      code: Type.String(),
      required: Type.String(),
      step: nullable(Type.Integer({ description: 'of the rule by which a code is given, 1 to 8' })),
      place: word,
      rows: places,
    }),
  ),
  reasons: Type.Array(
    Type.Object({
      reason: Type.String(),
      columns: Type.Array(Type.String()),
      insurances: Type.Array(Type.String()),
      causes: Type.Array(Type.Object({ cause: Type.String(), rows: places })),
    }),
  ),
  findings: Type.Array(Type.Object({ code: Type.String(), insurance: word, rows: places })),
  notes: Type.Array(Type.String()),
  story: Type.String({ description: 'all of it in sentences' }),
})

export const provenanceShown = Type.Object({
  column: Type.String(),
  value: nullable(Type.String({ description: 'of the register; masked' })),
  origin: Type.String({ description: 'verified, source, number, division, rule, none, unknown' }),
  differs: Type.Boolean({ description: 'the register has another value than the run' }),
  run: Type.Object({ value: word, origin: Type.String(), rows: places }),
  verified: nullable(
    Type.Object({
      value: Type.String(),
      on: Type.String(),
      handler: Type.String(),
      handledAt: Type.String(),
      reviewer: Type.String(),
      reviewedAt: Type.String(),
    }),
  ),
})

/** More rows of one number than anybody reads; a placeholder may stand in thousands of rows. */
const mostRows = 200

/** Facts of an entry, masked, in words of the language. */
export function entryShownOf(facts: PersonFacts, language: Language): Static<typeof entryShown> {
  const { statements, policy, ...rest } = facts
  const masked = maskFacts({ ...facts, statements: statements.slice(0, mostRows) })
  const notes = rest.notes.map((note) => note[language])
  if (statements.length > mostRows) notes.push(tooMany(statements.length)[language])
  return {
    reread: rest.isReread,
    statements: masked.statements.map((one) => statementOf(one, language)),
    candidates: masked.candidates.map((one) => candidateOf(one, language)),
    policy: policy && {
      row: policy.row,
      note: policy.note,
      when: policy.when,
      terms: policy.terms.map(({ term, value, evidence = [] }) => ({
        term,
        value: value ?? null,
        rows: first(evidence),
      })),
    },
    insurances: rest.insurances.map(({ insurance, code, required, step, place, evidence = [] }) => ({
      ...{ insurance, code, required },
      ...{ step: step ?? null, place: place ?? null, rows: first(evidence) },
    })),
    reasons: rest.reasons.map(({ reason, columns = [], insurances = [], causes = [] }) => ({
      ...{ reason, columns, insurances },
      causes: causes.map(({ cause, rows }) => ({ cause, rows: first(rows) })),
    })),
    findings: rest.findings.map(({ code, insurance, rows }) => ({ code, insurance, rows: first(rows) })),
    notes,
    story: tellStory(masked, language),
  }
}

const fieldsOf = (cells: SourceStatement['cells']) =>
  cells.map(({ column, chinese, text, variant = 0 }) => ({ column, name: chinese, text, variant }))

function candidateOf(one: CandidateRow, language: Language): Static<typeof candidateRow> {
  const { kind, file, row, cells, withheld = [], likely, score } = one
  return { kind, file, row, fields: fieldsOf(cells), withheld, likely, score, why: tellCandidate(one, language) }
}

function statementOf(one: SourceStatement, language: Language): Static<typeof statement> {
  const { kind, file, row, cells, withheld = [], numberMatch, nameMatch, decision, holder } = one
  const shown = fieldsOf(cells)
  const why = tellLink(one, language)
  return { kind, file, row, fields: shown, withheld, numberMatch, nameMatch, decision, holder, why }
}

const first = <T>(rows: readonly T[]): T[] => rows.slice(0, mostRows)

const tooMany = (count: number) => ({
  zh: `共有 ${count} 行涉及这个号码,这里列出前 ${mostRows} 行。`,
  en: `${count} rows concern this number; the first ${mostRows} are told.`,
})

/** Where each value came from, the register's beside the run's; `facts` null where the run does not know the person. */
export function withRegister(
  cipher: FieldCipher,
  facts: Pick<PersonFacts, 'provenance'> | null,
  { person, verified }: { person: Row; verified: readonly Row[] },
): Provenance[] {
  const { number, phone, address } = sealedFieldsOf(cipher, person)
  const sealed: Record<string, string | null> = { AAC002: number, AAE005: phone, AAE006: address }
  const standing = new Map(verified.map((row) => [row.field as string, verificationOf(cipher, person, row)]))
  return provenanceColumns.map((column) => {
    const told = facts?.provenance.find((one) => one.column === column)
    const run = told?.run ?? { value: null, origin: 'unknown' as const, rows: [] }
    const value = column in sealed ? sealed[column]! : (person[column.toLowerCase()] as string | null)
    const said = standing.get(column) ?? null
    const differs = facts !== null && value !== run.value
    return { column, run, register: { value, differs, verified: said, isVerified: said?.value === value } }
  })
}

function verificationOf(cipher: FieldCipher, person: Row, row: Row): Verification {
  const context = valueContext(person.id as number, row.field as string)
  return {
    value: cipher.openText(row.sealed as Uint8Array, context),
    on: row.verified_on as string,
    handler: row.aae011 as string,
    handledAt: row.aae036 as string,
    reviewer: row.aae014 as string,
    reviewedAt: row.aae015 as string,
  }
}

/** Masked provenance as it is shown. */
export function provenanceShownOf(provenance: readonly Provenance[]): Static<typeof provenanceShown>[] {
  return provenance.map(({ column, run, register }) => ({
    column,
    value: register?.value ?? null,
    origin: register?.isVerified ? 'verified' : run.origin,
    differs: register?.differs ?? false,
    run: { ...run, rows: first(run.rows) },
    verified: register?.verified ?? null,
  }))
}
