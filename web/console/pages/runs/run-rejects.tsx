import { useAsk } from '../../api.ts'
import { RejectTable } from './reject-table.tsx'

/** The rejects of the comparison behind a proposal, where its job is among the last ones: a run does not name it. */
export function RunRejects({ run }: { run: string }) {
  const jobs = useAsk('get', '/api/jobs', { query: { limit: 200 } })
  const source = jobs.data?.jobs.find(({ kind, result }) => kind === 'propose' && result?.run === run)?.source
  return source ? <RejectTable job={source} /> : null
}
