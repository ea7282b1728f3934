// SPDX-License-Identifier: Apache-2.0
// Interned, reference-counted byte strings: command lines, environments, user names, container ids.
// Equal texts are one object, so a fork costs reference counts, and comparing is comparing addresses.

import { Arena, alloc, arenaInit, free } from '../memory/arena'
import { copyBytes, equalBytes } from '../memory/bytes'
import { unchain } from '../memory/chains'
import { hashBytes, noteChain } from '../memory/hash'
import { reserve } from '../memory/regions'

/**
 * One string in the arena; the text follows the header.
 *
 *   0      4      8      12     16     20      24
 *   | next | hash | refs | len  | aux  | spare | text ...
 */
@unmanaged
export class Str {
  /** Next string in the hash chain. */
  next: u32
  hash: u32
  refs: u32
  len: u32
  /** A fact derived once from the text, by whoever owns this kind of string (cgroups: the container). */
  aux: u32
  spare: u32

  static at(ptr: usize): Str {
    return changetype<Str>(ptr)
  }
}

const HEADER: u32 = 24
const BITS: u32 = 16
/** Longer texts are cut: no Linux limit on one argument vector passes through an event whole. */
export const MAX_STRING: u32 = 65536

/** Fixed strings. */
export class Strings {
  /** The empty string: never freed, stands for "no text". */
  static empty: usize = 0
  static table: usize = 0
  static count: u32 = 0
}

/** Builds the table and the arena of `arenaSize` bytes; false when memory is too small. */
export function stringsInit(arenaSize: usize): bool {
  Strings.table = reserve(4 << BITS, 64)
  if (Strings.table == 0 || !arenaInit(arenaSize)) return false
  memory.fill(Strings.table, 0, 4 << BITS)
  Strings.count = 0
  Strings.empty = 0
  Strings.empty = intern(Strings.table, 0)
  return Strings.empty != 0
}

/** Start of the text of `s`. */
export function textOf(s: usize): usize {
  return s + HEADER
}

/** Length of the text of `s` in bytes. */
export function lengthOf(s: usize): u32 {
  return Str.at(s).len
}

/** The string of the `n` bytes at `p`, with one reference for the caller. The empty string when the arena is full. */
export function intern(p: usize, n: u32): usize {
  if (n > MAX_STRING) n = MAX_STRING
  const h = hashBytes(p, n, 0)
  const bucket = Strings.table + ((h >> (32 - BITS)) << 2)
  let s = <usize>load<u32>(bucket)
  let steps: u32 = 0
  while (s != 0) {
    const o = Str.at(s)
    steps++
    if (o.hash == h && o.len == n && equalBytes(s + HEADER, p, n)) {
      o.refs++
      return s
    }
    s = o.next
  }
  noteChain(steps)
  // 16 bytes of slack let comparisons load whole vectors.
  const a = alloc(HEADER + n + 16)
  if (a == 0) {
    if (Strings.empty != 0) Str.at(Strings.empty).refs++
    return Strings.empty
  }
  const o = Str.at(a)
  o.hash = h
  o.len = n
  o.refs = 1
  o.aux = 0
  o.spare = 0
  o.next = load<u32>(bucket)
  store<u32>(bucket, <u32>a)
  copyBytes(a + HEADER, p, n)
  Strings.count++
  return a
}

/** One more owner; returns `s`. */
export function retain(s: usize): usize {
  Str.at(s).refs++
  return s
}

/** One owner less; the last one frees the text. */
export function release(s: usize): void {
  const o = Str.at(s)
  if (--o.refs != 0 || s == Strings.empty) return
  unchain(Strings.table + ((o.hash >> (32 - BITS)) << 2), s, offsetof<Str>('next'))
  Strings.count--
  free(s, HEADER + o.len + 16)
}

/** Bytes of text and tables in use. */
export function stringBytes(): u64 {
  return Arena.used
}
