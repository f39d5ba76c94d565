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

/** Columns that are made on the way: where the person belongs, what is sealed, and what is looked up by. */
export const madeColumns = [
  'run_key',
  'area',
  'insured_areas',
  'sealed',
  'number_index',
  'phone_index',
  'initials',
  'run_digest',
] as const

/** Every column that publishing writes, in the order in which the rows are copied. */
export const stagedColumns: readonly string[] = [...madeColumns, ...plainColumns.map(({ name }) => name)]
