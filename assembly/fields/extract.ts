// SPDX-License-Identifier: Apache-2.0
// The value of a field for the current event. Fields are dealt out by the blocks their ids stand in
// (src/schema/field-rows.ts); the commonest are answered here.

import { Ev } from '../event/current'
import {
  F_CONTAINER_ID,
  F_EVT_HOSTNAME,
  F_EVT_IS_OPEN_CREATE,
  F_EVT_LATENCY,
  F_EVT_NUM,
  F_FD_IS_LOWER_LAYER,
  F_FD_NUM,
  F_FDLIST_NUMS,
  F_FDLIST_SPORTS,
  F_FS_PATH_NAME,
  F_FS_PATH_TARGETRAW,
  F_GROUP_GID,
  F_GROUP_NAME,
  F_K8S_DEPLOYMENT_LABELS,
  F_PROC_EXE,
  F_PROC_NAME,
  F_PROC_STDERR_NAME,
  F_USER_LOGINNAME,
  F_USER_UID,
  F_UTIL_CNT,
} from '../generated/fields'
import { Thread } from '../state/thread'
import { stringValue } from './ancestors'
import { extractContainer } from './container'
import { extractEvt } from './evt'
import { extractFd } from './fd'
import { extractFdList } from './fdlist'
import { extractFsPath } from './fs-path'
import { extractProc } from './proc'
import { extractUser } from './user'
import { FORM_PLAIN, KIND_NONE, unsigned, V } from './value'

const BY_INDEX: u32 = 1

class Counter {
  /** util.cnt */
  static uses: u64 = 0
}

/**
 * Extracts `field`; its argument is given by kind (generated/policy-layout.ts ARG_*): a number, or the
 * `keyLen` bytes at `key`. Returns the kind of the value (value.ts KIND_*), which is in V then; it holds
 * until the next Scratch.reset.
 */
export function extract(field: u32, argKind: u32, index: i32, key: usize, keyLen: u32): u32 {
  V.raw = false
  V.form = FORM_PLAIN
  if (field == F_PROC_NAME)
    return Ev.thread == 0 ? KIND_NONE : stringValue(Thread.at(Ev.thread).comm)
  if (field >= F_PROC_EXE && field <= F_PROC_STDERR_NAME)
    return extractProc(field, argKind, index, key, keyLen)
  if (field >= F_FD_NUM && field <= F_FD_IS_LOWER_LAYER)
    return extractFd(field, argKind == BY_INDEX ? index : -1)
  if (field >= F_EVT_LATENCY && field <= F_EVT_IS_OPEN_CREATE)
    return extractEvt(field, argKind, index, key, keyLen)
  if (field >= F_EVT_NUM && field <= F_EVT_HOSTNAME)
    return extractEvt(field, argKind, index, key, keyLen)
  if (field >= F_USER_UID && field <= F_USER_LOGINNAME) return extractUser(field)
  if (field >= F_GROUP_GID && field <= F_GROUP_NAME) return extractUser(field)
  if (field >= F_FS_PATH_NAME && field <= F_FS_PATH_TARGETRAW) return extractFsPath(field)
  if (field >= F_CONTAINER_ID && field <= F_K8S_DEPLOYMENT_LABELS) {
    return extractContainer(field, argKind, index, key, keyLen)
  }
  if (field >= F_FDLIST_NUMS && field <= F_FDLIST_SPORTS) return extractFdList(field)
  if (field == F_UTIL_CNT) return unsigned(++Counter.uses)
  // Fields of other event sources.
  return KIND_NONE
}
