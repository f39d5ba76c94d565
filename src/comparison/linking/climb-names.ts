import type { Engine } from '../engine/duckdb.ts'
import { climbLadder, compareCharacters, foldNames } from '../plan/compare-names.ts'
import type { LinkingModel } from './linking-model.ts'
import { rungsOf, type Sides } from './pairs.ts'

/**
 * How far names of pairs agree that are not the same, by the ladder of names that links are made by (contract, outputs.md):
 * makes `linking_rungs_<column>` (a, b, rung) for every comparison with such a level, of all pairs that will be compared.
 * Expects the tables of pairs and of records, and `characters`.
 */
export async function climbNames(engine: Engine, model: LinkingModel, { within }: Sides): Promise<void> {
  const right = within ? 'linking_left' : 'linking_right'
  for (const comparison of model.comparisons) {
    const { column } = comparison
    for (const table of rungsOf(comparison)) {
      // The steps of the plan make tables of these names too.
      await engine.execute('DROP SCHEMA IF EXISTS climbing CASCADE; CREATE SCHEMA climbing')
      await engine.execute(`CREATE TABLE climbing.name_pairs AS SELECT DISTINCT a.${column} AS a, b.${column} AS b, '' AS former
        FROM (SELECT a, b FROM linking_chance UNION SELECT a, b FROM linking_candidates) p
        JOIN linking_left a ON a.n = p.a JOIN ${right} b ON b.n = p.b WHERE a.${column} <> b.${column}`)
      await engine.execute(`CREATE TABLE climbing.name_list AS
        SELECT a AS name FROM climbing.name_pairs UNION SELECT b FROM climbing.name_pairs`)
      await engine.execute(`SET search_path = 'climbing,main'`)
      try {
        for (const step of [foldNames, compareCharacters, climbLadder]) await engine.run(step)
      } finally {
        await engine.execute(`SET search_path = 'main'`)
      }
      // A name of nothing that can be read agrees with whatever a valid number stands beside: here none does.
      await engine.execute(`CREATE OR REPLACE TABLE ${table} AS
        SELECT a, b, CASE WHEN unless_blank > 0 THEN unless_blank ELSE rung END AS rung FROM climbing.rungs`)
      await engine.execute('DROP SCHEMA climbing CASCADE')
    }
  }
}
