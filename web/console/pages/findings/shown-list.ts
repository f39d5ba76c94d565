import { ask } from '../../api.ts'
import { paths } from '../../paths.ts'
import { bodyOfFilter, type Filter, wordsOfFilter } from './filter.ts'

export const pageSize = 50

interface ShownList {
  filter: Filter
  keys: readonly string[]
  next: string | null
  /** of the browser's history, at which the list stood */
  entry: string | null
}

/** The list that was shown last: from a finding one goes on to the next of it. Only keys, and gone with the page. */
let shown: ShownList | null = null

export function rememberList(list: ShownList): void {
  shown = list
}

interface Neighbours {
  before: string | null
  hasMore: boolean
  place: number
  /** address of the list, and where in it one was */
  back: string
  entry: string | null
}

/** Where a finding stands in the list that was shown last. */
export function neighboursOf(key: string): Neighbours {
  const place = shown?.keys.indexOf(key) ?? -1
  const back = paths.findings(shown === null ? {} : wordsOfFilter(shown.filter))
  const entry = shown?.entry ?? null
  if (shown === null || place < 0) return { before: null, hasMore: false, place: 0, back, entry }
  const hasMore = place < shown.keys.length - 1 || shown.next !== null
  return { before: shown.keys[place - 1] ?? null, hasMore, place: place + 1, back, entry }
}

/** The finding after this one; the list is read on where it ends. */
export async function keyAfter(key: string): Promise<string | null> {
  if (shown === null) return null
  const place = shown.keys.indexOf(key)
  if (place === shown.keys.length - 1 && shown.next !== null) {
    const { filter, keys, entry } = shown
    const body = { ...bodyOfFilter(filter), limit: pageSize, cursor: shown.next }
    const more = await ask('post', '/api/findings/search', { body })
    const all = [...new Set([...keys, ...more.findings.map(({ key }) => key)])]
    shown = { filter, keys: all, next: more.next, entry }
  }
  return shown.keys[place + 1] ?? null
}
