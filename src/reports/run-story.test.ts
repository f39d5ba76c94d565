import { describe, expect, it } from 'vitest'
import { inventedQuarterly, inventedSummary } from '../../test/support/invented-results.ts'
import { tellQuarterly } from './quarterly-story.ts'
import { tellRun } from './run-story.ts'
import { displayWidth, textTable } from './text-table.ts'

describe('what a finished run says', () => {
  it('names people, those to ask, the coverages, the findings and the files, in Chinese', () => {
    const text = tellRun(inventedSummary(), '结果', 'canbao', 'zh')
    for (const words of [
      '103,211 人',
      '入户调查 22,101 人',
      '养老保险   84.8%',
      '重复参保  812 件',
      '结果/summary.html',
      '没有异地参保数据',
      '已跳过 units.xlsx',
    ]) {
      expect(text).toContain(words)
    }
  })

  it('says the same in English', () => {
    const text = tellRun(inventedSummary(), 'out', 'bin/canbao', 'en')
    for (const words of ['103,211 people', '22,101 by a visit', '84.8%', 'insured twice: 812', 'out/quarterly.xlsx']) {
      expect(text).toContain(words)
    }
  })

  it('says which check is broken', () => {
    const summary = inventedSummary()
    summary.checks.push({ name: 'rows:card', ok: false, detail: '10 ≠ 9' })
    expect(tellRun(summary, 'out', 'bin/canbao', 'en')).toContain('✗ Broken, do not trust: rows:card (10 ≠ 9)')
  })

  it('shows the quarterly table with its checks, aligned for Chinese characters', () => {
    const text = tellQuarterly(inventedQuarterly(), 'out', 'canbao', 'zh')
    expect(text).toContain('8,012,345')
    expect(text).toContain('✓ 合计行等于各市之和')
    expect(text).toContain('--cell 520300:9')
  })

  it('counts two columns for a Chinese character', () => {
    expect(displayWidth('遵义ab')).toBe(6)
    const lines = textTable(
      [
        ['市', '人'],
        ['遵义', '12'],
        ['a', '3'],
      ],
      [false, true],
    ).split('\n')
    expect(lines.map(displayWidth)).toEqual([8, 8, 8, 8])
  })
})
