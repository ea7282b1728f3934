// SPDX-License-Identifier: Apache-2.0
// Containers: one object for each id seen in a cgroup path or told by the host. Metadata comes from the
// host; until then only the id is known.

import { unchain } from '../memory/chains'
import { hashInt } from '../memory/hash'
import { reserve } from '../memory/regions'
import {
  CgroupId,
  ENGINE_BPM,
  ENGINE_LIBVIRT_LXC,
  ENGINE_LXC,
  ENGINE_NONE,
  ENGINE_OCI,
  matchCgroup,
} from './cgroups'
import { intern, lengthOf, release, retain, Str, Strings, textOf } from './strings'

/** One container, in a slab slot. All strings are owned references, never 0. */
@unmanaged
export class Container {
  startTs: u64
  /** Next in the hash chain, or next free slot. */
  next: u32
  /** Threads in it. */
  refs: u32
  /** Counts the uses of this slot: says whether a remembered slot still means the same container. */
  generation: u32
  inUse: u8
  /** 1 when there is metadata; without it only `id` says anything. */
  known: u8
  privileged: u8
  /** Namespaces shared with the host: 1 pid, 2 network, 4 ipc. */
  hostFlags: u8
  /** First 12 characters of the id. */
  id: u32
  fullId: u32
  type: u32
  name: u32
  image: u32
  imageId: u32
  imageRepository: u32
  imageTag: u32
  imageDigest: u32
  ip: u32
  cniJson: u32
  /** NUL-separated "source:destination:mode:rdwr:propagation". */
  mounts: u32
  /** NUL-separated "key:value". */
  labels: u32
  podName: u32
  podNs: u32
  podUid: u32
  podSandboxId: u32
  podLabels: u32

  static at(ptr: usize): Container {
    return changetype<Container>(ptr)
  }
}

/** The strings of a Container stand next to each other, from `id` on. */
const STRINGS: u32 = 18
const SLOT: u32 = 96
const CAPACITY: u32 = 8192
const BITS: u32 = 13

export class Containers {
  static slab: usize = 0
  static table: usize = 0
  static fresh: u32 = 0
  static count: u32 = 0
  static hand: u32 = 0
  /** Containers without threads given up because the table was full. */
  static evicted: u64 = 0
  /** Containers that found no place; their threads count as the host's. */
  static refused: u64 = 0
}

/** False when memory is too small. */
export function initContainers(): bool {
  Containers.slab = reserve(CAPACITY * SLOT, 64)
  Containers.table = reserve(4 << BITS, 64)
  if (Containers.slab == 0 || Containers.table == 0) return false
  memory.fill(Containers.slab, 0, CAPACITY * SLOT)
  memory.fill(Containers.table, 0, 4 << BITS)
  Containers.fresh = 0
  Containers.count = 0
  Containers.hand = 0
  Containers.evicted = 0
  Containers.refused = 0
  return true
}

function bucketOf(id: u32): usize {
  return Containers.table + ((<usize>hashInt(<u64>id, BITS)) << 2)
}

function findById(id: u32): usize {
  let at = <usize>load<u32>(bucketOf(id))
  while (at != 0) {
    const o = Container.at(at)
    if (o.id == id) return at
    at = <usize>o.next
  }
  return 0
}

/** The container whose id is the `n` bytes at `p`, or 0. */
export function findContainer(p: usize, n: u32): usize {
  const id = intern(p, n)
  const c = findById(<u32>id)
  release(id)
  return c
}

function stringField(c: usize, i: u32): usize {
  return c + offsetof<Container>('id') + ((<usize>i) << 2)
}

function forget(c: usize): void {
  const o = Container.at(c)
  unchain(bucketOf(o.id), c, offsetof<Container>('next'))
  for (let i: u32 = 0; i < STRINGS; i++) release(<usize>load<u32>(stringField(c, i)))
  o.inUse = 0
  o.generation++
  Containers.count--
}

function takeSlot(): usize {
  if (Containers.fresh < CAPACITY) {
    const slot = Containers.slab + <usize>Containers.fresh * SLOT
    Containers.fresh++
    return slot
  }
  for (let step: u32 = 0; step < 256; step++) {
    const slot = Containers.slab + <usize>Containers.hand * SLOT
    Containers.hand = Containers.hand + 1 == CAPACITY ? 0 : Containers.hand + 1
    if (Container.at(slot).refs != 0 || Container.at(slot).inUse == 0) continue
    forget(slot)
    Containers.evicted++
    return slot
  }
  Containers.refused++
  return 0
}

/** The container with this id, made when it is new; 0 when there is no place. */
export function ensureContainer(p: usize, n: u32): usize {
  const id = intern(p, n)
  const old = findById(<u32>id)
  if (old != 0) {
    release(id)
    return old
  }
  const c = takeSlot()
  if (c == 0) {
    release(id)
    return 0
  }
  const o = Container.at(c)
  const bucket = bucketOf(<u32>id)
  o.next = load<u32>(bucket)
  store<u32>(bucket, <u32>c)
  o.refs = 0
  o.inUse = 1
  o.known = 0
  o.privileged = 0
  o.hostFlags = 0
  o.startTs = 0
  o.id = <u32>id
  for (let i: u32 = 1; i < STRINGS; i++) {
    store<u32>(stringField(c, i), <u32>retain(Strings.empty))
  }
  Containers.count++
  return c
}

/** One more thread in it; returns `c`. 0 is allowed. */
export function retainContainer(c: usize): usize {
  if (c != 0) Container.at(c).refs++
  return c
}

/** One thread less. 0 is allowed. The container stays for its metadata. */
export function releaseContainer(c: usize): void {
  if (c != 0) Container.at(c).refs--
}

// "lxc", "libvirt-lxc", "bpm": the engines that say what a container is without being asked.
const TYPE_LXC: usize = memory.data<u8>([
  0x6c, 0x78, 0x63, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const TYPE_LIBVIRT: usize = memory.data<u8>([
  0x6c, 0x69, 0x62, 0x76, 0x69, 0x72, 0x74, 0x2d, 0x6c, 0x78, 0x63, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0,
])
const TYPE_BPM: usize = memory.data<u8>([
  0x62, 0x70, 0x6d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])

function nameType(c: usize, engine: u32): void {
  const o = Container.at(c)
  if (o.known != 0) return
  o.known = 1
  release(<usize>o.type)
  if (engine == ENGINE_LXC) o.type = <u32>intern(TYPE_LXC, 3)
  else if (engine == ENGINE_LIBVIRT_LXC) o.type = <u32>intern(TYPE_LIBVIRT, 11)
  else if (engine == ENGINE_BPM) o.type = <u32>intern(TYPE_BPM, 3)
}

/** Str.aux of a cgroups text: 0 not looked at, 1 the host, else slot + 2 with the slot's generation in Str.spare. */
const AUX_HOST: u32 = 1

/**
 * The container of a thread with these cgroups (NUL-separated "subsystem=path" entries), 0 = the host.
 * The answer is kept with the text.
 */
export function containerOfCgroups(cgroups: usize): usize {
  const o = Str.at(cgroups)
  if (o.aux == AUX_HOST) return 0
  if (o.aux > AUX_HOST) {
    const c = Containers.slab + <usize>(o.aux - 2) * SLOT
    if (o.aux - 2 < Containers.fresh && Container.at(c).generation == o.spare) return c
  }
  const c = matchEntries(textOf(cgroups), lengthOf(cgroups))
  if (c == 0) o.aux = AUX_HOST
  else {
    o.aux = <u32>(c - Containers.slab) / SLOT + 2
    o.spare = Container.at(c).generation
  }
  return c
}

function matchEntries(p: usize, n: u32): usize {
  const end = p + n
  while (p < end) {
    let stop = p
    while (stop < end && load<u8>(stop) != 0) stop++
    let eq = p
    while (eq < stop && load<u8>(eq) != 0x3d) eq++
    if (eq + 1 < stop) {
      const engine = matchCgroup(eq + 1, <u32>(stop - eq - 1))
      if (engine != ENGINE_NONE && CgroupId.len != 0) {
        const c = ensureContainer(CgroupId.ptr, CgroupId.len)
        if (c != 0 && engine != ENGINE_OCI) nameType(c, engine)
        return c
      }
    }
    p = stop + 1
  }
  return 0
}
