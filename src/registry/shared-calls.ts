/** What a process asks of the one that has the embedded store open. `tx` names a transaction of the connection. */
export type SharedCall =
  | { call: 'query' | 'execute'; tx: number | null; sql: string; values: readonly unknown[] }
  | { call: 'begin' | 'commit' | 'rollback'; tx: number }
  | { call: 'script'; tx: number; sql: string }
  | { call: 'copyBegin'; tx: number; table: string; columns: readonly string[] }
  | { call: 'copyRows'; tx: number; rows: Uint8Array }
  | { call: 'copyEnd'; tx: number }

export type SharedRequest = SharedCall & { id: number }

export type SharedReply = { id: number; value: unknown } | { id: number; error: SharedError }

/** An error of the database, as it goes over the socket. */
export interface SharedError {
  name: string
  message: string
  /** code, constraint and the like */
  fields: Record<string, string | number>
}

export function packError(error: unknown): SharedError {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  const fields = Object.entries(error as object).filter(([, value]) => ['string', 'number'].includes(typeof value))
  return { name, message, fields: Object.fromEntries(fields) }
}

export function unpackError({ name, message, fields }: SharedError): Error {
  return Object.assign(new Error(message), fields, { name })
}
