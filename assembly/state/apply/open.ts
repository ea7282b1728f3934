// SPDX-License-Identifier: Apache-2.0
// open, creat, openat, openat2, open_by_handle_at: a name becomes a descriptor. What the enter event saw
// wins over what was read at exit: the caller may have changed its memory in between.

import { Ev, NA, NA_LEN, paramI64, paramLen, paramU64, textLen, textPtr } from '../../event/current'
import {
  CREAT_FLAGS_FD_LOWER_LAYER_CREAT,
  CREAT_FLAGS_FD_UPPER_LAYER_CREAT,
  FILE_FLAGS_FD_LOWER_LAYER,
  FILE_FLAGS_FD_UPPER_LAYER,
  FILE_FLAGS_O_DIRECTORY,
  FILE_FLAGS_O_F_CREATED,
} from '../../generated/flags'
import {
  P_SYSCALL_CREAT_X_CREAT_FLAGS,
  P_SYSCALL_CREAT_X_DEV,
  P_SYSCALL_CREAT_X_INO,
  P_SYSCALL_CREAT_X_NAME,
  P_SYSCALL_OPEN_BY_HANDLE_AT_X_DEV,
  P_SYSCALL_OPEN_BY_HANDLE_AT_X_FLAGS,
  P_SYSCALL_OPEN_BY_HANDLE_AT_X_INO,
  P_SYSCALL_OPEN_BY_HANDLE_AT_X_PATH,
  P_SYSCALL_OPEN_X_DEV,
  P_SYSCALL_OPEN_X_FLAGS,
  P_SYSCALL_OPEN_X_INO,
  P_SYSCALL_OPEN_X_NAME,
  P_SYSCALL_OPENAT_2_X_DEV,
  P_SYSCALL_OPENAT_2_X_DIRFD,
  P_SYSCALL_OPENAT_2_X_FLAGS,
  P_SYSCALL_OPENAT_2_X_INO,
  P_SYSCALL_OPENAT_2_X_NAME,
  P_SYSCALL_OPENAT2_X_DEV,
  P_SYSCALL_OPENAT2_X_INO,
} from '../../generated/params'
import { equalBytes } from '../../memory/bytes'
import {
  FD_DIRECTORY,
  FD_FILE_V2,
  FDF_OPENED,
  FDF_OVERLAY_LOWER,
  FDF_OVERLAY_UPPER,
  Fd,
  newFd,
} from '../fds'
import { cwdOf, Dir, dirOf, isTooLong, Join, joinPath } from '../path-join'
import { addPath, findPath, hashPath, internPath, Path } from '../paths'
import { lengthOf, textOf } from '../strings'
import { Thread } from '../thread'
import { failedCreation, install } from './file'

/** The name being opened: of the exit event, or of the enter event when there is one. */
class Opened {
  static name: usize = 0
  static len: u32 = 0
  static flags: u32 = 0
  /** Joining left it as it is. */
  static asGiven: bool = false
}

/** What stands for a name that could not be read. */
function isUnread(p: usize, n: u32): bool {
  return n == NA_LEN && equalBytes(p, NA, NA_LEN)
}

/** Reads the name; true when it comes from the enter event, with the flags and directory seen there. */
function chooseName(param: u32): bool {
  const enter = Ev.enterName
  if (enter != 0) {
    const p = textOf(enter)
    const n = lengthOf(enter)
    if (!isUnread(p, n)) {
      Opened.name = p
      Opened.len = n
      return true
    }
  }
  Opened.name = textPtr(param)
  Opened.len = textLen(param)
  return false
}

/** Bits above the caller's own flags are added in the kernel, at exit. */
function mergeFlags(exitFlags: u32, fromEnter: bool): void {
  const added = exitFlags & ~(FILE_FLAGS_O_F_CREATED - 1)
  Opened.flags = fromEnter ? Thread.at(Ev.thread).enterFlags | added : exitFlags
}

/**
 * Joins the name to the directory in Dir; the result's name for a descriptor of `type`. Sets Opened.asGiven and
 * Ev.fdNameChanged.
 */
function joinedName(type: u32): usize {
  const p = Opened.name
  const n = Opened.len
  let h: u32 = 0
  if (!isTooLong(Dir.len, n)) {
    // Most names were seen before, as they stand: then all the work was done.
    h = hashPath(p, n, type)
    const known = findPath(p, n, type, h)
    if (known != 0 && Path.at(known).plain != 0) {
      Opened.asGiven = true
      Ev.fdNameChanged = true
      return known
    }
  }
  joinPath(Dir.ptr, Dir.len, p, n)
  Opened.asGiven = Join.len == n && (Join.ptr == p || equalBytes(Join.ptr, p, n))
  Ev.fdNameChanged = Join.len != 0
  return Join.ptr == p ? addPath(p, n, type, h) : internPath(Join.ptr, Join.len, type)
}

/** Makes the descriptor of the joined path. */
function finish(dev: u32, ino: u64): void {
  const flags = Opened.flags
  const type = flags & FILE_FLAGS_O_DIRECTORY ? FD_DIRECTORY : FD_FILE_V2
  const name = joinedName(type)
  const fd = newFd(type)
  if (fd != 0) {
    const o = Fd.at(fd)
    o.openflags = flags
    o.dev = dev
    o.ino = ino
    // In its place before another name is asked for.
    o.name = <u32>name
    if (!Opened.asGiven) o.rawName = <u32>internPath(Opened.name, Opened.len, 0)
    o.flags = <u16>(
      (FDF_OPENED |
        (flags & FILE_FLAGS_FD_UPPER_LAYER ? FDF_OVERLAY_UPPER : 0) |
        (flags & FILE_FLAGS_FD_LOWER_LAYER ? FDF_OVERLAY_LOWER : 0))
    )
  }
  install(Ev.res, fd)
}

/** The result, or a mark that there is no descriptor. */
function opened(): bool {
  if (Ev.thread != 0 && Ev.hasRes && Ev.res >= 0) return true
  failedCreation()
  return false
}

export function applyOpen(): void {
  if (!opened()) return
  const fromEnter = chooseName(P_SYSCALL_OPEN_X_NAME)
  mergeFlags(<u32>paramU64(P_SYSCALL_OPEN_X_FLAGS, 0), fromEnter)
  cwdOf(Ev.thread)
  finish(<u32>paramU64(P_SYSCALL_OPEN_X_DEV, 0), paramU64(P_SYSCALL_OPEN_X_INO, 0))
}

export function applyCreat(): void {
  if (!opened()) return
  chooseName(P_SYSCALL_CREAT_X_NAME)
  const layer = <u32>paramU64(P_SYSCALL_CREAT_X_CREAT_FLAGS, 0)
  Opened.flags =
    layer & CREAT_FLAGS_FD_UPPER_LAYER_CREAT
      ? FILE_FLAGS_FD_UPPER_LAYER
      : layer & CREAT_FLAGS_FD_LOWER_LAYER_CREAT
        ? FILE_FLAGS_FD_LOWER_LAYER
        : 0
  cwdOf(Ev.thread)
  finish(<u32>paramU64(P_SYSCALL_CREAT_X_DEV, 0), paramU64(P_SYSCALL_CREAT_X_INO, 0))
}

/** openat and openat2 begin alike. */
function openBelow(dev: u32, ino: u32): void {
  if (!opened()) return
  const fromEnter = chooseName(P_SYSCALL_OPENAT_2_X_NAME)
  mergeFlags(<u32>paramU64(P_SYSCALL_OPENAT_2_X_FLAGS, 0), fromEnter)
  const first = Opened.len != 0 ? <u32>load<u8>(Opened.name) : 0
  if (fromEnter) dirOf(Ev.thread, Thread.at(Ev.thread).enterFd, first)
  else if (paramLen(P_SYSCALL_OPENAT_2_X_DIRFD) != 0) {
    dirOf(Ev.thread, paramI64(P_SYSCALL_OPENAT_2_X_DIRFD, -1), first)
  } else Dir.len = 0
  finish(<u32>paramU64(dev, 0), paramU64(ino, 0))
}

export function applyOpenat(): void {
  openBelow(P_SYSCALL_OPENAT_2_X_DEV, P_SYSCALL_OPENAT_2_X_INO)
}

export function applyOpenat2(): void {
  openBelow(P_SYSCALL_OPENAT2_X_DEV, P_SYSCALL_OPENAT2_X_INO)
}

export function applyOpenByHandle(): void {
  if (!opened()) return
  Opened.flags = <u32>paramU64(P_SYSCALL_OPEN_BY_HANDLE_AT_X_FLAGS, 0)
  Opened.name = textPtr(P_SYSCALL_OPEN_BY_HANDLE_AT_X_PATH)
  Opened.len = textLen(P_SYSCALL_OPEN_BY_HANDLE_AT_X_PATH)
  Dir.len = 0
  finish(
    <u32>paramU64(P_SYSCALL_OPEN_BY_HANDLE_AT_X_DEV, 0),
    paramU64(P_SYSCALL_OPEN_BY_HANDLE_AT_X_INO, 0),
  )
}
