import { InvalidArgumentError } from 'commander'

/** A score in bits, as it is told, such as 24 or 24.5; gives thousandths of a bit. */
export function readScore(text: string): number {
  if (!/^-?\d{1,4}(\.\d{1,3})?$/.test(text)) throw new InvalidArgumentError('')
  return Math.round(Number(text) * 1000)
}

/** A whole number ≥ 1 (or 0) of an option; commas and underscores between digits are allowed. */
export function readCount(text: string): number {
  const digits = text.replaceAll(/[,_]/g, '')
  if (!/^\d{1,10}$/.test(digits)) throw new InvalidArgumentError('')
  return Number(digits)
}
