import { connect, type Socket } from 'node:net'
import { problem } from '../problems.ts'
import type { Database, Queryable, Row, Transaction } from './database.ts'
import { receiveMessages, sendMessage } from './message-socket.ts'
import { type SharedCall, type SharedReply, unpackError } from './shared-calls.ts'

type Call = (request: SharedCall) => Promise<unknown>

/** The embedded store that another process has open and shares through the socket; null: nobody shares it. */
export async function joinDatabase(path: string): Promise<Database | null> {
  const socket = await openSocket(path)
  return socket === null ? null : databaseOver(socket)
}

function openSocket(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(null))
  })
}

function databaseOver(socket: Socket): Database {
  const call = callsOver(socket)
  let last = 0
  return {
    engine: 'pglite',
    ...queryable(call, null),
    transaction: (work, opening) =>
      withTransaction(call, ++last, async (tx) => {
        if (opening !== undefined) await tx.script(opening)
        return work(tx)
      }),
    reading: (work, { sql, values }) =>
      withTransaction(call, ++last, async (tx) => {
        await tx.query(sql, values)
        return work(tx)
      }),
    close: () =>
      new Promise((resolve) => {
        if (socket.closed) return resolve()
        socket.once('close', () => resolve())
        socket.end()
      }),
  }
}

async function withTransaction<T>(call: Call, tx: number, work: (tx: Transaction) => Promise<T>): Promise<T> {
  await call({ call: 'begin', tx })
  try {
    const result = await work(transactionOver(call, tx))
    await call({ call: 'commit', tx })
    return result
  } catch (error) {
    // Where the connection is gone the other side has taken it back already.
    await call({ call: 'rollback', tx }).catch(() => undefined)
    throw error
  }
}

function callsOver(socket: Socket): Call {
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  socket.on('error', () => undefined)
  socket.on('close', () => {
    for (const { reject } of open.values()) reject(problem('registry_gone', {}))
    open.clear()
  })
  receiveMessages(socket, (message) => {
    const reply = message as SharedReply
    const asked = open.get(reply.id)
    open.delete(reply.id)
    if ('error' in reply) asked?.reject(unpackError(reply.error))
    else asked?.resolve(reply.value)
  })
  return (request) =>
    new Promise((resolve, reject) => {
      if (socket.destroyed || !socket.writable) return reject(problem('registry_gone', {}))
      const id = ++last
      open.set(id, { resolve, reject })
      sendMessage(socket, { ...request, id })
    })
}

function queryable(call: Call, tx: number | null): Queryable {
  return {
    query: async (sql, values = []) => (await call({ call: 'query', tx, sql, values })) as Row[],
    execute: async (sql, values = []) => (await call({ call: 'execute', tx, sql, values })) as number,
  }
}

function transactionOver(call: Call, tx: number): Transaction {
  return {
    ...queryable(call, tx),
    async script(sql) {
      await call({ call: 'script', tx, sql })
    },
    async copyIn(table, columns, rows) {
      await call({ call: 'copyBegin', tx, table, columns })
      for await (const piece of rows) await call({ call: 'copyRows', tx, rows: piece })
      return (await call({ call: 'copyEnd', tx })) as number
    },
  }
}
