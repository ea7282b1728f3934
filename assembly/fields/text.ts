// SPDX-License-Identifier: Apache-2.0
// Values that are written into scratch: one text at a time, cut at MAX_VALUE or at the end of scratch.
// Between begin and finish nothing else may take scratch space.

import { Text } from '../text/write'
import { KIND_STR, MAX_VALUE, Scratch, V } from './value'

export * from '../text/write'

/** Starts a text behind all that was made since the last Scratch.reset. */
export function begin(): void {
  const end = Scratch.end()
  Text.start = min(Scratch.at, end)
  Text.at = Text.start
  Text.end = end - Text.start < <usize>MAX_VALUE ? end : Text.start + MAX_VALUE
}

/** Ends the text and makes it the value. */
export function finish(): u32 {
  Scratch.at = Text.at
  V.ptr = Text.start
  V.len = <u32>(Text.at - Text.start)
  return KIND_STR
}
