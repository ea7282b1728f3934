// SPDX-License-Identifier: Apache-2.0
// Fields evt.* and syscall.type: the event itself. Times are nanoseconds; hosts format them.

import { Ev, paramPtr, paramStrLen, paramU64 } from '../event/current'
import { resolveFd } from '../event/descriptor'
import {
  E_ASYNCEVENT_E,
  E_GENERIC_X,
  E_PLUGINEVENT_E,
  EF_READS_FROM_FD,
  EF_WAITS,
  EF_WRITES_TO_FD,
  EK_INTERNAL,
  EK_METAEVENT,
  EK_SYSCALL,
  EVENT_COUNT,
  eventFlags,
  eventKind,
  eventName,
  eventNameLength,
  P_ASYNCEVENT_E_NAME,
  P_ASYNCEVENT_E_PLUGIN_ID,
  P_GENERIC_X_ID,
  P_GENERIC_X_NATIVEID,
} from '../generated/events'
import * as f from '../generated/fields'
import { FILE_FLAGS_O_RDONLY, FILE_FLAGS_O_WRONLY } from '../generated/flags'
import { syscallByNative, syscallName, syscallNameLength } from '../generated/names'
import { Fd } from '../state/fds'
import { Machine } from '../state/machine'
import { Path } from '../state/paths'
import { lengthOf, textOf } from '../state/strings'
import { absolutePath } from './abs-path'
import { argByIndex, argByName, argsValue, bufferValue, rawArg, resultValue } from './args'
import { categoryValue } from './evt-category'
import { countValue } from './evt-count'
import { isOpenCreate, isOpenExec, openFlags } from './evt-open'
import { stringLength } from './text'
import * as w from './texts'
import { KIND_NONE, signed, text, truth, unsigned } from './value'

const SECOND: u64 = 1000000000
const MILLISECOND: u64 = 1000000

/** How an argument is given (generated/policy-layout.ts ARG_*). */
const BY_INDEX: u32 = 1
const BY_KEY: u32 = 2

/** Value of an evt.* field. */
export function extractEvt(field: u32, argKind: u32, index: i32, key: usize, keyLen: u32): u32 {
  switch (field) {
    case f.F_EVT_TYPE:
      return typeValue()
    case f.F_SYSCALL_TYPE:
      return eventKind(Ev.code) == EK_SYSCALL ? typeValue() : KIND_NONE
    case f.F_EVT_TYPE_IS:
      return unsigned(isType(key, keyLen) ? 1 : 0)
    case f.F_EVT_DIR:
      return (Ev.code & 1) == 0 ? text(w.T_ENTER, w.T_ENTER_LEN) : text(w.T_EXIT, w.T_EXIT_LEN)
    case f.F_EVT_CATEGORY:
      return categoryValue()
    case f.F_EVT_ARG:
      return argKind == BY_INDEX ? argByIndex(index) : argByName(key, keyLen)
    case f.F_EVT_RAWARG:
      return rawArg(key, keyLen)
    case f.F_EVT_ARGS:
    case f.F_EVT_INFO:
      return argsValue()
    case f.F_EVT_BUFFER:
      return bufferValue()
    case f.F_EVT_RES:
      return resultValue()
    case f.F_EVT_RAWRES:
      return Ev.hasRes ? signed(Ev.res) : KIND_NONE
    case f.F_EVT_FAILED:
      return Ev.hasRes ? truth(Ev.res < 0) : KIND_NONE
    case f.F_EVT_IS_OPEN_READ:
      return truth((openFlags() & FILE_FLAGS_O_RDONLY) != 0)
    case f.F_EVT_IS_OPEN_WRITE:
      return truth((openFlags() & FILE_FLAGS_O_WRONLY) != 0)
    case f.F_EVT_IS_OPEN_EXEC:
      return truth(isOpenExec())
    case f.F_EVT_IS_OPEN_CREATE:
      return truth(isOpenCreate())
    case f.F_EVT_IS_IO:
      return truth(hasFlags(EF_READS_FROM_FD | EF_WRITES_TO_FD))
    case f.F_EVT_IS_IO_READ:
      return truth(hasFlags(EF_READS_FROM_FD))
    case f.F_EVT_IS_IO_WRITE:
      return truth(hasFlags(EF_WRITES_TO_FD))
    case f.F_EVT_IO_DIR:
      if (hasFlags(EF_WRITES_TO_FD)) return text(w.T_WRITE, w.T_WRITE_LEN)
      return hasFlags(EF_READS_FROM_FD) ? text(w.T_READ, w.T_READ_LEN) : KIND_NONE
    case f.F_EVT_IS_WAIT:
      return truth(hasFlags(EF_WAITS))
    case f.F_EVT_IS_SYSLOG:
      return truth(hasFlags(EF_WRITES_TO_FD) && isSyslog())
    case f.F_EVT_NUM:
      return unsigned(Ev.num)
    case f.F_EVT_CPU:
      return signed(Ev.cpu)
    case f.F_EVT_TIME:
    case f.F_EVT_TIME_S:
    case f.F_EVT_TIME_ISO8601:
    case f.F_EVT_DATETIME:
    case f.F_EVT_DATETIME_S:
    case f.F_EVT_OUTPUTTIME:
    case f.F_EVT_RAWTIME:
      return unsigned(Ev.ts)
    case f.F_EVT_RAWTIME_S:
      return unsigned(Ev.ts / SECOND)
    case f.F_EVT_RAWTIME_NS:
      return unsigned(Ev.ts % SECOND)
    case f.F_EVT_RELTIME:
      return unsigned(Ev.ts - Ev.firstTs)
    case f.F_EVT_RELTIME_S:
      return unsigned((Ev.ts - Ev.firstTs) / SECOND)
    case f.F_EVT_RELTIME_NS:
      return unsigned((Ev.ts - Ev.firstTs) % SECOND)
    case f.F_EVT_DELTATIME:
      return unsigned(sincePrevious())
    case f.F_EVT_DELTATIME_S:
      return unsigned(sincePrevious() / SECOND)
    case f.F_EVT_DELTATIME_NS:
      return unsigned(sincePrevious() % SECOND)
    case f.F_EVT_LATENCY:
    case f.F_EVT_LATENCY_S:
    case f.F_EVT_LATENCY_NS:
    case f.F_EVT_LATENCY_QUANTIZED:
    case f.F_EVT_WAIT_LATENCY:
      // There are no enter events to measure from.
      return unsigned(0)
    case f.F_EVT_LATENCY_HUMAN:
      return text(w.T_ZERO_NS, w.T_ZERO_NS_LEN)
    case f.F_EVT_AROUND:
      return aroundValue(key, keyLen)
    case f.F_EVT_ABSPATH:
      return absolutePath(key, argKind == BY_KEY ? keyLen : 0)
    case f.F_EVT_SOURCE:
      return isOfPlugin() ? KIND_NONE : text(w.T_SYSCALL, w.T_SYSCALL_LEN)
    case f.F_EVT_IS_ASYNC:
      return truth(isAsync())
    case f.F_EVT_ASYNCTYPE:
      return isAsync() ? typeValue() : KIND_NONE
    case f.F_EVT_HOSTNAME:
      return Machine.hostname == 0
        ? KIND_NONE
        : text(textOf(Machine.hostname), lengthOf(Machine.hostname))
    default:
      return countValue(field)
  }
}

function hasFlags(flags: u32): bool {
  return (eventFlags(Ev.code) & flags) != 0
}

function isAsync(): bool {
  const kind = eventKind(Ev.code)
  return kind == EK_METAEVENT || kind == EK_INTERNAL
}

/** Events of plugins have the source that their plugin says; none are known here. */
function isOfPlugin(): bool {
  if (Ev.code == E_PLUGINEVENT_E) return true
  return Ev.code == E_ASYNCEVENT_E && paramU64(P_ASYNCEVENT_E_PLUGIN_ID, 0) != 0
}

function typeValue(): u32 {
  if (Ev.code == E_GENERIC_X) {
    let call = <u32>paramU64(P_GENERIC_X_ID, 0)
    // 0: the writer of an old capture had no code for it.
    if (call == 0) call = syscallByNative(<u32>paramU64(P_GENERIC_X_NATIVEID, 0))
    const n = syscallNameLength(call)
    return n == 0 ? text(w.T_UNKNOWN, w.T_UNKNOWN_LEN) : text(syscallName(call), n)
  }
  if (Ev.code == E_ASYNCEVENT_E) {
    const p = paramPtr(P_ASYNCEVENT_E_NAME)
    return text(p, stringLength(p, paramStrLen(P_ASYNCEVENT_E_NAME)))
  }
  return text(eventName(Ev.code), eventNameLength(Ev.code))
}

/** evt.type.is: the first code of that name and the one after it, or a code by number. */
function isType(key: usize, n: u32): bool {
  if (n != 0 && <u32>load<u8>(key) - 0x30 < 10) return parseNumber(key, n) == Ev.code
  for (let code: u32 = 0; code < EVENT_COUNT; code++) {
    if (eventNameLength(code) == n && memory.compare(eventName(code), key, n) == 0) {
      return Ev.code == code || Ev.code == code + 1
    }
  }
  return false
}

/** Digits up to the first other byte. */
function parseNumber(p: usize, n: u32): u64 {
  let value: u64 = 0
  for (let i: u32 = 0; i < n; i++) {
    const digit = <u32>load<u8>(p + i) - 0x30
    if (digit > 9) break
    value = value * 10 + digit
  }
  return value
}

/** Milliseconds, rounded up, between the event and the time given. */
function aroundValue(key: usize, n: u32): u32 {
  const at = parseNumber(key, n)
  const away = Ev.ts > at ? Ev.ts - at : at - Ev.ts
  return unsigned((away + MILLISECOND - 1) / MILLISECOND)
}

function sincePrevious(): u64 {
  return Ev.prevTs == 0 ? 0 : Ev.ts - Ev.prevTs
}

function isSyslog(): bool {
  const fd = resolveFd()
  const name: usize = fd == 0 ? 0 : <usize>Fd.at(fd).name
  if (name == 0) return false
  const p = <usize>Path.at(name).text
  const n = Path.at(name).len
  for (let i: u32 = 0; i + w.T_DEV_LOG_LEN <= n; i++) {
    if (memory.compare(p + i, w.T_DEV_LOG, w.T_DEV_LOG_LEN) == 0) return true
  }
  return false
}
