import { parentPort } from 'node:worker_threads'
import { decodeFault, decodeFile } from './decode-file.ts'
import type { WorkerJob, WorkerReply } from './decode-pool.ts'

const port = parentPort

/** Progress is told in steps of this many bytes. */
const progressStep = 4_000_000

port?.on('message', async ({ inspection, folder }: WorkerJob) => {
  const reply = (message: WorkerReply) => port.postMessage(message)
  let told = 0
  const onProgress = (bytes: number) => {
    told += bytes
    if (told < progressStep) return
    reply({ type: 'progress', bytes: told })
    told = 0
  }
  try {
    const decoded = await decodeFile(inspection, folder, { onProgress })
    reply({ type: 'progress', bytes: told })
    reply({ type: 'decoded', decoded })
  } catch (error) {
    const fault = decodeFault(inspection, error)
    if (!fault) throw error
    reply({ type: 'refused', fault })
  }
})
