// SPDX-License-Identifier: Apache-2.0
// Two values that differ, as a report shows them: of long ones the part around the first difference.
import { type Json, show } from '../format/lossless-json.ts'

/** Longer values are cut. */
const WHOLE = 90
/** Kept before and behind the place where they part. */
const BEFORE = 30
const BEHIND = 50

export function showPair(expected: Json | undefined, got: Json | undefined): [string, string] {
  const [left, right] = [show(expected), show(got)]
  if (Math.max(left.length, right.length) <= WHOLE) return [left, right]
  let same = 0
  while (same < left.length && left[same] === right[same]) same++
  const from = Math.max(0, same - BEFORE)
  const to = same + BEHIND
  const cut = (text: string): string =>
    `${from > 0 ? '...' : ''}${text.slice(from, to)}${to < text.length ? '...' : ''}`
  return [cut(left), cut(right)]
}
