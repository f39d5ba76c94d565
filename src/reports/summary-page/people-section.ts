import type { Language } from '../../problems.ts'
import { count, share } from '../figures.ts'
import type { AreaCount, RunSummary } from '../run-summary.ts'
import { reasonWords } from '../vocabulary.ts'
import { drawBars, drawShares, palette } from './charts.ts'
import { html, type Markup } from './markup.ts'

/** Bars beyond this number cannot be read any more; the table below has them all. */
const mostBars = 20

/** Who must be asked, why, and where. */
export function peopleSection(summary: RunSummary, language: Language): Markup {
  const zh = language === 'zh'
  const { people, peopleToAsk } = summary
  const open = people.visit + people.desk
  const byReason = zh ? '按原因' : 'By reason'
  const outcome = zh ? '本地户籍人员的情况' : 'People with household here'
  const reasons = peopleToAsk.byReason.map((entry) => ({
    label: reasonWords(entry.reason)[language],
    value: entry.people,
    text: count(entry.people),
    color: palette.amber,
  }))
  const areas = peopleToAsk.byCounty.length > 0 ? peopleToAsk.byCounty : peopleToAsk.byCity
  return html`<section><h2>${zh ? '需核实人员' : 'People to ask'}</h2>
<p class="lead">${
    zh
      ? `本地户籍 ${count(people.local)} 人中，还要核实 ${count(open)} 人（${share(open, people.local)}）；一人可有几个原因。非本地户籍另有 ${count(people.nonLocalToAsk)} 人在窗口核实。`
      : `Of ${count(people.local)} people with household here ${count(open)} are still to ask (${share(open, people.local)}); one may have several reasons. ${count(people.nonLocalToAsk)} more, with household elsewhere, are asked at counters.`
  }</p>
<div class="two"><div class="block"><h3>${outcome}</h3>${drawShares(
    `outcome-${language}`,
    outcome,
    [
      {
        label: zh ? '本地户籍' : 'household here',
        parts: [people.direct, people.inProvince, people.outOfProvince, people.survey - open, open],
      },
    ],
    [
      { label: zh ? '直接入库' : 'direct', color: palette.teal },
      { label: zh ? '省内异地' : 'in province', color: '#7fb7e6' },
      { label: zh ? '省外异地' : 'outside', color: palette.blue },
      { label: zh ? '已核实' : 'verified', color: '#9ccfb8' },
      { label: zh ? '需核实' : 'to ask', color: palette.amber },
    ],
    { width: 520, labelWidth: zh ? 70 : 100 },
  )}</div>
<div class="block"><h3>${byReason}</h3>${drawBars(`reasons-${language}`, byReason, reasons, { width: 520, labelWidth: zh ? 70 : 150 })}</div></div>
${areas.length > 0 ? byArea(areas, language) : null}</section>`
}

function byArea(areas: readonly AreaCount[], language: Language): Markup {
  const zh = language === 'zh'
  const title = zh ? '按地区' : 'By area'
  const ordered = [...areas].sort((a, b) => b.toAsk - a.toAsk || (a.area < b.area ? -1 : 1))
  const bars = ordered.slice(0, mostBars).map((area) => ({
    label: area.name || area.area,
    value: area.toAsk,
    text: `${count(area.toAsk)} · ${share(area.toAsk, area.people)}`,
  }))
  const rows = ordered.map(
    (
      area,
    ) => html`<tr><td>${area.name || area.area}</td><td class="n">${area.area}</td><td class="n">${count(area.people)}</td>
<td class="n">${count(area.toAsk)}</td><td class="n">${share(area.toAsk, area.people)}</td></tr>`,
  )
  const heads = zh ? ['地区', '代码', '本地户籍', '需核实', '占比'] : ['area', 'code', 'people', 'to ask', 'share']
  return html`<h3>${title}</h3><div class="wide"><div class="block">${drawBars(`areas-${language}`, title, bars, { width: 520, labelWidth: 150 })}</div>
<div><table><thead><tr>${heads.map((head, at) => html`<th class="${at > 0 ? 'n' : ''}">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></div>`
}
