import { parentPort, workerData } from 'node:worker_threads'
import { openOwnPglite } from './pglite.ts'
import { shareDatabase } from './share-database.ts'

// The embedded store on a thread of its own: what it works on does not hold up the requests of the service.
const { folder, socket } = workerData as { folder: string; socket: string }
try {
  const database = await openOwnPglite(folder)
  const stop = await shareDatabase(database, socket)
  parentPort!.once('message', async () => {
    await stop()
    await database.close()
    parentPort!.close()
  })
  parentPort!.postMessage('shared')
} catch (error) {
  parentPort!.postMessage({ failure: (error as Error).message })
  parentPort!.close()
}
