import type { Language } from '../problems.ts'
import { dispositionNames, type InsuranceCode, insuranceNames, kindWords, statusWords } from './vocabulary.ts'

/** The difference between two runs, as it is told. */
export interface DifferenceToTell {
  before: { people: number }
  after: { people: number }
  entered: number
  left: number
  stayed: number
  changes: readonly {
    column: string
    before: string | null
    after: string | null
    people: number
    sources: readonly { kind: string; more: number; fewer: number }[]
  }[]
  sameRows: number
}

const mostTold = 15
/** The difference between two runs in words: the balance of people, then changes of codes with the sources behind them. */
export function tellDifference(difference: DifferenceToTell, language: Language): string {
  const zh = language === 'zh'
  const figure = (count: number) => count.toLocaleString('en-US').padStart(12)
  const { before, after, entered, left, stayed, sameRows } = difference
  const lines = [
    `${figure(before.people)}  ${zh ? '人在前一次结果中' : 'people in the earlier run'}`,
    `${figure(left)}  ${zh ? '人离开' : 'left'}`,
    `${figure(stayed)}  ${zh ? '人两次都有' : 'are in both'}`,
    `${figure(entered)}  ${zh ? '人新进入' : 'entered'}`,
    `${figure(after.people)}  ${zh ? '人在后一次结果中' : 'people in the later run'}`,
  ]
  if (difference.changes.length === 0) return `${lines.join('\n')}\n`
  lines.push('', zh ? '两次都有的人中,状态和去向的变化:' : 'Of those in both, changes of codes and disposition:')
  for (const change of difference.changes.slice(0, mostTold)) {
    const { column, people } = change
    const title =
      column in insuranceNames ? insuranceNames[column as InsuranceCode][language] : zh ? '去向' : 'disposition'
    const say = (code: string | null) => sayCode(column, code, language)
    lines.push(`${figure(people)}  ${title}: ${say(change.before)} → ${say(change.after)}`)
    const sources = change.sources.slice(0, 4).map((source) => saySource(source, language))
    if (sources.length > 0) lines.push(`${' '.repeat(14)}${sources.join(zh ? '、' : ', ')}`)
  }
  if (sameRows > 0) {
    lines.push(
      '',
      zh
        ? `${figure(sameRows)}  人各来源的行数都没有变,变化来自内容、年龄或规则`
        : `${figure(sameRows)}  people have as many rows in every source: content, age or policy changed them`,
    )
  }
  return `${lines.join('\n')}\n`
}

function sayCode(column: string, code: string | null, language: Language): string {
  if (code === null) return language === 'zh' ? '无' : 'none'
  return column === 'disposition'
    ? (dispositionNames[code]?.[language] ?? code)
    : `${code} ${statusWords(code)[language]}`
}

function saySource(source: { kind: string; more: number; fewer: number }, language: Language): string {
  const name = kindWords(source.kind)[language]
  const counts = [...(source.more > 0 ? [`+ ${source.more}`] : []), ...(source.fewer > 0 ? [`− ${source.fewer}`] : [])]
  return `${name} ${counts.join(' / ')}${language === 'zh' ? ' 人' : ''}`
}
