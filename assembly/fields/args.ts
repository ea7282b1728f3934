// SPDX-License-Identifier: Apache-2.0
// Fields made of parameters: evt.args, evt.arg, evt.rawarg, evt.buffer, evt.res.

import { Ev, paramI64, paramLen, paramPtr, paramU64, textLen, textPtr } from '../event/current'
import {
  E_GENERIC_X,
  PF_HEX,
  PF_OCT,
  PT_CHARBUF,
  PT_ERRNO,
  PT_FD,
  PT_FD32,
  PT_FLAGS8,
  PT_FLAGS16,
  PT_FLAGS32,
  PT_FSPATH,
  PT_FSRELPATH,
  PT_IPV4ADDR,
  PT_IPV6ADDR,
  PT_PID,
  PT_PID32,
  paramFormat,
  paramName,
  paramNameLength,
  paramType,
  typeWidth,
} from '../generated/events'
import { putBase, putResolved } from './param-text'
import { begin, finish, put, putByte, Text } from './text'
import { T_DATA, T_DATA_LEN, T_SUCCESS, T_SUCCESS_LEN } from './texts'
import {
  FORM_HEX,
  FORM_OCT,
  FORM_PLAIN,
  KIND_IP4,
  KIND_IP6,
  KIND_NONE,
  KIND_STR,
  signed,
  text,
  unsigned,
  V,
} from './value'

const NOT_FOUND: u32 = 255

/** Parameter of the event that is called the `n` bytes at `p`. */
export function findParam(p: usize, n: u32): u32 {
  for (let i: u32 = 0; i < Ev.nparams; i++) {
    if (paramNameLength(Ev.code, i) == n && memory.compare(paramName(Ev.code, i), p, n) == 0)
      return i
  }
  return NOT_FOUND
}

/** evt.args: "name=value name=value(resolved) ..."; empty for system calls without a table of their own. */
export function argsValue(): u32 {
  begin()
  if (Ev.code != E_GENERIC_X) {
    for (let i: u32 = 0; i < Ev.nparams; i++) {
      if (i != 0) putByte(0x20)
      put(paramName(Ev.code, i), paramNameLength(Ev.code, i))
      putByte(0x3d)
      putBase(i)
      const before = Text.at
      putByte(0x28)
      const start = Text.at
      putResolved(i)
      if (Text.at == start) Text.at = before
      else putByte(0x29)
    }
  }
  return finish()
}

/** Parameter `i` as evt.arg shows it: resolved where that is possible. */
function argValue(i: u32): u32 {
  begin()
  putResolved(i)
  if (Text.at == Text.start) putBase(i)
  return finish()
}

export function argByIndex(i: i32): u32 {
  return i >= 0 && <u32>i < Ev.nparams ? argValue(i) : KIND_NONE
}

export function argByName(p: usize, n: u32): u32 {
  const i = findParam(p, n)
  return i == NOT_FOUND ? KIND_NONE : argValue(i)
}

/** How outputs show number parameter `i`: as it prints elsewhere, flags in hexadecimal. */
function formOf(i: u32): u32 {
  const format = paramFormat(Ev.code, i)
  const type = paramType(Ev.code, i)
  if (format == PF_HEX || type == PT_FLAGS8 || type == PT_FLAGS16 || type == PT_FLAGS32)
    return FORM_HEX
  return format == PF_OCT ? FORM_OCT : FORM_PLAIN
}

/** evt.rawarg: the parameter itself, as a number where it is one. */
export function rawArg(p: usize, n: u32): u32 {
  const i = findParam(p, n)
  if (i == NOT_FOUND) return KIND_NONE
  const type = paramType(Ev.code, i)
  if (type == PT_CHARBUF || type == PT_FSPATH || type == PT_FSRELPATH) {
    return text(textPtr(i), textLen(i))
  }
  if (paramLen(i) == 0) return KIND_NONE
  if (type == PT_IPV4ADDR || type == PT_IPV6ADDR) {
    V.ptr = paramPtr(i)
    return type == PT_IPV4ADDR ? KIND_IP4 : KIND_IP6
  }
  if (typeWidth(type) == 0) {
    V.raw = true
    return text(paramPtr(i), paramLen(i))
  }
  V.form = formOf(i)
  const hasSign =
    type <= 4 ||
    type == PT_ERRNO ||
    type == PT_FD ||
    type == PT_PID ||
    type == PT_FD32 ||
    type == PT_PID32
  return hasSign ? signed(paramI64(i, 0)) : unsigned(paramU64(i, 0))
}

/** evt.buffer: the bytes read or written. */
export function bufferValue(): u32 {
  const i = findParam(T_DATA, T_DATA_LEN)
  if (i == NOT_FOUND || paramLen(i) == 0) return KIND_NONE
  text(paramPtr(i), paramLen(i))
  V.raw = true
  return KIND_STR
}

/** evt.res */
export function resultValue(): u32 {
  if (!Ev.hasRes) return KIND_NONE
  return Ev.res >= 0 ? text(T_SUCCESS, T_SUCCESS_LEN) : argValue(0)
}
