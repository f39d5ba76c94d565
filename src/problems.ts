import { access } from './problems/access.ts'
import { accounts } from './problems/accounts.ts'
import type { ProblemEntry, ProblemKind } from './problems/entry.ts'
import { people } from './problems/people.ts'
import { requests } from './problems/requests.ts'
import { runs } from './problems/runs.ts'
import { store } from './problems/store.ts'
import { work } from './problems/work.ts'

export type { ProblemKind } from './problems/entry.ts'

/**
 * The one catalogue of what can go wrong. Messages are built from typed details: `{name}` stands for a detail.
 * A message says what happened, where, and what to do.
 */
const catalogue = { ...runs, ...access, ...store, ...work, ...people, ...accounts, ...requests } satisfies Record<
  string,
  ProblemEntry
>

/** Chinese words for states and actions in details: `{stateSaid}` is `{state}` in words. */
const stateWords: Readonly<Record<string, string>> = {
  proposed: '已提请',
  published: '已入库',
  approved: '已同意',
  refused: '不同意',
  granted: '已开放',
  ended: '已结束',
  done: '已完成',
  failed: '未成功',
  cancelled: '已停止',
  open: '待处理',
  confirmed: '已确认',
  dismissed: '已排除',
  routed: '已转办',
  solved: '已消除',
  confirm: '确认',
  dismiss: '排除',
  route: '转办',
  reopen: '重新打开',
}

export type ProblemCode = keyof typeof catalogue
export type ProblemDetails = Record<string, string | number>
export type Language = 'zh' | 'en'

/** An expected failure from the catalogue: stable code, kind, and details that fill its message. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly kind: ProblemKind
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails) {
    super(`${code}: ${fill(catalogue[code].en, details)}`)
    this.name = 'Problem'
    this.code = code
    this.kind = catalogue[code].kind
    this.details = details
  }

  /** The message for a person, in their language. */
  say(language: Language): string {
    return fill(catalogue[this.code][language], this.details)
  }
}

/** Makes the problem `code`; the caller throws it. */
export function problem(code: ProblemCode, details: ProblemDetails): Problem {
  return new Problem(code, details)
}

/** Every problem there is, for the documentation of the service. */
export function listProblems(): { code: ProblemCode; kind: ProblemKind; zh: string; en: string }[] {
  return (Object.keys(catalogue) as ProblemCode[]).map((code) => ({ code, ...catalogue[code] }))
}

function fill(template: string, details: ProblemDetails): string {
  return template.replace(/\{(\w+?)(Said)?\}/g, (whole, name: string, said?: string) => {
    if (!(name in details)) return whole
    const detail = String(details[name])
    return said === undefined ? detail : (stateWords[detail] ?? detail)
  })
}
