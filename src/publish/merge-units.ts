import { createHash } from 'node:crypto'
import type { Transaction } from '../registry/database.ts'
import { loadQueries } from '../registry/queries.ts'
import { arrayCell, bytesCell, textRow } from '../registry/text-format.ts'
import { fillColumns } from './fill-columns.ts'
import { homeAreas } from './home-area.ts'
import type { MergeInput } from './merge-people.ts'

const sql = loadQueries(import.meta.url)
const names = ['run_key', 'area', 'aab998', 'aab001', 'aab004', 'aab019', 'aab301', 'registered', 'enrolled', 'reasons']
const stagedColumns = [...names, 'disposition', 'run_digest']
/** Merges the units of a run; gives how many entered, changed or left. */
export async function mergeUnits(
  tx: Transaction,
  { runID, prefix, now }: MergeInput,
  lines: AsyncIterable<Uint8Array>,
): Promise<number> {
  await tx.script(sql.createStage!)
  await tx.copyIn('staged_unit', stagedColumns, lines)
  await tx.script('create index on staged_unit (run_key); analyze staged_unit')
  const taking = (query: string) => query.replace('{takes}', sql.takes!)
  await tx.execute(taking(sql.keepVersions!), [now, runID, prefix])
  const changed = await tx.execute(taking(fillColumns(sql.updateChanged!, stagedColumns)), [now, runID, prefix])
  const entered = await tx.execute(fillColumns(sql.insertNew!, stagedColumns), [now, runID])
  const left = await tx.execute(sql.markLeft!, [now, runID, prefix])
  return entered + changed + left
}

/** The units of a run as lines of PostgreSQL's text format. */
export async function* unitLines({ run }: Pick<MergeInput, 'run'>): AsyncGenerator<Uint8Array> {
  const areaOf = homeAreas(run.summary.area)
  const seen = new Map<string, number>()
  for await (const rows of run.units()) {
    let lines = ''
    for (const row of rows) {
      const [code = null, number = null, name = null, type = null, place = null] = row as readonly (string | null)[]
      const [registered, enrolled, reasons, disposition] = row.slice(5) as [boolean, number, string[], string]
      // A unit is known by its credit code, else by its name; a few are the same in both and are kept apart by their turn.
      const base = digestOf(code ? ['code', code] : ['name', name ?? ''])
      const turn = seen.get(base) ?? 0
      seen.set(base, turn + 1)
      const runKey = turn === 0 ? base : digestOf([base, String(turn)])
      const list = arrayCell(reasons)
      const said = [code, number, name, type, place, registered, enrolled, list, disposition]
      lines += textRow([
        runKey,
        areaOf(null, place ?? '', null).area,
        ...said,
        bytesCell(Buffer.from(digestOf(said.map(String)), 'hex')),
      ])
    }
    yield Buffer.from(lines)
  }
}

function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32)
}
