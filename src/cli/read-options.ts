import { InvalidArgumentError } from 'commander'

// What is valid is told by examples, which read the same in every language.

/** A score in bits, as it is told, such as 24 or 24.5; gives thousandths of a bit. */
export function readScore(text: string): number {
  if (!/^-?\d{1,4}(\.\d{1,3})?$/.test(text)) throw new InvalidArgumentError('24, 24.5')
  return Math.round(Number(text) * 1000)
}

/** A whole number ≥ 1 of an option; commas and underscores between digits are allowed. */
export function readCount(text: string): number {
  const count = readNumber(text)
  if (count === 0) throw new InvalidArgumentError('1, 2, 3 …')
  return count
}

/** The same, or 0. */
export function readNumber(text: string): number {
  const digits = text.replaceAll(/[,_]/g, '')
  if (!/^\d{1,10}$/.test(digits)) throw new InvalidArgumentError('1, 2, 3 …')
  return Number(digits)
}

/** An amount of memory, as the engine takes it. */
export function readSize(text: string): string {
  if (!/^\d{1,7}(\.\d{1,3})? *[KMGT]i?B$/i.test(text) || Number.parseFloat(text) === 0)
    throw new InvalidArgumentError('500MB, 4GB')
  return text
}
