import { stringify } from 'yaml'
import type { KindName } from './kinds/index.ts'

/** One file as batch.yaml is to describe it. */
export interface DescribedFile {
  file: string
  kind: KindName
  /** null: it is detected */
  encoding: string | null
  delimiter: string | null
  columns: Readonly<Record<string, string>>
  values: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export interface BatchDescription {
  /** six digits */
  area: string
  /** YYYY-MM-DD */
  asOf: string
  /** e.g. `2016Q4` */
  quarter: string
  /** six-digit city -> people by police statistics */
  households: Readonly<Record<string, number>>
  sources: readonly DescribedFile[]
  /** Name of the file of rows that went. */
  without?: string
}

/** The text of a batch.yaml that says this. Files of one kind that are described alike stand in one list. */
export function writeBatch({ area, asOf, quarter, households, sources, without }: BatchDescription): string {
  const groups = new Map<string, { files: string[]; words: object }>()
  for (const { file, ...words } of sources) {
    const alike = JSON.stringify(words)
    const group = groups.get(alike) ?? { files: [], words: wordsOf(words) }
    group.files.push(file)
    groups.set(alike, group)
  }
  return stringify(
    {
      area,
      asOf,
      quarter,
      ...(Object.keys(households).length > 0 && { households }),
      ...(without !== undefined && { without }),
      sources: [...groups.values()].map(({ files, words }) => ({ ...words, files })),
    },
    { lineWidth: 0 },
  )
}

/** What is not said is left out: it is detected. */
function wordsOf({ kind, encoding, delimiter, columns, values }: Omit<DescribedFile, 'file'>) {
  return {
    kind,
    ...(encoding !== null && { encoding }),
    ...(delimiter !== null && { delimiter: delimiter === '\t' ? '\\t' : delimiter }),
    ...(Object.keys(columns).length > 0 && { columns }),
    ...(Object.keys(values).length > 0 && { values }),
  }
}
