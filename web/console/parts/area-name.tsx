import { useQuery } from '@tanstack/react-query'
import { ask } from '../api.ts'

/** As many as the service names at once. */
const mostNames = 100

interface Asker {
  answer: (name: string | null) => void
  fail: (error: unknown) => void
}

let waiting: Map<string, Asker[]> | null = null

/** The name of a division. What a page asks for in one moment goes in one question. */
function nameOf(code: string): Promise<string | null> {
  return new Promise((answer, fail) => {
    if (waiting === null) {
      waiting = new Map()
      setTimeout(askNames)
    }
    waiting.set(code, [...(waiting.get(code) ?? []), { answer, fail }])
  })
}

async function askNames(): Promise<void> {
  const asked = [...waiting!]
  waiting = null
  for (let from = 0; from < asked.length; from += mostNames) {
    const part = asked.slice(from, from + mostNames)
    const codes = part.map(([code]) => code).join(',')
    try {
      const { names } = await ask('get', '/api/division-names', { query: { codes } })
      for (const [code, askers] of part) for (const { answer } of askers) answer(names[code] ?? null)
    } catch (error) {
      // Each is asked for again, like every question; meanwhile its place is shown by the code.
      for (const [, askers] of part) for (const { fail } of askers) fail(error)
    }
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
