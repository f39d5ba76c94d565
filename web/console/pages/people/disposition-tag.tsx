import { Space, Tag } from 'antd'
import { useSpeech } from '../../language.tsx'
import { askWords, dispositionWords, reasonWords } from '../../parts/words.ts'

const colours: Readonly<Record<string, string>> = {
  direct: 'green',
  in_province: 'blue',
  out_of_province: 'blue',
  survey: 'orange',
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
      <Tag color={colours[disposition] ?? 'default'}>{word(dispositionWords, disposition)}</Tag>
      {reasons.map((reason) => (
        <Tag key={reason} variant="outlined">
          {word(reasonWords, reason)}
        </Tag>
      ))}
      {ask !== null && <Tag variant="outlined">{word(askWords, ask)}</Tag>}
      {verifiedOn !== null && <Tag color="green">{say(`已核实 ${verifiedOn}`, `verified ${verifiedOn}`)}</Tag>}
    </Space>
  )
}
