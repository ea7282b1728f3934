// SPDX-License-Identifier: Apache-2.0
// What the flags and the mode of an open call say (evt.is_open_*).

import { Ev, paramU64 } from '../event/current'
import {
  E_SYSCALL_CREAT_X,
  E_SYSCALL_OPEN_BY_HANDLE_AT_X,
  E_SYSCALL_OPEN_X,
  E_SYSCALL_OPENAT_2_X,
  E_SYSCALL_OPENAT2_X,
} from '../generated/events'
import {
  FILE_FLAGS_O_CREAT,
  FILE_FLAGS_O_F_CREATED,
  FILE_FLAGS_O_TMPFILE,
} from '../generated/flags'

/** Where the flags of the open family stand; the mode follows, but for open_by_handle_at. */
function openFlagsParam(): u32 {
  return Ev.code == E_SYSCALL_OPENAT_2_X || Ev.code == E_SYSCALL_OPENAT2_X ? 3 : 2
}

export function isOpenCall(): bool {
  return (
    Ev.code == E_SYSCALL_OPENAT_2_X ||
    Ev.code == E_SYSCALL_OPEN_X ||
    Ev.code == E_SYSCALL_OPENAT2_X ||
    Ev.code == E_SYSCALL_OPEN_BY_HANDLE_AT_X
  )
}

export function openFlags(): u32 {
  return isOpenCall() ? <u32>paramU64(openFlagsParam(), 0) : 0
}

/** Without one of these flags a call of the open family neither creates nor makes a program. */
export const MAY_CREATE: u32 = FILE_FLAGS_O_CREAT | FILE_FLAGS_O_TMPFILE | FILE_FLAGS_O_F_CREATED

export function isOpenCreate(): bool {
  const flags = openFlags()
  if ((flags & FILE_FLAGS_O_F_CREATED) != 0) return true
  return (flags & FILE_FLAGS_O_TMPFILE) != 0 && Ev.hasRes && Ev.res >= 0
}

/** Execute permission for anyone. */
const ANY_EXECUTE: u64 = 0x49
const P_CREAT_MODE: u32 = 2

export function isOpenExec(): bool {
  if (Ev.code == E_SYSCALL_CREAT_X) return (paramU64(P_CREAT_MODE, 0) & ANY_EXECUTE) != 0
  if (Ev.code == E_SYSCALL_OPEN_BY_HANDLE_AT_X) return false
  if ((openFlags() & (FILE_FLAGS_O_TMPFILE | FILE_FLAGS_O_CREAT)) == 0) return false
  return (paramU64(openFlagsParam() + 1, 0) & ANY_EXECUTE) != 0
}
