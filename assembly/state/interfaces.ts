// SPDX-License-Identifier: Apache-2.0
// Addresses of the recording machine's network interfaces: which end of a connection is local, and
// what to put where a record has no local address.

const MAX_INTERFACES: u32 = 128
/** u32 address, u32 netmask each, in network order. */
const v4: usize = memory.data(1024)
/** 16 bytes each. */
const v6: usize = memory.data(2064)

const LOOPBACK4: u32 = 0x0100007f

export class Interfaces {
  static count4: u32 = 0
  static count6: u32 = 0
  /** Interfaces not kept because there were too many. */
  static refused: u64 = 0
}

export function initInterfaces(): bool {
  Interfaces.count4 = 0
  Interfaces.count6 = 0
  Interfaces.refused = 0
  return true
}

/** Adds an IPv4 interface; the netmask may be missing (0). */
export function addInterface4(addr: u32, netmask: u32): void {
  if (Interfaces.count4 == MAX_INTERFACES) {
    Interfaces.refused++
    return
  }
  store<u32>(v4 + (Interfaces.count4 << 3), addr)
  store<u32>(v4 + (Interfaces.count4 << 3), netmask, 4)
  Interfaces.count4++
}

/** Adds an IPv6 interface: 16 bytes at `addr`. */
export function addInterface6(addr: usize): void {
  if (Interfaces.count6 == MAX_INTERFACES) {
    Interfaces.refused++
    return
  }
  memory.copy(v6 + (Interfaces.count6 << 4), addr, 16)
  Interfaces.count6++
}

/** The local IPv4 address that fits a remote one best, 0 when no interface is known. */
export function inferAddress4(remote: u32): u32 {
  const n = Interfaces.count4
  for (let i: u32 = 0; i < n; i++) {
    if (load<u32>(v4 + (i << 3)) == remote) return remote
  }
  for (let i: u32 = 0; i < n; i++) {
    const addr = load<u32>(v4 + (i << 3))
    const mask = load<u32>(v4 + (i << 3), 4)
    if ((addr & mask) == (remote & mask)) return addr
  }
  for (let i: u32 = 0; i < n; i++) {
    const addr = load<u32>(v4 + (i << 3))
    if (addr != LOOPBACK4) return addr
  }
  return 0
}

function isLoopback6(p: usize): bool {
  return load<u64>(p) == 0 && load<u64>(p, 8) == 0x0100000000000000
}

const NONE6: usize = memory.data(16)

/** Address of the local IPv6 address that fits the one at `remote` best; all zero when none is known. */
export function inferAddress6(remote: usize): usize {
  const n = Interfaces.count6
  for (let i: u32 = 0; i < n; i++) {
    const p = v6 + (i << 4)
    if (load<u64>(p) == load<u64>(remote) && load<u64>(p, 8) == load<u64>(remote, 8)) return p
  }
  for (let i: u32 = 0; i < n; i++) {
    const p = v6 + (i << 4)
    if (load<u64>(p) == load<u64>(remote)) return p
  }
  for (let i: u32 = 0; i < n; i++) {
    const p = v6 + (i << 4)
    if (!isLoopback6(p)) return p
  }
  return NONE6
}

/** True when the address at `ptr` (4 or 16 bytes, family 2 or 10) is one of the machine's; IPv6 by its first 64 bits. */
export function isLocalAddress(ptr: usize, family: u32): bool {
  if (family == 2) {
    const addr = load<u32>(ptr)
    for (let i: u32 = 0; i < Interfaces.count4; i++) {
      if (load<u32>(v4 + (i << 3)) == addr) return true
    }
    return false
  }
  for (let i: u32 = 0; i < Interfaces.count6; i++) {
    if (load<u64>(v6 + (i << 4)) == load<u64>(ptr)) return true
  }
  return false
}
