import { Alert, Descriptions, Tag } from 'antd'
import { Link, useParams } from 'wouter'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { AreaName } from '../../parts/area-name.tsx'
import { Page } from '../../parts/page.tsx'
import { Answer } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'
import { JobList } from './job-list.tsx'
import { PublishCounts } from './publish-counts.tsx'
import { RejectTable } from './reject-table.tsx'
import { RunActions } from './run-actions.tsx'
import { RunDifference } from './run-difference.tsx'
import { RunSummary } from './run-summary.tsx'
import { momentText, runStates } from './run-words.ts'

/** One proposal for the register: what it holds, what it changes, who decides. */
export default function RunPage() {
  const { say } = useSpeech()
  const { can, own } = useSession()
  const { key = '' } = useParams()
  const asked = useAsk('get', '/api/runs/{key}', { path: { key } })
  return (
    <Answer of={asked}>
      {(run) => (
        <Page
          title={
            <>
              {say(`入库申请 ${run.quarter}`, `Proposal ${run.quarter}`)}{' '}
              <Tag variant="solid" color={runStates[run.state].colour}>
                {say(...runStates[run.state].words)}
              </Tag>
            </>
          }
          lead={
            <>
              <AreaName code={run.area} /> · {say('截至', 'as of')} {run.asOf}
              {can('quarterly.read') && (
                <>
                  {' · '}
                  <Link href={`${paths.quarterly()}?run=${run.key}`}>{say('季度报表', 'Quarterly table')}</Link>
                </>
              )}
              {run.comparison && (
                <>
                  {' · '}
                  <Link href={paths.job(run.comparison.job)}>{say('所据比对', 'Its comparison')}</Link>
                </>
              )}
              {run.comparison && run.comparison.batch !== null && can('run.start') && (
                <>
                  {' · '}
                  <Link href={paths.batch(run.comparison.batch)}>{say('所据批次', 'Its batch')}</Link>
                </>
              )}
            </>
          }
          actions={<RunActions run={run} />}
        >
          <div style={{ display: 'grid', gap: 16 }}>
            {run.refusal !== null && (
              <Alert
                type="error"
                showIcon
                title={say('不予入库的理由', 'Why it was refused')}
                description={run.refusal}
              />
            )}
            <Descriptions
              size="small"
              bordered
              column={{ xs: 1, md: 2 }}
              style={{ background: '#fff' }}
              items={[
                {
                  key: 'proposed',
                  label: say('提请', 'Proposed'),
                  children: `${run.proposedBy} · ${momentText(run.proposedAt)}`,
                },
                {
                  key: 'decided',
                  label: say('复核', 'Decided'),
                  children:
                    run.decidedBy !== null
                      ? `${run.decidedBy} · ${momentText(run.decidedAt)}`
                      : run.proposedBy === own.login
                        ? say('待复核：您是提请人，须由另一人办理', 'waits for a second person, since you proposed it')
                        : say('待复核', 'waits'),
                },
                ...(run.alone
                  ? [
                      {
                        key: 'alone',
                        label: say('说明', 'Note'),
                        children: say('一人提请并入库', 'Proposed and published by one person alone'),
                      },
                    ]
                  : []),
              ]}
            />
            {run.counts && <PublishCounts counts={run.counts} />}
            {run.summary === null ? (
              <Alert
                type="info"
                showIcon
                title={say(
                  '这次运行超出您的辖区，只显示它的状态。',
                  'This run goes beyond your area; only its state is shown.',
                )}
              />
            ) : (
              <>
                <RunSummary summary={run.summary} />
                <RunDifference run={run} />
                {run.comparison && can('reject.read') && <RejectTable job={run.comparison.job} />}
              </>
            )}
            <JobList run={key} title={say('本次申请的作业', 'Jobs about this proposal')} />
          </div>
        </Page>
      )}
    </Answer>
  )
}
