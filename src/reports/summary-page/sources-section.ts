import type { Language } from '../../problems.ts'
import { count } from '../figures.ts'
import type { RunSummary, SourceOutcome } from '../run-summary.ts'
import { kindNames, kindWords } from '../vocabulary.ts'
import { drawShares, palette } from './charts.ts'
import { html, type Markup } from './markup.ts'

const figures = ['read', 'accepted', 'rejected', 'warnings', 'linked', 'review', 'conflict', 'none'] as const

/** What came in and what became of it: each file's rows, and the shares per kind. */
export function sourcesSection(summary: RunSummary, language: Language): Markup {
  const zh = language === 'zh'
  const heads = zh
    ? ['来源', '文件', '读入', '接受', '拒收', '警告', '自动关联', '待复核', '冲突', '未关联']
    : ['source', 'file', 'read', 'accepted', 'rejected', 'warnings', 'linked', 'review', 'conflict', 'none']
  const title = zh ? '读入的每一行的去向' : 'What became of the rows'
  const kinds = byKind(summary.sources)
  const total = sumOf(summary.sources)
  return html`<section><h2>${zh ? '数据来源' : 'What came in'}</h2>
<p class="lead">${
    zh
      ? '读入 = 接受 + 拒收；接受 = 自动关联 + 待复核 + 冲突 + 未关联（单位登记和裁定不关联到人）。拒收的行逐行列在 rejects.parquet。'
      : 'read = accepted + rejected; accepted = linked + review + conflict + none (unit lists and rulings are linked to nobody). Rejected rows are listed in rejects.parquet.'
  }</p>
<div class="block">${drawShares(
    `sources-${language}`,
    title,
    kinds.map((kind) => ({ label: kindWords(kind.kind)[language], parts: partsOf(kind) })),
    [
      { label: zh ? '自动关联' : 'linked', color: palette.teal },
      { label: zh ? '待复核' : 'review', color: palette.amber },
      { label: zh ? '冲突' : 'conflict', color: palette.red },
      { label: zh ? '未关联' : 'none', color: palette.grey },
      { label: zh ? '接受（不涉及个人）' : 'accepted (no person)', color: '#7fb7e6' },
      { label: zh ? '拒收' : 'rejected', color: palette.ink },
    ],
    { width: 1060 },
  )}</div>
<div class="scroll"><table><thead><tr>${heads.map((head, at) => html`<th class="${at > 1 ? 'n' : ''}">${head}</th>`)}</tr></thead>
<tbody>${inOrder(summary.sources).map((source) => html`<tr><td>${kindWords(source.kind)[language]}</td><td>${source.file}</td>${figureCells(source)}</tr>`)}
<tr class="sum"><td>${zh ? '合计' : 'total'}</td><td></td>${figureCells(total)}</tr></tbody></table></div></section>`
}

function figureCells(source: SourceOutcome): Markup[] {
  return figures.map(
    (figure) => html`<td class="${source[figure] === 0 ? 'n zero' : 'n'}">${count(source[figure])}</td>`,
  )
}

function partsOf(kind: SourceOutcome): number[] {
  const parts = [kind.linked, kind.review, kind.conflict, kind.none]
  const withoutPerson = Math.max(0, kind.accepted - parts.reduce((sum, part) => sum + part, 0))
  return [...parts, withoutPerson, kind.rejected]
}

function inOrder(sources: readonly SourceOutcome[]): SourceOutcome[] {
  const order = Object.keys(kindNames)
  return [...sources].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.file < b.file ? -1 : 1))
}

function byKind(sources: readonly SourceOutcome[]): SourceOutcome[] {
  const kinds = [...new Set(inOrder(sources).map((source) => source.kind))]
  return kinds.map((kind) => ({ ...sumOf(sources.filter((source) => source.kind === kind)), kind }))
}

function sumOf(sources: readonly SourceOutcome[]): SourceOutcome {
  const sum = {
    kind: '',
    file: '',
    read: 0,
    accepted: 0,
    rejected: 0,
    warnings: 0,
    linked: 0,
    review: 0,
    conflict: 0,
    none: 0,
  }
  for (const source of sources) for (const figure of figures) sum[figure] += source[figure]
  return sum
}
