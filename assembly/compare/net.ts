// SPDX-License-Identifier: Apache-2.0
// Addresses in networks. An address of the other family lies in no network.

import { NET_ADDR_HI, NET_ADDR_LO, NET_FAMILY, NET_PREFIX } from '../generated/policy-layout'

/** Whether the address of `len` (4 or 16) bytes in network order lies in the network value at `net`. */
export function inNet(address: usize, len: u32, net: usize): bool {
  const prefix = load<u32>(net, NET_PREFIX)
  const lo = load<u64>(net, NET_ADDR_LO)
  if (len == 4) {
    if (load<u32>(net, NET_FAMILY) != 4) return false
    return prefix == 0 || (bswap(load<u32>(address)) ^ <u32>lo) >> (32 - prefix) == 0
  }
  if (len != 16 || load<u32>(net, NET_FAMILY) != 6) return false
  const hiDiff = bswap(load<u64>(address)) ^ load<u64>(net, NET_ADDR_HI)
  if (prefix <= 64) return prefix == 0 || hiDiff >> <u64>(64 - prefix) == 0
  const loDiff = bswap(load<u64>(address, 8)) ^ lo
  return hiDiff == 0 && loDiff >> <u64>(128 - prefix) == 0
}
