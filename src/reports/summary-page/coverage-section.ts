import type { Language } from '../../problems.ts'
import { count, share } from '../figures.ts'
import { coverageGoal } from '../run-story.ts'
import type { RunSummary } from '../run-summary.ts'
import { insuranceNames } from '../vocabulary.ts'
import { drawBars, palette } from './charts.ts'
import { html, type Markup } from './markup.ts'

/** Coverage of the five insurances against the goal of 90 %. */
export function coverageSection(summary: RunSummary, language: Language): Markup {
  const zh = language === 'zh'
  const title = zh ? '五项保险参保率' : 'Coverage of the five insurances'
  const bars = summary.coverage.map((entry) => {
    const value = entry.expected > 0 ? (entry.insured / entry.expected) * 100 : 0
    return {
      label: short(insuranceNames[entry.insurance][language], language),
      value,
      text: share(entry.insured, entry.expected),
      color: value >= coverageGoal * 100 ? palette.teal : palette.blue,
    }
  })
  const goal = { value: coverageGoal * 100, text: zh ? '目标 90%' : 'goal 90%' }
  const rows = summary.coverage.map(
    (entry) => html`<tr><td>${insuranceNames[entry.insurance][language]}</td><td class="n">${count(entry.expected)}</td>
<td class="n">${count(entry.insured)}</td><td class="n">${share(entry.insured, entry.expected)}</td>
<td class="n">${count(entry.missing)}</td><td class="n">${count(entry.missingByLaw)}</td></tr>`,
  )
  const heads = zh
    ? ['险种', '应参或已参', '已参', '参保率', '应参未参', '其中法定']
    : ['insurance', 'expected', 'insured', 'coverage', 'missing', 'by law']
  return html`<section><h2>${title}</h2>
<p class="lead">${
    zh
      ? '本地户籍人员中，已参保（含异地参保）占应参保或已参保人数的比例。应参 = 法定应参 + 政策应参。'
      : 'Of people with household here: insured (elsewhere too), of those who must be or are. Required by law or by policy.'
  }</p>
<div class="two"><div class="block">${drawBars(`coverage-${language}`, title, bars, { width: 520, max: 100, goal, labelWidth: zh ? 70 : 100 })}</div>
<div class="block"><table><thead><tr>${heads.map((head, at) => html`<th class="${at > 0 ? 'n' : ''}">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></div></section>`
}

function short(name: string, language: Language): string {
  return language === 'zh' ? name : name.replace(/ insurance$/, '')
}
