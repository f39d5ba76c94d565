import { Card, Tabs } from 'antd'
import { useSpeech } from '../../language.tsx'
import { useKept } from '../../parts/kept.ts'
import { Page } from '../../parts/page.tsx'
import { useSession } from '../../session.tsx'
import { FindingDecisions } from './finding-decisions.tsx'
import { PersonDecisions } from './person-decisions.tsx'

/** What somebody proposed and a second person has to approve. */
export default function DecisionsPage() {
  const { say } = useSpeech()
  const { can } = useSession()
  const [tab, setTab] = useKept<string | null>('tab of decisions', () => null)
  const tabs = [
    ...(can('finding.read')
      ? [{ key: 'findings', label: say('疑点处理', 'Findings'), children: <FindingDecisions /> }]
      : []),
    ...(can('person.history')
      ? [{ key: 'people', label: say('人员核实与合并', 'People'), children: <PersonDecisions /> }]
      : []),
  ]
  return (
    <Page
      title={say('待复核', 'Awaiting approval')}
      lead={say(
        '经办提出的处理由另一人复核后生效；自己提出的，自己不能复核。先提出的排在前面。',
        'What a handler proposes holds once a second person approves it; nobody approves their own. Oldest first.',
      )}
    >
      <Card size="small" styles={{ body: { paddingTop: 0 } }}>
        <Tabs items={tabs} activeKey={tab ?? tabs[0]?.key ?? ''} onChange={setTab} />
      </Card>
    </Page>
  )
}
