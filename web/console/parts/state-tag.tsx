import { Tag } from 'antd'
import type { FindingState } from '../../../src/registry/finding-states.ts'
import { useSpeech } from '../language.tsx'
import { stateWords } from './finding-words.ts'

const colours: Readonly<Record<FindingState, string>> = {
  open: 'error',
  confirmed: 'warning',
  routed: 'processing',
  dismissed: 'default',
  solved: 'success',
}

/** The state of a finding, and whether a decision on it waits for its second person. */
export function StateTag({ state, isWaiting = false }: { state: FindingState; isWaiting?: boolean }) {
  const { say } = useSpeech()
  return (
    <>
      <Tag color={colours[state]}>{say(...stateWords[state])}</Tag>
      {isWaiting && <Tag color="purple">{say('待复核', 'Awaits approval')}</Tag>}
    </>
  )
}
