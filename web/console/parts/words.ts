import { codeMeaning } from '../../../src/reports/code-words.ts'
import { columnWords } from '../../../src/reports/column-words.ts'
import { dispositionNames, reasonNames, type Said } from '../../../src/reports/vocabulary.ts'
import { type CodeTableName, codeName, codeTables } from '../../../src/standards/code-tables.ts'
import { indicator } from '../../../src/standards/indicators.ts'
import type { Language } from './language-name.ts'

type Words = readonly [zh: string, en: string]

/** The five insurances, by the indicator of their status; short, for charts and marks. */
export const insuranceWords: Readonly<Record<string, Words>> = {
  AIC003: ['养老', 'Pension'],
  AKC003: ['医疗', 'Medical'],
  ALC003: ['工伤', 'Work injury'],
  AJC003: ['失业', 'Unemployment'],
  AMC003: ['生育', 'Maternity'],
}

const pairsOf = (names: Readonly<Record<string, Said>>): Readonly<Record<string, Words>> =>
  Object.fromEntries(Object.entries(names).map(([code, { zh, en }]) => [code, [zh, en]]))

/** What becomes of a person (contract, `disposition`). */
export const dispositionWords = pairsOf(dispositionNames)

/** Why somebody is to be asked (contract, `reasons`). */
export const reasonWords = pairsOf(reasonNames)

/** How they are asked (contract, `ask`). */
export const askWords: Readonly<Record<string, Words>> = {
  visit: ['入户调查', 'Visit'],
  desk: ['柜台核对', 'At the desk'],
}

export const householdWords: Readonly<Record<string, Words>> = {
  local: ['本地户籍', 'Household here'],
  non_local: ['外地户籍', 'Household elsewhere'],
}

const dates = new Set(['AAC006', 'AAC030', 'AAE030', 'AAE031', 'AAE035', 'death_date', 'verified_at'])

/** What a code or date of a column says; official tables that are Chinese alone stay so. Without a meaning, as it is. */
export function codeText(column: string, code: string | null, language: Language): string {
  if (code === null) return '—'
  if (dates.has(column) && /^\d{8}$/.test(code)) return code.replace(/^(....)(..)(..)$/, '$1-$2-$3')
  const own = column in codeTables ? codeName(column as CodeTableName, code) : null
  const meaning = codeMeaning(column, code, language)
  return (language === 'zh' ? (own ?? meaning) : meaning || own) || code
}

/** What a column is called: the ministry's name of an indicator, else the departments' word; `own` before these. */
export function columnText(column: string, language: Language, own?: string): string {
  const known = columnWords[column]
  if (language === 'en') return known === undefined ? (own ?? column) : upperFirst(known.en)
  return own ?? indicator(column)?.name ?? known?.zh ?? column
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** A text that is the same in both languages. */
export const same = (text: string): Words => [text, text]

/** Values of the register's own columns that are words (contract, persons.parquet). */
export const valueWords: Readonly<Record<string, Words>> = {
  employed: ['单位就业', 'employed'],
  preschool: ['学龄前', 'below school age'],
  student: ['在校学生', 'student'],
  retired: ['退休', 'retired'],
  flexible: ['灵活就业', 'flexible work'],
  unknown: ['不详', 'unknown'],
  '01': ['居民身份证', "citizen's number"],
}
