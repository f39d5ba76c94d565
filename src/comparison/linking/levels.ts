/** How far two values of a column agree. Distances count edits of ASCII texts; places count characters of any script. */
export interface Level {
  /** As it stands in the model: the name people see. */
  text: string
  kind: 'same' | 'edits' | 'places' | 'starts' | 'elsewhere' | 'ladder'
  /** Edits or differing places at most; characters at the beginning; the rung of the ladder of names. */
  count: number
  /** The shorter value has at least so many characters. */
  length: number
  /** Columns in which the value of the other record may stand. */
  elsewhere?: readonly string[]
}

const grammar = {
  same: /^same$/,
  edits: /^edits (\d{1,2})(?: of (\d{1,2}))?$/,
  places: /^places (\d)(?: of (\d{1,2}))?$/,
  starts: /^starts (\d{1,2})$/,
  ladder: /^ladder ([3-6])$/,
  elsewhere: /^in ([A-Za-z]\w*(?:, ?[A-Za-z]\w*)*)(?: edits (\d{1,2}))?$/,
} as const

/** Reads one level of a model; null where it is none. */
export function readLevel(text: string): Level | null {
  for (const [kind, form] of Object.entries(grammar) as [Level['kind'], RegExp][]) {
    const match = form.exec(text)
    if (!match) continue
    const [, first, second] = match
    if (kind === 'elsewhere') {
      return { text, kind, count: Number(second ?? 0), length: 0, elsewhere: first!.split(/, ?/) }
    }
    return { text, kind, count: Number(first ?? 0), length: Number(second ?? 0) }
  }
  return null
}

/** Measures that the conditions of a comparison need: computed once per pair, tested as often as there are levels. */
export function measuresOf(column: string, levels: readonly Level[]): Record<string, string> {
  const [a, b] = [`a.${column}`, `b.${column}`]
  const measures: Record<string, string> = {}
  const edits = levels.filter(({ kind }) => kind === 'edits').map(({ count }) => count)
  if (edits.length > 0)
    measures.edits = `CASE WHEN ${alike(a, b, Math.max(...edits))} THEN ${distance(a, b)} ELSE 99 END`
  if (levels.some(({ kind }) => kind === 'places')) measures.places = differingPlaces(a, b)
  if (climbs(levels)) measures.rung = `coalesce(rung_${column}.rung, 9)`
  for (const level of levels) {
    if (level.kind !== 'elsewhere') continue
    measures[elsewhereName(level)] = level
      .elsewhere!.flatMap((other) => [
        [a, `b.${other}`],
        [`a.${other}`, b],
      ])
      .map(([one, two]) =>
        level.count === 0
          ? `coalesce(${one} = ${two}, FALSE)`
          : `CASE WHEN ${alike(one!, two!, level.count)} THEN ${distance(one!, two!)} <= ${level.count} ELSE FALSE END`,
      )
      .join(' OR ')
  }
  return measures
}

/** True where two filled values agree on this level; `measure` names a column of `measuresOf`. */
export function conditionOf(level: Level, column: string, measure: (name: string) => string): string {
  const [a, b] = [`a_${column}`, `b_${column}`]
  const long = level.length > 0 ? ` AND least(length(${a}), length(${b})) >= ${level.length}` : ''
  switch (level.kind) {
    case 'same':
      return `${a} = ${b}`
    case 'edits':
      return `${measure('edits')} <= ${level.count}${long}`
    case 'places':
      return `${measure('places')} <= ${level.count}${long}`
    case 'starts':
      return `left(${a}, ${level.count}) = left(${b}, ${level.count}) AND length(${a}) >= ${level.count} AND length(${b}) >= ${level.count}`
    case 'elsewhere':
      return measure(elsewhereName(level))
    case 'ladder':
      return `${measure('rung')} <= ${level.count}`
  }
}

/** Whether values are names, and the ladder says how far two agree: `rung_<column>` is then joined beside the records. */
export const climbs = (levels: readonly Level[]) => levels.some(({ kind }) => kind === 'ladder')

/** The linker runs on the embedded engine, also beside a comparison on Spark: so every run gives the same scores. */
const distance = (a: string, b: string) => `damerau_levenshtein(${a}, ${b})`

/** Texts whose lengths differ by more than the edits allow need not be measured: most pairs, and most of the time. */
const alike = (a: string, b: string, edits: number) => `abs(length(${a}) - length(${b})) <= ${edits}`

const elsewhereName = ({ elsewhere, count }: Level) => `in_${elsewhere!.join('_')}_${count}`

/** Places at which two texts of one length differ, by characters; a difference in length counts as everything. */
const longestByPlaces = 18
function differingPlaces(a: string, b: string): string {
  const places = Array.from(
    { length: longestByPlaces },
    (_, at) => `CASE WHEN substr(${a}, ${at + 1}, 1) <> substr(${b}, ${at + 1}, 1) THEN 1 ELSE 0 END`,
  )
  return `CASE WHEN length(${a}) <> length(${b}) OR length(${a}) > ${longestByPlaces} THEN 99 ELSE ${places.join(' + ')} END`
}
