import type { Language } from '../problems.ts'
import { count } from './figures.ts'

/** As `repeatRun` of the room `batch` gives it. */
interface ToldRepetition {
  same: boolean
  results: readonly { name: string; rows: number; same: boolean }[]
  otherwise: readonly string[]
}

const thingWords: Readonly<Record<string, { zh: string; en: string }>> = {
  program: { zh: '程序代码', en: 'the code of the program' },
  plan: { zh: '比对步骤', en: 'the plan' },
  canbao: { zh: '程序版本', en: 'the version of the program' },
  node: { zh: 'Node 版本', en: 'the version of Node' },
  duckdb: { zh: '引擎版本', en: 'the version of the engine' },
}

/** Whether a result came out the same when it was made again, and what differs. */
export function tellRepetition({ same, results, otherwise }: ToldRepetition, language: Language): string {
  const chinese = language === 'zh'
  const rows = results.reduce((sum, one) => sum + one.rows, 0)
  const things = otherwise.map((name) => thingWords[name]?.[language] ?? name)
  const lines = same
    ? [
        chinese
          ? `重做的结果完全相同：${results.length} 个文件，${count(rows)} 行。`
          : `Made again, the result is the same: ${results.length} files, ${count(rows)} rows.`,
      ]
    : [
        chinese ? '重做的结果与原来的不同：' : 'Made again, the result is another:',
        ...results.filter((one) => !one.same).map(({ name }) => `  ${name}`),
      ]
  if (things.length > 0)
    lines.push(
      chinese ? `与原来运行时不同的：${things.join('、')}。` : `Other than at the first run: ${things.join(', ')}.`,
    )
  return `${lines.join('\n')}\n`
}
