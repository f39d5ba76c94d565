import { join } from 'node:path'
import type { Language } from '../problems.ts'
import { count } from './figures.ts'
import { columnTexts, formTitle } from './quarterly-form.ts'
import { checkDetail, checkWords, type Quarterly } from './run-summary.ts'
import { textTable } from './text-table.ts'

/** The quarterly table for a terminal: one line per column of the form, one column per city, then the checks. */
export function tellQuarterly(quarterly: Quarterly, outputFolder: string, command: string, language: Language): string {
  const zh = language === 'zh'
  const rows = quarterly.rows.slice(0, 9)
  const head = ['', zh ? '栏目' : 'column', zh ? '合计' : 'total', ...rows.map((row) => row.name || row.city)]
  const lines = columnTexts.map((column, at) => [
    String(at + 1),
    zh ? [column.group, column.title].filter(Boolean).join(' ') : column.en,
    count(quarterly.total[at] ?? 0),
    ...rows.map((row) => count(row.columns[at] ?? 0)),
  ])
  const parts = [
    `${zh ? formTitle : 'Quarterly table'} ${quarterly.quarter}`,
    '',
    textTable([head, ...lines], [true, false, ...head.slice(2).map(() => true)]),
    '',
  ]
  if (rows.length < quarterly.rows.length) {
    parts.push(
      zh ? `共 ${quarterly.rows.length} 行,其余见 xlsx。` : `${quarterly.rows.length} rows; the rest is in the xlsx.`,
    )
  }
  for (const check of quarterly.checks) {
    parts.push(`${check.ok ? '✓' : '✗'} ${checkWords(check, quarterly.rows, language)}  ${checkDetail(check)}`)
  }
  const first = quarterly.rows[0]?.city ?? 'total'
  parts.push(
    '',
    `${join(outputFolder, 'quarterly.xlsx')}  ${zh ? '官方表样' : 'the official form'}`,
    `${join(outputFolder, 'summary.html')}  ${zh ? '总览页' : 'the run on one page'}`,
    zh
      ? `打开一个数字: ${command} report ${outputFolder} --cell ${first}:9`
      : `Open a figure: ${command} report ${outputFolder} --cell ${first}:9`,
  )
  return `${parts.join('\n')}\n`
}
