import { Card, Col, Descriptions, Row } from 'antd'
import type { ReactNode } from 'react'
import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'
import { momentText } from '../../parts/moment-text.ts'
import { type Health, secondsText, sizeText, spanText } from './health.ts'
import { percentFree } from './need-list.tsx'

/** What was measured, by what it is about. */
export function HealthCards({ health }: { health: Health }) {
  const { say } = useSpeech()
  const { now, startedAt, jobs, audit, requests, disk } = health
  const aMinute = requests.minutes === 0 ? 0 : requests.requests / requests.minutes
  const lately = say(`最近 ${requests.minutes} 分钟`, `last ${requests.minutes} min`)
  return (
    <Row gutter={[16, 16]}>
      <Figures
        title={say('服务', 'Service')}
        items={[
          [say('版本', 'Version'), health.version],
          [say('启动于', 'Started'), momentText(startedAt)],
          [say('已运行', 'Up for'), spanText(startedAt, now, say)],
          [say('在线会话', 'Open sessions'), count(health.sessions)],
        ]}
      />
      <Figures
        title={say(`请求（${lately}）`, `Requests (${lately})`)}
        items={[
          [say('每分钟', 'A minute'), aMinute < 10 ? aMinute.toFixed(1) : count(Math.round(aMinute))],
          [
            say('99% 的请求用时', '99 % answered within'),
            requests.p99 === null
              ? '—'
              : say(`不超过 ${secondsText(requests.p99, say)}`, secondsText(requests.p99, say)),
          ],
          [say('服务故障', 'Faults of the service'), count(requests.faults)],
        ]}
      />
      <Figures
        title={say('数据库', 'Database')}
        items={[
          [
            say('引擎', 'Engine'),
            health.engine === 'pglite' ? say('内嵌（PGlite）', 'embedded (PGlite)') : 'PostgreSQL',
          ],
          [say('引擎版本', 'Engine’s version'), health.engineVersion],
          [say('表结构版本', 'Schema'), health.schemaVersion],
          [say('大小', 'Size'), sizeText(health.bytes)],
        ]}
      />
      <Figures
        title={say('登记库文件夹所在磁盘', 'Disk of the register’s folder')}
        items={[
          [say('可用', 'Free'), `${sizeText(disk.free)} (${percentFree(disk)}%)`],
          [say('总共', 'In all'), sizeText(disk.total)],
        ]}
      />
      <Figures
        title={say('作业', 'Jobs')}
        items={[
          [say('正在运行', 'Running'), count(jobs.running)],
          [say('等待', 'Waiting'), count(jobs.waiting)],
          [say('最近一天失败', 'Failed within a day'), count(jobs.failed)],
        ]}
      />
      <Figures
        title={say('审计链', 'Audit chain')}
        items={[
          [say('最后入链', 'Last sealed'), momentText(audit.sealedAt)],
          [say('距今', 'Ago'), audit.sealedAt === null ? '—' : spanText(audit.sealedAt, now, say)],
          [say('等待入链的记录', 'Entries that wait'), count(audit.pending)],
          [say('共有组数', 'Groups in all'), count(audit.groups)],
        ]}
      />
    </Row>
  )
}

function Figures({ title, items }: { title: string; items: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <Col xs={24} md={12} xl={8}>
      <Card size="small" title={title} style={{ height: '100%' }}>
        <Descriptions
          size="small"
          column={1}
          styles={{ label: { width: 150 } }}
          items={items.map(([label, children]) => ({ key: label, label, children }))}
        />
      </Card>
    </Col>
  )
}
