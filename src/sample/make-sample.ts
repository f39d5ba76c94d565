import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { addMonths } from '../standards/plain-date.ts'
import { quarterOf, type SampleEncoding } from './files.ts'
import { NumberBook } from './numbers.ts'
import { layOutPlaces } from './places.ts'
import { type QuarterSummary, writeQuarter } from './quarter.ts'

export interface SampleOptions {
  folder: string
  /** people with a household row in the area in the first quarter */
  persons: number
  /** province, prefecture or county code */
  area: string
  seed: number
  /** reference date of the first quarter, YYYYMMDD; 20161231 */
  asOf?: number
  encoding?: SampleEncoding
  quarters?: number
  /** 1 as in real life, 0 none; up to 20 for tests */
  noise?: number
  signal?: AbortSignal
  onProgress?: (done: number, total: number, stage: string) => void
}

export interface SampleSummary {
  folder: string
  quarters: QuarterSummary[]
}

/**
 * Writes a synthetic area: one batch with its truth in `folder`, or one folder per quarter in it. The same options give
 * the same bytes. Nobody in it is real: names are drawn from lists, numbers from counters.
 */
export async function makeSample(options: SampleOptions): Promise<SampleSummary> {
  const base = options.asOf ?? 20_161_231
  const quarters = options.quarters ?? 1
  const summary: SampleSummary = { folder: options.folder, quarters: [] }
  for (let quarter = 0; quarter < quarters; quarter += 1) {
    const asOf = endOfMonth(addMonths(Math.floor(base / 100), quarter * 3), base, quarter)
    const folder = quarters === 1 ? options.folder : join(options.folder, quarterOf(asOf))
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const setting = {
      seed: options.seed,
      base,
      asOf,
      quarter,
      noise: options.noise ?? 1,
      places: layOutPlaces(options.area, base),
      book: new NumberBook(),
    }
    const stage = quarterOf(asOf)
    const written = await writeQuarter(
      setting,
      folder,
      options.persons,
      options.encoding ?? 'gb18030',
      (done) => options.onProgress?.(done, options.persons, stage),
      options.signal,
    )
    summary.quarters.push(written)
  }
  return summary
}

function endOfMonth(month: number, base: number, quarter: number): number {
  if (quarter === 0) return base
  const last = new Date(Date.UTC(Math.floor(month / 100), month % 100, 0)).getUTCDate()
  return month * 100 + last
}
