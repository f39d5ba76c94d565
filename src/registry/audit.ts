import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import {
  type AuditEntry,
  type AuditFindings,
  type AuditHead,
  type StoredAuditGroup,
  sealGroup,
  verifyChain,
} from './audit-chain.ts'
import { createAuditQueue } from './audit-queue.ts'
import type { Database, Queryable, Row, Transaction } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** An entry before it has its place in the chain. */
export type NewAuditEntry = Omit<AuditEntry, 'seq'>

/** Who did what, in a chain that shows every change: append-only, and durable before `append` resolves. */
export interface AuditLog {
  append(entry: NewAuditEntry): Promise<void>
  /** Leaves the entry with the work of a transaction: both are kept, or neither. Afterwards the caller calls `seal`. */
  enclose(tx: Transaction, entry: NewAuditEntry): Promise<void>
  /** Takes into the chain what transactions left, also those of a process that died before it could. */
  seal(): Promise<void>
  /** Goes through the whole chain. Whoever asks meanwhile gets what the one under way finds. */
  verify(): Promise<AuditFindings>
  drain(): Promise<void>
}

/** Stands in the queue for the entries that transactions left. */
const pending = 'pending'

const entriesInGroup = 500
const groupsAtOnce = 200

/**
 * The audit log of a registry. Its key comes from the key that never rotates; `headFile` keeps the newest link outside
 * the database, so that cutting off the end is found too.
 */
export function openAudit(database: Database, indexKey: KeyObject, headFile: string): AuditLog {
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', indexKey.export(), '', 'canbao audit chain', 32)))
  let last: ChainEnd | null = null
  const head = keepHeadIn(headFile)
  const queue = createAuditQueue<NewAuditEntry | typeof pending>({
    largest: entriesInGroup,
    async write(asked) {
      last = await writeGroup(database, key, asked, last)
      if (last !== null) head.keep(last)
    },
  })
  let verifying: Promise<AuditFindings> | null = null
  async function verifyAll(): Promise<AuditFindings> {
    head.flush()
    return verifyChain(key, storedGroups(database), readHead(headFile))
  }
  return {
    append: (entry) => queue.append(storable(entry)),
    async enclose(tx, entry) {
      await tx.execute(sql.insertPending!, [JSON.stringify(storable(entry))])
    },
    seal: () => queue.append(pending),
    async drain() {
      await queue.drain()
      head.flush()
    },
    verify() {
      verifying ??= verifyAll().finally(() => {
        verifying = null
      })
      return verifying
    },
  }
}

/** The newest group of the chain. */
interface ChainEnd extends AuditHead {
  lastSeq: number
}

/** Another process continued the chain from the same link: the second of the two is refused, and looks again. */
const isTaken = (error: unknown) => (error as { code?: string }).code === '23505'

const mostAttempts = 20

/** Gives the new end of the chain; `last` where nothing was left to write. */
async function writeGroup(
  database: Database,
  key: KeyObject,
  asked: readonly (NewAuditEntry | typeof pending)[],
  last: ChainEnd | null,
): Promise<ChainEnd | null> {
  const entries = asked.filter((each) => each !== pending)
  for (let attempt = 1; ; attempt++) {
    try {
      // Mostly nobody else writes: one statement, which fails where the end is no longer the one we know.
      if (attempt === 1 && last !== null && entries.length === asked.length) {
        return await insertGroup(database, key, last, entries)
      }
      return await writeAfterPending(database, key, entries, asked.length > entries.length)
    } catch (error) {
      if (!isTaken(error) || attempt === mostAttempts) throw error
    }
  }
}

async function writeAfterPending(
  database: Database,
  key: KeyObject,
  asked: readonly NewAuditEntry[],
  takesPending: boolean,
): Promise<ChainEnd | null> {
  return database.transaction(async (tx) => {
    // Two processes on one database should not both continue from the same link.
    await tx.query(sql.lockChain!)
    const left = takesPending ? await tx.query(sql.takePending!) : []
    const inOrder = left.sort((one, other) => Number(one.id) - Number(other.id))
    const entries = [...inOrder.map(({ entry }) => entry as NewAuditEntry), ...asked]
    const [row] = await tx.query(sql.selectHead!)
    const last =
      row === undefined ? null : { no: row.no as number, mac: row.mac as Uint8Array, lastSeq: row.last_seq as number }
    return entries.length === 0 ? last : insertGroup(tx, key, last, entries)
  })
}

async function insertGroup(
  db: Queryable,
  key: KeyObject,
  last: ChainEnd | null,
  entries: readonly NewAuditEntry[],
): Promise<ChainEnd> {
  const first = (last?.lastSeq ?? 0) + 1
  const numbered = entries.map((entry, index) => ({ ...entry, seq: first + index }))
  const { no, firstSeq, lastSeq, previousMac, mac, at } = sealGroup(key, last, numbered)
  await db.execute(sql.insertGroup!, [no, firstSeq, lastSeq, previousMac, mac, at, JSON.stringify(numbered)])
  return { no, mac, lastSeq }
}

async function* storedGroups(database: Queryable): AsyncGenerator<StoredAuditGroup> {
  for (let after = 0; ; ) {
    const groups = await database.query(sql.selectGroups!, [after, groupsAtOnce])
    if (groups.length === 0) return
    const last = groups.at(-1)!.no as number
    const entries = byGroup(await database.query(sql.selectEntries!, [after + 1, last]))
    for (const row of groups) yield { ...groupOf(row), entries: (entries.get(row.no) ?? []).map(entryOf) }
    after = last
  }
}

function byGroup(rows: readonly Row[]): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.group_no)
    if (group === undefined) groups.set(row.group_no, [row])
    else group.push(row)
  }
  return groups
}

function groupOf(row: Row): Omit<StoredAuditGroup, 'entries'> {
  return {
    no: row.no as number,
    firstSeq: row.first_seq as number,
    lastSeq: row.last_seq as number,
    previousMac: row.previous_mac as Uint8Array | null,
    mac: row.mac as Uint8Array,
    at: row.at as string,
  }
}

function entryOf(row: Row): AuditEntry {
  const text = (name: string) => row[name] as string | null
  return {
    seq: row.seq as number,
    at: row.at as string,
    account: text('account'),
    login: text('login'),
    role: text('role'),
    address: text('address'),
    action: row.action as string,
    objectKind: text('object_kind'),
    objectId: text('object_id'),
    purpose: text('purpose'),
    result: row.result as string,
    details: row.details as AuditEntry['details'],
  }
}

/** With its texts as the database can keep them: without NUL and halves of characters, which somebody may send. */
function storable(entry: NewAuditEntry): NewAuditEntry {
  const details = Object.entries(entry.details).map(
    ([name, value]) => [storableText(name), storableText(value)] as const,
  )
  return {
    ...entry,
    login: storableText(entry.login),
    address: storableText(entry.address),
    objectId: storableText(entry.objectId),
    purpose: storableText(entry.purpose),
    details: Object.fromEntries(details),
  }
}

function storableText<Value>(value: Value | string): Value | string {
  if (typeof value !== 'string' || !/[\0\ud800-\udfff]/.test(value)) return value
  return Buffer.from(value).toString().replaceAll('\0', '\ufffd')
}

/** At most this often the newest link is written down: a file for every group would cost more than the group. */
const headEvery = 1000

function keepHeadIn(file: string) {
  let newest: AuditHead | null = null
  let waiting: NodeJS.Timeout | null = null
  function flush() {
    if (waiting !== null) clearTimeout(waiting)
    waiting = null
    if (newest !== null) writeHead(file, newest)
    newest = null
  }
  return {
    keep(head: AuditHead) {
      newest = head
      waiting ??= setTimeout(flush, headEvery).unref()
    },
    flush,
  }
}

function writeHead(file: string, { no, mac }: AuditHead): void {
  const beside = `${file}.${process.pid}`
  writeFileSync(beside, `${JSON.stringify({ no, mac: Buffer.from(mac).toString('hex') })}\n`, { mode: 0o600 })
  renameSync(beside, file)
}

function readHead(file: string): AuditHead | null {
  if (!existsSync(file)) return null
  const { no, mac } = JSON.parse(readFileSync(file, 'utf8')) as { no: number; mac: string }
  return { no, mac: Buffer.from(mac, 'hex') }
}
