// SPDX-License-Identifier: Apache-2.0
// The event being worked on: decoded header, parameters, and what state tracking found out about it.
// Written by event/decode.ts and state/, read by fields/ and rule/. Valid until the next event.

/** Events have at most MAX_PARAMS (generated/layout.ts) parameters, host records more. */
export const MAX_HOST_PARAMS: u32 = 64

/** u32 address and u32 length of each parameter; room for the last eight that are written together. */
export const params: usize = memory.data(576)

/** "<NA>" and NULs: what libsinsp calls a thing it knows nothing of. */
export const NA: usize = memory.data<u8>([
  0x3c, 0x4e, 0x41, 0x3e, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const NA_LEN: u32 = 4

export class Ev {
  /** Record in the window; not kept after consume returns. */
  static ptr: usize = 0
  static len: u32 = 0
  static code: u32 = 0
  static nparams: u32 = 0
  static ts: u64 = 0
  static tid: i64 = 0
  static cpu: u32 = 0
  /** Running number of the event (evt.num), counting from 1. */
  static num: u64 = 0
  /** Time of the event just before, 0 for the first one (evt.deltatime). */
  static prevTs: u64 = 0
  static firstTs: u64 = 0
  /** The acting thread (state/thread.ts Thread), 0 when unknown. */
  static thread: usize = 0
  /** True when the event speaks of a descriptor; fdNum is then its number (may be negative: a failed call). */
  static hasFd: bool = false
  static fdNum: i64 = -1
  /** The descriptor itself (state/fds.ts Fd), 0 when unknown. */
  static fd: usize = 0
  /** True when fd was looked up already (or set by the transition). */
  static fdResolved: bool = false
  /** True when this event altered the descriptor's name. */
  static fdNameChanged: bool = false
  /** Return value, when the event has one. */
  static hasRes: bool = false
  static res: i64 = 0
  /** Enter event remembered for this thread's call (checks against time-of-check races): copy of its name parameter; 0 = none. */
  static enterName: usize = 0
}

/** Address of parameter `i`; defined only for i < Ev.nparams. */
export function paramPtr(i: u32): usize {
  return <usize>load<u32>(params + (i << 3))
}

/** Length of parameter `i` in bytes, 0 when the event has no such parameter. */
export function paramLen(i: u32): u32 {
  return i < Ev.nparams ? load<u32>(params + (i << 3), 4) : 0
}

/** Length without the trailing NUL of a string parameter. */
export function paramStrLen(i: u32): u32 {
  const n = paramLen(i)
  return n != 0 && load<u8>(paramPtr(i) + n - 1) == 0 ? n - 1 : n
}

/** Text of string parameter `i` as libsinsp reads it: "<NA>" when it is empty. */
export function textPtr(i: u32): usize {
  return paramLen(i) == 0 ? NA : paramPtr(i)
}

/** Length of that text, without the trailing NUL. */
export function textLen(i: u32): u32 {
  return paramLen(i) == 0 ? NA_LEN : paramStrLen(i)
}

/** Parameter `i` as a signed number of its own width; `missing` when it is empty. */
export function paramI64(i: u32, missing: i64): i64 {
  const p = paramPtr(i)
  const n = paramLen(i)
  if (n == 8) return load<i64>(p)
  switch (n) {
    case 4:
      return <i64>load<i32>(p)
    case 2:
      return <i64>load<i16>(p)
    case 1:
      return <i64>load<i8>(p)
    default:
      return missing
  }
}

/** Parameter `i` as an unsigned number of its own width; `missing` when it is empty. */
export function paramU64(i: u32, missing: u64): u64 {
  const p = paramPtr(i)
  const n = paramLen(i)
  if (n == 8) return load<u64>(p)
  switch (n) {
    case 4:
      return <u64>load<u32>(p)
    case 2:
      return <u64>load<u16>(p)
    case 1:
      return <u64>load<u8>(p)
    default:
      return missing
  }
}
