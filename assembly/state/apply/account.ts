// SPDX-License-Identifier: Apache-2.0
// User and group events, and events about containers, which only the host can read (JSON).

import { paramPtr, paramStrLen, paramU64 } from '../../event/current'
import { Walk } from '../../event/walk'
import {
  P_GROUP_ADDED_E_CONTAINER_ID,
  P_GROUP_ADDED_E_GID,
  P_GROUP_ADDED_E_NAME,
  P_USER_ADDED_E_CONTAINER_ID,
  P_USER_ADDED_E_GID,
  P_USER_ADDED_E_HOME,
  P_USER_ADDED_E_NAME,
  P_USER_ADDED_E_SHELL,
  P_USER_ADDED_E_UID,
} from '../../generated/params'
import { intern, release } from '../strings'
import { ACCOUNT_GROUP, ACCOUNT_USER, dropAccount, putAccount } from '../users'

/** String parameter `i`, with one reference for the caller. */
export function internParam(i: u32): usize {
  return intern(paramPtr(i), paramStrLen(i))
}

/** A container id as accounts are keyed by it: 0 for the host. */
export function accountContainer(i: u32): usize {
  return paramStrLen(i) == 0 ? 0 : internParam(i)
}

export function applyUserAdded(): void {
  putAccount(
    ACCOUNT_USER,
    accountContainer(P_USER_ADDED_E_CONTAINER_ID),
    <u32>paramU64(P_USER_ADDED_E_UID, 0),
    <u32>paramU64(P_USER_ADDED_E_GID, 0),
    internParam(P_USER_ADDED_E_NAME),
    internParam(P_USER_ADDED_E_HOME),
    internParam(P_USER_ADDED_E_SHELL),
  )
}

export function applyUserDeleted(): void {
  const container = accountContainer(P_USER_ADDED_E_CONTAINER_ID)
  dropAccount(ACCOUNT_USER, container, <u32>paramU64(P_USER_ADDED_E_UID, 0))
  if (container != 0) release(container)
}

export function applyGroupAdded(): void {
  putAccount(
    ACCOUNT_GROUP,
    accountContainer(P_GROUP_ADDED_E_CONTAINER_ID),
    <u32>paramU64(P_GROUP_ADDED_E_GID, 0),
    0,
    internParam(P_GROUP_ADDED_E_NAME),
    0,
    0,
  )
}

export function applyGroupDeleted(): void {
  const container = accountContainer(P_GROUP_ADDED_E_CONTAINER_ID)
  dropAccount(ACCOUNT_GROUP, container, <u32>paramU64(P_GROUP_ADDED_E_GID, 0))
  if (container != 0) release(container)
}

export function applyContainerEvent(): void {
  Walk.askHost = true
}
