import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeChanges } from './make-changes.mjs'
import { measureProcess } from './measure-process.mjs'
import { readThrough } from './text-files.mjs'

/**
 * A run that keeps its rows, changes of some of them, and the run of those changes, each in a process of its own: told as
 * files of changes, and once more as whole files. `share` of the rows of every kind go, nine in ten of them come back,
 * many with another cell.
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
  const since = async (whole) => {
    const rows = await makeChanges(out, changes, { share, seed: 1, whole })
    await readThrough([changes])
    process.stderr.write(`canbao run --since, ${whole ? 'whole files' : 'files of changes'} …\n`)
    const { seconds, peakBytes, summary } = await run(changes, next, '--since', out)
    for (const path of [changes, next]) rmSync(path, { recursive: true, force: true })
    return { rows, seconds, peakBytes, touched: summary.touched, steps: summary.steps }
  }
  process.stderr.write('canbao run --keep-for-changes …\n')
  const kept = await run(folder, out, '--keep-for-changes')
  const told = { share, ...(await since(false)), keptSeconds: kept.seconds, whole: await since(true) }
  rmSync(out, { recursive: true, force: true })
  return told
}
