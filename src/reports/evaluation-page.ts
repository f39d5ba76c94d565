import { writeFile } from 'node:fs/promises'
import type { Language } from '../problems.ts'
import type { EvaluatedPair, Evaluation } from './evaluation.ts'
import { bits, decisionWords, errorWords, share } from './evaluation-story.ts'
import { evidenceColumn, evidenceLevel } from './evidence-words.ts'
import { html, Markup } from './summary-page/markup.ts'
import { style } from './summary-page/style.ts'
import { kindWords } from './vocabulary.ts'

/** The evaluation on one page in one language, without network or script: figures, curve, and why each worst pair. */
export function drawEvaluationPage(evaluation: Evaluation, language: Language): string {
  const zh = language === 'zh'
  const { auto, review, candidates, lost } = evaluation
  const title = zh ? '关联质量' : 'Quality of links'
  const card = (name: string, figure: string, more: string) =>
    html`<div class="card"><div class="name">${name}</div><div class="figure">${figure}</div><div class="more">${more}</div></div>`
  const counts = (right: number, wrong: number) => (zh ? `对 ${right}，错 ${wrong}` : `${right} right, ${wrong} wrong`)
  const pairs = evaluation.errors.map((pair) => drawPair(pair, language))
  return html`<!doctype html>
<html lang="${zh ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${new Markup(style)}</style></head>
<body><header class="head"><div class="wrap"><h1>${title}</h1><p>${zh ? '与标准答案比较' : 'Against a truth'}</p></div></header>
<div class="wrap"><div class="cards">
${card(zh ? '自动关联准确率' : 'Precision of automatic links', auto.precision.toFixed(6), counts(auto.links - auto.wrong, auto.wrong))}
${card(zh ? '待核关联准确率' : 'Precision of links to review', share(review.precision), counts(review.links - review.wrong, review.wrong))}
${card(zh ? '候选人员准确率' : 'Precision of candidates', share(candidates.precision), counts(candidates.right, candidates.wrong))}
${card(zh ? '候选人员召回率' : 'Recall of candidates', share(candidates.recall), zh ? `应找出 ${lost.clerkCould ?? lost.rows} 行` : `of ${lost.clerkCould ?? lost.rows} rows to be found`)}
</div>
<section><h2>${zh ? '评分阈值曲线' : 'Curve over thresholds'}</h2><p class="lead">${zh ? '横轴是评分（比特），蓝线是准确率，绿线是召回率，虚线是本次运行选定的阈值' : 'By score in bits: precision in blue, recall in green; dashed: the threshold of the run'}</p>${drawCurve(evaluation)}</section>
<section><h2>${zh ? '各级关联' : 'Links by class'}</h2><table><thead><tr>${(zh ? ['关联', '号码', '姓名', '行数', '错'] : ['link', 'number', 'name', 'rows', 'wrong']).map((head, at) => html`<th${new Markup(at > 2 ? ' class="n"' : '')}>${head}</th>`)}</tr></thead><tbody>
${evaluation.classes.map(({ decision, numberMatch, nameMatch, links, wrong }) => html`<tr><td>${decisionWords[decision]?.[language] ?? decision}</td><td>${numberMatch}</td><td>${nameMatch}</td><td class="n">${links}</td><td class="n">${wrong}</td></tr>`)}
</tbody></table></section>
<section><h2>${zh ? '最严重的错误' : 'Worst errors'}</h2>${pairs.length > 0 ? pairs : html`<p class="lead">${zh ? '没有' : 'none'}</p>`}</section>
</div></body></html>
`.text
}

/** Writes the page, readable by its owner only. */
export async function writeEvaluationPage(evaluation: Evaluation, language: Language, path: string): Promise<void> {
  await writeFile(path, drawEvaluationPage(evaluation, language), { mode: 0o600 })
}

const [width, height, margin] = [1000, 260, 40]

function drawCurve({ curve, candidates }: Evaluation): Markup {
  if (curve.length === 0) return html`<p class="lead">—</p>`
  const scores = curve.map(({ score }) => score)
  const [low, high] = [Math.min(...scores), Math.max(...scores, Math.min(...scores) + 1)]
  const x = (score: number) => margin + ((score - low) / (high - low)) * (width - 2 * margin)
  const y = (value: number) => margin / 2 + (1 - value) * (height - margin * 1.5)
  const line = (name: 'precision' | 'recall', colour: string) =>
    html`<polyline fill="none" stroke="${colour}" stroke-width="2.5" points="${curve.map((point) => `${x(point.score).toFixed(1)},${y(point[name]).toFixed(1)}`).join(' ')}"/>`
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (value) =>
      html`<line x1="${margin}" x2="${width - margin}" y1="${y(value)}" y2="${y(value)}" stroke="#dde3e9"/><text x="${margin - 6}" y="${y(value) + 4}" text-anchor="end" font-size="12" fill="#6b7885">${value}</text>`,
  )
  const ticks = [low, (low + high) / 2, high].map(
    (score) =>
      html`<text x="${x(score)}" y="${height - 6}" text-anchor="middle" font-size="12" fill="#6b7885">${bits(score)}</text>`,
  )
  const { threshold } = candidates
  const picked =
    threshold === null
      ? ''
      : html`<line x1="${x(threshold)}" x2="${x(threshold)}" y1="${y(1)}" y2="${y(0)}" stroke="#c8443a" stroke-dasharray="5 4"/>`
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img">${grid}${ticks}${picked}${line('precision', '#1f5fa8')}${line('recall', '#2a7f62')}</svg>`
}

const barHeight = 22

/** A waterfall: each column's weight goes on where the last one ended, for to the right, against to the left. */
function drawPair({ error, kind, file, row, personKey, score, evidence }: EvaluatedPair, language: Language): Markup {
  const steps = evidence.filter(({ level }) => level !== 'missing')
  let sum = 0
  const ends = steps.map(({ weight }) => {
    sum += weight
    return sum
  })
  const [low, high] = [Math.min(0, ...ends), Math.max(1, ...ends)]
  const x = (at: number) => 330 + ((at - low) / (high - low)) * (width - 400)
  const bars = steps.map(({ column, level, weight }, at) => {
    const [from, to] = [ends[at]! - weight, ends[at]!]
    const top = at * barHeight
    return html`<text x="0" y="${top + 16}" font-size="13" fill="#22303c">${evidenceColumn(column)[language]} · ${evidenceLevel(level)[language]}</text>
<text x="315" y="${top + 16}" font-size="13" text-anchor="end" fill="#6b7885">${bits(weight)}</text>
<rect x="${x(Math.min(from, to)).toFixed(1)}" y="${top + 4}" width="${Math.max(1, x(Math.max(from, to)) - x(Math.min(from, to))).toFixed(1)}" height="${barHeight - 6}" rx="2" fill="${weight < 0 ? '#c8443a' : '#1f5fa8'}"/>`
  })
  return html`<div class="block"><h3>${errorWords[error][language]}: ${kindWords(kind)[language]} ${file}:${row} → ${personKey} (${bits(score)})</h3>
<svg class="chart" viewBox="0 0 ${width} ${steps.length * barHeight + 6}" role="img"><line x1="${x(0).toFixed(1)}" x2="${x(0).toFixed(1)}" y1="0" y2="${steps.length * barHeight}" stroke="#9aa7b4"/>${bars}</svg></div>`
}
