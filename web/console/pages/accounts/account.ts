import type { components } from '../../../api/schema.ts'

/** An account as the service tells of it. */
export type Account = components['schemas']['Account']
