import { Tabs } from 'antd'
import { useSearchParams } from 'wouter'
import { useSpeech } from '../../language.tsx'
import { Page } from '../../parts/page.tsx'
import { useSession } from '../../session.tsx'
import { BatchList } from './batch-list.tsx'
import { JobList } from './job-list.tsx'
import { NewBatch } from './new-batch.tsx'
import { RunList } from './run-list.tsx'

/** From the extracts of a quarter to the register: batches, jobs, proposals. */
export default function RunsPage() {
  const { say } = useSpeech()
  const { can } = useSession()
  const [search, setSearch] = useSearchParams()
  const tabs = [
    { key: 'runs', label: say('入库申请', 'Proposals'), children: <RunList /> },
    ...(can('run.start') ? [{ key: 'batches', label: say('批次', 'Batches'), children: <BatchList /> }] : []),
    { key: 'jobs', label: say('作业', 'Jobs'), children: <JobList /> },
  ]
  return (
    <Page
      title={say('比对与入库', 'Comparison and publishing')}
      lead={say(
        '上传一个季度的数据文件，检查、比对，提请入库；另一人复核后入库。',
        'Send the files of a quarter, check and compare them, propose the results; a second person approves.',
      )}
      actions={can('run.start') && <NewBatch />}
    >
      <Tabs
        activeKey={search.get('tab') ?? 'runs'}
        onChange={(tab) => setSearch({ tab }, { replace: true })}
        items={tabs}
        destroyOnHidden
      />
    </Page>
  )
}
