import { Alert, Button, Card, Select, Space, Tooltip } from 'antd'
import { useState } from 'react'
import { useAsk, useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { Answer } from '../../parts/states.tsx'
import { useSession } from '../../session.tsx'
import { JobProgress } from '../runs/job-progress.tsx'
import { momentText } from '../runs/run-words.ts'
import { useJob } from '../runs/use-job.ts'
import type { PolicyEffect as Effect } from './effect.ts'
import { PolicyEffect } from './policy-effect.tsx'
import type { PolicyTable } from './policy-words.ts'
import { usePreview } from './use-preview.ts'

/** Looks ahead to what a proposed table would change, and shows what the last look found. */
export function PreviewPanel({ table }: { table: PolicyTable }) {
  const { say } = useSpeech()
  const { can } = useSession()
  const latest = usePreview(table.key)
  const begins = table.state === 'proposed' && (can('policy.propose') || can('policy.approve'))
  if (!begins && latest === undefined) return null
  return (
    <section aria-label={say('预览影响', 'Preview of the effect')} style={{ display: 'grid', gap: 16 }}>
      {begins && <BeginPreview table={table} isRunning={latest?.endedAt === null} />}
      {latest !== undefined && <PreviewOutcome key={latest.key} job={latest.key} />}
    </section>
  )
}

function BeginPreview({ table, isRunning }: { table: PolicyTable; isRunning: boolean }) {
  const { say } = useSpeech()
  const { own } = useSession()
  const [chosen, setChosen] = useState<string>()
  const asked = useAsk('get', '/api/runs', { query: { state: 'published', limit: 200 } })
  const begin = useDeed('post', '/api/policy-tables/{key}/preview')
  const bare = (area: string) => area.replace(/(00)+$/, '')
  const runs = (asked.data?.runs ?? [])
    .filter(({ area }) => bare(area).startsWith(bare(table.area)))
    .filter(({ area }) => own.areas.some((prefix) => bare(area).startsWith(bare(prefix))))
    .sort((one, other) => other.asOf.localeCompare(one.asOf))
  // Each area's last: what the province's register is made of.
  const areas = new Set(runs.map(({ area }) => area))
  const whole = areas.size > 1 && own.areas.some((prefix) => bare(table.area).startsWith(bare(prefix))) ? 'whole' : null
  const run = chosen ?? whole ?? runs[0]?.key
  const why =
    asked.data !== undefined && runs.length === 0
      ? say('您的地区内还没有已入库的比对', 'No comparison of your area was published yet')
      : isRunning
        ? say('正在预览', 'A preview is under way')
        : null
  return (
    <Card title={say('预览影响', 'Preview the effect')}>
      <p style={{ margin: '0 0 12px', color: '#4d5866' }}>
        {say(
          '用已入库的那次比对的原始数据，按这张规则表再比对一遍，看哪些地方有多少人的状态会变、会新增或不再需要调查。不改动登记库。',
          'Compares the extracts of a published run once more, under this table: whose codes would change, who would be asked or no longer, and where. The register is not changed.',
        )}
      </p>
      <Space wrap>
        {runs.length > 0 && (
          <Select
            aria-label={say('用哪次比对的数据', 'Which run’s extracts')}
            style={{ minWidth: 320 }}
            value={run}
            onChange={setChosen}
            options={[
              ...(whole === null
                ? []
                : [
                    {
                      value: whole,
                      label: say(
                        `全省：${areas.size} 个地区各自最近入库的数据`,
                        `The whole province: the last runs of ${areas.size} areas`,
                      ),
                    },
                  ]),
              ...runs.map(({ key, quarter, area, decidedAt }) => ({
                value: key,
                label: (
                  <>
                    {quarter} · <AreaName code={area} /> · {say('入库', 'published')} {momentText(decidedAt)}
                  </>
                ),
              })),
            ]}
          />
        )}
        <Tooltip title={why}>
          <Button
            type="primary"
            ghost
            disabled={why !== null || run === undefined}
            loading={begin.isPending}
            onClick={() =>
              run && begin.mutate({ path: { key: table.key }, body: run === whole ? { whole: true } : { run } })
            }
          >
            {say('预览影响', 'Preview the effect')}
          </Button>
        </Tooltip>
      </Space>
      {begin.error && (
        <Alert role="alert" type="error" showIcon title={begin.error.message} style={{ marginTop: 12 }} />
      )}
    </Card>
  )
}

function PreviewOutcome({ job: key }: { job: string }) {
  const { say } = useSpeech()
  const { job: asked, told } = useJob(key)
  return (
    <Answer of={asked}>
      {(job) => {
        if (job.endedAt === null) return <JobProgress job={job} told={told} />
        if (job.problem !== null) {
          return <Alert role="alert" type="error" showIcon title={say(job.problem.zh, job.problem.en)} />
        }
        if (job.result === null) {
          return (
            <Alert type="info" showIcon title={say('上次预览被停止，没有结果。', 'The last preview was stopped.')} />
          )
        }
        const effect: unknown = job.result
        return (
          <>
            <span style={{ color: '#4d5866' }}>
              {say(
                `最近一次预览：${job.askedBy}，${momentText(job.endedAt)}`,
                `Last preview: ${job.askedBy}, ${momentText(job.endedAt)}`,
              )}
            </span>
            <PolicyEffect effect={effect as Effect} />
          </>
        )
      }}
    </Answer>
  )
}
