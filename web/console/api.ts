import { keepPreviousData, QueryClient, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query'
import { type Input, type Method, type Output, openClient, type PathOf, ProblemError } from '../api/client.ts'
import type { paths } from '../api/schema.ts'
import { chosenLanguage } from './language.tsx'
import { newKey } from './parts/new-key.ts'

/** Asks the service, in the language of the page. */
export const ask = openClient({
  send: (address, init) =>
    fetch(address, { ...init, headers: { ...init?.headers, 'accept-language': chosenLanguage() } }),
})

const isRefusal = (error: unknown) => error instanceof ProblemError && error.problem.status < 500

export const isSignedOut = (error: unknown) => error instanceof ProblemError && error.problem.status === 401

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What was refused is refused again.
      retry: (failures, error) => !isRefusal(error) && failures < 2,
      staleTime: 10_000,
      refetchOnWindowFocus: false,
    },
  },
})

interface AskOptions {
  enabled?: boolean
  /** shows the answer to the last question until the next one is there */
  keeps?: boolean
  /** milliseconds; by itself, so that an open page does not keep its session alive */
  every?: number | false
}

/** What the service answers to a question that changes nothing. */
export function useAsk<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  input: Input<paths[P][M]>,
  { enabled = true, keeps = false, every = false }: AskOptions = {},
): UseQueryResult<Output<paths[P][M]>> {
  return useQuery({
    queryKey: [path, method, input],
    queryFn: ({ signal, client, queryKey }) => {
      const again = every !== false && client.getQueryData(queryKey) !== undefined
      const headers: Record<string, string> = again ? { 'x-canbao-background': '1' } : {}
      return ask(method, path, input, { signal, headers })
    },
    enabled,
    refetchInterval: every,
    ...(keeps && { placeholderData: keepPreviousData }),
  })
}

/** Has the service do something, once however often it is sent; what was read before is read anew. */
export function useDeed<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  done?: (answer: Output<paths[P][M]>) => void,
) {
  return useMutation({
    mutationFn: (input: Input<paths[P][M]>) => {
      const headers = { 'idempotency-key': newKey() }
      return ask(method, path, input, { headers })
    },
    async onSuccess(answer) {
      await queries.invalidateQueries()
      done?.(answer)
    },
  })
}
