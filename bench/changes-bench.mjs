import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeChanges } from './make-changes.mjs'
import { measureProcess } from './measure-process.mjs'

/**
 * A run that keeps its rows, changes of some of them, and the run of those changes, each in a process of its own.
 * `share` of the rows of every kind go, nine in ten of them come back, many with another cell.
 */
export async function measureChanges({ main, folder, work, threads, share }) {
  const [out, changes, next] = ['kept-out', 'changes', 'changed-out'].map((name) => join(work, name))
  const run = async (batch, output, ...more) => {
    const {
      seconds,
      peakBytes,
      output: told,
    } = await measureProcess(
      [main, 'run', batch, '--out', output, '--threads', String(threads), '--json', ...more],
      work,
    )
    return { seconds, peakBytes, summary: JSON.parse(told) }
  }
  process.stderr.write('canbao run --keep-for-changes …\n')
  const kept = await run(folder, out, '--keep-for-changes')
  const rows = await makeChanges(out, changes, { share, seed: 1 })
  process.stderr.write('canbao run --since …\n')
  const changed = await run(changes, next, '--since', out)
  for (const path of [out, changes, next]) rmSync(path, { recursive: true, force: true })
  return {
    ...{ share, rows, seconds: changed.seconds, peakBytes: changed.peakBytes },
    ...{ keptSeconds: kept.seconds, touched: changed.summary.touched, steps: changed.summary.steps },
  }
}
