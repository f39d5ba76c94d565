import type { Engine } from '../comparison/engine/duckdb.ts'
import { homeAreas } from './home-area.ts'

// Where the people of a run (alias `p` of its persons.parquet) belong, as the register has it.

export const homeOf = `CASE WHEN p.household = 'local' THEN p.AAB299 ELSE '' END`
export const placesOf = `concat_ws(',', p.place_AIC003, p.place_AKC003, p.place_ALC003, p.place_AJC003, p.place_AMC003)`

/** What lies below the county is the person's own: there are far fewer counties than villages to judge. */
const countyOf = `left(${homeOf}, 6)`
export const areaOf = `CASE WHEN p.household = 'local' THEN h.area || substr(p.AAB299, 7) ELSE h.area END`
export const joinHomes = `JOIN published_home h
  ON h.county = ${countyOf} AND h.places = ${placesOf} AND h.city = coalesce(p.city, '')`

/** Makes the table that `joinHomes` joins to. `people`: what persons.parquet is scanned by. */
export async function loadHomes(engine: Engine, people: string, registerArea: string): Promise<void> {
  const homesOf = homeAreas(registerArea)
  const rows = await engine.query(
    `SELECT DISTINCT ${countyOf} AS county, ${placesOf} AS places, coalesce(p.city, '') AS city FROM ${people} p`,
  )
  await engine.execute('DROP TABLE IF EXISTS published_home')
  await engine.load(
    'published_home',
    { county: 'VARCHAR', places: 'VARCHAR', city: 'VARCHAR', area: 'VARCHAR', insured_areas: 'VARCHAR' },
    rows.map((row) => {
      const [county, places, city] = [String(row.county), String(row.places), String(row.city)]
      const { area, insuredAreas } = homesOf(county === '' ? null : county, places, city === '' ? null : city)
      return [county, places, city, area, insuredAreas.length > 0 ? `{${insuredAreas.join(',')}}` : null]
    }),
  )
}
