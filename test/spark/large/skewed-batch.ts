import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { checkDigit } from '../../../src/standards/identity-number.ts'

/**
 * A batch that is as uneven as data get: everybody has one name, three in ten live in one village, everybody works for
 * one employer, one enrolment in ten has no number, one in a thousand a wrong digit and one in a hundred 15 digits; one
 * phone in a thousand is everybody's.
 */
export async function writeSkewedBatch(folder: string, people: number): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const write = (name: string, lines: Iterable<string>) =>
    pipeline(Readable.from(lines), createWriteStream(join(folder, name)))
  await write('household.csv', households(people))
  await write('enrolment.csv', enrolments(people))
  writeFileSync(
    join(folder, 'batch.yaml'),
    `area: "520300"\nasOf: 2016-12-31\nquarter: 2016Q4\nsources:\n${['household', 'enrolment']
      .map((kind) => `  - kind: ${kind}\n    files: ["${kind}.csv"]\n    encoding: utf-8\n    delimiter: ","\n`)
      .join('')}`,
  )
}

/** Births of 60 years, 28 days of 12 months; the sequence tells people of one day apart. */
function numberOf(person: number): string {
  const year = 1950 + (person % 60)
  const month = 1 + (Math.floor(person / 60) % 12)
  const day = 1 + (Math.floor(person / 720) % 28)
  const sequence = 1 + Math.floor(person / 20_160)
  const seventeen = `520302${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(sequence).padStart(3, '0')}`
  return seventeen + checkDigit(seventeen)
}

function* households(people: number): Generator<string> {
  yield 'AAC002,AAC003,AAB299,AAC004,AAC006,AAE006,AAE005,police_status\n'
  for (let person = 0; person < people; person++) {
    const village = person % 10 < 3 ? '520302001001' : `5203020${10 + (person % 80)}2${10 + (person % 70)}`
    const number = numberOf(person)
    const phone = person % 1008 === 7 ? '13800000000' : 13_900_000_000 + person
    yield `${number},张伟,${village},,${number.slice(6, 14)},某路一号,${phone},0\n`
  }
}

function* enrolments(people: number): Generator<string> {
  yield 'AAC001,AAC002,AAC003,AAE140,AAB301,AAC008,AAC031,AAB998,AAB004,AAC030\n'
  for (let person = 0; person < people; person++) {
    for (const scheme of person % 2 === 0 ? ['110', '310'] : ['170', '390'])
      yield `A${person},${typed(person)},张伟,${scheme},520302,1,1,,某某有限责任公司,2010-01-01\n`
  }
}

/** The number as the clerk of the enrolment typed it. */
function typed(person: number): string {
  const number = numberOf(person)
  if (person % 10 === 1) return ''
  if (person % 1000 === 2) return `${number.slice(0, 16)}${(Number(number[16]) + 2) % 10}${number[17]}`
  if (person % 100 === 3 && number.slice(6, 8) === '19') return number.slice(0, 6) + number.slice(8, 17)
  return number
}
