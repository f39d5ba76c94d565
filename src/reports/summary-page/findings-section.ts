import type { Language } from '../../problems.ts'
import { count } from '../figures.ts'
import type { RunSummary } from '../run-summary.ts'
import { type FindingCode, findingNames } from '../vocabulary.ts'
import { html, type Markup } from './markup.ts'

/** What is wrong in the data, each class with its meaning in words. */
export function findingsSection(summary: RunSummary, language: Language): Markup {
  const zh = language === 'zh'
  const codes = Object.keys(findingNames) as FindingCode[]
  const found = codes.map((code) => ({ code, count: summary.findings[code] ?? 0 })).sort((a, b) => b.count - a.count)
  const most = Math.max(1, ...found.map((entry) => entry.count))
  const total = found.reduce((sum, entry) => sum + entry.count, 0)
  const rows = found.map(({ code, count: number }) => {
    const width = number > 0 ? Math.max(2, Math.round((number / most) * 150)) : 0
    return html`<tr><td>${findingNames[code][language]}</td><td class="${number === 0 ? 'n zero' : 'n'}">${count(number)}</td>
<td><span class="bar" style="width:${width}px"></span></td><td>${findingNames[code].means[language]}</td></tr>`
  })
  const heads = zh ? ['问题', '件数', '', '含义'] : ['finding', 'count', '', 'meaning']
  return html`<section><h2>${zh ? '数据中发现的问题' : 'What is wrong in the data'}</h2>
<p class="lead">${zh ? `共 ${count(total)} 件，逐件列在 findings.parquet。` : `${count(total)} findings; each is listed in findings.parquet.`}</p>
<table><thead><tr>${heads.map((head, at) => html`<th class="${at === 1 ? 'n' : ''}">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></section>`
}
