// SPDX-License-Identifier: Apache-2.0
// Descriptors: what is known of one, and the slab they live in. Numbers and ownership are the business of
// state/fd-tables.ts; what a call does to a descriptor is in state/apply/.

import {
  EPOLL_CREATE1_FLAGS_EPOLL_CLOEXEC,
  FILE_FLAGS_O_CLOEXEC,
  MEMFD_CREATE_FLAGS_MFD_CLOEXEC,
} from '../generated/flags'
import { reserve } from '../memory/regions'

/** Descriptor types: libscap's scap_fd_type numbers (src/schema/fd-types.ts). */
export const FD_UNKNOWN: u32 = 0
export const FD_FILE: u32 = 1
export const FD_DIRECTORY: u32 = 2
export const FD_IPV4_SOCK: u32 = 3
export const FD_IPV6_SOCK: u32 = 4
export const FD_IPV4_SERVSOCK: u32 = 5
export const FD_IPV6_SERVSOCK: u32 = 6
export const FD_FIFO: u32 = 7
export const FD_UNIX_SOCK: u32 = 8
export const FD_EVENT: u32 = 9
export const FD_SIGNALFD: u32 = 11
export const FD_EVENTPOLL: u32 = 12
export const FD_INOTIFY: u32 = 13
export const FD_TIMERFD: u32 = 14
export const FD_NETLINK: u32 = 15
export const FD_FILE_V2: u32 = 16
export const FD_BPF: u32 = 17
export const FD_USERFAULTFD: u32 = 18
export const FD_IOURING: u32 = 19
export const FD_MEMFD: u32 = 20
export const FD_PIDFD: u32 = 21

/**
 * One descriptor: two cache lines, what files need in the first; shared between tables until one of them
 * changes it. `name` is an interned Path, kept alive by standing here (state/paths.ts looks through the slab). When it is 0 the text is made from the addresses if FDF_TUPLE_NAME is set
 * (connected: "ip:port->ip:port"; listening: "ip:port"; ICMP and raw: no ports; l4 0: "<unknown>"), else
 * the name is empty.
 */
@unmanaged
export class Fd {
  /** Chunks that hold it, as long as their slots say that it is shared (SHARED). */
  refs: u32
  /** FD_* */
  type: u8
  /** IPPROTO-like transport: SCAP_L4_* (0 unknown, 1 NA, 2 tcp, 3 udp, 4 icmp, 5 raw). */
  l4: u8
  /** FDF_* (state of the socket; see below). */
  flags: u16
  openflags: u32
  name: u32
  /** Path as the caller gave it; 0 with FDF_OPENED: equal to the name; 0 without: there is none. */
  rawName: u32
  dev: u32
  mountId: u32
  /** Pid for pidfds, else 0. */
  pid: u32
  ino: u64
  /**
   * Socket addresses as readers see them: v4 uses the first 4 bytes of sip0 and dip0; a listening socket
   * has its own address in sip and sport; unix: source in sip0, destination in dip0.
   */
  sip0: u64
  sip1: u64
  dip0: u64
  dip1: u64
  sport: u16
  dport: u16
  /** Socket domain given to socket(2). */
  domain: u32
  /** What the addresses are computed from (state/apply/socket-info.ts). */
  info0: u64
  info1: u64
  info2: u64
  info3: u64
  info4: u64

  static at(ptr: usize): Fd {
    return changetype<Fd>(ptr)
  }
}

/** Flags of a descriptor (libsinsp's FLAGS_* by meaning). */
export const FDF_ROLE_CLIENT: u32 = 1
export const FDF_ROLE_SERVER: u32 = 2
export const FDF_CONNECTED: u32 = 4
export const FDF_PENDING: u32 = 8
export const FDF_FAILED: u32 = 16
export const FDF_FROM_PROC: u32 = 128
export const FDF_OVERLAY_UPPER: u32 = 256
export const FDF_OVERLAY_LOWER: u32 = 512
/** The name is the text of the addresses. */
export const FDF_TUPLE_NAME: u32 = 2048
/** Opened by path: has a raw name. */
export const FDF_OPENED: u32 = 4096

/** Bytes of a slot: a whole number of cache lines. */
export const FD_SLOT: u32 = 128
/** Bytes of it that are used. */
const FD_SIZE: u32 = 120

export class Fds {
  static slab: usize = 0
  static capacity: u32 = 0
  static fresh: u32 = 0
  /** Stack of free slots below `fresh`, u32 each: closing a file does not touch its descriptor. */
  static free: usize = 0
  static freeCount: u32 = 0
  static count: u32 = 0
  /** Descriptors not tracked: number out of range, or no memory. */
  static outOfRange: u64 = 0
  static refused: u64 = 0
}

/** Room for `capacity` distinct descriptors; false when memory is too small. */
export function fdsInit(capacity: u32): bool {
  Fds.capacity = capacity
  Fds.slab = reserve(<usize>capacity * FD_SLOT, 64)
  Fds.free = reserve((<usize>capacity) << 2, 64)
  Fds.fresh = 0
  Fds.freeCount = 0
  Fds.count = 0
  Fds.outOfRange = 0
  Fds.refused = 0
  return Fds.slab != 0 && Fds.free != 0
}

/** Plain stores: a call for so few bytes costs more than they do. */
function clear(fd: usize): void {
  const zero = i64x2.splat(0)
  v128.store(fd, zero)
  v128.store(fd, zero, 16)
  v128.store(fd, zero, 32)
  v128.store(fd, zero, 48)
  v128.store(fd, zero, 64)
  v128.store(fd, zero, 80)
  v128.store(fd, zero, 96)
  v128.store(fd, zero, 112)
}

/** A cleared descriptor of `type` that is the caller's to put into a table; 0 when the slab is full. */
export function newFd(type: u32): usize {
  let fd: usize
  if (Fds.freeCount != 0) {
    Fds.freeCount--
    fd = <usize>load<u32>(Fds.free + ((<usize>Fds.freeCount) << 2))
  } else if (Fds.fresh < Fds.capacity) {
    fd = Fds.slab + <usize>Fds.fresh * FD_SLOT
    Fds.fresh++
  } else {
    Fds.refused++
    return 0
  }
  clear(fd)
  const o = Fd.at(fd)
  o.refs = 1
  o.type = <u8>type
  Fds.count++
  return fd
}

/** Gives up a descriptor that nothing holds any more. */
export function freeFd(fd: usize): void {
  store<u32>(Fds.free + ((<usize>Fds.freeCount) << 2), <u32>fd)
  Fds.freeCount++
  Fds.count--
}

/** Takes the names out of free slots, where closing left them: for those who look through the slab. */
export function clearFreeFds(): void {
  const end = Fds.free + ((<usize>Fds.freeCount) << 2)
  for (let at = Fds.free; at < end; at += 4) {
    const o = Fd.at(<usize>load<u32>(at))
    o.name = 0
    o.rawName = 0
  }
}

/** A copy of `fd` that is the caller's to put into a table; 0 when the slab is full. */
export function copyFd(fd: usize): usize {
  const copy = newFd(0)
  if (copy == 0) return 0
  for (let i: usize = 0; i < FD_SIZE; i += 8) store<u64>(copy + i, load<u64>(fd + i))
  Fd.at(copy).refs = 1
  return copy
}

/** Gives `fd` another name. */
export function setFdName(fd: usize, path: usize): void {
  Fd.at(fd).name = <u32>path
}

/** Whether it does not survive an exec. */
export function closesOnExec(o: Fd): bool {
  if (o.openflags & FILE_FLAGS_O_CLOEXEC) return true
  if (o.type == <u8>FD_EVENTPOLL) return (o.openflags & EPOLL_CREATE1_FLAGS_EPOLL_CLOEXEC) != 0
  return o.type == <u8>FD_MEMFD && (o.openflags & MEMFD_CREATE_FLAGS_MFD_CLOEXEC) != 0
}

/** Says whether a descriptor survives an exec: the caller must own it, and it is in no table yet. */
export function setCloseOnExec(fd: usize, on: bool): void {
  const o = Fd.at(fd)
  let own = FILE_FLAGS_O_CLOEXEC
  // Two types keep flags of their own, where the same bit means this.
  if (o.type == <u8>FD_EVENTPOLL) own |= EPOLL_CREATE1_FLAGS_EPOLL_CLOEXEC
  else if (o.type == <u8>FD_MEMFD) own |= MEMFD_CREATE_FLAGS_MFD_CLOEXEC
  o.openflags = on ? o.openflags | FILE_FLAGS_O_CLOEXEC : o.openflags & ~own
}
