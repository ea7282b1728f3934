// SPDX-License-Identifier: Apache-2.0
// Descriptor tables. A table is a directory of chunks of 15 descriptors; a fork shares the chunks
// and copies one when either side first changes it, and a descriptor when it is changed while shared.

import { alloc, free } from '../memory/arena'
import { closesOnExec, copyFd, Fd, Fds, freeFd, setCloseOnExec } from './fds'

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
export const MAX_FD: i64 = 1 << 20

/** Marks in a chunk's slot beside the descriptor's address: other chunks hold it too, and `refs` counts them. */
const SHARED: u32 = 1
/** It does not survive an exec (closesOnExec): so that an exec need not look at every descriptor. */
const CLOEXEC: u32 = 2
const MARKS: u32 = SHARED | CLOEXEC

function execMark(fd: usize): u32 {
  return closesOnExec(Fd.at(fd)) ? CLOEXEC : 0
}

/** What a chunk's slot holds is given up. 0 is allowed. */
function releaseSlot(held: u32): void {
  if (held == 0) return
  const fd = <usize>(held & ~MARKS)
  if ((held & SHARED) == 0 || --Fd.at(fd).refs == 0) freeFd(fd)
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
  return chunk == 0 ? 0 : <usize>(load<u32>(slotIn(chunk, <u32>fd)) & ~MARKS)
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
      Fd.at(<usize>(held & ~MARKS)).refs++
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
  store<u32>(slot, <u32>desc | execMark(desc))
  return true
}

/** Descriptor `fd` for changing: no other table sees the change. 0 when there is none. */
export function mutableFd(t: usize, fd: i64): usize {
  if (getFd(t, fd) == 0) return 0
  const slot = ownSlot(t, fd, false)
  if (slot == 0) return 0
  const held = load<u32>(slot)
  const desc = <usize>(held & ~MARKS)
  if ((held & SHARED) == 0 || Fd.at(desc).refs == 1) return desc
  const copy = copyFd(desc)
  if (copy == 0) return 0
  Fd.at(desc).refs--
  store<u32>(slot, <u32>copy | (held & CLOEXEC))
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

/** Says whether descriptor `fd` survives an exec; no other table sees it. The descriptor, 0 when there is none. */
export function changeCloseOnExec(t: usize, fd: i64, on: bool): usize {
  const desc = mutableFd(t, fd)
  if (desc == 0) return 0
  setCloseOnExec(desc, on)
  const slot = ownSlot(t, fd, false)
  store<u32>(slot, (load<u32>(slot) & ~CLOEXEC) | execMark(desc))
  return desc
}

/** Removes every descriptor that does not survive an exec. */
export function closeOnExec(t: usize): void {
  if (t == 0) return
  const o = FdTable.at(t)
  for (let c: u32 = 0; c < o.chunks; c++) {
    const chunk = <usize>load<u32>(<usize>o.dir + ((<usize>c) << 2))
    if (chunk == 0) continue
    for (let i: u32 = 0; i < CHUNK_SLOTS; i++) {
      // Dropping may put a copy of the chunk in its place: what this one holds stays the same.
      if ((load<u32>(chunk + CHUNK_HEADER + (i << 2)) & CLOEXEC) != 0)
        dropFd(t, <i64>(c * CHUNK_SLOTS + i))
    }
  }
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

/** Largest descriptor number in use that is <= `from`, or -1: walks a table from its end. */
export function previousFd(t: usize, from: i64): i64 {
  if (t == 0 || from < 0) return -1
  const o = FdTable.at(t)
  const last = <i64>(o.chunks * CHUNK_SLOTS) - 1
  const start = <u32>min(from, last)
  let slot = <i32>(start % CHUNK_SLOTS)
  for (let c = <i32>(start / CHUNK_SLOTS); c >= 0; c--, slot = CHUNK_SLOTS - 1) {
    const chunk = <usize>load<u32>(<usize>o.dir + ((<usize>c) << 2))
    if (chunk == 0) continue
    for (; slot >= 0; slot--) {
      if (load<u32>(chunk + CHUNK_HEADER + ((<usize>slot) << 2)) != 0) {
        return <i64>c * CHUNK_SLOTS + slot
      }
    }
  }
  return -1
}
