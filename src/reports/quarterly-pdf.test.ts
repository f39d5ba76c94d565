import { describe, expect, it } from 'vitest'
import { inventedQuarterly } from '../../test/support/invented-results.ts'
import { readPdfTexts } from '../../test/support/pdf-text.ts'
import { columnTexts, explanations, formNote, relations } from './quarterly-form.ts'
import { drawQuarterlyPdf } from './quarterly-pdf.ts'

const form = {
  reportingUnit: '贵州省遵义市',
  at: new Date('2017-01-20T01:00:00Z'),
  signed: null,
  mark: '第 1 版',
}
const signed = { preparer: '王𬱖', sectionHead: '欧阳䶮', unitHead: '买买提·艾则孜', on: '2017-01-20' }
const figures = (columns: readonly number[]) => columns.map((figure) => figure.toLocaleString('en-US'))

/** A province of so many cities, each with figures of its own. */
function provinceOf(cities: number) {
  const model = inventedQuarterly()
  const rows = Array.from({ length: cities }, (_, at) => ({
    city: String(520_100 + at * 100),
    name: `黔东南苗族侗族自治州${at}`,
    columns: model.rows[0]!.columns.map((figure, column) => figure + at * 1000 + column),
  }))
  const total = model.total.map((_, column) => rows.reduce((sum, { columns }) => sum + columns[column]!, 0))
  return { ...model, rows, total }
}

describe('the quarterly table as a PDF', () => {
  it('has every figure of the table, row by row, and all words of the form on one page', async () => {
    const quarterly = inventedQuarterly()
    const pages = readPdfTexts(await drawQuarterlyPdf(quarterly, form))
    expect(pages).toHaveLength(1)
    const [texts] = pages as [string[]]
    const from = texts.indexOf('合计')
    expect(texts.slice(from, from + 54)).toEqual(
      [{ name: '合计', columns: quarterly.total }, ...quarterly.rows].flatMap(({ name, columns }) => [
        name,
        ...figures(columns),
      ]),
    )
    const whole = texts.join('')
    for (const words of [
      '全民参保登记基础数据情况表',
      '填报单位(章):贵州省遵义市',
      '2016 年 第 4 季度',
      '单位:人',
      ...columnTexts.flatMap(({ title, group }) => [title, group]),
      formNote,
      '单位负责人签章:',
      '处(科)负责人签章:',
      '填表人签章:',
      ...explanations,
      ...relations,
      '第 1 页 共 1 页',
      form.mark,
    ]) {
      expect(whole).toContain(words)
    }
  })

  it('names who signed, with characters that are rare in names', async () => {
    const texts = readPdfTexts(await drawQuarterlyPdf(inventedQuarterly(), { ...form, signed })).flat()
    expect(texts).toEqual(
      expect.arrayContaining([
        '单位负责人签章:买买提·艾则孜',
        '处(科)负责人签章:欧阳䶮',
        '填表人签章:王𬱖',
        '报出日期:2017 年 1 月 20 日',
      ]),
    )
  })

  it('writes a character that the type lacks as its number, so that nobody takes the name for whole', async () => {
    const rare = { ...signed, preparer: '王𪚥' }
    const texts = readPdfTexts(await drawQuarterlyPdf(inventedQuarterly(), { ...form, signed: rare })).flat()
    expect(texts).toContain('填表人签章:王〔U+2A6A5〕')
  })

  it('goes on over pages with the heads on each, and is signed on the last, below figures', async () => {
    const quarterly = provinceOf(60)
    const pages = readPdfTexts(await drawQuarterlyPdf(quarterly, { ...form, signed }))
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((texts, at) => {
      const whole = texts.join('')
      expect(whole).toContain(columnTexts[16]!.title)
      expect(whole).toContain('甲栏')
      expect(whole).toContain(`第 ${at + 1} 页 共 ${pages.length} 页`)
      expect(whole.includes('填表人签章')).toBe(at === pages.length - 1)
      expect(whole.includes('(续表)')).toBe(at > 0)
      expect(whole).toMatch(/自治州\d/)
    })
    const texts = pages.flat()
    let from = 0
    for (const columns of [quarterly.total, ...quarterly.rows.map((row) => row.columns)]) {
      const at = texts.indexOf(figures(columns)[0]!, from)
      expect(texts.slice(at, at + 17)).toEqual(figures(columns))
      from = at + 17
    }
  })

  it('has a province of nine cities on one page, and figures of the whole country in their columns', async () => {
    const country = provinceOf(9)
    const huge = { ...country, total: country.total.map(() => 1_411_778_724) }
    const pages = readPdfTexts(await drawQuarterlyPdf(huge, form))
    expect(pages.flat().filter((text) => text === '1,411,778,724')).toHaveLength(17)
    const names = ['贵阳市', '六盘水市', '遵义市', '安顺市', '毕节市', '铜仁市']
    const autonomous = ['黔西南布依族苗族自治州', '黔东南苗族侗族自治州', '黔南布依族苗族自治州']
    const rows = country.rows.map((row, at) => ({ ...row, name: [...names, ...autonomous][at]! }))
    expect(readPdfTexts(await drawQuarterlyPdf({ ...country, rows }, form))).toHaveLength(1)
  })

  it('is the same to the last byte whenever it is drawn', async () => {
    const [once, again] = [await drawQuarterlyPdf(provinceOf(20), form), await drawQuarterlyPdf(provinceOf(20), form)]
    expect(Buffer.compare(once, again)).toBe(0)
    const later = await drawQuarterlyPdf(provinceOf(20), { ...form, at: new Date('2017-01-21T01:00:00Z') })
    expect(Buffer.compare(once, later)).not.toBe(0)
  })
})
