import { Space, Tag } from 'antd'
import { useSpeech } from '../../language.tsx'
import { askWords, dispositionWords, reasonWords } from '../../parts/words.ts'

/** Dark enough on their grounds to be read (4.5 to 1). */
const looks: Readonly<Record<string, { background: string; color: string }>> = {
  direct: { background: '#e3f4e8', color: '#17592d' },
  in_province: { background: '#e5f0fb', color: '#0b4a8a' },
  out_of_province: { background: '#e5f0fb', color: '#0b4a8a' },
  survey: { background: '#fff0dc', color: '#7d4300' },
}

interface Disposed {
  disposition: string
  reasons: readonly string[]
  ask: string | null
  verifiedOn: string | null
}

/** What becomes of a person, why, and whether it was verified. */
export function DispositionTag({ person }: { person: Disposed }) {
  const { say } = useSpeech()
  const word = (words: Readonly<Record<string, readonly [string, string]>>, code: string) => {
    const pair = words[code]
    return pair === undefined ? code : say(...pair)
  }
  const { disposition, reasons, ask, verifiedOn } = person
  return (
    <Space size={4} wrap>
      <Tag style={looks[disposition]}>{word(dispositionWords, disposition)}</Tag>
      {reasons.map((reason) => (
        <Tag key={reason} variant="outlined">
          {word(reasonWords, reason)}
        </Tag>
      ))}
      {ask !== null && <Tag variant="outlined">{word(askWords, ask)}</Tag>}
      {verifiedOn !== null && <Tag style={looks.direct}>{say(`已核实 ${verifiedOn}`, `verified ${verifiedOn}`)}</Tag>}
    </Space>
  )
}
