/** What a reader of XML wants to know. Names come without their namespace prefix. */
export interface XmlHandler {
  open(name: string, attributes: (name: string) => string | undefined): void
  close(name: string): void
  text(text: string): void
}

/** Reads the XML of a workbook's part as it comes; made for the flat, generated XML that spreadsheets are. */
export class XmlReader {
  private readonly handler: XmlHandler
  private rest = ''

  constructor(handler: XmlHandler) {
    this.handler = handler
  }

  push(chunk: string): void {
    const text = this.rest + chunk
    let at = 0
    for (;;) {
      const tag = text.indexOf('<', at)
      if (tag < 0) break
      const end = endOfTag(text, tag)
      if (end < 0) break
      if (tag > at) this.handler.text(decodeEntities(text.slice(at, tag)))
      this.readTag(text.slice(tag, end))
      at = end
    }
    this.rest = text.slice(at)
  }

  private readTag(tag: string): void {
    if (tag.startsWith('<![CDATA[')) {
      this.handler.text(tag.slice(9, -3))
      return
    }
    if (tag[1] === '?' || tag[1] === '!') return
    if (tag[1] === '/') {
      this.handler.close(localName(tag.slice(2, -1).trim()))
      return
    }
    const isEmpty = tag.at(-2) === '/'
    const name = localName(/^<([^\s/>]+)/.exec(tag)?.[1] ?? '')
    this.handler.open(name, (attribute) => readAttribute(tag, attribute))
    if (isEmpty) this.handler.close(name)
  }
}

function endOfTag(text: string, start: number): number {
  const [begin, finish] = text.startsWith('<!--', start)
    ? [4, '-->']
    : text.startsWith('<![CDATA[', start)
      ? [9, ']]>']
      : [1, '>']
  const end = text.indexOf(finish, start + begin)
  return end < 0 ? -1 : end + finish.length
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Patterns of attributes, made once each: there are millions of cells. */
const patterns = new Map<string, RegExp>()

function readAttribute(tag: string, name: string): string | undefined {
  const pattern = patterns.get(name) ?? new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  patterns.set(name, pattern)
  const match = pattern.exec(tag)
  const value = match?.[1] ?? match?.[2]
  return value === undefined ? undefined : decodeEntities(value)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (entity[0] !== '#') return entities[entity] ?? whole
    const point = entity[1] === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
    return point > 0 && point <= 0x10_ffff ? String.fromCodePoint(point) : whole
  })
}
