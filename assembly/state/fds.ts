// SPDX-License-Identifier: Apache-2.0
// Descriptor tables. A table is a directory of chunks of 15 descriptors; a fork shares the chunks
// and copies one when either side first changes it, and a descriptor when it is changed while shared.
// This file knows tables and ownership; what a call does to a descriptor is in state/apply/.

import {
  EPOLL_CREATE1_FLAGS_EPOLL_CLOEXEC,
  FILE_FLAGS_O_CLOEXEC,
  MEMFD_CREATE_FLAGS_MFD_CLOEXEC,
} from '../generated/flags'
import { alloc, free } from '../memory/arena'
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
export const FD_UNSUPPORTED: u32 = 10
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
export const FDF_CLOSE_IN_PROGRESS: u32 = 32
export const FDF_CLOSE_CANCELED: u32 = 64
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

/** A run of CHUNK_SLOTS descriptors of a table: one cache line. */
@unmanaged
class Chunk {
  /** Tables sharing it; u32 slots follow. */
  refs: u32

  static at(ptr: usize): Chunk {
    return changetype<Chunk>(ptr)
  }
}
const CHUNK_SLOTS: u32 = 15
const CHUNK_HEADER: u32 = 4
const CHUNK_SIZE: u32 = CHUNK_HEADER + CHUNK_SLOTS * 4

/**
 * A process's table, one cache line: the directory of chunk addresses stands behind the fields as long as
 * it is small, then in a block of its own.
 */
@unmanaged
export class FdTable {
  /** Thread groups using it (CLONE_FILES across processes). */
  refs: u32
  /** Entries of the directory. */
  chunks: u32
  dir: u32
  /** Descriptors in the table (proc.fdopencount). */
  count: u32

  static at(ptr: usize): FdTable {
    return changetype<FdTable>(ptr)
  }
}
const TABLE_HEADER: u32 = 16
const TABLE_SIZE: u32 = 64
const INLINE_CHUNKS: u32 = (TABLE_SIZE - TABLE_HEADER) / 4
/** Numbers above are counted and not tracked: 1 Mi is Linux's default ceiling (fs.nr_open). */
const MAX_FD: i64 = 1 << 20

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
  for (let p = fd; p < fd + FD_SIZE; p += 8) store<u64>(p, 0)
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

function freeFd(fd: usize): void {
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

/** Mark in a chunk's slot beside the descriptor's address: other chunks hold it too, and `refs` counts them. */
const SHARED: u32 = 1

/** What a chunk's slot holds is given up. 0 is allowed. */
function releaseSlot(held: u32): void {
  if (held == 0) return
  const fd = <usize>(held & ~SHARED)
  if ((held & SHARED) == 0 || --Fd.at(fd).refs == 0) freeFd(fd)
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

/** An empty table with one reference; 0 when the arena is full. */
export function newTable(): usize {
  const t = alloc(TABLE_SIZE)
  if (t == 0) return 0
  for (let p = t; p < t + TABLE_SIZE; p += 8) store<u64>(p, 0)
  const o = FdTable.at(t)
  o.refs = 1
  o.chunks = INLINE_CHUNKS
  o.dir = <u32>t + TABLE_HEADER
  return t
}

function releaseChunk(chunk: usize): void {
  const c = Chunk.at(chunk)
  if (--c.refs != 0) return
  const slots = chunk + CHUNK_HEADER
  for (let i: u32 = 0; i < CHUNK_SLOTS; i++) releaseSlot(load<u32>(slots + (i << 2)))
  free(chunk, CHUNK_SIZE)
}

/** One user of the table less. 0 is allowed. */
export function releaseTable(t: usize): void {
  if (t == 0) return
  const o = FdTable.at(t)
  if (--o.refs != 0) return
  for (let i: u32 = 0; i < o.chunks; i++) {
    const chunk = <usize>load<u32>(<usize>o.dir + (i << 2))
    if (chunk != 0) releaseChunk(chunk)
  }
  if (o.chunks > INLINE_CHUNKS) free(<usize>o.dir, o.chunks << 2)
  free(t, TABLE_SIZE)
}

/** A table with the same descriptors that changes on its own (fork); 0 when the arena is full. */
export function forkTable(t: usize): usize {
  const copy = newTable()
  if (copy == 0 || t == 0) return copy
  const from = FdTable.at(t)
  const to = FdTable.at(copy)
  if (from.chunks > INLINE_CHUNKS && !growDirectory(to, from.chunks)) {
    Fds.refused++
    return copy
  }
  for (let i: u32 = 0; i < from.chunks; i++) {
    const chunk = load<u32>(<usize>from.dir + (i << 2))
    store<u32>(<usize>to.dir + (i << 2), chunk)
    if (chunk != 0) Chunk.at(<usize>chunk).refs++
  }
  to.count = from.count
  return copy
}

/** Address of the slot of number `fd` in the chunk it belongs to. */
function slotIn(chunk: usize, fd: u32): usize {
  return chunk + CHUNK_HEADER + ((fd % CHUNK_SLOTS) << 2)
}

/** Descriptor `fd` of table `t`; 0 when there is none. For reading only: it may be shared. */
export function getFd(t: usize, fd: i64): usize {
  if (t == 0) return 0
  const o = FdTable.at(t)
  if (fd < 0 || fd >= MAX_FD) return 0
  const c = <u32>fd / CHUNK_SLOTS
  if (c >= o.chunks) return 0
  const chunk = <usize>load<u32>(<usize>o.dir + ((<usize>c) << 2))
  return chunk == 0 ? 0 : <usize>(load<u32>(slotIn(chunk, <u32>fd)) & ~SHARED)
}

function growDirectory(o: FdTable, atLeast: u32): bool {
  let n = o.chunks
  while (n < atLeast) n <<= 1
  const dir = alloc(n << 2)
  if (dir == 0) return false
  memory.fill(dir, 0, n << 2)
  memory.copy(dir, <usize>o.dir, o.chunks << 2)
  if (o.chunks > INLINE_CHUNKS) free(<usize>o.dir, o.chunks << 2)
  o.dir = <u32>dir
  o.chunks = n
  return true
}

/** A copy of a chunk for one of the tables that share it; 0 when the arena is full. */
function splitChunk(chunk: usize): usize {
  const copy = alloc(CHUNK_SIZE)
  if (copy == 0) return 0
  for (let at = CHUNK_HEADER; at < CHUNK_SIZE; at += 4) {
    let held = load<u32>(chunk + at)
    if (held != 0) {
      Fd.at(<usize>(held & ~SHARED)).refs++
      held |= SHARED
      store<u32>(chunk + at, held)
    }
    store<u32>(copy + at, held)
  }
  Chunk.at(copy).refs = 1
  Chunk.at(chunk).refs--
  return copy
}

/** The slot of descriptor `fd` in a chunk that belongs to this table alone; 0 when it cannot be had. */
function ownSlot(t: usize, fd: i64, create: bool): usize {
  if (t == 0) return 0
  if (fd < 0 || fd >= MAX_FD) {
    Fds.outOfRange++
    return 0
  }
  const o = FdTable.at(t)
  const c = <u32>fd / CHUNK_SLOTS
  if (c >= o.chunks && (!create || !growDirectory(o, c + 1))) return 0
  const entry = <usize>o.dir + ((<usize>c) << 2)
  let chunk = <usize>load<u32>(entry)
  if (chunk == 0) {
    if (!create) return 0
    chunk = alloc(CHUNK_SIZE)
    if (chunk == 0) return 0
    for (let p = chunk; p < chunk + CHUNK_SIZE; p += 8) store<u64>(p, 0)
    Chunk.at(chunk).refs = 1
    store<u32>(entry, <u32>chunk)
  } else if (Chunk.at(chunk).refs > 1) {
    chunk = splitChunk(chunk)
    if (chunk == 0) return 0
    store<u32>(entry, <u32>chunk)
  }
  return slotIn(chunk, <u32>fd)
}

/** Puts `desc` (takes it over) at number `fd`, replacing what was there; false when not tracked. */
export function putFd(t: usize, fd: i64, desc: usize): bool {
  const slot = desc == 0 ? <usize>0 : ownSlot(t, fd, true)
  if (slot == 0) {
    if (desc != 0) freeFd(desc)
    return false
  }
  const old = load<u32>(slot)
  if (old != 0) releaseSlot(old)
  else FdTable.at(t).count++
  store<u32>(slot, <u32>desc)
  return true
}

/** Descriptor `fd` for changing: no other table sees the change. 0 when there is none. */
export function mutableFd(t: usize, fd: i64): usize {
  if (getFd(t, fd) == 0) return 0
  const slot = ownSlot(t, fd, false)
  if (slot == 0) return 0
  const held = load<u32>(slot)
  const desc = <usize>(held & ~SHARED)
  if ((held & SHARED) == 0 || Fd.at(desc).refs == 1) return desc
  const copy = copyFd(desc)
  if (copy == 0) return 0
  Fd.at(desc).refs--
  store<u32>(slot, <u32>copy)
  return copy
}

/** Removes descriptor `fd`; nothing happens when there is none. */
export function dropFd(t: usize, fd: i64): void {
  if (t == 0 || fd < 0 || fd >= MAX_FD) return
  const o = FdTable.at(t)
  const c = <u32>fd / CHUNK_SLOTS
  if (c >= o.chunks) return
  const entry = <usize>o.dir + ((<usize>c) << 2)
  let chunk = <usize>load<u32>(entry)
  if (chunk == 0 || load<u32>(slotIn(chunk, <u32>fd)) == 0) return
  if (Chunk.at(chunk).refs > 1) {
    chunk = splitChunk(chunk)
    if (chunk == 0) return
    store<u32>(entry, <u32>chunk)
  }
  const slot = slotIn(chunk, <u32>fd)
  releaseSlot(load<u32>(slot))
  store<u32>(slot, 0)
  o.count--
}

/** Removes every descriptor that does not survive an exec. */
export function closeOnExec(t: usize): void {
  let fd = nextFd(t, 0)
  while (fd >= 0) {
    if (closesOnExec(Fd.at(getFd(t, fd)))) dropFd(t, fd)
    fd = nextFd(t, fd + 1)
  }
}

function closesOnExec(o: Fd): bool {
  if (o.openflags & FILE_FLAGS_O_CLOEXEC) return true
  if (o.type == <u8>FD_EVENTPOLL) return (o.openflags & EPOLL_CREATE1_FLAGS_EPOLL_CLOEXEC) != 0
  return o.type == <u8>FD_MEMFD && (o.openflags & MEMFD_CREATE_FLAGS_MFD_CLOEXEC) != 0
}

/** Says whether a descriptor survives an exec: the caller must own it (mutableFd, newFd, copyFd). */
export function setCloseOnExec(fd: usize, on: bool): void {
  const o = Fd.at(fd)
  let own = FILE_FLAGS_O_CLOEXEC
  // Two types keep flags of their own, where the same bit means this.
  if (o.type == <u8>FD_EVENTPOLL) own |= EPOLL_CREATE1_FLAGS_EPOLL_CLOEXEC
  else if (o.type == <u8>FD_MEMFD) own |= MEMFD_CREATE_FLAGS_MFD_CLOEXEC
  o.openflags = on ? o.openflags | FILE_FLAGS_O_CLOEXEC : o.openflags & ~own
}

/** Smallest descriptor number in use that is >= `from`, or -1: walks a table in order. */
export function nextFd(t: usize, from: i64): i64 {
  if (t == 0 || from < 0 || from >= MAX_FD) return -1
  const o = FdTable.at(t)
  let slot = <u32>from % CHUNK_SLOTS
  for (let c = <u32>from / CHUNK_SLOTS; c < o.chunks; c++, slot = 0) {
    const chunk = <usize>load<u32>(<usize>o.dir + (c << 2))
    if (chunk == 0) continue
    for (; slot < CHUNK_SLOTS; slot++) {
      if (load<u32>(chunk + CHUNK_HEADER + (slot << 2)) != 0) return <i64>(c * CHUNK_SLOTS + slot)
    }
  }
  return -1
}
