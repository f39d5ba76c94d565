import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { exactMomentText } from '../../parts/moment-text.ts'
import { Page } from '../../parts/page.tsx'
import { Answer } from '../../parts/states.tsx'
import { HealthCards } from './health-cards.tsx'
import { LastRuns } from './last-runs.tsx'
import { NeedList } from './need-list.tsx'

const everyHalfMinute = 30_000

/** How the service is, for who keeps it running. */
export default function ServicePage() {
  const { say } = useSpeech()
  const report = useAsk('get', '/api/health-report', {}, { every: everyHalfMinute })
  return (
    <Page
      title={say('运行状况', 'Health')}
      lead={
        report.data === undefined
          ? say('每半分钟更新一次。', 'Told anew every half minute.')
          : say(
              `截至 ${exactMomentText(report.data.now)}，每半分钟更新一次。`,
              `As of ${exactMomentText(report.data.now)}, told anew every half minute.`,
            )
      }
    >
      <Answer of={report}>
        {(health) => (
          <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
            <NeedList health={health} isOld={report.error !== null} />
            <HealthCards health={health} />
            <LastRuns runs={health.runs} />
          </div>
        )}
      </Answer>
    </Page>
  )
}
