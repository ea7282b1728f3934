// SPDX-License-Identifier: Apache-2.0
// Field evt.abspath: a path parameter made absolute against its directory parameter.

import { Ev, paramI64, paramLen, paramPtr, paramStrLen } from '../event/current'
import * as e from '../generated/events'
import { Dir, dirOf, FDCWD, Join, joinPath } from '../state/path-join'
import { begin, finish, put } from './text'
import { T_DST, T_DST_LEN } from './texts'
import { KIND_NONE } from './value'

const NONE: u32 = 255

/** Path parameter; `second`: the one a call with two of them writes to. */
function pathParam(second: bool): u32 {
  switch (Ev.code) {
    case e.E_SYSCALL_RENAMEAT_X:
      return second ? e.P_SYSCALL_RENAMEAT_X_NEWPATH : e.P_SYSCALL_RENAMEAT_X_OLDPATH
    case e.E_SYSCALL_RENAMEAT2_X:
      return second ? e.P_SYSCALL_RENAMEAT2_X_NEWPATH : e.P_SYSCALL_RENAMEAT2_X_OLDPATH
    case e.E_SYSCALL_LINKAT_2_X:
      return second ? e.P_SYSCALL_LINKAT_2_X_NEWPATH : e.P_SYSCALL_LINKAT_2_X_OLDPATH
    case e.E_SYSCALL_SYMLINKAT_X:
      return e.P_SYSCALL_SYMLINKAT_X_LINKPATH
    case e.E_SYSCALL_OPENAT_2_X:
      return e.P_SYSCALL_OPENAT_2_X_NAME
    case e.E_SYSCALL_OPENAT2_X:
      return e.P_SYSCALL_OPENAT2_X_NAME
    case e.E_SYSCALL_UNLINKAT_2_X:
      return e.P_SYSCALL_UNLINKAT_2_X_NAME
    case e.E_SYSCALL_MKDIRAT_X:
      return e.P_SYSCALL_MKDIRAT_X_PATH
    case e.E_SYSCALL_FCHMODAT_X:
      return e.P_SYSCALL_FCHMODAT_X_FILENAME
    case e.E_SYSCALL_FCHOWNAT_X:
      return e.P_SYSCALL_FCHOWNAT_X_PATHNAME
    default:
      return NONE
  }
}

/** `keyLen` bytes at `key`: "src", "dst" or nothing. */
export function absolutePath(key: usize, keyLen: u32): u32 {
  if (Ev.thread == 0) return KIND_NONE
  if (Ev.code == e.E_SYSCALL_OPEN_BY_HANDLE_AT_X) {
    if (!Ev.hasRes || Ev.res <= 0) return KIND_NONE
    return joined(0, 0, e.P_SYSCALL_OPEN_BY_HANDLE_AT_X_PATH)
  }
  const second = keyLen == T_DST_LEN && memory.compare(key, T_DST, T_DST_LEN) == 0
  const path = pathParam(second)
  // The directory stands right before its path in all of these.
  if (path == NONE || paramLen(path) == 0 || paramLen(path - 1) == 0) return KIND_NONE
  const n = paramStrLen(path)
  dirOf(Ev.thread, paramI64(path - 1, FDCWD), n == 0 ? 0 : load<u8>(paramPtr(path)))
  return joined(Dir.ptr, Dir.len, path)
}

function joined(dir: usize, dirLen: u32, path: u32): u32 {
  joinPath(dir, dirLen, paramPtr(path), paramStrLen(path))
  begin()
  put(Join.ptr, Join.len)
  return finish()
}
