import { Alert, Button, Card, Select, Space } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAsk, useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { paths } from '../../paths.ts'
import { momentText, type Run, runStates } from './run-words.ts'

/** Compares the run with an earlier one of its area. */
export function RunDifference({ run }: { run: Run }) {
  const { say } = useSpeech()
  const [, go] = useLocation()
  const [chosen, setChosen] = useState<string>()
  const runs = useAsk('get', '/api/runs', { query: { limit: 200 } })
  const compare = useDeed('post', '/api/runs/{key}/difference', ({ job }) => go(paths.job(job)))
  const earlier = (runs.data?.runs ?? []).filter(
    ({ key, area, proposedAt }) => key !== run.key && area === run.area && proposedAt < run.proposedAt,
  )
  if (earlier.length === 0) return null
  const before = chosen ?? (earlier.find(({ state }) => state === 'published') ?? earlier[0])?.key
  return (
    <Card title={say('与以前的运行对比', 'Difference to an earlier run')}>
      <Space wrap>
        <Select
          aria-label={say('以前的运行', 'Earlier run')}
          style={{ minWidth: 300 }}
          value={before}
          onChange={setChosen}
          options={earlier.map(({ key, quarter, state, proposedAt }) => ({
            value: key,
            label: `${quarter} · ${say(...runStates[state].words)} · ${momentText(proposedAt)}`,
          }))}
        />
        <Button
          loading={compare.isPending}
          onClick={() => before && compare.mutate({ path: { key: before }, body: { later: run.key } })}
        >
          {say('对比', 'Compare')}
        </Button>
      </Space>
      {compare.error && <Alert role="alert" type="error" showIcon title={compare.error.message} />}
    </Card>
  )
}
