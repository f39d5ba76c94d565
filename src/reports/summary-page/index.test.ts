import { describe, expect, it } from 'vitest'
import { inventedQuarterly, inventedSummary } from '../../../test/support/invented-results.ts'
import { drawSummaryPage } from './index.ts'
import { escapeText } from './markup.ts'

describe('the run on one page', () => {
  it('says who is in the register, the coverage, the findings and the quarterly table', () => {
    const page = drawSummaryPage(inventedSummary(), inventedQuarterly())
    for (const words of [
      '103,211',
      '84.8%',
      '重复参保',
      '2,890',
      '全民参保登记基础数据情况表',
      '8,012,345',
      '目标 90%',
    ]) {
      expect(page).toContain(words)
    }
    expect(page).toContain('<html lang="zh-CN">')
    expect(page.match(/<svg /g)!.length).toBe(10)
  })

  it('needs no network and no script', () => {
    const page = drawSummaryPage(inventedSummary(), inventedQuarterly())
    expect(page).not.toMatch(/https?:|<script|<link|src=|url\((?!#)|@import/)
  })

  it('shows English first when asked', () => {
    const page = drawSummaryPage(inventedSummary(), inventedQuarterly(), 'en')
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('id="lang-en" checked')
  })

  it('is the same for the same run', () => {
    const first = drawSummaryPage(inventedSummary(), inventedQuarterly())
    expect(drawSummaryPage(inventedSummary(), inventedQuarterly())).toBe(first)
  })

  it('shows odd texts as they are and lets none of them become markup', () => {
    const odd = `<script>alert(1)</script>"'&{b|x}𠮷\u0007\uD800`
    const page = drawSummaryPage(inventedSummary(odd), inventedQuarterly())
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;{b|x}𠮷\uFFFD\uFFFD')
  })

  it('warns loudly of a broken check, of files left out and of a missing elsewhere source', () => {
    const summary = inventedSummary()
    summary.checks.push({
      name: 'rows:card',
      ok: false,
      detail: '10 ≠ 9',
      said: { zh: '卡库少了一行', en: 'a row is lost' },
    })
    const page = drawSummaryPage(summary, inventedQuarterly())
    expect(page).toContain('不可信')
    expect(page).toContain('卡库少了一行')
    expect(page).toContain('units.xlsx')
    expect(page).toContain('没有异地参保数据')
  })

  it('stands even when nothing came in', () => {
    const empty = inventedSummary()
    const none = { total: 0, local: 0, nonLocal: 0, direct: 0, inProvince: 0, outOfProvince: 0, survey: 0 }
    empty.people = { ...none, verified: 0, visit: 0, desk: 0, nonLocalToAsk: 0 }
    empty.coverage = []
    empty.sources = []
    empty.findings = {}
    empty.peopleToAsk = { byReason: [], byCity: [], byCounty: [] }
    const page = drawSummaryPage(empty, { quarter: '2016Q4', rows: [], total: Array<number>(17).fill(0), checks: [] })
    expect(page).not.toMatch(/NaN|undefined|Infinity/)
  })

  it('escapes everything that HTML would read', () => {
    expect(escapeText(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;')
  })
})
