import { ask } from '../../api.ts'
import { paths } from '../../paths.ts'
import { bodyOfFilter, type Filter, wordsOfFilter } from './filter.ts'

export const pageSize = 50

interface ShownList {
  filter: Filter
  keys: readonly string[]
  next: string | null
}

/** The list that was shown last: from a finding one goes on to the next of it. Only keys, and gone with the page. */
let shown: ShownList | null = null

export function rememberList(list: ShownList): void {
  shown = list
}

/** Where a finding stands in the list that was shown last. */
export function neighboursOf(key: string): { before: string | null; hasMore: boolean; place: number; back: string } {
  const place = shown?.keys.indexOf(key) ?? -1
  const back = paths.findings(shown === null ? {} : wordsOfFilter(shown.filter))
  if (shown === null || place < 0) return { before: null, hasMore: false, place: 0, back }
  const hasMore = place < shown.keys.length - 1 || shown.next !== null
  return { before: shown.keys[place - 1] ?? null, hasMore, place: place + 1, back }
}

/** The finding after this one; the list is read on where it ends. */
export async function keyAfter(key: string): Promise<string | null> {
  if (shown === null) return null
  const place = shown.keys.indexOf(key)
  if (place === shown.keys.length - 1 && shown.next !== null) {
    const { filter, keys } = shown
    const body = { ...bodyOfFilter(filter), limit: pageSize, cursor: shown.next }
    const more = await ask('post', '/api/findings/search', { body })
    shown = { filter, keys: [...new Set([...keys, ...more.findings.map(({ key }) => key)])], next: more.next }
  }
  return shown.keys[place + 1] ?? null
}
