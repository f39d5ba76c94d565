import { problem } from '../problems.ts'
import type { LocalIndicator } from '../standards/local-indicators.ts'
import type { Queryable, Row } from './database.ts'
import { loadQueries } from './queries.ts'

const sql = loadQueries(import.meta.url)

/** A local indicator as the register keeps it. Nothing of it changes but its end, so that old values stay readable. */
export interface KeptIndicator extends LocalIndicator {
  /** division code: it holds for people who live there */
  area: string
  meaning: string
  handler: string
  addedAt: string
  endedBy: string | null
  endedAt: string | null
}

/** A verified value of a local indicator. */
export interface LocalValue {
  indicator: Pick<LocalIndicator, 'code' | 'name' | 'type' | 'codes'>
  sealed: Uint8Array
  /** YYYY-MM-DD */
  on: string
  handler: string
  handledAt: string
  reviewer: string
  reviewedAt: string
  endedAt: string | null
}

/** All that touch the areas of the transaction, ended ones too, by code. */
export async function selectIndicators(db: Queryable): Promise<KeptIndicator[]> {
  return (await db.query(sql.selectAll!)).map(indicatorOf)
}

/** Throws `indicator_unknown`. */
export async function selectIndicator(db: Queryable, code: string): Promise<KeptIndicator> {
  const [row] = await db.query(sql.select!, [code])
  if (row === undefined) throw problem('indicator_unknown', {})
  return indicatorOf(row)
}

/** Those with these codes that are of an area or of one around it, ended ones too. */
export async function selectIndicatorsOfArea(
  db: Queryable,
  area: string,
  codes: readonly string[],
): Promise<KeptIndicator[]> {
  return (await db.query(sql.ofArea!, [area, codes])).map(indicatorOf)
}

/** Throws `indicator_taken`, also where the code is one of an area that the transaction does not see. */
export async function insertIndicator(
  db: Queryable,
  indicator: Omit<KeptIndicator, 'addedAt' | 'endedBy' | 'endedAt'> & { now: Date },
): Promise<void> {
  const { code, name, type, length, codes, area, meaning, now, handler } = indicator
  const list = codes === null ? null : JSON.stringify(codes)
  try {
    await db.execute(sql.insert!, [code, name, type, length, list, area, meaning, now, handler])
  } catch (error) {
    const { constraint } = error as { constraint?: string }
    if (constraint === 'indicator_pkey') throw problem('indicator_taken', { code })
    throw error
  }
}

export async function endIndicator(db: Queryable, code: string, end: { now: Date; handler: string }): Promise<void> {
  await db.execute(sql.end!, [code, end.now, end.handler])
}

/** Local values that held for a person before a moment, null: that hold now, by code. Those of unseen indicators are left out. */
export async function selectLocalValues(db: Queryable, personID: number, moment: Date | null): Promise<LocalValue[]> {
  return (await db.query(sql.valuesAt!, [personID, moment])).map(localValueOf)
}

/** Every local value that a person ever had, the last first. */
export async function selectLocalValuesEver(db: Queryable, personID: number): Promise<LocalValue[]> {
  return (await db.query(sql.valuesEver!, [personID])).map(localValueOf)
}

function indicatorOf(row: Row): KeptIndicator {
  return {
    code: row.code as string,
    name: row.name as string,
    type: row.type as LocalIndicator['type'],
    length: row.length as number | null,
    codes: row.codes as LocalIndicator['codes'],
    area: row.area as string,
    meaning: row.meaning as string,
    handler: row.aae011 as string,
    addedAt: row.added_at as string,
    endedBy: row.ended_by as string | null,
    endedAt: row.ended_at as string | null,
  }
}

function localValueOf(row: Row): LocalValue {
  return {
    indicator: {
      code: row.field as string,
      name: row.name as string,
      type: row.type as LocalIndicator['type'],
      codes: row.codes as LocalIndicator['codes'],
    },
    sealed: row.sealed as Uint8Array,
    on: row.verified_on as string,
    handler: row.aae011 as string,
    handledAt: row.aae036 as string,
    reviewer: row.aae014 as string,
    reviewedAt: row.aae015 as string,
    endedAt: row.ended_at as string | null,
  }
}
