import type { Problem, paths } from './schema.ts'

export type Method = 'get' | 'post' | 'put' | 'delete'
interface Operation {
  parameters: { path?: unknown; query?: unknown }
  responses: object
}
interface Extras {
  headers?: Record<string, string>
  signal?: AbortSignal
}
interface Asked {
  path?: Record<string, string>
  query?: Record<string, unknown>
  body?: object
}
export type PathOf<M extends Method> = { [P in keyof paths]: paths[P][M] extends Operation ? P : never }[keyof paths]
type Body<O> = O extends { requestBody: { content: infer C } } ? { body: C[keyof C] } : { body?: never }

/** What an operation asks for. */
export type Input<O> = O extends Operation ? Pick<O['parameters'], 'path' | 'query'> & Body<O> : never

/** What its good answer holds; whatever is no JSON comes as a Blob. */
export type Output<
  O,
  Good = O extends Operation ? O['responses'][Extract<keyof O['responses'], 200 | 201 | 202>] : never,
> = Good extends { content: { 'application/json': infer Content } } ? Content : Blob

/** Why the service did not do it, in the language that the request asked for. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/**
 * Asks the service at `base`: `ask('get', '/api/people/{key}', { path: { key } }, { signal })`. Throws `ProblemError`, and what
 * `send` throws where no answer comes.
 */
export function openClient({ base = '', send = fetch }: { base?: string; send?: typeof fetch } = {}) {
  return async <M extends Method, P extends PathOf<M>>(
    method: M,
    path: P,
    input: Input<paths[P][M]>,
    { headers, signal }: Extras = {},
  ) => {
    const { path: names, query = {}, body } = input as Asked
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names![name]!))
    // Through JSON, so that what is undefined is left off.
    const search = new URLSearchParams(JSON.parse(JSON.stringify(query)))
    const isBytes = body instanceof Blob
    const answer = await send(`${base}${filled}${search.size > 0 ? `?${search}` : ''}`, {
      method: method.toUpperCase(),
      headers: {
        'x-canbao': '1',
        ...(body && { 'content-type': `application/${isBytes ? 'octet-stream' : 'json'}` }),
        ...headers,
      },
      ...(body && { body: isBytes ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
    })
    const type = answer.headers.get('content-type') ?? ''
    if (type.startsWith('application/problem+json')) throw new ProblemError((await answer.json()) as Problem)
    if (!answer.ok) throw new Error(`the service answered ${answer.status} and no problem`)
    const content = type.startsWith('application/json') ? await answer.json() : await answer.blob()
    return content as Output<paths[P][M]>
  }
}

/** The pages of a list: `ask` gets the cursor of the page before, undefined for the first. */
export async function* pagesOf<Page extends { next: string | null }>(ask: (cursor?: string) => Promise<Page>) {
  let page = await ask()
  for (yield page; page.next !== null; yield page) page = await ask(page.next)
}
