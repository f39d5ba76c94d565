import { type Problem, problem } from '../problems.ts'

const messages = {
  kind_unknown: { zh: '未知的数据种类 {detail}', en: 'unknown kind {detail}' },
  file_missing: { zh: '没有这样的文件', en: 'there is no such file' },
  format_unknown: {
    zh: '不支持的文件格式（可用 .csv .txt .tsv .xlsx .dbf .parquet）',
    en: 'not a format that can be read (.csv .txt .tsv .xlsx .dbf .parquet)',
  },
  file_empty: { zh: '空文件，缺少必需的列 {column}', en: 'an empty file: the required column {column} is missing' },
  file_unreadable: { zh: '文件损坏或无法读取：{detail}', en: 'the file cannot be read: {detail}' },
  column_missing: { zh: '缺少必需的列 {column}', en: 'the required column {column} is missing' },
  column_unknown: {
    zh: 'batch.yaml 把列对应到 {column}，该种类没有这一列',
    en: 'batch.yaml maps to {column}, which is no column of the kind',
  },
  encoding_wrong: {
    zh: '{detail} 行不属于 {column} 编码（超过百分之一）',
    en: '{detail} rows are not of the encoding {column} (more than one in a hundred)',
  },
} as const satisfies Record<string, { zh: string; en: string }>

export type FaultCode = keyof typeof messages

/** Why a file is refused as a whole. `column` and `detail` are empty where they say nothing. */
export interface FileFault {
  code: FaultCode
  /** The file relative to the batch folder, or the pattern that matched none. */
  file: string
  kind: string
  column: string
  detail: string
}

export function fileFault(code: FaultCode, file: string, kind: string, column = '', detail = ''): FileFault {
  return { code, file, kind, column, detail }
}

/** The fault as a sentence. */
export function sayFault(fault: FileFault, language: 'zh' | 'en'): string {
  return messages[fault.code][language].replace('{column}', fault.column).replace('{detail}', fault.detail)
}

/** One problem for all faults of a batch, or of changes: each with file, kind and column. */
export function faultsProblem(
  faults: readonly FileFault[],
  code: 'files_refused' | 'changes_refused' = 'files_refused',
): Problem {
  const list = (language: 'zh' | 'en') =>
    faults
      .map((fault) => {
        const column = fault.column === '' ? '' : ` ${fault.column}`
        return `  ${fault.file} [${fault.kind}]${column}: ${sayFault(fault, language)}`
      })
      .join('\n')
  return problem(code, { count: faults.length, list: list('en'), listZh: list('zh') })
}
