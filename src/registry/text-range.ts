/** The first text after all that begin with this one, code point by code point. */
export function afterAllThatBeginWith(start: string): string {
  const characters = [...start]
  const next = characters.pop()!.codePointAt(0)! + 1
  // Halves of characters are no texts.
  return characters.join('') + String.fromCodePoint(next >= 0xd800 && next <= 0xdfff ? 0xe000 : next)
}
