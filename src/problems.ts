/** Kinds of expected failure. The command line maps them to exit codes, the service to HTTP. */
export type ProblemKind = 'invalid' | 'forbidden' | 'notFound' | 'conflict' | 'unavailable' | 'broken'

interface ProblemEntry {
  kind: ProblemKind
  zh: string
  en: string
}

/**
 * The one catalogue of what can go wrong. Messages are built from typed details: `{name}` stands for a detail.
 * A message says what happened, where, and what to do.
 */
const catalogue = {
  batch_missing: {
    kind: 'notFound',
    zh: '批次文件夹 {folder} 里没有 batch.yaml。请检查路径,或把 batch.yaml 放进该文件夹。',
    en: 'There is no batch.yaml in {folder}. Check the path, or put a batch.yaml there.',
  },
  batch_invalid: {
    kind: 'invalid',
    zh: 'batch.yaml 有误({where}):{reasonZh}。请改正后重新运行。',
    en: 'batch.yaml is wrong ({where}): {reason}. Correct it and run again.',
  },
  files_refused: {
    kind: 'invalid',
    zh: '有 {count} 处文件错误,没有开始运行:\n{listZh}\n请改正文件,或加 --skip-bad-files 跳过这些文件运行。',
    en: 'Nothing was run; faults of files ({count}):\n{list}\nCorrect the files, or run without them by --skip-bad-files.',
  },
  policy_invalid: {
    kind: 'invalid',
    zh: '入库规则表 {file} 第 {line} 行有误:{reasonZh}。请改正后重新运行。',
    en: 'The policy table {file} is wrong at line {line}: {reason}. Correct it and run again.',
  },
  policy_missing: {
    kind: 'notFound',
    zh: '找不到入库规则表 {file}。请检查 --policy 的路径。',
    en: 'There is no policy table {file}. Check the path given to --policy.',
  },
  output_not_empty: {
    kind: 'conflict',
    zh: '输出文件夹 {folder} 不是空的,没有写入任何内容。请换一个文件夹,或先清空它。',
    en: 'The output folder {folder} is not empty; nothing was written. Name another one, or empty it first.',
  },
  output_in_use: {
    kind: 'conflict',
    zh: '另一次运行(进程 {pid})正在写 {folder},没有写入任何内容。请等它结束,或换一个文件夹。',
    en: 'Another run (process {pid}) is writing {folder}; nothing was written. Wait for it, or name another folder.',
  },
  output_taken: {
    kind: 'conflict',
    zh: '另一次运行已先写好 {folder},本次的结果没有保留。请换一个文件夹重新运行。',
    en: 'Another run finished {folder} first; the result of this one was not kept. Run again with another folder.',
  },
  output_not_writable: {
    kind: 'unavailable',
    zh: '无法写入 {folder}:{reason}。请检查权限,或换一个文件夹。',
    en: '{folder} cannot be written: {reason}. Check its permissions, or name another folder.',
  },
  disk_full: {
    kind: 'unavailable',
    zh: '{folder} 所在磁盘空间不足:大约需要 {needed} GB,只有 {free} GB。没有写入任何内容。请清理磁盘或换一个文件夹。',
    en: 'Not enough disk space at {folder}: about {needed} GB are needed, {free} GB are free. Nothing was written. Free some space or name another folder.',
  },
  disk_full_while_running: {
    kind: 'unavailable',
    zh: '运行中磁盘写满({folder}):{reason}。没有留下结果。请清理磁盘后重新运行。',
    en: 'The disk ran full during the run ({folder}): {reason}. No result was left. Free some space and run again.',
  },
  since_unsupported: {
    kind: 'invalid',
    zh: '本版本还不能用 --since 做增量运行,请不带 --since 运行整批数据。',
    en: 'This version cannot run changes only: run the whole batch without --since.',
  },
  area_unknown: {
    kind: 'invalid',
    zh: '统筹区 {area} 不是已知的省、市(州)或县代码。请改正 batch.yaml 的 area。',
    en: 'The area {area} is no known province, prefecture or county code. Correct `area` in batch.yaml.',
  },
  output_missing: {
    kind: 'notFound',
    zh: '{folder} 不是完整的结果文件夹。请给出 canbao run --out 写出的文件夹。',
    en: '{folder} is no complete folder of results. Name the folder that canbao run --out wrote.',
  },
  people_too_many: {
    kind: 'invalid',
    zh: '有 {count} 人叫 {name}。请同时给出号码(--number)。',
    en: '{count} people are called {name}. Give the number too (--number).',
  },
  person_not_found: {
    kind: 'notFound',
    zh: '各来源中都没有找到 {asked}。请核对号码或姓名。',
    en: 'No source has {asked}. Check the number or name.',
  },
  batch_moved: {
    kind: 'notFound',
    zh: '这次运行的批次文件夹 {folder} 已不在原处,无法重读各来源的原始行。请用 --batch 指出它现在的位置。',
    en: 'The batch folder of this run, {folder}, is no longer there, so its rows cannot be read again. Name its place by --batch.',
  },
  figure_unknown: {
    kind: 'invalid',
    zh: '季报中没有 {cell} 这个数字。请写成 地区:栏号(1–17),如 520300:9,合计行写 total:9。',
    en: 'The quarterly table has no figure {cell}. Write area:column (1–17), such as 520300:9; total:9 for the first row.',
  },
} as const satisfies Record<string, ProblemEntry>

export type ProblemCode = keyof typeof catalogue
export type ProblemDetails = Record<string, string | number>
export type Language = 'zh' | 'en'

/** An expected failure from the catalogue: stable code, kind, and details that fill its message. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly kind: ProblemKind
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails) {
    super(`${code}: ${fill(catalogue[code].en, details)}`)
    this.name = 'Problem'
    this.code = code
    this.kind = catalogue[code].kind
    this.details = details
  }

  /** The message for a person, in their language. */
  say(language: Language): string {
    return fill(catalogue[this.code][language], this.details)
  }
}

/** Makes the problem `code`; the caller throws it. */
export function problem(code: ProblemCode, details: ProblemDetails): Problem {
  return new Problem(code, details)
}

function fill(template: string, details: ProblemDetails): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in details ? String(details[name]) : whole))
}
