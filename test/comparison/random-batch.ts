import fc from 'fast-check'
import { inventedPeople, inventedUnits, someone } from './random-pools.ts'
import { type KindName, kindNames, type RawRow, type SecondInput } from './second-reading/shapes.ts'

export { writeBatch } from './write-batch.ts'

/** A batch in the contract's terms: the settings of batch.yaml and the rows as they came. */
export type RandomBatch = Omit<SecondInput, 'policy'>

type Cells = Record<string, string>
type CellsOf = fc.Arbitrary<Cells>

/** Mostly the first, now and then one of the others. */
function mostly(usual: string, ...others: string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: fc.constantFrom(...others) })
}

function rarely(usual: fc.Arbitrary<string>, ...others: string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 24, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...others) })
}

/** Cells of a row that is about somebody. */
function about(more: Record<string, fc.Arbitrary<string>>): CellsOf {
  return fc.record({ one: someone, more: fc.record(more) }).map(({ one, more: cells }) => ({
    AAC002: one.AAC002,
    AAC003: one.AAC003,
    ...(cells as Cells),
  }))
}

/** The three columns that name an employer, often none. */
function withEmployer(row: CellsOf, columns: Array<'AAB998' | 'AAB001' | 'AAB004'>): CellsOf {
  const none = { AAB998: '', AAB001: '', AAB004: '' }
  return fc.record({ row, unit: fc.constantFrom(...inventedUnits, none, none) }).map(({ row: cells, unit }) => ({
    ...cells,
    ...Object.fromEntries(columns.map((column) => [column, unit[column]])),
  }))
}

const places = ['520322', '520302', '520300', '520399', '520321', '522121', '520382001']
const outside = ['520102', '520123001', '520502', '522401', '529900', '500103', '110105', '520398', '990101']
const place = rarely(
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...places) }, fc.constantFrom(...outside)),
  '',
  '5203',
  '52O322',
)
const homes = ['520322001001', '520322', '520302001002', '520303002', '520321101200', '522101', '520382103']
const home = rarely(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...homes) },
    fc.constantFrom('520102001001', '520123', '500103', '522401'),
  ),
  '',
  '52O322',
)
const phone = fc.constantFrom('', '', '13000000001', '13000000002', '08512345678')
const address = mostly('某路一号', '', '某路二号')
const householdAddress = mostly('', '贵州省某县', '某乡')
const date = fc.constantFrom(
  '',
  '',
  '20100101',
  '2012-05-06',
  '2016/1/5',
  '20151130',
  '20161231',
  '20170101',
  '20160231',
)
const month = fc.constantFrom('201001', '2015-06', '201610', '201611', '201612', '201701', '')
const identity = mostly('', '11', '12', '24', '51', '54', '80', '88')
const unitType = mostly('', '10', '30', '50', '55', '81', '77')

const householdRow = about({
  AAC004: mostly('', '1', '2', '9'),
  AAC006: mostly('', '19800101', '1975-12-12', '20060901', '19501301'),
  AAB299: home,
  AAC010: householdAddress,
  AAE006: address,
  AAC301: mostly('', '520322', '520398', '5203'),
  AAC009: mostly('20', '', '10', '99'),
  AAB401: mostly('', 'H1', 'H2'),
  AAE005: phone,
  former_name: mostly('', '李小石', '王红梅', '李大山', '周不同'),
  police_status: mostly('0', '', '1', '2', '3', '4', '6', '7', '8', '9', '5'),
})

/** A household row as most are, so that batches are not made of exceptions alone. */
const plainHouseholdRow = fc
  .record({
    person: fc.constantFrom(...inventedPeople),
    AAB299: fc.constantFrom(...homes),
    AAE005: phone,
    AAB401: mostly('', 'H1'),
  })
  .map(({ person, ...cells }) => ({
    AAC002: person.number,
    AAC003: person.name,
    AAE006: '某路一号',
    former_name: person.former,
    ...cells,
  }))

const scheme = fc.constantFrom(
  '110',
  '110',
  '120',
  '170',
  '170',
  '190',
  '180',
  '310',
  '390',
  '390',
  '320',
  '410',
  '210',
  '510',
  '330',
  '999',
)
const statusCode = fc.oneof(
  { weight: 12, arbitrary: fc.constant('') },
  fc.constantFrom('11', '12', '14', '22', '23', '27', '91'),
)
const states = { AAC008: mostly('', '1', '2', '3', '4', '0', '7'), AAC031: mostly('1', '', '2', '3', '9') }

const enrolmentRow = withEmployer(
  about({
    AAC001: fc.constantFrom('', '1', '2', '10'),
    AAE140: scheme,
    AAB301: place,
    ...states,
    status_code: statusCode,
    AAB019: unitType,
    AAC030: date,
    AAE035: date,
    AAC012: identity,
    AAC084: mostly('', '0', '1'),
    AAE005: phone,
    AAE006: address,
    AAC010: householdAddress,
    AAC009: mostly('', '10', '20'),
  }),
  ['AAB998', 'AAB001', 'AAB004'],
)
const bounds = { AAE030: date, AAE031: date }
const code = (...codes: string[]) => mostly('', ...codes, '91', '92', '93', '94', '95', '82', '00')

const verifiedRow = about({
  verified_at: rarely(fc.constantFrom('20160601', '2016-07-01', '20161231'), '20161301'),
  AAC004: mostly('', '1', '2'),
  AAC006: mostly('', '19800101', '20000101'),
  AAC010: mostly('', '贵州省遵义市'),
  AAE006: mostly('', '核实路'),
  AAE005: phone,
  AAC012: identity,
  AAB004: mostly('', '核实单位'),
  AIC003: code('11', '12'),
  AKC003: code('21', '27'),
  ALC003: code('30'),
  AJC003: code('40'),
  AMC003: code('50'),
})

const person = fc.constantFrom(...inventedPeople.slice(0, 12))
const ruledName = fc.constantFrom<'own' | 'other' | 'none'>('own', 'own', 'other', 'none')
const findingCodes = [
  'number_shared',
  'number_shared',
  'household_duplicate',
  'person_with_two_numbers',
  'person_with_two_numbers',
  'duplicate_enrolment',
  'duplicate_benefit',
  'after_death',
  'enrolled_but_cancelled',
  'death_not_cancelled',
  'number_invalid',
  'number_not_in_household',
  'employee_not_enrolled',
]
const rulingRow: CellsOf = fc
  .record({
    finding: fc.constantFrom(...findingCodes),
    first: person,
    firstName: ruledName,
    second: person,
    secondNumber: fc.constantFrom<'same' | 'other' | 'none'>('same', 'other', 'none'),
    secondName: ruledName,
    decision: fc.constantFrom('same', 'different', 'lawful'),
  })
  .map((ruling) => {
    const nameOf = (kind: string, name: string) => (kind === 'own' ? name : kind === 'other' ? '周不同' : '')
    const numbers = { same: ruling.first.number, other: ruling.second.number, none: '' }
    const second = ruling.secondNumber === 'other' ? ruling.second.name : ruling.second.former || '周不同'
    return {
      code: ruling.finding,
      number_a: ruling.first.number,
      name_a: nameOf(ruling.firstName, ruling.first.name),
      number_b: numbers[ruling.secondNumber],
      name_b: nameOf(ruling.secondName, second),
      decision: ruling.decision,
      decided_at: '20161101',
    }
  })

const unitRow = withEmployer(
  fc.record({
    AAB019: unitType,
    AAB301: mostly('520302', '520322', '520102', '', '520398'),
    state: mostly('', '1', '2', '3', '8'),
    AAE005: phone,
  }),
  ['AAB998', 'AAB004'],
)

const rowsOfKind: Record<KindName, { row: CellsOf; atMost: number }> = {
  household: { row: fc.oneof(plainHouseholdRow, householdRow), atMost: 40 },
  enrolment: { row: enrolmentRow, atMost: 50 },
  benefit: {
    row: about({
      AAC001: fc.constantFrom('', '1', '2'),
      AAE140: fc.constantFrom('110', '120', '170', '170', '210', '310', '330'),
      AAB301: place,
      AAE041: rarely(month, '201613'),
      AAE042: mostly('', '201612', '201611', '201701'),
      AAE116: mostly('', '1', '2'),
    }),
    atMost: 25,
  },
  employment: {
    row: withEmployer(about({ AAB019: unitType, ...bounds }), ['AAB998', 'AAB001', 'AAB004']),
    atMost: 8,
  },
  salary: {
    row: withEmployer(about({ AAB019: unitType, AAE041: rarely(month, '2016') }), ['AAB998', 'AAB004']),
    atMost: 8,
  },
  establishment: {
    row: withEmployer(about({ AAB019: unitType, AAC012: identity }), ['AAB998', 'AAB004']),
    atMost: 5,
  },
  unit: { row: unitRow, atMost: 6 },
  student: { row: about({ school: fc.constant('某校'), ...bounds, state: mostly('', '1', '0') }), atMost: 6 },
  death: { row: about({ death_date: date }), atMost: 6 },
  absence: { row: about({ reason: fc.constantFrom('1', '2', '3', '', '4'), ...bounds }), atMost: 5 },
  assistance: { row: about({ category: fc.constantFrom('低保', '特困', ''), ...bounds }), atMost: 4 },
  card: { row: about({ AAE005: phone, AAE006: address }), atMost: 10 },
  elsewhere: {
    row: about({
      AAE140: scheme,
      AAB301: rarely(fc.constantFrom(...outside, '520302'), ''),
      ...states,
      status_code: statusCode,
    }),
    atMost: 10,
  },
  verified: { row: verifiedRow, atMost: 10 },
  ruling: { row: rulingRow, atMost: 6 },
}

/** Rows of a kind, some of them twice; `file` is that of the kind, `row` counts from 1. */
function rawRows(kind: KindName): fc.Arbitrary<RawRow[]> {
  const { row, atMost } = rowsOfKind[kind]
  const times = fc.oneof({ weight: 12, arbitrary: fc.constant(1) }, fc.constant(2))
  const least = kind === 'household' ? 5 : 0
  return fc
    .array(fc.record({ cells: row, times }), { minLength: least, maxLength: atMost, size: 'max' })
    .map((rows) =>
      rows
        .flatMap(({ cells, times: count }) => Array.from({ length: count }, () => cells))
        .map((cells, index) => ({ file: `${kind}.csv`, row: index + 1, cells })),
    )
}

/**
 * Small adversarial batches: 5 to 40 household rows of two dozen people, every kind, status, scheme and state, damaged
 * and shared numbers and names, abolished and unknown divisions, bad dates, rulings and verified rows.
 */
export const randomBatch: fc.Arbitrary<RandomBatch> = fc
  .record({
    area: fc.oneof({ weight: 5, arbitrary: fc.constant('520300') }, fc.constantFrom('520000', '520322', '520100')),
    asOf: mostly('20161231', '20161130', '20170615'),
    households: fc.boolean(),
    rows: fc.record(Object.fromEntries(kindNames.map((kind) => [kind, rawRows(kind)]))),
  })
  .map(({ area, asOf, households, rows }) => ({
    area,
    asOf: Number(asOf),
    quarter: '2016Q4',
    households: households ? { [area === '520322' ? '520300' : area]: 100 } : {},
    rows: rows as Record<KindName, RawRow[]>,
    areaIsProvince: area.endsWith('0000'),
  }))
