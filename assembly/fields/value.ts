// SPDX-License-Identifier: Apache-2.0
// Where an extraction leaves its value, and the scratch space texts are made in. Values may point into
// state, the record, the policy or scratch; they hold until the next Scratch.reset and event.

import { Mem, SCRATCH_SIZE } from '../memory/regions'

export const KIND_NONE: u32 = 0
/** V.ptr, V.len */
export const KIND_STR: u32 = 1
/** V.num */
export const KIND_I64: u32 = 2
export const KIND_U64: u32 = 3
/** V.num is 0 or 1. */
export const KIND_BOOL: u32 = 4
/** V.dbl */
export const KIND_DOUBLE: u32 = 5
/** V.count texts: listPtr, listLen. */
export const KIND_LIST: u32 = 6
/** V.ptr points to 4 bytes in network order. */
export const KIND_IP4: u32 = 7
/** V.ptr points to 16 bytes. */
export const KIND_IP6: u32 = 8
/** V.count numbers: listNum. */
export const KIND_LISTNUM: u32 = 9
export const KIND_MASK: u32 = 0x3f
/** With a list: one of all ancestors is enough, for every operator. */
export const ANY_ANCESTOR: u32 = 0x40
/** With a list, or with IP4 or IP6 whose V.count addresses are in the list: both ends of a connection. */
export const EITHER_END: u32 = 0x80

/** The value of the last extraction; which registers count is told by its kind. */
export class V {
  static ptr: usize = 0
  static len: u32 = 0
  static num: i64 = 0
  static dbl: f64 = 0
  static count: u32 = 0
  /** Slots of the list: {address u32, length u32} or a number each. */
  static list: usize = 0
  /** The text is bytes of an I/O buffer: outputs show dots for what cannot be printed. */
  static raw: bool = false
  /** How a number or an address looks in an output, FORM_*. */
  static form: u32 = 0
}

/** Numbers as numbers, addresses as their text. */
export const FORM_PLAIN: u32 = 0
/** A number in hexadecimal digits. */
export const FORM_HEX: u32 = 1
/** A number in octal digits. */
export const FORM_OCT: u32 = 3
/** An address that stands for a network, which has no text of its own. */
export const FORM_NET: u32 = 2

/** Longest text a field makes; what is longer is cut. */
export const MAX_VALUE: u32 = 65536
const MAX_LIST: u32 = 1024

/** A stack of bytes, emptied before each predicate and each output value. */
export class Scratch {
  static at: usize = 0

  static reset(): void {
    Scratch.at = Mem.scratch
  }

  static end(): usize {
    return Mem.scratch + SCRATCH_SIZE
  }

  /** `n` bytes, aligned to 8; 0 when there are not so many left. */
  static take(n: u32): usize {
    const at = (Scratch.at + 7) & ~7
    const end = Scratch.end()
    if (at > end || end - at < <usize>n) return 0
    Scratch.at = at + n
    return at
  }
}

/** Starts a list; what stands in an earlier one stays. */
export function listBegin(): void {
  V.count = 0
  V.list = Scratch.take(MAX_LIST << 3)
}

/** Adds a text; what is beyond 1024 is left out. */
export function listAdd(p: usize, n: u32): void {
  if (V.list == 0 || V.count == MAX_LIST) return
  const slot = V.list + ((<usize>V.count) << 3)
  V.count++
  store<u32>(slot, <u32>p)
  store<u32>(slot, n, 4)
}

export function listAddNum(value: u64): void {
  if (V.list == 0 || V.count == MAX_LIST) return
  store<u64>(V.list + ((<usize>V.count) << 3), value)
  V.count++
}

/** Address of text `i` < V.count. */
export function listPtr(i: u32): usize {
  return <usize>load<u32>(V.list + ((<usize>i) << 3))
}

export function listLen(i: u32): u32 {
  return load<u32>(V.list + ((<usize>i) << 3), 4)
}

export function listNum(i: u32): u64 {
  return load<u64>(V.list + ((<usize>i) << 3))
}

/** Makes the `n` bytes at `p` the value. */
export function text(p: usize, n: u32): u32 {
  V.ptr = p
  V.len = n
  return KIND_STR
}

export function signed(value: i64): u32 {
  V.num = value
  return KIND_I64
}

export function unsigned(value: u64): u32 {
  V.num = <i64>value
  return KIND_U64
}

export function truth(value: bool): u32 {
  V.num = value ? 1 : 0
  return KIND_BOOL
}
