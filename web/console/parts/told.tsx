import { useSpeech } from '../language.tsx'
import { AreaName } from './area-name.tsx'
import { codeText } from './words.ts'

const areas = new Set(['AAB299', 'AAB301', 'AAC301', 'AAB999'])

/** A cell of a source as the department wrote it, with what a code means; dates as people write them. */
export function Told({ column, text }: { column: string; text: string | undefined }) {
  const { language } = useSpeech()
  if (text === undefined || text === '') return '—'
  if (areas.has(column) && /^\d{6,12}$/.test(text)) return <AreaName code={text} />
  const meant = codeText(column, text, language)
  return meant === text || /^\d{4}-/.test(meant) ? meant : `${text} ${meant}`
}
