import { once } from 'node:events'
import { closeSync, createWriteStream, openSync, readSync } from 'node:fs'

/**
 * Writes a delimited file once more as a department does the next day: the same bytes, without the rows that went, with
 * other cells in those that changed, and with rows that came beside others. `columns`: the column code of every cell, or null.
 * `changes`: row -> whether it stays (`stays`), and the rows that come in its place or beside it (`lines`), cells by column
 * code. `writeGb18030`: that of the sample.
 */
export async function writeChangedText({ from, to, encoding, delimiter, columns, changes, writeGb18030 }) {
  const encode = (text) => {
    if (encoding !== 'gb18030') return Buffer.from(text, 'utf8')
    const bytes = Buffer.alloc(text.length * 4)
    return bytes.subarray(0, writeGb18030(text, bytes, 0))
  }
  const decoder = new TextDecoder(encoding === 'gb18030' ? 'gb18030' : 'utf-8')
  const out = createWriteStream(to)
  let row = -1
  for (const record of recordsOf(from)) {
    if (record.length <= 2 && (record[0] === 10 || record[0] === 13)) continue
    row++
    const change = row === 0 ? undefined : changes.get(row)
    const bytes =
      change === undefined
        ? record
        : Buffer.concat([
            ...(change.stays ? [record] : []),
            ...change.lines.map((cells) => encode(changedLine(decoder.decode(record), delimiter, columns, cells))),
          ])
    if (!out.write(bytes)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

function changedLine(line, delimiter, columns, now) {
  const end = /\r?\n$/.exec(line)?.[0] ?? ''
  const cells = cellsOf(line.slice(0, line.length - end.length), delimiter)
  const said = (place) => now[columns[place]] ?? ''
  const isPlain = (text) => !text.includes(delimiter) && !/["\r\n]/.test(text)
  const quoted = (text) => (isPlain(text) ? text : `"${text.replaceAll('"', '""')}"`)
  return cells.map((cell, place) => (columns[place] in now ? quoted(said(place)) : cell)).join(delimiter) + end
}

/** Cells as they are written, with their quotes. */
function cellsOf(line, delimiter) {
  const cells = ['']
  let open = false
  for (const character of line) {
    if (character === '"') open = !open
    if (character === delimiter && !open) cells.push('')
    else cells[cells.length - 1] += character
  }
  return cells
}

/** Records with their line ends: a line that leaves a quote open goes on with the next. */
function* recordsOf(path) {
  const file = openSync(path, 'r')
  const block = Buffer.alloc(1 << 22)
  let rest = Buffer.alloc(0)
  try {
    for (;;) {
      const count = readSync(file, block, 0, block.length, null)
      const bytes = Buffer.concat([rest, block.subarray(0, count)])
      let start = 0
      let open = false
      let at = 0
      let quote = bytes.indexOf(34)
      for (;;) {
        const feed = bytes.indexOf(10, at)
        if (feed < 0) break
        for (; quote >= 0 && quote < feed; quote = bytes.indexOf(34, quote + 1)) open = !open
        at = feed + 1
        if (open) continue
        yield bytes.subarray(start, at)
        start = at
      }
      rest = Buffer.from(bytes.subarray(start))
      if (count === 0) break
    }
    if (rest.length > 0) yield rest
  } finally {
    closeSync(file)
  }
}
