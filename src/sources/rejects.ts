/** Why a row was not accepted when its file was decoded. */
export type RejectCode = 'cell_count' | 'encoding_invalid' | 'row_too_long' | 'quote_unclosed'

/** The columns of the shard of rejected rows, in their order. */
export const rejectColumns = ['row', 'code', 'column', 'value', 'message'] as const

/** A value in a report of rejected rows is cut here (characters). */
const valueLength = 200

/** What is wrong with the row, in the language of the people who send the files. */
export function rejectMessage(code: RejectCode, found: number, expected: number, encoding: string): string {
  switch (code) {
    case 'cell_count':
      return `表头有 ${expected} 列,本行有 ${found} 个单元格`
    case 'encoding_invalid':
      return `本行有不属于 ${encoding} 编码的字节`
    case 'row_too_long':
      return `本行超过 ${Math.round(expected / 1_000_000)} MB`
    case 'quote_unclosed':
      return '引号没有结束'
  }
}

/** The beginning of a rejected row as one line of readable text. */
export function shortenValue(text: string): string {
  const characters = [...text.slice(0, valueLength * 2)].slice(0, valueLength)
  return characters
    .join('')
    .replace(/[\u0000-\u001f]+/g, ' ')
    .trim()
}
