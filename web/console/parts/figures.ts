/** Figures of an area as the service counts them: measure → people; absent is 0. */
export type Figures = Readonly<Record<string, number>>

export const figure = (figures: Figures, measure: string): number => figures[measure] ?? 0

/** A share from 0 to 1; null where there is nobody to share. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

export const count = (value: number): string => value.toLocaleString('zh-CN')

export const percent = (value: number | null): string => (value === null ? '—' : `${(value * 100).toFixed(1)}%`)

/** Of those who should have the insurance, how many have it. The goal of the plan is 90 %. */
export const coverage = (figures: Figures, insurance: string): number | null => {
  const code = insurance.toLowerCase()
  return share(figure(figures, `insured_${code}`), figure(figures, `expected_${code}`))
}

/** Of the people with household here, how many are registered: directly, elsewhere, or verified after they were asked. */
export const registered = (figures: Figures): number =>
  ['direct', 'in_province', 'out_of_province', 'verified'].reduce((sum, measure) => sum + figure(figures, measure), 0)
