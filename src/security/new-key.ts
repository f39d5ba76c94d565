import type { RandomBytes } from './password.ts'

/** An opaque key for addresses and the audit: 96 random bits. */
export const newKey = (random: RandomBytes): string => Buffer.from(random(12)).toString('hex')
