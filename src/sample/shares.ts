import type { Fact } from './world.ts'

/** Damages that leave all but a few digits of the number. */
const readable = new Set(['E06', 'E08', 'E08_far', 'E09'])

/**
 * What a row that the number does not give to its person has in common with what is known of them: what a careful clerk
 * could go by. Empty for rows that are the person's by number.
 */
export function sharesOf(fact: Fact): string[] {
  const { person } = fact
  if (fact.owner === person || !person.hasHousehold) return []
  const others = person.facts.filter((each) => each !== fact && each.owner === person)
  const household = others.find(({ kind }) => kind === 'household')
  return [
    ...(household?.name === fact.name ? ['name'] : []),
    ...(readable.has(fact.numberDamage) ? ['number'] : []),
    ...(fact.phone !== '' && (person.phoneInHousehold || others.some(({ phone }) => phone !== '')) ? ['phone'] : []),
    ...(fact.address !== '' && (person.addressInHousehold || others.some(({ address }) => address !== ''))
      ? ['address']
      : []),
    ...(fact.personal !== '' && others.some(({ personal }) => personal === fact.personal) ? ['personal'] : []),
    ...(fact.unit && others.some(({ unit }) => unit === fact.unit) ? ['employer'] : []),
  ]
}
