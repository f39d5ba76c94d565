import type { components } from '../../../api/schema.ts'
import type { Language } from '../../parts/language-name.ts'
import { askWords, codeText, dispositionWords, insuranceWords } from '../../parts/words.ts'

export type Job = components['schemas']['Job']
export type Run = components['schemas']['Run']

export type Words = readonly [zh: string, en: string]

/** Colours that white letters are read on (WCAG 2.2, 1.4.3). */
export const runStates: Readonly<Record<Run['state'], { words: Words; colour: string }>> = {
  proposed: { words: ['已提请', 'Proposed'], colour: '#8f4f00' },
  published: { words: ['已入库', 'Published'], colour: '#1d7a3d' },
  refused: { words: ['不予入库', 'Refused'], colour: '#c0262d' },
}

export const jobKinds: Readonly<Record<Job['kind'], Words>> = {
  check: ['检查', 'Check'],
  compare: ['比对', 'Comparison'],
  propose: ['提请入库', 'Proposal'],
  preview: ['入库预览', 'Preview'],
  publish: ['入库', 'Publishing'],
  difference: ['两次运行的差异', 'Difference'],
  policy_preview: ['规则表影响预览', 'Policy preview'],
}

export const jobStates: Readonly<Record<Job['state'], { words: Words; colour: string }>> = {
  waiting: { words: ['等待中', 'Waiting'], colour: '#4d5866' },
  running: { words: ['进行中', 'Running'], colour: '#12528f' },
  done: { words: ['已完成', 'Done'], colour: '#1d7a3d' },
  failed: { words: ['未成功', 'Failed'], colour: '#c0262d' },
  cancelled: { words: ['已停止', 'Stopped'], colour: '#4d5866' },
}

const sourceKinds: Readonly<Record<string, Words>> = {
  household: ['公安户籍', 'Household (police)'],
  enrolment: ['社会保险参保', 'Enrolment'],
  benefit: ['待遇发放', 'Benefits paid'],
  employment: ['就业用工', 'Employment'],
  salary: ['个税扣缴', 'Salary (tax)'],
  establishment: ['机构编制', 'Establishment'],
  unit: ['单位登记', 'Units'],
  student: ['教育学籍', 'Students'],
  death: ['死亡', 'Deaths'],
  absence: ['服役服刑出境', 'Absence'],
  assistance: ['民政救助', 'Assistance'],
  card: ['社保卡', 'Cards'],
  elsewhere: ['异地参保', 'Insured elsewhere'],
  verified: ['已核实信息', 'Verified'],
  ruling: ['人工裁定', 'Rulings'],
}

export const kindText = (kind: string): Words => sourceKinds[kind] ?? [kind, kind]

/** Name of a column of codes: one of the five insurances, how somebody is asked, or what becomes of the person. */
export const columnText = (column: string): Words =>
  insuranceWords[column.toUpperCase()] ?? (column === 'ask' ? ['调查', 'Asking'] : ['去向', 'Disposition'])

interface Speech {
  say: (...words: Words) => string
  language: Language
}

/** A code of such a column in words. */
export function changeText(column: string, code: string | null, { say, language }: Speech): string {
  if (column === 'ask') return say(...((code !== null && askWords[code]) || ['不需调查', 'Not asked']))
  if (code === null) return say('无', 'none')
  const words = dispositionWords[code]
  if (words) return say(...words)
  return column.toUpperCase() in insuranceWords ? `${code} ${codeText(column.toUpperCase(), code, language)}` : code
}

/** Day and minute, as an office writes them. */
export const momentText = (moment: string | null): string =>
  moment === null ? '—' : new Date(moment).toLocaleString('sv-SE').slice(0, 16)

export function sizeText(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
