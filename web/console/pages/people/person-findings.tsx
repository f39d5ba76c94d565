import { List, Tag } from 'antd'
import { Link } from 'wouter'
import { findingWords } from '../../../../src/reports/vocabulary.ts'
import { useSpeech } from '../../language.tsx'
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
          {can('finding.read') ? (
            <Link href={paths.finding(key)}>{findingWords(code)[language]}</Link>
          ) : (
            findingWords(code)[language]
          )}
          <span>{insurance !== null && say(...(insuranceWords[insurance] ?? [insurance, insurance]))}</span>
          <Tag>{state}</Tag>
          <span>{openedAt.slice(0, 10)}</span>
        </List.Item>
      )}
    />
  )
}
