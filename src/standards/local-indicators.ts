import { lengthInGB18030 } from './gb18030-length.ts'
import { readDate } from './plain-date.ts'

export const localIndicatorTypes = ['text', 'number', 'date', 'code'] as const
export type LocalIndicatorType = (typeof localIndicatorTypes)[number]

/**
 * An indicator that a province adds (适当扩充; 人社厅发〔2015〕44号 art. 7: by the ministry's standard): what its values are
 * checked against.
 */
export interface LocalIndicator {
  code: string
  name: string
  type: LocalIndicatorType
  /** text: GB18030 bytes, as 41 counts type C; number: digits; the others have none */
  length: number | null
  codes: { code: string; name: string }[] | null
}

/** Why something does not fit, in both languages; it repeats nothing of what was written. */
export interface Fault {
  where: string
  zh: string
  en: string
}

/** An item of LD/T 92 keeps its number, three capitals and three digits; what that standard lacks is called X_…. */
export const localCodePattern = '^([A-Z]{3}\\d{3}|X_[A-Z0-9_]{1,18})$'

/** What is wrong with a definition; null when it can be used. */
export function faultOfDefinition({ name, type, length, codes }: LocalIndicator): Fault | null {
  if (name.trim() === '') return { where: 'name', zh: '名称是空白', en: 'the name is blank' }
  const isMeasured = type === 'text' || type === 'number'
  if (isMeasured && length === null)
    return { where: 'length', zh: '文本和数值要有长度', en: 'a text or number has a length' }
  if (!isMeasured && length !== null)
    return { where: 'length', zh: '日期和代码不另设长度', en: 'a date or code has no length' }
  if ((type === 'code') !== (codes !== null))
    return { where: 'codes', zh: '代码型（且只有代码型）要列出代码', en: 'a code, and nothing else, lists its codes' }
  if (new Set(codes?.map(({ code }) => code)).size !== (codes?.length ?? 0))
    return { where: 'codes', zh: '代码重复', en: 'a code is there twice' }
  return null
}

/** Why a value is none of the indicator's; null when it is one. `where` is the indicator's code. */
export function faultOfValue({ code, type, length, codes }: LocalIndicator, value: string): Fault | null {
  const fault = (zh: string, en: string): Fault => ({ where: code, zh, en })
  switch (type) {
    case 'text':
      if (value.trim() === '') return fault('内容是空白', 'it is blank')
      if (lengthInGB18030(value) > length!)
        return fault(
          `超过 ${length} 字节（一个汉字 2 字节）`,
          `it has more than ${length} bytes (a Chinese character is 2)`,
        )
      return null
    case 'number':
      if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(value)) return fault('不是数字', 'it is no number')
      if (value.replace(/[-.]/g, '').length > length!)
        return fault(`超过 ${length} 位`, `it has more than ${length} digits`)
      return null
    case 'date':
      if (!/^\d{8}$/.test(value) || readDate(value) === null)
        return fault('不是真实的日期，应写成 YYYYMMDD', 'it is no real day, written YYYYMMDD')
      return null
    case 'code':
      return codes!.some((each) => each.code === value)
        ? null
        : fault('不在代码表内', 'it is none of the codes of the indicator')
  }
}
