import type { LikelyRows } from '../../../api/schema.ts'
import { ask } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { DeskLayout, type Left, stepsOf } from './desk-layout.tsx'
import { LikelyGrounds } from './likely-grounds.tsx'
import { LikelyRuling } from './likely-ruling.tsx'
import { type ReadPage, useQueue } from './use-queue.ts'

const readPage: ReadPage<LikelyRows> = (body, signal) => ask('post', '/api/desk/likely-rows', { body }, { signal })

/** People who are to be visited, beside a row that is likely theirs, the surest first. */
export function LikelyDesk({ area, left }: { area: string | undefined; left: Left | undefined }) {
  const { say } = useSpeech()
  const queue = useQueue(area, readPage)
  return (
    <DeskLayout
      queue={queue}
      left={left}
      empty={say('没有可能属于待入户人员的记录。', 'No row is likely that of somebody to be visited.')}
    >
      {(current) => (
        <>
          <LikelyRuling
            of={current}
            verdict={queue.verdicts.get(current.person.key)}
            onDecided={(verdict) => queue.decided(current.person.key, verdict)}
            {...stepsOf(queue)}
          />
          <LikelyGrounds of={current} />
        </>
      )}
    </DeskLayout>
  )
}
