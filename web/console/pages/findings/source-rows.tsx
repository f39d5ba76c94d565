import { Typography } from 'antd'
import { kindWords } from '../../../../src/reports/vocabulary.ts'
import { useSpeech } from '../../language.tsx'

const most = 12

/** The rows of the sources that a finding rests on, by file. */
export function SourceRows({ links }: { links: readonly Readonly<Record<string, unknown>>[] }) {
  const { say, language } = useSpeech()
  const files = new Map<string, { kind: string; rows: number[] }>()
  for (const { kind, file, row } of links) {
    const of = files.get(String(file)) ?? { kind: String(kind), rows: [] }
    of.rows.push(Number(row))
    files.set(String(file), of)
  }
  if (files.size === 0) return null
  const rowsText = (rows: readonly number[]) =>
    say(
      `第 ${rows.slice(0, most).join('、')} 行${rows.length > most ? `等 ${rows.length} 行` : ''}`,
      `rows ${rows.slice(0, most).join(', ')}${rows.length > most ? ` and ${rows.length - most} more` : ''}`,
    )
  return (
    <section aria-label={say('依据', 'Evidence')} style={{ marginTop: 12 }}>
      <Typography.Text strong>{say('依据的数据行', 'Rows it rests on')}</Typography.Text>
      <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
        {[...files].map(([file, { kind, rows }]) => (
          <li key={file}>
            {kindWords(kind)[language]} · {file} · {rowsText(rows)}
          </li>
        ))}
      </ul>
    </section>
  )
}
