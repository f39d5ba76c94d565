import { Alert, Button, Card, Progress, Space, Tag } from 'antd'
import { useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { count } from '../../parts/figures.ts'
import { type Job, jobStates, sizeText, type Words } from './run-words.ts'

const units: Readonly<Record<string, Words>> = {
  rows: ['行', 'rows'],
  files: ['个文件', 'files'],
  people: ['人', 'people'],
  steps: ['步', 'steps'],
}

/** What a job is at, and the button that stops it. */
export function JobProgress({ job, told }: { job: Job; told: Pick<Job, 'state' | 'progress'> | null }) {
  const { say } = useSpeech()
  const cancel = useDeed('post', '/api/jobs/{key}/cancellation')
  const { state, progress } = told ?? job
  if (job.endedAt !== null) return null
  const part = (amount: number) =>
    progress?.unit === 'bytes' ? sizeText(amount) : `${count(amount)} ${say(...(units[progress!.unit] ?? ['', '']))}`
  return (
    <Card>
      <div role="status" aria-live="polite">
        <Space>
          <Tag variant="solid" color={jobStates[state].colour}>
            {say(...jobStates[state].words)}
          </Tag>
          <strong>
            {progress ? say(progress.said.zh, progress.said.en) : say('等待开始…', 'Waits for its turn …')}
          </strong>
        </Space>
      </div>
      <Progress
        aria-label={say('进度', 'Progress')}
        status="active"
        percent={progress && progress.total > 0 ? Math.floor((progress.done / progress.total) * 100) : 0}
      />
      <div style={{ display: 'flex', gap: 16, alignItems: 'center' }}>
        <span style={{ flex: 1, color: '#4d5866' }}>
          {progress && progress.total > 0 && `${part(progress.done)} / ${part(progress.total)}`}
        </span>
        <Button
          danger
          loading={cancel.isPending}
          disabled={job.cancelledBy !== null}
          onClick={() => cancel.mutate({ path: { key: job.key } })}
        >
          {job.cancelledBy === null ? say('停止', 'Stop') : say('正在停止…', 'Stopping …')}
        </Button>
      </div>
      <p style={{ color: '#4d5866', margin: '8px 0 0' }}>
        {say('可以离开本页，作业会继续。', 'You may leave this page; the job goes on.')}
      </p>
      {cancel.error && <Alert role="alert" type="error" showIcon title={cancel.error.message} />}
    </Card>
  )
}
