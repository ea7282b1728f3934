// SPDX-License-Identifier: Apache-2.0
// Field evt.category, and what input and output are done to.

import { Ev } from '../event/current'
import { resolveFd } from '../event/descriptor'
import { EC_IO_OTHER, EC_IO_READ, EC_IO_WRITE, EC_IPC, eventCategory } from '../generated/events'
import { categoryName, categoryNameLength } from '../generated/names'
import {
  FD_DIRECTORY,
  FD_EVENT,
  FD_FIFO,
  FD_FILE,
  FD_FILE_V2,
  FD_INOTIFY,
  FD_IPV4_SOCK,
  FD_IPV6_SERVSOCK,
  FD_SIGNALFD,
  FD_UNIX_SOCK,
  FD_USERFAULTFD,
  Fd,
} from '../state/fds'
import * as w from './texts'
import { text } from './value'

export function isIo(category: u32): bool {
  return category == EC_IO_READ || category == EC_IO_WRITE || category == EC_IO_OTHER
}

/** Input and output count as what they are done to. */
export function categoryValue(): u32 {
  const category = eventCategory(Ev.code)
  if (category == EC_IPC) return text(w.T_IPC, w.T_IPC_LEN)
  if (!isIo(category)) return text(categoryName(category), categoryNameLength(category))
  const fd = resolveFd()
  const type: u32 = fd == 0 ? 0 : Fd.at(fd).type
  if (isFileType(type) || type == FD_DIRECTORY) return text(w.T_FILE_TYPE, w.T_FILE_TYPE_LEN)
  if (type >= FD_IPV4_SOCK && type <= FD_IPV6_SERVSOCK) return text(w.T_NET_TYPE, w.T_NET_TYPE_LEN)
  const ipc =
    type == FD_FIFO ||
    type == FD_UNIX_SOCK ||
    type == FD_EVENT ||
    type == FD_SIGNALFD ||
    type == FD_INOTIFY ||
    type == FD_USERFAULTFD
  return ipc ? text(w.T_IPC_TYPE, w.T_IPC_TYPE_LEN) : text(w.T_UNKNOWN, w.T_UNKNOWN_LEN)
}

export function isFileType(type: u32): bool {
  return type == FD_FILE || type == FD_FILE_V2
}
