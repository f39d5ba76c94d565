/** The first text after all that begin with this one, code point by code point; null: no text stands after them. */
export function afterAllThatBeginWith(start: string): string | null {
  const characters = [...start]
  for (let last = characters.pop(); last !== undefined; last = characters.pop()) {
    const next = last.codePointAt(0)! + 1
    // After the last character of all the one before it decides.
    if (next > 0x10ffff) continue
    // Halves of characters are no texts.
    return characters.join('') + String.fromCodePoint(next >= 0xd800 && next <= 0xdfff ? 0xe000 : next)
  }
  return null
}
