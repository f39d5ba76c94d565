import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'

/** One thing that somebody did. `at` is ISO 8601 in UTC, kept to the letter: store it so that it comes back the same. */
export interface AuditEntry {
  seq: number
  at: string
  account: string | null
  login: string | null
  role: string | null
  address: string | null
  action: string
  objectKind: string | null
  objectId: string | null
  purpose: string | null
  result: string
  details: Record<string, string | number | boolean | null>
}

/** The last group that is known of a chain: enough to go on from it, and to tell later whether the tail was cut. */
export interface AuditHead {
  no: number
  mac: Uint8Array
}

/** A link of the chain over the entries `firstSeq` to `lastSeq`; `at` is the `at` of its last entry. Numbers start at 1. */
export interface AuditGroup extends AuditHead {
  firstSeq: number
  lastSeq: number
  previousMac: Uint8Array | null
  at: string
}

/** A group as it is read back, with its entries in the order of the store. */
export interface StoredAuditGroup extends AuditGroup {
  entries: readonly AuditEntry[]
}

/**
 * - `changed`: a field of an entry or of the group, or, against the anchor, the whole chain up to there;
 * - `missing`: an entry or group that the numbers call for;
 * - `inserted`: an entry that the group's numbers do not call for, or one twice;
 * - `reordered`: nothing missing, but entries or groups in another order, or a group twice;
 * - `truncated`: the chain ends before the anchor.
 */
export type AuditFaultKind = 'changed' | 'missing' | 'inserted' | 'reordered' | 'truncated'

/** `seq` is null where the fault is the group's: one MAC covers all its entries, and tells not which was changed. */
export interface AuditFault {
  groupNo: number
  seq: number | null
  what: AuditFaultKind
}

/** `groups` and `entries` count what was found right, which is all of it or what stands before the first fault. */
export interface AuditFindings {
  ok: boolean
  groups: number
  entries: number
  firstFault: AuditFault | null
}

const macLength = 32
const texts = [
  'at',
  'account',
  'login',
  'role',
  'address',
  'action',
  'objectKind',
  'objectId',
  'purpose',
  'result',
] as const
const needed: ReadonlySet<string> = new Set(['at', 'action', 'result'])

/**
 * The bytes of an entry that the chain protects; whoever stores `details` as jsonb may get its keys in another order,
 * and the bytes stay the same. In this order:
 * - seq in 8 bytes and the number of details in 4, big-endian;
 * - at, account, login, role, address, action, objectKind, objectId, purpose, result: a value each;
 * - for each of the details, sorted by the UTF-16 code units of their keys, its key and what it says: two values.
 *
 * A value is a letter, the length of what follows in 4 bytes, and UTF-8: `n` null, `s` text, `d` a number in
 * JavaScript's shortest decimal form (0 for -0), `b` `true` or `false`. Throws TypeError on what is no entry, such as a
 * number that JSON cannot hold.
 */
export function auditEntryBytes(entry: AuditEntry): Buffer {
  const values: unknown[] = []
  for (const field of texts) {
    const text = entry[field]
    if (typeof text !== 'string' && (text !== null || needed.has(field))) throw new TypeError(`${field} is no text`)
    values.push(text)
  }
  if (typeof entry.details !== 'object' || entry.details === null || Array.isArray(entry.details)) {
    throw new TypeError('details is no object')
  }
  const keys = Object.keys(entry.details).sort()
  for (const key of keys) values.push(key, entry.details[key])

  const pairs = values.map(letterAndText)
  const room = Buffer.allocUnsafe(pairs.reduce((size, [, text]) => size + 5 + text.length * 3, 12))
  wide(entry.seq).copy(room)
  let end = room.writeUInt32BE(keys.length, 8)
  for (const [letter, text] of pairs) {
    room[end] = letter.charCodeAt(0)
    const length = room.write(text, end + 5)
    room.writeUInt32BE(length, end + 1)
    end += 5 + length
  }
  return room.subarray(0, end)
}

/**
 * Links the next group to the chain: its MAC is HMAC-SM3 of its number, the length and bytes of the MAC before it, its
 * first and last seq (8 bytes each number), and the length (4 bytes) and bytes of each entry. Throws RangeError when
 * entries are missing, out of order, or do not go on from `previous.lastSeq` where that is given.
 */
export function sealGroup(
  key: KeyObject,
  previous: (AuditHead & { lastSeq?: number }) | null,
  entries: readonly AuditEntry[],
): AuditGroup {
  const [first, last] = [entries[0], entries.at(-1)]
  if (first === undefined || last === undefined) throw new RangeError('a group has at least one entry')
  const expected = previous?.lastSeq === undefined ? first.seq : previous.lastSeq + 1
  for (const [place, { seq }] of entries.entries()) {
    if (seq !== expected + place) throw new RangeError(`entry ${seq} stands where ${expected + place} belongs`)
  }
  const group = {
    no: (previous?.no ?? 0) + 1,
    firstSeq: first.seq,
    lastSeq: last.seq,
    previousMac: previous && Buffer.from(previous.mac),
  }
  return { ...group, mac: macOf(key, group, entries.map(auditEntryBytes)), at: last.at }
}

/**
 * Reads a whole chain, from group 1 on, and tells the first fault. Without `anchor`, a head kept elsewhere than the
 * chain, groups that were cut from its end are not missed; groups after the anchor are right if the chain goes on to
 * them. What was changed by somebody who has the key is found up to the anchor only.
 */
export async function verifyChain(
  key: KeyObject,
  groups: AsyncIterable<StoredAuditGroup> | Iterable<StoredAuditGroup>,
  anchor: AuditHead | null = null,
): Promise<AuditFindings> {
  const findings: AuditFindings = { ok: true, groups: 0, entries: 0, firstFault: null }
  const fail = (fault: AuditFault) => ({ ...findings, ok: false, firstFault: fault })
  let previous: AuditGroup | null = null
  let gap: number | null = null
  for await (const group of groups) {
    if (gap !== null) {
      if (group.no === gap) return fail({ groupNo: gap, seq: null, what: 'reordered' })
      continue
    }
    if (!isCount(group.no)) return fail(faultOf(group, 'changed'))
    const expectedNo: number = previous === null ? 1 : previous.no + 1
    if (group.no > expectedNo) {
      // Only the groups still to come can tell whether this one is missing or just elsewhere.
      gap = expectedNo
      continue
    }
    const fault = group.no === expectedNo ? findFault(key, previous, group) : faultOf(group, 'reordered')
    if (fault !== null) return fail(fault)
    if (anchor?.no === group.no && !sameBytes(anchor.mac, group.mac)) return fail(faultOf(group, 'changed'))
    findings.groups += 1
    findings.entries += group.entries.length
    previous = group
  }
  if (gap !== null) return fail({ groupNo: gap, seq: null, what: 'missing' })
  const next = (previous?.no ?? 0) + 1
  if (anchor !== null && anchor.no >= next) return fail({ groupNo: next, seq: null, what: 'truncated' })
  return findings
}

function findFault(key: KeyObject, previous: AuditGroup | null, group: StoredAuditGroup): AuditFault | null {
  if (previous !== null && group.firstSeq > previous.lastSeq + 1) {
    return faultOf(group, 'missing', previous.lastSeq + 1)
  }
  const misplaced = findMisplaced(group)
  if (misplaced !== null) return misplaced
  const linked =
    previous === null
      ? group.previousMac === null
      : group.firstSeq === previous.lastSeq + 1 && sameBytes(group.previousMac, previous.mac)
  if (!linked || group.at !== group.entries.at(-1)!.at) return faultOf(group, 'changed')
  const bytes: Buffer[] = []
  for (const entry of group.entries) {
    const entryBytes = bytesOrNull(entry)
    if (entryBytes === null) return faultOf(group, 'changed', entry.seq)
    bytes.push(entryBytes)
  }
  return sameBytes(group.mac, macOf(key, group, bytes)) ? null : faultOf(group, 'changed')
}

function findMisplaced(group: StoredAuditGroup): AuditFault | null {
  const { firstSeq, lastSeq, entries } = group
  if (!isCount(firstSeq) || !isCount(lastSeq) || lastSeq < firstSeq) return faultOf(group, 'changed')
  const seen = new Set<number>()
  let disordered: number | null = null
  for (const [place, { seq }] of entries.entries()) {
    if (!(seq >= firstSeq && seq <= lastSeq) || !isCount(seq) || seen.has(seq)) return faultOf(group, 'inserted', seq)
    if (seq !== firstSeq + place) disordered ??= seq
    seen.add(seq)
  }
  // By the number of entries, not of seqs: a changed `lastSeq` may be as large as it likes.
  for (let seq = firstSeq; seq <= firstSeq + entries.length && seq <= lastSeq; seq++) {
    if (!seen.has(seq)) return faultOf(group, 'missing', seq)
  }
  return disordered === null ? null : faultOf(group, 'reordered', disordered)
}

function faultOf(group: AuditGroup, what: AuditFaultKind, seq: number | null = null): AuditFault {
  return { groupNo: group.no, seq, what }
}

function macOf(
  key: KeyObject,
  group: Pick<AuditGroup, 'no' | 'previousMac' | 'firstSeq' | 'lastSeq'>,
  entries: readonly Buffer[],
): Buffer {
  const previousMac = group.previousMac ?? new Uint8Array(0)
  if (previousMac.length !== 0 && previousMac.length !== macLength) throw new RangeError('a MAC has 32 bytes')
  const parts = [wide(group.no), narrow(previousMac.length), previousMac, wide(group.firstSeq), wide(group.lastSeq)]
  for (const bytes of entries) parts.push(narrow(bytes.length), bytes)
  return createHmac('sm3', key).update(Buffer.concat(parts)).digest()
}

function bytesOrNull(entry: AuditEntry): Buffer | null {
  try {
    return auditEntryBytes(entry)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function letterAndText(value: unknown): [string, string] {
  if (value === null) return ['n', '']
  if (typeof value === 'string') return ['s', value]
  if (typeof value === 'boolean') return ['b', String(value)]
  if (typeof value === 'number' && Number.isFinite(value)) return ['d', String(value)]
  throw new TypeError('a value of an entry is neither text, finite number, boolean nor null')
}

function wide(number: number): Buffer {
  if (!isCount(number)) throw new TypeError('a number of the chain is no whole number from 0')
  const bytes = Buffer.allocUnsafe(8)
  bytes.writeBigUInt64BE(BigInt(number))
  return bytes
}

function narrow(number: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(number)
  return bytes
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0
}

function sameBytes(one: Uint8Array | null, other: Uint8Array): boolean {
  return one !== null && one.length === other.length && timingSafeEqual(one, other)
}
