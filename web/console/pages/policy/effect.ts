import type { CodeChange } from '../runs/change-table.tsx'

/** Counts of people of an area. */
export interface Touched {
  people: number
  changed: number
  newlyAsked: number
  noLongerAsked: number
}

export interface AreaEffect extends Touched {
  area: string
  prefecture: string
}

/** What a policy table would change, as its job tells it. */
export interface PolicyEffect extends Touched {
  /** of the one run that was looked at */
  quarter?: string
  asOf?: string
  rowsOn?: string
  /** the runs that were looked at, where the province's register is made of several */
  parts?: { area: string; quarter: string; asOf: string; rowsOn: string; people: number }[]
  /** those that could not be, and why */
  left?: { area: string; quarter: string; problem: { zh: string; en: string } }[]
  changes: CodeChange[]
  areas: AreaEffect[]
}

export interface PrefectureEffect extends Touched {
  area: string
  counties: readonly AreaEffect[]
}

const measures = ['people', 'changed', 'newlyAsked', 'noLongerAsked'] as const

/** Counties by their prefecture, each with its sums; what changes most first. */
export function byPrefecture(areas: readonly AreaEffect[]): PrefectureEffect[] {
  const prefectures = [...new Set(areas.map(({ prefecture }) => prefecture))]
  return prefectures
    .map((area) => {
      const counties = areas.filter(({ prefecture }) => prefecture === area)
      const sum = (measure: (typeof measures)[number]) => counties.reduce((all, one) => all + one[measure], 0)
      const [people, changed, newlyAsked, noLongerAsked] = measures.map(sum) as [number, number, number, number]
      return { area, counties, people, changed, newlyAsked, noLongerAsked }
    })
    .sort((one, other) => other.changed - one.changed || other.newlyAsked - one.newlyAsked)
}
