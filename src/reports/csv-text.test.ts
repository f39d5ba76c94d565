import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvLine } from './csv-text.ts'

describe('cells of lists that people open in a spreadsheet', () => {
  it('quotes commas, quotes and line breaks', () => {
    expect(csvLine(['张三', 'a,b', 'say "x"', 'two\nlines', ''])).toBe('张三,"a,b","say ""x""","two\nlines",\r\n')
  })

  it('never starts a formula', () => {
    expect(csvCell('=1+1')).toBe("'=1+1")
    expect(csvCell('@SUM(A1)')).toBe("'@SUM(A1)")
    expect(csvCell('-2+3')).toBe("'-2+3")
    expect(csvCell('+cmd')).toBe("'+cmd")
    expect(csvCell('\t=1')).toBe("'\t=1")
    expect(csvCell('=HYPERLINK("x","y")')).toBe('"\'=HYPERLINK(""x"",""y"")"')
  })

  it('leaves signed figures as they are', () => {
    expect(csvCell('-5')).toBe('-5')
    expect(csvCell('+8613800000000')).toBe('+8613800000000')
  })

  it('can be read back whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (cells) => {
        const read = readLine(csvLine(cells))
        expect(read).toHaveLength(cells.length)
        read.forEach((cell, at) => {
          expect([cells[at], `'${cells[at]}`]).toContain(cell)
        })
      }),
    )
  })
})

/** One line by RFC 4180, written apart from the code under test. */
function readLine(line: string): string[] {
  const cells: string[] = []
  let rest = line.slice(0, -2)
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest)
    const cell = quoted ? quoted[0] : /^[^,]*/.exec(rest)![0]
    cells.push(quoted ? quoted[1]!.replaceAll('""', '"') : cell)
    rest = rest.slice(cell.length)
    if (rest === '') return cells
    rest = rest.slice(1)
  }
}
