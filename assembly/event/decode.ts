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
const NULL_LEN: u32 = 7
const NULL_START: u32 = 0x4c554e28
const NULL_END: u32 = 0x00294c4c

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
  const end = ptr + len
  let lens = ptr + RECORD_SIZE
  let out = params
  const outEnd = params + (n << 3)
  if (code < EVENT_COUNT && (eventFlags(code) & EF_LARGE_PAYLOAD) != 0) {
    let value = lens + (n << 2)
    while (out < outEnd) {
      if (value > end) return BAD_LENGTH
      const size = load<u32>(lens)
      if (<u64>size > <u64>(end - value)) return BAD_LENGTH
      store<u32>(out, <u32>value)
      store<u32>(out, size, 4)
      value += size
      lens += 4
      out += 8
    }
    return value > end ? BAD_LENGTH : DECODED
  }
  let value = lens + (n << 1)
  let nulls = false
  while (out < outEnd) {
    const size = <u32>load<u16>(lens)
    if (size == NULL_LEN) nulls = true
    // Address and length in one store.
    store<u64>(out, <u64>value | ((<u64>size) << 32))
    value += size
    lens += 2
    out += 8
  }
  if (value > end) return BAD_LENGTH
  if (nulls && code < EVENT_COUNT) replaceNulls(code, n)
  return DECODED
}

/** Captures of old drivers have "(NULL)" for a text that could not be read: libsinsp reads "<NA>". */
function replaceNulls(code: u32, n: u32): void {
  for (let i: u32 = 0; i < n; i++) {
    const out = params + (i << 3)
    if (load<u32>(out, 4) != NULL_LEN) continue
    const p = <usize>load<u32>(out)
    if (load<u32>(p) != NULL_START || load<u32>(p, 3) != NULL_END) continue
    const type = paramType(code, i)
    if (type != PT_CHARBUF && type != PT_FSPATH && type != PT_FSRELPATH) continue
    store<u64>(out, <u64>NA | ((<u64>5) << 32))
  }
}
