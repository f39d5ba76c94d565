import { createHash } from 'node:crypto'
import { divisionTable, townships, villages } from '../standards/divisions.ts'
import type { Database } from './database.ts'
import { loadQueries } from './queries.ts'
import { textRow } from './text-format.ts'

const sql = loadQueries(import.meta.url)

/** Reporting nodes that are not their place in the tree of divisions, with what says so. */
const reportingChanges: readonly (readonly [code: string, name: string, from: string, reason: string])[] = [
  ['520382', '仁怀市', '2013-01-01', '省直管县 (黔人社厅通〔2015〕221号 is addressed to it beside the prefectures)'],
  [
    '520526',
    '威宁彝族回族苗族自治县',
    '2013-01-01',
    '省直管县 (黔人社厅通〔2015〕221号 is addressed to it beside the prefectures)',
  ],
  [
    '522900',
    '贵安新区',
    '2014-01-06',
    '国家级新区 (黔人社厅通〔2015〕221号 is addressed to it beside the prefectures)',
  ],
]

/** Fills the tables of divisions from the standards where they are not those of this program. */
export async function seedDivisions(database: Database): Promise<void> {
  const lines = divisionLines()
  const digest = createHash('sha256').update(lines.join('')).digest('hex')
  await database.transaction(async (tx) => {
    const [state] = await tx.query(sql.divisionsDigest)
    if (state?.value === digest) return
    await tx.execute(sql.deleteDivisions)
    await tx.copyIn(
      'division',
      ['code', 'name', 'level', 'parent', 'valid_from', 'valid_to', 'successor'],
      chunks(lines),
    )
    for (const [code, name, from, reason] of reportingChanges) {
      await tx.execute(sql.insertReportingNode, [code, name, `${code.slice(0, 2)}0000`, from, reason])
    }
    await tx.execute(sql.setDivisionsDigest, [digest])
  })
}

async function* chunks(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < lines.length; start += 5_000)
    yield Buffer.from(lines.slice(start, start + 5_000).join(''))
}

function divisionLines(): string[] {
  const lines = new Map<string, string>()
  const add = (
    code: string,
    name: string,
    level: string,
    parent: string | null,
    from: string | null,
    to: string | null,
    successor: string | null,
  ) => lines.set(code, textRow([code, name, level, parent, from, to, successor]))
  const divisions = divisionTable()
  const known = new Set(divisions.map(({ code }) => code))
  for (const { code, name, level, from, to, successor } of divisions) {
    add(code, name, level, parentOf(code, known), from, to, successor)
    if (level !== 'county') continue
    for (const town of townships(code)) {
      add(town.code, town.name, 'township', code, town.from, town.to, null)
      for (const village of villages(town.code)) {
        add(village.code, village.name, 'village', town.code, village.from, village.to, null)
      }
    }
  }
  return [...lines.values()]
}

/** The prefecture, or the province where counties stand directly under it. */
function parentOf(code: string, known: ReadonlySet<string>): string | null {
  if (code.endsWith('0000')) return null
  const prefecture = `${code.slice(0, 4)}00`
  return code !== prefecture && known.has(prefecture) ? prefecture : `${code.slice(0, 2)}0000`
}
