import { indicator } from '../../../../src/standards/indicators.ts'

type Words = readonly [zh: string, en: string]

/** In which ways a person is looked at, by the actions of the audit. */
export const readingWords: Readonly<Record<string, Words>> = {
  'person.read': ['查看档案', 'Read the record'],
  'person.history': ['查看变化', 'Read what changed'],
  'person.evidence': ['查看各部门数据', 'Read what each source says'],
  'person.reveal': ['显示完整信息', 'Revealed in full'],
  'person.export': ['导出名单（含此人）', 'Exported in a list'],
  'person.decision.read': ['查看待复核的处理', 'Read a decision to approve'],
  'finding.read': ['查看有关疑点', 'Read a finding about them'],
  'finding.handover': ['导出转办清单（含此人）', 'Exported in a list to hand over'],
}

const revealed: Readonly<Record<string, Words>> = {
  number: ['证件号码', 'number'],
  phone: ['电话', 'phone'],
  address: ['地址', 'address'],
}

/** What was shown in full: a field of the record, or an indicator by its code. */
export const fieldWords = (field: string, say: (zh: string, en: string) => string): string =>
  say(...(revealed[field] ?? ([indicator(field)?.name ?? field, field] as const)))
