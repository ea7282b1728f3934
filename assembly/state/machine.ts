// SPDX-License-Identifier: Apache-2.0
// Facts about the machine that recorded the events, pushed by the host.

export class Machine {
  /** Owned string (state/strings.ts), 0 = not told. */
  static hostname: usize = 0
  static numCpus: u32 = 0
  /** Bytes of memory. */
  static memory: u64 = 0
  /** Nanoseconds since the epoch. */
  static bootTs: u64 = 0
}
