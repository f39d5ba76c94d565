import { useQuery } from '@tanstack/react-query'
import { ask } from '../api.ts'

/** As many as the service names at once. */
const mostNames = 100

let waiting: Map<string, ((name: string | null) => void)[]> | null = null

/** The name of a division. What a page asks for in one moment goes in one question. */
function nameOf(code: string): Promise<string | null> {
  return new Promise((resolve) => {
    if (waiting === null) {
      waiting = new Map()
      setTimeout(askNames)
    }
    waiting.set(code, [...(waiting.get(code) ?? []), resolve])
  })
}

async function askNames(): Promise<void> {
  const asked = [...waiting!]
  waiting = null
  for (let from = 0; from < asked.length; from += mostNames) {
    const part = asked.slice(from, from + mostNames)
    const codes = part.map(([code]) => code).join(',')
    // Without its name a place is shown by its code: no page fails for it.
    const names = await ask('get', '/api/division-names', { query: { codes } }).then(
      (answer) => answer.names as Record<string, string>,
      () => ({}) as Record<string, string>,
    )
    for (const [code, resolvers] of part) for (const resolve of resolvers) resolve(names[code] ?? null)
  }
}

/** The name of a division; its code until the name is there. */
export function AreaName({ code }: { code: string }) {
  const name = useQuery({
    queryKey: ['division name', code],
    queryFn: () => nameOf(code),
    enabled: /^\d{6,12}$/.test(code),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return <>{name.data ?? code}</>
}
