import { type ProblemCode, problem } from '../problems.ts'
import { networkOf } from '../security/network-of.ts'
import type { LoginProof } from '../security/prove-login.ts'

/** An office behind one address types wrong passwords too; nobody guesses one by so few. */
const MOST_GUESSES = 60
const WINDOW = 10 * 60_000
/** Those that guessed longest ago are forgotten first. */
const MOST_NETWORKS = 10_000

/**
 * Counts guesses of passwords by where they come from, in the memory of the process: it spares the work of judging them,
 * and what it forgets at a restart the rules of logins remember for each account.
 */
export interface GuessBrake {
  /** A guess is about to be judged; it counts until it is forgiven. Throws `guesses_too_many`. */
  admit(address: string, now: Date): Guess
}

interface Guess {
  /** It was right, or not judged. */
  forgive(): void
}

/** What an account asks beside a right password or identity. */
const asksMore: ReadonlySet<string> = new Set<ProblemCode>(['second_factor_needed', 'outside_link_unconfirmed'])

/** Has a guess judged, unless too many came from where it comes. Throws `guesses_too_many`. */
export async function judgeGuess(
  brake: GuessBrake,
  { address, now }: { address: string; now: Date },
  prove: () => Promise<LoginProof>,
): Promise<LoginProof> {
  const guess = brake.admit(address, now)
  const proof = await prove().catch((error) => {
    guess.forgive()
    throw error
  })
  if (proof.failure === null || asksMore.has(proof.failure.code)) guess.forgive()
  return proof
}

export function newGuessBrake(): GuessBrake {
  const guesses = new Map<string, number[]>()
  return {
    admit(address, now) {
      const network = networkOf(address)
      const at = now.getTime()
      const recent = (guesses.get(network) ?? []).filter((moment) => moment > at - WINDOW)
      if (recent.length >= MOST_GUESSES) {
        throw problem('guesses_too_many', { seconds: Math.ceil((recent[0]! + WINDOW - at) / 1000) })
      }
      // Put in anew, so that the first of the map is the one that was silent longest.
      guesses.delete(network)
      guesses.set(network, [...recent, at])
      if (guesses.size > MOST_NETWORKS) guesses.delete(guesses.keys().next().value!)
      return {
        forgive() {
          const left = guesses.get(network)
          const place = left?.indexOf(at) ?? -1
          if (place >= 0) left!.splice(place, 1)
        },
      }
    },
  }
}
