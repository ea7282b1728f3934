// SPDX-License-Identifier: Apache-2.0
// Field fd.types: the kinds of descriptors of a process.

import { Ev } from '../event/current'
import { fdTypeName, fdTypeNameLength } from '../generated/names'
import { getFd, MAX_FD, previousFd } from '../state/fd-tables'
import { Fd } from '../state/fds'
import { tableOf } from '../state/threads'
import { KIND_LIST, KIND_NONE, listAdd, listBegin, listLen, listPtr, V } from './value'

/** fd.types: the kinds of all descriptors of the process, each once; fd.types[n]: of descriptor n. */
export function typesOf(index: i32): u32 {
  const table = tableOf(Ev.thread)
  if (index >= 0) {
    const fd = getFd(table, index)
    if (fd == 0) return KIND_NONE
    listBegin()
    listAdd(fdTypeName(Fd.at(fd).type), fdTypeNameLength(Fd.at(fd).type))
    return KIND_LIST
  }
  if (table == 0) return KIND_NONE
  listBegin()
  // From the highest number down: for what a process opened in order, that is Falco's order.
  for (
    let number = previousFd(table, MAX_FD);
    number >= 0;
    number = previousFd(table, number - 1)
  ) {
    const fd = getFd(table, number)
    const name = fdTypeName(Fd.at(fd).type)
    const length = fdTypeNameLength(Fd.at(fd).type)
    if (!isListed(name, length)) listAdd(name, length)
  }
  return V.count == 0 ? KIND_NONE : KIND_LIST
}

/** Kinds that share a name share its address only when the table says so: compared by bytes. */
function isListed(name: usize, length: u32): bool {
  for (let i: u32 = 0; i < V.count; i++) {
    if (listLen(i) == length && memory.compare(listPtr(i), name, length) == 0) return true
  }
  return false
}
