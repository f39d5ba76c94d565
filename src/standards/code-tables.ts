import { codes } from './data/codes.ts'

/** The five insurances by the indicator that holds their status: pension, medical, injury, unemployment, maternity. */
export const insurances = ['AIC003', 'AKC003', 'ALC003', 'AJC003', 'AMC003'] as const
export type Insurance = (typeof insurances)[number]

export type CodeTableName = keyof typeof codes

export interface CodeTable {
  name: string
  /** code → Chinese meaning */
  codes: Readonly<Record<string, string>>
}

/** Code tables 1–9 of 人社厅发〔2015〕41号, annex 2, by indicator. */
export const codeTables: Readonly<Record<CodeTableName, CodeTable>> = codes

/** Insurance and status code that an enrolment of the scheme gives. */
export interface Scheme {
  insurance: Insurance
  code: string
}

/** AAE140 (险种类型) → insurance and status code; other schemes (330 大额) are linked and give no code. */
export const schemes: Readonly<Record<string, Scheme>> = {
  '110': { insurance: 'AIC003', code: '11' },
  '120': { insurance: 'AIC003', code: '13' },
  '170': { insurance: 'AIC003', code: '12' },
  '180': { insurance: 'AIC003', code: '15' },
  '190': { insurance: 'AIC003', code: '14' },
  '310': { insurance: 'AKC003', code: '21' },
  '320': { insurance: 'AKC003', code: '24' },
  '390': { insurance: 'AKC003', code: '27' },
  '410': { insurance: 'ALC003', code: '30' },
  '210': { insurance: 'AJC003', code: '40' },
  '510': { insurance: 'AMC003', code: '50' },
}

/** The Chinese meaning of a code, null when its table has none. */
export function codeName(table: CodeTableName, code: string): string | null {
  return codeTables[table].codes[code] ?? null
}
