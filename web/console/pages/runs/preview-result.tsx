import { Card, Space } from 'antd'
import { Link } from 'wouter'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'
import { ChangeTable, type CodeChange } from './change-table.tsx'
import { PublishCounts } from './publish-counts.tsx'

export interface PreviewCounts {
  entered: number
  changed: number
  unchanged: number
  left: number
  codes: CodeChange[]
}

/** What publishing would change; nothing is changed yet. */
export function PreviewResult({ job, counts }: { job: string; counts: PreviewCounts }) {
  const { say } = useSpeech()
  const { can } = useSession()
  const named = useAsk('get', '/api/jobs/{key}/preview', { path: { key: job } }, { enabled: can('person.read') })
  const { entered, changed, unchanged, left } = counts
  const people = (keys: readonly string[]) => (
    <Space size={4} wrap>
      {keys.map((key, at) => (
        <Link key={key} href={paths.person(key)}>
          {say(`第 ${at + 1} 人`, `person ${at + 1}`)}
        </Link>
      ))}
    </Space>
  )
  const examplesOf = (change: CodeChange) =>
    named.data?.codes.find(
      ({ column, before, after }) => column === change.column && before === change.before && after === change.after,
    )?.examples ?? []
  return (
    <>
      <PublishCounts
        title={say('入库后登记库将有这些变化（现在没有改动）', 'Publishing would change this (nothing is changed yet)')}
        counts={{ entered, changed, unchanged, left }}
      />
      <Card title={say('参保状态和去向的变化', 'Changes of codes and disposition')} styles={{ body: { padding: 0 } }}>
        <ChangeTable
          changes={counts.codes}
          note={{ title: say('例如', 'For example'), of: (change) => people(examplesOf(change)) }}
        />
      </Card>
      {named.data !== undefined && named.data.leaving.length > 0 && (
        <Card title={say('将离开的人，例如', 'Who would leave, for example')}>{people(named.data.leaving)}</Card>
      )}
    </>
  )
}
