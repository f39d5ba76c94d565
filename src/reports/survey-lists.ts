import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { byteOrderMark, csvCell, csvLine } from './csv-text.ts'
import type { RowStream } from './query.ts'
import { surveyHeads, surveyStatement } from './survey-items.ts'

/** Characters gathered per file before they are written: a village of any size stays within this memory. */
const writeAt = 1 << 18

export interface SurveyLists {
  files: number
  people: number
}

/**
 * Writes one list per village into `folder`: local people with ask = 'visit'. The file is named by the first twelve
 * digits of AAB299, fewer where fewer are known. `persons` is a table name or `read_parquet('…')`; `namesOf` gives
 * the names of a division from the province down. The rows come ordered by village, so one file is open at a time
 * and nine million rows need no more memory than one buffer. Files are readable by their owner only.
 */
export async function writeSurveyLists(options: {
  folder: string
  persons: string
  stream: RowStream
  namesOf: (division: string) => string[]
  signal?: AbortSignal
  progress?: (people: number) => void
}): Promise<SurveyLists> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const written: SurveyLists = { files: 0, people: 0 }
  let list: VillageList | null = null
  try {
    for await (const rows of options.stream(surveyStatement(options.persons))) {
      options.signal?.throwIfAborted()
      for (const row of rows) {
        const village = villageOf(row[0])
        if (list === null || list.village !== village) {
          list?.close()
          list = new VillageList(options.folder, village, options.namesOf(village))
          written.files++
        }
        list.add(String(row[1] ?? ''))
        written.people++
      }
      options.progress?.(written.people)
    }
  } finally {
    list?.close()
  }
  return written
}

/** The digits of the village, at most twelve; the codes of sources hold digits alone (batch.md, rejection). */
function villageOf(division: unknown): string {
  const digits = /^\d{1,12}/.exec(String(division ?? ''))?.[0]
  return digits ?? 'unknown'
}

class VillageList {
  readonly village: string
  private readonly file: number
  /** The cells between 序号 and the form's items: the names of the division, five of them. */
  private readonly names: string
  private text: string
  private people = 0

  constructor(folder: string, village: string, names: readonly string[]) {
    this.village = village
    this.names = Array.from({ length: 5 }, (_, at) => `,${csvCell(names[at] ?? '')}`).join('')
    this.file = openSync(join(folder, `${village}.csv`), 'w', 0o600)
    this.text = byteOrderMark + csvLine(surveyHeads)
  }

  add(cells: string): void {
    this.people++
    this.text += `${this.people}${this.names},${cells}\r\n`
    if (this.text.length > writeAt) this.flush()
  }

  close(): void {
    this.flush()
    closeSync(this.file)
  }

  private flush(): void {
    writeSync(this.file, this.text)
    this.text = ''
  }
}
