/** Chunks that are made before somebody asks for them. */
export interface ReadAhead extends AsyncIterable<Uint8Array> {
  /** Makes no more; what was made is forgotten. */
  stop(): Promise<void>
}

/** Begins to read at once, and holds no more than `most` bytes for whoever reads them later, once. */
export function readAhead(source: AsyncIterable<Uint8Array>, most: number): ReadAhead {
  const waiting: Uint8Array[] = []
  let bytes = 0
  let stopped = false
  let failure: unknown
  let isDone = false
  let wake: (() => void)[] = []
  const change = () => {
    for (const resolve of wake) resolve()
    wake = []
  }
  const changed = () => new Promise<void>((resolve) => wake.push(resolve))

  const reading = (async () => {
    try {
      for await (const chunk of source) {
        waiting.push(chunk)
        bytes += chunk.length
        change()
        while (bytes > most && !stopped) await changed()
        if (stopped) return
      }
    } catch (error) {
      failure = error
    } finally {
      isDone = true
      change()
    }
  })()

  return {
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const chunk = waiting.shift()
        if (chunk !== undefined) {
          bytes -= chunk.length
          change()
          yield chunk
        } else if (isDone) {
          if (failure !== undefined) throw failure
          return
        } else {
          await changed()
        }
      }
    },
    async stop() {
      stopped = true
      waiting.length = 0
      change()
      await reading
    },
  }
}
