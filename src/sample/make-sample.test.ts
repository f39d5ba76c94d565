import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readNumber } from '../standards/identity-number.ts'
import { compareNames } from '../standards/names.ts'
import { writeGb18030 } from './gb18030.ts'
import { makeSample, type SampleSummary } from './make-sample.ts'

type Row = Record<string, string>

/** Reads a delimited file; the sample quotes only addresses, whose comma becomes a Chinese one here. */
function readRows(path: string, encoding = 'utf-8'): string[][] {
  const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(readFileSync(path))
  const delimiter = path.endsWith('.txt') ? '|' : path.endsWith('.tsv') ? '\t' : ','
  const lines = text.replace(/\n$/, '').split('\n')
  return lines.map((line) => line.replace(/"([^"]*)"/g, (_, cell: string) => cell.replace(',', '，')).split(delimiter))
}

function asRecords([header, ...rows]: string[][]): Row[] {
  return rows.map((row) => Object.fromEntries(header!.map((name, index) => [name, row[index] ?? ''])))
}

function digest(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.\w+$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex')
}

const root = mkdtempSync(join(tmpdir(), 'sample-'))
afterAll(() => rmSync(root, { recursive: true }))

describe('a sample of 20,000 people', () => {
  const folder = join(root, 'large')
  let summary: SampleSummary
  let persons: Row[]
  let rows: Row[]
  const files = new Map<string, string[][]>()

  beforeAll(async () => {
    summary = await makeSample({ folder, persons: 20_000, area: '520300', seed: 7, noise: 4 })
    persons = asRecords(readRows(join(folder, 'truth/persons.csv')))
    rows = asRecords(readRows(join(folder, 'truth/rows.csv')))
    for (const name of readdirSync(folder)) {
      if (/\.(csv|txt|tsv)$/.test(name)) files.set(name, readRows(join(folder, name), 'gb18030'))
    }
  })

  it('has every kind a first quarter can have, every damage and every decision', () => {
    const { rows: kinds, numberDamage, nameDamage, decisions } = summary.quarters[0]!
    expect(Object.keys(kinds).sort()).toEqual(
      [
        'absence',
        'assistance',
        'benefit',
        'card',
        'death',
        'elsewhere',
        'employment',
        'enrolment',
        'establishment',
        'household',
        'salary',
        'student',
        'unit',
      ].sort(),
    )
    expect(Object.keys(numberDamage).sort()).toEqual(
      ['E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'E07', 'E08', 'E08_far', 'E09', 'E10', 'E11', 'E12', 'E13'].sort(),
    )
    expect(Object.keys(nameDamage).sort()).toEqual(['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'different'])
    expect(Object.keys(decisions).sort()).toEqual(['auto', 'conflict', 'free', 'near', 'none', 'review'])
  })

  it('says of every row in every file what must become of it', () => {
    const counted = new Map<string, number>()
    for (const { file } of rows) counted.set(file!, (counted.get(file!) ?? 0) + 1)
    for (const [name, table] of files) {
      if (name !== 'units.csv') expect([name, counted.get(name)]).toEqual([name, table.length - 1])
      expect(table.every((row) => row.length === table[0]!.length)).toBe(true)
    }
  })

  it('says of numbers and names what the standards say of them', () => {
    const people = new Map(persons.map((person) => [person.person!, person]))
    const wrong: unknown[] = []
    for (const row of rows) {
      if (row.decision === 'free' || row.kind === 'household') continue
      const table = files.get(row.file!)!
      const header = table[0]!
      const at = header.findIndex((name) => /^(AAC002|公民身份号码|身份证号码?|参保人证件|社会保障号码)$/.test(name))
      const [written, name] = table[Number(row.row)]!.slice(at, at + 2)
      const owner = people.get(row.person!)
      const reading = readNumber(written!, { asOf: 20_161_231 })
      if (row.decision === 'auto' || row.decision === 'review') {
        const former = files.get(owner!.file!)?.[Number(owner!.row)]?.[12] ?? ''
        const level = compareNames(name!, owner!.name!, { former, numberIsValid: true })
        const expected = row.name_damage || 'L0'
        if (reading.number !== owner!.number || reading.state !== 'valid') wrong.push([row, written, owner])
        if (level !== expected && !(level === 'L1' && expected === 'L2')) wrong.push([row, owner!.name, name, level])
      } else if (
        row.decision === 'none' &&
        reading.state === 'valid' &&
        row.number_damage !== '' &&
        row.number_damage !== 'E13'
      ) {
        wrong.push([row, written])
      } else if (row.decision === 'conflict') {
        const holder = persons.filter(({ number }) => number === reading.number)
        if (!holder.some((each) => compareNames(name!, each.name!) === 'different')) wrong.push([row, holder, name])
      }
    }
    expect(wrong.slice(0, 3)).toEqual([])
  })

  it('gives everybody a valid number of their own before the damage', () => {
    const valid = persons.filter(({ number, life }) => number !== '' && life !== 'foreign_employee')
    const bad = valid.filter(({ number }) => readNumber(number!, { asOf: 20_161_231 }).state !== 'valid')
    const damaged = new Set(
      rows.filter((row) => row.kind === 'household' && /E0[68]/.test(row.number_damage!)).map((row) => row.person),
    )
    expect(bad.filter(({ person }) => !damaged.has(person!))).toEqual([])
    const shared = rows.filter((row) => row.kind === 'household' && row.number_damage === 'E13').length
    expect(valid.length - new Set(valid.map(({ number }) => number)).size).toBe(shared)
  })

  it('is balanced: the local people are those to insure, elsewhere, or to ask', () => {
    const { people, dispositions } = summary.quarters[0]!
    expect(people.local + people.nonLocal).toBe(people.register)
    expect(Object.values(dispositions).reduce((sum, count) => sum + count)).toBe(people.local)
    expect(persons.filter(({ in_register }) => in_register === '1').length).toBe(people.register)
    expect(people.undetermined / people.register).toBeLessThan(0.01)
  })

  it('fixes by the life of a person under which row of the table they fall', () => {
    const usual: Record<string, string[]> = {
      child: ['P8'],
      pupil: ['P8'],
      student: ['P9'],
      soldier: ['P14'],
      prisoner: ['P15'],
      abroad: ['P16'],
      lost: ['P16'],
      civil_servant: ['P1'],
      established: ['P2'],
      business_employee: ['P4'],
      landless: ['P19'],
      unemployed: ['P10'],
      retired: ['P6'],
      resident_pensioner: ['P7'],
      old_without_pension: ['P13'],
      away_resident: ['P12'],
      foreign_employee: ['P5'],
      compatriot_employee: ['P5'],
      farmer: ['P12'],
      employee: ['P3', 'P13', 'P7'],
      flexible: ['P11', 'P12'],
      away_employee: ['P20', 'P12'],
      migrant_pensioner: ['P6'],
    }
    const damaged = new Set(
      rows.filter((row) => row.number_damage !== '' || row.name_damage !== '').map((row) => row.true_person),
    )
    const odd = persons.filter(
      (person) =>
        person.in_register === '1' &&
        person.person === person.true_person &&
        !damaged.has(person.person!) &&
        usual[person.life!] &&
        !usual[person.life!]!.includes(person.rule!),
    )
    expect(odd.slice(0, 3)).toEqual([])
  })
})

describe('a sample of quarters', () => {
  it('lets people be born, die, move, be verified, and keeps the rest as they were', async () => {
    const folder = join(root, 'quarters')
    const { quarters } = await makeSample({
      folder,
      persons: 6000,
      area: '520322',
      seed: 3,
      quarters: 3,
      noise: 5,
      encoding: 'utf-8',
    })
    expect(quarters.map(({ quarter }) => quarter)).toEqual(['2016Q4', '2017Q1', '2017Q2'])
    expect(quarters[2]!.rows.verified).toBeGreaterThan(20)
    expect(quarters[2]!.rows.death).toBeGreaterThan(quarters[0]!.rows.death!)
    const [first, last] = ['2016Q4', '2017Q2'].map((name) =>
      asRecords(readRows(join(folder, name, 'truth/persons.csv'))),
    )
    const later = new Map(last!.map((person) => [person.person!, person]))
    const kept = first!.filter(({ person, number }) => later.get(person!)?.number === number)
    expect(kept.length / first!.length).toBeGreaterThan(0.999)
    expect(last!.length).toBeGreaterThan(first!.length)
    expect(
      last!.some((person) => person.verified === '1' && person.reasons === '' && person.disposition === 'survey'),
    ).toBe(true)
  })
})

describe('the same seed', () => {
  it('writes the same bytes, another seed others', async () => {
    const digests: string[] = []
    for (const [name, seed] of [
      ['a', 5],
      ['b', 5],
      ['c', 6],
    ] as const) {
      await makeSample({ folder: join(root, name), persons: 1500, area: '520000', seed })
      digests.push(digest(join(root, name)))
    }
    expect(digests[1]).toBe(digests[0])
    expect(digests[2]).not.toBe(digests[0])
  })
})

describe('GB18030', () => {
  it('comes back from the decoder as it went in, on every plane', () => {
    const points: number[] = []
    for (let point = 0x20; point < 0x30000; point += point < 0xffff ? 1 : 37) {
      // Six private-use cells share their bytes with standard characters since 2005; the decoder gives the private one.
      if ((point < 0xd800 || point > 0xf8ff) && point !== 0xfffd) points.push(point)
    }
    const text = points.map((point) => String.fromCodePoint(point)).join('')
    const bytes = new Uint8Array(text.length * 4)
    const end = writeGb18030(text, bytes, 0)
    expect(new TextDecoder('gb18030').decode(bytes.subarray(0, end)) === text).toBe(true)
  })
})
