// SPDX-License-Identifier: Apache-2.0
// Walks lists kept as one text: arguments, environment, cgroups, labels and mounts stand in one interned
// string with a NUL between each two (none behind the last).

import { lengthOf, textOf } from '../state/strings'
import { put, Text } from './text'
import { text } from './value'

/** The entry found last. */
export class Token {
  static ptr: usize = 0
  static len: u32 = 0
  /** Where the next one begins; past the end of the list there is none. */
  static next: usize = 0
}

/** Start of the walk through `s`: an empty text has no entries. */
export function firstToken(s: usize): usize {
  return lengthOf(s) == 0 ? textOf(s) + 1 : textOf(s)
}

/** Finds the entry at `at` of list `s`; false when there is none. */
export function tokenAt(s: usize, at: usize): bool {
  const end = textOf(s) + lengthOf(s)
  if (at > end) return false
  let stop = at
  while (stop < end && load<u8>(stop) != 0) stop++
  Token.ptr = at
  Token.len = <u32>(stop - at)
  Token.next = stop + 1
  return true
}

/** Finds entry `index` of `s`; false when there are not so many. */
export function tokenOf(s: usize, index: u32): bool {
  let at = firstToken(s)
  for (let i: u32 = 0; tokenAt(s, at); i++) {
    if (i == index) return true
    at = Token.next
  }
  return false
}

/** How many entries `s` has; Token.len is then how many bytes they are long together. */
export function countTokens(s: usize): u32 {
  let at = firstToken(s)
  let count: u32 = 0
  let bytes: u32 = 0
  while (tokenAt(s, at)) {
    count++
    bytes += Token.len
    at = Token.next
  }
  Token.len = bytes
  return count
}

/** Appends all entries of `s` with `separator` between them. */
export function putTokens(s: usize, separator: u32): void {
  const start = Text.at
  put(textOf(s), lengthOf(s))
  for (let at = start; at < Text.at; at++) {
    if (load<u8>(at) == 0) store<u8>(at, <u8>separator)
  }
}

/**
 * Finds the entry of `s` that begins with the `n` bytes at `key` and byte `separator`; Token is then
 * what stands behind that. False when there is none.
 */
export function findToken(s: usize, key: usize, n: u32, separator: u32): bool {
  let at = firstToken(s)
  while (tokenAt(s, at)) {
    at = Token.next
    if (Token.len <= n || <u32>load<u8>(Token.ptr + n) != separator) continue
    if (memory.compare(Token.ptr, key, n) != 0) continue
    Token.ptr += n + 1
    Token.len -= n + 1
    return true
  }
  return false
}

/** The entry found last as the value. */
export function tokenValue(): u32 {
  return text(Token.ptr, Token.len)
}
