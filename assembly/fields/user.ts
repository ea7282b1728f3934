// SPDX-License-Identifier: Apache-2.0
// Fields user.* and group.*: the user and group of the acting thread, by the names of its container.

import { Ev } from '../event/current'
import {
  F_GROUP_GID,
  F_GROUP_NAME,
  F_USER_HOMEDIR,
  F_USER_LOGINNAME,
  F_USER_LOGINUID,
  F_USER_NAME,
  F_USER_SHELL,
  F_USER_UID,
} from '../generated/fields'
import { Thread } from '../state/thread'
import { Account, findGroup, findUser } from '../state/users'
import { stringValue } from './ancestors'
import { T_NA, T_NA_LEN, T_ROOT, T_ROOT_HOME, T_ROOT_HOME_LEN, T_ROOT_LEN } from './texts'
import { KIND_NONE, signed, text, unsigned } from './value'

const NO_ID: u32 = 0xffffffff

export function extractUser(field: u32): u32 {
  if (Ev.thread == 0) return KIND_NONE
  const o = Thread.at(Ev.thread)
  switch (field) {
    case F_USER_UID:
      return unsigned(o.uid)
    case F_USER_NAME:
      return accountName(findUser(<usize>o.container, o.uid), o.uid)
    case F_USER_LOGINUID:
      return signed(o.loginuid == NO_ID ? -1 : <i64>o.loginuid)
    case F_USER_LOGINNAME:
      return accountName(findUser(<usize>o.container, o.loginuid), o.loginuid)
    case F_USER_HOMEDIR: {
      const user = findUser(<usize>o.container, o.uid)
      if (user != 0) return stringValue(Account.at(user).home)
      return o.uid == 0 ? text(T_ROOT_HOME, T_ROOT_HOME_LEN) : text(T_NA, T_NA_LEN)
    }
    case F_USER_SHELL: {
      const user = findUser(<usize>o.container, o.uid)
      return user != 0 ? stringValue(Account.at(user).shell) : text(T_NA, T_NA_LEN)
    }
    case F_GROUP_GID:
      return unsigned(o.gid)
    case F_GROUP_NAME:
      return accountName(findGroup(<usize>o.container, o.gid), o.gid)
    default:
      return KIND_NONE
  }
}

/** Number 0 is root even where nobody said so. */
function accountName(account: usize, id: u32): u32 {
  if (account != 0) return stringValue(Account.at(account).name)
  return id == 0 ? text(T_ROOT, T_ROOT_LEN) : text(T_NA, T_NA_LEN)
}
