import type { components } from '../../../api/schema.ts'

export type PersonRow = components['schemas']['PersonRow']

/** What a search asks for; nothing of it ever stands in an address. */
export interface Wanted {
  number?: string
  phone?: string
  name?: string
  nameStart?: string
  initials?: string
  area?: string
  disposition?: string
  reason?: string
  ask?: 'visit' | 'desk'
  household?: 'local' | 'non_local'
}

const filters = ['area', 'disposition', 'reason', 'ask', 'household'] as const

/** The filter that an address names: codes only, which tell nothing about anybody. */
export function filterOf(search: URLSearchParams): Wanted {
  const said = filters.flatMap((name) => {
    const value = search.get(name)
    return value === null ? [] : [[name, value]]
  })
  return Object.fromEntries(said)
}

/** What the one box means by what is typed: a number, a phone, initials in pinyin, or the beginning of a name. */
export function wordsOf(typed: string): Pick<Wanted, 'number' | 'phone' | 'name' | 'nameStart' | 'initials'> {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return {}
  if (/^1[3-9]\d{9}$/.test(text)) return { phone: text }
  // Phones of places (0851-…) have a hyphen or begin with 0; everything else with digits is a number.
  if (/^0\d{2,3}-?\d{7,8}$/.test(text)) return { phone: text }
  if (/\d/.test(text)) return { number: text }
  if (/^[a-z]{1,20}$/i.test(text)) return { initials: text.toLowerCase() }
  return [...text].length === 1 ? { nameStart: text } : { name: text }
}
