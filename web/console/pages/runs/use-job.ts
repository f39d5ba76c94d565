import { useEffect, useState } from 'react'
import { queries, useAsk } from '../../api.ts'
import type { Job } from './run-words.ts'

type Told = Pick<Job, 'state' | 'progress'>

/** A job as it stands; while it runs, the service tells every change. Where it cannot, it is asked again and again. */
export function useJob(key: string) {
  const [told, setTold] = useState<Told | null>(null)
  const [isDeaf, setDeaf] = useState(false)
  const [isOver, setOver] = useState(false)
  const job = useAsk('get', '/api/jobs/{key}', { path: { key } }, { every: isDeaf && !isOver && 3000 })
  const isRunning = job.data !== undefined && job.data.endedAt === null

  useEffect(() => {
    setTold(null)
    setOver(false)
    if (!isRunning) {
      setOver(true)
      return
    }
    const stream = new EventSource(`/api/jobs/${encodeURIComponent(key)}/progress`)
    stream.addEventListener('progress', ({ data }) => setTold(JSON.parse(data) as Told))
    stream.addEventListener('end', () => {
      stream.close()
      void queries.invalidateQueries()
    })
    // A stream that ended in its time opens again by itself; one that was refused is closed for good.
    stream.addEventListener('error', () => setDeaf(stream.readyState === EventSource.CLOSED))
    return () => stream.close()
  }, [key, isRunning])

  return { job, told: isRunning ? told : null }
}
