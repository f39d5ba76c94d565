import { hash } from 'node:crypto'
import type { RandomBytes } from './password.ts'

/** A secret that only a browser keeps: 256 random bits as 43 characters. */
export const newToken = (random: RandomBytes): string => Buffer.from(random(32)).toString('base64url')

/** Whether the text can be a token of ours at all. */
export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text)

/** What the store knows of a token. A fast hash is enough: a token has 256 random bits. */
export function digestOfToken(token: string): Uint8Array {
  return hash('sha256', token, 'buffer')
}
