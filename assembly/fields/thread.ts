// SPDX-License-Identifier: Apache-2.0
// Fields thread.*: the acting thread itself. Called by proc.ts.

import { Ev } from '../event/current'
import * as f from '../generated/fields'
import { isMain, Thread } from '../state/thread'
import { idValue } from './ancestors'
import { cgroupOf, cgroupsOf, putText } from './proc-text'
import { begin, finish, putSigned } from './text'
import { KIND_NONE, signed, truth, unsigned } from './value'

/** The fields that speak of one thread, not of its process. */
export function extractThread(field: u32, t: usize, key: usize, keyLen: u32): u32 {
  const o = Thread.at(t)
  switch (field) {
    case f.F_THREAD_TID:
      return idValue(Ev.tid)
    case f.F_THREAD_VTID:
      return o.vtid == -1 ? KIND_NONE : signed(o.vtid)
    case f.F_THREAD_ISMAIN:
      return truth(isMain(o))
    case f.F_THREAD_PFMAJOR:
      return unsigned(o.pfmajor)
    case f.F_THREAD_PFMINOR:
      return unsigned(o.pfminor)
    case f.F_THREAD_NAMETID:
      begin()
      putText(o.comm)
      putSigned(Ev.tid)
      return finish()
    case f.F_THREAD_EXECTIME:
    case f.F_THREAD_TOTEXECTIME:
      // The second look at an event, which every output takes, finds no time gone by.
      return unsigned(0)
    case f.F_THREAD_CGROUPS:
      return cgroupsOf(<usize>o.cgroups)
    case f.F_THREAD_CGROUP:
      return cgroupOf(<usize>o.cgroups, key, keyLen)
    case f.F_THREAD_VMSIZE:
      return unsigned(isMain(o) ? o.vmSize : 0)
    case f.F_THREAD_VMRSS:
      return unsigned(isMain(o) ? o.vmRss : 0)
    case f.F_THREAD_VMSIZE_B:
      return unsigned(isMain(o) ? (<u64>o.vmSize) << 10 : 0)
    case f.F_THREAD_VMRSS_B:
      return unsigned(isMain(o) ? (<u64>o.vmRss) << 10 : 0)
    default:
      // thread.cpu.*: shares of processor time are not measured.
      return KIND_NONE
  }
}

export function withoutThread(field: u32): u32 {
  if (field == f.F_THREAD_TID) return idValue(Ev.tid)
  return field == f.F_THREAD_EXECTIME ? unsigned(0) : KIND_NONE
}
