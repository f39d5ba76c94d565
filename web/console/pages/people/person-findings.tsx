import { List } from 'antd'
import { Link } from 'wouter'
import type { FindingState } from '../../../../src/registry/finding-states.ts'
import { findingWords } from '../../../../src/reports/vocabulary.ts'
import { useSpeech } from '../../language.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { Nothing } from '../../parts/states.tsx'
import { insuranceWords } from '../../parts/words.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'

interface FindingOf {
  key: string
  code: string
  insurance: string | null
  state: string
  openedAt: string
}

/** What was noticed about the person. */
export function PersonFindings({ findings }: { findings: FindingOf[] }) {
  const { say, language } = useSpeech()
  const { can } = useSession()
  if (findings.length === 0) return <Nothing>{say('没有疑点', 'No findings')}</Nothing>
  return (
    <List
      size="small"
      dataSource={findings}
      renderItem={({ key, code, insurance, state, openedAt }) => (
        <List.Item>
          <strong>
            {can('finding.read') ? (
              <Link href={paths.finding(key)}>{findingWords(code)[language]}</Link>
            ) : (
              findingWords(code)[language]
            )}
          </strong>
          <span>{insurance !== null && say(...(insuranceWords[insurance] ?? [insurance, insurance]))}</span>
          <StateTag state={state as FindingState} />
          <span>{openedAt.slice(0, 10)}</span>
        </List.Item>
      )}
    />
  )
}
