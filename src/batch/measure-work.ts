import type { StepProfile } from '../comparison/engine/duckdb.ts'

/** Begins to measure a piece of work; what it gives is called when the work is done, and gives its profile. */
export function startMeasuring(name: string): (rows?: number) => StepProfile {
  const started = performance.now()
  const used = process.cpuUsage()
  return (rows = 0) => {
    const { user, system } = process.cpuUsage(used)
    return {
      name,
      seconds: (performance.now() - started) / 1000,
      peakBytes: process.memoryUsage.rss(),
      rows,
      processorSeconds: (user + system) / 1e6,
    }
  }
}
