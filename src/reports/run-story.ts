import { join } from 'node:path'
import type { Language } from '../problems.ts'
import { count, share } from './figures.ts'
import { brokenChecks, checkDetail, type RunSummary } from './run-summary.ts'
import { findingWords, insuranceNames, reasonWords } from './vocabulary.ts'

/** The goal of the plan: 法定人员和适龄城乡居民参保 ≥ 90 % (人社厅函〔2014〕221号). */
export const coverageGoal = 0.9

/**
 * What a finished run says, for somebody who has never seen a terminal. `outputFolder` and `command` as the person
 * gave them.
 */
export function tellRun(summary: RunSummary, outputFolder: string, command: string, language: Language): string {
  const parts = language === 'zh' ? tellChinese(summary) : tellEnglish(summary)
  return `\n${[...parts, ...tellPaths(outputFolder, command, language)].join('\n')}\n`
}

function tellChinese(summary: RunSummary): string[] {
  const { people } = summary
  const registered = people.local - people.visit - people.desk
  const lines = [
    `${summary.areaName} ${summary.quarter} 全民参保登记比对完成（基准日 ${summary.asOf}）`,
    '',
    `登记库共 ${count(people.total)} 人：本地户籍 ${count(people.local)} 人，非本地户籍 ${count(people.nonLocal)} 人。`,
    `本地户籍中 ${count(registered)} 人(${share(registered, people.local)})情况清楚,` +
      `还要核实 ${count(people.visit + people.desk)} 人：入户调查 ${count(people.visit)} 人，查档案即可 ${count(people.desk)} 人。`,
  ]
  const reasons = summary.peopleToAsk.byReason.filter((entry) => entry.people > 0)
  if (reasons.length > 0) {
    const list = reasons.map((entry) => `${reasonWords(entry.reason).zh} ${count(entry.people)} 人`).join(',')
    lines.push(`核实的原因：${list}（一人可有几个原因）。`)
  }
  lines.push('', '五项保险的参保率（目标 90%）:', ...coverageLines(summary, 'zh'))
  lines.push('', '数据中发现的问题:', ...findingLines(summary, 'zh'))
  lines.push(...warningLines(summary, 'zh'))
  return lines
}

function tellEnglish(summary: RunSummary): string[] {
  const { people } = summary
  const registered = people.local - people.visit - people.desk
  const lines = [
    `${summary.areaName} ${summary.quarter}: the comparison is done (as of ${summary.asOf})`,
    '',
    `The register has ${count(people.total)} people: ${count(people.local)} with household here, ${count(people.nonLocal)} with household elsewhere.`,
    `Of those with household here ${count(registered)} (${share(registered, people.local)}) are clear; ` +
      `${count(people.visit + people.desk)} are still to ask: ${count(people.visit)} by a visit, ${count(people.desk)} from the records.`,
  ]
  const reasons = summary.peopleToAsk.byReason.filter((entry) => entry.people > 0)
  if (reasons.length > 0) {
    const list = reasons.map((entry) => `${reasonWords(entry.reason).en} ${count(entry.people)}`).join(', ')
    lines.push(`Why: ${list} (a person may have several reasons).`)
  }
  lines.push('', 'Coverage of the five insurances (goal 90%):', ...coverageLines(summary, 'en'))
  lines.push('', 'What is wrong in the data:', ...findingLines(summary, 'en'))
  lines.push(...warningLines(summary, 'en'))
  return lines
}

function coverageLines(summary: RunSummary, language: Language): string[] {
  return summary.coverage.map((entry) => {
    const name = insuranceNames[entry.insurance][language]
    const rate = share(entry.insured, entry.expected)
    const missing = count(entry.missing)
    return language === 'zh'
      ? `  ${name}  ${rate.padStart(6)}   应参未参 ${missing} 人`
      : `  ${name.padEnd(24)} ${rate.padStart(6)}   ${missing} missing`
  })
}

function findingLines(summary: RunSummary, language: Language): string[] {
  const lines = Object.entries(summary.findings)
    .filter(([, found]) => found > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([code, found]) => {
      const words = findingWords(code)
      return language === 'zh'
        ? `  ${words.zh}  ${count(found)} 件(${words.means.zh})`
        : `  ${words.en}: ${count(found)} (${words.means.en})`
    })
  return lines.length > 0 ? lines : [language === 'zh' ? '  没有发现问题。' : '  Nothing.']
}

function warningLines(summary: RunSummary, language: Language): string[] {
  const zh = language === 'zh'
  const lines: string[] = []
  if (!summary.elsewhereGiven) {
    lines.push(
      zh
        ? '! 本批次没有异地参保数据：在外地参保的人仍在需调查名单里。'
        : '! No source of enrolments elsewhere was given: people insured elsewhere are still among those to ask.',
    )
  }
  for (const file of summary.skipped) {
    lines.push(zh ? `! 已跳过 ${file.file}: ${file.reason.zh}` : `! Left out ${file.file}: ${file.reason.en}`)
  }
  const rejected = summary.sources.reduce((sum, source) => sum + source.rejected, 0)
  if (rejected > 0) {
    lines.push(
      zh
        ? `! 有 ${count(rejected)} 行数据不合要求，没有使用，逐行列在 rejects.parquet。`
        : `! ${count(rejected)} rows were not usable; each is listed in rejects.parquet.`,
    )
  }
  for (const check of brokenChecks(summary.checks)) {
    const words = check.said?.[language] ?? check.name
    lines.push(
      zh
        ? `✗ 校验不符，结果不可信：${words}(${checkDetail(check)})`
        : `✗ Broken, do not trust: ${words} (${checkDetail(check)})`,
    )
  }
  return lines.length > 0 ? ['', ...lines] : []
}

function tellPaths(outputFolder: string, command: string, language: Language): string[] {
  const zh = language === 'zh'
  return [
    '',
    zh ? '结果在这里:' : 'Where the results lie:',
    `  ${join(outputFolder, 'summary.html')}    ${zh ? '总览页，用浏览器打开' : 'the run on one page: open it in a browser'}`,
    `  ${join(outputFolder, 'quarterly.xlsx')}  ${zh ? '季报（官方表样）' : 'the quarterly table in the official form'}`,
    `  ${join(outputFolder, 'survey')}          ${zh ? '各村（社区）的调查名单' : 'survey lists, one per village'}`,
    zh
      ? `  打开季报中的一个数字：${command} report ${outputFolder} --cell total:9\n  想知道某个人的情况：${command} explain ${outputFolder} --number 号码`
      : `  Open a figure of the table: ${command} report ${outputFolder} --cell total:9\n  One person's story: ${command} explain ${outputFolder} --number NUMBER`,
  ]
}
