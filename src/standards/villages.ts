import { guizhouLines } from './data/guizhou.ts'

/** A township (9 digits) or village (12 digits) of the statistics bureau's code (统计用区划代码). */
export interface Place {
  code: string
  name: string
  /** null: in use on 2017-10-31 or before; else the first day on which a source has it, YYYY-MM-DD */
  from: string | null
  /** null: still in use on 2023-06-30; else the first day on which a source no longer has it */
  to: string | null
}

/** Dates of the two publications that the list is made of. */
const MIDDLE = '2017-10-31'
const LATEST = '2023-06-30'

let table: { towns: Map<string, Place[]>; villages: Map<string, Place[]>; names: Map<string, string> } | undefined

/** Townships, towns and subdistricts of a county of Guizhou (6 digits, the code of its time); [] where none is known. */
export function townships(county: string): Place[] {
  return places().towns.get(county) ?? []
}

/** Villages and communities of a township of Guizhou (9 digits). */
export function villages(town: string): Place[] {
  return places().villages.get(town) ?? []
}

/** The names of township and village in a code of 9 or 12 digits, as far as they are known. */
export function villageNames(code: string): string[] {
  if (code.length < 9) return []
  const { names } = places()
  const town = names.get(code.slice(0, 9))
  if (town === undefined) return []
  const village = code.length >= 12 ? names.get(code.slice(0, 12)) : undefined
  return village === undefined ? [town] : [town, village]
}

function places() {
  table ??= build()
  return table
}

function build() {
  const towns = new Map<string, Place[]>()
  const villageLists = new Map<string, Place[]>()
  const names = new Map<string, string>()
  for (const line of guizhouLines.split('\n')) {
    const [head, ...tails] = line.split('\t')
    const town = readPlace(head!.slice(0, 9), head!.slice(9))
    const county = town.code.slice(0, 6)
    towns.set(county, [...(towns.get(county) ?? []), town])
    const list = tails.map((tail) => readPlace(town.code + tail.slice(0, 3), tail.slice(3)))
    villageLists.set(town.code, list)
    for (const place of [town, ...list]) names.set(place.code, place.name)
  }
  return { towns, villages: villageLists, names }
}

/** `text` is a mark and a name: `=` in use throughout, `-` gone by 2023, `+` new since 2017, `<` gone by 2017. */
function readPlace(code: string, text: string): Place {
  const mark = text[0]
  const to = mark === '-' ? LATEST : mark === '<' ? MIDDLE : null
  return { code, name: text.slice(1), from: mark === '+' ? LATEST : null, to }
}
