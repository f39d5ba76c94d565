/** What a rule says of one insurance. */
export interface Demand {
  required: string
  missing: string
}

const insurances = ['pension', 'medical', 'injury', 'unemployment', 'maternity'] as const

/** Demands of each row of a decision table in CSV, in the order of the five insurances. The service has judged the text. */
export function readDemands(content: string): readonly (readonly Demand[])[] {
  const [head = [], ...rows] = content
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(cellsOf)
  const at = (name: string) => head.findIndex((cell) => cell.trim() === name)
  const places = insurances.map((name) => [at(`${name}_required`), at(`${name}_missing`)] as const)
  return rows.map((cells) =>
    places.map(([required, missing]) => ({ required: cells[required] ?? '', missing: cells[missing] ?? '' })),
  )
}

/** Cells of a line of CSV; a quoted one may hold commas and doubled quotes. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
