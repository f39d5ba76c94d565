import type { Dialect } from './dialect.ts'

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

/** DuckDB 1.5. Its string distances count bytes: `withinTwoEdits` is for numbers, which are ASCII, alone. */
export const duckdb: Dialect = {
  name: 'duckdb',
  text: quote,
  trimmed: (text) => `trim(${text})`,
  startsWith: (text, start) => `starts_with(${text}, ${start})`,
  fullMatch: (text, expression) => `regexp_full_match(${text}, ${quote(expression)})`,
  oneOf: (text, words) => `CAST(${text} AS ENUM(${words.map(quote).join(', ')}))`,
  replaceAll: (text, expression, by) => `regexp_replace(${text}, ${quote(expression)}, ${quote(by)}, 'g')`,
  extract: (text, expression) => `regexp_extract(${text}, ${quote(expression)})`,
  tryInteger: (text) => `TRY_CAST(${text} AS INTEGER)`,
  tryBigInteger: (text) => `TRY_CAST(${text} AS BIGINT)`,
  divide: (left, right) => `(${left} // ${right})`,
  digest: (text) => `left(sha256(${text}), 32)`,
  rowHash: (columns) => `hash(${columns.join(', ')})`,
  eachUpTo: (last) => `unnest(range(1, ${last} + 1))`,
  withinTwoEdits: (left, right) => `damerau_levenshtein(${left}, ${right}) <= 2`,
  joinText: (text, order) => `string_agg(${text}, '' ORDER BY ${order})`,
  listOf: (value, order) => `list(${value} ORDER BY ${order})`,
  list: (items) => `[${items.join(', ')}]`,
  present: (list) => `list_filter(${list}, lambda x: x IS NOT NULL)`,
  noTexts: 'CAST([] AS STRING[])',
  computedOnce: 'MATERIALIZED',
  map: (entries) =>
    `MAP {${Object.entries(entries)
      .map(([name, value]) => `'${name}': ${value}`)
      .join(', ')}}`,
  struct: (fields) =>
    `struct_pack(${Object.entries(fields)
      .map(([name, value]) => `"${name}" := ${value}`)
      .join(', ')})`,
  valueAtGreatest: (value, by) => `arg_max(${value}, ${by})`,
}
