import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../comparison/engine/duckdb.ts'
import type { Step } from '../comparison/plan/step.ts'
import { sourceKinds } from '../sources/kinds/index.ts'
import { writeTable } from './write-results.ts'

const kinds = Object.keys(sourceKinds)
/** Kinds whose rows are about people. */
export const carryingKinds = Object.values(sourceKinds).flatMap(({ kind, carriesPeople }) =>
  carriesPeople ? [kind] : [],
)

/** A row of the comparison (`rid`) is the id of its file times this, and the row in the file. */
export const folded = '1099511627776'

/** Where a row of the comparison lies: ids of files are another day's. */
const place = (rid: string, file = 'file', row = 'row') =>
  `(SELECT name FROM files f WHERE f.file = ${rid} // ${folded}) AS ${file}, ${rid} % ${folded} AS ${row}`

interface KeptTable {
  after: string
  statement: string
  /** Tables of the statement beside those that the step before it reads or makes. */
  reads?: readonly string[]
}

/** Tables that tell who may be near to whom, or the same person under two numbers, by their columns. */
export const neighbourColumns = {
  near_rows: 'number, name_key, birth, male, odd',
  near_targets: 'number, name_key, birth, male, odd',
  number_holders: 'number, name_key, birth, sex',
} as const

/** Of which of them it stands: kept as they are, with what was touched since beside them (`kept-numbers.ts`). */
export const isOfNeighbours = (table: string): table is keyof typeof neighbourColumns => table in neighbourColumns

const ofNeighbours = (table: keyof typeof neighbourColumns): KeptTable => ({
  after: table,
  statement: `SELECT DISTINCT ${neighbourColumns[table]} FROM ${table}`,
})

/**
 * Tables that tell whom a change touches and what it leaves as it was: name -> the statement that is kept, by the table
 * after which it can be made.
 */
export const keptTables: Readonly<Record<string, KeptTable>> = {
  odd_numbers: { after: 'odd_numbers', statement: 'SELECT * FROM odd_numbers' },
  name_keys: { after: 'name_keys', statement: 'SELECT * FROM name_keys' },
  near_targets: { after: 'near_targets', statement: `SELECT ${neighbourColumns.near_targets} FROM near_targets` },
  near_rows: ofNeighbours('near_rows'),
  number_holders: ofNeighbours('number_holders'),
  // Pairs of numbers that are neighbours: of everybody few have one.
  neighbours: {
    after: 'twin_candidates',
    reads: ['near_pairs'],
    statement:
      'SELECT number, person_number AS other FROM near_pairs UNION SELECT a_number, b_number FROM twin_candidates',
  },
  named_units: {
    after: 'named_units',
    statement: `SELECT kind, AAB998, AAB001, AAB004, AAB019, AAB301, counts, inside, rows, unit_key FROM named_units WHERE kind <> 'unit'`,
  },
  found_area_unknown: {
    after: 'found_area_unknown',
    statement: `SELECT subject, ${place('rid')} FROM found_area_unknown`,
  },
  repeats: {
    after: 'findings',
    statement: kinds
      .map(
        (kind) =>
          `SELECT '${kind}' AS kind, ${place('rid')}, ${place('first_rid', 'first_file', 'first_row')} FROM ${kind}_repeats`,
      )
      .join(' UNION ALL '),
  },
  row_counts: {
    after: 'findings',
    statement: kinds
      .map(
        (kind) =>
          `SELECT '${kind}' AS kind, f.name AS file, c.refused, c.warnings, c.odd_number, c.usual, c.rows FROM ${kind}_counts c JOIN files f ON f.file = c.file`,
      )
      .join(' UNION ALL '),
  },
  stray_sayings: {
    after: 'stray_sayings',
    statement: `SELECT * EXCLUDE (rid), ${place('rid')} FROM stray_sayings`,
  },
  stray_personals: {
    after: 'stray_personals',
    reads: ['persons'],
    statement: 'SELECT p.person_key, s.personal FROM stray_personals s JOIN persons p ON p.person_id = s.person_id',
  },
}

/** Steps that read what keeping their tables needs, too: a run that is taken up has it at hand then. */
export const readingForKept = (steps: readonly Step[]): Step[] =>
  steps.map((step) => {
    const kept = Object.values(keptTables).filter(({ after }) => after === step.writes)
    return { ...step, reads: [...new Set([...step.reads, ...kept.flatMap(({ reads = [] }) => reads)])] }
  })

/** Keeps tables in a folder as soon as they are made. */
export interface TableKeeper {
  /** To be called when a table was made, before anything drops it. */
  keep(made: string): Promise<void>
  /** Whether everything is there: not after a run that was taken up, when a table was made and not yet kept. */
  isWhole(): boolean
}

export function openTableKeeper(engine: Engine, folder: string): TableKeeper {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const fileOf = (table: string) => join(folder, `${table}.parquet`)
  return {
    async keep(made) {
      for (const [table, { after, statement }] of Object.entries(keptTables))
        if (after === made) await writeKeptTable(engine, statement, fileOf(table))
    },
    isWhole: () => Object.keys(keptTables).every((table) => existsSync(fileOf(table))),
  }
}

/** The result of a statement as a file that is whole or not there. */
export async function writeKeptTable(engine: Engine, statement: string, file: string): Promise<void> {
  await writeTable(engine, statement, `${file}.partial`)
  renameSync(`${file}.partial`, file)
}
