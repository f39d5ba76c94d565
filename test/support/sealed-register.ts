import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decideFinding, proposeDecision } from '../../src/publish/decide-finding.ts'
import { proposePersonDecision } from '../../src/publish/decide-person.ts'
import { approveProposal, proposeRun } from '../../src/publish/publish-run.ts'
import { verifyPerson } from '../../src/publish/verify-person.ts'
import { claimIdempotencyKey, keepAnswer } from '../../src/registry/idempotency-keys.ts'
import type { Store } from '../../src/registry/open-store.ts'
import { sealedColumns } from '../../src/registry/sealed-columns.ts'
import { addAccount, makeFirstAccounts } from '../../src/security/manage-accounts.ts'
import { beginSecondFactor } from '../../src/security/own-account.ts'
import { type Actor, changePassword, signIn } from '../../src/security/sign-in.ts'
import { makeBatches, runOnce } from './published.ts'
import { testPassword } from './service.ts'

const now = new Date('2017-01-06T01:00:00Z')
const hands = { handler: 'handler', reviewer: 'reviewer' }

/** Publishes some people, and lets something be sealed in every column that holds sealed values. Gives two actors. */
export async function fillSealed(store: Store, persons: number): Promise<{ security: Actor; system: Actor }> {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-sealed-'))
  try {
    const [batch] = await makeBatches(folder, { persons, seed: 21 })
    await runOnce(batch!, join(folder, 'out'))
    const run = await proposeRun(store, join(folder, 'out'), { actor: 'handler', now })
    await approveProposal(store, run.key, { actor: 'reviewer', now, alone: false })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  await decide(store)
  const made = await makeFirstAccounts(store, '520300', now)
  const [system, security] = [
    await become(store, 'system', made[0]!.password),
    await become(store, 'security', made[1]!.password),
  ]
  const { password } = await addAccount(store, system, { login: 'zhao', name: '赵某', now })
  const { id } = (await become(store, 'zhao', password)).account
  const random = (size: number) => Buffer.alloc(size, 7)
  await beginSecondFactor(store.database, id, { cipher: store.cipher, random, issuer: 'canbao' })
  await store.database.transaction(async (tx) => {
    const place = { accountID: id, key: 'once' }
    await claimIdempotencyKey(tx, store.cipher, place, now)
    await keepAnswer(tx, store.cipher, place, { request: 'asked', answer: { said: 'yes' } })
  })
  return { system, security }
}

async function become(store: Store, login: string, given: string): Promise<Actor> {
  const actor = await signIn(store, { login, password: given, now, isChangingPassword: true })
  await changePassword(store, actor, testPassword, now)
  return actor
}

async function decide(store: Store): Promise<void> {
  const { database, cipher } = store
  const people = await database.query(
    'select id from person where number_index is not null and left_at is null order by id limit 2',
  )
  const [first, second] = people.map(({ id }) => id as number) as [number, number]
  const findings = await database.query(
    `select key, area from finding where code = 'duplicate_enrolment' order by id limit 2`,
  )
  const [decided, waiting] = findings.map(({ key }) => key as string) as [string, string]
  const said = { action: 'dismiss', ruling: 'lawful', reason: '两地均合法', otherName: '张某' } as const
  await decideFinding(store, { ...said, key: decided, ...hands, now })
  const hand = { login: 'handler', scope: [''], now }
  const verified = { values: { AAE005: '13800000001', AAE006: '某路1号' }, verifiedOn: '2017-01-05' }
  await database.transaction(async (tx) => {
    await proposeDecision(tx, cipher, { finding: waiting, key: 'waiting', judgement: said, hand })
    await verifyPerson(tx, cipher, { personID: first, ...verified, ...hands, handledAt: now, now })
    const judgement = { kind: 'verify', ...verified, reason: '窗口核实' } as const
    await proposePersonDecision(tx, cipher, { key: 'person', personID: second, judgement, hand })
    await tx.execute(
      `insert into identifier (person_id, number_index, sealed, use, run_key, valid_from)
       select id, number_index, sealed, 'other', run_key, valid_from from person where id = $1`,
      [second],
    )
  })
}

/** Everything that is sealed, opened: column by column, without the order of rows. */
export async function openAll({ database, cipher }: Store): Promise<Record<string, string[]>> {
  const opened: Record<string, string[]> = {}
  for (const { table, column, reads, contextOf } of sealedColumns) {
    const rows = await database.query(
      `select ${column} as value, ${reads.join(', ')} from ${table} where ${column} is not null`,
    )
    opened[table] = rows
      .map((row) => `${contextOf(row)} ${cipher.open(row.value as Uint8Array, contextOf(row)).toString('hex')}`)
      .sort()
  }
  return opened
}
