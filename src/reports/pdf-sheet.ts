interface Type {
  /** points */
  size: number
  isBold?: boolean
}

interface Place extends Type {
  /** points from the left margin, and from the top edge of the page */
  left: number
  top: number
  width: number
  align?: 'left' | 'center' | 'right'
}

/** Left and right of what is printed on A4 landscape, points. */
const margin = 30
export const sheetWidth = 841.89 - 2 * margin

/** Writes texts and boxes at places of the present page; a text that is too long for its width goes on below. */
export class PdfSheet {
  readonly #document: PDFKit.PDFDocument
  readonly #printable: (text: string) => string

  constructor(document: PDFKit.PDFDocument, printable: (text: string) => string) {
    this.#document = document
    this.#printable = printable
  }

  widthOf(text: string, type: Type): number {
    return this.#set(type).widthOfString(this.#printable(text))
  }

  heightOf(text: string, type: Type & { width: number }): number {
    return this.#set(type).heightOfString(this.#printable(text), { width: type.width, lineGap: gapOf(type) })
  }

  write(text: string, place: Place): void {
    const { left, top, width, align = 'left' } = place
    this.#set(place).text(this.#printable(text), margin + left, top, { width, align, lineGap: gapOf(place) })
  }

  /** A box of thin lines, with its text in the middle of its height. */
  box(text: string, place: Place & { height: number }): void {
    const { left, top, width, height, align = 'center' } = place
    this.#document
      .lineWidth(0.5)
      .rect(margin + left, top, width, height)
      .stroke()
    if (text === '') return
    const inside = { ...place, left: left + 2, width: width - 4, align }
    this.write(text, { ...inside, top: top + (height - this.heightOf(text, inside)) / 2 })
  }

  line(fromLeft: number, fromTop: number, toLeft: number, toTop: number): void {
    const document = this.#document.lineWidth(0.5)
    document
      .moveTo(margin + fromLeft, fromTop)
      .lineTo(margin + toLeft, toTop)
      .stroke()
  }

  #set({ size, isBold = false }: Type): PDFKit.PDFDocument {
    return this.#document.font(isBold ? 'bold' : 'regular').fontSize(size)
  }
}

/** The type has lines half as high again as its letters: too much for a table. */
const gapOf = ({ size }: Type) => -0.25 * size
