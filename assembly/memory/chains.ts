// SPDX-License-Identifier: Apache-2.0
// Hash tables of chains: a bucket holds the address of its first entry, each entry that of the next one, at
// offset `nextAt`. What entries are and how they are compared is their owner's business.

/** Takes `entry` out of the chain of `bucket`. */
export function unchain(bucket: usize, entry: usize, nextAt: usize): void {
  let link = bucket
  let at = <usize>load<u32>(link)
  while (at != 0) {
    if (at == entry) {
      store<u32>(link, load<u32>(at + nextAt))
      return
    }
    link = at + nextAt
    at = <usize>load<u32>(link)
  }
}

/**
 * Makes a table of 1 << bits buckets, which are the top bits of hashes, one of twice as many, in place: the
 * room behind it must be the table's own. `bucketOf` gives an entry's bucket number among so many bits.
 */
export function doubleTable(
  table: usize,
  bits: u32,
  nextAt: usize,
  bucketOf: (entry: usize, bits: u32) => u32,
): void {
  // From the end: what is written has been read.
  for (let i = <i32>((1 << bits) - 1); i >= 0; i--) {
    let even: u32 = 0
    let odd: u32 = 0
    let at = load<u32>(table + ((<usize>i) << 2))
    while (at != 0) {
      const next = load<u32>(<usize>at + nextAt)
      if (bucketOf(<usize>at, bits + 1) & 1) {
        store<u32>(<usize>at + nextAt, odd)
        odd = at
      } else {
        store<u32>(<usize>at + nextAt, even)
        even = at
      }
      at = next
    }
    store<u32>(table + ((<usize>i) << 3), even)
    store<u32>(table + ((<usize>i) << 3), odd, 4)
  }
}
