import { inflateSync } from 'node:zlib'

interface PdfObject {
  dictionary: string
  /** inflated */
  stream: string
}

/** The texts of each page of a PDF in the order in which they are written, as a reader who copies them gets them. */
export function readPdfTexts(bytes: Uint8Array): string[][] {
  const objects = readObjects(Buffer.from(bytes).toString('latin1'))
  const object = (reference: string | undefined) => objects.get(Number(reference))!
  const pageTree = [...objects.values()].find(({ dictionary }) => dictionary.includes('/Type /Pages'))!
  const kids = /\/Kids \[([^\]]*)\]/.exec(pageTree.dictionary)![1]!
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, kid]) => {
    const page = object(kid).dictionary
    const resources = object(/\/Resources (\d+)/.exec(page)![1]).dictionary
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, font]) => {
        const words = object(/\/ToUnicode (\d+)/.exec(object(font).dictionary)![1]).stream
        return [name!, readCharacters(words)]
      }),
    )
    return readContent(object(/\/Contents (\d+)/.exec(page)![1]).stream, fonts)
  })
}

function readObjects(file: string): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>()
  for (const [, number, content] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = content!.indexOf('\nstream\n')
    const dictionary = at < 0 ? content! : content!.slice(0, at)
    const raw = at < 0 ? '' : content!.slice(at + 8, content!.lastIndexOf('\nendstream'))
    const isPacked = dictionary.includes('/FlateDecode')
    const stream = isPacked ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw
    objects.set(Number(number), { dictionary, stream })
  }
  return objects
}

/** Number of a glyph → the characters it stands for (PDF 32000-1, 9.10.3). */
function readCharacters(map: string): Map<number, string> {
  const characters = new Map<number, string>()
  for (const [, first, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    let glyph = Number.parseInt(first!, 16)
    for (const [, units] of list!.matchAll(/<([0-9a-f ]*)>/g)) {
      const codes = (units!.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))
      characters.set(glyph++, String.fromCharCode(...codes))
    }
  }
  return characters
}

function readContent(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string[] {
  const texts: string[] = []
  let characters: ReadonlyMap<number, string> = new Map()
  for (const [, font, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) characters = fonts.get(font)!
    else {
      const codes = [...glyphs!.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? [])
      texts.push(codes.map((code) => characters.get(Number.parseInt(code, 16)) ?? '\uFFFD').join(''))
    }
  }
  return texts
}
