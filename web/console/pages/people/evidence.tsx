import { Alert, Button, Space, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { kindWords } from '../../../../src/reports/vocabulary.ts'
import type { operations } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'

type Answered = operations['readPersonEvidence']['responses'][200]['content']['application/json']
type Statement = NonNullable<Answered['entry']>['statements'][number]

/** What every source said, side by side, and the story of the decision. The rows are read again: some seconds. */
export function Evidence({ personKey: key }: { personKey: string }) {
  const { say } = useSpeech()
  const [isAsked, setAsked] = useState(false)
  const evidence = useAsk('get', '/api/people/{key}/evidence', { path: { key } }, { enabled: isAsked })
  if (!isAsked) {
    return (
      <Nothing>
        <p>
          {say(
            '重新读取各部门的原始记录并说明判定经过，需要几秒钟。',
            'Reads the rows of every source again and tells how it was decided: some seconds.',
          )}
        </p>
        <Button type="primary" onClick={() => setAsked(true)}>
          {say('查看依据', 'Show the evidence')}
        </Button>
      </Nothing>
    )
  }
  return <Answer of={evidence}>{(answer) => <Told answer={answer} />}</Answer>
}

function Told({ answer }: { answer: Answered }) {
  const { say } = useSpeech()
  const { entry } = answer
  if (entry === null)
    return <Nothing>{say('这次比对没有保存此人的依据', 'The run kept no evidence of this person')}</Nothing>
  return (
    <Space orientation="vertical" size={16} style={{ width: '100%' }}>
      {!entry.reread && (
        <Alert
          type="info"
          title={say('原始文件已不在，只显示比对时保存的内容。', 'The files are gone: this is what the run kept.')}
        />
      )}
      <SideBySide statements={entry.statements} />
      <Typography.Title level={5} style={{ margin: 0 }}>
        {say('判定经过', 'How it was decided')}
      </Typography.Title>
      <Typography.Paragraph style={{ whiteSpace: 'pre-line', marginBottom: 0 }}>{entry.story}</Typography.Paragraph>
    </Space>
  )
}

/** One column for each row of a source, one row for each thing it says; what differs is marked. */
function SideBySide({ statements }: { statements: Statement[] }) {
  const { say, language } = useSpeech()
  const columns = new Map<string, string>()
  for (const { fields } of statements) for (const { column, name } of fields) columns.set(column, name)
  const rows = [...columns].map(([column, name]) => {
    const said = statements.map(({ fields }) => fields.find((field) => field.column === column))
    return { column, name, said, differs: new Set(said.flatMap((field) => (field ? [field.variant] : []))).size > 1 }
  })
  return (
    <Table
      size="small"
      bordered
      rowKey="column"
      pagination={false}
      scroll={{ x: 160 + statements.length * 170, y: 420 }}
      dataSource={rows}
      columns={[
        { title: say('项目', 'Item'), dataIndex: 'name', width: 150, fixed: 'left' },
        ...statements.map(({ kind, file, row, why, holder }, place) => ({
          title: (
            <>
              <div>{kindWords(kind)[language]}</div>
              <div style={{ fontWeight: 400, fontSize: 12 }}>
                {file} · {row}
              </div>
              <div style={{ fontWeight: 400, fontSize: 12, color: '#4d5866' }}>{why}</div>
              {holder !== 'person' && <Tag color="orange">{say('不计入此人', 'not counted for them')}</Tag>}
            </>
          ),
          width: 170,
          onCell: ({ differs, said }: (typeof rows)[number]) => ({
            style: differs && said[place] ? { background: said[place].variant === 0 ? '#fff7e8' : '#fde8e8' } : {},
          }),
          render: (_: unknown, { said }: (typeof rows)[number]) => said[place]?.text ?? '',
        })),
      ]}
    />
  )
}
