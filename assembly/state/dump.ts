// SPDX-License-Identifier: Apache-2.0
// What is known of threads and their descriptors, as the host records that would tell it: the head of a recording
// that begins in the middle. Reads state, changes none.

import { H_FD, H_THREAD } from '../generated/events'
import {
  RECORD_LEN,
  RECORD_NPARAMS,
  RECORD_SIZE,
  RECORD_TID,
  RECORD_TYPE,
} from '../generated/layout'
import { P_FD_TUPLE, P_THREAD_CAP_INHERITABLE } from '../generated/params'
import { copyBytes } from '../memory/bytes'
import { AF_INET, AF_INET6, AF_UNIX, infoOf } from './apply/socket-info'
import { getFd, nextFd } from './fd-tables'
import {
  FD_IPV4_SERVSOCK,
  FD_IPV4_SOCK,
  FD_IPV6_SERVSOCK,
  FD_IPV6_SOCK,
  FD_UNIX_SOCK,
  FDF_ROLE_SERVER,
  Fd,
} from './fds'
import { Path } from './paths'
import { lengthOf, textOf } from './strings'
import {
  CL_ACTIVE,
  CL_CLONE_INVERTED,
  CL_NAME_CHANGED,
  CL_PIPE_DST,
  CL_PIPE_SRC,
  THREAD_SIZE,
  Thread,
} from './thread'
import { Threads } from './threads'

/** Where the dump has come to: a slot of threads, and the next descriptor of that thread; -1: the thread itself. */
class Dump {
  static slot: u32 = 0
  static fd: i64 = -1
}

/** The record being written. */
class Out {
  static start: usize = 0
  /** Of the next parameter, its length and its value. */
  static length: usize = 0
  static at: usize = 0
}

/** Longest value that a length of two bytes can tell, less a NUL. */
const MAX_VALUE: u32 = 65534
/** No record is longer: of a thread eight texts, all else is numbers. */
const MAX_RECORD: usize = 9 * 65536
/** Marks of our own in Thread.flags, which are made anew from a record. */
const OWN_MARKS: u32 = CL_ACTIVE | CL_NAME_CHANGED | CL_CLONE_INVERTED | CL_PIPE_SRC | CL_PIPE_DST

function begin(at: usize, type: u32, nparams: u32, tid: i64): void {
  store<u64>(at, 0)
  store<i64>(at, tid, RECORD_TID)
  store<u16>(at, <u16>type, RECORD_TYPE)
  store<u32>(at, nparams, RECORD_NPARAMS)
  Out.start = at
  Out.length = at + RECORD_SIZE
  Out.at = Out.length + (nparams << 1)
}

function end(): void {
  store<u32>(Out.start, <u32>(Out.at - Out.start), RECORD_LEN)
}

function put(length: u32): void {
  store<u16>(Out.length, <u16>length)
  Out.length += 2
  Out.at += length
}

function u8Param(value: u32): void {
  store<u8>(Out.at, <u8>value)
  put(1)
}

function u32Param(value: u32): void {
  store<u32>(Out.at, value)
  put(4)
}

function u64Param(value: u64): void {
  store<u64>(Out.at, value)
  put(8)
}

function i64Param(value: i64): void {
  u64Param(<u64>value)
}

function textParam(p: usize, n: u32): void {
  n = min(n, MAX_VALUE)
  copyBytes(Out.at, p, n)
  store<u8>(Out.at + n, 0)
  put(n + 1)
}

function stringParam(s: u32): void {
  textParam(textOf(<usize>s), lengthOf(<usize>s))
}

/** A list has the NULs of its entries and no more. */
function listParam(s: u32): void {
  const n = min(lengthOf(<usize>s), MAX_VALUE)
  copyBytes(Out.at, textOf(<usize>s), n)
  put(n)
}

function writeThread(at: usize, o: Thread): void {
  begin(at, H_THREAD, P_THREAD_CAP_INHERITABLE + 1, o.tid)
  i64Param(o.tid)
  i64Param(o.pid)
  i64Param(o.ptid)
  i64Param(o.sid)
  i64Param(o.vpgid)
  i64Param(o.pgid)
  i64Param(o.vtid)
  i64Param(o.vpid)
  stringParam(o.comm)
  stringParam(o.exe)
  stringParam(o.exepath)
  listParam(o.args)
  listParam(o.cgroups)
  listParam(o.env)
  stringParam(o.cwd)
  stringParam(o.root)
  i64Param(o.fdlimit)
  u32Param(o.flags & ~OWN_MARKS)
  u32Param(o.uid)
  u32Param(o.gid)
  u32Param(o.loginuid)
  u32Param(o.vmSize)
  u32Param(o.vmRss)
  u32Param(o.vmSwap)
  u64Param(o.pfmajor)
  u64Param(o.pfminor)
  u64Param(o.cloneTs)
  u64Param(o.pidnsStart)
  u32Param(o.tty)
  u32Param(o.exeFlags)
  u64Param(o.exeIno)
  u64Param(o.exeInoCtime)
  u64Param(o.exeInoMtime)
  u64Param(o.capPermitted)
  u64Param(o.capEffective)
  u64Param(o.capInheritable)
  end()
}

/** Family, then both ends as address and port each, the first one ours. */
function tupleParam(fd: usize): void {
  const info = infoOf(fd)
  const o = Fd.at(fd)
  const type = <u32>o.type
  const at = Out.at
  if (type == FD_IPV4_SOCK) {
    // Ends of a connection to a server of this machine are kept the client's first.
    const turned = (<u32>o.flags & FDF_ROLE_SERVER) != 0
    const local: usize = turned ? 4 : 0
    const localPort: usize = turned ? 10 : 8
    store<u8>(at, <u8>AF_INET)
    store<u32>(at, load<u32>(info + local), 1)
    store<u16>(at, load<u16>(info + localPort), 5)
    store<u32>(at, load<u32>(info + (4 - local)), 7)
    store<u16>(at, load<u16>(info + (18 - localPort)), 11)
    put(13)
  } else if (type == FD_IPV6_SOCK) {
    store<u8>(at, <u8>AF_INET6)
    memory.copy(at + 1, info, 16)
    store<u16>(at, load<u16>(info, 32), 17)
    memory.copy(at + 19, info + 16, 16)
    store<u16>(at, load<u16>(info, 34), 35)
    put(37)
  } else if (type == FD_IPV4_SERVSOCK) {
    memory.fill(at, 0, 13)
    store<u8>(at, <u8>AF_INET)
    store<u32>(at, load<u32>(info), 1)
    store<u16>(at, load<u16>(info, 4), 5)
    put(13)
  } else if (type == FD_IPV6_SERVSOCK) {
    memory.fill(at, 0, 37)
    store<u8>(at, <u8>AF_INET6)
    memory.copy(at + 1, info, 16)
    store<u16>(at, load<u16>(info, 16), 17)
    put(37)
  } else if (type == FD_UNIX_SOCK) {
    store<u8>(at, <u8>AF_UNIX)
    store<u64>(at, load<u64>(info), 1)
    store<u64>(at, load<u64>(info, 8), 9)
    store<u8>(at, 0, 17)
    put(18)
  } else put(0)
}

function writeFd(at: usize, tid: i64, num: i64, fd: usize): void {
  const o = Fd.at(fd)
  begin(at, H_FD, P_FD_TUPLE + 1, tid)
  i64Param(tid)
  i64Param(num)
  u8Param(o.type)
  if (o.name == 0) textParam(Out.at, 0)
  else textParam(<usize>Path.at(<usize>o.name).text, Path.at(<usize>o.name).len)
  u32Param(o.openflags)
  u32Param(o.dev)
  u32Param(o.mountId)
  u64Param(o.ino)
  u8Param(o.l4)
  tupleParam(fd)
  end()
}

/** The next dump begins with the first thread. */
export function restartDump(): void {
  Dump.slot = 0
  Dump.fd = -1
}

/**
 * As many whole records as go into the `size` bytes at `ptr`; returns their bytes, 0 when there are no more.
 * Threads that an event named and nothing told of are left out: that event is met again.
 */
export function dumpState(ptr: usize, size: usize): u32 {
  const last = ptr + size - MAX_RECORD
  let at = ptr
  while (at <= last && Dump.slot < Threads.fresh) {
    const o = Thread.at(Threads.slab + <usize>Dump.slot * THREAD_SIZE)
    if (o.inUse != 0 && o.guessed == 0) {
      if (Dump.fd < 0) {
        writeThread(at, o)
        at = Out.at
        Dump.fd = 0
      }
      let num = nextFd(<usize>o.fds, Dump.fd)
      while (num >= 0 && at <= last) {
        writeFd(at, o.tid, num, getFd(<usize>o.fds, num))
        at = Out.at
        Dump.fd = num + 1
        num = nextFd(<usize>o.fds, Dump.fd)
      }
      if (num >= 0) break
    }
    Dump.slot++
    Dump.fd = -1
  }
  return <u32>(at - ptr)
}
