import { constants, setPriority } from 'node:os'
import { Problem, type ProblemCode, type ProblemDetails } from '../problems.ts'
import type { PersonFacts } from '../reports/person-facts.ts'
import { type ExplainOrder, explainHere } from './explain-in-turn.ts'
import { faultOf } from './worker-messages.ts'

/** What the process that explains people says in the end. */
export type ExplainMessage =
  | { facts: PersonFacts[] }
  | { problem: { code: ProblemCode; details: ProblemDetails } | null }

const tell = (message: ExplainMessage) =>
  process.send?.(message, () => {
    process.removeAllListeners('disconnect')
    process.disconnect?.()
  })

// Whoever asked is gone.
process.once('disconnect', () => process.exit(1))
process.once('message', (order: ExplainOrder) => {
  // The service answers people meanwhile.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  explainHere(order).then(
    (facts) => tell({ facts }),
    (error) => {
      if (error instanceof Problem) return tell({ problem: { code: error.code, details: error.details } })
      process.stderr.write(`${faultOf(error, 'explaining failed')}\n`)
      return tell({ problem: null })
    },
  )
})
