import pg from 'pg'

const { builtins } = pg.types

/** bigint[], which the driver would give as texts. */
const bigintArray = 1016

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error('a whole number of the database is beyond 2^53')
  return value
}

const textArrayType = 1009

const textArray = pg.types.getTypeParser(textArrayType as number, 'text') as (text: string) => string[]

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, wholeNumber],
  [builtins.NUMERIC, (text) => text],
  // A day is a day everywhere: as a Date it would move with the time zone of the machine.
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [bigintArray, (text) => textArray(text).map(wholeNumber)],
])

/** How values of the database become JavaScript's: whole numbers as numbers, days as text, moments as ISO text. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(type)) || pg.types.getTypeParser(type, format),
}
