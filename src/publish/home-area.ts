import { canonicalCode, isInside } from '../standards/divisions.ts'

export interface HomeArea {
  /** code of 6 to 12 digits under today's division */
  area: string
  /** other counties of the register where the person is insured */
  insuredAreas: string[]
}

/**
 * Where a person belongs: local people to the division of their household, others to the first place in the register
 * where they are insured, else to the reporting city. Officials of either place see the person (44 art. 3).
 */
export function homeAreas(
  registerArea: string,
): (home: string | null, places: string, city: string | null) => HomeArea {
  const known = new Map<string, HomeArea>()
  return (home, places, city) => {
    const key = `${home}|${places}|${city}`
    let found = known.get(key)
    if (found === undefined) {
      found = judge(registerArea, home, places === '' ? [] : places.split(','), city)
      // Villages times places are many, but far fewer than people.
      if (known.size < 200_000) known.set(key, found)
    }
    return found
  }
}

function judge(registerArea: string, home: string | null, places: readonly string[], city: string | null): HomeArea {
  const inside = [...new Set(places.filter((place) => isInside(place, registerArea)).map(today))]
  const area = home !== null ? today(home) : (inside[0] ?? today(city ?? registerArea))
  const county = area.slice(0, 6)
  return { area, insuredAreas: inside.filter((place) => place.slice(0, 6) !== county) }
}

function today(code: string): string {
  return canonicalCode(code.slice(0, 6)) + code.slice(6)
}
