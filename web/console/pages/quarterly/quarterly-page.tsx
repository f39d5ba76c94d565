import { useSearchParams } from 'wouter'
import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Page } from '../../parts/page.tsx'
import { Answer, Nothing } from '../../parts/states.tsx'
import { useSession } from '../../session.tsx'
import { FiledList } from './filed-list.tsx'
import { FiledView } from './filed-view.tsx'
import { NewestFiled } from './newest-filed.tsx'
import { RunView } from './run-view.tsx'

/** The quarterly table: of a run, or as it was filed. */
export default function QuarterlyPage() {
  const { say } = useSpeech()
  const { can } = useSession()
  const [search] = useSearchParams()
  const table = search.get('table')
  const mayRun = can('run.read')
  const runs = useAsk('get', '/api/runs', { query: { limit: 200 } }, { enabled: mayRun && table === null })
  if (table !== null) return <FiledView key={table} table={table} />
  if (!mayRun) return <NewestFiled />
  return (
    <Answer of={runs}>
      {({ runs: all }) => {
        const offered = all.filter(({ state }) => state !== 'refused')
        const wanted = search.get('run')
        const run =
          offered.find(({ key }) => key === wanted) ?? offered.find(({ state }) => state === 'published') ?? offered[0]
        if (run === undefined) {
          return (
            <Page title={say('季度报表', 'Quarterly table')}>
              <Nothing>{say('还没有运行结果。', 'There are no runs yet.')}</Nothing>
              <FiledList />
            </Page>
          )
        }
        return <RunView key={run.key} run={run} runs={offered} />
      }}
    </Answer>
  )
}
