import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Explain } from '../jobs/explain-in-turn.ts'
import { faultOf } from '../jobs/fault.ts'
import { openJobQueue, type Perform } from '../jobs/job-queue.ts'
import { problem } from '../problems.ts'
import type { Store } from '../registry/open-store.ts'
import { isLoopback } from '../security/loopback.ts'
import { openOutsideService } from '../security/outside-service.ts'
import type { OutsideSettings } from '../security/outside-settings.ts'
import type { AddressList } from './address-list.ts'
import { buildApp } from './app.ts'
import { forgetOld } from './forget-old.ts'

export interface ServeOptions {
  store: Store
  /** does long work beside the service */
  perform: Perform
  /** reads the rows behind a person again, beside the service */
  explain: Explain
  host: string
  /** 0: any free port; undefined: 8080, or where that is taken any free one */
  port: number | undefined
  trustProxy: string | false
  /** by which browsers reach the service, https://register.example.gov.cn; null: judged by where it listens */
  origin: URL | null
  /** null: people sign in by password only */
  outside: OutsideSettings | null
  metricsFrom: AddressList
  /** where log lines go; null: nowhere */
  log: { write(line: string): void } | null
}

export interface RunningService {
  /** http://127.0.0.1:8080 */
  address: string
  /** Lets requests that are under way end, and takes no more. */
  stop(): Promise<void>
}

const usualPort = 8080
const hour = 3_600_000

/** Starts the service on a port. Throws `address_taken`. */
export async function serve(options: ServeOptions): Promise<RunningService> {
  const { store, perform, explain, host, port, trustProxy, metricsFrom, log } = options
  const clock = () => new Date()
  const logFault = (msg: string) => (error: unknown) =>
    void log?.write(`${JSON.stringify({ level: 50, msg, fault: faultOf(error) })}\n`)
  const onFault = logFault('the jobs stood still')
  const jobs = openJobQueue(store, { perform, clock, onFault })
  const outside = options.outside && openOutsideService(options.outside)
  const app = await buildApp({
    ...{ store, jobs, explain, clock, random: randomBytes, outside, trustProxy, metricsFrom, log },
    isEncrypted: isEncrypted(options),
  })
  try {
    await listen(app, host, port)
  } catch (error) {
    await jobs.stop()
    await app.close()
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw problem('address_taken', { host, port: port ?? usualPort, reason })
  }
  const { port: taken } = app.server.address() as AddressInfo
  const shown = host.includes(':') ? `[${host}]` : host
  let forgotten: Promise<void> | null = null
  const forget = () => {
    forgotten ??= forgetOld(store, new Date())
      .catch(logFault('could not forget what is old'))
      .finally(() => {
        forgotten = null
      })
  }
  // What a service that was killed left goes when the next one begins.
  forget()
  const forgetting = setInterval(forget, hour).unref()
  return {
    address: `http://${shown}:${taken}`,
    async stop() {
      clearInterval(forgetting)
      await jobs.stop()
      await app.close()
      await forgotten
    },
  }
}

/** Without TLS only where nobody else can listen: on this very machine, with no proxy before it. */
export function isEncrypted({
  host,
  trustProxy,
  origin,
}: Pick<ServeOptions, 'host' | 'trustProxy' | 'origin'>): boolean {
  if (origin !== null) return origin.protocol === 'https:'
  return !isLoopback(host) || trustProxy !== false
}

async function listen(app: FastifyInstance, host: string, port: number | undefined): Promise<void> {
  try {
    await app.listen({ host, port: port ?? usualPort })
  } catch (error) {
    if (port !== undefined || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    await app.listen({ host, port: 0 })
  }
}
