import { insurances } from '../comparison/plan/insured-rows.ts'

/** How the engine writes a column of persons.parquet as one cell of PostgreSQL's text format. */
export type CellForm = 'code' | 'text' | 'list'

export interface PersonColumn {
  /** the registry's column */
  name: string
  form: CellForm
}

const code = (name: string): PersonColumn => ({ name, form: 'code' })
const text = (name: string): PersonColumn => ({ name, form: 'text' })
const list = (name: string): PersonColumn => ({ name, form: 'list' })

/** Columns that a run says of a person and that go into the registry as they are. Number, phone and address are sealed. */
export const plainColumns: readonly PersonColumn[] = [
  code('city'),
  code('household'),
  code('aac058'),
  text('aac003'),
  code('aac004'),
  code('aac006'),
  text('aac010'),
  code('aab299'),
  code('aac009'),
  code('aac012'),
  text('aab401'),
  text('aab402'),
  code('employment_status'),
  text('aab004'),
  text('assistance'),
  ...insurances.map((name) => code(name.toLowerCase())),
  ...insurances.map((name) => code(`place_${name.toLowerCase()}`)),
  code('disposition'),
  list('reasons'),
  code('rule'),
  list('required'),
  list('required_by_law'),
  code('ask'),
  code('verified_at'),
]

/** Columns that nobody needs a key for, in the order in which a run's lines have them. */
const openColumns = ['area', 'insured_areas', ...plainColumns.map(({ name }) => name)]

/** What is sealed of a person, and what they are looked up by, made from the first cells of a run's line. */
const madeColumns = ['run_key', 'sealed', 'number_index', 'phone_index', 'run_digest', 'initials']

/** Every column that publishing writes, in the order in which the rows are copied. */
export const stagedColumns: readonly string[] = [...madeColumns, ...openColumns]
