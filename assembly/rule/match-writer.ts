// SPDX-License-Identifier: Apache-2.0
// Match records: what a host needs to print an alert without asking back. Layout: src/schema/layout.ts.
//
//   0        4        8       16         24       32       34      36          40
//   | size u32| rule u32| ts u64| evt_num u64| tid i64| code u16| cpu u16| nvalues u32| values ... |
//   value: kind u8, 3 zero bytes, len u32, len bytes padded to 8

import { Ev } from '../event/current'
import { count } from '../event/stats'
import { renderValue } from '../fields/render'
import {
  KIND_BOOL,
  KIND_DOUBLE,
  KIND_I64,
  KIND_LIST,
  KIND_MASK,
  KIND_NONE,
  KIND_STR,
  KIND_U64,
  listLen,
  listPtr,
  Scratch,
  V,
} from '../fields/value'
import {
  MATCH_CODE,
  MATCH_CPU,
  MATCH_EVT_NUM,
  MATCH_NVALUES,
  MATCH_RULE,
  MATCH_SIZE,
  MATCH_TID,
  MATCH_TS,
  STAT_MATCHES,
  STAT_TRUNCATED_VALUES,
  VALUE_LEN,
  VALUE_SIZE,
} from '../generated/layout'
import { copyBytes } from '../memory/bytes'
import { MATCHES_SIZE, Mem } from '../memory/regions'
import { evalOperand } from './expr'
import { outputCount, outputRef } from './policy'

/** Longest single value in a record that has the buffer to itself. */
const MAX_VALUE: u32 = 65536

export class Matches {
  /** Bytes written since the host last cleared the buffer. */
  static size: u32 = 0
}

/** Where the value being written ends, and whether it fitted. */
class Out {
  static at: usize = 0
  static end: usize = 0
  static cut: bool = false
}

function pad8(n: u32): u32 {
  return (n + 7) & ~7
}

function writeHeader(kind: u32, len: u32): void {
  store<u32>(Out.at, kind)
  store<u32>(Out.at, len, VALUE_LEN)
}

function writeNumber(kind: u32, bits: u64): bool {
  if (Out.end - Out.at < VALUE_SIZE + 8) return false
  writeHeader(kind, 8)
  store<u64>(Out.at, bits, VALUE_SIZE)
  Out.at += VALUE_SIZE + 8
  return true
}

function writeBytes(p: usize, n: u32): bool {
  if (n > MAX_VALUE) {
    n = MAX_VALUE
    Out.cut = true
  }
  if (Out.end - Out.at < VALUE_SIZE + pad8(n)) return false
  writeHeader(KIND_STR, n)
  copyBytes(Out.at + VALUE_SIZE, p, n)
  Out.at += VALUE_SIZE + pad8(n)
  return true
}

function writeList(): bool {
  let bytes: u32 = 0
  for (let i: u32 = 0; i < V.count; i++) bytes += 4 + listLen(i)
  if (Out.end - Out.at < VALUE_SIZE + pad8(bytes)) return false
  writeHeader(KIND_LIST, bytes)
  let at = Out.at + VALUE_SIZE
  for (let i: u32 = 0; i < V.count; i++) {
    const n = listLen(i)
    store<u32>(at, n)
    copyBytes(at + 4, listPtr(i), n)
    at += 4 + n
  }
  Out.at += VALUE_SIZE + pad8(bytes)
  return true
}

function writeValue(ref: u32): bool {
  Scratch.reset()
  const kind = renderValue(evalOperand(ref)) & KIND_MASK
  if (kind == KIND_STR) return writeBytes(V.ptr, V.len)
  if (kind == KIND_LIST) return writeList()
  if (kind == KIND_DOUBLE) return writeNumber(KIND_DOUBLE, reinterpret<u64>(V.dbl))
  if (kind == KIND_I64 || kind == KIND_U64 || kind == KIND_BOOL)
    return writeNumber(kind, <u64>V.num)
  if (Out.end - Out.at < VALUE_SIZE) return false
  writeHeader(KIND_NONE, 0)
  Out.at += VALUE_SIZE
  return true
}

/**
 * Writes the match of `rule` by the current event. False when it does not fit behind the matches
 * already there: nothing is written then, and the event must be offered again after the host drained.
 * In an empty buffer everything fits: values that would not are left out and counted as truncated.
 */
export function emitMatch(rule: u32): bool {
  const start = Mem.matches + Matches.size
  Out.at = start + MATCH_SIZE
  Out.end = Mem.matches + MATCHES_SIZE
  Out.cut = false
  if (Out.at > Out.end) return false
  const n = outputCount(rule)
  for (let i: u32 = 0; i < n; i++) {
    if (writeValue(outputRef(rule, i))) continue
    if (Matches.size != 0) return false
    Out.cut = true
    // An empty buffer holds the headers of all values: their number is bounded by the policy.
    writeHeader(KIND_NONE, 0)
    Out.at += VALUE_SIZE
  }
  if (Out.cut) count(STAT_TRUNCATED_VALUES)
  const size = <u32>(Out.at - start)
  store<u32>(start, size)
  store<u32>(start, rule, MATCH_RULE)
  store<u64>(start, Ev.ts, MATCH_TS)
  store<u64>(start, Ev.num, MATCH_EVT_NUM)
  store<i64>(start, Ev.tid, MATCH_TID)
  store<u16>(start, <u16>Ev.code, MATCH_CODE)
  store<u16>(start, <u16>Ev.cpu, MATCH_CPU)
  store<u32>(start, n, MATCH_NVALUES)
  Matches.size += size
  count(STAT_MATCHES)
  return true
}
