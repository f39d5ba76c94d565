import { insurances } from '../comparison/plan/insured-rows.ts'
import type { Transaction } from '../registry/database.ts'
import { loadQueries } from '../registry/queries.ts'
import { textRow } from '../registry/text-format.ts'
import type { MergeInput } from './merge-people.ts'

const sql = loadQueries(import.meta.url)

/** Says that a list has a word: the one thing that the registry's SQL and the engine's say differently. */
type Has = (list: string, word: string) => string

/** What is counted by division: name of the measure → condition. */
function measures(has: Has): Readonly<Record<string, string>> {
  return {
    local: `household = 'local'`,
    non_local: `household = 'non_local'`,
    ...Object.fromEntries(
      localMeasures(has).map(([name, condition]) => [name, `household = 'local' and ${condition}`]),
    ),
  }
}

function localMeasures(has: Has): [string, string][] {
  const dispositions = ['direct', 'in_province', 'out_of_province', 'survey']
  const reasons = ['uninsured', 'partial', 'inaccurate', 'missing']
  return [
    ...dispositions.map((name): [string, string] => [name, `disposition = '${name}'`]),
    ['verified', `disposition = 'survey' and verified_at is not null`],
    ['ask_visit', `ask = 'visit'`],
    ['ask_desk', `ask = 'desk'`],
    ...reasons.map((name): [string, string] => [name, has('reasons', name)]),
    ...insurances.flatMap((insurance) => insuranceMeasures(insurance, has)),
  ]
}

function insuranceMeasures(insurance: string, has: Has): [string, string][] {
  const code = insurance.toLowerCase()
  const insured = `(${code} between '11' and '50' or ${code} in ('81', '82'))`
  const lacking = `${code} in ('91', '92', '94')`
  return [
    [`insured_${code}`, insured],
    [`expected_${code}`, `(${insured} or ${has('required', insurance)})`],
    [`lacking_${code}`, `(${lacking} and ${has('required', insurance)})`],
    [`lacking_by_law_${code}`, `(${lacking} and ${has('required_by_law', insurance)})`],
  ]
}

/** Writes the figures by division that screens read instead of people, from the people of the register. */
export async function writeFigures(
  tx: Transaction,
  { runID, prefix }: Pick<MergeInput, 'runID' | 'prefix'>,
): Promise<void> {
  const counted = measures((list, word) => `'${word}' = any(${list})`)
  const counts = Object.entries(counted).map(([name, condition]) => `count(*) filter (where ${condition}) as ${name}`)
  const values = Object.keys(counted).map((name) => `('${name}', ${name})`)
  const query = sql.insertFigures!.replace('{counts}', counts.join(', ')).replace('{measures}', values.join(', '))
  await tx.execute(query, [runID, prefix])
}

/** The same where the register holds just the people of the run: the engine counts them in a tenth of the time. */
export async function copyFigures(tx: Transaction, lines: AsyncIterable<Uint8Array>): Promise<void> {
  await tx.copyIn('area_figure', ['run_id', 'area', 'measure', 'value'], lines)
}

/** The figures of a run as lines of PostgreSQL's text format. */
export async function* figureLines({ run, runID }: Pick<MergeInput, 'run' | 'runID'>): AsyncGenerator<Uint8Array> {
  const counted = measures((list, word) => `list_contains(${list}, '${word}')`)
  for await (const rows of run.countByArea(counted)) {
    yield Buffer.from(rows.map((row) => textRow([runID, ...row.map(String)])).join(''))
  }
}
