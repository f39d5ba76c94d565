import type { Socket } from 'node:net'
import { deserialize, serialize } from 'node:v8'

/** Longer messages are a fault of the other side: rows are copied in pieces far below it. */
const longestMessage = 1_000_000_000

/** Sends a value through the socket: its length in four bytes, then Node's own form of it. */
export function sendMessage(socket: Socket, message: unknown): void {
  const body = serialize(message)
  const head = Buffer.alloc(4)
  head.writeUInt32LE(body.length)
  socket.write(Buffer.concat([head, body]))
}

/** Calls `onMessage` with each value that the other side sends, in order. */
export function receiveMessages(socket: Socket, onMessage: (message: unknown) => void): void {
  let held: Buffer[] = []
  let bytes = 0
  let wanted = 4
  socket.on('data', (chunk: Buffer) => {
    held.push(chunk)
    bytes += chunk.length
    if (bytes < wanted) return
    let rest = Buffer.concat(held)
    while (rest.length >= 4) {
      const length = rest.readUInt32LE()
      if (length > longestMessage) {
        socket.destroy()
        return
      }
      wanted = 4 + length
      if (rest.length < wanted) break
      onMessage(deserialize(rest.subarray(4, wanted)))
      rest = rest.subarray(wanted)
      wanted = 4
    }
    held = [rest]
    bytes = rest.length
  })
}
