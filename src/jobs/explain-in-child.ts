import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { problem } from '../problems.ts'
import type { Explain } from './explain-in-turn.ts'
import type { ExplainMessage } from './explain-worker.ts'

/** A batch of ten million people is read again in less. */
const longest = 300_000
/** What a process uses: the rows of a few people need little, one scan of a big file most of it. */
const limits = { memoryLimit: '1GB', threads: 2 }

/**
 * Explains people in processes of their own: reading a batch again holds an event loop up for hundreds of milliseconds,
 * and takes memory that this process should not keep. What a process writes meanwhile (the decoded file, about everybody)
 * lies in a folder of the store, which goes with it however it ends.
 */
export function explainInChild(storeFolder: string, worker = new URL('./explain-worker.js', import.meta.url)): Explain {
  const place = join(storeFolder, 'explaining')
  forgetOldFolders(place)
  return (order, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(problem('evidence_lost', {}))
      mkdirSync(place, { recursive: true, mode: 0o700 })
      const folder = mkdtempSync(join(place, 'person-'))
      const child = fork(worker, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] })
      let said: ExplainMessage | null = null
      const stop = () => child.kill('SIGKILL')
      const timer = setTimeout(stop, longest)
      const end = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', stop)
        rmSync(folder, { recursive: true, force: true })
        if (said !== null && 'facts' in said) resolve(said.facts)
        else if (said?.problem) reject(problem(said.problem.code, said.problem.details))
        else reject(problem('evidence_lost', {}))
      }
      child.on('message', (message: ExplainMessage) => {
        said = message
      })
      child.once('error', end)
      child.once('exit', end)
      signal.addEventListener('abort', stop)
      child.send({ ...order, limits: { ...limits, folder } }, () => undefined)
    })
}

/** What a service left behind that was killed. Another one on the same folder may be at work in newer ones. */
function forgetOldFolders(place: string): void {
  mkdirSync(place, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(place)) {
    const path = join(place, name)
    if (Date.now() - statSync(path).mtimeMs > 2 * longest) rmSync(path, { recursive: true, force: true })
  }
}
