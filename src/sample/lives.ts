import { completedYears } from '../standards/plain-date.ts'
import type { Setting } from './people.ts'
import { type Random, share, weighted } from './random.ts'
import type { Life, Person } from './world.ts'

const drawWorkingLife = weighted<Life>([
  ['farmer', 400],
  ['employee', 140],
  ['business_employee', 40],
  ['civil_servant', 14],
  ['established', 30],
  ['flexible', 62],
  ['landless', 8],
  ['unemployed', 4],
  ['prisoner', 4],
  ['abroad', 3],
  ['lost', 1],
  ['away_employee', 210],
  ['away_resident', 60],
])
const drawLateLife = weighted<Life>([
  ['resident_pensioner', 740],
  ['retired', 200],
  ['old_without_pension', 50],
  ['employee', 8],
  ['abroad', 2],
])

/** What the person does, by age and sex at the reference date of the first quarter. */
export function chooseLife(setting: Setting, random: Random, person: Person): Life {
  if (person.birth > setting.base) return 'child'
  const age = completedYears(person.birth, setting.base)
  if (age < 6) return 'child'
  if (age < 16) return random.chance(age === 6 ? 0.5 : 0.97) ? 'pupil' : 'child'
  if (age >= 60) return drawLateLife(random)
  if (age < 19 ? random.chance(0.75) : age < 23 && random.chance(0.35)) return 'student'
  if (age < 26 && person.male && random.chance(0.025)) return 'soldier'
  if (age >= 50 && !person.male && random.chance(0.12)) return 'retired'
  if (age >= 55 && person.male && random.chance(0.04)) return 'retired'
  return drawWorkingLife(random)
}

export interface Standing {
  state: 'active' | 'paused' | 'none'
  /** quarter in which it came to that; 0 long ago */
  quarter: number
}

/**
 * How an insurance of a person stands: most gaps last, a few close in a later quarter, and a few insured people fall
 * out. The draws belong to the person and the insurance, so one quarter follows from the other.
 */
export function standing(setting: Setting, person: Person, insurance: number, gap: number, paused = 0.25): Standing {
  const key = 9300 + insurance * 16
  if (share(setting.seed, person.id, key) < gap) {
    for (let quarter = 1; quarter <= setting.quarter; quarter += 1) {
      if (share(setting.seed, person.id, key + quarter) < 0.06) return { state: 'active', quarter }
    }
    return { state: share(setting.seed, person.id, key + 15) < paused ? 'paused' : 'none', quarter: 0 }
  }
  for (let quarter = 1; quarter <= setting.quarter; quarter += 1) {
    if (share(setting.seed, person.id, key + quarter) < 0.003) return { state: 'paused', quarter }
  }
  return { state: 'active', quarter: 0 }
}

/** Deaths and moves away in the quarters after the first: 0.6 and 0.4 in a hundred people a year. */
export function laterFate(setting: Setting, person: Person): { fate: 'dies' | 'moves'; quarter: number } | null {
  const age = Math.floor(setting.base / 10_000) - Math.floor(person.birth / 10_000)
  const dying = age >= 75 ? 0.012 : age >= 60 ? 0.004 : 0.0005
  for (let quarter = 1; quarter <= setting.quarter; quarter += 1) {
    const chance = share(setting.seed, person.id, 9100 + quarter)
    if (chance < dying) return { fate: 'dies', quarter }
    if (chance > 0.999) return { fate: 'moves', quarter }
  }
  return null
}
