import type { PolicyEffect as Effect } from '../policy/effect.ts'
import { PolicyEffect } from '../policy/policy-effect.tsx'
import { CheckResult, type Judgement } from './check-result.tsx'
import { CompareResult } from './compare-result.tsx'
import { type Difference, DifferenceResult } from './difference-result.tsx'
import { type PreviewCounts, PreviewResult } from './preview-result.tsx'
import { ProposeResult } from './propose-result.tsx'
import { PublishCounts } from './publish-counts.tsx'
import type { Job } from './run-words.ts'

/** What came of a job. The service leaves the form of `result` to the kind of the job. */
export function JobResult({ job }: { job: Job }) {
  const { result } = job
  if (result === null) return null
  const content: unknown = result
  const run = typeof result.run === 'string' ? result.run : null
  switch (job.kind) {
    case 'check':
      return <CheckResult judgement={content as Judgement} batch={job.batch} />
    case 'compare':
      return <CompareResult job={job} />
    case 'preview':
      return <PreviewResult job={job.key} counts={content as PreviewCounts} />
    case 'difference':
      return <DifferenceResult difference={content as Difference} />
    case 'policy_preview':
      return <PolicyEffect effect={content as Effect} />
    case 'publish':
      return <PublishCounts counts={(result.counts ?? {}) as Record<string, number>} />
    case 'propose':
      return run !== null && <ProposeResult job={job} run={run} />
  }
}
