import type { components } from '../../../api/schema.ts'

/** Access outside the areas of an account, asked for or granted. */
export type AccessException = components['schemas']['AccessException']
