import { Alert, Button, Card, Col, Collapse, Row, Space, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { AreaPicker } from '../../parts/area-picker.tsx'
import { count } from '../../parts/figures.ts'
import { useHotKeys } from '../../parts/hot-keys.tsx'
import { Page } from '../../parts/page.tsx'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { SideBySide } from '../people/side-by-side.tsx'
import './desk.css'
import { DoubtTable } from './doubt-table.tsx'
import { QueueList } from './queue-list.tsx'
import { Ruling } from './ruling.tsx'
import { useQueue } from './use-queue.ts'

/** Whom a clerk can rule on from the records, one after the other, so that nobody is visited for a slip of the pen. */
export default function DeskPage() {
  const { say } = useSpeech()
  const [area, setArea] = useState<string>()
  const queue = useQueue(area)
  const { people, place, verdicts, isReading, isComplete, error, go } = queue
  const body = { ask: 'desk' as const, waiting: false, ...(area !== undefined && { area }) }
  const left = useAsk('post', '/api/people/count', { body })
  const current = people[place]
  const { toggle } = useHotKeys({})
  const isAtEnd = current === undefined && isComplete
  return (
    <Page
      title={say('档案核实', 'From the records')}
      lead={say(
        '这些人只是姓名或号码的写法有出入：对照档案就能认定，不必入户。每项认定由另一人复核后生效。',
        'Only the writing of a name or number differs: the records tell. Each ruling holds once a second person approves it.',
      )}
      actions={
        <Space size={16}>
          {toggle}
          <AreaPicker value={area} onChange={setArea} />
        </Space>
      }
    >
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={6}>
          <Card
            size="small"
            title={say('待核实', 'To rule on')}
            extra={
              left.data &&
              say(
                `还有 ${count(left.data.count - verdicts.size)} 人${left.data.more ? '以上' : ''}`,
                `${count(left.data.count - verdicts.size)}${left.data.more ? '+' : ''} left`,
              )
            }
            styles={{ body: { padding: 4 } }}
          >
            <QueueList people={people} verdicts={verdicts} place={place} isReading={isReading} onGo={go} />
          </Card>
        </Col>
        <Col xs={24} lg={18}>
          {error !== null && current === undefined && <Failure error={error} again={queue.again} />}
          {current !== undefined && (
            <Card
              size="small"
              key={current.person.key}
              title={
                <span>
                  {current.person.name ?? say('（无姓名）', '(no name)')}{' '}
                  <span style={{ fontWeight: 400 }}>{current.person.number}</span>{' '}
                  <Tag>
                    <AreaName code={current.person.area} />
                  </Tag>
                </span>
              }
              extra={<Link href={paths.person(current.person.key)}>{say('打开此人', 'Open the person')}</Link>}
            >
              <Ruling
                of={current}
                verdict={verdicts.get(current.person.key)}
                onDecided={(verdict) => queue.decided(current.person.key, verdict)}
                onBack={place > 0 ? () => go(place - 1) : undefined}
                onOn={place < people.length - 1 || !isComplete ? queue.goOn : undefined}
              />
              <Grounds of={current} />
            </Card>
          )}
          {error === null && current === undefined && isReading && (
            <Card size="small">
              <Waiting />
              <p style={{ textAlign: 'center' }}>
                {say('正在重新读取原始记录，需要几秒钟。', 'Reading the rows of the sources again: some seconds.')}
              </p>
            </Card>
          )}
          {isAtEnd && (
            <Card size="small">
              <Nothing>
                {people.length === 0
                  ? say('没有可以对照档案核实的人。', 'There is nobody to rule on from the records.')
                  : say('这里的人都看过了。', 'That was everybody here.')}
                {people.length > verdicts.size && (
                  <div style={{ marginTop: 12 }}>
                    <Button onClick={() => go(people.findIndex(({ person }) => !verdicts.has(person.key)))}>
                      {say('回到跳过的人', 'Back to those skipped')}
                    </Button>
                  </div>
                )}
              </Nothing>
            </Card>
          )}
        </Col>
      </Row>
    </Page>
  )
}

/** The doubtful rows beside the household list, and below what every source says. */
function Grounds({ of: { evidence } }: { of: ReturnType<typeof useQueue>['people'][number] }) {
  const { say } = useSpeech()
  if (evidence === null)
    return (
      <Alert
        type="warning"
        showIcon
        style={{ marginTop: 12 }}
        title={say(
          '这次比对没有保存此人的依据，请打开此人办理。',
          'The run kept no evidence of this person: open the person.',
        )}
      />
    )
  const reasons = [
    ...new Set(
      evidence.doubts.flatMap(({ file, row }) =>
        evidence.statements.filter((one) => one.file === file && one.row === row).map(({ why }) => why),
      ),
    ),
  ]
  return (
    <>
      <ul style={{ margin: '12px 0', paddingInlineStart: 20 }}>
        {reasons.map((why) => (
          <li key={why}>{why}</li>
        ))}
      </ul>
      <DoubtTable evidence={evidence} />
      <Collapse
        style={{ marginTop: 12 }}
        items={[
          {
            key: 'all',
            label: say(
              `全部 ${evidence.statements.length} 条原始记录`,
              `All ${evidence.statements.length} rows of the sources`,
            ),
            children: <SideBySide statements={evidence.statements} />,
          },
        ]}
      />
    </>
  )
}
