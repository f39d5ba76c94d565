import { findingWords, type InsuranceCode, insuranceNames } from '../../../../src/reports/vocabulary.ts'
import type { FindingRow } from '../../../api/schema.ts'

type Say = (zh: string, en: string) => string

export const insuranceText = (insurance: string | null, say: Say): string => {
  const names = insurance === null ? undefined : insuranceNames[insurance as InsuranceCode]
  return names === undefined ? (insurance ?? '—') : say(names.zh, names.en)
}

/** What a finding says, in a sentence: of whom, and what. */
export function sentenceOf({ code, insurance, detail }: FindingRow, names: readonly string[], say: Say): string {
  const { means } = findingWords(code)
  const whom = names.length > 0 ? names.slice(0, 4).join('、') : subjectOf(detail)
  const said = say(means.zh, means.en)
  const of =
    insurance === null ? '' : say(`（${insuranceText(insurance, say)}）`, ` (${insuranceText(insurance, say)})`)
  return `${whom === '' ? '' : say(`${whom}：`, `${whom}: `)}${said}${of}${say('。', '.')}`
}

/** Whom or what a finding is about, where it is nobody of the register. */
const subjectOf = (detail: FindingRow['detail']): string => detail.name || detail.unit || detail.division || ''

/** What stands in a finding, in words of the reader; numbers are masked. */
export function detailsOf(detail: FindingRow['detail'], say: Say): { label: string; text: string }[] {
  const labels: Readonly<Record<string, string>> = {
    name: 'AAB998' in detail ? say('单位名称', 'Unit') : say('姓名', 'Name'),
    number: say('号码', 'Number'),
    number_a: say('号码一', 'First number'),
    number_b: say('号码二', 'Second number'),
    AAB998: say('统一社会信用代码', 'Credit code'),
    division: say('区划代码', 'Division code'),
  }
  return Object.entries(detail)
    .filter(([name, text]) => name in labels && text !== '')
    .map(([name, text]) => ({ label: labels[name]!, text }))
}
