import type { Transaction } from '../registry/database.ts'
import { loadQueries } from '../registry/queries.ts'
import { findingContext } from '../registry/seal-contexts.ts'
import { arrayCell, bytesCell, textRow } from '../registry/text-format.ts'
import { isInside } from '../standards/divisions.ts'
import { homeAreas } from './home-area.ts'
import type { MergeInput } from './merge-people.ts'

const sql = loadQueries(import.meta.url)
const stagedColumns = [
  'run_key',
  'code',
  'insurance',
  'area',
  'other_areas',
  'detail',
  'sealed',
  'evidence_digest',
  'links',
  'person_keys',
]

export { findingContext } from '../registry/seal-contexts.ts'

/** What publishing did to the findings: new ones, ones that came back with other evidence, ones no longer found. */
export interface FindingCounts {
  findings: number
  reopened: number
  solved: number
}

/** Merges the findings of a run into their lives: what people dismissed stays dismissed on the same evidence. */
export async function mergeFindings(
  tx: Transaction,
  { runID, prefix, now }: MergeInput,
  lines: AsyncIterable<Uint8Array>,
): Promise<FindingCounts> {
  await tx.script(sql.createStage!)
  await tx.copyIn('staged_finding', stagedColumns, lines)
  await tx.script(sql.indexStage!)
  const reopened = await tx.execute(sql.reopenChanged!, [now, runID])
  await tx.execute(sql.updateSeen!, [runID])
  const findings = await tx.execute(sql.insertNew!, [now, runID])
  const solved = await tx.execute(sql.solveGone!, [now, runID, prefix])
  await tx.script(sql.gatherPeople!)
  await tx.execute(sql.unlinkPeople!)
  await tx.execute(sql.linkPeople!)
  return { findings, reopened, solved }
}

/** The findings of a run as lines of PostgreSQL's text format. */
export async function* findingLines({ run, cipher }: Pick<MergeInput, 'run' | 'cipher'>): AsyncGenerator<Uint8Array> {
  const homeOf = homeAreas(run.summary.area)
  for await (const rows of run.findings()) {
    let lines = ''
    for (const row of rows) {
      const [runKey, code, insurance, links, detail, homes] = row as readonly (string | null)[]
      const keys = row[6] as readonly string[] | null
      const evidence = row[7] as string
      const said = JSON.parse(detail!) as Detail
      const [own, ...others] = areasOf(homes!, said, run.summary.area, homeOf)
      const away = others.filter((area) => area.slice(0, 6) !== own.slice(0, 6))
      lines += textRow([
        runKey!,
        code!,
        insurance!,
        own,
        away.length > 0 ? arrayCell(away) : null,
        JSON.stringify(openDetail(said)),
        bytesCell(cipher.seal(detail!, findingContext(runKey!))),
        bytesCell(cipher.indexOf(`${kindsOf(links!)} ${evidence}`, 'evidence')),
        links!,
        arrayCell(keys ?? []),
      ])
    }
    yield Buffer.from(lines)
  }
}

type Detail = Readonly<Record<string, string>>

/** Divisions whose officials see a finding: of its people, else of the number or the unit, else of the whole register. */
function areasOf(
  homes: string | null,
  said: Detail,
  registerArea: string,
  homeOf: ReturnType<typeof homeAreas>,
): [string, ...string[]] {
  const found = (homes ?? '').split(';').filter(Boolean)
  const areas = found.map((home) => {
    const [code, city, places] = home.split('|')
    return homeOf(code === '' ? null : code!, places!, city!).area
  })
  const [first, ...rest] = [...new Set(areas)].sort()
  if (first !== undefined) return [first, ...rest]
  // Six digits of a citizen number, or those after the first two characters of a credit code, name a county.
  const county = said.number?.slice(0, 6) ?? said.AAB998?.slice(2, 8) ?? ''
  return [/^\d{6}$/.test(county) && isInside(county, registerArea) ? homeOf(county, '', null).area : registerArea]
}

/** What is not about a person stays readable: units and divisions. */
function openDetail({ unit, name, AAB998, division }: Detail): Detail {
  if (unit !== undefined) return { unit, ...(name && { name }), ...(AAB998 && { AAB998 }) }
  return division === undefined ? {} : { division }
}

/** Of which kinds the rows are that a finding rests on, apart from their order and place. */
function kindsOf(links: string): string {
  return (JSON.parse(links) as { kind: string }[])
    .map(({ kind }) => kind)
    .sort()
    .join(' ')
}
