import { Alert, Button, Space, Tooltip } from 'antd'
import { Link, useLocation } from 'wouter'
import { useAsk, useDeed } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Answer } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'
import { ProposeResult } from './propose-result.tsx'
import { RejectTable } from './reject-table.tsx'
import { RunSummary } from './run-summary.tsx'
import type { Job } from './run-words.ts'

/** What a comparison found, and the step to the register or what became of it. */
export function CompareResult({ job }: { job: Job }) {
  const { can } = useSession()
  const summary = useAsk('get', '/api/jobs/{key}/summary', { path: { key: job.key } })
  return (
    <>
      {job.proposal === null ? <NextStep job={job} /> : <ProposeResult job={job} run={job.proposal} />}
      <Answer of={summary}>{(found) => <RunSummary summary={found} />}</Answer>
      {can('reject.read') && <RejectTable job={job.key} />}
    </>
  )
}

function NextStep({ job }: { job: Job }) {
  const { say } = useSpeech()
  const { can } = useSession()
  const [, go] = useLocation()
  const propose = useDeed('post', '/api/jobs/{key}/proposal', (begun) => go(paths.job(begun.job)))
  const broken = job.result?.brokenChecks
  const isBroken = Array.isArray(broken) && broken.length > 0
  return (
    <>
      <Alert
        type={isBroken ? 'error' : 'success'}
        showIcon
        title={
          isBroken
            ? say('校验不符，结果不可信，不能入库。', 'A check is broken: the result cannot be trusted nor published.')
            : say(
                '比对完成。核对下面的结果后提请入库。',
                'The comparison is done. Look at the results, then propose them.',
              )
        }
        action={
          <Space>
            {can('run.publish.propose') && (
              <Tooltip
                title={isBroken && say('校验不符的结果不能入库', 'Results with a broken check are not published')}
              >
                <Button
                  type="primary"
                  disabled={isBroken}
                  loading={propose.isPending}
                  onClick={() => propose.mutate({ path: { key: job.key } })}
                >
                  {say('提请入库', 'Propose')}
                </Button>
              </Tooltip>
            )}
            {job.batch !== null && can('run.start') && (
              <Link href={paths.batch(job.batch)}>
                <Button>{say('回到批次', 'To the batch')}</Button>
              </Link>
            )}
          </Space>
        }
      />
      {propose.error && <Alert role="alert" type="error" showIcon title={propose.error.message} />}
    </>
  )
}
