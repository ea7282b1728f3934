// SPDX-License-Identifier: Apache-2.0
// Which container a cgroup path belongs to: the patterns of Falco's container plugin 0.7.1 (its
// matchers, in its order), by hand. Knows text only; containers.ts keeps what is found.

import { equalBytes } from '../memory/bytes'

/** The id found by matchCgroup: part of the text given to it. */
export class CgroupId {
  static ptr: usize = 0
  static len: u32 = 0
}

/** What matchCgroup found. */
export const ENGINE_NONE: u32 = 0
/** One of the engines that only a runtime can tell more of (podman, docker, cri, containerd). */
export const ENGINE_OCI: u32 = 1
export const ENGINE_LXC: u32 = 2
export const ENGINE_LIBVIRT_LXC: u32 = 3
export const ENGINE_BPM: u32 = 4

/** Hexadecimal digits of a container id, and how many of them are shown. */
const FULL_ID: u32 = 64
const SHORT_ID: u32 = 12

// /
const SLASH: usize = memory.data<u8>([0x2f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
const SLASH_LEN: u32 = 1
// /libpod-
const LIBPOD: usize = memory.data<u8>([
  0x2f, 0x6c, 0x69, 0x62, 0x70, 0x6f, 0x64, 0x2d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const LIBPOD_LEN: u32 = 8
// .scope
const SCOPE: usize = memory.data<u8>([
  0x2e, 0x73, 0x63, 0x6f, 0x70, 0x65, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const SCOPE_LEN: u32 = 6
// .scope/container
const SCOPE_CONTAINER: usize = memory.data<u8>([
  0x2e, 0x73, 0x63, 0x6f, 0x70, 0x65, 0x2f, 0x63, 0x6f, 0x6e, 0x74, 0x61, 0x69, 0x6e, 0x65, 0x72, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const SCOPE_CONTAINER_LEN: u32 = 16
// /docker-
const DOCKER: usize = memory.data<u8>([
  0x2f, 0x64, 0x6f, 0x63, 0x6b, 0x65, 0x72, 0x2d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const DOCKER_LEN: u32 = 8
// /crio-
const CRIO: usize = memory.data<u8>([
  0x2f, 0x63, 0x72, 0x69, 0x6f, 0x2d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const CRIO_LEN: u32 = 6
// /cri-containerd-
const CRI_CONTAINERD: usize = memory.data<u8>([
  0x2f, 0x63, 0x72, 0x69, 0x2d, 0x63, 0x6f, 0x6e, 0x74, 0x61, 0x69, 0x6e, 0x65, 0x72, 0x64, 0x2d, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const CRI_CONTAINERD_LEN: u32 = 16
// :cri-containerd:
const CRI_COLON: usize = memory.data<u8>([
  0x3a, 0x63, 0x72, 0x69, 0x2d, 0x63, 0x6f, 0x6e, 0x74, 0x61, 0x69, 0x6e, 0x65, 0x72, 0x64, 0x3a, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const CRI_COLON_LEN: u32 = 16
// .service
const SERVICE: usize = memory.data<u8>([
  0x2e, 0x73, 0x65, 0x72, 0x76, 0x69, 0x63, 0x65, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const SERVICE_LEN: u32 = 8
// .slice
const SLICE: usize = memory.data<u8>([
  0x2e, 0x73, 0x6c, 0x69, 0x63, 0x65, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const SLICE_LEN: u32 = 6
// /lxc/
const LXC: usize = memory.data<u8>([
  0x2f, 0x6c, 0x78, 0x63, 0x2f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const LXC_LEN: u32 = 5
// /lxc.payload/
const LXC_PAYLOAD: usize = memory.data<u8>([
  0x2f, 0x6c, 0x78, 0x63, 0x2e, 0x70, 0x61, 0x79, 0x6c, 0x6f, 0x61, 0x64, 0x2f, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const LXC_PAYLOAD_LEN: u32 = 13
// /lxc.payload.
const LXC_PAYLOAD_DOT: usize = memory.data<u8>([
  0x2f, 0x6c, 0x78, 0x63, 0x2e, 0x70, 0x61, 0x79, 0x6c, 0x6f, 0x61, 0x64, 0x2e, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const LXC_PAYLOAD_DOT_LEN: u32 = 13
// .libvirt-lxc
const LIBVIRT: usize = memory.data<u8>([
  0x2e, 0x6c, 0x69, 0x62, 0x76, 0x69, 0x72, 0x74, 0x2d, 0x6c, 0x78, 0x63, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0,
])
const LIBVIRT_LEN: u32 = 12
// -lxc\x2
const LXC_X2: usize = memory.data<u8>([
  0x2d, 0x6c, 0x78, 0x63, 0x5c, 0x78, 0x32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const LXC_X2_LEN: u32 = 7
// .scope/libvirt
const SCOPE_LIBVIRT: usize = memory.data<u8>([
  0x2e, 0x73, 0x63, 0x6f, 0x70, 0x65, 0x2f, 0x6c, 0x69, 0x62, 0x76, 0x69, 0x72, 0x74, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const SCOPE_LIBVIRT_LEN: u32 = 14
// /libvirt/lxc/
const LIBVIRT_LXC: usize = memory.data<u8>([
  0x2f, 0x6c, 0x69, 0x62, 0x76, 0x69, 0x72, 0x74, 0x2f, 0x6c, 0x78, 0x63, 0x2f, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const LIBVIRT_LXC_LEN: u32 = 13
// bpm-
const BPM: usize = memory.data<u8>([
  0x62, 0x70, 0x6d, 0x2d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const BPM_LEN: u32 = 4

const NOT_FOUND: i32 = -1

function find(p: usize, n: u32, from: u32, what: usize, len: u32): i32 {
  if (n < len) return NOT_FOUND
  for (let i = from; i <= n - len; i++) {
    if (equalBytes(p + i, what, len)) return <i32>i
  }
  return NOT_FOUND
}

function findLast(p: usize, n: u32, what: usize, len: u32): i32 {
  if (n < len) return NOT_FOUND
  for (let i = <i32>(n - len); i >= 0; i--) {
    if (equalBytes(p + i, what, len)) return i
  }
  return NOT_FOUND
}

function endsWith(p: usize, n: u32, what: usize, len: u32): bool {
  return n >= len && equalBytes(p + n - len, what, len)
}

function isHex(c: u32): bool {
  return c - 0x30 < 10 || (c | 0x20) - 0x61 < 6
}

function isAlnum(c: u32): bool {
  return c - 0x30 < 10 || (c | 0x20) - 0x61 < 26
}

function found(p: usize, from: u32, n: u32): bool {
  CgroupId.ptr = p + from
  CgroupId.len = n
  return true
}

/** Text between the last `prefix` and the last `suffix` (none: the end), if it can be a container id. */
function between(
  p: usize,
  n: u32,
  prefix: usize,
  prefixLen: u32,
  suffix: usize,
  suffixLen: u32,
  anyName: bool,
): bool {
  const at = findLast(p, n, prefix, prefixLen)
  if (at == NOT_FOUND) return false
  const start = <u32>at + prefixLen
  const endAt = suffixLen == 0 ? <i32>n : findLast(p, n, suffix, suffixLen)
  if (endAt == NOT_FOUND || <u32>endAt < start) return false
  const len = <u32>endAt - start
  if (len == FULL_ID) {
    // As the plugin does it: a wrong digit from position 64 of the whole path on goes unnoticed.
    let i = start
    while (i < n && isHex(<u32>load<u8>(p + i))) i++
    if (i == n || i >= FULL_ID) return found(p, start, SHORT_ID)
  }
  if (!anyName || len > FULL_ID || len == 0) return false
  if (
    endsWith(p, n, SERVICE, SERVICE_LEN) ||
    endsWith(p, n, SLICE, SLICE_LEN) ||
    endsWith(p, n, SCOPE, SCOPE_LEN)
  ) {
    return false
  }
  return found(p, start, len < SHORT_ID ? len : SHORT_ID)
}

function matchOci(p: usize, n: u32): bool {
  return (
    between(p, n, LIBPOD, LIBPOD_LEN, SCOPE, SCOPE_LEN, false) ||
    between(p, n, LIBPOD, LIBPOD_LEN, SCOPE_CONTAINER, SCOPE_CONTAINER_LEN, false) ||
    between(p, n, LIBPOD, LIBPOD_LEN, SCOPE, 0, false) ||
    between(p, n, SLASH, SLASH_LEN, SCOPE, 0, false) ||
    between(p, n, DOCKER, DOCKER_LEN, SCOPE, SCOPE_LEN, false) ||
    between(p, n, CRIO, CRIO_LEN, SCOPE, 0, false) ||
    between(p, n, CRI_CONTAINERD, CRI_CONTAINERD_LEN, SCOPE, SCOPE_LEN, false) ||
    between(p, n, CRIO, CRIO_LEN, SCOPE, SCOPE_LEN, false) ||
    between(p, n, CRI_COLON, CRI_COLON_LEN, SCOPE, 0, false) ||
    matchNamespace(p, n)
  )
}

/** "/namespace/id" of containerd: the first path part that is a name (letters and digits, single . _ - between). */
function matchNamespace(p: usize, n: u32): bool {
  for (let i: u32 = 0; i + 2 < n; i++) {
    if (load<u8>(p + i) != 0x2f) continue
    let j = i + 1
    let word = false
    while (j < n) {
      const c = <u32>load<u8>(p + j)
      if (isAlnum(c)) word = true
      else if (word && (c == 0x2e || c == 0x5f || c == 0x2d)) word = false
      else break
      j++
    }
    if (word && j < n && load<u8>(p + j) == 0x2f) {
      return between(p, n, p + i, j + 1 - i, SCOPE, 0, true)
    }
  }
  return false
}

function untilSlash(p: usize, n: u32, start: u32): bool {
  const end = find(p, n, start, SLASH, SLASH_LEN)
  return found(p, start, (end == NOT_FOUND ? n : <u32>end) - start)
}

function matchLxc(p: usize, n: u32): bool {
  let at = find(p, n, 0, LXC, LXC_LEN)
  if (at != NOT_FOUND) return untilSlash(p, n, <u32>at + LXC_LEN)
  at = find(p, n, 0, LXC_PAYLOAD, LXC_PAYLOAD_LEN)
  if (at != NOT_FOUND) return untilSlash(p, n, <u32>at + LXC_PAYLOAD_LEN)
  at = find(p, n, 0, LXC_PAYLOAD_DOT, LXC_PAYLOAD_DOT_LEN)
  return at != NOT_FOUND && untilSlash(p, n, <u32>at + LXC_PAYLOAD_DOT_LEN)
}

function matchLibvirt(p: usize, n: u32): bool {
  let at = find(p, n, 0, LIBVIRT, LIBVIRT_LEN)
  if (at != NOT_FOUND && <u32>at == n - LIBVIRT_LEN) {
    const slash = findLast(p, n, SLASH, SLASH_LEN)
    if (slash != NOT_FOUND && slash < at) return found(p, <u32>slash + 1, <u32>(at - slash) - 1)
  }
  at = find(p, n, 0, LXC_X2, LXC_X2_LEN)
  if (at != NOT_FOUND) {
    const inner = find(p, n, 0, SCOPE_LIBVIRT, SCOPE_LIBVIRT_LEN) != NOT_FOUND
    const end = inner
      ? find(p, n, 0, SCOPE_LIBVIRT, SCOPE_LIBVIRT_LEN)
      : find(p, n, 0, SCOPE, SCOPE_LEN)
    const tail = inner ? SCOPE_LIBVIRT_LEN : SCOPE_LEN
    const start = <u32>at + LXC_X2_LEN + 1
    if (end != NOT_FOUND && <u32>end == n - tail && <u32>end >= start) {
      return found(p, start, <u32>end - start)
    }
  }
  at = find(p, n, 0, LIBVIRT_LXC, LIBVIRT_LXC_LEN)
  return at != NOT_FOUND && found(p, <u32>at + LIBVIRT_LXC_LEN, n - <u32>at - LIBVIRT_LXC_LEN)
}

function matchBpm(p: usize, n: u32): bool {
  const at = find(p, n, 0, BPM, BPM_LEN)
  if (at == NOT_FOUND) return false
  const start = <u32>at + BPM_LEN
  const scope = find(p, n, start, SCOPE, SCOPE_LEN)
  const end = scope == NOT_FOUND ? n : <u32>scope
  if (end == start) return false
  for (let i = start; i < end; i++) {
    const c = <u32>load<u8>(p + i)
    if (!isAlnum(c) && c != 0x2e && c != 0x5f && c != 0x2d) return false
  }
  return found(p, start, end - start)
}

/** Engine whose pattern the cgroup path at `p` has (ENGINE_*); sets CgroupId unless NONE. */
export function matchCgroup(p: usize, n: u32): u32 {
  if (matchOci(p, n)) return ENGINE_OCI
  if (matchLxc(p, n)) return ENGINE_LXC
  if (matchLibvirt(p, n)) return ENGINE_LIBVIRT_LXC
  return matchBpm(p, n) ? ENGINE_BPM : ENGINE_NONE
}
