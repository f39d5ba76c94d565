import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { columnsOf } from './second-reading/columns.ts'
import { type KindName, kindNames, type RawRow, type SecondInput } from './second-reading/shapes.ts'

type Batch = Omit<SecondInput, 'policy'>

/**
 * Writes a batch as UTF-8 CSV files with their batch.yaml and gives back its rows by the file and row they are in.
 * `shuffle` puts the rows of each kind in another order, the same for the same number; `split` makes two files of each;
 * `otherForm` writes the (first) file of each with another delimiter and its columns the other way round.
 */
export function writeBatch(
  folder: string,
  batch: Batch,
  options: { split?: boolean; shuffle?: number; otherForm?: boolean } = {},
): Batch {
  mkdirSync(folder, { recursive: true })
  const written = {} as Record<KindName, RawRow[]>
  const sources: string[] = []
  for (const kind of kindNames) {
    const rows = options.shuffle === undefined ? batch.rows[kind] : shuffled(batch.rows[kind], options.shuffle)
    written[kind] = []
    if (rows.length === 0) continue
    const middle = options.split ? Math.ceil(rows.length / 2) : rows.length
    const parts = [rows.slice(0, middle), rows.slice(middle)].filter((part) => part.length > 0)
    for (const [index, part] of parts.entries()) {
      const file = parts.length > 1 ? `${kind}-${index + 1}.csv` : `${kind}.csv`
      const isOther = options.otherForm === true && index === 0
      writeFileSync(join(folder, file), csvOf(kind, part, isOther))
      written[kind].push(...part.map(({ cells }, position) => ({ file, row: position + 1, cells })))
      if (options.otherForm)
        sources.push(
          `  - kind: ${kind}\n    files: ["${file}"]\n    encoding: utf-8\n    delimiter: "${isOther ? '|' : ','}"`,
        )
    }
    if (!options.otherForm)
      sources.push(`  - kind: ${kind}\n    files: ["${kind}*.csv"]\n    encoding: utf-8\n    delimiter: ","`)
  }
  writeFileSync(join(folder, 'batch.yaml'), yamlOf(batch, sources))
  return { ...batch, rows: written }
}

function csvOf(kind: KindName, rows: RawRow[], isOther: boolean): string {
  const names = columnsOf[kind].map(({ name }) => name)
  if (isOther) names.reverse()
  const lines = [names, ...rows.map(({ cells }) => names.map((name) => cells[name] ?? ''))]
  return lines.map((cells) => `${cells.map(quoted).join(isOther ? '|' : ',')}\n`).join('')
}

function quoted(cell: string): string {
  return /[",|\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function yamlOf(batch: Batch, sources: string[]): string {
  const text = String(batch.asOf)
  const households = Object.entries(batch.households).map(([city, count]) => `  "${city}": ${count}`)
  return [
    `area: "${batch.area}"`,
    `asOf: ${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`,
    `quarter: ${batch.quarter}`,
    ...(households.length > 0 ? ['households:', ...households] : []),
    'sources:',
    ...sources,
    '',
  ].join('\n')
}

/** Fisher–Yates with a linear congruential generator: the same order for the same seed on every machine. */
function shuffled<T>(items: T[], seed: number): T[] {
  const result = [...items]
  let state = seed >>> 0
  for (let index = result.length - 1; index > 0; index--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (index + 1))
    ;[result[index], result[other]] = [result[other]!, result[index]!]
  }
  return result
}
