import { indicators as data } from './data/indicators.ts'

export interface Indicator {
  code: string
  name: string
  required: boolean
  /** C text, Z text identifier, N number, D date */
  type: 'C' | 'Z' | 'N' | 'D'
  /** GB18030 bytes for C: a Chinese character is 2, a rare one 4; absent for dates */
  length?: number
  codeTable?: string
  note?: string
}

export type IndicatorGroup = 'unit' | 'person' | 'status' | 'handling'

/** Tables 1–4 of 人社厅发〔2015〕41号, annex 1: units, people, their five statuses, and who handled the record. */
export const indicators: Readonly<Record<IndicatorGroup, readonly Indicator[]>> = {
  unit: data.unit,
  person: data.person,
  status: data.status,
  handling: data.handling,
}

/** The indicator of a code, null when the tables have none. */
export function indicator(code: string): Indicator | null {
  return (
    Object.values(indicators)
      .flat()
      .find((each) => each.code === code) ?? null
  )
}
