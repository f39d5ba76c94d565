import { Button, Card, Space, Tooltip } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { type FindingAction, findingActions, isAllowed } from '../../../../src/registry/finding-states.ts'
import type { FindingRow } from '../../../api/schema.ts'
import { useSpeech } from '../../language.tsx'
import { actionMeanings, actionWords, stateWords } from '../../parts/finding-words.ts'
import { KeyHint, useHotKeys } from '../../parts/hot-keys.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'
import { DecideDialog } from './decide-dialog.tsx'

const actions = Object.keys(findingActions) as FindingAction[]

/** What may be done with a finding, each by a button and a key. */
export function DecidePanel({ finding, names }: { finding: FindingRow; names: readonly string[] }) {
  const { say } = useSpeech()
  const { can } = useSession()
  const [action, setAction] = useState<FindingAction | null>(null)
  const mayDecide = can('finding.decide')
  const maySeeApprovals = mayDecide || can('finding.approve')
  const whyNot = (each: FindingAction): string | null => {
    if (finding.waiting !== null) return say('已有一项处理在等待复核', 'A decision already awaits approval')
    if (isAllowed(each, finding.state)) return null
    const [zh, en] = stateWords[finding.state]
    return say(`疑点${zh}，不能${actionWords[each][0]}`, `Not while it is ${en.toLowerCase()}`)
  }
  const byKey = actions.map((each, place) => [
    String(place + 1),
    mayDecide && whyNot(each) === null ? () => setAction(each) : undefined,
  ])
  const { isOn } = useHotKeys(Object.fromEntries(byKey))
  if (!mayDecide && finding.waiting === null) return null
  return (
    <Card size="small" title={say('处理', 'Decide')} style={{ marginBottom: 16 }}>
      {mayDecide && (
        <Space wrap>
          {actions.map((each, place) => {
            const reason = whyNot(each)
            return (
              <Tooltip key={each} title={reason ?? say(...actionMeanings[each])}>
                <Button
                  type={each === 'confirm' ? 'primary' : 'default'}
                  disabled={reason !== null}
                  onClick={() => setAction(each)}
                >
                  {say(...actionWords[each])}
                  <KeyHint isOn={isOn}>{String(place + 1)}</KeyHint>
                </Button>
              </Tooltip>
            )
          })}
        </Space>
      )}
      {finding.waiting !== null && (
        <p style={{ margin: mayDecide ? '12px 0 0' : 0 }}>
          {say('有一项处理在等待另一人复核。', 'A decision awaits a second person. ')}
          {maySeeApprovals && <Link href={paths.decisions()}>{say('去复核页查看', 'See the approvals')}</Link>}
        </p>
      )}
      {action !== null && (
        <DecideDialog finding={finding} action={action} names={names} onClose={() => setAction(null)} />
      )}
    </Card>
  )
}
