import { createHmac, createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AuditEntry,
  type AuditFindings,
  auditEntryBytes,
  type StoredAuditGroup,
  sealGroup,
  verifyChain,
} from './audit-chain.ts'

const key = createSecretKey(Buffer.alloc(32, 3))

function entryOf(seq: number): AuditEntry {
  return {
    seq,
    at: new Date(Date.UTC(2026, 0, 1, 8, 0, seq)).toISOString(),
    account: 'a1',
    login: 'wang',
    role: 'county',
    address: '10.0.0.8',
    action: 'person.read',
    objectKind: 'person',
    objectId: String(seq),
    purpose: null,
    result: 'ok',
    details: { fields: 'phone', rows: 1, whole: false, note: null },
  }
}

/** A chain of groups of these sizes, over entries numbered from 1. */
function chainOf(sizes: readonly number[], withKey = key): StoredAuditGroup[] {
  const groups: StoredAuditGroup[] = []
  for (const size of sizes) {
    const first = (groups.at(-1)?.lastSeq ?? 0) + 1
    const entries = Array.from({ length: size }, (_, place) => entryOf(first + place))
    groups.push({ ...sealGroup(withKey, groups.at(-1) ?? null, entries), entries })
  }
  return groups
}

const found = (firstFault: AuditFindings['firstFault'], groups: number, entries: number) => ({
  ok: firstFault === null,
  groups,
  entries,
  firstFault,
})
const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 })
const scalar = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
)
const details = fc.dictionary(fc.string({ unit: 'binary' }), scalar)

describe('The bytes of an entry', () => {
  test('are as documented', () => {
    const entry = { ...entryOf(258), at: 'T', details: { b: -0, a: '参', c: true } }
    const value = (letter: string, text: string) =>
      Buffer.concat([Buffer.from(letter), Buffer.from([0, 0, 0, Buffer.byteLength(text)]), Buffer.from(text)])
    const words = ['T', 'a1', 'wang', 'county', '10.0.0.8', 'person.read', 'person', '258']
    expect(auditEntryBytes(entry)).toEqual(
      Buffer.concat([
        Buffer.from([0, 0, 0, 0, 0, 0, 1, 2]),
        Buffer.from([0, 0, 0, 3]),
        ...words.map((word) => value('s', word)),
        value('n', ''),
        value('s', 'ok'),
        ...[value('s', 'a'), value('s', '参')],
        ...[value('s', 'b'), value('d', '0')],
        ...[value('s', 'c'), value('b', 'true')],
      ]),
    )
  })

  test('stay the same when a store gives the details back in another order, as jsonb does', () => {
    fc.assert(
      fc.property(details, fc.func(fc.integer()), (given, rank) => {
        const back: AuditEntry['details'] = JSON.parse(JSON.stringify(given))
        const shuffled = Object.entries(back).sort((one, other) => rank(one[0]) - rank(other[0]))
        const again = { ...entryOf(1), details: Object.fromEntries(shuffled) }
        expect(auditEntryBytes(again)).toEqual(auditEntryBytes({ ...entryOf(1), details: given }))
      }),
    )
  })

  test('tell apart null, empty text, a word for null, and a number from its text', () => {
    const values = [null, '', 'null', 0, '0', false, 'false', true, 1, '1']
    const bytes = values.map((value) => auditEntryBytes({ ...entryOf(1), details: { value } }).toString('hex'))
    expect(new Set(bytes).size).toBe(values.length)
    const moved = [
      { ...entryOf(1), login: 'ab', role: 'c' },
      { ...entryOf(1), login: 'a', role: 'bc' },
      { ...entryOf(1), login: 'abc', role: '' },
      { ...entryOf(1), login: 'abc', role: null },
    ]
    expect(new Set(moved.map((entry) => auditEntryBytes(entry).toString('hex'))).size).toBe(4)
  })

  test('are refused to what JSON cannot hold or is no entry', () => {
    const wrong: unknown[] = [
      { details: { rows: Number.NaN } },
      { details: { rows: Number.POSITIVE_INFINITY } },
      { details: { rows: undefined } },
      { details: { rows: [1] } },
      { details: null },
      { details: [1] },
      { at: null },
      { action: undefined },
      { result: 1 },
      { login: 1 },
      { seq: 1.5 },
      { seq: -1 },
      { seq: '1' },
    ]
    for (const change of wrong) {
      expect(() => auditEntryBytes({ ...entryOf(1), ...(change as Partial<AuditEntry>) })).toThrow(TypeError)
    }
  })
})

describe('sealGroup', () => {
  test('numbers the groups from 1 and makes the documented MAC', () => {
    const first = sealGroup(key, null, [entryOf(5), entryOf(6)])
    expect(first).toMatchObject({ no: 1, firstSeq: 5, lastSeq: 6, previousMac: null, at: entryOf(6).at })
    const second = sealGroup(key, first, [entryOf(7)])
    expect(second).toMatchObject({ no: 2, firstSeq: 7, lastSeq: 7, previousMac: first.mac })
    const wide = (number: number) => Buffer.from([0, 0, 0, 0, 0, 0, 0, number])
    const bytes = auditEntryBytes(entryOf(7))
    const length = Buffer.from([0, 0, bytes.length >> 8, bytes.length & 255])
    const message = [wide(2), Buffer.from([0, 0, 0, 32]), first.mac, wide(7), wide(7), length, bytes]
    expect(second.mac).toEqual(createHmac('sm3', key).update(Buffer.concat(message)).digest())
    expect(sealGroup(key, { no: first.no, mac: first.mac }, [entryOf(7)])).toEqual(second)
  })

  test('refuses a gap, a wrong order, an entry twice, no entry, and a start that does not go on from the last one', () => {
    const first = sealGroup(key, null, [entryOf(1)])
    for (const seqs of [[], [1, 3], [2, 1], [1, 1], [Number.NaN]]) {
      expect(() => sealGroup(key, null, seqs.map(entryAt))).toThrow(RangeError)
    }
    for (const seq of [1, 3]) expect(() => sealGroup(key, first, [entryOf(seq)])).toThrow(RangeError)
    expect(() => sealGroup(key, { no: 1, mac: Buffer.alloc(31) }, [entryOf(2)])).toThrow(RangeError)
  })
})

function entryAt(seq: number): AuditEntry {
  return { ...entryOf(1), seq }
}

describe('verifyChain', () => {
  test('finds nothing in a chain as it was sealed, whatever its entries say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(details, { minLength: 1 })), async (contents) => {
        const groups: StoredAuditGroup[] = []
        let seq = 0
        for (const content of contents) {
          const entries = content.map((own) => ({ ...entryOf(++seq), details: own }))
          groups.push({ ...sealGroup(key, groups.at(-1) ?? null, entries), entries })
        }
        expect(await verifyChain(key, groups, groups.at(-1) ?? null)).toEqual(found(null, groups.length, seq))
      }),
    )
  })

  test('reads groups that arrive one by one, and needs no head or an older one', async () => {
    const groups = chainOf([2, 3, 1])
    async function* arrive() {
      for (const group of groups) yield await Promise.resolve(group)
    }
    expect(await verifyChain(key, arrive())).toEqual(found(null, 3, 6))
    expect(await verifyChain(key, arrive(), groups[1])).toEqual(found(null, 3, 6))
  })

  test('finds a change of any field of any entry, and says in which group', async () => {
    const fields = Object.keys(entryOf(1)).filter((field) => field !== 'details') as (keyof AuditEntry)[]
    const change = fc.oneof(
      fc.tuple(fc.constantFrom(...fields), fc.oneof(scalar, fc.constant(undefined))),
      fc.tuple(fc.constant('details' as const), details),
    )
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), fc.nat(), change, async (given, group, entry, [field, value]) => {
        const groups = chainOf(given)
        const { no, entries } = groups[group % groups.length]!
        const place = entry % entries.length
        const changed = { ...entries[place]!, [field]: value } as AuditEntry
        fc.pre(!Object.is(changed[field], entries[place]![field]))
        groups[no - 1] = { ...groups[no - 1]!, entries: entries.with(place, changed) }
        const { ok, firstFault, groups: good } = await verifyChain(key, groups)
        expect({ ok, no: firstFault?.groupNo, good }).toEqual({ ok: false, no, good: no - 1 })
      }),
      { numRuns: 500 },
    )
  })

  test('finds each single change of the details, and takes no harm from broken ones', async () => {
    const changes: unknown[] = [
      { fields: 'phone', rows: 1, whole: false },
      { fields: 'phone', rows: 1, whole: false, note: null, more: null },
      { fields: 'phone', rows: '1', whole: false, note: null },
      { fields: 'phone', rows: 1, whole: 'false', note: null },
      { fields: 'phone', rows: 1, whole: false, note: '' },
      { fields: 'phone', rows: 1, whole: false, Note: null },
    ]
    for (const changed of changes) {
      const [group] = chainOf([2])
      const entries = group!.entries.with(1, { ...group!.entries[1]!, details: changed as AuditEntry['details'] })
      const fault = { groupNo: 1, seq: null, what: 'changed' } as const
      expect(await verifyChain(key, [{ ...group!, entries }])).toEqual(found(fault, 0, 0))
    }
    for (const broken of [null, [], { rows: { deep: 1 } }]) {
      const [group] = chainOf([2])
      const entries = group!.entries.with(0, { ...group!.entries[0]!, details: broken as never })
      const fault = { groupNo: 1, seq: 1, what: 'changed' } as const
      expect(await verifyChain(key, [{ ...group!, entries }])).toEqual(found(fault, 0, 0))
    }
  })

  test('finds an entry that was removed, doubled, put in, or swapped with another, and says which', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), fc.nat(), fc.nat(), async (given, chosen, one, other) => {
        const group = chosen % given.length
        const at = one % given[group]!
        const to = other % given[group]!
        const { no, firstSeq, entries } = chainOf(given)[group]!
        const verify = async (changed: AuditEntry[]) => {
          const groups = chainOf(given)
          return (await verifyChain(key, groups.with(group, { ...groups[group]!, entries: changed }))).firstFault
        }
        const seq = firstSeq + at
        expect(await verify(entries.toSpliced(at, 1))).toEqual({ groupNo: no, seq, what: 'missing' })
        expect(await verify(entries.toSpliced(to, 0, entries[at]!))).toEqual({ groupNo: no, seq, what: 'inserted' })
        expect(await verify(entries.toSpliced(to, 0, entryOf(99)))).toEqual({ groupNo: no, seq: 99, what: 'inserted' })
        expect(await verify([])).toEqual({ groupNo: no, seq: firstSeq, what: 'missing' })
        if (at === to) return
        const swapped = entries.with(at, entries[to]!).with(to, entries[at]!)
        const place = { groupNo: no, seq: firstSeq + Math.max(at, to), what: 'reordered' }
        expect(await verify(swapped)).toEqual(place)
      }),
    )
  })

  test('finds a group that was removed, swapped, or doubled, and says which', async () => {
    const [one, two, three, four] = chainOf([1, 2, 1, 2])
    const verify = async (...groups: (StoredAuditGroup | undefined)[]) =>
      (await verifyChain(key, groups as StoredAuditGroup[])).firstFault
    expect(await verify(two, three, four)).toEqual({ groupNo: 1, seq: null, what: 'missing' })
    expect(await verify(one, three, four)).toEqual({ groupNo: 2, seq: null, what: 'missing' })
    expect(await verify(one, two, four)).toEqual({ groupNo: 3, seq: null, what: 'missing' })
    expect(await verify(one, three, two, four)).toEqual({ groupNo: 2, seq: null, what: 'reordered' })
    expect(await verify(four, three, two, one)).toEqual({ groupNo: 1, seq: null, what: 'reordered' })
    expect(await verify(one, two, two, three)).toEqual({ groupNo: 2, seq: null, what: 'reordered' })
  })

  test('finds a group that was removed and the later ones numbered anew', async () => {
    const [one, , three] = chainOf([1, 2, 1])
    const renumbered = { ...three!, no: 2, previousMac: one!.mac }
    const fault = { groupNo: 2, seq: 2, what: 'missing' } as const
    expect(await verifyChain(key, [one!, renumbered])).toEqual(found(fault, 1, 1))
    const entries = renumbered.entries.map((entry) => ({ ...entry, seq: 2 }))
    const closed = await verifyChain(key, [one!, { ...renumbered, firstSeq: 2, lastSeq: 2, entries }])
    expect(closed.firstFault).toEqual({ groupNo: 2, seq: null, what: 'changed' })
  })

  test('finds a group of another chain under the same key, and sealed groups that do not go on from each other', async () => {
    const [one, two] = chainOf([2, 1])
    const fork = sealGroup(key, null, [entryOf(1), { ...entryOf(2), result: 'refused' }])
    const grafted = { ...sealGroup(key, fork, two!.entries), entries: two!.entries }
    const fault = { groupNo: 2, seq: null, what: 'changed' } as const
    expect(await verifyChain(key, [one!, grafted])).toEqual(found(fault, 1, 2))
    const groupFrom = (seq: number) => {
      const entries = [entryOf(seq)]
      return { ...sealGroup(key, { no: 1, mac: one!.mac }, entries), entries }
    }
    expect(await verifyChain(key, [one!, groupFrom(2)])).toEqual(found(fault, 1, 2))
    expect(await verifyChain(key, [one!, groupFrom(4)])).toEqual(found({ groupNo: 2, seq: 3, what: 'missing' }, 1, 2))
    expect(await verifyChain(key, [one!, groupFrom(3)])).toEqual(found(null, 2, 3))
  })

  test('finds a change of any field of any group', async () => {
    const changes: Partial<StoredAuditGroup>[] = [
      ...[0, 7, -1, 1.5, Number.NaN].map((no) => ({ no })),
      ...[0, 1, 3, 4, -1, Number.NaN].map((firstSeq) => ({ firstSeq })),
      ...[1, 2, 5, 2 ** 60, Number.NaN].map((lastSeq) => ({ lastSeq })),
      ...[null, Buffer.alloc(32), Buffer.alloc(0)].map((previousMac) => ({ previousMac })),
      ...[Buffer.alloc(32), Buffer.alloc(31), Buffer.alloc(0)].map((mac) => ({ mac })),
      { at: '2026-01-01T00:00:00.000Z' },
    ]
    for (const change of changes) {
      const groups = chainOf([1, 2, 1])
      groups[1] = { ...groups[1]!, ...change }
      expect(await verifyChain(key, groups), JSON.stringify(change)).toMatchObject({ ok: false, groups: 1 })
    }
    const [first] = chainOf([1])
    expect(await verifyChain(key, [{ ...first!, previousMac: Buffer.alloc(32) }])).toMatchObject({ ok: false })
  })

  test('finds a tail that was cut only by a head kept elsewhere', async () => {
    const groups = chainOf([1, 2, 1])
    const head = groups[2]!
    expect(await verifyChain(key, groups.slice(0, 2))).toMatchObject({ ok: true })
    const fault = { groupNo: 3, seq: null, what: 'truncated' } as const
    expect(await verifyChain(key, groups.slice(0, 2), head)).toEqual(found(fault, 2, 3))
    expect(await verifyChain(key, [], head)).toEqual(found({ ...fault, groupNo: 1 }, 0, 0))
    expect(await verifyChain(key, [])).toEqual(found(null, 0, 0))
  })

  test('finds another key, and by the head even a chain sealed anew with the right one', async () => {
    const foreign = createSecretKey(Buffer.alloc(32, 4))
    const fault = { groupNo: 1, seq: null, what: 'changed' } as const
    expect(await verifyChain(key, chainOf([1, 2], foreign))).toEqual(found(fault, 0, 0))
    const head = chainOf([1, 2])[1]!
    expect(await verifyChain(key, chainOf([1, 3]), head)).toEqual(found({ ...fault, groupNo: 2 }, 1, 1))
  })
})
