import { Card, Col, Row, Statistic } from 'antd'
import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'
import type { Words } from './run-words.ts'

const measures: readonly [string, Words][] = [
  ['entered', ['新进入', 'Entered']],
  ['changed', ['有变化', 'Changed']],
  ['unchanged', ['不变', 'Unchanged']],
  ['left', ['离开（历史保留）', 'Left (history stays)']],
  ['findings', ['新疑点', 'New findings']],
  ['solved', ['已消除疑点', 'Findings solved']],
]

/** How the register changed, or would change. */
export function PublishCounts({ counts, title }: { counts: Readonly<Record<string, number>>; title?: string }) {
  const { say } = useSpeech()
  return (
    <Card title={title ?? say('登记库的变化', 'Changes of the register')}>
      <Row gutter={[16, 16]}>
        {measures
          .filter(([name]) => counts[name] !== undefined)
          .map(([name, words]) => (
            <Col key={name} xs={12} md={8} xl={4}>
              <Statistic title={say(...words)} value={count(counts[name]!)} />
            </Col>
          ))}
      </Row>
    </Card>
  )
}
