import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { type RandomBatch, randomBatch } from '../comparison/random-batch.ts'
import { columnsOf } from '../comparison/second-reading/columns.ts'
import { type KindName, kindNames } from '../comparison/second-reading/shapes.ts'

export type Cells = Record<string, string>
export type Change = { op: string; cells: Cells }
export type Changes = Partial<Record<KindName, Change[]>>

const cellOf = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
export const csv = (names: readonly string[], rows: readonly (readonly string[])[]) =>
  [names, ...rows].map((cells) => `${cells.map(cellOf).join(',')}\n`).join('')

/** Files of changes: the column `op` first, the others in another order than the batch has them. */
export function writeChanges(folder: string, batch: RandomBatch, changes: Changes): string {
  mkdirSync(folder)
  const day = String(batch.asOf).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3')
  const sources: string[] = []
  for (const [kind, rows] of Object.entries(changes) as [KindName, Change[]][]) {
    const names = columnsOf[kind].map(({ name }) => name).reverse()
    const lines = rows.map(({ op, cells }) => [op, ...names.map((name) => cells[name] ?? '')])
    writeFileSync(join(folder, `${kind}-changes.csv`), csv(['op', ...names], lines))
    sources.push(`  - kind: ${kind}\n    files: ["${kind}-changes.csv"]\n    encoding: utf-8\n    delimiter: ","`)
  }
  const households = Object.entries(batch.households).map(([city, count]) => `  "${city}": ${count}\n`)
  writeFileSync(
    join(folder, 'batch.yaml'),
    `area: "${batch.area}"\nasOf: ${day}\nquarter: ${batch.quarter}\n${households.length > 0 ? `households:\n${households.join('')}` : ''}sources:\n${sources.join('\n')}\n`,
  )
  return folder
}

const sameCells = (kind: KindName, one: Cells, other: Cells) =>
  columnsOf[kind].every(({ name }) => (one[name] ?? '') === (other[name] ?? ''))

/** What the contract says of changes, row by row. */
export function changed(batch: RandomBatch, changes: Changes): RandomBatch {
  const rows = structuredClone(batch.rows)
  for (const [kind, list] of Object.entries(changes) as [KindName, Change[]][]) {
    for (const { op, cells } of list) if (op === '+') rows[kind].push({ file: '', row: 0, cells })
    for (const { op, cells } of list) {
      if (op !== '-') continue
      const place = rows[kind].findIndex((row) => sameCells(kind, row.cells, cells))
      if (place >= 0) rows[kind].splice(place, 1)
    }
  }
  return { ...batch, rows }
}

const random = fc.sample(randomBatch, { numRuns: 40, seed: 20261126 })
const pick = <T>(items: readonly T[], number: number): T | undefined => items[number % Math.max(1, items.length)]

/** Changes of days: rows of other batches come, rows of the batch go, and some go and come back otherwise. */
export function drawDays(options: { days: number; seed: number; mostKinds: number; mostPicks: number }): Day[] {
  const { days, seed, mostKinds, mostPicks } = options
  const day = fc.record({
    kinds: fc.subarray([...kindNames], { minLength: 1, maxLength: mostKinds }),
    picks: fc.array(fc.nat(1_000_000), { minLength: Math.ceil(mostPicks / 4), maxLength: mostPicks }),
  })
  return fc.sample(day, { numRuns: days, seed })
}

export interface Day {
  kinds: KindName[]
  picks: number[]
}

/** What a day changes of a batch. */
export function changesOn({ kinds, picks }: Day, batch: RandomBatch): Changes {
  const changes: Changes = {}
  for (const kind of kinds) {
    const list: Change[] = []
    for (const number of picks) {
      const own = pick(batch.rows[kind], number)
      const other = pick(pick(random, number)?.rows[kind] ?? [], number >> 4)
      if (number % 3 !== 0 && own) list.push({ op: '-', cells: own.cells })
      if (number % 3 !== 1 && other) list.push({ op: '+', cells: other.cells })
    }
    if (list.length > 0) changes[kind] = list
  }
  return changes
}
