// SPDX-License-Identifier: Apache-2.0
// Fields fs.path.*: the paths that calls on the file system were given, once they succeeded.

import { Ev, paramLen, paramPtr } from '../event/current'
import { resolveFd } from '../event/descriptor'
import * as e from '../generated/events'
import {
  F_FS_PATH_NAME,
  F_FS_PATH_NAMERAW,
  F_FS_PATH_SOURCE,
  F_FS_PATH_SOURCERAW,
  F_FS_PATH_TARGET,
} from '../generated/fields'
import { FD_DIRECTORY, Fd } from '../state/fds'
import { cwdOf, Dir, Join, joinPath } from '../state/path-join'
import { Path } from '../state/paths'
import { resolvePath, withSlash } from './base-dir'
import { nameValue } from './fd-name'
import { begin, finish, put, stringLength } from './text'
import { T_NA, T_NA_LEN, T_UNKNOWN_PATH, T_UNKNOWN_PATH_LEN } from './texts'
import { KIND_NONE, text, V } from './value'

const NONE: u32 = 255
/** The path is the name of the event's descriptor. */
const DESCRIPTOR: u32 = 254

const NAME: u32 = 0
const SOURCE: u32 = 1
const TARGET: u32 = 2

/** Parameter with the single path of the current event. */
function nameParam(): u32 {
  switch (Ev.code) {
    case e.E_SYSCALL_MKDIR_2_X:
      return e.P_SYSCALL_MKDIR_2_X_PATH
    case e.E_SYSCALL_MKDIRAT_X:
      return e.P_SYSCALL_MKDIRAT_X_PATH
    case e.E_SYSCALL_RMDIR_2_X:
      return e.P_SYSCALL_RMDIR_2_X_PATH
    case e.E_SYSCALL_UNLINK_2_X:
      return e.P_SYSCALL_UNLINK_2_X_PATH
    case e.E_SYSCALL_UNLINKAT_2_X:
      return e.P_SYSCALL_UNLINKAT_2_X_NAME
    case e.E_SYSCALL_OPEN_X:
      return e.P_SYSCALL_OPEN_X_NAME
    case e.E_SYSCALL_OPENAT_2_X:
      return e.P_SYSCALL_OPENAT_2_X_NAME
    case e.E_SYSCALL_OPENAT2_X:
      return e.P_SYSCALL_OPENAT2_X_NAME
    case e.E_SYSCALL_FCHMODAT_X:
      return e.P_SYSCALL_FCHMODAT_X_FILENAME
    case e.E_SYSCALL_CHMOD_X:
      return e.P_SYSCALL_CHMOD_X_FILENAME
    case e.E_SYSCALL_FCHMOD_X:
    case e.E_SYSCALL_FCHOWN_X:
      return DESCRIPTOR
    case e.E_SYSCALL_CHOWN_X:
      return e.P_SYSCALL_CHOWN_X_PATH
    case e.E_SYSCALL_LCHOWN_X:
      return e.P_SYSCALL_LCHOWN_X_PATH
    case e.E_SYSCALL_FCHOWNAT_X:
      return e.P_SYSCALL_FCHOWNAT_X_PATHNAME
    case e.E_SYSCALL_QUOTACTL_X:
      return e.P_SYSCALL_QUOTACTL_X_SPECIAL
    case e.E_SYSCALL_UMOUNT_1_X:
      return e.P_SYSCALL_UMOUNT_1_X_NAME
    case e.E_SYSCALL_UMOUNT2_X:
      return e.P_SYSCALL_UMOUNT2_X_NAME
    default:
      return NONE
  }
}

/** Links are named by the new path: that is their source. */
function sourceParam(): u32 {
  switch (Ev.code) {
    case e.E_SYSCALL_RENAME_X:
      return e.P_SYSCALL_RENAME_X_OLDPATH
    case e.E_SYSCALL_RENAMEAT_X:
      return e.P_SYSCALL_RENAMEAT_X_OLDPATH
    case e.E_SYSCALL_RENAMEAT2_X:
      return e.P_SYSCALL_RENAMEAT2_X_OLDPATH
    case e.E_SYSCALL_LINK_2_X:
      return e.P_SYSCALL_LINK_2_X_NEWPATH
    case e.E_SYSCALL_LINKAT_2_X:
      return e.P_SYSCALL_LINKAT_2_X_NEWPATH
    case e.E_SYSCALL_SYMLINK_X:
      return e.P_SYSCALL_SYMLINK_X_LINKPATH
    case e.E_SYSCALL_SYMLINKAT_X:
      return e.P_SYSCALL_SYMLINKAT_X_LINKPATH
    case e.E_SYSCALL_MOUNT_X:
      return e.P_SYSCALL_MOUNT_X_DEV
    default:
      return NONE
  }
}

function targetParam(): u32 {
  switch (Ev.code) {
    case e.E_SYSCALL_RENAME_X:
      return e.P_SYSCALL_RENAME_X_NEWPATH
    case e.E_SYSCALL_RENAMEAT_X:
      return e.P_SYSCALL_RENAMEAT_X_NEWPATH
    case e.E_SYSCALL_RENAMEAT2_X:
      return e.P_SYSCALL_RENAMEAT2_X_NEWPATH
    case e.E_SYSCALL_LINK_2_X:
      return e.P_SYSCALL_LINK_2_X_OLDPATH
    case e.E_SYSCALL_LINKAT_2_X:
      return e.P_SYSCALL_LINKAT_2_X_OLDPATH
    case e.E_SYSCALL_SYMLINK_X:
      return e.P_SYSCALL_SYMLINK_X_TARGET
    case e.E_SYSCALL_SYMLINKAT_X:
      return e.P_SYSCALL_SYMLINKAT_X_TARGET
    case e.E_SYSCALL_MOUNT_X:
      return e.P_SYSCALL_MOUNT_X_DIR
    default:
      return NONE
  }
}

function isOpen(): bool {
  return (
    Ev.code == e.E_SYSCALL_OPEN_X ||
    Ev.code == e.E_SYSCALL_OPENAT_2_X ||
    Ev.code == e.E_SYSCALL_OPENAT2_X
  )
}

/** Calls have paths once they succeeded; those of the open family unless their result is -1 (EPERM). */
function counts(): bool {
  return Ev.hasRes && (isOpen() ? Ev.res != -1 : Ev.res == 0)
}

export function extractFsPath(field: u32): u32 {
  const which =
    field == F_FS_PATH_NAME || field == F_FS_PATH_NAMERAW
      ? NAME
      : field == F_FS_PATH_SOURCE || field == F_FS_PATH_SOURCERAW
        ? SOURCE
        : TARGET
  const param = which == NAME ? nameParam() : which == SOURCE ? sourceParam() : targetParam()
  if (param == NONE || !counts()) return KIND_NONE
  const resolve = field == F_FS_PATH_NAME || field == F_FS_PATH_SOURCE || field == F_FS_PATH_TARGET
  if (param == DESCRIPTOR) {
    const fd = resolveFd()
    return fd == 0 ? text(T_NA, 0) : nameValue(fd)
  }
  let p = T_NA
  let n = T_NA_LEN
  if (paramLen(param) != 0) {
    p = paramPtr(param)
    n = stringLength(p, paramLen(param))
  }
  text(p, n)
  return resolve ? absolute(param) : text(p, n)
}

/** The path in the registers made absolute and plain. */
function absolute(param: u32): u32 {
  const p = V.ptr
  const n = V.len
  if (n == 0 && !isOpen()) return text(p, n)
  if (n != 0 && load<u8>(p) == 0x2f) {
    Dir.len = 0
    return joined(p, n)
  }
  if (Ev.thread == 0) return KIND_NONE
  if ((e.eventFlags(Ev.code) & (e.EF_CREATES_FD | e.EF_USES_FD)) == 0) {
    // The directories given to linkat do not count for Falco, and so not here.
    if (Ev.code == e.E_SYSCALL_LINKAT_2_X) {
      cwdOf(Ev.thread)
      return joined(p, n)
    }
    resolvePath(param, p, n)
    return joinedValue()
  }
  const fd = resolveFd()
  if (isOpen()) return fd == 0 ? text(T_UNKNOWN_PATH, T_UNKNOWN_PATH_LEN) : nameValue(fd)
  // Relative to the directory of the call, when it was opened as one.
  const relative = e.paramType(Ev.code, param) == e.PT_FSRELPATH
  if (relative && fd != 0 && <u32>Fd.at(fd).type == FD_DIRECTORY && Fd.at(fd).name != 0) {
    const directory = Path.at(<usize>Fd.at(fd).name)
    withSlash(<usize>directory.text, directory.len)
  } else {
    Dir.ptr = T_UNKNOWN_PATH
    Dir.len = T_UNKNOWN_PATH_LEN
  }
  return joined(p, n)
}

/** The `n` bytes at `p` joined to Dir. */
function joined(p: usize, n: u32): u32 {
  joinPath(Dir.ptr, Dir.len, p, n)
  return joinedValue()
}

function joinedValue(): u32 {
  begin()
  put(Join.ptr, Join.len)
  return finish()
}
