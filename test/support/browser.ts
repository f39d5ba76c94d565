import type { FastifyInstance } from 'fastify'

/** A page that a browser came to. */
export interface Page {
  url: string
  status: number
  text: string
}

/** A browser with two sites: the register, and whatever lies on the network. It keeps and sends cookies as SameSite says. */
export interface Browser {
  /** Goes there as by a typed address, and where it is redirected to, until `before` says no. */
  open(url: string, before?: (url: string) => boolean): Promise<Page>
  /** Sends the one form of the page, as a person who filled it in. */
  submit(page: Page, fields: Record<string, string>, before?: (url: string) => boolean): Promise<Page>
  /** What a script of the register's own pages asks. */
  ask(method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }>
  cookie(name: string): string | undefined
  setCookie(name: string, value: string): void
}

interface Cookie {
  host: string
  path: string
  value: string
  sameSite: string
}

interface Answer {
  status: number
  text: string
  location: string | null
  cookies: string[]
}

const htmlFirst = 'text/html,application/xhtml+xml,*/*;q=0.8'

/** Opens a browser; requests to `register` (its origin) are answered by the app of `appOf` at that moment. */
export function openBrowser(register: string, appOf: () => FastifyInstance): Browser {
  const jar = new Map<string, Cookie>()
  const home = new URL(register).hostname

  async function send(url: URL, { method = 'GET', body, type, accept = htmlFirst, from }: Sent): Promise<Answer> {
    const cookie = cookiesFor(jar, url, method, from)
    const headers = {
      accept,
      ...(cookie !== '' && { cookie }),
      ...(type !== undefined && { 'content-type': type }),
    }
    const answer =
      url.origin === register
        ? await inject(appOf(), url, { method, body, headers: { ...headers, host: url.host } })
        : await fetchOnce(url, { method, body, headers })
    for (const each of answer.cookies) keepCookie(jar, url, each)
    return answer
  }

  /** As browsers do: whether a cookie goes along is decided by the site that began the way, not by the last redirect. */
  async function go(first: URL, sent: Sent, before: (url: string) => boolean): Promise<Page> {
    let [url, next] = [first, sent]
    for (let steps = 0; steps < 20; steps++) {
      const { status, text, location } = await send(url, next)
      if (location === null) return { url: url.href, status, text }
      url = new URL(location, url)
      next = { from: sent.from }
      if (!before(url.href)) return { url: url.href, status, text: '' }
    }
    throw new Error(`no end of redirects at ${url.origin}`)
  }

  return {
    open: (url, before = () => true) => go(new URL(url), { from: null }, before),
    submit(page, fields, before = () => true) {
      const action = /<form method="post" action="([^"]+)"/.exec(page.text)
      if (action === null) throw new Error(`no form at ${page.url}: ${page.status} ${page.text.slice(0, 300)}`)
      const from = new URL(page.url).hostname
      const body = new URLSearchParams(fields).toString()
      const type = 'application/x-www-form-urlencoded'
      return go(new URL(action[1]!, page.url), { method: 'POST', body, type, from }, before)
    },
    async ask(method, path, body) {
      const url = new URL(path, register)
      const cookie = cookiesFor(jar, url, method, home)
      const answer = await inject(appOf(), url, {
        method,
        body: body && JSON.stringify(body),
        headers: {
          host: url.host,
          cookie,
          ...(method !== 'GET' && { 'x-canbao': '1' }),
          ...(body && { 'content-type': 'application/json' }),
        },
      })
      for (const each of answer.cookies) keepCookie(jar, url, each)
      return { status: answer.status, body: JSON.parse(answer.text) }
    },
    cookie: (name) => jar.get(name)?.value,
    setCookie: (name, value) => void jar.set(name, { ...jar.get(name)!, value }),
  }
}

interface Sent {
  method?: string
  body?: string
  type?: string
  accept?: string
  /** site of the page that led there; null: the person typed the address */
  from: string | null
}

function cookiesFor(jar: Map<string, Cookie>, url: URL, method: string, from: string | null): string {
  const isSameSite = from === null || from === url.hostname
  return [...jar]
    .filter(([, { host, path }]) => host === url.hostname && url.pathname.startsWith(path))
    .filter(([, { sameSite }]) => isSameSite || (sameSite === 'lax' && method === 'GET') || sameSite === 'none')
    .map(([name, { value }]) => `${name}=${value}`)
    .join('; ')
}

function keepCookie(jar: Map<string, Cookie>, { hostname }: URL, line: string): void {
  const [pair = '', ...attributes] = line.split('; ')
  const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
  const read = (wanted: string) =>
    attributes.find((each) => each.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1)
  const isOver = read('max-age') === '0' || new Date(read('expires') ?? '9999-12-31').getTime() <= Date.now()
  if (isOver) jar.delete(name)
  else {
    const sameSite = read('samesite')?.toLowerCase() ?? 'lax'
    jar.set(name, { host: hostname, path: read('path') ?? '/', value, sameSite })
  }
}

interface Wire {
  method: string
  body: string | undefined
  headers: Record<string, string>
}

async function inject(app: FastifyInstance, url: URL, { method, body, headers }: Wire): Promise<Answer> {
  const raw = await app.inject({
    method: method as 'GET',
    url: url.pathname + url.search,
    headers,
    ...(body !== undefined && { payload: body }),
  })
  return {
    status: raw.statusCode,
    text: raw.payload,
    location: (raw.headers.location as string | undefined) ?? null,
    cookies: [raw.headers['set-cookie'] ?? []].flat(),
  }
}

async function fetchOnce(url: URL, { method, body, headers }: Wire): Promise<Answer> {
  const raw = await fetch(url, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) })
  return {
    status: raw.status,
    text: await raw.text(),
    location: raw.headers.get('location'),
    cookies: raw.headers.getSetCookie(),
  }
}
