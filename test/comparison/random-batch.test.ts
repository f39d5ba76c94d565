import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomBatch } from './random-batch.ts'
import { defaultPolicy } from './second-reading/default-policy.ts'
import { readSecond } from './second-reading/index.ts'
import { type KindName, kindNames, type RawRow, type SecondOutput } from './second-reading/shapes.ts'

const kindsWithPeople: KindName[] = kindNames.filter((kind) => kind !== 'unit' && kind !== 'ruling')

/** The answer without file and row, which may differ when rows are shuffled. */
function contentOf(output: SecondOutput): string {
  const sorted = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).sort()
  return JSON.stringify([
    sorted(output.persons),
    sorted(output.units),
    sorted(output.links.map(({ row: _, file: __, ...link }) => link)),
    sorted(output.findings.map(({ links, ...finding }) => ({ ...finding, links: links.length }))),
    output.rejects.length,
    output.quarterly,
  ])
}

describe('the second reading of random batches', () => {
  it('accounts for every row, and every linked row belongs to one person', () => {
    fc.assert(
      fc.property(randomBatch, (batch) => {
        const output = readSecond({ ...batch, policy: defaultPolicy })
        const carried = kindsWithPeople.flatMap((kind) => batch.rows[kind]).length
        const rejected = output.rejects.filter(({ kind }) => kindsWithPeople.includes(kind)).length
        expect(output.links.length + rejected).toBe(carried)
        const keys = new Set(output.persons.map(({ person_key }) => person_key))
        expect(keys.size).toBe(output.persons.length)
        for (const { person_key } of output.links) if (person_key !== null) expect(keys.has(person_key)).toBe(true)
        for (const { person_keys } of output.findings) for (const key of person_keys) expect(keys.has(key)).toBe(true)
        expect(output.quarterly.checks.filter(({ ok }) => !ok)).toEqual([])
      }),
      { numRuns: 60, seed: 41 },
    )
  })
  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(randomBatch, (batch) => {
        const reversed = Object.fromEntries(kindNames.map((kind) => [kind, [...batch.rows[kind]].reverse()])) as Record<
          KindName,
          RawRow[]
        >
        const forward = readSecond({ ...batch, policy: defaultPolicy })
        const backward = readSecond({ ...batch, rows: reversed, policy: defaultPolicy })
        expect(contentOf(backward)).toBe(contentOf(forward))
      }),
      { numRuns: 60, seed: 44 },
    )
  })
  it('meets every decision, disposition, reason, rule and finding of the contract', () => {
    const met = new Set<string>()
    for (const batch of fc.sample(randomBatch, { numRuns: 200, seed: 221 })) {
      const output = readSecond({ ...batch, policy: defaultPolicy })
      for (const person of output.persons) {
        for (const word of [person.disposition, person.household, person.rule, person.ask, ...person.reasons]) {
          met.add(String(word))
        }
        if (person.verified_at !== null) met.add('verified')
      }
      for (const link of output.links)
        for (const word of [link.decision, link.number_match, link.name_match]) met.add(String(word))
      for (const { code } of output.findings) met.add(code)
    }
    const words =
      'direct in_province out_of_province survey local non_local desk visit uninsured partial inaccurate missing verified ' +
      'auto review conflict none same upgraded repaired near L0 L1 L2 L3 L4 L5 L6 different ' +
      'P1 P2 P3 P4 P5 P6 P7 P8 P9 P10 P11 P12 P13 P14 P15 P16 P17 P18 P19 P20 ' +
      'duplicate_enrolment duplicate_benefit number_shared household_duplicate person_with_two_numbers after_death ' +
      'enrolled_but_cancelled death_not_cancelled number_invalid number_not_in_household unit_not_enrolled ' +
      'employee_not_enrolled area_unknown'
    expect(words.split(' ').filter((word) => !met.has(word))).toEqual([])
  })
})
