import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import { resultFolder } from '../../src/jobs/job-folders.ts'
import { defaultPolicy } from '../../src/policy/default-policy.ts'
import { approvePersonDecision, proposePersonDecision } from '../../src/publish/decide-person.ts'
import { personContext } from '../../src/publish/stage-people.ts'
import type { Row } from '../../src/registry/database.ts'
import { insertBatch, insertJob } from '../../src/registry/jobs.ts'
import { personKeyOf } from '../../src/registry/person-key.ts'
import { rowInQuestionContext } from '../../src/registry/seal-contexts.ts'
import { prefixOfArea } from '../../src/security/area-scope.ts'
import type { TestService } from './service.ts'

/** Makes things that lie in an area; every call makes new ones, so that no request finds what another one did. */
export interface AreaObjects {
  person(area: string): Promise<string>
  /** kept and merged */
  mergedPair(area: string): Promise<[kept: string, merged: string]>
  personDecision(area: string): Promise<string>
  /** whose it is likely, and the row */
  likelyRow(area: string): Promise<[person: string, row: string]>
  /** whose it is not, and the decision that says so */
  ruledRow(area: string): Promise<[person: string, decision: string]>
  unit(area: string): Promise<string>
  finding(area: string): Promise<string>
  findingDecision(area: string): Promise<string>
  batch(area: string): Promise<string>
  job(area: string, state?: 'waiting' | 'done'): Promise<string>
  run(area: string, state?: 'proposed' | 'published'): Promise<string>
  filedTable(area: string): Promise<string>
  policyTable(area: string): Promise<string>
  /** its code */
  indicator(area: string): Promise<string>
  account(area: string, role?: string): Promise<string>
  exception(area: string): Promise<string>
  /** by an account of the area */
  export(area: string): Promise<string>
  /** every key that was made, and the areas that its thing lies in */
  areasOf: ReadonlyMap<string, readonly string[]>
}

/** On a service with published people, whose rows are the models. */
export async function areaObjects({ store, now }: TestService): Promise<AreaObjects> {
  const { database, cipher, folder } = store
  const areasOf = new Map<string, readonly string[]>()
  const one = async (sql: string, values: readonly unknown[] = []) => (await database.query(sql, values))[0]!
  const newKey = (area: string) => {
    const key = randomBytes(16).toString('hex')
    areasOf.set(key, [area])
    return key
  }
  const modelRun = await one('select * from run order by id limit 1')
  const modelPerson = await one('select * from person where number_index is not null order by id limit 1')
  const fields = cipher.openFields(modelPerson.sealed as Uint8Array, personContext(String(modelPerson.run_key)))
  let days = 0

  async function insertPerson(area: string, ask = 'desk'): Promise<number> {
    const runKey = randomUUID()
    const { id: _id, county: _generated, ...columns } = modelPerson
    const row: Row = { ...columns, run_key: runKey, area, insured_areas: null, ask }
    row.sealed = cipher.sealFields(
      { number: fields.number ?? null, phone: fields.phone ?? null, address: fields.address ?? null },
      personContext(runKey),
    )
    const names = Object.keys(row)
    const places = names.map((_, at) => `$${at + 1}`).join(', ')
    const { id } = await one(
      `insert into person (${names.join(', ')}) values (${places}) returning id`,
      Object.values(row),
    )
    areasOf.set(personKeyOf(cipher, id as number), [area])
    return id as number
  }

  async function insertFinding(area: string): Promise<{ id: number; key: string }> {
    const key = newKey(area)
    const { id } = await one(
      `insert into finding (key, run_key, code, area, detail, evidence_digest, links, state, first_run, last_run, opened_at, changed_at)
       values ($1, $1, 'number_shared', $2, '{}', '\\x00', '[]', 'open', $3, $3, $4, $4) returning id`,
      [key, area, modelRun.id, now()],
    )
    return { id: id as number, key }
  }

  async function insertAccount(area: string, role: string | null): Promise<{ id: number; key: string }> {
    const key = newKey(area)
    const { id } = await one(
      `insert into account (key, login, name, area, password_hash, must_change_password, demonstration, created_at)
       values ($1, $2, $2, $3, 'none', true, true, $4) returning id`,
      [key, `made-${key}`, area, now()],
    )
    if (role !== null) {
      await database.execute('insert into role_grant (account_id, role, area, granted_at) values ($1, $2, $3, $4)', [
        ...[id, role, area, now()],
      ])
    }
    return { id: id as number, key }
  }

  async function insertRun(area: string, state: string): Promise<{ id: number; key: string }> {
    const key = newKey(area)
    const { id } = await one(
      `insert into run (key, area, as_of, quarter, digest, snapshot, summary, state, aae011, aae036, aae014, aae015)
       values ($1, $2, $3, $4, $1, $5, $6, $7, 'somebody', $8, $9, $10) returning id`,
      [
        ...[key, area, modelRun.as_of, modelRun.quarter, modelRun.snapshot, JSON.stringify(modelRun.summary), state],
        ...[now(), state === 'published' ? 'another' : null, state === 'published' ? now() : null],
      ],
    )
    return { id: id as number, key }
  }

  /** A person, and the key of a row that is likely theirs. */
  async function insertLikelyRow(area: string): Promise<[id: number, key: string]> {
    const id = await insertPerson(area, 'visit')
    const key = newKey(area)
    const said = cipher.seal(JSON.stringify({ number: '520303', name: '王某' }), rowInQuestionContext(key))
    await database.execute(
      `insert into row_in_question (key, person_id, run_id, area, link, kind, file, row, score, leads, evidence, subject, answer, insurance, code, sealed)
       values ($1, $2, $3, $4, 'likely', 'enrolment', 'medical.txt', 1, 21000, true, '[]', $5, 'ruling', 'AKC003', '27', $6)`,
      [key, id, modelRun.id, area, cipher.indexOf(key, 'row'), said],
    )
    return [id, key]
  }

  return {
    areasOf,
    person: async (area) => personKeyOf(cipher, await insertPerson(area)),
    async mergedPair(area) {
      const [kept, merged] = [await insertPerson(area), await insertPerson(area)]
      await database.execute(
        `insert into person_merge (kept_id, merged_id, reason, aae011, aae036, aae014, aae015)
         values ($1, $2, 'one', 'somebody', $3, 'another', $3)`,
        [kept, merged, now()],
      )
      await database.execute('update person set merged_into = $1 where id = $2', [kept, merged])
      return [personKeyOf(cipher, kept), personKeyOf(cipher, merged)]
    },
    async personDecision(area) {
      const key = newKey(area)
      const personID = await insertPerson(area)
      const judgement = { kind: 'verify', values: { AIC003: '91' }, verifiedOn: '2017-02-28', reason: 'said' } as const
      const hand = { login: 'somebody', scope: [area === '000000' ? '' : prefixOfArea(area)], now: now() }
      await database.transaction((tx) => proposePersonDecision(tx, cipher, { key, personID, judgement, hand }))
      return key
    },
    async likelyRow(area) {
      const [id, key] = await insertLikelyRow(area)
      return [personKeyOf(cipher, id), key]
    },
    async ruledRow(area) {
      const [personID, row] = await insertLikelyRow(area)
      const key = newKey(area)
      const judgement = { kind: 'row', row, ruling: 'different', reason: 'another' } as const
      const hand = { login: 'somebody', scope: [area === '000000' ? '' : prefixOfArea(area)], now: now() }
      await database.transaction(async (tx) => {
        await proposePersonDecision(tx, cipher, { key, personID, judgement, hand })
        await approvePersonDecision(tx, cipher, key, { ...hand, login: 'another' })
      })
      return [personKeyOf(cipher, personID), key]
    },
    async unit(area) {
      const key = newKey(area)
      await database.execute(
        `insert into unit (key, run_key, area, aab004, registered, enrolled, reasons, disposition, run_digest, run_id, valid_from)
         values ($1, $1, $2, '某单位', true, 0, '{}', 'direct', '\\x00', $3, $4)`,
        [key, area, modelRun.id, now()],
      )
      return key
    },
    finding: async (area) => (await insertFinding(area)).key,
    async findingDecision(area) {
      const key = newKey(area)
      const { id } = await insertFinding(area)
      await database.execute(
        `insert into finding_decision (key, finding_id, action, reason, aae011, aae036) values ($1, $2, 'dismiss', 'none', 'somebody', $3)`,
        [key, id, now()],
      )
      return key
    },
    async batch(area) {
      const key = newKey(area)
      await insertBatch(database, { key, area, name: 'extracts', madeBy: 'somebody', now: now() })
      return key
    },
    async job(area, state = 'waiting') {
      const key = newKey(area)
      await insertJob(database, { key, kind: 'compare', area, askedBy: 'somebody', now: now() })
      if (state === 'done') {
        await database.execute("update job set state = 'done', ended_at = $2, result = '{}' where key = $1", [
          key,
          now(),
        ])
        const results = resultFolder(folder, key)
        mkdirSync(dirname(results), { recursive: true })
        symlinkSync(modelRun.snapshot as string, results)
      }
      return key
    },
    run: async (area, state = 'proposed') => (await insertRun(area, state)).key,
    async filedTable(area) {
      const key = newKey(area)
      const { id } = await insertRun(area, 'published')
      const content = {
        quarter: '2015Q1',
        rows: [],
        total: [],
        checks: [],
        signatures: { preparer: '', sectionHead: '', unitHead: '' },
      }
      await database.execute(
        `insert into quarterly_table (key, area, quarter, version, run_id, content, digest, reason, aae011, aae014, filed_at)
         values ($1, $2, '2015Q1', (select 1 + count(*) from quarterly_table where area = $2 and quarter = '2015Q1'), $3, $4, $1, 'again', 'somebody', 'another', $5)`,
        [key, area, id, JSON.stringify(content), now()],
      )
      return key
    },
    async policyTable(area) {
      const key = newKey(area)
      const day = new Date(Date.UTC(2020, 0, 1 + days++)).toISOString().slice(0, 10)
      await database.execute(
        `insert into policy_table (key, area, valid_from, content, state, proposed_at, aae011) values ($1, $2, $3, $4, 'proposed', $5, 'somebody')`,
        [key, area, day, defaultPolicy, now()],
      )
      return key
    },
    async indicator(area) {
      const code = `X_${randomBytes(8).toString('hex').toUpperCase()}`
      areasOf.set(code, [area])
      await database.execute(
        `insert into indicator (code, name, type, length, area, added_at, aae011) values ($1, 'made', 'text', 20, $2, $3, 'somebody')`,
        [code, area, now()],
      )
      return code
    },
    account: async (area, role) => (await insertAccount(area, role ?? null)).key,
    async export(area) {
      const key = newKey(area)
      const { id } = await insertAccount(area, null)
      await database.execute(
        `insert into export_list (key, account_id, at, people, findings) values ($1, $2, $3, '{}', '{}')`,
        [key, id, now()],
      )
      return key
    },
    async exception(area) {
      const key = newKey(area)
      const { id } = await insertAccount(area, null)
      await database.execute(
        `insert into access_exception (key, account_id, area, reason, requested_at, requested_days) values ($1, $2, $3, 'moved away', $4, 3)`,
        [key, id, area, now()],
      )
      return key
    },
  }
}
