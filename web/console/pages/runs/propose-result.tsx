import { Alert, type AlertProps, Button } from 'antd'
import { Link } from 'wouter'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Answer } from '../../parts/states.tsx'
import { paths } from '../../paths.ts'
import { type Job, momentText, type Run, type Words } from './run-words.ts'

/** What became of a proposal: of the one that the job made, or of an earlier one of the same results. */
export function ProposeResult({ job, run }: { job: Job; run: string }) {
  const { say } = useSpeech()
  const asked = useAsk('get', '/api/runs/{key}', { path: { key: run } })
  return (
    <Answer of={asked}>
      {(found) => {
        const { type, words } = outcomeOf(found, isOwnOf(job, found))
        return (
          <Alert
            type={type}
            showIcon
            title={say(...words)}
            action={
              <Link href={paths.run(run)}>
                <Button type="primary">{say('打开入库申请', 'Open the proposal')}</Button>
              </Link>
            }
          />
        )
      }}
    </Answer>
  )
}

/** Results that were proposed before give the earlier proposal. */
const isOwnOf = (job: Job, run: Run) => job.begunAt !== null && Date.parse(run.proposedAt) >= Date.parse(job.begunAt)

function outcomeOf(run: Run, isOwn: boolean): { type: AlertProps['type']; words: Words } {
  const { proposedBy, decidedBy } = run
  const [proposed, decided] = [momentText(run.proposedAt), momentText(run.decidedAt)]
  if (!isOwn && run.state === 'published') {
    return {
      type: 'info',
      words: [
        `这些结果已经入库（${proposedBy} 提请，${decidedBy} 于 ${decided} 同意），没有另建申请，不需要再复核。`,
        `These results are in the register already (proposed by ${proposedBy}, approved by ${decidedBy} at ${decided}); nothing new was proposed and nothing waits.`,
      ],
    }
  }
  if (!isOwn && run.state === 'proposed') {
    return {
      type: 'info',
      words: [
        `这些结果已由 ${proposedBy} 于 ${proposed} 提请，正等待另一人复核，没有另建申请。`,
        `${proposedBy} proposed these results at ${proposed}; they wait for a second person, and nothing new was proposed.`,
      ],
    }
  }
  switch (run.state) {
    case 'proposed':
      return {
        type: 'success',
        words: ['已提请入库，等待另一人复核。', 'Proposed; a second person has to approve.'],
      }
    case 'published':
      return {
        type: 'success',
        words: [
          `已提请，${decidedBy} 于 ${decided} 同意入库。`,
          `Proposed; ${decidedBy} approved and published it at ${decided}.`,
        ],
      }
    case 'refused':
      return {
        type: 'warning',
        words: [`已提请，${decidedBy} 于 ${decided} 不予入库。`, `Proposed; ${decidedBy} refused it at ${decided}.`],
      }
  }
}
