import { rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import type { Database, Transaction } from './database.ts'
import { receiveMessages, sendMessage } from './message-socket.ts'
import { packError, type SharedCall, type SharedRequest } from './shared-calls.ts'

/** A transaction that another process works in. */
interface LentTransaction {
  tx: Transaction
  rows: RowQueue | null
  copied: Promise<number> | null
  end(how: 'commit' | 'rollback'): Promise<void>
}

/** Lets other processes of this machine work in the database through a local socket, until the result is called. */
export async function shareDatabase(database: Database, path: string): Promise<() => Promise<void>> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    serveSocket(database, socket)
  })
  // Left by a process that was killed: whoever calls has the lock of the folder.
  if (process.platform !== 'win32') rmSync(path, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  }
}

function serveSocket(database: Database, socket: Socket): void {
  const lent = new Map<number, Promise<LentTransaction>>()
  socket.on('error', () => undefined)
  // Whoever goes away in the middle of a transaction leaves nothing of it.
  socket.on('close', () => {
    for (const one of lent.values()) void one.then(({ end }) => end('rollback')).catch(() => undefined)
  })
  receiveMessages(socket, (message) => {
    const request = message as SharedRequest
    answerCall(database, lent, request).then(
      (value) => socket.destroyed || sendMessage(socket, { id: request.id, value }),
      (error) => socket.destroyed || sendMessage(socket, { id: request.id, error: packError(error) }),
    )
  })
}

async function answerCall(
  database: Database,
  lent: Map<number, Promise<LentTransaction>>,
  request: SharedCall,
): Promise<unknown> {
  if (request.call === 'begin') {
    const begun = lendTransaction(database)
    lent.set(request.tx, begun)
    await begun
    return null
  }
  if (request.tx === null) {
    const { call, sql, values } = request as Extract<SharedCall, { sql: string; tx: number | null; values: unknown }>
    return call === 'query' ? database.query(sql, values) : database.execute(sql, values)
  }
  const one = await lent.get(request.tx)
  if (one === undefined) throw new Error('no such transaction')
  switch (request.call) {
    case 'query':
      return one.tx.query(request.sql, request.values)
    case 'execute':
      return one.tx.execute(request.sql, request.values)
    case 'script':
      return one.tx.script(request.sql)
    case 'copyBegin':
      one.rows = createRowQueue()
      one.copied = one.tx.copyIn(request.table, request.columns, one.rows.read())
      one.copied.catch((error) => one.rows?.fail(error))
      return null
    case 'copyRows':
      return one.rows?.put(request.rows)
    case 'copyEnd':
      one.rows?.end()
      return one.copied
    default:
      lent.delete(request.tx)
      return one.end(request.call)
  }
}

const takenBack = new Error('the transaction was taken back')

async function lendTransaction(database: Database): Promise<LentTransaction> {
  return new Promise((resolve, reject) => {
    let decide: (how: 'commit' | 'rollback') => void
    const decided = new Promise<'commit' | 'rollback'>((done) => {
      decide = done
    })
    const finished = database.transaction(async (tx) => {
      const one: LentTransaction = {
        tx,
        rows: null,
        copied: null,
        async end(how) {
          one.rows?.fail(takenBack)
          decide(how)
          await finished.catch((error) => {
            if (error !== takenBack) throw error
          })
        },
      }
      resolve(one)
      if ((await decided) === 'rollback') throw takenBack
    })
    finished.catch(reject)
  })
}

interface RowQueue {
  /** Resolves when the rows were taken, so that whoever sends them does not run ahead. */
  put(rows: Uint8Array): Promise<null>
  end(): void
  fail(error: unknown): void
  read(): AsyncGenerator<Uint8Array>
}

function createRowQueue(): RowQueue {
  let waiting: { rows: Uint8Array; taken: () => void; failed: (error: unknown) => void } | null = null
  let state: 'open' | 'ended' | { error: unknown } = 'open'
  let wake: () => void = () => undefined
  return {
    put: (rows) =>
      new Promise((resolve, reject) => {
        if (typeof state === 'object') return reject(state.error)
        waiting = { rows, taken: () => resolve(null), failed: reject }
        wake()
      }),
    end() {
      if (state === 'open') state = 'ended'
      wake()
    },
    fail(error) {
      if (typeof state === 'object') return
      state = { error }
      waiting?.failed(error)
      waiting = null
      wake()
    },
    async *read() {
      while (true) {
        if (typeof state === 'object') throw state.error
        if (waiting !== null) {
          const { rows, taken } = waiting
          waiting = null
          yield rows
          taken()
        } else if (state === 'ended') return
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    },
  }
}
