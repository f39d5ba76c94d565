import type { Language } from '../../problems.ts'
import { count } from '../figures.ts'
import { columnTexts, formGroups, formTitle, insuranceGroups } from '../quarterly-form.ts'
import { brokenChecks, type Check, checkDetail, checkWords, type Quarterly, type RunSummary } from '../run-summary.ts'
import { quarterWords } from './headline.ts'
import { html, type Markup } from './markup.ts'

const groupWords: Record<string, string> = {
  户籍信息: 'household',
  登记信息: 'registration',
  数据应用: 'use of the data',
}

/** The quarterly table in the layout of the form, and the checks of the run. */
export function quarterlySection(summary: RunSummary, quarterly: Quarterly, language: Language): Markup {
  const zh = language === 'zh'
  const rows = [
    { name: zh ? '合计' : 'total', columns: quarterly.total, sum: true },
    ...quarterly.rows.map((row) => ({ ...row, sum: false })),
  ]
  return html`<section class="sideways"><h2>${zh ? formTitle : 'Quarterly table'}</h2>
<p class="lead">${quarterWords(quarterly.quarter, language)} · ${zh ? '单位：人。每个数字可打开成名单：canbao report 结果文件夹 --cell 地区:栏号' : 'people. Each figure opens as its list: canbao report OUT --cell area:column'}</p>
<div class="scroll"><table class="form"><thead>${heads(language)}</thead><tbody>${rows.map(
    (row) =>
      html`<tr class="${row.sum ? 'sum' : ''}"><td>${row.name}</td>${row.columns.map((figure) => html`<td class="n">${count(figure)}</td>`)}</tr>`,
  )}</tbody></table></div>
<h3>${zh ? '校验' : 'Checks'}</h3><ul class="checks">${quarterly.checks.map((check) => tellCheck(check, quarterly, language))}${balance(summary, quarterly, language)}</ul></section>`
}

function heads(language: Language): Markup {
  const zh = language === 'zh'
  if (!zh) {
    return html`<tr><th></th>${formGroups.map((group) => html`<th colspan="${group.last - group.first + 1}">${groupWords[group.title]!}</th>`)}</tr>
<tr><th></th>${columnTexts.map((column) => html`<th>${column.en}</th>`)}</tr>${numbers('')}`
  }
  const single = columnTexts.filter((column) => column.group === '')
  const grouped = columnTexts.filter((column) => column.group !== '')
  return html`<tr><th rowspan="3">城市</th>${formGroups.map((group) => html`<th colspan="${group.last - group.first + 1}">${group.title}</th>`)}</tr>
<tr>${single.map((column) => html`<th rowspan="2">${column.title}</th>`)}${insuranceGroups.map(
    (group) => html`<th colspan="${group.last - group.first + 1}">${group.title}</th>`,
  )}</tr>
<tr>${grouped.map((column) => html`<th>${column.title}</th>`)}</tr>${numbers('甲栏')}`
}

function numbers(first: string): Markup {
  return html`<tr><th>${first}</th>${columnTexts.map((_, at) => html`<th>${at + 1}</th>`)}</tr>`
}

function tellCheck(check: Check, quarterly: Quarterly, language: Language): Markup {
  return html`<li><b class="${check.ok ? 'good' : 'bad'}">${check.ok ? '✓' : '✗'}</b> ${checkWords(check, quarterly.rows, language)}<span class="detail">${checkDetail(check)}</span></li>`
}

/** The checks beyond the table's own, two per file: those that hold are counted, those that do not are listed. */
function balance(summary: RunSummary, quarterly: Quarterly, language: Language): Markup[] {
  const others = summary.checks.filter((check) => !quarterly.checks.some((own) => own.name === check.name))
  const holding = others.filter((check) => check.ok)
  const lines = brokenChecks(others).map((check) => tellCheck(check, quarterly, language))
  if (holding.length > 0) {
    const words =
      language === 'zh'
        ? `逐文件的行数平衡：${holding.length} 项相符（读入 = 接受 + 拒收，接受 = 各种去向之和）`
        : `balance of rows, file by file: ${holding.length} hold (read = accepted + rejected, accepted = the sum of what became of them)`
    lines.push(html`<li><b class="good">✓</b> ${words}</li>`)
  }
  return lines
}
