// SPDX-License-Identifier: Apache-2.0
// Block types of a .scap file and the layout of a block: u32 type, u32 total length, body, u32 total
// length again, all little endian. What is inside a body is the business of the decoders beside this file.

/** What a block holds. `version` distinguishes the layouts of one kind, oldest 1. */
export interface BlockKind {
  readonly kind:
    | 'section'
    | 'machine'
    | 'processes'
    | 'descriptors'
    | 'interfaces'
    | 'users'
    | 'event'
  readonly version: number
  /** Event blocks only: a u32 of flags stands between the CPU number and the record. */
  readonly flags?: true
}

export const SECTION_BLOCK = 0x0a0d0d0a
export const MACHINE_BLOCK = 0x201
export const PROCESSES_BLOCK_V9 = 0x215
export const DESCRIPTORS_BLOCK_V2 = 0x218
export const INTERFACES_BLOCK_V2 = 0x219
export const USERS_BLOCK_V2 = 0x220
export const EVENT_BLOCK_V2 = 0x216
export const EVENT_BLOCK_V2_FLAGS = 0x217
export const EVENT_BLOCK_V2_LARGE = 0x221
export const EVENT_BLOCK_V2_LARGE_FLAGS = 0x222

/** Type, length and trailing length: the smallest block there can be. */
export const BLOCK_OVERHEAD = 12
export const BLOCK_HEADER = 8

/** Written in host order by the producer; only little-endian captures exist in practice. */
export const BYTE_ORDER_MAGIC = 0x1a2b3c4d
export const MAJOR_VERSION = 1
export const NEWEST_MINOR_VERSION = 2

const processes = (version: number): BlockKind => ({ kind: 'processes', version })

/** The numbers ending in ABCD were used before the format got its official ones. */
export const BLOCK_KINDS: ReadonlyMap<number, BlockKind> = new Map<number, BlockKind>([
  [SECTION_BLOCK, { kind: 'section', version: 1 }],
  [MACHINE_BLOCK, { kind: 'machine', version: 1 }],
  [0x8002abcd, { kind: 'machine', version: 1 }],
  [0x202, processes(1)],
  [0x8000abcd, processes(1)],
  [0x207, processes(2)],
  [0x8013abcd, processes(2)],
  [0x209, processes(3)],
  [0x8014abcd, processes(3)],
  [0x210, processes(4)],
  [0x211, processes(5)],
  [0x212, processes(6)],
  [0x213, processes(7)],
  [0x214, processes(8)],
  [PROCESSES_BLOCK_V9, processes(9)],
  [0x203, { kind: 'descriptors', version: 1 }],
  [0x8001abcd, { kind: 'descriptors', version: 1 }],
  [DESCRIPTORS_BLOCK_V2, { kind: 'descriptors', version: 2 }],
  [0x205, { kind: 'interfaces', version: 1 }],
  [0x8011abcd, { kind: 'interfaces', version: 1 }],
  [INTERFACES_BLOCK_V2, { kind: 'interfaces', version: 2 }],
  [0x206, { kind: 'users', version: 1 }],
  [0x8012abcd, { kind: 'users', version: 1 }],
  [USERS_BLOCK_V2, { kind: 'users', version: 2 }],
  [0x204, { kind: 'event', version: 1 }],
  [0x8010abcd, { kind: 'event', version: 1 }],
  [0x208, { kind: 'event', version: 1, flags: true }],
  [EVENT_BLOCK_V2, { kind: 'event', version: 2 }],
  [EVENT_BLOCK_V2_FLAGS, { kind: 'event', version: 2, flags: true }],
  [EVENT_BLOCK_V2_LARGE, { kind: 'event', version: 2 }],
  [EVENT_BLOCK_V2_LARGE_FLAGS, { kind: 'event', version: 2, flags: true }],
])

/** Where the record starts in an event block of the newest version; 0 for all others. */
export function recordStartOf(type: number): number {
  return EVENT_STARTS.get(type) ?? 0
}

const EVENT_STARTS: ReadonlyMap<number, number> = new Map([
  [EVENT_BLOCK_V2, BLOCK_HEADER + 2],
  [EVENT_BLOCK_V2_LARGE, BLOCK_HEADER + 2],
  [EVENT_BLOCK_V2_FLAGS, BLOCK_HEADER + 6],
  [EVENT_BLOCK_V2_LARGE_FLAGS, BLOCK_HEADER + 6],
])
