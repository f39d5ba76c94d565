import type { Language } from '../problems.ts'
import type { FindingCode, InsuranceCode, ReasonCode, Said } from './vocabulary.ts'

export type { Said } from './vocabulary.ts'

/** Where a running job says what it is doing. The command line shows it; a service would keep it. */
export interface Reporter {
  /** A new part of the work begins; `name` is its stable key. */
  stage(name: string, said: Said): void
  /** How far the present stage is; `total` 0 where it is not known. `unit` is `bytes`, `rows`, `files`, `people` or `steps`. */
  progress(done: number, total: number, unit: string): void
  note(said: Said): void
  warn(said: Said): void
}

/** What became of the rows of one file (outputs.md, summary.json). read = accepted + rejected. */
export interface SourceOutcome {
  kind: string
  file: string
  read: number
  accepted: number
  rejected: number
  warnings: number
  /** The next four add up to `accepted` where the kind carries people; otherwise all are 0. */
  linked: number
  review: number
  conflict: number
  none: number
}

/** A relation that must hold; a broken one means that the result cannot be trusted. */
export interface Check {
  /** Stable key, such as `rows:enrolment:pension.csv` or `total_is_sum`. */
  name: string
  ok: boolean
  /** The figures on both sides, free of language: `8012 = 8000 + 12`. */
  detail: string
  /** The relation as a sentence. */
  said?: Said
}

export interface PeopleCounts {
  total: number
  local: number
  nonLocal: number
  /** Of the local people: by disposition; these four add up to `local`. */
  direct: number
  inProvince: number
  outOfProvince: number
  survey: number
  /** Local people with disposition `survey` whom a visit or counter has closed. */
  verified: number
  /** Local people still to ask at home, and those a clerk can decide from the records. */
  visit: number
  desk: number
  /** Non-local people with an open reason (asked at counters). */
  nonLocalToAsk: number
}

/** One insurance: of the local people for whom it is required, or who have it, how many have it. */
export interface Coverage {
  insurance: InsuranceCode
  /** Local people with a code 11–50, 81 or 82. */
  insured: number
  /** Local people for whom it is required or who are insured: the divisor. */
  expected: number
  /** Local people for whom it is required (law or policy) and whose code is 91, 92 or 94. */
  missing: number
  /** Of `missing`, those whom the law itself obliges. */
  missingByLaw: number
}

export interface AreaCount {
  /** Division code: six digits. */
  area: string
  name: string
  /** Local people of the area. */
  people: number
  /** Local people of the area with an open reason. */
  toAsk: number
}

export interface RunSummary {
  area: string
  areaName: string
  /** YYYY-MM-DD */
  asOf: string
  /** 2016Q4 */
  quarter: string
  policy: { file: string; sha256: string }
  /** Where the batch lay at the run: `explain` reads its rows again. */
  batchFolder?: string
  /** Of a run of changes: what each kind with `op` was made of. */
  changes?: AppliedChanges[]
  /** Of a run of changes that compared the people alone whom they touch. */
  touched?: TouchedByChanges
  sources: SourceOutcome[]
  inputs: { file: string; bytes: number; sha256: string }[]
  encodings: { file: string; encoding: string; delimiter?: string; guessed: boolean }[]
  /** Files left out by --skip-bad-files, with the fault. */
  skipped: { kind: string; file: string; reason: Said }[]
  people: PeopleCounts
  coverage: Coverage[]
  /** Local people with an open reason; a person may have more than one reason. */
  peopleToAsk: { byReason: { reason: ReasonCode; people: number }[]; byCity: AreaCount[]; byCounty: AreaCount[] }
  findings: Partial<Record<FindingCode, number>>
  unknownColumns: { kind: string; file: string; column: string }[]
  /** Cells emptied because they hold an impossible date or unknown code, per column. */
  warnings: { kind: string; column: string; count: number }[]
  /** The balance of rows and the table's own checks. */
  checks: Check[]
  /** Whether any `elsewhere` source was given; without it people insured elsewhere are still among those to ask. */
  elsewhereGiven: boolean
  /** `taken`: done by a run that was interrupted, and not done again. */
  steps: {
    name: string
    seconds: number
    processorSeconds?: number
    peakBytes: number
    rows?: number
    taken?: boolean
  }[]
  threads: number
  memoryPeakBytes: number
  versions: Record<string, string>
  /** Not of runs of an earlier version. */
  record?: RunRecord
}

/** What, with `inputs`, `policy` and `versions`, reproduces a result (docs/operations/runs.md). */
export interface RunRecord {
  /** ISO 8601, UTC. */
  startedAt: string
  endedAt: string
  /** SHA-256 of batch.yaml, of all statements of the plan, and of the program's code. */
  batchFile: string
  plan: string
  program: string
  options: {
    skipBadFiles: boolean
    memoryLimit: string
    threads?: number
    /** YYYYMMDD: the day whose policy rows decided, where it is not the reference date. */
    policyDay?: number
    keepEveryStep?: boolean
  }
  machine: { platform: string; architecture: string; cores: number; memoryBytes: number }
  /** Seconds that keeping tables for the case of an interruption took. */
  savingSeconds: number
  /** Where a killed run was taken up: when it began, and what was not done again. */
  resumed?: { firstStartedAt: string; files: number; steps: number; seconds: number }
}

export interface QuarterlyRow {
  city: string
  name: string
  /** Seventeen figures, column 1 first. */
  columns: number[]
}

/** The official quarterly table, as in quarterly.json. */
export interface Quarterly {
  quarter: string
  rows: QuarterlyRow[]
  total: number[]
  checks: Check[]
}

/** The checks that are broken; the result is to be trusted when there are none. */
export function brokenChecks(checks: readonly Check[]): Check[] {
  return checks.filter((check) => !check.ok)
}

/** The figures of a check as they are shown: digits in groups of three. */
export const checkDetail = ({ detail }: Pick<Check, 'detail'>): string =>
  detail.replaceAll(/\d{4,}/g, (digits) => Number(digits).toLocaleString('en'))

/** A check in words; one about a single city is told with the city's name. */
export function checkWords(check: Check, rows: readonly QuarterlyRow[], language: Language): string {
  const words = check.said?.[language] ?? check.name
  const city = rows.find((row) => check.name.endsWith(`:${row.city}`))
  return city === undefined || words.startsWith(city.name) ? words : `${city.name}: ${words}`
}

/** Who was compared when the rest was taken from the run before. */
export interface TouchedByChanges {
  /** Numbers of people, and of rows whose number is nobody's. */
  numbers: number
  /** Rows of before and of today, units and rulings all. */
  rows: number
  /** How often they were compared: once more each time that somebody came only by what they are now. */
  rounds: number
}

/** What became of the files of changes of one kind: the new batch has base + added − removed rows of it. */
export interface AppliedChanges {
  kind: string
  /** Rows before. */
  base: number
  added: number
  removed: number
  /** Rows that were to be taken away and are not there. */
  absent: number
  /** Rows before that could not be read, which the run before rejected: they are in no file any more. */
  unreadable: number
  /** The files that came: changes, or whole files whose changes were found by their content. */
  files: { file: string; sha256: string }[]
}
