import type { Engine } from '../comparison/engine/duckdb.ts'
import { insurances } from '../comparison/plan/insured-rows.ts'
import { policyRows } from '../policy/compile-policy.ts'
import type { PolicyRow } from '../policy/decision-table.ts'
import type { Batch } from '../sources/batch-file.ts'
import { schemes } from '../standards/code-tables.ts'
import { canonicalCode, divisionNames, divisionTable, prefectureOf } from '../standards/divisions.ts'
import { nameCharacters } from '../standards/names.ts'

export type AreaLevel = 'province' | 'prefecture' | 'county'

export const levelOf = (area: string): AreaLevel =>
  area.endsWith('0000') ? 'province' : area.endsWith('00') ? 'prefecture' : 'county'

/** Loads what the plan joins to: parameters, divisions, schemes, characters of names and unit numbers, the policy. */
export async function loadReferences(engine: Engine, batch: Batch, rows: readonly PolicyRow[]): Promise<void> {
  await engine.load('parameters', { as_of: 'INTEGER', as_of_month: 'INTEGER', area: 'VARCHAR' }, [
    [batch.asOf, batch.asOfMonth, canonicalCode(batch.area)],
  ])
  await engine.load(
    'divisions',
    { code: 'VARCHAR', canonical: 'VARCHAR', prefecture: 'VARCHAR', full_name: 'VARCHAR' },
    divisionTable().map(({ code }) => [
      code,
      canonicalCode(code),
      reportingPrefecture(code),
      divisionNames(code).join(''),
    ]),
  )
  await engine.load(
    'schemes',
    { scheme: 'VARCHAR', insurance: 'INTEGER', code: 'VARCHAR' },
    Object.entries(schemes).map(([scheme, { insurance, code }]) => [scheme, insurances.indexOf(insurance) + 1, code]),
  )
  await engine.load(
    'characters',
    {
      character: 'VARCHAR',
      normal: 'VARCHAR',
      bare: 'VARCHAR',
      variant: 'VARCHAR',
      surname_variant: 'VARCHAR',
      pinyin: 'VARCHAR',
      surname_pinyin: 'VARCHAR',
      readings: 'VARCHAR',
      placeholder: 'BOOLEAN',
    },
    nameCharacters().map((one) => [
      one.character,
      one.normal,
      one.bare,
      one.variant,
      one.surnameVariant,
      one.pinyin,
      one.surnamePinyin,
      one.readings.length > 0 ? `,${one.readings.join(',')},` : '',
      one.placeholder,
    ]),
  )
  await engine.load(
    'unit_characters',
    {
      character: 'VARCHAR',
      place: 'INTEGER',
      credit_value: 'INTEGER',
      credit_weight: 'INTEGER',
      organisation_value: 'INTEGER',
      organisation_weight: 'INTEGER',
    },
    unitCharacters(),
  )
  const policy = policyRows(rows)
  const columns = Object.fromEntries(
    Object.entries(policy[0] ?? {}).map(([name, value]) => [
      name,
      typeof value === 'number' ? 'INTEGER' : typeof value === 'boolean' ? 'BOOLEAN' : 'VARCHAR',
    ]),
  )
  await engine.load(
    'policy',
    columns,
    policy.map((row) => Object.values(row)),
  )
}

/** Reporting prefecture: of the successor; xx9900 is a reporting city of its own (contract, batch.md "Place"). */
function reportingPrefecture(code: string): string {
  return code.slice(2, 4) === '99' ? `${code.slice(0, 2)}9900` : prefectureOf(code)
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** Values and weights of GB 32100 (18 characters) and GB 11714 (9 characters) by character and place. */
function* unitCharacters(): Generator<(string | number | null)[]> {
  let weight = 1
  for (let place = 1; place <= 18; place++) {
    for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      const credit = creditAlphabet.indexOf(character)
      const organisation = place <= 8 ? Number.parseInt(character, 36) : null
      yield [character, place, credit < 0 ? null : credit, weight, organisation, organisationWeights[place - 1] ?? null]
    }
    weight = (weight * 3) % 31
  }
}
