import type { Language } from '../../problems.ts'
import { count, share } from '../figures.ts'
import { coverageGoal } from '../run-story.ts'
import { brokenChecks, type Coverage, checkDetail, type RunSummary } from '../run-summary.ts'
import { insuranceNames } from '../vocabulary.ts'
import { html, type Markup } from './markup.ts'

/** Title, alarms, and the four figures a director asks for first. */
export function headline(summary: RunSummary, language: Language): Markup {
  const zh = language === 'zh'
  return html`<header class="head"><div class="wrap">
<h1>${zh ? `${summary.areaName} 全民参保登记` : `${summary.areaName}: social insurance register`}</h1>
<p>${zh ? `${quarterWords(summary.quarter, language)} · 基准日 ${summary.asOf}` : `${quarterWords(summary.quarter, language)} · as of ${summary.asOf}`}</p>
</div></header>
<div class="wrap"><div class="cards">${cards(summary, language)}</div>${alarms(summary, language)}</div>`
}

/** 2016Q4 → 2016 年第 4 季度. */
export function quarterWords(quarter: string, language: Language): string {
  const year = quarter.slice(0, 4)
  const season = quarter.slice(5)
  return language === 'zh' ? `${year} 年第 ${season} 季度` : `quarter ${season} of ${year}`
}

function cards(summary: RunSummary, language: Language): Markup[] {
  const zh = language === 'zh'
  const { people } = summary
  const open = people.visit + people.desk
  const clear = people.local - open
  const unit = zh ? '人' : ''
  const coverage = (insurance: string) => summary.coverage.find((entry) => entry.insurance === insurance)
  return [
    card(
      zh ? '登记库' : 'In the register',
      html`${count(people.total)}<small>${unit}</small>`,
      zh
        ? `本地户籍 ${count(people.local)}，非本地户籍 ${count(people.nonLocal)}`
        : `${count(people.local)} with household here, ${count(people.nonLocal)} elsewhere`,
    ),
    card(
      zh ? '情况清楚（本地户籍）' : 'Clear (household here)',
      html`${share(clear, people.local)}`,
      zh
        ? `${count(clear)} 人，其中已核实 ${count(people.verified)}`
        : `${count(clear)} people, ${count(people.verified)} of them verified`,
    ),
    card(
      zh ? '需核实（本地户籍）' : 'Still to ask (household here)',
      html`${count(open)}<small>${unit}</small>`,
      zh
        ? `入户调查 ${count(people.visit)}，查档案即可 ${count(people.desk)}`
        : `${count(people.visit)} by a visit, ${count(people.desk)} from the records`,
    ),
    card(
      zh ? '参保率（目标 90%）' : 'Coverage (goal 90%)',
      html`${rate(coverage('AIC003'))}<small>${insuranceNames.AIC003[language]}</small>`,
      html`${insuranceNames.AKC003[language]} ${rate(coverage('AKC003'))}`,
    ),
  ]
}

function card(name: string, figure: Markup, more: string | Markup): Markup {
  return html`<div class="card"><div class="name">${name}</div><div class="figure">${figure}</div><div class="more">${more}</div></div>`
}

function rate(entry: Coverage | undefined): Markup {
  if (!entry || entry.expected === 0) return html`—`
  const reached = entry.insured / entry.expected >= coverageGoal
  return html`<span class="${reached ? 'good' : 'bad'}">${share(entry.insured, entry.expected)}</span>`
}

function alarms(summary: RunSummary, language: Language): Markup[] {
  const zh = language === 'zh'
  const broken = brokenChecks(summary.checks)
  const result: Markup[] = []
  if (broken.length > 0) {
    const list = broken.map(
      (check) =>
        html`<li>${check.said?.[language] ?? check.name} <span class="detail">${checkDetail(check)}</span></li>`,
    )
    result.push(
      html`<div class="alarm"><p><b>${zh ? '校验不符，本次结果不可信，请勿上报。' : 'Checks are broken: do not trust or report these results.'}</b></p><ul class="plain">${list}</ul></div>`,
    )
  }
  if (!summary.elsewhereGiven) {
    result.push(
      html`<div class="notice"><p>${
        zh
          ? '本批次没有异地参保数据（elsewhere）：在外地参保的人仍列在需核实人员中。'
          : 'No source of enrolments elsewhere was given: people insured elsewhere are still among those to ask.'
      }</p></div>`,
    )
  }
  if (summary.skipped.length > 0) {
    const list = summary.skipped.map((file) => html`<li>${file.file}: ${file.reason[language]}</li>`)
    result.push(
      html`<div class="notice"><p>${zh ? '下列文件有错，没有使用：' : 'These files have faults and were left out:'}</p><ul class="plain">${list}</ul></div>`,
    )
  }
  return result
}
