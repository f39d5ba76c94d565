import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeChanges } from './make-changes.mjs'
import { measureProcess } from './measure-process.mjs'
import { readThrough } from './text-files.mjs'

/**
 * A run that keeps its rows, changes of some of them, and the run of those changes, each in a process of its own: told as
 * files of changes; as whole files in the form they had before, also the night after, on what the first night left; and as
 * whole files in another form. `share` of the rows of every kind are drawn (`make-changes.mjs` says what becomes of them).
 */
export async function measureChanges({ main, folder, work, threads, share }) {
  const out = join(work, 'kept-out')
  const run = async (batch, output, ...more) => {
    const {
      seconds,
      peakBytes,
      output: told,
    } = await measureProcess(
      [main, 'run', batch, '--out', output, '--threads', String(threads), '--json', ...more],
      work,
    )
    process.stderr.write(`  ${seconds.toFixed(1)} s\n`)
    return { seconds, peakBytes, summary: JSON.parse(told) }
  }
  /** Runs a night's changes, one night after another, and measures each. */
  const nights = async (whole, told, count = 1) => {
    const measured = []
    let last = out
    for (let night = 1; night <= count; night++) {
      const [changes, next] = [join(work, `changes-${night}`), join(work, `changed-out-${night}`)]
      const rows = await makeChanges(out, changes, { share, night, whole })
      await readThrough([changes])
      process.stderr.write(`canbao run --since, ${told}, night ${night} …\n`)
      const { seconds, peakBytes, summary } = await run(changes, next, '--since', last)
      measured.push({ rows, seconds, peakBytes, touched: summary.touched, steps: summary.steps })
      rmSync(changes, { recursive: true, force: true })
      if (last !== out) rmSync(last, { recursive: true, force: true })
      last = next
    }
    rmSync(last, { recursive: true, force: true })
    return measured
  }
  process.stderr.write('canbao run --keep-for-changes …\n')
  const kept = await run(folder, out, '--keep-for-changes')
  const [changes] = await nights(undefined, 'files of changes')
  const [whole, wholeNext] = await nights('same', 'whole files', 2)
  const [wholeOther] = await nights('other', 'whole files in another form')
  rmSync(out, { recursive: true, force: true })
  return { share, ...changes, keptSeconds: kept.seconds, whole, wholeNext, wholeOther }
}
