import type { Language } from '../problems.ts'
import type { EvaluatedPair, Evaluation, Quality } from './evaluation.ts'
import { evidenceColumn, evidenceLevel } from './evidence-words.ts'
import { displayWidth, textTable } from './text-table.ts'
import { kindWords, type Said } from './vocabulary.ts'

export const share = (value: number): string => value.toFixed(4)
export const bits = (score: number): string => (score / 1000).toFixed(1)

export const decisionWords: Record<string, Said> = {
  auto: { zh: '自动', en: 'automatic' },
  review: { zh: '待核', en: 'to review' },
}
export const errorWords: Record<EvaluatedPair['error'], Said> = {
  wrong: { zh: '判为可能，其实是别人', en: 'likely, and somebody else' },
  missed: { zh: '是本人，评分不够', en: 'the right person, and not likely enough' },
}

/** Points of the curve that are told: every second bit around the threshold, and its ends. */
const mostPoints = 24

/** The worth of a run's links and candidates in words: figures, curve, worst errors with what each column says. */
export function tellEvaluation(evaluation: Evaluation, language: Language): string {
  const zh = language === 'zh'
  const { auto, review, lost, candidates } = evaluation
  const said = (words: Said | undefined, otherwise: string) => words?.[language] ?? otherwise
  const quality = (name: string, { links, wrong, precision, recall, f1 }: Quality) =>
    zh
      ? `${name}关联 ${links} 行，错 ${wrong} 行；准确率 ${precision.toFixed(6)}，召回率 ${share(recall)}，F1 ${share(f1)}`
      : `${name} links ${links}, wrong ${wrong}: precision ${precision.toFixed(6)}, recall ${share(recall)}, F1 ${share(f1)}`
  const classes = evaluation.classes.map(({ decision, numberMatch, nameMatch, links, wrong }) => [
    said(decisionWords[decision], decision),
    numberMatch,
    nameMatch,
    String(links),
    String(wrong),
  ])
  const head = zh ? ['关联', '号码', '姓名', '行数', '错'] : ['link', 'number', 'name', 'rows', 'wrong']
  const clerk =
    lost.clerkCould === null
      ? ''
      : zh
        ? `，其中细心的经办人可以认出的 ${lost.clerkCould} 行`
        : `; a careful clerk could tell ${lost.clerkCould} of them`
  const lines = [
    quality(said(decisionWords.auto, 'auto'), auto),
    quality(said(decisionWords.review, 'review'), review),
    '',
    textTable([head, ...classes], [false, false, false, true, true]),
    '',
    zh
      ? `本人在登记库而没有关联到本人的 ${lost.rows} 行${clerk}`
      : `rows whose person the register has and no link gives to them: ${lost.rows}${clerk}`,
    candidates.threshold === null
      ? zh
        ? '没有候选人员'
        : 'no candidates'
      : zh
        ? `候选人员（${bits(candidates.threshold)} 比特以上）：对 ${candidates.right}，错 ${candidates.wrong}；准确率 ${share(candidates.precision)}，召回率 ${share(candidates.recall)}，F1 ${share(candidates.f1)}`
        : `candidates from ${bits(candidates.threshold)} bits up: right ${candidates.right}, wrong ${candidates.wrong}: precision ${share(candidates.precision)}, recall ${share(candidates.recall)}, F1 ${share(candidates.f1)}`,
  ]
  if (evaluation.curve.length > 0) lines.push('', tellCurve(evaluation, zh))
  for (const link of evaluation.wrongLinks) {
    const place = `${kindWords(link.kind)[language]} ${link.file}:${link.row}`
    lines.push(
      zh
        ? `错误关联：${place}（${said(decisionWords[link.decision], link.decision)}，号码 ${link.numberMatch}，姓名 ${link.nameMatch}）`
        : `wrong link: ${place} (${link.decision}, number ${link.numberMatch}, name ${link.nameMatch})`,
    )
  }
  for (const error of evaluation.errors) lines.push('', tellPair(error, language))
  return `${lines.join('\n')}\n`
}

function tellCurve({ curve }: Evaluation, zh: boolean): string {
  const every = Math.max(1, Math.ceil(curve.length / mostPoints))
  const points = curve.filter((_, at) => at % every === 0 || at === curve.length - 1)
  const head = zh
    ? ['评分不低于', '对', '错', '准确率', '召回率', 'F1']
    : ['score from', 'right', 'wrong', 'precision', 'recall', 'F1']
  return textTable(
    [
      head,
      ...points.map(({ score, right, wrong, precision, recall, f1 }) => [
        bits(score),
        String(right),
        String(wrong),
        share(precision),
        share(recall),
        share(f1),
      ]),
    ],
    head.map(() => true),
  )
}

/** Bits to one cell of a bar. */
const bitsPerCell = 1.5

function tellPair({ error, kind, file, row, personKey, score, evidence }: EvaluatedPair, language: Language): string {
  const spoken = evidence.filter(({ level }) => level !== 'missing')
  const names = spoken.map(
    ({ column, level }) => `${evidenceColumn(column)[language]} ${evidenceLevel(level)[language]}`,
  )
  const width = Math.max(0, ...names.map(displayWidth))
  const bars = spoken.map(({ weight }, at) => {
    const cells = Math.max(1, Math.round(Math.abs(weight) / 1000 / bitsPerCell))
    const name = names[at]! + ' '.repeat(width - displayWidth(names[at]!))
    return `  ${name} ${bits(weight).padStart(6)}  ${(weight < 0 ? '░' : '█').repeat(cells)}`
  })
  return [
    `${errorWords[error][language]}: ${kindWords(kind)[language]} ${file}:${row} → ${personKey} (${bits(score)})`,
    ...bars,
  ].join('\n')
}
