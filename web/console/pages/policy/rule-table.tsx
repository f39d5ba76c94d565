import { DownloadOutlined } from '@ant-design/icons'
import { Button, Card, Table, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useSpeech } from '../../language.tsx'
import { codeText, insuranceWords } from '../../parts/words.ts'
import type { Words } from '../runs/run-words.ts'
import { conditionText } from './condition-words.ts'
import { type Demand, readDemands } from './read-rules.ts'
import { noteText } from './rule-notes.ts'

interface Rule {
  row: string
  condition: string
  note: string
  from: string | null
  to: string | null
}

const requiredWords: Readonly<Record<string, Words>> = {
  must: ['法定应参', 'By law'],
  policy: ['政策应参', 'By policy'],
  no: ['不要求', 'Not required'],
}

/** A decision table, one rule a row, the first that fits first. */
export function RuleTable({ title, rows, content }: { title: ReactNode; rows: readonly Rule[]; content: string }) {
  const { say } = useSpeech()
  const demands = useMemo(() => readDemands(content), [content])
  const shown = rows.map((rule, at) => ({ ...rule, place: at + 1, demands: demands[at] ?? [] }))
  const save = () => {
    const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = 'policy.csv'
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <Card
      title={title}
      styles={{ body: { padding: 0 } }}
      extra={
        <Button size="small" className="no-print" icon={<DownloadOutlined />} onClick={save}>
          {say('下载规则表', 'Download')}
        </Button>
      }
    >
      <Table<(typeof shown)[number]>
        size="small"
        rowKey="place"
        aria-label={say('规则表', 'Decision table')}
        dataSource={shown}
        pagination={false}
        scroll={{ x: 1080 }}
        columns={[
          { title: say('序', 'No.'), dataIndex: 'place', width: 50, align: 'right' },
          { title: say('规则', 'Rule'), dataIndex: 'row', width: 64 },
          {
            title: say('适用的人', 'Whom it is for'),
            width: 320,
            render: (_, { condition, note }) => (
              <Whom condition={conditionText(condition, say)} note={noteText(note, say)} />
            ),
          },
          ...Object.entries(insuranceWords).map(([code, words], at) => ({
            title: say(...words),
            width: 104,
            render: (_: unknown, row: (typeof shown)[number]) => <DemandText code={code} demand={row.demands[at]} />,
          })),
          {
            title: say('有效期', 'Valid'),
            width: 130,
            render: (_, { from, to }) =>
              from === null && to === null ? say('一直', 'always') : `${from ?? '…'} – ${to ?? '…'}`,
          },
        ]}
      />
    </Card>
  )
}

/** Many a note says no more than the condition does. */
function Whom({ condition, note }: { condition: string; note: string }) {
  return (
    <>
      {condition}
      {note !== condition && <div style={{ color: '#4d5866', fontSize: 12 }}>{note}</div>}
    </>
  )
}

function DemandText({ code, demand }: { code: string; demand: Demand | undefined }) {
  const { say, language } = useSpeech()
  if (demand === undefined) return <>—</>
  const strong = demand.required === 'must'
  return (
    <Tooltip title={say('未参保时记为 ', 'if not insured: ') + codeText(code, demand.missing, language)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the tooltip has to be reached by keyboard */}
      <span tabIndex={0}>
        {strong ? (
          <strong>{say(...requiredWords.must!)}</strong>
        ) : (
          say(...(requiredWords[demand.required] ?? ['—', '—']))
        )}{' '}
        <span style={{ color: '#4d5866' }}>{demand.missing}</span>
      </span>
    </Tooltip>
  )
}
