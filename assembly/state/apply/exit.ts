// SPDX-License-Identifier: Apache-2.0
// procexit: a thread ends. Rules still see it; it is removed after them.

import { Ev, paramI64, paramLen } from '../../event/current'
import { P_PROCEXIT_1_E_REAPER_TID } from '../../generated/params'
import { noteExit } from '../exited'
import { Thread } from '../thread'
import { findThread } from '../threads'
import { markDead, removeWithTies } from './process'

export function applyExit(): void {
  const t = Ev.thread
  if (t == 0) return
  markDead(t)
  const o = Thread.at(t)
  if (o.child == 0) return
  if (Ev.nparams > P_PROCEXIT_1_E_REAPER_TID) {
    if (paramLen(P_PROCEXIT_1_E_REAPER_TID) != 0) {
      o.reaperTid = paramI64(P_PROCEXIT_1_E_REAPER_TID, -1)
    }
  } else o.reaperTid = -1
}

export function afterExit(): void {
  const t = findThread(Ev.tid)
  if (t != 0) {
    noteExit(Ev.tid, Thread.at(t).ptid, Ev.ts)
    removeWithTies(t)
  }
  Ev.thread = 0
}
