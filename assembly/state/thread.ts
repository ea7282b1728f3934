// SPDX-License-Identifier: Apache-2.0
// What is known of one thread. Layout and ownership only: finding threads is state/threads.ts, what
// events change is state/apply/.

import { release, retain, Strings } from './strings'

/**
 * One thread, in a slab slot. Strings are owned references (state/strings.ts), never 0.
 * Times are nanoseconds since the epoch; ids of "none" or "unknown" are -1.
 */
@unmanaged
export class Thread {
  tid: i64
  pid: i64
  /** Time of the last event of this thread. */
  lastTs: u64
  /** Next in the hash chain, or next free slot. */
  next: u32
  /** Slab slot number: index of the rule bits. */
  index: u32
  /** Policy epoch for which the rule bits hold; 0 = none. */
  maskEpoch: u32
  /** Last known place of the leader; checked by id before use. */
  leaderHint: u32
  /** PPM_CL_* */
  flags: u32
  /** Own descriptor table (state/fds.ts), 0 when none yet or when the main thread's is used. */
  fds: u32
  /** Code of the enter event remembered, 0 = none. */
  enterCode: u32
  /** state/containers.ts Container, 0 = the host. */
  container: u32
  /** State of the group's main thread: 1 when it has exited and others remain. */
  dead: u8
  /** 1 when a member of the group is a child subreaper. */
  reaper: u8
  /** 1 when this record came from an event of an unknown thread and holds guesses. */
  guessed: u8
  inUse: u8
  /** Last known place of the parent; checked by id before use. */
  parentHint: u32
  /** Rule bits that fit (rule/masks.ts): {known, value} of THREAD_WORDS words. */
  known0: u64
  value0: u64
  known1: u64
  value1: u64
  known2: u64
  value2: u64
  known3: u64
  value3: u64
  ptid: i64
  sid: i64
  vpgid: i64
  pgid: i64
  vtid: i64
  vpid: i64
  fdlimit: i64
  pfmajor: u64
  pfminor: u64
  cloneTs: u64
  /** Time of the last execve or clone (libsinsp lastexec), 0 when not seen. */
  execTs: u64
  pidnsStart: u64
  exeIno: u64
  exeInoCtime: u64
  exeInoMtime: u64
  capPermitted: u64
  capEffective: u64
  capInheritable: u64
  /** Inode change time of the program to clone time (kept over forks), and from namespace start to it. */
  ctimeToClone: u64
  pidnsToCtime: u64
  /** Thread that takes over the children, told by the kernel at exit; -1 = unknown. */
  reaperTid: i64
  /** CPU nanoseconds, from scheduler switches (thread.exectime, thread.totexectime). */
  execTime: u64
  totExecTime: u64
  /** First child and siblings: threads whose ptid is this tid. */
  child: u32
  sibling: u32
  siblingPrev: u32
  /** Parent thread in whose child list this one stands, 0 = in none. */
  linked: u32
  /** Other threads of the process, listed from the main thread. */
  groupNext: u32
  groupPrev: u32
  /** Threads of the group that are alive (on the main thread). */
  groupAlive: u32
  comm: u32
  exe: u32
  exepath: u32
  args: u32
  env: u32
  cwd: u32
  cgroups: u32
  root: u32
  uid: u32
  gid: u32
  loginuid: u32
  vmSize: u32
  vmRss: u32
  vmSwap: u32
  tty: u32
  /** EXE_* */
  exeFlags: u32
  /** Name remembered from an enter event (owned string), 0 = none. */
  enterName: u32
  /** 1 when the thread is counted into its process (state/apply/process.ts createTies). */
  grouped: u32
  /** Next thread pushed by the host whose ties are not made yet. */
  untiedNext: u32
  /** Descriptor and arguments remembered from an enter event. */
  enterFlags: u32
  enterFd: i64

  static at(ptr: usize): Thread {
    return changetype<Thread>(ptr)
  }
}

/** Bytes of a slot: whole cache lines, what every event needs in the first. */
export const THREAD_SIZE: u32 = (offsetof<Thread>() + 63) & ~63

export const THREAD_WORDS: u32 = 4

export const EXE_WRITABLE: u32 = 1
export const EXE_UPPER_LAYER: u32 = 2
export const EXE_LOWER_LAYER: u32 = 4
export const EXE_FROM_MEMFD: u32 = 8

/** Clone flags as the records have them, and libsinsp's own marks above them. */
export const CL_CLONE_FILES: u32 = 1 << 0
export const CL_CLONE_NEWPID: u32 = 1 << 6
export const CL_CLONE_PARENT: u32 = 1 << 8
export const CL_CLONE_THREAD: u32 = 1 << 13
/** The child's own event came before the caller's. */
export const CL_CLONE_INVERTED: u32 = 1 << 16
export const CL_NAME_CHANGED: u32 = 1 << 17
/** The thread has exited; a main thread stays while others of its process run. */
export const CL_CLOSED: u32 = 1 << 18
export const CL_ACTIVE: u32 = 1 << 19
export const CL_PIPE_SRC: u32 = 1 << 21
export const CL_PIPE_DST: u32 = 1 << 22
export const CL_CLONE_VFORK: u32 = 1 << 27
export const CL_CHILD_IN_PIDNS: u32 = 1 << 29
export const CL_IS_MAIN_THREAD: u32 = 1 << 30

/** Gives every field of a fresh slot its "unknown" value. */
export function clearThread(t: usize, tid: i64, index: u32): void {
  memory.fill(t, 0, THREAD_SIZE)
  const o = Thread.at(t)
  o.tid = tid
  o.pid = tid
  o.ptid = -1
  o.sid = -1
  o.vpgid = -1
  o.pgid = -1
  o.vtid = -1
  o.vpid = -1
  o.fdlimit = -1
  o.reaperTid = -1
  o.uid = 0xffffffff
  o.gid = 0xffffffff
  o.loginuid = 0xffffffff
  o.index = index
  o.inUse = 1
  const e = <u32>Strings.empty
  o.comm = o.exe = o.exepath = o.args = o.env = o.cwd = o.cgroups = o.root = e
  for (let i = 0; i < 8; i++) retain(Strings.empty)
}

/** Replaces the string at field address `field` by `s`, taking over the caller's reference. */
export function setString(field: usize, s: usize): void {
  release(<usize>load<u32>(field))
  store<u32>(field, <u32>s)
}

/** Gives up all strings of a thread. */
export function releaseStrings(o: Thread): void {
  release(<usize>o.comm)
  release(<usize>o.exe)
  release(<usize>o.exepath)
  release(<usize>o.args)
  release(<usize>o.env)
  release(<usize>o.cwd)
  release(<usize>o.cgroups)
  release(<usize>o.root)
  if (o.enterName != 0) release(<usize>o.enterName)
}

/** True for the thread that gives the process its id. */
export function isMain(o: Thread): bool {
  return o.tid == o.pid
}
