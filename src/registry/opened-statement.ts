import type pg from 'pg'
import type { Row, Statement } from './database.ts'
import { textOf } from './statement-values.ts'

/** How the rows of an answer are read. */
interface Reading {
  names: readonly string[]
  parsers: readonly ((text: string) => unknown)[]
  /** a row of nulls: filling a copy of it costs half of what a new object does */
  empty: Row
}

const nothing: Reading = { names: [], parsers: [], empty: {} }

/** How the answers of statements are read that a connection has prepared, by their names. */
const prepared = new WeakMap<pg.Connection, Map<string, Reading>>()

/** What the driver hears from the server while a statement of ours is the one that is answered. */
interface Answered extends pg.Submittable {
  handleRowDescription(message: { fields: pg.FieldDef[] }): void
  handleDataRow(message: { fields: (string | null)[] }): void
  handleCommandComplete(): void
  handleEmptyQuery(): void
  handleError(error: Error): void
  handleReadyForQuery(): void
}

type Named = Statement & { name: string }

/**
 * Runs two statements as one transaction in one message, and gives the rows of the second. The driver would take four
 * (begin, the first, the second, commit), and have the columns of a prepared statement told with each answer: for a row
 * found by its key that is most of the work. Statements with a name are prepared under it; '' are not kept.
 */
export function runOpened(
  client: pg.ClientBase,
  types: pg.CustomTypesConfig,
  opening: Named,
  statement: Named,
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    client.query(answering(types, opening, statement, resolve, reject))
  })
}

function answering(
  types: pg.CustomTypesConfig,
  opening: Named,
  statement: Named,
  resolve: (rows: Row[]) => void,
  reject: (error: Error) => void,
): Answered {
  const rows: Row[] = []
  let known: Map<string, Reading>
  let reading = nothing
  let isOpen = false
  let failure: Error | null = null

  return {
    submit(connection) {
      known = prepared.get(connection) ?? new Map()
      prepared.set(connection, known)
      const { stream } = connection
      stream.cork()
      try {
        send(connection, known, opening)
        send(connection, known, statement)
      } finally {
        connection.sync()
        stream.uncork()
      }
      reading = known.get(statement.name) ?? nothing
    },
    handleRowDescription({ fields }) {
      if (!isOpen) return
      const names = fields.map(({ name }) => name)
      reading = {
        names,
        parsers: fields.map(({ dataTypeID }) => types.getTypeParser(dataTypeID, 'text')),
        empty: Object.fromEntries(names.map((name) => [name, null])),
      }
    },
    handleDataRow({ fields }) {
      if (!isOpen || failure !== null) return
      try {
        rows.push(rowOf(reading, fields))
      } catch (error) {
        failure = error as Error
      }
    },
    handleCommandComplete() {
      if (isOpen && statement.name !== '') known.set(statement.name, reading)
      else known.set(opening.name, nothing)
      isOpen = true
    },
    handleEmptyQuery: () => undefined,
    handleError(error) {
      // Whether it was prepared before it failed is not told: it is said anew the next time.
      known.delete(isOpen ? statement.name : opening.name)
      reject(error)
    },
    handleReadyForQuery() {
      if (failure === null) resolve(rows)
      else reject(failure)
    },
  }
}

function send(connection: pg.Connection, known: ReadonlyMap<string, Reading>, { name, sql, values }: Named): void {
  const isKnown = name !== '' && known.has(name)
  if (!isKnown) {
    if (name !== '') connection.close({ type: 'S', name }, true)
    connection.parse({ name, text: sql, types: [] }, true)
  }
  connection.bind({ statement: name, values: values.map(textOf) }, true)
  if (!isKnown) connection.describe({ type: 'P', name: '' }, true)
  connection.execute(null, true)
}

function rowOf({ names, parsers, empty }: Reading, fields: readonly (string | null)[]): Row {
  const row = { ...empty }
  for (let place = 0; place < names.length; place++) {
    const text = fields[place]!
    if (text !== null) row[names[place]!] = parsers[place]!(text)
  }
  return row
}
