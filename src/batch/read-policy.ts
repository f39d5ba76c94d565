import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { rowsInForce } from '../policy/compile-policy.ts'
import { type PolicyRow, readDecisionTable } from '../policy/decision-table.ts'
import { defaultPolicy } from '../policy/default-policy.ts'
import { problem } from '../problems.ts'

/** The policy table of a run. */
export interface RunPolicy {
  /** Name of the file, for messages. */
  file: string
  sha256: string
  /** The table as it was read. */
  text: string
  /** The rows in force at the reference date, in their order. */
  rows: PolicyRow[]
}

/** Reads the policy table: the default one, or the file that replaces it. Throws `policy_missing`, `policy_invalid`. */
export function readPolicy(file: string | undefined, asOf: number): RunPolicy {
  let text = defaultPolicy
  if (file !== undefined) {
    try {
      text = readFileSync(file, 'utf8')
    } catch {
      throw problem('policy_missing', { file })
    }
  }
  const name = file === undefined ? 'policy.csv' : basename(file)
  const rows = rowsInForce(readDecisionTable(text, name), asOf)
  return { file: name, sha256: createHash('sha256').update(text).digest('hex'), text, rows }
}
