// SPDX-License-Identifier: Apache-2.0
// Descriptor names: interned by kind and text in a slab of fixed size. A name keeps the rule bits computed
// for it (rule/masks.ts), so it stays after its last descriptor is closed. Names are not counted by their
// users: opening, closing and forking must not touch them. When the slab is full, one look through the
// descriptors (state/fds.ts) finds those still in use, and the others are given up: first those not asked
// for since the last time.

import { alloc, free } from '../memory/arena'
import { copyBytes, equalBytes } from '../memory/bytes'
import { hashBytes, noteChain } from '../memory/hash'
import { reserve } from '../memory/regions'
import { clearFreeFds, FD_SLOT, Fd, Fds } from './fds'
import { isPlain } from './plain-path'

/**
 * A slot of two cache lines; a text of up to INLINE bytes stands in the second, a longer one in the arena.
 *
 *   0      4      8     12       16     20     22     23     24          28      32          64     128
 *   | next | hash | len | dirEnd | text | kind | used | held | maskEpoch | plain | rule bits | text |
 *
 * They are found through a table of open addressing. Its entries hold a few bits of the hash beside the slot's
 * number, so that a look-up touches no slot but the right one: each is a cache miss.
 *
 *   | 1 | tag 9 bits | slot 22 bits |   0 = empty
 */
@unmanaged
export class Path {
  /** Next free slot. */
  next: u32
  hash: u32
  len: u32
  /** Offset of the last '/' (0 when there is none or it is the first byte). */
  dirEnd: u32
  /** Address of the text; 0 in a free slot. */
  text: u32
  /** Descriptor type (state/fds.ts FD_*): the same text as a file and as a directory are two names. */
  kind: u16
  /** 1 when asked for since the last sweep. */
  used: u8
  /** Sweep only: 1 when a descriptor has it. */
  held: u8
  /** Policy epoch for which the rule bits of this name hold. */
  maskEpoch: u32
  /** 1 when joining it to any directory leaves it as it is (state/plain-path.ts). */
  plain: u32

  static at(ptr: usize): Path {
    return changetype<Path>(ptr)
  }
}

const SLOT: u32 = 128
/** Where rule bits stand that fit (rule/masks.ts): {known, value} of PATH_WORDS words. */
export const PATH_BITS: u32 = 32
export const PATH_WORDS: u32 = 2
const TEXT: u32 = 64
const INLINE: u32 = SLOT - TEXT
/** In the arena 16 bytes of slack let comparisons load whole vectors; in the slab other slots follow. */
const SLACK: u32 = 16
/** Longest name kept; Linux paths end at 4096, a relative one below a deep directory may be longer. */
export const MAX_PATH: u32 = 8192

/** Entries of the table at first, as bits; it doubles when three quarters are taken: a small one stays in the cache. */
const MIN_BITS: u32 = 8
const TAKEN: u32 = 0x80000000
const SLOT_BITS: u32 = 22
const SLOT_MASK: u32 = (1 << SLOT_BITS) - 1

export class Paths {
  static slab: usize = 0
  static capacity: u32 = 0
  static count: u32 = 0
  static evicted: u64 = 0
  /** Names that found no place: every slot was in use or the arena was full. */
  static refused: u64 = 0
  static table: usize = 0
  static bits: u32 = 0
  static maxBits: u32 = 0
  static freeList: u32 = 0
  static fresh: u32 = 0
  /** Names to refuse before another sweep is tried: the last one found nearly all slots in use. */
  static pause: u32 = 0
}

/** Room for `capacity` names; false when memory is too small. */
export function pathsInit(capacity: u32): bool {
  Paths.capacity = capacity
  Paths.maxBits = max(MIN_BITS, 33 - clz(capacity))
  Paths.bits = MIN_BITS
  Paths.slab = reserve(<usize>capacity * SLOT, 64)
  Paths.table = reserve((<usize>4) << Paths.maxBits, 64)
  if (Paths.slab == 0 || Paths.table == 0) return false
  memory.fill(Paths.table, 0, (<usize>4) << Paths.bits)
  Paths.count = 0
  Paths.evicted = 0
  Paths.refused = 0
  Paths.freeList = 0
  Paths.fresh = 0
  Paths.pause = 0
  return true
}

/** Slot number of a name: index of its rule bits. */
export function pathIndex(path: usize): u32 {
  return <u32>(path - Paths.slab) / SLOT
}

function slotAt(number: u32): usize {
  return Paths.slab + <usize>number * SLOT
}

/** What the table's entry for a name of this hash holds, but for the slot's number. */
function tagOf(hash: u32): u32 {
  return TAKEN | (hash << SLOT_BITS)
}

/** Number of the entry at which the search for this hash begins. */
function firstEntry(hash: u32): u32 {
  return hash >> (32 - Paths.bits)
}

/** Adds the name in slot `number`, which is in no entry, to the table: there is an empty one. */
function enter(hash: u32, number: u32): void {
  const mask = (1 << Paths.bits) - 1
  let i = firstEntry(hash)
  while (load<u32>(Paths.table + ((<usize>i) << 2)) != 0) i = (i + 1) & mask
  store<u32>(Paths.table + ((<usize>i) << 2), tagOf(hash) | number)
}

/** Makes the table anew, of 1 << `bits` entries, from the slots. */
function rebuild(bits: u32): void {
  Paths.bits = bits
  memory.fill(Paths.table, 0, (<usize>4) << bits)
  for (let number: u32 = 0; number < Paths.fresh; number++) {
    const o = Path.at(slotAt(number))
    if (o.text != 0) enter(o.hash, number)
  }
}

function hold(path: u32): void {
  if (path != 0) Path.at(<usize>path).held = 1
}

/** Gives up names no descriptor has; with `all` also those asked for lately. Returns how many. */
function sweep(all: bool): u32 {
  const end = Paths.slab + <usize>Paths.capacity * SLOT
  clearFreeFds()
  const fdsEnd = Fds.slab + <usize>Fds.fresh * FD_SLOT
  for (let fd = Fds.slab; fd < fdsEnd; fd += FD_SLOT) {
    hold(Fd.at(fd).name)
    hold(Fd.at(fd).rawName)
  }
  let freed: u32 = 0
  for (let path = Paths.slab; path < end; path += SLOT) {
    const o = Path.at(path)
    // Free already.
    if (o.text == 0) continue
    const keep = o.held != 0 || (o.used != 0 && !all)
    o.held = 0
    o.used = 0
    if (keep) continue
    if (o.len > INLINE) free(<usize>o.text, o.len + SLACK)
    o.text = 0
    o.next = Paths.freeList
    Paths.freeList = <u32>path
    freed++
  }
  Paths.count -= freed
  Paths.evicted += freed
  if (freed != 0) rebuild(Paths.bits)
  return freed
}

/** A slot for a new name, 0 when there is none. */
function takeSlot(): usize {
  if (Paths.freeList == 0) {
    if (Paths.fresh < Paths.capacity) {
      Paths.fresh++
      return Paths.slab + <usize>(Paths.fresh - 1) * SLOT
    }
    if (Paths.pause > 0) {
      Paths.pause--
      return 0
    }
    // A sweep costs a look at every slot: it must make room for a good part of as many names.
    const enough = Paths.capacity >> 4
    if (sweep(false) < enough && sweep(true) < enough) Paths.pause = enough
    if (Paths.freeList == 0) return 0
  }
  const slot = <usize>Paths.freeList
  Paths.freeList = Path.at(slot).next
  return slot
}

/**
 * The name of the `n` bytes at `p` for a descriptor of type `kind`; 0 when there is no room. It is kept
 * as long as it stands in a descriptor: store it there before asking for another one.
 */
export function internPath(p: usize, n: u32, kind: u32): usize {
  if (n > MAX_PATH) n = MAX_PATH
  const h = hashPath(p, n, kind)
  const known = findPath(p, n, kind, h)
  return known != 0 ? known : addPath(p, n, kind, h)
}

/** Hash of a name of at most MAX_PATH bytes. */
export function hashPath(p: usize, n: u32, kind: u32): u32 {
  return hashBytes(p, n, kind + 1)
}

/** The name of this hash, 0 when it is not known yet. */
export function findPath(p: usize, n: u32, kind: u32, h: u32): usize {
  const tag = tagOf(h) >> SLOT_BITS
  const mask = (1 << Paths.bits) - 1
  const first = firstEntry(h)
  let i = first
  for (;;) {
    const entry = load<u32>(Paths.table + ((<usize>i) << 2))
    if (entry == 0) break
    i = (i + 1) & mask
    if (entry >> SLOT_BITS != tag) continue
    const at = slotAt(entry & SLOT_MASK)
    const o = Path.at(at)
    // Where a short text stands is known before its slot is read: both cache lines come at once.
    const text = n <= INLINE ? at + TEXT : <usize>o.text
    if (o.hash == h && o.len == n && o.kind == <u16>kind && equalBytes(text, p, n)) {
      o.used = 1
      return at
    }
  }
  noteChain((i - first) & mask)
  return 0
}

/** Adds a name that is not known; 0 when there is no room. */
export function addPath(p: usize, n: u32, kind: u32, h: u32): usize {
  const slot = takeSlot()
  if (slot == 0) {
    Paths.refused++
    return 0
  }
  const text = n <= INLINE ? slot + TEXT : alloc(n + SLACK)
  const o = Path.at(slot)
  if (text == 0) {
    o.text = 0
    o.next = Paths.freeList
    Paths.freeList = <u32>slot
    Paths.refused++
    return 0
  }
  copyBytes(text, p, n)
  o.hash = h
  o.len = n
  o.text = <u32>text
  o.kind = <u16>kind
  o.used = 1
  o.held = 0
  o.maskEpoch = 0
  let slash = n
  while (slash > 0 && load<u8>(text + slash - 1) != 0x2f) slash--
  o.dirEnd = slash > 0 ? slash - 1 : 0
  o.plain = u32(isPlain(text, n))
  Paths.count++
  if (Paths.count > 3 << (Paths.bits - 2) && Paths.bits < Paths.maxBits) rebuild(Paths.bits + 1)
  else enter(h, pathIndex(slot))
  return slot
}
