import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'

/** The type that PDFs are set in: Noto Sans SC, which has all of GBK and the rarer characters of names (GB 18030 ext. A). */
export interface PdfFonts {
  regular: Buffer
  bold: Buffer
  /** The text with what the type lacks written as its number, 〔U+2A6D6〕: an empty box would hide that a name is incomplete. */
  printable(text: string): string
}

/** Reads the type from the installed package, 10 MB a weight. */
export function readPdfFonts(): PdfFonts {
  const regular = read(import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'))
  const bold = read(import.meta.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'))
  const type = create(regular) as Font
  return { regular, bold, printable: (text) => [...text].map((character) => shown(type, character)).join('') }
}

const read = (address: string): Buffer => readFileSync(fileURLToPath(address))

function shown(type: Font, character: string): string {
  // These choose between shapes of the character before them; by themselves they are nothing to print.
  if (/\p{Variation_Selector}/u.test(character)) return ''
  const code = character.codePointAt(0)!
  if (type.hasGlyphForCodePoint(code)) return character
  return `〔U+${code.toString(16).toUpperCase().padStart(4, '0')}〕`
}
