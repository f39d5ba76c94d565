import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const namesOfQueries = new Map<string, string>()

/** A short name of a whole query of a file, other for each; undefined for statements that are put together. */
export const nameOfQuery = (text: string): string | undefined => namesOfQueries.get(text)

/**
 * The queries of the `.sql` file beside a module: named blocks that begin with `-- name: nameOfQuery`. A name that the
 * file lacks is an error when it is asked for, not an undefined statement.
 */
export function loadQueries(moduleUrl: string): Record<string, string> {
  const path = fileURLToPath(moduleUrl).replace(/\.[jt]s$/, '.sql')
  const queries = new Map<string, string>()
  for (const block of readFileSync(path, 'utf8')
    .split(/^-- name: /m)
    .slice(1)) {
    const end = block.indexOf('\n')
    const name = block.slice(0, end).trim()
    if (queries.has(name)) throw new Error(`${path} has two queries called ${name}`)
    const text = block
      .slice(end + 1)
      .trim()
      .replace(/;$/, '')
    queries.set(name, text)
    if (!namesOfQueries.has(text)) namesOfQueries.set(text, `q${namesOfQueries.size}`)
  }
  return new Proxy({} as Record<string, string>, {
    get(_, name) {
      const query = queries.get(String(name))
      if (query === undefined) throw new Error(`${path} has no query called ${String(name)}`)
      return query
    },
  })
}
