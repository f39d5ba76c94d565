import Type from 'typebox'
import { day } from './schemas.ts'

/** A day of whose end something is told, as the register had it then. */
export const asOfDay = Type.String({
  ...day,
  description: 'the register as it was at the end of this day in China; one of today or later: as it is',
})

/** The end of a day in China, where the register is kept. */
export const endOfDay = (date: string) => new Date(Date.parse(`${date}T00:00:00+08:00`) + 86_400_000)

/** The day in China on which a moment lies, YYYY-MM-DD. */
export const dayInChina = (moment: Date) => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
