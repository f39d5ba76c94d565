import type { Language } from '../problems.ts'
import type { Acceptance } from './acceptance.ts'
import { bits, share } from './evaluation-story.ts'
import type { Said } from './vocabulary.ts'

const obstacleWords: Readonly<Record<string, Said>> = {
  no_number: { zh: '没有可用的号码', en: 'no usable number' },
  number_of_another: { zh: '号码是别人的', en: 'the number is somebody else’s' },
  number_of_several: {
    zh: '号码下有几个姓名，或者会成为几个人的',
    en: 'the number stands beside several names or people',
  },
  person_without_number: { zh: '本人在户籍中没有号码', en: 'the person has no number in the household list' },
  death: { zh: '有死亡记录，须由人认定', en: 'a death is for people to rule on' },
}

const grouped = (count: number) => count.toLocaleString('en')

/** What was accepted, and what not and why, in words. */
export function tellAcceptance(acceptance: Acceptance, to: string, language: Language): string {
  const { score, rulings, rows, people, asked, left, measured } = acceptance
  const zh = language === 'zh'
  const lines = [
    zh
      ? `评分不低于 ${bits(score)} 的候选记录：写出认定 ${grouped(rulings)} 条（${to}），归入 ${grouped(rows)} 行，涉及 ${grouped(people)} 人，其中待入户 ${grouped(asked)} 人。`
      : `Candidates from ${bits(score)} up: ${grouped(rulings)} rulings written (${to}), which link ${grouped(rows)} rows of ${grouped(people)} people, ${grouped(asked)} of them to be visited.`,
    zh
      ? '下次运行时在 batch.yaml 中加上：- { kind: ruling, files: [认定文件] }'
      : 'For the next run, add to batch.yaml: - { kind: ruling, files: [that file] }',
  ]
  const unsaid = Object.entries(left)
  if (unsaid.length > 0) lines.push('', zh ? '认定不能表达的行：' : 'Rows that no ruling can be written of:')
  for (const [obstacle, count] of unsaid) {
    const why = obstacleWords[obstacle]?.[language] ?? obstacle
    lines.push(`  ${why}${zh ? '：' : ': '}${grouped(count)}`)
  }
  if (measured !== null) {
    const { from, right, wrong, precision, atLeast } = measured
    lines.push(
      '',
      zh
        ? `量过的准确率：评分不低于 ${bits(from)} 的 ${grouped(right + wrong)} 行中错 ${grouped(wrong)} 行，准确率 ${share(precision)}（95% 置信下限 ${share(atLeast)}）。`
        : `Measured: of ${grouped(right + wrong)} rows from ${bits(from)} up ${grouped(wrong)} were wrong: precision ${share(precision)}, at least ${share(atLeast)} with 95% confidence.`,
    )
  }
  return `${lines.join('\n')}\n`
}

/** Said loudly where nobody measured the score. */
export const unmeasured = (score: number, language: Language): string =>
  language === 'zh'
    ? `警告：没有人量过这次结果中评分 ${bits(score)} 以上的准确率，写出的认定可能把别人的记录归入某人。请先用 canbao evaluate 对照本地的标准答案评价，再决定用不用这个文件。`
    : `WARNING: nobody measured the precision from ${bits(score)} up on these results: the rulings may give people the rows of others. Evaluate them first (canbao evaluate, with a truth of your own), then decide whether to use the file.`
