import { Alert, Button, Space, Typography } from 'antd'
import { useState } from 'react'
import type { operations } from '../../../api/schema.ts'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { SideBySide } from './side-by-side.tsx'

type Answered = operations['readPersonEvidence']['responses'][200]['content']['application/json']

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
      {entry.candidates.length > 0 && (
        <section aria-label={say('可能属于此人的行', 'Rows that may be theirs')}>
          <Typography.Title level={5} style={{ margin: 0 }}>
            {say('可能属于此人的行', 'Rows that may be theirs')}
          </Typography.Title>
          <Typography.Paragraph style={{ color: '#4d5866' }}>
            {say(
              '这些行的号码对不上任何人，按姓名、出生日期、电话、住址等打分，可能是此人的。没有计入此人；核对后可点“核实”登记。',
              'No number leads these rows to anybody; by name, birth, phone, address and the like they may be theirs. They are not counted for them: check, then verify.',
            )}
          </Typography.Paragraph>
          <SideBySide statements={entry.candidates.map((row) => ({ ...row, holder: 'nobody' as const }))} />
        </section>
      )}
      <Typography.Title level={5} style={{ margin: 0 }}>
        {say('判定经过', 'How it was decided')}
      </Typography.Title>
      <Typography.Paragraph style={{ whiteSpace: 'pre-line', marginBottom: 0 }}>{entry.story}</Typography.Paragraph>
    </Space>
  )
}
