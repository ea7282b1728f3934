// SPDX-License-Identifier: Apache-2.0
// Which events are taken, and those that pass without being decoded.

import {
  E_SYSCALL_EXECVE_19_E,
  E_SYSCALL_EXECVEAT_E,
  EF_LARGE_PAYLOAD,
  EVENT_COUNT,
  eventFlags,
  eventIsLive,
  paramCount,
} from '../generated/events'
import { RECORD_NPARAMS, RECORD_SIZE, RECORD_TID, STAT_BYTES } from '../generated/layout'
import { hasRules } from '../rule/policy'
import { isIdle } from '../state/dispatch'
import { Thread } from '../state/thread'
import { findThread, Threads } from '../state/threads'
import { Ev } from './current'
import { recordCode } from './decode'
import { countBy } from './stats'

/** Per event code: 0 = not wanted, else one more than the most parameters it may have. */
const limits: usize = memory.data(456)

/** Fills the table; once, before the first event. */
export function initWanted(): void {
  for (let code: u32 = 0; code < EVENT_COUNT; code++) {
    // Current events, and the two old enter events that a converter leaves for the exit event to look at.
    const wanted =
      eventIsLive(code) || code == E_SYSCALL_EXECVE_19_E || code == E_SYSCALL_EXECVEAT_E
    store<u8>(limits + code, wanted ? <u8>(paramCount(code) + 1) : 0)
  }
}

/** One more than the most parameters an event of this code may have, 0 when it is not wanted. */
export function limitOf(code: u32): u32 {
  return load<u8>(limits + code)
}

/** Current events and the two old ones that are of use. */
export function isWanted(code: u32): bool {
  return load<u8>(limits + code) != 0
}

/** Per event code: its limit when no rule looks at such events and they change no state, else 0. */
const passed: usize = memory.data(456)

/** Fills that table: after the others, and after each policy. */
export function notePassed(): void {
  for (let code: u32 = 0; code < EVENT_COUNT; code++) {
    const passes = isIdle(code) && !hasRules(code) && (eventFlags(code) & EF_LARGE_PAYLOAD) == 0
    store<u8>(passed + code, passes ? load<u8>(limits + code) : 0)
  }
}

/** Events that nobody looks at, mostly reads and writes. */
export class Unwatched {
  /**
   * Takes such an event without decoding it: its lengths are checked, its thread was seen. False for all others,
   * and when something about it is not as usual: then nothing has been done.
   */
  @inline
  static pass(ptr: usize, len: u32): bool {
    const code = recordCode(ptr)
    const n = load<u32>(ptr, RECORD_NPARAMS)
    if (code >= EVENT_COUNT || n + 1 != <u32>load<u8>(passed + code)) return false
    let lens = ptr + RECORD_SIZE
    let value = lens + (n << 1)
    for (const end = value; lens < end; lens += 2) value += <usize>load<u16>(lens)
    if (value > ptr + len || Threads.untied != 0) return false
    const t = findThread(load<i64>(ptr, RECORD_TID))
    if (t == 0 || Thread.at(t).enterCode != 0) return false
    const ts = load<u64>(ptr)
    Thread.at(t).lastTs = ts
    Ev.num++
    if (Ev.firstTs == 0) Ev.firstTs = ts
    Ev.prevTs = ts
    countBy(STAT_BYTES, len)
    return true
  }
}
