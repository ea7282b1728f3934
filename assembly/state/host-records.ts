// SPDX-License-Identifier: Apache-2.0
// State pushed by the host in records of its own (src/schema/host-records.ts): the process list of a
// capture or of /proc, users, interfaces, container metadata.

import { Ev, paramI64, paramLen, paramPtr, paramStrLen, paramU64 } from '../event/current'
import {
  H_CONTAINER,
  H_FD,
  H_GROUP,
  H_INTERFACE,
  H_MACHINE,
  H_THREAD,
  H_THREAD_GONE,
  H_USER,
} from '../generated/events'
import {
  P_CONTAINER_FULL_ID,
  P_CONTAINER_HOST_FLAGS,
  P_CONTAINER_ID,
  P_CONTAINER_LABELS,
  P_CONTAINER_MOUNTS,
  P_CONTAINER_POD_LABELS,
  P_CONTAINER_POD_NAME,
  P_CONTAINER_PRIVILEGED,
  P_CONTAINER_START_TS,
  P_CONTAINER_TYPE,
  P_GROUP_CONTAINER_ID,
  P_GROUP_GID,
  P_GROUP_NAME,
  P_INTERFACE_ADDR,
  P_INTERFACE_FAMILY,
  P_INTERFACE_NETMASK,
  P_MACHINE_BOOT_TS,
  P_MACHINE_HOSTNAME,
  P_MACHINE_MEMORY,
  P_MACHINE_NUM_CPUS,
  P_THREAD_ARGS,
  P_THREAD_CAP_EFFECTIVE,
  P_THREAD_CAP_INHERITABLE,
  P_THREAD_CAP_PERMITTED,
  P_THREAD_CGROUPS,
  P_THREAD_CLONE_TS,
  P_THREAD_COMM,
  P_THREAD_CWD,
  P_THREAD_ENV,
  P_THREAD_EXE,
  P_THREAD_EXE_FLAGS,
  P_THREAD_EXE_INO,
  P_THREAD_EXE_INO_CTIME,
  P_THREAD_EXE_INO_MTIME,
  P_THREAD_EXEPATH,
  P_THREAD_FDLIMIT,
  P_THREAD_FLAGS,
  P_THREAD_GID,
  P_THREAD_GONE_TID,
  P_THREAD_LOGINUID,
  P_THREAD_PFMAJOR,
  P_THREAD_PFMINOR,
  P_THREAD_PGID,
  P_THREAD_PID,
  P_THREAD_PIDNS_INIT_START_TS,
  P_THREAD_PTID,
  P_THREAD_ROOT,
  P_THREAD_SID,
  P_THREAD_TID,
  P_THREAD_TTY,
  P_THREAD_UID,
  P_THREAD_VM_RSS,
  P_THREAD_VM_SIZE,
  P_THREAD_VM_SWAP,
  P_THREAD_VPGID,
  P_THREAD_VPID,
  P_THREAD_VTID,
  P_USER_CONTAINER_ID,
  P_USER_GID,
  P_USER_HOME,
  P_USER_NAME,
  P_USER_SHELL,
  P_USER_UID,
} from '../generated/params'
import { accountContainer, internParam } from './apply/account'
import { setDirectory } from './apply/file'
import {
  attachContainer,
  createTies,
  removeWithTies,
  updateExepath,
  updateFromParam,
} from './apply/process'
import { Container, ensureContainer } from './containers'
import { applyFd, turnServers } from './host-descriptors'
import { addInterface4, addInterface6 } from './interfaces'
import { Machine } from './machine'
import { joinPath } from './path-join'
import { release } from './strings'
import { CL_ACTIVE, CL_NAME_CHANGED, isMain, Thread } from './thread'
import { addThread, findThread, Threads } from './threads'
import { ACCOUNT_GROUP, ACCOUNT_USER, putAccount } from './users'

/** Applies the host record decoded last. */
export function applyHostRecord(): void {
  switch (Ev.code) {
    case H_THREAD:
      applyThread()
      break
    case H_FD:
      applyFd()
      break
    case H_USER:
      putAccount(
        ACCOUNT_USER,
        accountContainer(P_USER_CONTAINER_ID),
        <u32>paramU64(P_USER_UID, 0),
        <u32>paramU64(P_USER_GID, 0),
        internParam(P_USER_NAME),
        internParam(P_USER_HOME),
        internParam(P_USER_SHELL),
      )
      break
    case H_GROUP:
      putAccount(
        ACCOUNT_GROUP,
        accountContainer(P_GROUP_CONTAINER_ID),
        <u32>paramU64(P_GROUP_GID, 0),
        0,
        internParam(P_GROUP_NAME),
        0,
        0,
      )
      break
    case H_INTERFACE:
      applyInterface()
      break
    case H_MACHINE:
      applyMachine()
      break
    case H_CONTAINER:
      applyContainer()
      break
    case H_THREAD_GONE:
      applyThreadGone()
      break
  }
}

function applyThread(): void {
  if (paramLen(P_THREAD_TID) == 0) return
  const tid = paramI64(P_THREAD_TID, -1)
  // Slots on the list of untied threads must not be given up before their turn.
  if (Threads.untied != 0 && (Threads.count >= Threads.capacity || findThread(tid) != 0)) {
    tieImported()
  }
  const t = addThread(tid)
  const o = Thread.at(t)
  o.pid = paramI64(P_THREAD_PID, -1)
  o.ptid = paramI64(P_THREAD_PTID, -1)
  o.sid = paramI64(P_THREAD_SID, -1)
  o.vpgid = paramI64(P_THREAD_VPGID, -1)
  o.pgid = paramI64(P_THREAD_PGID, -1)
  o.vtid = paramI64(P_THREAD_VTID, -1)
  o.vpid = paramI64(P_THREAD_VPID, -1)
  o.fdlimit = paramI64(P_THREAD_FDLIMIT, -1)
  o.flags = <u32>paramU64(P_THREAD_FLAGS, 0) | CL_ACTIVE | CL_NAME_CHANGED
  o.uid = <u32>paramU64(P_THREAD_UID, 0xffffffff)
  o.gid = <u32>paramU64(P_THREAD_GID, 0xffffffff)
  o.loginuid = <u32>paramU64(P_THREAD_LOGINUID, 0xffffffff)
  o.vmSize = <u32>paramU64(P_THREAD_VM_SIZE, 0)
  o.vmRss = <u32>paramU64(P_THREAD_VM_RSS, 0)
  o.vmSwap = <u32>paramU64(P_THREAD_VM_SWAP, 0)
  o.pfmajor = paramU64(P_THREAD_PFMAJOR, 0)
  o.pfminor = paramU64(P_THREAD_PFMINOR, 0)
  o.cloneTs = paramU64(P_THREAD_CLONE_TS, 0)
  o.pidnsStart = paramU64(P_THREAD_PIDNS_INIT_START_TS, 0)
  o.tty = <u32>paramU64(P_THREAD_TTY, 0)
  o.exeFlags = <u32>paramU64(P_THREAD_EXE_FLAGS, 0)
  o.exeIno = paramU64(P_THREAD_EXE_INO, 0)
  o.exeInoCtime = paramU64(P_THREAD_EXE_INO_CTIME, 0)
  o.exeInoMtime = paramU64(P_THREAD_EXE_INO_MTIME, 0)
  o.capPermitted = paramU64(P_THREAD_CAP_PERMITTED, 0)
  o.capEffective = paramU64(P_THREAD_CAP_EFFECTIVE, 0)
  o.capInheritable = paramU64(P_THREAD_CAP_INHERITABLE, 0)
  // Captures do not say when a thread was cloned; libsinsp then has no durations either.
  if (o.exeInoCtime != 0 && o.cloneTs != 0) {
    o.ctimeToClone = o.cloneTs - o.exeInoCtime
    if (o.pidnsStart != 0 && o.exeInoCtime > o.pidnsStart) {
      o.pidnsToCtime = o.exeInoCtime - o.pidnsStart
    }
  }
  updateFromParam(t + offsetof<Thread>('comm'), P_THREAD_COMM)
  updateFromParam(t + offsetof<Thread>('exe'), P_THREAD_EXE)
  updateFromParam(t + offsetof<Thread>('args'), P_THREAD_ARGS)
  updateFromParam(t + offsetof<Thread>('cgroups'), P_THREAD_CGROUPS)
  updateFromParam(t + offsetof<Thread>('root'), P_THREAD_ROOT)
  updateExepath(t, paramPtr(P_THREAD_EXEPATH), paramStrLen(P_THREAD_EXEPATH))
  // Threads use their process's directory and environment.
  if (isMain(o)) {
    updateFromParam(t + offsetof<Thread>('env'), P_THREAD_ENV)
    joinPath(0, 0, paramPtr(P_THREAD_CWD), paramStrLen(P_THREAD_CWD))
    setDirectory(t)
  }
  attachContainer(t)
  o.untiedNext = <u32>Threads.untied
  Threads.untied = t
}

/** Ties the threads pushed since the last event: only now all parents and main threads are there. */
export function tieImported(): void {
  let t = Threads.untied
  Threads.untied = 0
  while (t != 0) {
    const o = Thread.at(t)
    const next = <usize>o.untiedNext
    o.untiedNext = 0
    createTies(t)
    turnServers(<usize>o.fds)
    t = next
  }
}

function applyInterface(): void {
  const family = <u32>paramU64(P_INTERFACE_FAMILY, 0)
  const p = paramPtr(P_INTERFACE_ADDR)
  const n = paramLen(P_INTERFACE_ADDR)
  if (family == 2 && n >= 4) {
    const mask = paramLen(P_INTERFACE_NETMASK) >= 4 ? load<u32>(paramPtr(P_INTERFACE_NETMASK)) : 0
    addInterface4(load<u32>(p), mask)
  } else if (family == 10 && n >= 16) addInterface6(p)
}

function applyMachine(): void {
  if (Machine.hostname != 0) release(Machine.hostname)
  Machine.hostname = internParam(P_MACHINE_HOSTNAME)
  Machine.numCpus = <u32>paramU64(P_MACHINE_NUM_CPUS, 0)
  Machine.memory = paramU64(P_MACHINE_MEMORY, 0)
  Machine.bootTs = paramU64(P_MACHINE_BOOT_TS, 0)
}

function applyContainer(): void {
  const n = paramStrLen(P_CONTAINER_ID)
  if (n == 0) return
  const c = ensureContainer(paramPtr(P_CONTAINER_ID), n)
  if (c == 0) return
  const o = Container.at(c)
  o.known = 1
  updateFromParam(c + offsetof<Container>('fullId'), P_CONTAINER_FULL_ID)
  // The strings of record and object stand in the same order.
  for (let i = P_CONTAINER_TYPE; i < P_CONTAINER_PRIVILEGED; i++) {
    updateFromParam(c + offsetof<Container>('type') + ((<usize>(i - P_CONTAINER_TYPE)) << 2), i)
  }
  updateFromParam(c + offsetof<Container>('mounts'), P_CONTAINER_MOUNTS)
  updateFromParam(c + offsetof<Container>('labels'), P_CONTAINER_LABELS)
  for (let i = P_CONTAINER_POD_NAME; i < P_CONTAINER_POD_LABELS; i++) {
    updateFromParam(
      c + offsetof<Container>('podName') + ((<usize>(i - P_CONTAINER_POD_NAME)) << 2),
      i,
    )
  }
  updateFromParam(c + offsetof<Container>('podLabels'), P_CONTAINER_POD_LABELS)
  o.privileged = <u8>paramU64(P_CONTAINER_PRIVILEGED, 0)
  o.hostFlags = <u8>paramU64(P_CONTAINER_HOST_FLAGS, 0)
  o.startTs = paramU64(P_CONTAINER_START_TS, 0)
  // Which threads are in it is not listed: all rule bits are void.
  Threads.ancestry++
}

function applyThreadGone(): void {
  if (Threads.untied != 0) tieImported()
  const t = findThread(paramI64(P_THREAD_GONE_TID, -1))
  if (t != 0) removeWithTies(t)
}
