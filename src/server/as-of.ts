import Type from 'typebox'

/** A day of whose end something is told, as the register had it then. */
export const asOfDay = Type.String({
  format: 'date',
  description: 'the register as it was at the end of this day in China; one of today or later: as it is',
})

/** The end of a day in China, where the register is kept. */
export const endOfDay = (date: string) => new Date(Date.parse(`${date}T00:00:00+08:00`) + 86_400_000)
