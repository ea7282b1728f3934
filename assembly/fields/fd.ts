// SPDX-License-Identifier: Apache-2.0
// Fields fd.*: the descriptor an event speaks of.

import { Ev } from '../event/current'
import { resolveFd } from '../event/descriptor'
import { EF_CREATES_FD, EF_DESTROYS_FD, EF_USES_FD, eventFlags } from '../generated/events'
import {
  F_FD_CONTAINERDIRECTORY,
  F_FD_CONTAINERNAME,
  F_FD_DEV,
  F_FD_DEV_MAJOR,
  F_FD_DEV_MINOR,
  F_FD_DIRECTORY,
  F_FD_FILENAME,
  F_FD_INO,
  F_FD_IS_LOWER_LAYER,
  F_FD_IS_UPPER_LAYER,
  F_FD_NAME,
  F_FD_NAME_CHANGED,
  F_FD_NAMERAW,
  F_FD_NUM,
  F_FD_TYPE,
  F_FD_TYPECHAR,
  F_FD_TYPES,
  F_FD_UID,
} from '../generated/fields'
import { fdTypeChar, fdTypeName, fdTypeNameLength } from '../generated/names'
import { Container } from '../state/containers'
import {
  FD_DIRECTORY,
  FD_FILE,
  FD_FILE_V2,
  FDF_OPENED,
  FDF_OVERLAY_LOWER,
  FDF_OVERLAY_UPPER,
  Fd,
} from '../state/fds'
import { Path } from '../state/paths'
import { lengthOf, textOf } from '../state/strings'
import { Thread } from '../state/thread'
import { createdName, createdTypeChar } from './fd-created'
import { nameValue, withoutDoubleSlashes } from './fd-name'
import { extractSocket } from './fd-socket'
import { typesOf } from './fd-types'
import { begin, finish, put, putByte, putSigned } from './text'
import { T_NA, T_SLASH, T_SLASH_LEN } from './texts'
import { FORM_HEX, KIND_NONE, KIND_STR, signed, text, truth, V } from './value'

const SLASH: u32 = 0x2f

/** fd.num: what the call was given or returned; -1 when it failed to make one. */
export function fdNumber(): i64 {
  if (!Ev.hasFd) return -1
  const flags = eventFlags(Ev.code)
  return Ev.fdNum < 0 && (flags & EF_CREATES_FD) != 0 && (flags & EF_USES_FD) == 0 ? -1 : Ev.fdNum
}

/** Value of an fd.* field. `index` is the argument of fd.types, -1 without one. */
export function extractFd(field: u32, index: i32): u32 {
  if ((eventFlags(Ev.code) & (EF_CREATES_FD | EF_USES_FD | EF_DESTROYS_FD)) == 0 || Ev.thread == 0)
    return KIND_NONE
  if (field == F_FD_NUM) return signed(fdNumber())
  if (field == F_FD_TYPES) return typesOf(index)
  const fd = resolveFd()
  if (fd == 0) return withoutDescriptor(field)
  const o = Fd.at(fd)
  switch (field) {
    case F_FD_NAME:
      return nameValue(fd)
    case F_FD_TYPE:
      return text(fdTypeName(o.type), fdTypeNameLength(o.type))
    case F_FD_TYPECHAR:
      return charValue(fdTypeChar(o.type))
    case F_FD_DIRECTORY:
      return directoryValue(o)
    case F_FD_FILENAME:
      return filenameValue(o)
    case F_FD_NAMERAW:
      return rawNameValue(o)
    case F_FD_CONTAINERNAME:
      return inContainer(nameValue(fd))
    case F_FD_CONTAINERDIRECTORY:
      return inContainer(directoryValue(o))
    case F_FD_UID:
      return uidValue()
    case F_FD_NAME_CHANGED:
      return truth(Ev.fdNameChanged)
    case F_FD_DEV:
      V.form = FORM_HEX
      return signed(o.dev)
    case F_FD_DEV_MAJOR:
      return signed((o.dev >> 8) & 0xfff)
    case F_FD_DEV_MINOR:
      return signed((o.dev & 0xff) | ((o.dev >> 12) & 0xfff00))
    case F_FD_INO:
      return signed(<i64>o.ino)
    case F_FD_IS_UPPER_LAYER:
      return truth((<u32>o.flags & FDF_OVERLAY_UPPER) != 0)
    case F_FD_IS_LOWER_LAYER:
      return truth((<u32>o.flags & FDF_OVERLAY_LOWER) != 0)
    default:
      return extractSocket(field, fd)
  }
}

/** The call failed, or its descriptor is not known. */
function withoutDescriptor(field: u32): u32 {
  switch (field) {
    case F_FD_NAME:
      return createdName(false)
    case F_FD_NAMERAW:
      return createdName(true) == KIND_NONE ? KIND_NONE : withoutDoubleSlashes(V.ptr, V.len)
    case F_FD_CONTAINERNAME:
      return inContainer(createdName(false))
    case F_FD_DIRECTORY:
      return createdName(false) == KIND_NONE ? KIND_NONE : directoryOf(V.ptr, V.len)
    case F_FD_CONTAINERDIRECTORY:
      return createdName(false) == KIND_NONE ? KIND_NONE : inContainer(directoryOf(V.ptr, V.len))
    case F_FD_TYPECHAR:
      return charValue(createdTypeChar())
    case F_FD_UID:
      return uidValue()
    default:
      return KIND_NONE
  }
}

function charValue(byte: u32): u32 {
  begin()
  putByte(byte)
  return finish()
}

function uidValue(): u32 {
  begin()
  putSigned(Thread.at(Ev.thread).tid)
  putSigned(fdNumber())
  return finish()
}

/** The text just made, after the container's id (nothing for the host) and a colon. */
function inContainer(kind: u32): u32 {
  if (kind != KIND_STR) return KIND_NONE
  const p = V.ptr
  const n = V.len
  begin()
  const container = <usize>Thread.at(Ev.thread).container
  if (container != 0) {
    const id = <usize>Container.at(container).id
    put(textOf(id), lengthOf(id))
  }
  putByte(0x3a)
  put(p, n)
  return finish()
}

function isFile(type: u32): bool {
  return type == FD_FILE || type == FD_FILE_V2
}

function directoryValue(o: Fd): u32 {
  const type = <u32>o.type
  const name = <usize>o.name
  if (isFile(type)) {
    if (name == 0) return text(T_SLASH, T_SLASH_LEN)
    const path = Path.at(name)
    if (path.dirEnd == 0) return text(T_SLASH, T_SLASH_LEN)
    return text(<usize>path.text, path.dirEnd + 1 == path.len ? path.len : path.dirEnd)
  }
  if (type != FD_DIRECTORY) return KIND_NONE
  return name == 0 ? text(T_NA, 0) : text(<usize>Path.at(name).text, Path.at(name).len)
}

/** The directory part of a path; "/" when it has none. */
function directoryOf(p: usize, n: u32): u32 {
  let at = n
  while (at > 0 && <u32>load<u8>(p + at - 1) != SLASH) at--
  if (at <= 1) return text(T_SLASH, T_SLASH_LEN)
  return text(p, at == n ? n : at - 1)
}

function filenameValue(o: Fd): u32 {
  if (!isFile(o.type)) return KIND_NONE
  const name = <usize>o.name
  if (name == 0) return text(T_SLASH, T_SLASH_LEN)
  const p = <usize>Path.at(name).text
  const n = Path.at(name).len
  let at = n
  while (at > 0 && <u32>load<u8>(p + at - 1) != SLASH) at--
  if (at == 0) return text(T_SLASH, T_SLASH_LEN)
  return at == n ? text(p, n) : text(p + at, n - at)
}

/** The path as given, but for doubled slashes. */
function rawNameValue(o: Fd): u32 {
  const name =
    o.rawName != 0 ? <usize>o.rawName : (<u32>o.flags & FDF_OPENED) != 0 ? <usize>o.name : 0
  return name == 0
    ? text(T_NA, 0)
    : withoutDoubleSlashes(<usize>Path.at(name).text, Path.at(name).len)
}
