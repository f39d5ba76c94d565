import { parentPort } from 'node:worker_threads'
import { decodeJob, type WorkerJob, type WorkerReply } from './decode-pool.ts'

const port = parentPort

/** Progress is told in steps of this many bytes. */
const progressStep = 4_000_000

port?.on('message', async (job: WorkerJob) => {
  const reply = (message: WorkerReply) => port.postMessage(message)
  let told = 0
  const onProgress = (bytes: number) => {
    told += bytes
    if (told < progressStep) return
    reply({ type: 'progress', bytes: told })
    told = 0
  }
  const result = await decodeJob(job, onProgress)
  reply({ type: 'progress', bytes: told })
  reply('fault' in result ? { type: 'refused', fault: result.fault } : { type: 'decoded', decoded: result.decoded })
})
