import { List, Tag } from 'antd'
import { findingWords } from '../../../../src/reports/vocabulary.ts'
import { useSpeech } from '../../language.tsx'
import { Nothing } from '../../parts/states.tsx'
import { insuranceWords, same } from '../../parts/words.ts'

interface FindingOf {
  key: string
  code: string
  insurance: string | null
  state: string
  openedAt: string
}

const stateWords: Readonly<Record<string, readonly [string, string]>> = {
  open: ['待处理', 'open'],
  routed: ['已转办', 'handed over'],
  dismissed: ['已排除', 'dismissed'],
  confirmed: ['已确认', 'confirmed'],
  solved: ['已消除', 'solved'],
}

/** What was noticed about the person. */
export function PersonFindings({ findings }: { findings: FindingOf[] }) {
  const { say, language } = useSpeech()
  if (findings.length === 0) return <Nothing>{say('没有疑点', 'No findings')}</Nothing>
  return (
    <List
      size="small"
      dataSource={findings}
      renderItem={({ code, insurance, state, openedAt }) => (
        <List.Item>
          <strong>{findingWords(code)[language]}</strong>
          <span>{insurance !== null && say(...(insuranceWords[insurance] ?? [insurance, insurance]))}</span>
          <Tag>{say(...(stateWords[state] ?? same(state)))}</Tag>
          <span>{openedAt.slice(0, 10)}</span>
        </List.Item>
      )}
    />
  )
}
