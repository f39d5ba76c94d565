import { useAsk } from '../../api.ts'
import { useSpeech } from '../../language.tsx'
import { Page } from '../../parts/page.tsx'
import { FiledList } from './filed-list.tsx'
import { FiledView } from './filed-view.tsx'

/** For whoever reads tables but no runs: the table that was filed last. */
export function NewestFiled() {
  const { say } = useSpeech()
  const filed = useAsk('get', '/api/quarterly-tables', { query: { limit: 1 } })
  const newest = filed.data?.tables[0]
  if (newest) return <FiledView key={newest.key} table={newest.key} />
  return (
    <Page title={say('季度报表', 'Quarterly table')}>
      <FiledList />
    </Page>
  )
}
