import type { Language } from '../problems.ts'
import { type InsuranceCode, insuranceNames, statusWords } from './vocabulary.ts'

/** What publishing would change, as the registry counts it. */
export interface ChangesToTell {
  entered: number
  changed: number
  unchanged: number
  left: number
  columns: readonly { column: string; people: number }[]
  codes: readonly { column: string; before: string | null; after: string | null; people: number }[]
}

export interface RunToTell {
  key: string
  area: string
  asOf: string
  quarter: string
  state: 'proposed' | 'refused' | 'published'
  proposedBy: string
  decidedBy: string | null
  alone: boolean
  refusal: string | null
  counts: Readonly<Record<string, number>> | null
}

/** How many changes of codes are told. */
const mostCodes = 12

/** A preview in words. */
export function tellChanges(changes: ChangesToTell, language: Language): string {
  const figure = (count: number) => count.toLocaleString('en-US').padStart(12)
  const zh = language === 'zh'
  const lines = [
    zh
      ? '入库后登记库将有这些变化（现在没有改动任何内容）:'
      : 'Publishing would change the register so (nothing is changed now):',
    `${figure(changes.entered)}  ${zh ? '人新进入' : 'people enter'}`,
    `${figure(changes.changed)}  ${zh ? '人有变化' : 'people change'}`,
    `${figure(changes.unchanged)}  ${zh ? '人不变' : 'people stay as they are'}`,
    `${figure(changes.left)}  ${zh ? '人离开（历史保留）' : 'people leave (their history stays)'}`,
  ]
  const codes = changes.codes.slice(0, mostCodes)
  if (codes.length > 0) lines.push('', zh ? '参保状态和去向的变化:' : 'Changes of insurance codes and disposition:')
  for (const { column, before, after, people } of codes) {
    const name = column.toUpperCase()
    const title = name in insuranceNames ? insuranceNames[name as InsuranceCode][language] : zh ? '去向' : 'disposition'
    lines.push(`${figure(people)}  ${title}: ${sayCode(before, language)} → ${sayCode(after, language)}`)
  }
  return `${lines.join('\n')}\n`
}

/** What became of a proposal, and what to do next. */
export function tellPublished(run: RunToTell, command: string, language: Language): string {
  const zh = language === 'zh'
  const what = zh
    ? `${run.area} ${run.quarter} 的结果（编号 ${run.key}）`
    : `The results of ${run.area}, ${run.quarter} (run ${run.key})`
  if (run.state === 'proposed') {
    return zh
      ? `${what}已由 ${run.proposedBy} 提请入库，等待另一人复核：\n  ${command} publish --approve ${run.key} --as 复核人\n`
      : `${what} are proposed by ${run.proposedBy} and wait for a second person:\n  ${command} publish --approve ${run.key} --as REVIEWER\n`
  }
  if (run.state === 'refused') {
    return zh ? `${what}未予入库：${run.refusal}\n` : `${what} were refused: ${run.refusal}\n`
  }
  const alone = run.alone ? (zh ? '（一人经办并复核）' : ' (by one person alone)') : ''
  const { entered = 0, changed = 0, left = 0, findings = 0, solved = 0 } = run.counts ?? {}
  return zh
    ? `${what}已入库${alone}: 新进入 ${entered} 人，变化 ${changed} 人，离开 ${left} 人；新疑点 ${findings} 条，消除 ${solved} 条。\n`
    : `${what} are published${alone}: ${entered} people entered, ${changed} changed, ${left} left; ${findings} new findings, ${solved} solved.\n`
}

function sayCode(code: string | null, language: Language): string {
  if (code === null) return language === 'zh' ? '无' : 'none'
  return `${code} ${statusWords(code)[language]}`.replace(`${code} ${code}`, code)
}
