import type { Language } from '../../problems.ts'
import { count } from '../figures.ts'
import type { RunSummary } from '../run-summary.ts'
import { kindWords } from '../vocabulary.ts'
import { html, type Markup } from './markup.ts'

/** What the reader should know about the files: guesses, columns not used, cells emptied. */
export function notesSection(summary: RunSummary, language: Language): Markup | null {
  const zh = language === 'zh'
  const guessed = summary.encodings.filter((entry) => entry.guessed)
  const lists = [
    list(
      zh ? '自动识别的编码和分隔符' : 'Encodings and delimiters that were detected',
      guessed.map(
        (entry) =>
          `${entry.file}: ${entry.encoding}${entry.delimiter ? `, ${delimiterWords(entry.delimiter, zh)}` : ''}`,
      ),
    ),
    list(
      zh ? '不识别、没有使用的列' : 'Columns not known and not used',
      summary.unknownColumns.map((entry) => `${kindWords(entry.kind)[language]} ${entry.file}: ${entry.column}`),
    ),
    list(
      zh ? '被清空的单元格（日期或代码不可能）' : 'Cells emptied (impossible date or unknown code)',
      summary.warnings.map((entry) => `${kindWords(entry.kind)[language]} ${entry.column}: ${count(entry.count)}`),
    ),
  ].filter((entry) => entry !== null)
  if (lists.length === 0) return null
  return html`<section><h2>${zh ? '说明' : 'Notes'}</h2>${lists}</section>`
}

function list(title: string, lines: readonly string[]): Markup | null {
  if (lines.length === 0) return null
  return html`<h3>${title}</h3><ul class="plain">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}

function delimiterWords(delimiter: string, zh: boolean): string {
  if (delimiter === '\t') return zh ? '制表符' : 'tab'
  return zh ? `分隔符 ${delimiter}` : `delimiter ${delimiter}`
}
