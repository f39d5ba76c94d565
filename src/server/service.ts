import type { JobQueue } from '../jobs/job-queue.ts'
import type { Store } from '../registry/open-store.ts'
import type { RandomBytes } from '../security/password.ts'
import type { GuessBrake } from './guess-brake.ts'
import type { Metrics } from './metrics.ts'

/** What the service works with; tests give another clock. */
export interface Service {
  store: Store
  jobs: JobQueue
  clock: () => Date
  random: RandomBytes
  brake: GuessBrake
  metrics: Metrics
  /** name of the installation, as authenticators show it */
  issuer: string
  /** the OpenAPI description of all routes */
  describe: () => object
}
