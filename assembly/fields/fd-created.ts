// SPDX-License-Identifier: Apache-2.0
// What fd.* says of a call that was to make a descriptor and has none to show: the name it was given.

import { Ev, paramI64, paramLen, paramPtr, paramStrLen, textLen, textPtr } from '../event/current'
import {
  E_SOCKET_ACCEPT_5_X,
  E_SOCKET_ACCEPT_X,
  E_SOCKET_ACCEPT4_5_X,
  E_SOCKET_ACCEPT4_6_X,
  E_SOCKET_ACCEPT4_X,
  E_SOCKET_CONNECT_X,
  E_SOCKET_SOCKET_X,
  E_SYSCALL_CREAT_X,
  E_SYSCALL_EVENTFD_X,
  E_SYSCALL_EVENTFD2_X,
  E_SYSCALL_INOTIFY_INIT_X,
  E_SYSCALL_INOTIFY_INIT1_X,
  E_SYSCALL_OPEN_BY_HANDLE_AT_X,
  E_SYSCALL_OPEN_X,
  E_SYSCALL_OPENAT_2_X,
  E_SYSCALL_OPENAT2_X,
  E_SYSCALL_PIPE_X,
  E_SYSCALL_PIPE2_X,
  E_SYSCALL_SIGNALFD_X,
  E_SYSCALL_SIGNALFD4_X,
  E_SYSCALL_TIMERFD_CREATE_X,
  P_SYSCALL_OPEN_BY_HANDLE_AT_X_PATH,
  P_SYSCALL_OPENAT_2_X_DIRFD,
  P_SYSCALL_OPENAT_2_X_NAME,
} from '../generated/events'
import { Dir, dirOf, FDCWD, Join, joinPath } from '../state/path-join'
import { putBase, putResolved } from './param-text'
import { begin, finish, put, Text } from './text'
import { T_NA } from './texts'
import { KIND_NONE, text } from './value'

/** Name parameter of open, creat, accept and connect. */
const SECOND: u32 = 1

/** The name as a value; `raw`: as it was given. */
export function createdName(raw: bool): u32 {
  if ((Ev.code & 1) == 0) return KIND_NONE
  switch (Ev.code) {
    case E_SYSCALL_OPEN_X:
    case E_SYSCALL_CREAT_X:
    case E_SOCKET_ACCEPT_X:
    case E_SOCKET_ACCEPT_5_X:
    case E_SOCKET_ACCEPT4_X:
    case E_SOCKET_ACCEPT4_5_X:
    case E_SOCKET_ACCEPT4_6_X:
    case E_SOCKET_CONNECT_X:
      begin()
      putResolved(SECOND)
      if (Text.at == Text.start) putBase(SECOND)
      return finish()
    case E_SYSCALL_OPENAT_2_X:
    case E_SYSCALL_OPENAT2_X:
      return openedName(raw)
    case E_SYSCALL_OPEN_BY_HANDLE_AT_X:
      return text(
        textPtr(P_SYSCALL_OPEN_BY_HANDLE_AT_X_PATH),
        textLen(P_SYSCALL_OPEN_BY_HANDLE_AT_X_PATH),
      )
    default:
      return text(T_NA, 0)
  }
}

/** openat and openat2 have directory and name in the same places. */
function openedName(raw: bool): u32 {
  if (paramLen(P_SYSCALL_OPENAT_2_X_NAME) == 0 || paramLen(P_SYSCALL_OPENAT_2_X_DIRFD) == 0)
    return KIND_NONE
  const p = paramPtr(P_SYSCALL_OPENAT_2_X_NAME)
  const n = paramStrLen(P_SYSCALL_OPENAT_2_X_NAME)
  if (raw) return text(p, n)
  dirOf(Ev.thread, paramI64(P_SYSCALL_OPENAT_2_X_DIRFD, FDCWD), n == 0 ? 0 : load<u8>(p))
  joinPath(Dir.ptr, Dir.len, p, n)
  // Mostly the name needs no work and stands in the record.
  if (Join.ptr == p) return text(p, Join.len)
  begin()
  put(Join.ptr, Join.len)
  return finish()
}

/** fd.typechar of the descriptor that was to be made. */
export function createdTypeChar(): u32 {
  switch (Ev.code) {
    case E_SYSCALL_OPENAT_2_X:
    case E_SYSCALL_OPENAT2_X:
    case E_SYSCALL_CREAT_X:
      return 0x66
    case E_SOCKET_SOCKET_X:
    case E_SOCKET_ACCEPT_X:
    case E_SOCKET_ACCEPT_5_X:
    case E_SOCKET_ACCEPT4_X:
    case E_SOCKET_ACCEPT4_5_X:
    case E_SOCKET_ACCEPT4_6_X:
      return 0x34
    case E_SYSCALL_PIPE_X:
    case E_SYSCALL_PIPE2_X:
      return 0x70
    case E_SYSCALL_EVENTFD_X:
    case E_SYSCALL_EVENTFD2_X:
      return 0x65
    case E_SYSCALL_SIGNALFD_X:
    case E_SYSCALL_SIGNALFD4_X:
      return 0x73
    case E_SYSCALL_TIMERFD_CREATE_X:
      return 0x74
    case E_SYSCALL_INOTIFY_INIT_X:
    case E_SYSCALL_INOTIFY_INIT1_X:
      return 0x69
    default:
      return 0x6f
  }
}
