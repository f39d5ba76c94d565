import { Alert, Card, Col, Row, Statistic } from 'antd'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { count } from '../../parts/figures.ts'
import { ChangeTable } from '../runs/change-table.tsx'
import { AreaEffects } from './area-effects.tsx'
import type { PolicyEffect as Effect } from './effect.ts'

/** Whom a policy table would change, by code and by area; nothing is changed yet. */
export function PolicyEffect({ effect }: { effect: Effect }) {
  const { say } = useSpeech()
  const { people, changed, newlyAsked, noLongerAsked, changes, areas, left = [] } = effect
  const parts = effect.parts ?? [{ quarter: effect.quarter!, asOf: effect.asOf!, rowsOn: effect.rowsOn! }]
  const { quarter, asOf, rowsOn } = parts[0]!
  const tiles: [string, number][] = [
    [say('本次比对的人', 'People of the run'), people],
    [say('状态代码有变化', 'A code changes'), changed],
    [say('新增需调查', 'Newly asked'), newlyAsked],
    [say('不再需调查', 'No longer asked'), noLongerAsked],
  ]
  return (
    <>
      <Card
        title={
          parts.length === 1
            ? say(
                `按新规则表重新比对 ${quarter}（基准日期 ${asOf}）的结果，登记库没有改动`,
                `${quarter} (as of ${asOf}) compared under this table; the register is not changed`,
              )
            : say(
                `按新规则表重新比对 ${parts.length} 个地区各自最近入库的数据的结果，登记库没有改动`,
                `The last runs of ${parts.length} areas compared under this table; the register is not changed`,
              )
        }
      >
        <Row gutter={[16, 16]}>
          {tiles.map(([title, value]) => (
            <Col key={title} xs={12} md={6}>
              <Statistic title={title} value={count(value)} />
            </Col>
          ))}
        </Row>
        {left.length > 0 && (
          <Alert
            type="warning"
            showIcon
            style={{ marginTop: 12 }}
            title={say('下列地区没有算在内：', 'These areas are not in the figures:')}
            description={left.map(({ area, quarter, problem }) => (
              <div key={area}>
                <AreaName code={area} /> {quarter}：{say(problem.zh, problem.en)}
              </div>
            ))}
          />
        )}
        {rowsOn !== asOf && (
          <Alert
            type="info"
            showIcon
            style={{ marginTop: 12 }}
            title={say(
              `规则表自 ${rowsOn} 起执行，预览按这一天有效的规则计算；年龄仍按基准日期。`,
              `The table begins on ${rowsOn}: the rules of that day are counted with; ages are of the reference date.`,
            )}
          />
        )}
      </Card>
      <Card title={say('参保状态和调查的变化', 'Changes of codes and of asking')} styles={{ body: { padding: 0 } }}>
        <ChangeTable changes={changes} />
      </Card>
      <AreaEffects areas={areas} />
    </>
  )
}
