import type { Explain } from '../jobs/explain-in-turn.ts'
import type { Store } from '../registry/open-store.ts'
import type { OutsideService } from '../security/outside-service.ts'
import type { RandomBytes } from '../security/password.ts'
import type { SessionMemory } from '../security/session-memory.ts'
import type { AddressList } from './address-list.ts'
import type { GuessBrake } from './guess-brake.ts'
import type { Inspection } from './inspection.ts'
import type { JobWatch } from './job-watch.ts'
import type { Metrics } from './metrics.ts'

/** What the service works with; tests give another clock. */
export interface Service {
  store: Store
  watch: JobWatch
  /** aborted when the service stops */
  stopped: AbortSignal
  /** tells why people of a run are what they are; no more at once than the machine bears */
  explain: Explain
  clock: () => Date
  random: RandomBytes
  /** null: people sign in by password only */
  outside: OutsideService | null
  brake: GuessBrake
  sessions: SessionMemory
  metrics: Metrics
  inspection: Inspection
  /** who may read the metrics */
  metricsFrom: AddressList
  /** name of the installation, as authenticators show it */
  issuer: string
  /** the OpenAPI description of all routes */
  describe: () => object
}
