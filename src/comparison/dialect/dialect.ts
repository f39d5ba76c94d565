/**
 * What differs between engines, as data and small functions. A step of the plan is written once, against this.
 * Booleans, CASE, joins and windows are common SQL and do not stand here.
 */
export interface Dialect {
  readonly name: 'duckdb' | 'spark'
  /** A text as it stands in the statement. */
  text(value: string): string
  /** The text without spaces of any width (Unicode Zs) around it. */
  trimmed(text: string): string
  startsWith(text: string, start: string): string
  /** True where the whole text matches the regular expression (RE2 syntax, ASCII). */
  fullMatch(text: string, expression: string): string
  /** A text that is one of a few words, kept as small as the engine can; it compares with texts like a text. */
  oneOf(text: string, words: readonly string[]): string
  /** Replaces every match. */
  replaceAll(text: string, expression: string, by: string): string
  /** First match or the empty text. */
  extract(text: string, expression: string): string
  /** Integer of a text, NULL where it is none. */
  tryInteger(text: string): string
  tryBigInteger(text: string): string
  /** Integer division of two integers. */
  divide(left: string, right: number | string): string
  /** 32 hexadecimal digits of SHA-256: opaque, stable, equal on every engine. */
  digest(text: string): string
  /** A 64-bit hash of some columns; never shown, compared only inside one run. */
  rowHash(columns: readonly string[]): string
  /** One row per integer from 1 to `last`: the column of an unnested range, to be used once per SELECT. */
  eachUpTo(last: string): string
  /** True where two ASCII texts are at most two edits apart: insert, delete, replace, swap of neighbours. */
  withinTwoEdits(left: string, right: string): string
  /** Text of a group, in the order of an expression. */
  joinText(text: string, order: string): string
  /** List of a group's values, in the order of an expression. */
  listOf(value: string, order: string): string
  /** A list of expressions. */
  list(items: readonly string[]): string
  /** The list without its NULLs. */
  present(list: string): string
  /** A list of texts with nothing in it. */
  readonly noTexts: string
  /** Stands after the AS of a subquery that is computed once for all its readers, where the engine can. */
  readonly computedOnce: string
  struct(fields: Readonly<Record<string, string>>): string
  /** Texts by name, as `to_json` writes them. */
  map(entries: Readonly<Record<string, string>>): string
  /** The value, not NULL, of the row with the greatest `by` in the group; NULLs of `by` do not count. */
  valueAtGreatest(value: string, by: string): string
}
