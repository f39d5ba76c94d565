/** `2016Q4` of a day `2016-12-31`. */
export const quarterOf = (day: string): string => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** The last day of a quarter: `2016-12-31` of `2016Q4`. */
export function lastDayOf(quarter: string): string {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(5))]
  return new Date(Date.UTC(year, number * 3, 0)).toISOString().slice(0, 10)
}

/** The quarter that ended last, and those before it, the newest first. */
export function lastQuarters(now: Date, count: number): string[] {
  const first = now.getFullYear() * 4 + Math.floor(now.getMonth() / 3) - 1
  return Array.from({ length: count }, (_, at) => `${Math.floor((first - at) / 4)}Q${((first - at) % 4) + 1}`)
}
