import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { measureProcess } from './measure-process.mjs'

/** The results of a run over the sample of this size, made once and kept; gives their folder. */
export async function makeResults(main, persons, data) {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const sample = join(data, `sample-${persons}`)
  const results = join(data, `results-${persons}`)
  for (const [made, words] of [
    [sample, ['sample', '--persons', String(persons), '--out']],
    [results, ['run', sample, '--out']],
  ]) {
    if (existsSync(made)) continue
    process.stderr.write(`canbao ${words[0]} …\n`)
    rmSync(`${made}.partial`, { recursive: true, force: true })
    await measureProcess([main, ...words, `${made}.partial`])
    renameSync(`${made}.partial`, made)
  }
  return results
}
