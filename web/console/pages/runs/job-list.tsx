import { Card } from 'antd'
import { useAsk } from '../../api.ts'
import { Answer } from '../../parts/states.tsx'
import { CursorPages, useCursor } from './cursor-pages.tsx'
import { JobTable } from './job-table.tsx'

/** The jobs of one's area: all, of a batch, or about a run. */
export function JobList({ batch, run, title }: { batch?: string; run?: string; title?: string }) {
  const place = useCursor('jobs')
  const query = {
    ...(batch && { batch }),
    ...(run && { run }),
    ...(place.cursor && { cursor: place.cursor }),
    limit: 20,
  }
  const jobs = useAsk('get', '/api/jobs', { query }, { keeps: true, every: 5000 })
  return (
    <Card {...(title && { title })} styles={{ body: { padding: 0 } }}>
      <Answer of={jobs}>
        {({ jobs: rows, next }) => (
          <>
            <JobTable jobs={rows} />
            <CursorPages place={place} next={next} />
          </>
        )}
      </Answer>
    </Card>
  )
}
