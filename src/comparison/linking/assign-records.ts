/** A scored pair: numbers of the records, and the score. */
export type Edge = readonly [a: number, b: number, score: number]

/**
 * One record of the left belongs to one of the right at most: pairs are taken from the best score down, each where both
 * records are still free. `edges` come in falling order of score, ties in the order of their records.
 */
export function assignOneToOne(edges: Iterable<Edge>, left: number, right: number): Edge[] {
  const [usedLeft, usedRight] = [new Uint8Array(left + 1), new Uint8Array(right + 1)]
  const taken: Edge[] = []
  for (const edge of edges) {
    const [a, b] = edge
    if (usedLeft[a] || usedRight[b]) continue
    usedLeft[a] = 1
    usedRight[b] = 1
    taken.push(edge)
  }
  return taken
}

/**
 * Scores of pairs whose left record has one partner at most, or none: what speaks for another partner speaks against this
 * one. A pair alone keeps its score; of two equal ones neither is likelier than not. `even` is the score of even odds;
 * `edges` come in falling order of score, and so do the pairs that are given back.
 */
export function weighRivals(edges: readonly Edge[], even: number): Edge[] {
  const likelihood = (score: number) => 2 ** ((score - even) / 1000)
  // How many partners have each score: a frequent name has thousands of them, and few scores.
  const rivals = new Map<number, Map<number, number>>()
  for (const [a, , score] of edges) {
    const scores = rivals.get(a) ?? new Map<number, number>()
    rivals.set(a, scores.set(score, (scores.get(score) ?? 0) + 1))
  }
  // In one order, whatever that of the edges is: a sum of fractions depends on it.
  const inOrder = new Map([...rivals].map(([a, held]) => [a, [...held].sort(([one], [other]) => one - other)]))
  return edges
    .map(([a, b, score]): Edge => {
      let others = 0
      for (const [rival, held] of inOrder.get(a)!) others += (rival === score ? held - 1 : held) * likelihood(rival)
      return [a, b, others === 0 ? score : Math.round(score - 1000 * Math.log2(1 + others))]
    })
    .sort((one, other) => other[2] - one[2] || one[0] - other[0] || one[1] - other[1])
}

/**
 * Records that belong together because links lead from one to the other: for each record of 1 … `records` the smallest
 * number of its group (index 0 is unused).
 */
export function groupRecords(edges: Iterable<Edge>, records: number): Int32Array {
  const parent = Int32Array.from({ length: records + 1 }, (_, n) => n)
  const rootOf = (n: number): number => {
    let root = n
    while (parent[root] !== root) root = parent[root]!
    while (parent[n] !== root) [n, parent[n]] = [parent[n]!, root]
    return root
  }
  for (const [a, b] of edges) {
    const [one, other] = [rootOf(a), rootOf(b)]
    if (one !== other) parent[Math.max(one, other)] = Math.min(one, other)
  }
  return parent.map((_, n) => rootOf(n))
}
