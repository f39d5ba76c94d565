import { Alert, Descriptions, Tag } from 'antd'
import { Link, useParams } from 'wouter'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { Page } from '../../parts/page.tsx'
import { Answer } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'
import { JobProgress } from './job-progress.tsx'
import { JobResult } from './job-result.tsx'
import { jobKinds, jobStates, momentText } from './run-words.ts'
import { useJob } from './use-job.ts'

/** One job: what it is at, and what came of it. */
export default function JobPage() {
  const { say } = useSpeech()
  const { can } = useSession()
  const { key = '' } = useParams()
  const { job: asked, told } = useJob(key)
  return (
    <Answer of={asked}>
      {(job) => (
        <Page
          title={say(`作业：${jobKinds[job.kind][0]}`, `Job: ${jobKinds[job.kind][1]}`)}
          lead={
            <>
              <AreaName code={job.area} />
              {job.batch !== null && can('run.start') && (
                <>
                  {' · '}
                  <Link href={paths.batch(job.batch)}>{say('所属批次', 'Its batch')}</Link>
                </>
              )}
              {job.policy !== null && (
                <>
                  {' · '}
                  <Link href={paths.policy(job.policy)}>{say('规则表', 'Its policy table')}</Link>
                </>
              )}
              {job.source !== null && (
                <>
                  {' · '}
                  <Link href={paths.job(job.source)}>{say('所据比对', 'Its comparison')}</Link>
                </>
              )}
              {job.run !== null && (
                <>
                  {' · '}
                  <Link href={paths.run(job.run)}>
                    {job.kind === 'policy_preview'
                      ? say('所用的比对', 'The run it looks at')
                      : job.laterRun === null
                        ? say('入库申请', 'Its proposal')
                        : say('前一次运行', 'Earlier run')}
                  </Link>
                </>
              )}
              {job.laterRun !== null && (
                <>
                  {' · '}
                  <Link href={paths.run(job.laterRun)}>{say('后一次运行', 'Later run')}</Link>
                </>
              )}
            </>
          }
        >
          <div style={{ display: 'grid', gap: 16 }}>
            <JobProgress job={job} told={told} />
            {job.problem && (
              <Alert
                role="alert"
                type="error"
                showIcon
                title={say(job.problem.zh, job.problem.en)}
                description={say(`错误代码：${job.problem.code}`, `Code: ${job.problem.code}`)}
              />
            )}
            {job.state === 'cancelled' && (
              <Alert
                type="info"
                showIcon
                title={say(
                  `已由 ${job.cancelledBy} 停止，没有留下任何内容。`,
                  `Stopped by ${job.cancelledBy}; nothing stays of it.`,
                )}
              />
            )}
            <JobResult job={job} />
            <Descriptions
              size="small"
              bordered
              column={{ xs: 1, md: 2 }}
              style={{ background: '#fff' }}
              items={[
                {
                  key: 'state',
                  label: say('状态', 'State'),
                  children: (
                    <Tag variant="solid" color={jobStates[job.state].colour}>
                      {say(...jobStates[job.state].words)}
                    </Tag>
                  ),
                },
                { key: 'by', label: say('发起人', 'Asked by'), children: job.askedBy },
                { key: 'begun', label: say('开始', 'Begun'), children: momentText(job.begunAt) },
                { key: 'ended', label: say('结束', 'Ended'), children: momentText(job.endedAt) },
              ]}
            />
          </div>
        </Page>
      )}
    </Answer>
  )
}
