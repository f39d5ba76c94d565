import { Timeline } from 'antd'
import { Link } from 'wouter'
import type { FindingState, Ruling } from '../../../../src/registry/finding-states.ts'
import { useSpeech } from '../../language.tsx'
import { rulingWords, stateWords } from '../../parts/finding-words.ts'
import { momentText } from '../../parts/moment-text.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.tsx'

interface Step {
  at: string
  from: string | null
  to: FindingState
  ruling: string | null
  department: string | null
  reason: string | null
  handler: string | null
  reviewer: string | null
  run: { key: string; quarter: string } | null
}

/** What became of a finding, newest first. */
export function Life({ steps }: { steps: readonly Step[] }) {
  const { say } = useSpeech()
  const { can } = useSession()
  const item = ({ at, from, to, ruling, department, reason, handler, reviewer, run }: Step) => {
    const ruled = ruling === null ? null : rulingWords[ruling as Ruling]
    const lines = [
      department && say(`转办部门：${department}`, `to ${department}`),
      ruled && say(`认定：${ruled[0]}`, `ruled: ${ruled[1]}`),
      reason && say(`理由：${reason}`, `because: ${reason}`),
      handler && say(`经办 ${handler}，复核 ${reviewer ?? '—'}`, `by ${handler}, approved by ${reviewer ?? '—'}`),
    ].filter((line) => line !== null && line !== '')
    const quarter = run && say(`${run.quarter} 比对`, `Comparison of ${run.quarter}`)
    return {
      content: (
        <>
          <strong>{from === null ? say('发现', 'Found') : say(...stateWords[to])}</strong> {momentText(at)}
          {run && <div>{can('run.read') ? <Link href={paths.run(run.key)}>{quarter}</Link> : quarter}</div>}
          {lines.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </>
      ),
    }
  }
  return <Timeline items={[...steps].reverse().map(item)} />
}
