// SPDX-License-Identifier: Apache-2.0
// Prints parameters the way libsinsp does: a base text (the number, the path as given) and for many
// types a resolved text (names of flags, of an error, of a thread, the absolute path). Both append to
// the text being written (text.ts).

import { Ev, paramLen, paramPtr } from '../event/current'
import {
  dynamicFormat,
  dynamicType,
  PF_HEX,
  PF_OCT,
  PT_ABSTIME,
  PT_BYTEBUF,
  PT_CHARBUF,
  PT_CHARBUFARRAY,
  PT_DYN,
  PT_ENUMFLAGS8,
  PT_ENUMFLAGS16,
  PT_ENUMFLAGS32,
  PT_ERRNO,
  PT_FD,
  PT_FD32,
  PT_FDLIST,
  PT_FLAGS8,
  PT_FLAGS16,
  PT_FLAGS32,
  PT_FSPATH,
  PT_FSRELPATH,
  PT_GID,
  PT_INT8,
  PT_INT16,
  PT_INT32,
  PT_INT64,
  PT_MODE,
  PT_PID,
  PT_PID32,
  PT_RELTIME,
  PT_SIGSET,
  PT_SIGTYPE,
  PT_SOCKADDR,
  PT_SOCKTUPLE,
  PT_SYSCALLID,
  PT_UID,
  PT_UINT8,
  PT_UINT16,
  PT_UINT32,
  PT_UINT64,
  paramDynamic,
  paramFlagSet,
  paramFormat,
  paramType,
} from '../generated/events'
import { fdTypeChar, SYSCALL_CODE_MAX, signalName, signalNameLength } from '../generated/names'
import { getFd } from '../state/fd-tables'
import { Fd } from '../state/fds'
import { Join } from '../state/path-join'
import { tableOf } from '../state/threads'
import { resolvePath } from './base-dir'
import {
  putAccount,
  putComm,
  putDescriptor,
  putErrno,
  putFlags,
  putMode,
  putSigset,
  putSyscall,
} from './param-names'
import { putSockaddr, putSocktuple } from './sockaddr'
import {
  put,
  putByte,
  putDate,
  putDotted,
  putHex,
  putOctal,
  putSeconds,
  putSigned,
  putString,
  putUnsigned,
  stringLength,
} from './text'
import {
  T_BAD_DYNAMIC,
  T_BAD_DYNAMIC_LEN,
  T_BAD_SYSCALL,
  T_BAD_SYSCALL_LEN,
  T_NA,
  T_NA_LEN,
  T_NEVER,
  T_NEVER_LEN,
  T_NOT_PRINTABLE,
  T_NOT_PRINTABLE_LEN,
  T_NULL,
  T_NULL_LEN,
  T_NULL_TEXT,
  T_NULL_TEXT_LEN,
} from './texts'

const NO_SET: u32 = 255

/** The value at hand: a parameter, or what stands inside one of dynamic type. */
class Value {
  static type: u32 = 0
  static format: u32 = 0
  static set: u32 = NO_SET
  static ptr: usize = 0
  static len: u32 = 0
}

/** Looks at parameter `i` of the event; false when it is empty. */
function look(i: u32): bool {
  Value.type = paramType(Ev.code, i)
  Value.format = paramFormat(Ev.code, i)
  Value.set = paramFlagSet(Ev.code, i)
  Value.ptr = paramPtr(i)
  Value.len = paramLen(i)
  if (Value.len == 0) return false
  if (Value.type == PT_DYN) {
    const table = paramDynamic(Ev.code, i)
    const tag = <u32>load<u8>(Value.ptr)
    Value.type = dynamicType(table, tag)
    Value.format = dynamicFormat(table, tag)
    Value.ptr++
    Value.len--
  }
  return true
}

/** The number, extended from its width by its sign. */
function asSigned(): i64 {
  const p = Value.ptr
  if (Value.len == 8) return load<i64>(p)
  if (Value.len == 4) return <i64>load<i32>(p)
  if (Value.len == 2) return <i64>load<i16>(p)
  return Value.len == 1 ? <i64>load<i8>(p) : 0
}

function asUnsigned(): u64 {
  const p = Value.ptr
  if (Value.len == 8) return load<u64>(p)
  if (Value.len == 4) return <u64>load<u32>(p)
  if (Value.len == 2) return <u64>load<u16>(p)
  return Value.len == 1 ? <u64>load<u8>(p) : 0
}

/** Small unsigned numbers are widened before they print, large ones print as if they had a sign. */
function putInteger(): void {
  if (Value.format == PF_HEX) putHex(asUnsigned(), 0x41)
  else if (Value.format == PF_OCT) putOctal(asUnsigned())
  else if (Value.len < 4 && (Value.type == PT_UINT8 || Value.type == PT_UINT16))
    putUnsigned(asUnsigned())
  else putSigned(asSigned())
}

/** What stands for an empty parameter of a type. */
function putEmpty(type: u32): void {
  if (type == PT_BYTEBUF || type == PT_SOCKTUPLE || type == PT_FDLIST || type == PT_DYN)
    put(T_NULL, T_NULL_LEN)
  else put(T_NA, T_NA_LEN)
}

/** Appends the base text of parameter `i` < Ev.nparams. */
export function putBase(i: u32): void {
  if (!look(i)) {
    putEmpty(Value.type)
    return
  }
  switch (Value.type) {
    case PT_INT8:
    case PT_INT16:
    case PT_INT32:
    case PT_INT64:
    case PT_UINT8:
    case PT_UINT16:
    case PT_UINT32:
    case PT_UINT64:
      putInteger()
      break
    case PT_FD:
    case PT_PID:
    case PT_ERRNO:
    case PT_FD32:
    case PT_PID32:
      putSigned(asSigned())
      break
    case PT_UID:
    case PT_GID:
      putSigned(asSigned())
      break
    case PT_CHARBUF:
      if (Value.len == 0) put(T_NULL_TEXT, T_NULL_TEXT_LEN)
      else putString(Value.ptr, Value.len)
      break
    case PT_FSPATH:
    case PT_FSRELPATH:
      putString(Value.ptr, Value.len)
      break
    case PT_BYTEBUF:
    case PT_CHARBUFARRAY:
      putDotted(Value.ptr, Value.len)
      break
    case PT_SOCKADDR:
      putSockaddr(Value.ptr, Value.len)
      break
    case PT_SOCKTUPLE:
      putSocktuple(Value.ptr, Value.len)
      break
    case PT_FDLIST:
      putFdList()
      break
    case PT_SYSCALLID:
      if (asUnsigned() >= SYSCALL_CODE_MAX) put(T_BAD_SYSCALL, T_BAD_SYSCALL_LEN)
      else putUnsigned(asUnsigned())
      break
    case PT_RELTIME:
      if (asSigned() == -1) put(T_NEVER, T_NEVER_LEN)
      else putUnsigned(asUnsigned())
      break
    case PT_SIGTYPE:
    case PT_FLAGS8:
    case PT_FLAGS16:
    case PT_FLAGS32:
    case PT_ENUMFLAGS8:
    case PT_ENUMFLAGS16:
    case PT_ENUMFLAGS32:
      putUnsigned(asUnsigned())
      break
    case PT_MODE:
      putOctal(asUnsigned())
      break
    case PT_ABSTIME:
      putDate(asUnsigned())
      break
    case PT_SIGSET:
      putSigset(<u32>asUnsigned())
      break
    case 0:
      put(T_BAD_DYNAMIC, T_BAD_DYNAMIC_LEN)
      break
    default:
      put(T_NOT_PRINTABLE, T_NOT_PRINTABLE_LEN)
  }
}

/** Appends the resolved text of parameter `i` < Ev.nparams; nothing when there is none. */
export function putResolved(i: u32): void {
  if (!look(i)) return
  switch (Value.type) {
    case PT_FD:
    case PT_FD32:
      putDescriptor(asSigned())
      break
    case PT_PID:
    case PT_PID32:
      putComm(asSigned())
      break
    case PT_ERRNO:
      if (asSigned() < 0) putErrno(asSigned())
      break
    case PT_FSPATH:
    case PT_FSRELPATH:
      putAbsolute(i)
      break
    case PT_SYSCALLID:
      putSyscall(<u32>asUnsigned())
      break
    case PT_SIGTYPE:
      put(signalName(<u32>asUnsigned()), signalNameLength(<u32>asUnsigned()))
      break
    case PT_RELTIME:
      if (asSigned() == -1) return
      putSeconds(asUnsigned())
      putByte(0x73)
      break
    case PT_FLAGS8:
    case PT_FLAGS16:
    case PT_FLAGS32:
    case PT_ENUMFLAGS8:
    case PT_ENUMFLAGS16:
    case PT_ENUMFLAGS32:
      if (Value.set != NO_SET) putFlags(Value.set, <u32>asUnsigned(), Value.type >= PT_ENUMFLAGS8)
      break
    case PT_MODE:
      if (Value.set != NO_SET) putMode(Value.set, <u32>asUnsigned())
      break
    case PT_UID:
      putAccount(<u32>asUnsigned(), true)
      break
    case PT_GID:
      putAccount(<u32>asUnsigned(), false)
      break
  }
}

function putAbsolute(i: u32): void {
  const n = stringLength(Value.ptr, Value.len)
  if (Ev.thread == 0 || n == 0 || load<u8>(Value.ptr) == 0x2f || isNa(Value.ptr, n)) return
  resolvePath(i, Value.ptr, n)
  put(Join.ptr, Join.len)
}

/** "<NA>", which old drivers wrote for a path that could not be read. */
function isNa(p: usize, n: u32): bool {
  return n == T_NA_LEN && load<u32>(p) == load<u32>(T_NA)
}

function putFdList(): void {
  if (Ev.thread == 0 || Value.len < 2) return
  const table = tableOf(Ev.thread)
  const n = min(<u32>load<u16>(Value.ptr), (Value.len - 2) / 10)
  for (let i: u32 = 0; i < n; i++) {
    const p = Value.ptr + 2 + i * 10
    const number = load<i64>(p)
    const fd = number >= 0 ? getFd(table, number) : 0
    if (i != 0) putByte(0x20)
    putUnsigned(<u64>number)
    putByte(0x3a)
    putByte(fd == 0 ? 0x3f : fdTypeChar(Fd.at(fd).type))
    putHex(<u64>(<u32>(<i32>load<i16>(p, 8))), 0x61)
  }
}
