// SPDX-License-Identifier: Apache-2.0
// Memory sizes that brk, mmap, mmap2, munmap and context switches report.

import { Ev, paramLen, paramU64 } from '../../event/current'
import {
  P_SCHEDSWITCH_6_E_PGFT_MAJ,
  P_SCHEDSWITCH_6_E_PGFT_MIN,
  P_SCHEDSWITCH_6_E_VM_RSS,
  P_SCHEDSWITCH_6_E_VM_SIZE,
  P_SCHEDSWITCH_6_E_VM_SWAP,
  P_SYSCALL_BRK_4_X_VM_RSS,
  P_SYSCALL_BRK_4_X_VM_SIZE,
  P_SYSCALL_BRK_4_X_VM_SWAP,
} from '../../generated/params'
import { Thread } from '../thread'
import { mainOf } from './process'

/** brk, mmap, mmap2, munmap: the sizes stand at the same places. */
export function applyMemory(): void {
  if (Ev.thread == 0) return
  const o = Thread.at(Ev.thread)
  if (paramLen(P_SYSCALL_BRK_4_X_VM_SIZE) != 0) {
    o.vmSize = <u32>paramU64(P_SYSCALL_BRK_4_X_VM_SIZE, 0)
  }
  if (paramLen(P_SYSCALL_BRK_4_X_VM_SWAP) == 0) return
  o.vmRss = <u32>paramU64(P_SYSCALL_BRK_4_X_VM_RSS, 0)
  o.vmSwap = <u32>paramU64(P_SYSCALL_BRK_4_X_VM_SWAP, 0)
}

/** Context switch: faults are the thread's own, sizes its process's. */
export function applySwitch(): void {
  if (Ev.thread == 0 || paramLen(P_SCHEDSWITCH_6_E_VM_SWAP) == 0) return
  const o = Thread.at(Ev.thread)
  o.pfmajor = paramU64(P_SCHEDSWITCH_6_E_PGFT_MAJ, 0)
  o.pfminor = paramU64(P_SCHEDSWITCH_6_E_PGFT_MIN, 0)
  const main = mainOf(Ev.thread)
  if (main == 0) return
  const m = Thread.at(main)
  m.vmSize = <u32>paramU64(P_SCHEDSWITCH_6_E_VM_SIZE, 0)
  m.vmRss = <u32>paramU64(P_SCHEDSWITCH_6_E_VM_RSS, 0)
  m.vmSwap = <u32>paramU64(P_SCHEDSWITCH_6_E_VM_SWAP, 0)
}
