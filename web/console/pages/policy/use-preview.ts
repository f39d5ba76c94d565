import { useAsk } from '../../api.ts'
import { useSession } from '../../session.tsx'
import type { Job } from '../runs/run-words.ts'

/** The newest look ahead on a policy table that one may see; undefined: there is none, or it is not known yet. */
export function usePreview(table: string): Job | undefined {
  const { can } = useSession()
  const query = { policy: table, limit: 1 }
  return useAsk('get', '/api/jobs', { query }, { enabled: can('run.read') }).data?.jobs[0]
}
