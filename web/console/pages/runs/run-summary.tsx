import { Alert, Card, Col, Row, Statistic } from 'antd'
import type { components } from '../../../api/schema.ts'
import { useSpeech } from '../../language.tsx'
import { count, percent, share } from '../../parts/figures.ts'
import { reasonWords } from '../../parts/words.ts'
import { CheckList } from './check-list.tsx'
import { CoverageTable } from './coverage-table.tsx'
import { SourceTable } from './source-table.tsx'

type Summary = components['schemas']['RunSummary']

/** What a run found: people, coverage, the balance of rows, checks. */
export function RunSummary({ summary }: { summary: Summary }) {
  const { say } = useSpeech()
  const { people, sources, coverage, checks, peopleToAsk, skipped, elsewhereGiven } = summary
  const rejected = sources.reduce((sum, source) => sum + source.rejected, 0)
  const tiles: [string, number, string?][] = [
    [
      say('登记人员', 'People'),
      people.total,
      say(`外地户籍 ${count(people.nonLocal)}`, `${count(people.nonLocal)} from elsewhere`),
    ],
    [say('本地户籍', 'Household here'), people.local],
    [say('直接入库', 'Registered directly'), people.direct, percent(share(people.direct, people.local))],
    [say('省内异地参保', 'Elsewhere in the province'), people.inProvince],
    [say('省外异地参保', 'Outside the province'), people.outOfProvince],
    [
      say('需调查登记', 'To be asked'),
      people.survey,
      say(
        `入户 ${count(people.visit)} · 柜台 ${count(people.desk)}`,
        `visit ${count(people.visit)} · desk ${count(people.desk)}`,
      ),
    ],
  ]
  const reasons = peopleToAsk.byReason.filter((entry) => entry.people > 0)
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      {!elsewhereGiven && (
        <Alert
          type="warning"
          showIcon
          title={say(
            '没有异地参保数据：在外地参保的人仍在需调查名单里。',
            'No enrolments elsewhere were given: people insured elsewhere are still among those to ask.',
          )}
        />
      )}
      {skipped.map(({ file, reason }) => (
        <Alert key={file} type="warning" showIcon title={`${file}：${say(reason.zh, reason.en)}`} />
      ))}
      <Card title={say('人员', 'People')}>
        <Row gutter={[16, 16]}>
          {tiles.map(([title, value, note]) => (
            <Col key={title} xs={12} md={8} xl={4}>
              <Statistic title={title} value={count(value)} />
              <span style={{ color: '#4d5866' }}>{note}</span>
            </Col>
          ))}
        </Row>
        {reasons.length > 0 && (
          <p style={{ margin: '12px 0 0', color: '#4d5866' }}>
            {say('需调查的原因：', 'Why they are asked: ')}
            {reasons
              .map(
                ({ reason, people: number }) => `${say(...(reasonWords[reason] ?? [reason, reason]))} ${count(number)}`,
              )
              .join(' · ')}
          </p>
        )}
      </Card>
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={12}>
          <CoverageTable coverage={coverage} />
        </Col>
        <Col xs={24} xl={12}>
          <CheckList checks={checks} />
        </Col>
      </Row>
      <SourceTable sources={sources} rejected={rejected} />
    </div>
  )
}
