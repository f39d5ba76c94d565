import type { components } from '../../../api/schema.ts'

/** An entry of the audit as the service tells of it. */
export type AuditEntry = components['schemas']['AuditEntry']
