import type { Dialect } from './dialect.ts'

/** Backslashes are escapes in Spark's literals, and two quotes are two literals beside one another. */
const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** Spaces of Unicode's category Zs, which DuckDB's `trim` takes away; Spark's own takes the ASCII space alone. */
const spaces = ' \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'

/** Every text that one swap of neighbours makes of a text. */
const swaps = (text: string) =>
  `transform(CASE WHEN length(${text}) > 1 THEN sequence(1, length(${text}) - 1) ELSE CAST(array() AS ARRAY<INT>) END,
    i -> concat(substr(${text}, 1, i - 1), substr(${text}, i + 1, 1), substr(${text}, i, 1), substr(${text}, i + 2)))`

const fields = (entries: Readonly<Record<string, string>>) =>
  Object.entries(entries)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(', ')

/** The group's values as a list, in the order of an expression: a group comes in any order. */
const ordered = (value: string, order: string) =>
  `transform(sort_array(collect_list(struct(struct(${order}) AS place, ${value} AS value))), one -> one.value)`

/**
 * Spark SQL 3.3 to 3.5, with `spark.sql.ansi.enabled=false`. Regular expressions are Java's: `(?d)` lets only a line feed
 * end a line, as RE2 does, and `\A … \z` is the whole text, which `^ … $` is not before a final line feed.
 */
export const spark: Dialect = {
  name: 'spark',
  text: quote,
  trimmed: (text) => `trim(BOTH '${spaces}' FROM ${text})`,
  startsWith: (text, start) => `startswith(${text}, ${start})`,
  fullMatch: (text, expression) => `(${text} RLIKE ${quote(`(?d)\\A(?:${expression})\\z`)})`,
  oneOf: (text) => text,
  replaceAll: (text, expression, by) => `regexp_replace(${text}, ${quote(expression)}, ${quote(by)})`,
  extract: (text, expression) => `regexp_extract(${text}, ${quote(expression)}, 0)`,
  tryInteger: (text) => `try_cast(${text} AS INT)`,
  tryBigInteger: (text) => `try_cast(${text} AS BIGINT)`,
  divide: (left, right) => `(${left} div ${right})`,
  digest: (text) => `left(sha2(${text}, 256), 32)`,
  rowHash: (columns) => `xxhash64(${columns.join(', ')})`,
  // `sequence` counts down where its end is below its start: an empty text has no places.
  eachUpTo: (last) => `explode(CASE WHEN ${last} > 0 THEN sequence(1, CAST(${last} AS INT)) END)`,
  // Spark knows insert, delete and replace alone. Two edits with a swap among them are a swap on either side and one more
  // edit, or a swap on both.
  withinTwoEdits: (left, right) =>
    `(abs(length(${left}) - length(${right})) <= 2 AND (levenshtein(${left}, ${right}) <= 2
      OR exists(${swaps(left)}, s -> levenshtein(s, ${right}) <= 1) OR exists(${swaps(right)}, s -> levenshtein(${left}, s) <= 1)
      OR arrays_overlap(${swaps(left)}, ${swaps(right)})))`,
  joinText: (text, order) => `array_join(${ordered(text, order)}, '')`,
  listOf: ordered,
  list: (items) => `array(${items.join(', ')})`,
  present: (list) => `filter(${list}, one -> one IS NOT NULL)`,
  noTexts: 'CAST(array() AS ARRAY<STRING>)',
  computedOnce: '',
  map: (entries) => `map(${fields(entries)})`,
  struct: (entries) => `named_struct(${fields(entries)})`,
  valueAtGreatest: (value, by) => `max_by(${value}, ${by}) FILTER (WHERE ${value} IS NOT NULL)`,
}
