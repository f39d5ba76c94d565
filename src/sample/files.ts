import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { writeGb18030 } from './gb18030.ts'
import type { FactKind } from './world.ts'

export type SampleEncoding = 'gb18030' | 'utf-8'

/** Bytes gathered before they are written: memory stays the same for any number of people. */
const bufferBytes = 1 << 18

/** One delimited file that is written row by row. */
export class TableFile {
  readonly kind: FactKind | 'unit' | 'ruling' | 'truth'
  readonly name: string
  rows = 0
  private readonly bytes = Buffer.allocUnsafe(bufferBytes)
  private filled = 0
  private readonly descriptor: number
  private readonly encoding: SampleEncoding

  constructor(folder: string, name: string, kind: TableFile['kind'], header: string, encoding: SampleEncoding) {
    this.kind = kind
    this.name = name
    this.encoding = encoding
    this.descriptor = openSync(join(folder, name), 'w', 0o600)
    this.put(header)
  }

  /** Writes one line and says which data row it is, counted from 1. */
  write(line: string): number {
    this.put(line)
    this.rows += 1
    return this.rows
  }

  close(): void {
    this.flush()
    closeSync(this.descriptor)
  }

  /** Lines are encoded at once: kept as strings they would outlive the young generation and cost more than the making. */
  private put(line: string): void {
    if (this.filled + line.length * 4 + 1 > bufferBytes) this.flush()
    this.filled =
      this.encoding === 'gb18030'
        ? writeGb18030(line, this.bytes, this.filled)
        : this.filled + this.bytes.write(line, this.filled, 'utf8')
    this.bytes[this.filled] = 0x0a
    this.filled += 1
  }

  private flush(): void {
    for (let at = 0; at < this.filled; ) at += writeSync(this.descriptor, this.bytes, at, this.filled - at)
    this.filled = 0
  }
}

/** How the rows of a source are laid out in its files. */
export interface Layout {
  kind: FactKind | 'unit' | 'ruling'
  glob: string
  header: string
  delimiter: ',' | '|' | '\t'
  /** lines of batch.yaml that say what the headers and values mean */
  yaml: readonly string[]
}

const enrolmentCodes =
  'AAC001,AAC002,AAC003,AAE140,AAB301,AAC008,AAC031,status_code,AAB001,AAB998,AAB004,AAB019,AAC030,AAE035,AAC012,AAC084,AAE005,AAE006,AAC010,AAC009'
const enrolmentChinese =
  '人员编号,公民身份号码,姓名,险种类型,参保地区划,人员参保状态,个人缴费状态,参保状态代码,单位编号,统一社会信用代码,单位名称,单位类型,参保日期,变更日期,个人身份,离退休标志,联系电话,地址,户口所在地,户口性质'

/** The systems an enrolment may be kept in; each office's file looks a little different. */
export const enrolmentSystems = {
  employeesPension: {
    kind: 'enrolment',
    glob: 'employees-pension.csv',
    header: enrolmentCodes,
    delimiter: ',',
    yaml: [],
  },
  residentsPension: {
    kind: 'enrolment',
    glob: 'residents-pension.csv',
    header: enrolmentChinese,
    delimiter: ',',
    yaml: [
      '    values:',
      '      AAC008: { "正常参保": "1", "暂停参保": "2", "终止参保": "4" }',
      '      AAC031: { "缴费": "1", "暂停": "2", "终止缴费": "3" }',
    ],
  },
  medical: {
    kind: 'enrolment',
    glob: 'medical.txt',
    header: enrolmentCodes.replaceAll(',', '|'),
    delimiter: '|',
    yaml: ['    delimiter: "|"'],
  },
  injury: {
    kind: 'enrolment',
    glob: 'injury.csv',
    header: enrolmentChinese
      .replace('公民身份号码', '身份证号码')
      .replace('姓名', '人员姓名')
      .replace('险种类型', '险种')
      .replace('参保地区划', '行政区划')
      .replace('统一社会信用代码', '信用代码')
      .replace('单位名称', '工作单位'),
    delimiter: ',',
    yaml: [],
  },
  unemployment: {
    kind: 'enrolment',
    glob: 'unemployment.tsv',
    header: enrolmentCodes.replaceAll(',', '\t'),
    delimiter: '\t',
    yaml: [],
  },
  maternity: {
    kind: 'enrolment',
    glob: 'maternity.csv',
    header: enrolmentChinese.replace('公民身份号码', '参保人证件').replace('姓名', '参保人'),
    delimiter: ',',
    yaml: ['    columns: { 参保人证件: AAC002, 参保人: AAC003 }'],
  },
} as const satisfies Record<string, Layout>

export type EnrolmentSystem = keyof typeof enrolmentSystems

const layout = (kind: Layout['kind'], glob: string, header: string): Layout => ({
  kind,
  glob,
  header,
  delimiter: ',',
  yaml: [],
})

/** Every other kind: one file each, the household one per county. */
export const layouts = {
  household: layout(
    'household',
    'police-*.csv',
    '公民身份号码,姓名,性别,出生日期,户籍地区划,户口所在地,常住所在地地址,常住地区划,户口性质,户口簿编号,民族,联系电话,曾用名,与户主关系,父亲公民身份号码,母亲公民身份号码,配偶公民身份号码,人员状态',
  ),
  benefit: layout(
    'benefit',
    'benefits.csv',
    '人员编号,公民身份号码,姓名,险种类型,参保地区划,开始年月,终止年月,发放状态',
  ),
  employment: layout('employment', 'employment.csv', 'AAC002,AAC003,AAB998,AAB001,AAB004,AAB019,AAE030,AAE031'),
  salary: layout('salary', 'tax-salary.csv', '身份证号,姓名,统一社会信用代码,单位名称,单位类型,所属年月'),
  establishment: layout('establishment', 'establishment.csv', 'AAC002,AAC003,AAB998,AAB004,AAB019,AAC012'),
  unit: layout('unit', 'units.csv', '统一社会信用代码,单位名称,单位类型,所在地区划,登记状态,联系电话'),
  student: layout('student', 'students.csv', '公民身份号码,姓名,学校,入学日期,毕业日期,在籍状态'),
  death: layout('death', 'deaths.csv', '公民身份号码,姓名,死亡日期'),
  absence: layout('absence', 'absences.csv', '公民身份号码,姓名,原因,开始日期,终止日期'),
  assistance: layout('assistance', 'assistance.csv', '公民身份号码,姓名,类别,开始日期,终止日期'),
  card: layout('card', 'cards.csv', '社会保障号码,姓名,手机号码,现住址'),
  elsewhere: layout('elsewhere', 'elsewhere.csv', 'AAC002,AAC003,AAE140,AAB301,AAC008,AAC031,status_code'),
  verified: layout(
    'verified',
    'verified.csv',
    'AAC002,AAC003,verified_at,AAC010,AAE006,AAE005,AIC003,AKC003,ALC003,AJC003,AMC003',
  ),
  ruling: layout('ruling', 'rulings.csv', 'code,number_a,name_a,number_b,name_b,decision,decided_at'),
} as const satisfies Record<string, Layout>

/** The batch.yaml of one quarter. */
export function batchYaml(area: string, asOf: number, encoding: SampleEncoding, used: readonly Layout[]): string {
  const date = `${Math.floor(asOf / 10_000)}-${String(Math.floor(asOf / 100) % 100).padStart(2, '0')}-${String(asOf % 100).padStart(2, '0')}`
  const lines = [`area: "${area}"`, `asOf: ${date}`, `quarter: ${quarterOf(asOf)}`, 'sources:']
  for (const each of used) {
    lines.push(`  - kind: ${each.kind}`, `    files: ["${each.glob}"]`, `    encoding: ${encoding}`, ...each.yaml)
  }
  return `${lines.join('\n')}\n`
}

/** 20161231 → 2016Q4 */
export function quarterOf(date: number): string {
  return `${Math.floor(date / 10_000)}Q${Math.ceil((Math.floor(date / 100) % 100) / 3)}`
}
