import { InvalidArgumentError } from 'commander'

/** A whole number ≥ 1 (or 0) of an option; commas and underscores between digits are allowed. */
export function readCount(text: string): number {
  const digits = text.replaceAll(/[,_]/g, '')
  if (!/^\d{1,10}$/.test(digits)) throw new InvalidArgumentError('')
  return Number(digits)
}
