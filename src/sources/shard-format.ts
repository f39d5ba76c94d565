/**
 * How decoded rows lie in a shard: UTF-8 records ending in LF, cells parted by US (0x1F), quoted by RS (0x1E, doubled
 * inside) only where a cell holds a line break, US or RS. So the quotation marks that people use are plain text, and
 * nearly every shard is read without any quoting at all.
 */
export const cellEnd = 0x1f
export const quoteMark = 0x1e

/** The delimiter and quote as an engine's CSV reader takes them. */
export const shardDelimiter = '\u001f'
export const shardQuote = '\u001e'

/** Quotes a cell where its text needs it. */
export function quoteCell(text: string): string {
  return /[\n\r\u001e\u001f]/.test(text) ? `\u001e${text.replaceAll('\u001e', '\u001e\u001e')}\u001e` : text
}
