// SPDX-License-Identifier: Apache-2.0
// Byte layouts shared by drivers, evaluator and hosts: record header, match record, statistics.
// All numbers are little endian.

/** Version of the evaluator's exports and of the layouts here. */
export const ABI_VERSION: number = 1

/**
 * A record: header, then nparams lengths (u16; u32 for events with LARGE_PAYLOAD), then the values.
 *
 *   0        8         16      20       22          26
 *   | ts u64 | tid u64 | len u32 | type u16 | nparams u32 | lengths ... | values ...
 *
 * ts: nanoseconds since the epoch; len counts the header. Packed: nothing is aligned.
 */
export const RECORD_HEADER = {
  TS: 0,
  TID: 8,
  LEN: 16,
  TYPE: 20,
  NPARAMS: 22,
  SIZE: 26,
} as const

/** No event has more parameters. */
export const MAX_PARAMS: number = 32

/**
 * A match: header, then nvalues values, each with its own header and padded to 8 bytes.
 *
 *   0          4          8        16            24        32         34        36            40
 *   | size u32 | rule u32 | ts u64 | evt_num u64 | tid i64 | code u16 | cpu u16 | nvalues u32 |
 *
 * size counts the header and all values; the next match follows right behind.
 */
export const MATCH_HEADER = {
  SIZE_OF: 0,
  RULE: 4,
  TS: 8,
  EVT_NUM: 16,
  TID: 24,
  CODE: 32,
  CPU: 34,
  NVALUES: 36,
  SIZE: 40,
} as const

/** A value of a match: | kind u8 | 0 u8[3] | len u32 | len bytes, padded to 8. */
export const MATCH_VALUE = { KIND: 0, LEN: 4, SIZE: 8 } as const

/** u64 = times too (nanoseconds); bool and numbers have len 8; list = { u32 len, bytes } each. */
export const VALUE_KINDS = {
  ABSENT: 0,
  STRING: 1,
  I64: 2,
  U64: 3,
  BOOL: 4,
  DOUBLE: 5,
  LIST: 6,
} as const

/** Why consume_blocks() stopped. */
export const STOP_REASONS = {
  /** All taken, but for an incomplete block at the end. */
  END: 0,
  /** Match buffer full: drain it and call again with the rest. */
  MATCHES_FULL: 1,
  /** A block that holds no event. */
  NOT_EVENTS: 2,
  /** An event in an old form: convert it, feed it by consume(). */
  OLD_EVENT: 3,
  /** Lengths lie. */
  CORRUPT: 4,
  /** A container event was taken: parse its JSON, push a CONTAINER record. */
  CONTAINER: 5,
} as const

/** Counters of stats(), a u64 each, in this order; new ones are added at the end only. */
export const STATISTICS: readonly string[] = [
  'events',
  'host_records',
  'matches',
  'match_records_full_stops',
  'skipped_bad_length',
  'skipped_unknown_type',
  'skipped_bad_params',
  'unknown_threads',
  'threads',
  'threads_evicted',
  'thread_table_full',
  'fds',
  'fd_out_of_range',
  'paths',
  'paths_evicted',
  'path_table_full',
  'strings_bytes',
  'string_arena_full',
  'users',
  'groups',
  'containers',
  'interfaces',
  'mask_refills',
  'candidates',
  'rule_runs',
  'truncated_values',
  'bytes',
  'policy_loads',
  'long_chains',
]

/**
 * What the evaluator is doing, the u32 at activity(): for a host that looks at it now and then from another
 * thread, and so learns what time goes into. FORMAT is for hosts to say; RULE + n stands for rule n of the
 * policy.
 */
export const ACTIVITIES = {
  /** Not in the evaluator. */
  ELSEWHERE: 0,
  DECODE: 1,
  STATE: 2,
  /** Choosing the rules that are worth running. */
  TRIAGE: 3,
  /** Output values of a match. */
  VALUES: 4,
  /** Of alerts, by the host. */
  FORMAT: 5,
  RULE: 16,
} as const

/**
 * Per rule at rule_counts(), a u64 each: runs of its condition; runs of its parts that speak of the process
 * or the name alone, whose result is kept; matches.
 */
export const RULE_COUNTS = { EVALUATIONS: 0, PRECHECKS: 8, MATCHES: 16, SIZE: 24 } as const

/**
 * At recent(): how many events were noted so far (u64), then a ring of the last MOST of them; the n-th one stands in
 * place n modulo MOST. One is noted about every STRIDE bytes of records, at random. Texts are filled up with zeros.
 */
export const RECENT = {
  NOTED: 0,
  RING: 8,
  MOST: 1024,
  STRIDE: 32768,
  /**
   * In an entry: time u64, process i64, its name, of its container the first 12 characters of the id and the name,
   * and for how many events it stands, those since the entry before (u64).
   */
  TS: 0,
  PID: 8,
  NAME: 16,
  NAME_SIZE: 16,
  CONTAINER: 32,
  CONTAINER_SIZE: 12,
  CONTAINER_NAME: 44,
  CONTAINER_NAME_SIZE: 36,
  EVENTS: 80,
  SIZE: 88,
} as const

/** Rounds a value's length up to what it takes in a match record. */
export function paddedLength(length: number): number {
  return (length + 7) & ~7
}
