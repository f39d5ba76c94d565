import type { Language } from '../problems.ts'
import { codeName } from '../standards/code-tables.ts'
import { divisionNames } from '../standards/divisions.ts'
import { codeMeaning } from './code-words.ts'

/** What a cell means, beside its text as it came; '' where the text speaks for itself. */
function meaningOf(column: string, text: string, language: Language): string {
  const meaning = codeMeaning(column, text, language)
  // Names of places and the official code tables are Chinese: in English the code stands alone.
  if (meaning !== '' || language === 'en') return meaning
  const code = text.trim()
  if (['AAB299', 'AAB301', 'AAC301'].includes(column)) return divisionNames(code).join('')
  return column === 'AAC012' || column === 'AAB019' || column === 'AAC009' ? (codeName(column, code) ?? '') : ''
}

/** A cell's text with its meaning: `170（城乡居民基本养老保险）`. */
export function tellCell(column: string, text: string, language: Language): string {
  const meaning = meaningOf(column, text, language)
  if (meaning === '') return text
  return language === 'zh' ? `${text}（${meaning}）` : `${text} (${meaning})`
}
