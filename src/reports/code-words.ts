import type { Language } from '../problems.ts'
import { schemes } from '../standards/code-tables.ts'
import { insuranceNames, type Said, statusWords } from './vocabulary.ts'

/** Codes of departments' columns in words (contract, batch.md "Kinds" and "Default meanings"). */
const words: Record<string, Record<string, Said>> = {
  AAC004: { '1': { zh: '男', en: 'male' }, '2': { zh: '女', en: 'female' } },
  AAC008: {
    '0': { zh: '未参保', en: 'not enrolled' },
    '1': { zh: '正常参保', en: 'active' },
    '2': { zh: '暂停参保', en: 'paused' },
    '3': { zh: '终止', en: 'ended' },
    '4': { zh: '终止参保', en: 'ended' },
  },
  AAC031: {
    '1': { zh: '参保缴费', en: 'paying' },
    '2': { zh: '暂停缴费', en: 'paused' },
    '3': { zh: '终止缴费', en: 'ended' },
  },
  AAC084: { '0': { zh: '在职', en: 'not retired' }, '1': { zh: '离退休', en: 'retired' } },
  AAE116: { '1': { zh: '正常发放', en: 'paid' }, '2': { zh: '暂停发放', en: 'paused' } },
  reason: {
    '1': { zh: '参军', en: 'military service' },
    '2': { zh: '服刑', en: 'serving a sentence' },
    '3': { zh: '出国', en: 'abroad' },
  },
  police_status: {
    '0': { zh: '正常', en: 'normal' },
    '1': { zh: '死亡', en: 'dead' },
    '2': { zh: '迁出', en: 'moved away' },
    '3': { zh: '服兵役', en: 'military service' },
    '4': { zh: '出国境定居', en: 'settled abroad' },
    '6': { zh: '失踪', en: 'missing' },
    '7': { zh: '删除', en: 'deleted' },
    '8': { zh: '注销', en: 'cancelled' },
    '9': { zh: '其它', en: 'other' },
  },
}

/** What a code in a column means where both languages have a word for it; '' where the code speaks for itself. */
export function codeMeaning(column: string, text: string, language: Language): string {
  const code = text.trim()
  const said = words[column]?.[code]
  if (said) return said[language]
  const scheme = column === 'AAE140' ? schemes[code] : undefined
  if (scheme) {
    // Pension and medical insurance have several schemes; the other three have one, named like the insurance.
    const isOne = !['AIC003', 'AKC003'].includes(scheme.insurance)
    return (isOne ? insuranceNames[scheme.insurance] : statusWords(scheme.code))[language]
  }
  if (column === 'status_code' || /^A[IKLJM]C003$/.test(column)) {
    const status = statusWords(code)[language]
    return status === code ? '' : status
  }
  return ''
}
