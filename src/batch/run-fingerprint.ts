import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { duckdb } from '../comparison/dialect/duckdb.ts'
import { type ComparisonShape, comparisonSteps, stepsOfKind } from '../comparison/plan/index.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The plan of a run as one digest: every statement as the engine gets it, with the policy table's expression. */
export const planDigest = (shape: ComparisonShape) =>
  sha256(
    [...shape.kinds.flatMap((kind) => stepsOfKind(kind, shape)), ...comparisonSteps(shape)]
      .map((step) => `${step.name}\n${step.writes}\n${step.sql(duckdb)}`)
      .join('\n\n'),
  )

/** Rooms whose code a result depends on. */
const rooms = ['batch', 'comparison', 'policy', 'reports', 'sources', 'standards']

/** The program as one digest: its version names a release, this names the very code. */
export function programDigest(): string {
  const source = fileURLToPath(new URL('..', import.meta.url))
  const hash = createHash('sha256')
  for (const room of rooms) {
    const names = readdirSync(join(source, room), { recursive: true, encoding: 'utf8' })
    for (const name of names.filter((one) => /(?<!\.test)\.(ts|js)$/.test(one)).sort())
      hash.update(`${room}/${name}\0`).update(readFileSync(join(source, room, name)))
  }
  return hash.digest('hex')
}

/**
 * Everything that the state of an interrupted run depends on but the content of its files, which is compared by its
 * hash. The start of the machine is in it: what a killed process wrote is whole, what a lost machine wrote need not be.
 */
export function fingerprintRun(parts: Readonly<Record<string, unknown>>): string {
  const boot = '/proc/sys/kernel/random/boot_id'
  return sha256(JSON.stringify({ ...parts, boot: existsSync(boot) ? readFileSync(boot, 'utf8').trim() : '' }))
}
