/** A moment as the clock of this office shows it; '—' where there is none. */
export const momentText = (at: string | null): string =>
  at === null ? '—' : new Date(at).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' })

/** As momentText, with seconds. */
export const exactMomentText = (at: string): string => new Date(at).toLocaleString('sv-SE')
