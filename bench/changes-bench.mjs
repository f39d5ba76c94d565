import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeChanges } from './make-changes.mjs'
import { measureProcess } from './measure-process.mjs'
import { readThrough } from './text-files.mjs'

/**
 * A run that keeps its rows, changes of some of them, and the run of those changes, each in a process of its own: told as
 * files of changes, then as whole files in the form they had before, and in another. `share` of the rows of every kind go, nine in ten of them come back,
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
    const told = { same: 'whole files', other: 'whole files in another form' }[whole] ?? 'files of changes'
    process.stderr.write(`canbao run --since, ${told} …\n`)
    const { seconds, peakBytes, summary } = await run(changes, next, '--since', out)
    process.stderr.write(`  ${seconds.toFixed(1)} s\n`)
    for (const path of [changes, next]) rmSync(path, { recursive: true, force: true })
    return { rows, seconds, peakBytes, touched: summary.touched, steps: summary.steps }
  }
  process.stderr.write('canbao run --keep-for-changes …\n')
  const kept = await run(folder, out, '--keep-for-changes')
  process.stderr.write(`  ${kept.seconds.toFixed(1)} s\n`)
  const told = {
    ...{ share, ...(await since()), keptSeconds: kept.seconds },
    ...{ whole: await since('same'), wholeOther: await since('other') },
  }
  rmSync(out, { recursive: true, force: true })
  return told
}
