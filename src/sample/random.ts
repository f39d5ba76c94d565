/** Mixes integers to one well-spread unsigned 32-bit integer (murmur3 finaliser per word); the seed of every stream. */
export function mix(seed: number, a: number, b = 0): number {
  let hash = (seed ^ 0x9e3779b9) | 0
  hash = Math.imul(hash ^ a ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13) ^ b, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** A share in [0, 1) that belongs to the integers alone: whether somebody is chosen never depends on who came before. */
export function share(seed: number, a: number, b = 0): number {
  return mix(seed, a, b) / 0x1_0000_0000
}

/**
 * A small seeded generator (xorshift128). One object is reseeded per household, so a household is the same whatever
 * block, file or quarter it is written in.
 */
export class Random {
  private x = 1
  private y = 2
  private z = 3
  private w = 4

  seed(seed: number, stream: number): this {
    this.x = mix(seed, stream, 1) | 1
    this.y = mix(seed, stream, 2)
    this.z = mix(seed, stream, 3)
    this.w = mix(seed, stream, 4)
    return this
  }

  /** A number in [0, 1). */
  next(): number {
    const t = this.x ^ (this.x << 11)
    this.x = this.y
    this.y = this.z
    this.z = this.w
    this.w = this.w ^ (this.w >>> 19) ^ t ^ (t >>> 8)
    return (this.w >>> 0) / 0x1_0000_0000
  }

  /** An integer in [0, below). */
  below(below: number): number {
    return Math.floor(this.next() * below)
  }

  /** An integer in [from, to]. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!
  }
}

/** A table drawn from by weight: `[value, weight]` pairs turned into 4096 slots, so that a draw is one look-up. */
export function weighted<T>(pairs: readonly (readonly [T, number])[]): (random: Random) => T {
  const total = pairs.reduce((sum, [, weight]) => sum + weight, 0)
  const slots: T[] = []
  let reached = 0
  for (const [value, weight] of pairs) {
    reached += weight
    const upTo = Math.round((reached / total) * 4096)
    while (slots.length < upTo) slots.push(value)
  }
  return (random) => slots[random.below(slots.length)]!
}
