// SPDX-License-Identifier: Apache-2.0
// Fields evt.count.* and evt.buflen.*, made for sums over events. Called by evt.ts.

import { Ev } from '../event/current'
import { resolveFd } from '../event/descriptor'
import {
  E_PROCINFO_E,
  E_SOCKET_ACCEPT_5_X,
  E_SOCKET_ACCEPT4_6_X,
  E_SOCKET_CONNECT_X,
  E_SYSCALL_CREAT_X,
  EC_IO_READ,
  EC_IO_WRITE,
  EC_MEMORY,
  eventCategory,
} from '../generated/events'
import * as f from '../generated/fields'
import { FD_DIRECTORY, FD_IPV4_SOCK, FD_IPV6_SERVSOCK, FD_UNIX_SOCK, Fd } from '../state/fds'
import { isMain, Thread } from '../state/thread'
import { isFileType, isIo } from './evt-category'
import { isOpenCall } from './evt-open'
import { KIND_NONE, unsigned } from './value'

/** Value of such a field; none for fields of events that do not come this way (evt.pluginname, evt.infra.*). */
export function countValue(field: u32): u32 {
  switch (field) {
    case f.F_EVT_COUNT:
      return unsigned(1)
    case f.F_EVT_COUNT_EXIT:
      return (Ev.code & 1) != 0 ? unsigned(1) : KIND_NONE
    case f.F_EVT_COUNT_PROCINFO:
      return unsigned(
        Ev.code == E_PROCINFO_E && Ev.thread != 0 && isMain(Thread.at(Ev.thread)) ? 1 : 0,
      )
    case f.F_EVT_COUNT_THREADINFO:
      return unsigned(Ev.code == E_PROCINFO_E ? 1 : 0)
    case f.F_EVT_COUNT_ERROR:
      return errorCount(true)
    case f.F_EVT_COUNT_ERROR_FILE:
      return errorCount(errorClass() == CLASS_FILE)
    case f.F_EVT_COUNT_ERROR_NET:
      return errorCount(errorClass() == CLASS_NET)
    case f.F_EVT_COUNT_ERROR_MEMORY:
      return errorCount(eventCategory(Ev.code) == EC_MEMORY)
    case f.F_EVT_COUNT_ERROR_OTHER:
      return errorCount(errorClass() == CLASS_OTHER)
    case f.F_EVT_BUFLEN:
      return bufferLength(true, true, ANY_FD)
    case f.F_EVT_BUFLEN_IN:
      return bufferLength(true, false, ANY_FD)
    case f.F_EVT_BUFLEN_OUT:
      return bufferLength(false, true, ANY_FD)
    case f.F_EVT_BUFLEN_FILE:
      return bufferLength(true, true, FILE_FD)
    case f.F_EVT_BUFLEN_FILE_IN:
      return bufferLength(true, false, FILE_FD)
    case f.F_EVT_BUFLEN_FILE_OUT:
      return bufferLength(false, true, FILE_FD)
    case f.F_EVT_BUFLEN_NET:
      return bufferLength(true, true, NET_FD)
    case f.F_EVT_BUFLEN_NET_IN:
      return bufferLength(true, false, NET_FD)
    case f.F_EVT_BUFLEN_NET_OUT:
      return bufferLength(false, true, NET_FD)
    default:
      // evt.pluginname, evt.plugininfo, evt.infra.*: no such events come this way.
      return KIND_NONE
  }
}

function errorCount(counts: bool): u32 {
  return counts && Ev.hasRes ? unsigned(Ev.res < 0 ? 1 : 0) : KIND_NONE
}

const CLASS_FILE: u32 = 0
const CLASS_NET: u32 = 1
const CLASS_OTHER: u32 = 2
const CLASS_MEMORY: u32 = 3

/** By the descriptor, or by the call when there is none. */
function errorClass(): u32 {
  const fd = resolveFd()
  if (fd != 0) {
    const type = <u32>Fd.at(fd).type
    if (isFileType(type) || type == FD_DIRECTORY) return CLASS_FILE
    return (type >= FD_IPV4_SOCK && type <= FD_IPV6_SERVSOCK) || type == FD_UNIX_SOCK
      ? CLASS_NET
      : CLASS_OTHER
  }
  if (isOpenCall() || Ev.code == E_SYSCALL_CREAT_X) return CLASS_FILE
  if (
    Ev.code == E_SOCKET_ACCEPT_5_X ||
    Ev.code == E_SOCKET_ACCEPT4_6_X ||
    Ev.code == E_SOCKET_CONNECT_X
  )
    return CLASS_NET
  return eventCategory(Ev.code) == EC_MEMORY ? CLASS_MEMORY : CLASS_OTHER
}

const ANY_FD: u32 = 0
const FILE_FD: u32 = 1
const NET_FD: u32 = 2

/** Bytes that a call on a known descriptor of the wanted kind moved. */
function bufferLength(input: bool, output: bool, wanted: u32): u32 {
  const category = eventCategory(Ev.code)
  const fits = input && output ? isIo(category) : category == (input ? EC_IO_READ : EC_IO_WRITE)
  if (!fits || !Ev.hasRes || Ev.res < 0) return KIND_NONE
  const fd = resolveFd()
  if (fd == 0) return KIND_NONE
  const type = <u32>Fd.at(fd).type
  if (wanted == FILE_FD && !isFileType(type)) return KIND_NONE
  if (wanted == NET_FD && (type < FD_IPV4_SOCK || type > FD_IPV6_SERVSOCK)) return KIND_NONE
  return unsigned(<u64>Ev.res)
}
