import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { createRecentRequests, type RecentRequests } from './recent-requests.ts'

/** What Prometheus reads. Labels are route patterns and codes, never addresses, people or accounts. */
export interface Metrics {
  /** `isFollowing`: the answer went on for as long as somebody followed a job */
  observeRequest(request: {
    method: string
    route: string
    status: number
    seconds: number
    isFollowing: boolean
  }): void
  countProblem(code: string): void
  /** for people; what Prometheus reads adds up since the start */
  recent: RecentRequests
  contentType: string
  text(): Promise<string>
}

/** The metrics of one service; each has its own registry, so that two in one process do not add up. */
export function createMetrics(clock: () => Date): Metrics {
  const recent = createRecentRequests(clock)
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'canbao_http_request_seconds',
    help: 'Time until the answer was sent, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const problems = new Counter({
    name: 'canbao_problems_total',
    help: 'Requests that were refused or failed, by the code of the problem',
    labelNames: ['code'],
    registers: [registry],
  })
  return {
    observeRequest({ method, route, status, seconds, isFollowing }) {
      durations.observe({ method, route, status }, seconds)
      if (!isFollowing) recent.observe({ seconds, status })
    },
    recent,
    countProblem: (code) => problems.inc({ code }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  }
}
