// SPDX-License-Identifier: Apache-2.0
// One record's header and parameter table, every length checked against the span it came in.
//
//   libscap's struct ppm_evt_hdr (driver/ppm_events_public.h), packed, little endian:
//   0       8       16      20       22          26
//   | ts u64| tid u64| len u32| type u16| nparams u32| u16 (or u32) length each | values ... |

import {
  EF_LARGE_PAYLOAD,
  EVENT_COUNT,
  eventFlags,
  PT_CHARBUF,
  PT_FSPATH,
  PT_FSRELPATH,
  paramType,
} from '../generated/events'
import {
  MAX_PARAMS,
  RECORD_LEN,
  RECORD_NPARAMS,
  RECORD_SIZE,
  RECORD_TYPE,
} from '../generated/layout'
import { Ev, MAX_HOST_PARAMS, NA, params } from './current'

/** Why a record cannot be used. */
export const DECODED: i32 = 0
/** The length field, or a parameter's, points outside the record or the span. */
export const BAD_LENGTH: i32 = -1
/** More parameters than any event has. */
export const BAD_PARAMS: i32 = -2

// "(NULL)" and its NUL, the last four bytes overlapping the first.
const NULL_LEN: i16 = 7
const NULL_START: u32 = 0x4c554e28
const NULL_END: u32 = 0x00294c4c

/** Eight lanes of ones and eight of zeros: 16 bytes from lane 8 - n on keep the first n. */
const FIRST_LANES: usize = memory.data<u16>([
  0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0, 0, 0, 0, 0, 0, 0, 0,
])

/** Length field of the record at `ptr`, which has at least RECORD_SIZE bytes. */
export function recordLength(ptr: usize): u32 {
  return load<u32>(ptr, RECORD_LEN)
}

/** Event code of the record at `ptr`. */
export function recordCode(ptr: usize): u32 {
  return <u32>load<u16>(ptr, RECORD_TYPE)
}

/**
 * Fills Ev's header registers and the parameter table from the record at `ptr`, whose `len` bytes lie
 * within the span. Nothing else of Ev changes.
 */
export function decodeRecord(ptr: usize, len: u32): i32 {
  const n = load<u32>(ptr, RECORD_NPARAMS)
  const code = <u32>load<u16>(ptr, RECORD_TYPE)
  if (n > (code < EVENT_COUNT ? MAX_PARAMS : MAX_HOST_PARAMS)) return BAD_PARAMS
  Ev.ptr = ptr
  Ev.len = len
  Ev.code = code
  Ev.nparams = n
  if (code < EVENT_COUNT && (eventFlags(code) & EF_LARGE_PAYLOAD) != 0) return decodeLarge()
  let lens = ptr + RECORD_SIZE
  let out = params
  let value = lens + (n << 1)
  let nulls = false
  // Eight lengths at a time; what is read beyond the last of them counts as 0.
  for (let left = <i32>n; left > 0; left -= 8) {
    let sizes = v128.load(lens)
    if (left < 8) sizes = v128.and(sizes, v128.load(FIRST_LANES + ((8 - left) << 1)))
    nulls = nulls || v128.any_true(i16x8.eq(sizes, i16x8.splat(NULL_LEN)))
    value = place(value, i32x4.extend_low_i16x8_u(sizes), out)
    if (left > 4) value = place(value, i32x4.extend_high_i16x8_u(sizes), out + 32)
    lens += 16
    out += 64
  }
  if (value > ptr + len) return BAD_LENGTH
  if (nulls && code < EVENT_COUNT) replaceNulls(code, n)
  return DECODED
}

/** The same where each length has four bytes. */
function decodeLarge(): i32 {
  const end = Ev.ptr + Ev.len
  let lens = Ev.ptr + RECORD_SIZE
  let value = lens + (Ev.nparams << 2)
  const outEnd = params + (Ev.nparams << 3)
  for (let out = params; out < outEnd; out += 8) {
    if (value > end) return BAD_LENGTH
    const size = load<u32>(lens)
    if (<u64>size > <u64>(end - value)) return BAD_LENGTH
    store<u32>(out, <u32>value)
    store<u32>(out, size, 4)
    value += size
    lens += 4
  }
  return value > end ? BAD_LENGTH : DECODED
}

/** Puts addresses and lengths of four values, the first at `value`, to `out`; the address behind the last. */
function place(value: usize, sizes: v128, out: usize): usize {
  const zero = i32x4.splat(0)
  // Running sums: each lane plus the one before, then plus the two before.
  const pairs = i32x4.add(sizes, v128.shuffle<i32>(zero, sizes, 3, 4, 5, 6))
  const sums = i32x4.add(pairs, v128.shuffle<i32>(zero, pairs, 2, 3, 4, 5))
  const starts = i32x4.add(i32x4.splat(<i32>value), i32x4.sub(sums, sizes))
  v128.store(out, v128.shuffle<i32>(starts, sizes, 0, 4, 1, 5))
  v128.store(out, v128.shuffle<i32>(starts, sizes, 2, 6, 3, 7), 16)
  return value + <usize>i32x4.extract_lane(sums, 3)
}

/** Captures of old drivers have "(NULL)" for a text that could not be read: libsinsp reads "<NA>". */
function replaceNulls(code: u32, n: u32): void {
  for (let i: u32 = 0; i < n; i++) {
    const out = params + (i << 3)
    if (load<u32>(out, 4) != <u32>NULL_LEN) continue
    const p = <usize>load<u32>(out)
    if (load<u32>(p) != NULL_START || load<u32>(p, 3) != NULL_END) continue
    const type = paramType(code, i)
    if (type != PT_CHARBUF && type != PT_FSPATH && type != PT_FSRELPATH) continue
    store<u64>(out, <u64>NA | ((<u64>5) << 32))
  }
}
