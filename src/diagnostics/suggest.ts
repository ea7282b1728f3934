// SPDX-License-Identifier: Apache-2.0
// "did you mean": the candidate nearest to a misspelt name by edit distance, if one is near enough.

/** Returns undefined when nothing is near: more than a third of the letters would have to change. */
export function suggest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > 100) return undefined
  let best: string | undefined
  let limit = Math.max(1, Math.floor(name.length / 3)) + 1
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue
    const distance = editDistance(name, candidate, limit + 1)
    const nearer =
      distance < limit ||
      (distance === limit && best !== undefined && startsAlike(candidate, best, name))
    if (nearer) {
      best = candidate
      limit = distance
    }
  }
  return best
}

/** Whether `candidate` agrees with the name for longer than `other`: of equally near names the better one. */
function startsAlike(candidate: string, other: string, name: string): boolean {
  const common = (text: string): number => {
    let length = 0
    while (length < name.length && text[length] === name[length]) length++
    return length
  }
  return common(candidate) > common(other)
}

/** Damerau-Levenshtein distance (neighbours swapped count once), cut off at `limit`. */
export function editDistance(
  a: string,
  b: string,
  limit: number = Number.POSITIVE_INFINITY,
): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      }
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least >= limit) return limit
    before = previous
    previous = row
  }
  return previous[b.length] ?? 0
}
