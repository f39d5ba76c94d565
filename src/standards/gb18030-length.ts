let twoBytes: ReadonlySet<string> | undefined

/** Bytes of a text in GB18030, by which 41 counts the length of type C: a Chinese character is 2, a rare one 4. */
export function lengthInGB18030(text: string): number {
  twoBytes ??= charactersOfTwoBytes()
  let length = 0
  for (const character of text) length += character < '\x80' ? 1 : twoBytes.has(character) ? 2 : 4
  return length
}

/** Read off the platform's own decoder, as the tables of `src/sources/gb18030-tables.ts` are. */
function charactersOfTwoBytes(): ReadonlySet<string> {
  const bytes: number[] = []
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) bytes.push(lead, trail)
  }
  return new Set(new TextDecoder('gb18030').decode(Uint8Array.from(bytes)))
}
