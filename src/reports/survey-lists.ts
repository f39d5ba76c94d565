import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { byteOrderMark, csvCell, csvLine } from './csv-text.ts'
import type { ByteStream } from './query.ts'
import { surveyHeads, surveyStatement, villageBytes } from './survey-items.ts'

/** Bytes gathered before they are written: a village of any size stays within this memory. */
const gathered = 1 << 20

export interface SurveyLists {
  files: number
  people: number
}

/**
 * Writes one list per village into `folder`: local people with ask = 'visit'. The file is named by the first twelve
 * digits of AAB299, fewer where fewer are known. `persons` is a table name or `read_parquet('…')`; `namesOf` gives
 * the names of a division from the province down. The rows come ordered by village, so one file is open at a time
 * and nine million rows need no more memory than one buffer. The engine gives bytes, which are copied as they are: as texts
 * they took seven times as long. Files are readable by their owner only.
 */
export async function writeSurveyLists(options: {
  folder: string
  persons: string
  stream: ByteStream
  namesOf: (division: string) => string[]
  signal?: AbortSignal
  progress?: (people: number) => void
}): Promise<SurveyLists> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const written: SurveyLists = { files: 0, people: 0 }
  const buffer = Buffer.allocUnsafe(gathered)
  let list: VillageList | null = null
  try {
    for await (const lines of options.stream(surveyStatement(options.persons))) {
      options.signal?.throwIfAborted()
      for (const line of lines) {
        if (list === null || !list.isOf(line)) {
          list?.close()
          list = new VillageList(options.folder, line, options.namesOf, buffer)
          written.files++
        }
        list.add(line)
        written.people++
      }
      options.progress?.(written.people)
    }
  } finally {
    list?.close()
  }
  return written
}

const encoder = new TextEncoder()

class VillageList {
  /** Of a line of the village, before the cells. */
  private readonly head: Uint8Array
  private readonly file: number
  /** The cells between 序号 and the form's items: the names of the division, five of them. */
  private readonly names: Uint8Array
  private readonly buffer: Buffer
  private at = 0
  private people = 0
  private isClosed = false

  constructor(folder: string, line: Uint8Array, namesOf: (division: string) => string[], buffer: Buffer) {
    this.head = line.slice(0, villageBytes)
    const village = new TextDecoder().decode(this.head).trimEnd()
    const names = namesOf(village)
    this.names = encoder.encode(`${Array.from({ length: 5 }, (_, at) => `,${csvCell(names[at] ?? '')}`).join('')},`)
    this.buffer = buffer
    // A list is written once: `wx` refuses a second one of the village.
    this.file = openSync(join(folder, `${village}.csv`), 'wx', 0o600)
    this.put(encoder.encode(byteOrderMark + csvLine(surveyHeads)))
  }

  isOf(line: Uint8Array): boolean {
    for (let at = 0; at < villageBytes; at++) if (line[at] !== this.head[at]) return false
    return true
  }

  add(line: Uint8Array): void {
    this.people++
    this.putText(String(this.people))
    this.put(this.names)
    this.put(line, villageBytes)
    this.putText('\r\n')
  }

  /** The second time it does nothing: what went wrong the first time is what is told. */
  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    try {
      this.flush()
    } finally {
      closeSync(this.file)
    }
  }

  /** Puts ASCII. */
  private putText(text: string): void {
    if (this.at + text.length > this.buffer.length) this.flush()
    for (let n = 0; n < text.length; n++) this.buffer[this.at++] = text.charCodeAt(n)
  }

  private put(bytes: Uint8Array, start = 0): void {
    for (let from = start; from < bytes.length; ) {
      if (this.at === this.buffer.length) this.flush()
      const count = Math.min(bytes.length - from, this.buffer.length - this.at)
      this.buffer.set(from === 0 && count === bytes.length ? bytes : bytes.subarray(from, from + count), this.at)
      this.at += count
      from += count
    }
  }

  private flush(): void {
    for (let from = 0; from < this.at; ) from += writeSync(this.file, this.buffer, from, this.at - from)
    this.at = 0
  }
}
