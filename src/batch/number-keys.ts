/**
 * A coarse key of a number: numbers that the comparison may take for one another have one key, so that their rows are
 * found in the files; the comparison then judges them. Width, blanks and marks go; letters and digits that clerks
 * confuse become one (contract, outputs.md "Numbers").
 */
const written = '０１２３４５６７８９ＯＩＬＸOIL×*＊ХΧ'
const read = '0123456789011X011XXXXX'

/** The key of a cell, as SQL of the embedded engine. */
export const numberKeyExpression = (cell: string) =>
  `regexp_replace(translate(upper(${cell}), '${written}', '${read}'), '[^0-9A-Z]', '', 'g')`

/** The keys under which rows of a number may stand: its own, and that of its 15 digits. */
export function numberKeys(number: string): string[] {
  const folded = [...number.toUpperCase()]
    .map((character) => {
      const at = [...written].indexOf(character)
      return at < 0 ? character : read[at]
    })
    .join('')
    .replace(/[^0-9A-Z]/g, '')
  if (folded === '') return []
  return /^\d{6}19\d{9}[0-9X]$/.test(folded) ? [folded, folded.slice(0, 6) + folded.slice(8, 17)] : [folded]
}
