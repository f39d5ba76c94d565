import { Problem } from '../problems.ts'
import type { Store } from '../registry/open-store.ts'
import type { PolicyChange, PolicyEffect } from './compare-policies.ts'
import { type PolicyPreview, type PreviewWords, previewPolicy } from './preview-policy.ts'

/** A published run that is part of the whole. */
export interface PartRun {
  area: string
  quarter: string
  /** where its results are */
  snapshot: string
}

/** What a policy table would change in all the runs that a province's register is made of. */
export interface ProvincePreview extends PolicyEffect {
  parts: (Pick<PolicyPreview, 'quarter' | 'asOf' | 'rowsOn' | 'people'> & { area: string })[]
  /** runs that could not be compared again, which the sums are without */
  left: { area: string; quarter: string; problem: { code: string; zh: string; en: string } }[]
}

/**
 * Each run is looked ahead to by itself, one after the other, and the people are summed: nobody is of two runs. A run
 * whose extracts are gone is named and left out. Throws its problem where no run is left, and what `previewPolicy` does.
 */
export async function previewProvince(
  store: Store,
  runs: readonly PartRun[],
  words: Omit<PreviewWords, 'snapshot'>,
): Promise<ProvincePreview> {
  const done: { area: string; preview: PolicyPreview }[] = []
  const left: ProvincePreview['left'] = []
  let failure: unknown = null
  for (const { area, quarter, snapshot } of runs) {
    try {
      done.push({ area, preview: await previewPolicy(store, { ...words, snapshot }) })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      failure = error
      left.push({ area, quarter, problem: { code: error.code, zh: error.say('zh'), en: error.say('en') } })
    }
  }
  if (done.length === 0) throw failure
  const previews = done.map(({ preview }) => preview)
  const sum = (measure: 'people' | 'changed' | 'newlyAsked' | 'noLongerAsked') =>
    previews.reduce((all, preview) => all + preview[measure], 0)
  return {
    people: sum('people'),
    changed: sum('changed'),
    newlyAsked: sum('newlyAsked'),
    noLongerAsked: sum('noLongerAsked'),
    changes: sumOfChanges(previews.flatMap(({ changes }) => changes)),
    areas: previews
      .flatMap(({ areas }) => areas)
      .sort((one, other) => other.changed - one.changed || (one.area < other.area ? -1 : 1)),
    parts: done.map(({ area, preview: { quarter, asOf, rowsOn, people } }) => ({
      area,
      quarter,
      asOf,
      rowsOn,
      people,
    })),
    left,
  }
}

function sumOfChanges(changes: readonly PolicyChange[]): PolicyChange[] {
  const sums = new Map<string, PolicyChange>()
  for (const change of changes) {
    const key = `${change.column} ${change.before} ${change.after}`
    sums.set(key, { ...change, people: (sums.get(key)?.people ?? 0) + change.people })
  }
  return [...sums.values()].sort((one, other) => other.people - one.people)
}
