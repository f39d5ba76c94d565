/** What may be written of an error that nobody expected. */
export interface Fault {
  name: string | undefined
  code: string | undefined
  /** where it was thrown */
  frames: string[]
}

/** Kind, code and place: the message of an error of the database quotes values of rows. */
export function faultOf(error: unknown): Fault {
  const { name, code, stack = '' } = (error ?? {}) as { name?: string; code?: string; stack?: string }
  const frames = String(stack)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return { name, code, frames: frames.map((frame) => frame.trim()) }
}
