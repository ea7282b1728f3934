// SPDX-License-Identifier: Apache-2.0
// The loop over a span of records: decode → host state, or thread → transition → rules → removals.
// Stops before an event whose matches do not fit, and resumes inside it.

import {
  EVENT_COUNT,
  eventFdParam,
  eventIsLive,
  eventResultParam,
  H_FIRST,
  H_LAST,
  NO_PARAM,
  paramCount,
} from '../generated/events'
import {
  DOING_DECODE,
  DOING_STATE,
  RECORD_NPARAMS,
  RECORD_SIZE,
  RECORD_TID,
  STAT_BYTES,
  STAT_HOST_RECORDS,
  STAT_MATCH_RECORDS_FULL_STOPS,
  STAT_SKIPPED_BAD_LENGTH,
  STAT_SKIPPED_BAD_PARAMS,
  STAT_SKIPPED_UNKNOWN_TYPE,
  STAT_UNKNOWN_THREADS,
  STOP_CONTAINER,
  STOP_CORRUPT,
  STOP_END,
  STOP_MATCHES_FULL,
  STOP_NOT_EVENTS,
  STOP_OLD_EVENT,
} from '../generated/layout'
import { ALL_DONE, evaluate } from '../rule/evaluate'
import { Matches } from '../rule/match-writer'
import { hasRules } from '../rule/policy'
import { After, applyBefore, leavesState } from '../state/dispatch'
import { applyHostRecord } from '../state/host-records'
import { Thread } from '../state/thread'
import { findThread } from '../state/threads'
import { doing } from './activity'
import { Ev, paramI64, paramLen } from './current'
import { BAD_LENGTH, DECODED, decodeRecord, recordCode, recordLength } from './decode'
import { beginSpan, noteRecent } from './recent'
import { count, countBy } from './stats'
import { limitOf, Unwatched } from './wanted'

export class Walk {
  /** Why consume returned: STOP_*. */
  static stop: u32 = STOP_END
  /** An event whose state is applied and whose rules from `resumeRule` on are still to be run. */
  static pending: bool = false
  static resumeRule: u32 = 0
  /** Stop at every event that matches as if the buffer were full, before what must follow the rules. */
  static stopAtMatches: bool = false
  /** Set by the container transitions: the host must look at the event just processed. */
  static askHost: bool = false
}

/** Sets the registers that every event needs. */
export function beginEvent(): void {
  Ev.num++
  Ev.ts = load<u64>(Ev.ptr)
  Ev.tid = load<i64>(Ev.ptr, 8)
  if (Ev.firstTs == 0) Ev.firstTs = Ev.ts
  const t = findThread(Ev.tid)
  Ev.thread = t
  if (t != 0) Thread.at(t).lastTs = Ev.ts
  else count(STAT_UNKNOWN_THREADS)
}

/** Sets those that only transitions and rules read. */
export function readOutcome(): void {
  const code = Ev.code
  Ev.fd = 0
  Ev.fdResolved = false
  Ev.fdNameChanged = false
  const fdParam = eventFdParam(code)
  Ev.hasFd = fdParam != NO_PARAM && paramLen(fdParam) != 0
  Ev.fdNum = Ev.hasFd ? paramI64(fdParam, -1) : -1
  const resParam = eventResultParam(code)
  Ev.hasRes = resParam != NO_PARAM && paramLen(resParam) != 0
  Ev.res = Ev.hasRes ? paramI64(resParam, 0) : 0
}

/** Rules from `from` on, then what must follow them; false when the match buffer is full. */
function finishEvent(from: u32): bool {
  if (from != ALL_DONE) {
    const next = evaluate(from)
    doing(DOING_STATE)
    const isFull = next != ALL_DONE
    if (isFull || (Walk.stopAtMatches && Matches.size != 0)) {
      Walk.pending = true
      Walk.resumeRule = next
      Walk.stop = STOP_MATCHES_FULL
      if (isFull) count(STAT_MATCH_RECORDS_FULL_STOPS)
      return false
    }
  }
  Walk.pending = false
  After.apply()
  Ev.prevTs = Ev.ts
  return true
}

/** A record that is no event in today's form. */
function takeOther(): void {
  const code = Ev.code
  if (code < EVENT_COUNT) {
    count(limitOf(code) == 0 ? STAT_SKIPPED_UNKNOWN_TYPE : STAT_SKIPPED_BAD_PARAMS)
  } else if (code < H_FIRST || code > H_LAST) count(STAT_SKIPPED_UNKNOWN_TYPE)
  else {
    Ev.tid = load<i64>(Ev.ptr, RECORD_TID)
    applyHostRecord()
    count(STAT_HOST_RECORDS)
  }
}

/** One record of `len` bytes at `ptr`; false when it must be offered again (match buffer full). */
function takeRecord(ptr: usize, len: u32): bool {
  doing(DOING_DECODE)
  const status = decodeRecord(ptr, len)
  if (status != DECODED) {
    count(status == BAD_LENGTH ? STAT_SKIPPED_BAD_LENGTH : STAT_SKIPPED_BAD_PARAMS)
    return true
  }
  if (Walk.pending) return finishEvent(Walk.resumeRule)
  doing(DOING_STATE)
  const code = Ev.code
  if (code >= EVENT_COUNT || Ev.nparams >= limitOf(code)) {
    takeOther()
    return true
  }
  beginEvent()
  countBy(STAT_BYTES, len)
  const watched = hasRules(code)
  if (!watched && leavesState()) {
    Ev.prevTs = Ev.ts
    return true
  }
  readOutcome()
  if (applyBefore() && watched) return finishEvent(0)
  After.apply()
  Ev.prevTs = Ev.ts
  return true
}

/**
 * Whole records in [ptr, end), events or host records, recorded on `cpu`. Returns the bytes done with:
 * less than the span when the match buffer is full or the last record is cut off.
 */
export function consumeRecords(ptr: usize, end: usize, cpu: u32): u32 {
  const start = ptr
  Ev.cpu = cpu
  Walk.stop = STOP_END
  Walk.askHost = false
  let noteAt = beginSpan(ptr)
  while (ptr < end && end - ptr >= RECORD_SIZE) {
    if (ptr >= noteAt) noteAt = noteRecent(ptr, end - ptr)
    const len = recordLength(ptr)
    if (len < HEADER || <usize>len > end - ptr) {
      // Where the next record begins cannot be known: the rest of the span is given up.
      count(STAT_SKIPPED_BAD_LENGTH)
      return <u32>(end - start)
    }
    if (!Walk.pending && Unwatched.pass(ptr, len)) {
      ptr += len
      continue
    }
    if (!takeRecord(ptr, len)) return <u32>(ptr - start)
    ptr += len
    if (Walk.askHost) {
      Walk.stop = STOP_CONTAINER
      break
    }
  }
  return <u32>(ptr - start)
}

/** Bytes of a record's header, as its length field counts. */
const HEADER: u32 = <u32>RECORD_SIZE
/** Larger event blocks are taken for lies. */
const MAX_BLOCK: u32 = 1 << 28
const BLOCK_EV: u32 = 0x204
const BLOCK_EVF: u32 = 0x208
const BLOCK_EV_V2: u32 = 0x216
const BLOCK_EVF_V2: u32 = 0x217
const BLOCK_EV_V2_LARGE: u32 = 0x221
const BLOCK_EVF_V2_LARGE: u32 = 0x222

/** Offset of the record in a block of this type; 0 when it holds no event in today's form, 1 for the oldest form. */
function recordOffset(type: u32): u32 {
  if (type == BLOCK_EV_V2 || type == BLOCK_EV_V2_LARGE) return 10
  if (type == BLOCK_EVF_V2 || type == BLOCK_EVF_V2_LARGE) return 14
  return type == BLOCK_EV || type == BLOCK_EVF ? 1 : 0
}

/**
 * Capture blocks in [ptr, end) (libscap scap_savefile.h: type, total length, cpu u16, flags u32 in the
 * "F" types, record, padding, total length again). Stops before the first block it does not take;
 * Walk.stop says why. Returns the bytes done with.
 */
export function consumeCaptureBlocks(ptr: usize, end: usize): u32 {
  const start = ptr
  Walk.stop = STOP_END
  Walk.askHost = false
  let noteAt = beginSpan(ptr)
  while (end - ptr >= 8) {
    const total = load<u32>(ptr, 4)
    const offset = recordOffset(load<u32>(ptr))
    if (offset == 0) {
      Walk.stop = STOP_NOT_EVENTS
      break
    }
    if (offset == 1) {
      Walk.stop = STOP_OLD_EVENT
      break
    }
    if (total < 12 + HEADER || (total & 3) != 0 || total > MAX_BLOCK) {
      Walk.stop = STOP_CORRUPT
      break
    }
    if (<usize>total > end - ptr) break
    if (load<u32>(ptr + total - 4) != total) {
      Walk.stop = STOP_CORRUPT
      break
    }
    const record = ptr + offset
    const room = total - 4 - offset
    if (ptr >= noteAt) noteAt = noteRecent(record, room)
    const len = room >= HEADER ? recordLength(record) : 0
    if (len < HEADER || len > room) count(STAT_SKIPPED_BAD_LENGTH)
    else if (Walk.pending || !Unwatched.pass(record, len)) {
      const code = recordCode(record)
      if (
        code < EVENT_COUNT &&
        (!eventIsLive(code) || load<u32>(record, RECORD_NPARAMS) != paramCount(code))
      ) {
        Walk.stop = STOP_OLD_EVENT
        break
      }
      Ev.cpu = <u32>load<u16>(ptr, 8)
      if (!takeRecord(record, len)) break
    }
    ptr += total
    if (Walk.askHost) {
      Walk.stop = STOP_CONTAINER
      break
    }
  }
  return <u32>(ptr - start)
}

/** Decoding alone: the floor that benchmarks compare with. Returns a checksum so that nothing is left out. */
export function decodeOnly(ptr: usize, end: usize): u32 {
  let sum: u32 = 0
  while (ptr < end && end - ptr >= RECORD_SIZE) {
    const len = recordLength(ptr)
    if (len < HEADER || <usize>len > end - ptr) break
    const n = load<u32>(ptr, RECORD_NPARAMS)
    let value = ptr + RECORD_SIZE + (n << 1)
    let lens = ptr + RECORD_SIZE
    for (let i: u32 = 0; i < n; i++) {
      const size = <u32>load<u16>(lens)
      sum += size + <u32>load<u8>(value)
      value += size
      lens += 2
    }
    sum += <u32>load<u64>(ptr) + <u32>load<u64>(ptr, 8) + recordCode(ptr)
    ptr += len
  }
  return sum
}
