import type { Queryable, Row } from '../../src/registry/database.ts'
import { loadQueries } from '../../src/registry/queries.ts'

const queries = loadQueries(import.meta.url)

/** The parts of a table's text, in this order, each with how a row of the catalogue is written. */
const parts: readonly [title: string, query: string, write: (row: Row) => string][] = [
  ['columns', 'columns', columnText],
  ['constraints', 'constraints', ({ name, definition }) => `${name}: ${readable(definition)}`],
  ['indexes', 'indexes', indexText],
  ['row-level security', 'policies', policyText],
  ['grants', 'grants', ({ role, privileges }) => `${role}: ${privileges}`],
  ['triggers', 'triggers', triggerText],
]

/**
 * The schema of a migrated registry as texts for people, by file name: one for each table, and one for roles and
 * functions. The same on every engine and version.
 */
export async function describeSchema(db: Queryable): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const found = await Promise.all(parts.map(async ([, name]) => groupByTable(await db.query(queries[name]!))))
  for (const { id, kind, name, guard } of await db.query(queries.tables!)) {
    const sections = parts.flatMap(([title, query, write], at) => {
      const lines = (found[at]!.get(id as number) ?? []).map(write)
      if (query === 'policies') return [sectionOf(`${title}: ${guard}`, lines)]
      return lines.length === 0 ? [] : [sectionOf(title, lines)]
    })
    texts.set(`${String(name).replaceAll('_', '-')}.txt`, [`${kind} ${name}\n`, ...sections].join('\n'))
  }
  const roles = sectionOf('roles', (await db.query(queries.roles!)).map(roleText))
  const functions = sectionOf('functions', (await db.query(queries.functions!)).map(functionText))
  return texts.set('roles-and-functions.txt', `${roles}\n${functions}`)
}

function groupByTable(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) groups.set(row.id as number, [...(groups.get(row.id as number) ?? []), row])
  return groups
}

const sectionOf = (title: string, lines: readonly string[]) =>
  `${title}\n${lines.map((line) => `${line.replace(/^/gm, '  ')}\n`).join('')}`

function columnText({ name, type, collation, filled, identity, generated, value }: Row): string {
  const words = [
    String(type).replace('timestamp with time zone', 'timestamptz'),
    ...(collation === null ? [] : [`collate ${collation}`]),
    ...(filled ? ['not null'] : []),
    ...(identity === '' ? [] : [`generated ${identity === 'a' ? 'always' : 'by default'} as identity`]),
    ...(value === null ? [] : [`${generated === '' ? 'default' : 'generated as'} ${readable(value)}`]),
  ]
  return `${name}: ${words.join(', ')}`
}

function indexText({ name, definition }: Row): string {
  const [, unique = '', what] = /^CREATE (UNIQUE )?INDEX .*? USING (.*)$/s.exec(String(definition))!
  return `${name}: ${unique.toLowerCase()}${readable(what)}`
}

function policyText({ name, permissive, command, roles, using, check }: Row): string {
  const conditions = Object.entries({ using, check }).filter(([, condition]) => condition !== null)
  return [
    `${name}: ${permissive ? '' : 'restrictive, '}for ${command} to ${roles}`,
    ...conditions.map(([word, condition]) => `  ${word} ${broken(readable(condition)).join('\n    ')}`),
  ].join('\n')
}

function triggerText({ name, definition, fires }: Row): string {
  const said = String(definition)
  return `${name}: ${readable(said.slice(said.indexOf(String(name)) + String(name).length))}${fires ? '' : ', disabled'}`
}

function roleText({ name, on_schema, ...has }: Row): string {
  const words = Object.entries(has).map(([word, yes]) => (yes ? word : `no ${word}`))
  return `${name}: ${on_schema} of the schema; ${words.join(', ')}`
}

function functionText({ name, result, language, volatility, as_owner, callers, source }: Row): string {
  const words = [
    language,
    volatility,
    ...(as_owner ? ['runs as its owner'] : []),
    `called by ${callers ?? 'the owner'}`,
  ]
  const lines = String(source).split('\n')
  return [`${name} → ${result}: ${words.join(', ')}`, ...lines.map((line) => `    ${line.trim()}`)].join('\n')
}

/** As the migrations would write it: on one line, without the types and names that PostgreSQL adds to what is plain. */
function readable(expression: unknown): string {
  return String(expression)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\( SELECT/g, '(SELECT')
    .replace(/('(?:[^']|'')*')::text\b(?!\[)/g, '$1')
    .replace(/\(SELECT (\w+)\(\) AS \1\)/g, '(SELECT $1())')
    .replace(/(?<!\w)\((\(SELECT \w+\(\)\))\)/g, '$1')
}

/** A condition in lines: broken before each OR that stands in no parentheses, or where there is none before each AND. */
function broken(condition: string): string[] {
  let depth = 0
  const words = condition.split(' ').map((word) => {
    const isOutside = depth === 0
    depth += (word.match(/\(/g)?.length ?? 0) - (word.match(/\)/g)?.length ?? 0)
    return { word, isOutside }
  })
  const breaker = words.some(({ word, isOutside }) => isOutside && word === 'OR') ? 'OR' : 'AND'
  return words
    .map(({ word, isOutside }) => (isOutside && word === breaker ? `\n${word}` : word))
    .join(' ')
    .split(' \n')
}
