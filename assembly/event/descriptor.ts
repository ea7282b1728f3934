// SPDX-License-Identifier: Apache-2.0
// The descriptor an event speaks of: looked up once, when somebody first asks. Most events of the
// read and write family are decided without it.

import { getFd, mutableFd } from '../state/fd-tables'
import { tableOf } from '../state/threads'
import { Ev } from './current'

/** The descriptor (state/fds.ts Fd) for reading, 0 when unknown; keeps it in Ev.fd. */
export function resolveFd(): usize {
  return Ev.fdResolved ? Ev.fd : lookUpFd()
}

function lookUpFd(): usize {
  Ev.fdResolved = true
  if (Ev.thread != 0 && Ev.hasFd && Ev.fdNum >= 0) Ev.fd = getFd(tableOf(Ev.thread), Ev.fdNum)
  return Ev.fd
}

/** The same for changing: no other process's table sees the change. */
export function ownFd(): usize {
  if (resolveFd() == 0) return 0
  Ev.fd = mutableFd(tableOf(Ev.thread), Ev.fdNum)
  return Ev.fd
}
