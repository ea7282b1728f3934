// SPDX-License-Identifier: Apache-2.0
// Users and groups by number, for the host and for each container, as told by host records and by
// the useradded/groupadded events of a capture.

import { unchain } from '../memory/chains'
import { hashInt } from '../memory/hash'
import { reserve } from '../memory/regions'
import { Container } from './containers'
import { release } from './strings'
import { Threads } from './threads'

/** One user or group; strings are owned references. */
@unmanaged
export class Account {
  next: u32
  /** Interned container id (state/strings.ts), 0 = the host. */
  container: u32
  /** ACCOUNT_USER or ACCOUNT_GROUP. */
  kind: u32
  id: u32
  /** Main group of a user. */
  gid: u32
  name: u32
  home: u32
  shell: u32

  static at(ptr: usize): Account {
    return changetype<Account>(ptr)
  }
}

export const ACCOUNT_USER: u32 = 0
export const ACCOUNT_GROUP: u32 = 1

const SLOT: u32 = 32
const CAPACITY: u32 = 32768
const BITS: u32 = 12

export class Users {
  static slab: usize = 0
  static table: usize = 0
  static fresh: u32 = 0
  static freeList: u32 = 0
  static users: u32 = 0
  static groups: u32 = 0
  /** Accounts not kept because the table was full. */
  static refused: u64 = 0
}

/** False when memory is too small. */
export function initUsers(): bool {
  Users.slab = reserve(CAPACITY * SLOT, 64)
  Users.table = reserve(4 << BITS, 64)
  if (Users.slab == 0 || Users.table == 0) return false
  memory.fill(Users.table, 0, 4 << BITS)
  Users.fresh = 0
  Users.freeList = 0
  Users.users = 0
  Users.groups = 0
  Users.refused = 0
  return true
}

function bucketOf(kind: u32, container: u32, id: u32): usize {
  const key = (((<u64>container) << 32) | <u64>id) ^ ((<u64>kind) << 63)
  return Users.table + ((<usize>hashInt(key, BITS)) << 2)
}

function find(kind: u32, container: u32, id: u32): usize {
  let at = <usize>load<u32>(bucketOf(kind, container, id))
  while (at != 0) {
    const o = Account.at(at)
    if (o.id == id && o.container == container && o.kind == kind) return at
    at = <usize>o.next
  }
  return 0
}

function idOf(container: usize): u32 {
  return container == 0 ? 0 : Container.at(container).id
}

/** The user `uid` of a container (state/containers.ts Container, 0 = the host), or 0. */
export function findUser(container: usize, uid: u32): usize {
  return find(ACCOUNT_USER, idOf(container), uid)
}

/** The group `gid` of a container (0 = the host), or 0. */
export function findGroup(container: usize, gid: u32): usize {
  return find(ACCOUNT_GROUP, idOf(container), gid)
}

/**
 * Adds or replaces an account. Takes over the caller's references: the container id string (0 = host),
 * the name, and for users home and shell (else 0).
 */
export function putAccount(
  kind: u32,
  container: usize,
  id: u32,
  gid: u32,
  name: usize,
  home: usize,
  shell: usize,
): void {
  // Names of users feed rule bits kept for threads of unknown number.
  Threads.ancestry++
  let at = find(kind, <u32>container, id)
  if (at != 0) {
    const o = Account.at(at)
    if (container != 0) release(container)
    releaseTexts(o)
    o.gid = gid
    o.name = <u32>name
    o.home = <u32>home
    o.shell = <u32>shell
    return
  }
  if (Users.freeList != 0) {
    at = <usize>Users.freeList
    Users.freeList = Account.at(at).next
  } else if (Users.fresh < CAPACITY) {
    at = Users.slab + <usize>Users.fresh * SLOT
    Users.fresh++
  } else {
    Users.refused++
    if (container != 0) release(container)
    release(name)
    if (home != 0) release(home)
    if (shell != 0) release(shell)
    return
  }
  const o = Account.at(at)
  const bucket = bucketOf(kind, <u32>container, id)
  o.next = load<u32>(bucket)
  store<u32>(bucket, <u32>at)
  o.container = <u32>container
  o.kind = kind
  o.id = id
  o.gid = gid
  o.name = <u32>name
  o.home = <u32>home
  o.shell = <u32>shell
  if (kind == ACCOUNT_USER) Users.users++
  else Users.groups++
}

function releaseTexts(o: Account): void {
  release(<usize>o.name)
  if (o.home != 0) release(<usize>o.home)
  if (o.shell != 0) release(<usize>o.shell)
}

/** Forgets an account; `container` is the interned id (not taken over), 0 = the host. */
export function dropAccount(kind: u32, container: usize, id: u32): void {
  const at = find(kind, <u32>container, id)
  if (at == 0) return
  Threads.ancestry++
  unchain(bucketOf(kind, <u32>container, id), at, offsetof<Account>('next'))
  const o = Account.at(at)
  releaseTexts(o)
  if (o.container != 0) release(<usize>o.container)
  o.next = Users.freeList
  Users.freeList = <u32>at
  if (kind == ACCOUNT_USER) Users.users--
  else Users.groups--
}
