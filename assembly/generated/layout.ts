// SPDX-License-Identifier: Apache-2.0
// Layouts of records, matches and statistics; version of the exports.
// Generated from src/schema by `npm run generate`; do not edit.

export const ABI_VERSION: u32 = 1

export const RECORD_TS: usize = 0
export const RECORD_TID: usize = 8
export const RECORD_LEN: usize = 16
export const RECORD_TYPE: usize = 20
export const RECORD_NPARAMS: usize = 22
export const RECORD_SIZE: usize = 26
export const MAX_PARAMS: u32 = 32

export const MATCH_SIZE_OF: usize = 0
export const MATCH_RULE: usize = 4
export const MATCH_TS: usize = 8
export const MATCH_EVT_NUM: usize = 16
export const MATCH_TID: usize = 24
export const MATCH_CODE: usize = 32
export const MATCH_CPU: usize = 34
export const MATCH_NVALUES: usize = 36
export const MATCH_SIZE: usize = 40

export const VALUE_KIND: usize = 0
export const VALUE_LEN: usize = 4
export const VALUE_SIZE: usize = 8

export const VK_ABSENT: u32 = 0
export const VK_STRING: u32 = 1
export const VK_I64: u32 = 2
export const VK_U64: u32 = 3
export const VK_BOOL: u32 = 4
export const VK_DOUBLE: u32 = 5
export const VK_LIST: u32 = 6

export const STOP_END: u32 = 0
export const STOP_MATCHES_FULL: u32 = 1
export const STOP_NOT_EVENTS: u32 = 2
export const STOP_OLD_EVENT: u32 = 3
export const STOP_CORRUPT: u32 = 4
export const STOP_CONTAINER: u32 = 5

export const STAT_EVENTS: u32 = 0
export const STAT_HOST_RECORDS: u32 = 1
export const STAT_MATCHES: u32 = 2
export const STAT_MATCH_RECORDS_FULL_STOPS: u32 = 3
export const STAT_SKIPPED_BAD_LENGTH: u32 = 4
export const STAT_SKIPPED_UNKNOWN_TYPE: u32 = 5
export const STAT_SKIPPED_BAD_PARAMS: u32 = 6
export const STAT_UNKNOWN_THREADS: u32 = 7
export const STAT_THREADS: u32 = 8
export const STAT_THREADS_EVICTED: u32 = 9
export const STAT_THREAD_TABLE_FULL: u32 = 10
export const STAT_FDS: u32 = 11
export const STAT_FD_OUT_OF_RANGE: u32 = 12
export const STAT_PATHS: u32 = 13
export const STAT_PATHS_EVICTED: u32 = 14
export const STAT_PATH_TABLE_FULL: u32 = 15
export const STAT_STRINGS_BYTES: u32 = 16
export const STAT_STRING_ARENA_FULL: u32 = 17
export const STAT_USERS: u32 = 18
export const STAT_GROUPS: u32 = 19
export const STAT_CONTAINERS: u32 = 20
export const STAT_INTERFACES: u32 = 21
export const STAT_MASK_REFILLS: u32 = 22
export const STAT_CANDIDATES: u32 = 23
export const STAT_RULE_RUNS: u32 = 24
export const STAT_TRUNCATED_VALUES: u32 = 25
export const STAT_BYTES: u32 = 26
export const STAT_POLICY_LOADS: u32 = 27
export const STAT_LONG_CHAINS: u32 = 28
export const STAT_COUNT: u32 = 29

export const DOING_ELSEWHERE: u32 = 0
export const DOING_DECODE: u32 = 1
export const DOING_STATE: u32 = 2
export const DOING_TRIAGE: u32 = 3
export const DOING_VALUES: u32 = 4
export const DOING_FORMAT: u32 = 5
export const DOING_RULE: u32 = 16

export const COUNTS_EVALUATIONS: usize = 0
export const COUNTS_PRECHECKS: usize = 8
export const COUNTS_MATCHES: usize = 16
export const COUNTS_SIZE: usize = 24

export const RECENT_NOTED: u32 = 0
export const RECENT_RING: u32 = 8
export const RECENT_MOST: u32 = 1024
export const RECENT_STRIDE: u32 = 32768
export const RECENT_TS: u32 = 0
export const RECENT_PID: u32 = 8
export const RECENT_NAME: u32 = 16
export const RECENT_NAME_SIZE: u32 = 16
export const RECENT_CONTAINER: u32 = 32
export const RECENT_CONTAINER_SIZE: u32 = 12
export const RECENT_CONTAINER_NAME: u32 = 44
export const RECENT_CONTAINER_NAME_SIZE: u32 = 36
export const RECENT_EVENTS: u32 = 80
export const RECENT_SIZE: u32 = 88
