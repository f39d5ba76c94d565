import type { Explain } from '../jobs/explain-in-turn.ts'
import type { Language } from '../problems.ts'
import type { AuditLog } from '../registry/audit.ts'
import type { AuditEntry } from '../registry/audit-chain.ts'
import type { Queryable, Transaction } from '../registry/database.ts'
import type { FieldCipher } from '../registry/field-cipher.ts'
import type { AreaScope } from '../security/area-scope.ts'
import type { RandomBytes } from '../security/password.ts'
import type { Permission } from '../security/roles.ts'
import type { Caller } from '../security/session.ts'
import type { Inspection } from './inspection.ts'
import type { JobWatch } from './job-watch.ts'
import type { Service } from './service.ts'

/** What the audit keeps of a request beside who asked, when, from where and how it ended. Nothing personal goes in. */
export interface Deed {
  objectKind: string | null
  objectId: string | null
  purpose: string | null
  details: AuditEntry['details']
}

/** What a handler says about the answer beside its content. */
export interface AnswerWords {
  header(name: string, value: string): void
  /** The browser keeps the token of the session, out of reach of scripts. */
  keepSession(token: string): void
  forgetSession(): void
  /** The browser keeps the token of a sign-in that goes on elsewhere, for as long as that may take. */
  keepPending(token: string): void
  forgetPending(): void
}

interface CommonContext {
  now: Date
  random: RandomBytes
  language: Language
  /** where the request came from */
  address: string
  /** Adds to the audit entry of this request. */
  record(deed: Partial<Deed>): void
  answer: AnswerWords
}

/** For a route that needs nobody signed in: it has the whole service, and sees to itself what it tells. */
export interface PublicContext extends CommonContext {
  service: Service
  /** A proxy passed the request on that we were not told to trust: `address` is the proxy's. */
  isPassedOn: boolean
  /** Names the account in the audit entry of a request that no session names yet. */
  recordAccount(account: { key: string; login: string }): void
  /** of a sign-in that this browser began and did not finish; null: none */
  pendingToken: string | null
}

interface CallerContext extends CommonContext {
  caller: Caller
  /** where the route's permission holds, or the part of it that was asked for; [] for routes of one's own account */
  scope: AreaScope
  /** where the caller has another permission; [] where they do not have it at all */
  scopeOf(permission: Permission): AreaScope
  cipher: FieldCipher
  /** folder of the store: the runs' snapshots */
  folder: string
  issuer: string
}

/** For a route of somebody who is signed in and asks to read. What `tx` reads is within `scope`; it writes nothing. */
export interface ReadingContext extends CallerContext {
  tx: Queryable
}

/** For a route of somebody who is signed in. `tx` is one transaction, as a role that sees no more than `scope`. */
export interface Context extends CallerContext {
  tx: Transaction
}

/**
 * For long work of somebody who is signed in. No transaction is held meanwhile; `inScope` opens one that sees no more
 * than `scope`, and that must not be left waiting for the store itself.
 */
export interface DetachedContext extends CallerContext {
  audit: Pick<AuditLog, 'verify'>
  explain: Explain
  /** of the whole service; what it tells is about no area */
  inspection: Inspection
  /** aborted when the service stops */
  stopped: AbortSignal
  watch: JobWatch
  /** Whether the session and the permission still reach as far as `scope`: for an answer that goes on for a while. */
  holds(): Promise<boolean>
  inScope<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}
