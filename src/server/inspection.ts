import { statfs } from 'node:fs/promises'
import type { Store } from '../registry/open-store.ts'
import { type StoreReport, selectStoreReport } from '../registry/store-report.ts'
import { LONGEST_IDLE, LONGEST_SESSION } from '../security/login-rules.ts'
import { readKeys, type ShownKeys } from '../security/shown-keys.ts'
import type { RecentFigures, RecentRequests } from './recent-requests.ts'

export interface HealthReport extends StoreReport {
  engine: 'postgres' | 'pglite'
  startedAt: Date
  /** bytes of the disk that the register's folder lies on */
  disk: { free: number; total: number }
  requests: RecentFigures
}

/** Looks at the whole service, past everybody's area: for figures that tell nothing about people. */
export interface Inspection {
  health(now: Date): Promise<HealthReport>
  /** Goes through every sealed value. Whoever asks meanwhile gets what the one under way finds. */
  keys(): Promise<ShownKeys>
}

const day = 24 * 60 * 60_000

export function createInspection(store: Store, recent: RecentRequests, startedAt: Date): Inspection {
  let counting: Promise<ShownKeys> | null = null
  return {
    async health(now) {
      const ago = (length: number) => new Date(now.getTime() - length)
      const { bavail, blocks, bsize } = await statfs(store.folder)
      const report = await selectStoreReport(store.database, {
        failedSince: ago(day),
        seenSince: ago(LONGEST_IDLE),
        begunSince: ago(LONGEST_SESSION),
      })
      return {
        ...report,
        engine: store.database.engine,
        startedAt,
        disk: { free: bavail * bsize, total: blocks * bsize },
        requests: recent.figures(),
      }
    },
    keys() {
      counting ??= readKeys(store).finally(() => {
        counting = null
      })
      return counting
    },
  }
}
