import { Card, Col, Row, Statistic } from 'antd'
import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'
import { ChangeTable, type CodeChange } from './change-table.tsx'
import { kindText } from './run-words.ts'

interface ExplainedChange extends CodeChange {
  sources: { kind: string; more: number; fewer: number }[]
}

export interface Difference {
  before: { people: number }
  after: { people: number }
  entered: number
  left: number
  stayed: number
  changes: ExplainedChange[]
  sameRows: number
}

/** What became of the people of one run in the later one, and which source did it. */
export function DifferenceResult({ difference }: { difference: Difference }) {
  const { say } = useSpeech()
  const { before, after, entered, left, stayed, changes, sameRows } = difference
  const tiles: [string, number][] = [
    [say('前一次', 'Earlier run'), before.people],
    [say('离开', 'Left'), left],
    [say('两次都有', 'In both'), stayed],
    [say('新进入', 'Entered'), entered],
    [say('后一次', 'Later run'), after.people],
  ]
  return (
    <>
      <Card title={say('人员变化', 'People')}>
        <Row gutter={[16, 16]}>
          {tiles.map(([title, value]) => (
            <Col key={title} xs={12} md={8} xl={4}>
              <Statistic title={title} value={count(value)} />
            </Col>
          ))}
        </Row>
        {sameRows > 0 && (
          <p style={{ margin: '12px 0 0', color: '#4d5866' }}>
            {say(
              `${count(sameRows)} 人各来源的行数没有变，变化来自内容、年龄或规则。`,
              `${count(sameRows)} people have as many rows in every source: content, age or policy changed them.`,
            )}
          </p>
        )}
      </Card>
      <Card title={say('参保状态和去向的变化', 'Changes of codes and disposition')} styles={{ body: { padding: 0 } }}>
        <ChangeTable
          changes={changes}
          note={{
            title: say('来源（行数增减的人数）', 'Sources (people with more or fewer rows)'),
            of: ({ sources }) =>
              sources
                .slice(0, 4)
                .map(({ kind, more, fewer }) =>
                  [say(...kindText(kind)), more > 0 && `+${count(more)}`, fewer > 0 && `−${count(fewer)}`]
                    .filter(Boolean)
                    .join(' '),
                )
                .join('、') || '—',
          }}
        />
      </Card>
    </>
  )
}
