import type { Language } from '../problems.ts'
import { count } from './figures.ts'
import type { Said } from './run-summary.ts'
import { kindWords } from './vocabulary.ts'

/** What `canbao check` says of a batch. It can be run when there are no faults. */
export interface BatchJudgement {
  area: string
  areaName: string
  asOf: string
  quarter: string
  files: JudgedFile[]
  /** Each stops a run (but with --skip-bad-files). `file` or `column` are absent where the fault has none. */
  faults: { kind: string; file?: string; column?: string; reason: Said }[]
  notes: Said[]
}

export interface JudgedFile {
  kind: string
  file: string
  bytes: number
  encoding: string
  delimiter?: string
  /** Whether encoding or delimiter were detected rather than stated in batch.yaml. */
  guessed: boolean
  /** The columns of the kind that were found, each with its header in the file. */
  columns: { column: string; header: string }[]
  unknownColumns: string[]
  /** Data rows, and those of them that a run would not accept for their cells or encoding; absent where nobody counted. */
  rows?: number
  rejected?: number
}

/** The judgement in words. */
export function tellJudgement(judgement: BatchJudgement, language: Language): string {
  const zh = language === 'zh'
  const lines = [
    zh
      ? `批次：${judgement.areaName}(${judgement.area})，${judgement.quarter}，基准日 ${judgement.asOf}`
      : `Batch: ${judgement.areaName} (${judgement.area}), ${judgement.quarter}, as of ${judgement.asOf}`,
    '',
    ...judgement.files.flatMap((file) => tellFile(file, language)),
    ...judgement.notes.map((note) => `· ${note[language]}`),
    '',
  ]
  if (judgement.faults.length === 0) {
    lines.push(zh ? '可以运行。' : 'It can be run.')
  } else {
    lines.push(zh ? `有 ${judgement.faults.length} 处错误:` : `${judgement.faults.length} faults:`)
    for (const fault of judgement.faults) {
      const where = [fault.kind, fault.file, fault.column].filter(Boolean).join(' · ')
      lines.push(`✗ ${where}: ${fault.reason[language]}`)
    }
  }
  return `${lines.join('\n')}\n`
}

function tellFile(file: JudgedFile, language: Language): string[] {
  const zh = language === 'zh'
  const size = `${(file.bytes / 1e6).toFixed(1)} MB`
  const guessed = file.guessed ? (zh ? '（自动识别）' : ' (detected)') : ''
  const rows = file.rows === undefined ? '' : zh ? `  ${count(file.rows)} 行` : `  ${count(file.rows)} rows`
  const lines = [`✓ ${kindWords(file.kind)[language]}  ${file.file}  ${size}${rows}  ${file.encoding}${guessed}`]
  if (file.rejected) {
    lines.push(
      zh
        ? `    ! ${count(file.rejected)} 行的单元格数或编码不对，运行时会退回`
        : `    ! ${count(file.rejected)} rows have a wrong number of cells or a wrong encoding: a run rejects them`,
    )
  }
  if (file.unknownColumns.length > 0) {
    lines.push(`    ${zh ? '不识别、不使用的列' : 'columns not known, not used'}: ${file.unknownColumns.join(', ')}`)
  }
  return lines
}
