import { Button, Card, Col, Row, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { PersonRow } from '../../../api/schema.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { count } from '../../parts/figures.ts'
import { Failure, Nothing, Waiting } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { QueueList } from './queue-list.tsx'
import type { Queue } from './use-queue.ts'

/** How many wait, as far as they were counted. */
export interface Left {
  count: number
  more: boolean
}

/** A queue beside the person whose turn it is. */
export function DeskLayout<Item extends { person: PersonRow; row?: string }>({
  queue,
  left,
  empty,
  children,
}: {
  queue: Queue<Item>
  left: Left | undefined
  /** said where the queue is empty from the first */
  empty: string
  children: (current: Item) => ReactNode
}) {
  const { say } = useSpeech()
  const { people, place, verdicts, isReading, isComplete, error, go } = queue
  const current = people[place]
  const isAtEnd = current === undefined && isComplete
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} lg={6}>
        <Card
          size="small"
          title={say('待核实', 'To rule on')}
          extra={
            left &&
            say(
              `还有 ${count(left.count - verdicts.size)} 人${left.more ? '以上' : ''}`,
              `${count(left.count - verdicts.size)}${left.more ? '+' : ''} left`,
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
            key={current.row ?? current.person.key}
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
            {children(current)}
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
              {people.length === 0 ? empty : say('这里的人都看过了。', 'That was everybody here.')}
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
  )
}

/** What the keys 上一人 and 先跳过 do in a queue. */
export function stepsOf({ place, people, isComplete, go, goOn }: Queue<object>) {
  return {
    onBack: place > 0 ? () => go(place - 1) : undefined,
    onOn: place < people.length - 1 || !isComplete ? goOn : undefined,
  }
}
