// SPDX-License-Identifier: Apache-2.0
// Descriptors that are not opened by name, copies of descriptors, closing, and the working directory.

import { Ev, paramI64, paramU64, textLen, textPtr } from '../../event/current'
import { resolveFd } from '../../event/descriptor'
import { E_SYSCALL_DUP3_X, E_SYSCALL_PIPE2_X } from '../../generated/events'
import {
  CLOSE_RANGE_FLAGS_CLOSE_RANGE_CLOEXEC,
  CLOSE_RANGE_FLAGS_CLOSE_RANGE_UNSHARE,
  FCNTL_COMMANDS_F_DUPFD,
  FCNTL_COMMANDS_F_DUPFD_CLOEXEC,
  FCNTL_COMMANDS_F_SETFD,
  FILE_FLAGS_O_CLOEXEC,
} from '../../generated/flags'
import {
  P_SYSCALL_CHDIR_X_PATH,
  P_SYSCALL_CLOSE_RANGE_X_FIRST,
  P_SYSCALL_CLOSE_RANGE_X_FLAGS,
  P_SYSCALL_CLOSE_RANGE_X_LAST,
  P_SYSCALL_DUP2_X_OLDFD,
  P_SYSCALL_DUP3_X_FLAGS,
  P_SYSCALL_EPOLL_CREATE1_X_FLAGS,
  P_SYSCALL_EVENTFD2_X_FLAGS,
  P_SYSCALL_FCNTL_X_ARG,
  P_SYSCALL_FCNTL_X_CMD,
  P_SYSCALL_GETCWD_X_PATH,
  P_SYSCALL_INOTIFY_INIT1_X_FLAGS,
  P_SYSCALL_MEMFD_CREATE_X_FLAGS,
  P_SYSCALL_MEMFD_CREATE_X_NAME,
  P_SYSCALL_PIDFD_GETFD_X_PID_FD,
  P_SYSCALL_PIDFD_GETFD_X_TARGET_FD,
  P_SYSCALL_PIDFD_OPEN_X_FLAGS,
  P_SYSCALL_PIDFD_OPEN_X_PID,
  P_SYSCALL_PIPE_X_FD1,
  P_SYSCALL_PIPE_X_FD2,
  P_SYSCALL_PIPE_X_INO,
  P_SYSCALL_PIPE2_X_FLAGS,
  P_SYSCALL_SIGNALFD4_X_FLAGS,
} from '../../generated/params'
import { changeCloseOnExec, dropFd, getFd, nextFd, putFd } from '../fd-tables'
import {
  copyFd,
  FD_BPF,
  FD_EVENT,
  FD_EVENTPOLL,
  FD_FIFO,
  FD_INOTIFY,
  FD_IOURING,
  FD_MEMFD,
  FD_PIDFD,
  FD_SIGNALFD,
  FD_TIMERFD,
  FD_USERFAULTFD,
  Fd,
  newFd,
  setCloseOnExec,
} from '../fds'
import { Join, joinPath, ownJoin } from '../path-join'
import { internPath, Path } from '../paths'
import { lengthOf, textOf } from '../strings'
import { CL_PIPE_DST, CL_PIPE_SRC, Thread } from '../thread'
import { ensureTable, fdOwner, findThread, invalidate, tableOf } from '../threads'
import { mainOf, updateText } from './process'

/** The event made no descriptor: it speaks of none. */
export function failedCreation(): void {
  Ev.hasFd = true
  Ev.fdNum = -1
  Ev.fd = 0
  Ev.fdResolved = true
}

/** Puts a new descriptor (takes the reference over) at number `num`: what the event speaks of from now on. */
export function install(num: i64, fd: usize): void {
  Ev.hasFd = true
  Ev.fdNum = num
  Ev.fdResolved = true
  Ev.fd = fd != 0 && putFd(ensureTable(Ev.thread), num, fd) ? fd : 0
}

/** True when the call succeeded in a known thread; otherwise the event speaks of no descriptor. */
function created(): bool {
  if (Ev.thread != 0 && Ev.hasRes && Ev.res >= 0) return true
  failedCreation()
  return false
}

function makePlain(type: u32, openflags: u32): void {
  if (!created()) return
  const fd = newFd(type)
  if (fd != 0) Fd.at(fd).openflags = openflags
  install(Ev.res, fd)
}

export function applyEventfd(): void {
  makePlain(FD_EVENT, 0)
}

export function applyEventfd2(): void {
  makePlain(FD_EVENT, <u32>paramU64(P_SYSCALL_EVENTFD2_X_FLAGS, 0))
}

export function applySignalfd(): void {
  makePlain(FD_SIGNALFD, 0)
}

export function applySignalfd4(): void {
  makePlain(FD_SIGNALFD, <u32>paramU64(P_SYSCALL_SIGNALFD4_X_FLAGS, 0))
}

export function applyTimerfd(): void {
  makePlain(FD_TIMERFD, 0)
}

export function applyInotify(): void {
  makePlain(FD_INOTIFY, 0)
}

export function applyInotify1(): void {
  makePlain(FD_INOTIFY, <u32>paramU64(P_SYSCALL_INOTIFY_INIT1_X_FLAGS, 0))
}

export function applyBpf(): void {
  makePlain(FD_BPF, 0)
}

export function applyUserfaultfd(): void {
  makePlain(FD_USERFAULTFD, 0)
}

export function applyIoUring(): void {
  makePlain(FD_IOURING, 0)
}

export function applyEpoll(): void {
  makePlain(FD_EVENTPOLL, 0)
}

export function applyEpoll1(): void {
  makePlain(FD_EVENTPOLL, <u32>paramU64(P_SYSCALL_EPOLL_CREATE1_X_FLAGS, 0))
}

export function applyMemfd(): void {
  if (!created()) return
  const fd = newFd(FD_MEMFD)
  const n = textLen(P_SYSCALL_MEMFD_CREATE_X_NAME)
  if (fd != 0) {
    const o = Fd.at(fd)
    o.name = <u32>internPath(textPtr(P_SYSCALL_MEMFD_CREATE_X_NAME), n, FD_MEMFD)
    o.openflags = <u32>paramU64(P_SYSCALL_MEMFD_CREATE_X_FLAGS, 0)
  }
  Ev.fdNameChanged = n != 0
  install(Ev.res, fd)
}

// "/proc/" and room for a number.
const procPath: usize = memory.data<u8>([
  0x2f, 0x70, 0x72, 0x6f, 0x63, 0x2f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])

function procPathLength(pid: i64): u32 {
  let at: u32 = 6
  let v = <u64>pid
  if (pid < 0) {
    store<u8>(procPath + at++, 0x2d)
    v = 0 - v
  }
  let digits: u32 = 1
  for (let w = v; w >= 10; w /= 10) digits++
  const n = at + digits
  for (let i = n; i > at; i--) {
    store<u8>(procPath + i - 1, <u8>(0x30 + (v % 10)))
    v /= 10
  }
  return n
}

export function applyPidfdOpen(): void {
  if (!created()) return
  const pid = paramI64(P_SYSCALL_PIDFD_OPEN_X_PID, 0)
  const fd = newFd(FD_PIDFD)
  if (fd != 0) {
    const o = Fd.at(fd)
    o.name = <u32>internPath(procPath, procPathLength(pid), FD_PIDFD)
    o.openflags = <u32>paramU64(P_SYSCALL_PIDFD_OPEN_X_FLAGS, 0)
    o.pid = <u32>pid
  }
  Ev.fdNameChanged = true
  install(Ev.res, fd)
}

export function applyPidfdGetfd(): void {
  const t = Ev.thread
  if (!created()) return
  const pidfd = getFd(tableOf(t), paramI64(P_SYSCALL_PIDFD_GETFD_X_PID_FD, -1))
  failedCreation()
  if (pidfd == 0 || Fd.at(pidfd).type != <u8>FD_PIDFD) return
  const target = findThread(<i64>Fd.at(pidfd).pid)
  if (target == 0) return
  const source = getFd(tableOf(target), paramI64(P_SYSCALL_PIDFD_GETFD_X_TARGET_FD, -1))
  if (source != 0) install(Ev.res, copyFd(source))
}

function makePipe(num: i64, ino: u64, flags: u32): void {
  const fd = newFd(FD_FIFO)
  if (fd != 0) {
    Fd.at(fd).ino = ino
    Fd.at(fd).openflags = flags
  }
  install(num, fd)
}

/** pipe and pipe2: the event speaks of the second end. */
export function applyPipe(): void {
  if (!created()) return
  const ino = paramU64(P_SYSCALL_PIPE_X_INO, 0)
  const flags = Ev.code == E_SYSCALL_PIPE2_X ? <u32>paramU64(P_SYSCALL_PIPE2_X_FLAGS, 0) : 0
  makePipe(paramI64(P_SYSCALL_PIPE_X_FD1, 0), ino, flags)
  makePipe(paramI64(P_SYSCALL_PIPE_X_FD2, 0), ino, flags)
}

/** A copy of the event's descriptor at number `num`: what the event speaks of from now on. */
function duplicate(num: i64, closeOnExec: bool): void {
  const copy = copyFd(Ev.fd)
  if (copy != 0) setCloseOnExec(copy, closeOnExec)
  install(num, copy)
}

/** What the host has told of its source. */
export class Source {
  /** Opens for reading are not recorded: descriptors nobody knows are common. */
  static readsLeftOut: bool = false
}

/** A copy of a descriptor nobody knows is as unknown; without that many of them what had its number stays, as in libsinsp. */
function forget(num: i64): void {
  if (Source.readsLeftOut && num != Ev.fdNum) dropFd(tableOf(Ev.thread), num)
}

/** dup, dup2, dup3: the event speaks of the copy, or of the original when there is none. */
export function applyDup(): void {
  const t = Ev.thread
  Ev.fdNum = paramI64(P_SYSCALL_DUP2_X_OLDFD, -1)
  if (t == 0 || !Ev.hasRes || Ev.res < 0) return
  const o = Thread.at(t)
  if (Ev.res == 0) o.flags |= CL_PIPE_DST
  else if (Ev.res == 1) o.flags |= CL_PIPE_SRC
  if (resolveFd() == 0) {
    forget(Ev.res)
    return
  }
  const flags = Ev.code == E_SYSCALL_DUP3_X ? <u32>paramU64(P_SYSCALL_DUP3_X_FLAGS, 0) : 0
  // dup2 to the same number changes nothing.
  if (Ev.res != Ev.fdNum) duplicate(Ev.res, (flags & FILE_FLAGS_O_CLOEXEC) != 0)
}

export function applyFcntl(): void {
  if (Ev.thread == 0 || !Ev.hasRes || Ev.res < 0) return
  const cmd = <u32>paramU64(P_SYSCALL_FCNTL_X_CMD, 0)
  if (cmd == FCNTL_COMMANDS_F_DUPFD || cmd == FCNTL_COMMANDS_F_DUPFD_CLOEXEC) {
    if (resolveFd() != 0) duplicate(Ev.res, cmd == FCNTL_COMMANDS_F_DUPFD_CLOEXEC)
    else forget(Ev.res)
  } else if (cmd == FCNTL_COMMANDS_F_SETFD) {
    if (resolveFd() == 0) return
    const on = (paramU64(P_SYSCALL_FCNTL_X_ARG, 0) & 1) != 0
    Ev.fd = changeCloseOnExec(tableOf(Ev.thread), Ev.fdNum, on)
  }
}

/** After the rules: they still see what is closed. */
export function afterClose(): void {
  if (Ev.thread == 0 || !Ev.hasRes || Ev.res < 0 || !Ev.hasFd) return
  dropFd(tableOf(Ev.thread), Ev.fdNum)
  Ev.fd = 0
}

/**
 * close_range: forgets the descriptors, or marks those that an exec will close. A thread that leaves the
 * table its process shares keeps seeing that one here.
 */
export function applyCloseRange(): void {
  const t = Ev.thread
  if (t == 0 || !Ev.hasRes || Ev.res < 0) return
  const flags = <u32>paramU64(P_SYSCALL_CLOSE_RANGE_X_FLAGS, 0)
  if ((flags & CLOSE_RANGE_FLAGS_CLOSE_RANGE_UNSHARE) != 0 && fdOwner(t) != t) return
  const table = tableOf(t)
  const last = <i64>paramU64(P_SYSCALL_CLOSE_RANGE_X_LAST, 0)
  let num = nextFd(table, <i64>paramU64(P_SYSCALL_CLOSE_RANGE_X_FIRST, 0))
  while (num >= 0 && num <= last) {
    if (flags & CLOSE_RANGE_FLAGS_CLOSE_RANGE_CLOEXEC) changeCloseOnExec(table, num, true)
    else dropFd(table, num)
    num = nextFd(table, num + 1)
  }
}

/** Sets the working directory, from the thread's own (not its process's) as libsinsp does. */
function changeDirectory(p: usize, n: u32): void {
  const t = Ev.thread
  const main = mainOf(t)
  if (main == 0) return
  const cwd = <usize>Thread.at(t).cwd
  joinPath(textOf(cwd), lengthOf(cwd), p, n)
  if (setDirectory(main)) invalidate(main)
}

/** Makes the joined path, with a slash at its end, the directory of `t`; true when that is news. */
export function setDirectory(t: usize): bool {
  ownJoin()
  let n = Join.len
  if (n == 0 || load<u8>(Join.ptr + n - 1) != 0x2f) store<u8>(Join.ptr + n++, 0x2f)
  return updateText(t + offsetof<Thread>('cwd'), Join.ptr, n)
}

export function applyChdir(): void {
  if (Ev.thread == 0 || Ev.res < 0) return
  changeDirectory(textPtr(P_SYSCALL_CHDIR_X_PATH), textLen(P_SYSCALL_CHDIR_X_PATH))
}

export function applyGetcwd(): void {
  if (Ev.thread == 0 || Ev.res < 0) return
  changeDirectory(textPtr(P_SYSCALL_GETCWD_X_PATH), textLen(P_SYSCALL_GETCWD_X_PATH))
}

export function applyFchdir(): void {
  if (Ev.thread == 0 || Ev.res < 0 || resolveFd() == 0) return
  const path = <usize>Fd.at(Ev.fd).name
  if (path != 0) changeDirectory(<usize>Path.at(path).text, Path.at(path).len)
  else changeDirectory(0, 0)
}
