// SPDX-License-Identifier: Apache-2.0
// The name whose rule bits hold for an event: that of its descriptor, or the one that a failed call was to open.

import { Ev } from '../event/current'
import { resolveFd } from '../event/descriptor'
import {
  E_SYSCALL_CREAT_X,
  E_SYSCALL_OPEN_X,
  E_SYSCALL_OPENAT_2_X,
  E_SYSCALL_OPENAT2_X,
} from '../generated/events'
import { Fd } from '../state/fds'
import { internPath, Path } from '../state/paths'
import { createdName, createdTypeChar } from './fd-created'
import { KIND_STR, V } from './value'

/**
 * The name (state/paths.ts Path) that alone decides what fields of the group "fd" are; 0 when there is none. A name
 * that could not be opened is kept under its fd.typechar, a number that no type of descriptor has: other fields of
 * it than those of a descriptor have values.
 */
export function namedBy(): usize {
  if (!Ev.hasFd) return 0
  const fd = resolveFd()
  if (fd != 0) {
    const o = Fd.at(fd)
    const name = <usize>o.name
    return name != 0 && Path.at(name).kind == <u16>o.type ? name : 0
  }
  if (!opensByName(Ev.code) || Ev.thread == 0 || createdName(false) != KIND_STR) return 0
  return internPath(V.ptr, V.len, createdTypeChar())
}

function opensByName(code: u32): bool {
  return (
    code == E_SYSCALL_OPENAT_2_X ||
    code == E_SYSCALL_OPEN_X ||
    code == E_SYSCALL_OPENAT2_X ||
    code == E_SYSCALL_CREAT_X
  )
}
