import { checkDigit } from '../../../src/standards/identity-number.ts'
import { defaultPolicy } from './default-policy.ts'
import { readSecond } from './index.ts'
import {
  type KindName,
  kindNames,
  type PersonRecord,
  type RawRow,
  type SecondInput,
  type SecondOutput,
} from './shapes.ts'

/** An invented 18-digit number: region, birth date, sequence (odd is male) and its check digit. */
export function numberOf(region: string, birth: string, sequence: string): string {
  const first17 = `${region}${birth}${sequence}`
  return first17 + checkDigit(first17)
}

/** A man of thirty-six and others of 桐梓县, in 遵义市. */
export const li = numberOf('520322', '19800101', '001')
export const wang = numberOf('520322', '19850505', '003')
export const child = numberOf('520322', '20080303', '005')
export const old = numberOf('520322', '19500707', '007')

/** A household row with nothing missing. */
export const household = {
  AAC002: li,
  AAC003: '李大山',
  AAB299: '520322001001',
  AAC010: '贵州省遵义市桐梓县',
  AAE006: '娄山关街道一号',
  AAE005: '13000000001',
}
/** An active enrolment in the employees' pension, naming no employer. */
export const enrolment = {
  AAC001: '1',
  AAC002: li,
  AAC003: '李大山',
  AAE140: '110',
  AAB301: '520322',
  AAC031: '1',
  AAC030: '20100101',
}
export const benefit = { AAC001: '1', AAC002: li, AAC003: '李大山', AAE140: '170', AAB301: '520322', AAE041: '201001' }

type Given = Array<[KindName, Record<string, string>]>
type Settings = Partial<Pick<SecondInput, 'area' | 'asOf' | 'households' | 'policy'>>

/** The input that holds the given rows, in the file of their kind. */
export function inputOf(given: Given, settings: Settings = {}): SecondInput {
  const rows = Object.fromEntries(kindNames.map((kind) => [kind, [] as RawRow[]])) as Record<KindName, RawRow[]>
  for (const [kind, cells] of given) rows[kind].push({ file: `${kind}.csv`, row: rows[kind].length + 1, cells })
  const area = settings.area ?? '520300'
  return {
    asOf: 20161231,
    quarter: '2016Q4',
    households: {},
    policy: defaultPolicy,
    ...settings,
    area,
    rows,
    areaIsProvince: area.endsWith('0000'),
  }
}

/** Reads the given rows for 遵义市 at the end of 2016. */
export function read(given: Given, settings: Settings = {}): SecondOutput {
  return readSecond(inputOf(given, settings))
}

/** The only person of the register. */
export function onlyPerson(given: Given, settings: Settings = {}): PersonRecord {
  const { persons } = read(given, settings)
  if (persons.length !== 1) throw new Error(`${persons.length} people where one was meant`)
  return persons[0]!
}

/** What the register says of one link: number, name, decision. */
export function linkOf(output: SecondOutput, kind: KindName, row = 1): string {
  const link = output.links.find((each) => each.kind === kind && each.row === row)!
  return [link.number_match, link.name_match, link.decision].join(' ')
}

/** Codes of the findings, each as often as it was found. */
export function codesOf(output: SecondOutput): string[] {
  return output.findings.map((finding) => finding.code).sort()
}
