// SPDX-License-Identifier: Apache-2.0
// The whole ABI of the evaluator (docs/ABI.md): the only import is env.memory, the only exports are here.

import { activityPtr, doing } from './event/activity'
import { Ev } from './event/current'
import { endSpan, initRecent, recentPtr } from './event/recent'
import { clearStats, gauge, statsPtr } from './event/stats'
import { consumeCaptureBlocks, consumeRecords, decodeOnly, Walk } from './event/walk'
import { initWanted, notePassed } from './event/wanted'
import { initFacts } from './fields/event-facts'
import { F_FD_CONNECTED } from './generated/fields'
import {
  ABI_VERSION,
  DOING_ELSEWHERE,
  STAT_CONTAINERS,
  STAT_EVENTS,
  STAT_FD_OUT_OF_RANGE,
  STAT_FDS,
  STAT_GROUPS,
  STAT_INTERFACES,
  STAT_LONG_CHAINS,
  STAT_PATH_TABLE_FULL,
  STAT_PATHS,
  STAT_PATHS_EVICTED,
  STAT_STRING_ARENA_FULL,
  STAT_STRINGS_BYTES,
  STAT_THREADS,
  STAT_THREADS_EVICTED,
  STAT_USERS,
} from './generated/layout'
import { SCHEMA_HASH_HI, SCHEMA_HASH_LO } from './generated/schema-hash'
import { Arena } from './memory/arena'
import { Chains, seedHash } from './memory/hash'
import { layOut, Mem, POLICY_SIZE, WINDOW_SIZE } from './memory/regions'
import { ALL_DONE } from './rule/evaluate'
import { initMasks } from './rule/masks'
import { Matches } from './rule/match-writer'
import { loadPolicy, readsField } from './rule/policy'
import { ruleCountsPtr } from './rule/rule-counts'
import { Source } from './state/apply/file'
import { Containers, initContainers } from './state/containers'
import { initDispatch, trackTransfers } from './state/dispatch'
import { dumpState, restartDump } from './state/dump'
import { Fds, fdsInit } from './state/fds'
import { clearGuessed, guessedPtr } from './state/guessed'
import { Interfaces, initInterfaces } from './state/interfaces'
import { Paths, pathsInit } from './state/paths'
import { stringBytes, stringsInit } from './state/strings'
import { Threads, threadsInit } from './state/threads'
import { initUsers, Users } from './state/users'

/** Changes when the meaning of an export changes; the schema hash covers records and fields. */
export function abi_version(): u32 {
  return ABI_VERSION
}

export function schema_hash_lo(): u32 {
  return SCHEMA_HASH_LO
}

export function schema_hash_hi(): u32 {
  return SCHEMA_HASH_HI
}

/** Share of memory left after the tables that strings and descriptor tables get (the rest stays free). */
const ARENA_SHARE: usize = 15

/**
 * Lays out memory for at most `maxThreads` threads and `maxPaths` descriptor names; the seed must be
 * secret and random (hash tables). Returns 0, or -1 when the memory given is too small. Everything
 * known before is forgotten.
 */
export function init(maxThreads: u32, maxPaths: u32, seedLo: u32, seedHi: u32): i32 {
  if (maxThreads < 16 || maxPaths < 16 || maxThreads > 1 << 22 || maxPaths > 1 << 22) return -1
  seedHash(((<u64>seedHi) << 32) | <u64>seedLo)
  clearStats()
  clearGuessed()
  Matches.size = 0
  Walk.pending = false
  Walk.stopAtMatches = false
  Chains.long = 0
  Ev.num = 0
  Ev.firstTs = 0
  Ev.prevTs = 0
  if (!layOut()) return -1
  if (!threadsInit(maxThreads) || !pathsInit(maxPaths) || !fdsInit(maxPaths << 1)) return -1
  if (!initMasks(maxThreads, maxPaths)) return -1
  const left = Mem.end - Mem.top
  if (left < 8 << 20) return -1
  if (!stringsInit((left / 16) * ARENA_SHARE)) return -1
  initWanted()
  initDispatch()
  initFacts()
  notePassed()
  if (!initContainers() || !initUsers() || !initInterfaces() || !initRecent()) return -1
  return 0
}

/** Where the host puts records or capture blocks. */
export function window(): usize {
  return Mem.window
}

export function window_size(): u32 {
  return <u32>WINDOW_SIZE
}

/** Where the host puts the policy that `load_policy` then takes over; changes with every load. */
export function policy_window(): usize {
  return Mem.policyB
}

export function policy_window_size(): u32 {
  return <u32>POLICY_SIZE
}

/** Checks the `len` bytes at the policy window and makes them the running policy; 0, or a negative error (docs/ABI.md). */
export function load_policy(len: u32): i32 {
  const status = loadPolicy(Mem.policyB, len)
  if (status == 0) {
    const running = Mem.policyB
    Mem.policyB = Mem.policyA
    Mem.policyA = running
    // Rules of the old policy that an event still waits for do not exist any more.
    if (Walk.resumeRule != ALL_DONE) Walk.resumeRule = 0
    trackTransfers(readsField(F_FD_CONNECTED))
    notePassed()
  }
  return status
}

/** Takes whole records in [ptr, end); see docs/ABI.md. Returns the bytes done with. */
export function consume(ptr: usize, end: usize, cpu: u32): u32 {
  const done = inMemory(ptr, end) ? consumeRecords(ptr, end, cpu) : 0
  return leave(ptr, done)
}

/** Takes capture blocks in [ptr, end); see docs/ABI.md. Returns the bytes done with. */
export function consume_blocks(ptr: usize, end: usize): u32 {
  const done = inMemory(ptr, end) ? consumeCaptureBlocks(ptr, end) : 0
  return leave(ptr, done)
}

/** What follows the last record or block of a span. */
function leave(ptr: usize, done: u32): u32 {
  endSpan(ptr + done)
  doing(DOING_ELSEWHERE)
  return done
}

/** Why the last consume returned (docs/ABI.md). */
export function stop_reason(): u32 {
  return Walk.stop
}

export function matches(): usize {
  return Mem.matches
}

export function matches_size(): u32 {
  return Matches.size
}

export function matches_clear(): void {
  Matches.size = 0
}

/** Address of the counters (u64 each, in the order of src/schema/layout.ts), gauges brought up to date. */
export function stats(): usize {
  gauge(STAT_EVENTS, Ev.num)
  gauge(STAT_THREADS, Threads.count)
  gauge(STAT_THREADS_EVICTED, Threads.evicted)
  gauge(STAT_FDS, Fds.count)
  gauge(STAT_FD_OUT_OF_RANGE, Fds.outOfRange)
  gauge(STAT_PATHS, Paths.count)
  gauge(STAT_PATHS_EVICTED, Paths.evicted)
  gauge(STAT_PATH_TABLE_FULL, Paths.refused + Fds.refused)
  gauge(STAT_STRINGS_BYTES, stringBytes())
  gauge(STAT_STRING_ARENA_FULL, Arena.refused)
  gauge(STAT_USERS, Users.users)
  gauge(STAT_GROUPS, Users.groups)
  gauge(STAT_CONTAINERS, Containers.count)
  gauge(STAT_INTERFACES, Interfaces.count4 + Interfaces.count6)
  gauge(STAT_LONG_CHAINS, Chains.long)
  return statsPtr()
}

/** Counts of each rule of the running policy (src/schema/layout.ts RULE_COUNTS), in their order. */
export function rule_counts(): usize {
  return ruleCountsPtr()
}

/** Address of the u32 that says what is being done right now (src/schema/layout.ts ACTIVITIES). */
export function activity(): usize {
  return activityPtr()
}

/** Whose events came last (src/schema/layout.ts RECENT). */
export function recent(): usize {
  return recentPtr()
}

/** Whether consume stops at every event that matches, as it does when the match buffer is full. */
export function stop_at_matches(on: bool): void {
  Walk.stopAtMatches = on
}

/**
 * What is known of threads and descriptors, as THREAD and FD records in the policy window, as many as go there;
 * returns their bytes, 0 at the end. `restart` begins with the first thread.
 */
export function dump_state(restart: bool): u32 {
  if (restart) restartDump()
  return dumpState(Mem.policyB, POLICY_SIZE)
}

/** Threads met first in mid-life since the last clear: count u32, 0 u32, ids i64 each; at most 64. */
export function guessed(): usize {
  return guessedPtr()
}

export function guessed_clear(): void {
  clearGuessed()
}

/** Whether the source leaves out opens of regular files for reading alone (GYR_WANT_NO_READS). */
export function leave_out_reads(on: u32): void {
  Source.readsLeftOut = on != 0
}

/** Decoding alone, for benchmarks: every header, parameter length and first byte in [ptr, end). */
export function bench_decode(ptr: usize, end: usize): u32 {
  return inMemory(ptr, end) ? decodeOnly(ptr, end) : 0
}

/** Spans must leave room behind them for comparisons that load whole vectors. */
function inMemory(ptr: usize, end: usize): bool {
  return ptr >= Mem.window && end >= ptr && end <= Mem.window + WINDOW_SIZE
}
