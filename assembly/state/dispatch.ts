// SPDX-License-Identifier: Apache-2.0
// Event code → state transition. `applyBefore` runs before the rules, `After.apply` does the removals
// that rules must not notice.

import { Ev } from '../event/current'
import {
  E_ASYNCEVENT_E,
  E_CONTAINER_E,
  E_CONTAINER_JSON_2_E,
  E_CONTAINER_JSON_E,
  E_GROUP_ADDED_E,
  E_GROUP_DELETED_E,
  E_PLUGINEVENT_E,
  E_PROCEXIT_1_E,
  E_SCHEDSWITCH_6_E,
  E_SOCKET_ACCEPT_5_X,
  E_SOCKET_ACCEPT4_6_X,
  E_SOCKET_BIND_X,
  E_SOCKET_CONNECT_E,
  E_SOCKET_CONNECT_X,
  E_SOCKET_RECV_X,
  E_SOCKET_RECVFROM_X,
  E_SOCKET_RECVMMSG_X,
  E_SOCKET_RECVMSG_X,
  E_SOCKET_SEND_X,
  E_SOCKET_SENDMMSG_X,
  E_SOCKET_SENDMSG_X,
  E_SOCKET_SENDTO_X,
  E_SOCKET_SOCKET_X,
  E_SOCKET_SOCKETPAIR_X,
  E_SYSCALL_BPF_2_X,
  E_SYSCALL_BRK_4_X,
  E_SYSCALL_CAPSET_X,
  E_SYSCALL_CHDIR_X,
  E_SYSCALL_CHROOT_X,
  E_SYSCALL_CLONE_20_X,
  E_SYSCALL_CLONE3_X,
  E_SYSCALL_CLOSE_RANGE_X,
  E_SYSCALL_CLOSE_X,
  E_SYSCALL_CREAT_E,
  E_SYSCALL_CREAT_X,
  E_SYSCALL_DUP_1_X,
  E_SYSCALL_DUP2_X,
  E_SYSCALL_DUP3_X,
  E_SYSCALL_EPOLL_CREATE_X,
  E_SYSCALL_EPOLL_CREATE1_X,
  E_SYSCALL_EVENTFD_X,
  E_SYSCALL_EVENTFD2_X,
  E_SYSCALL_EXECVE_19_E,
  E_SYSCALL_EXECVE_19_X,
  E_SYSCALL_EXECVEAT_E,
  E_SYSCALL_EXECVEAT_X,
  E_SYSCALL_FCHDIR_X,
  E_SYSCALL_FCNTL_X,
  E_SYSCALL_FORK_20_X,
  E_SYSCALL_GETCWD_X,
  E_SYSCALL_GETRLIMIT_X,
  E_SYSCALL_INOTIFY_INIT_X,
  E_SYSCALL_INOTIFY_INIT1_X,
  E_SYSCALL_IO_URING_SETUP_X,
  E_SYSCALL_MEMFD_CREATE_X,
  E_SYSCALL_MMAP_X,
  E_SYSCALL_MMAP2_X,
  E_SYSCALL_MUNMAP_X,
  E_SYSCALL_OPEN_BY_HANDLE_AT_X,
  E_SYSCALL_OPEN_E,
  E_SYSCALL_OPEN_X,
  E_SYSCALL_OPENAT_2_E,
  E_SYSCALL_OPENAT_2_X,
  E_SYSCALL_OPENAT2_E,
  E_SYSCALL_OPENAT2_X,
  E_SYSCALL_PIDFD_GETFD_X,
  E_SYSCALL_PIDFD_OPEN_X,
  E_SYSCALL_PIPE_X,
  E_SYSCALL_PIPE2_X,
  E_SYSCALL_PRCTL_X,
  E_SYSCALL_PREAD_X,
  E_SYSCALL_PREADV_X,
  E_SYSCALL_PRLIMIT_X,
  E_SYSCALL_PWRITE_X,
  E_SYSCALL_PWRITEV_X,
  E_SYSCALL_READ_X,
  E_SYSCALL_READV_X,
  E_SYSCALL_SETGID_X,
  E_SYSCALL_SETNS_X,
  E_SYSCALL_SETREGID_X,
  E_SYSCALL_SETRESGID_X,
  E_SYSCALL_SETRESUID_X,
  E_SYSCALL_SETREUID_X,
  E_SYSCALL_SETRLIMIT_X,
  E_SYSCALL_SETSID_X,
  E_SYSCALL_SETUID_X,
  E_SYSCALL_SIGNALFD_X,
  E_SYSCALL_SIGNALFD4_X,
  E_SYSCALL_TIMERFD_CREATE_X,
  E_SYSCALL_UNSHARE_X,
  E_SYSCALL_USERFAULTFD_X,
  E_SYSCALL_VFORK_20_X,
  E_SYSCALL_WRITE_X,
  E_SYSCALL_WRITEV_X,
  E_USER_ADDED_E,
  E_USER_DELETED_E,
  EF_SKIPPARSERESET,
  eventFlags,
} from '../generated/events'
import {
  applyContainerEvent,
  applyGroupAdded,
  applyGroupDeleted,
  applyUserAdded,
  applyUserDeleted,
} from './apply/account'
import { applyClone } from './apply/clone'
import { applyConnect } from './apply/connect'
import {
  applyCapset,
  applyChroot,
  applyPrctl,
  applyPrlimit,
  applyRlimit,
  applySetgid,
  applySetns,
  applySetresgid,
  applySetresuid,
  applySetsid,
  applySetuid,
  applyUnshare,
} from './apply/cred'
import {
  enterByAddress,
  enterByDirectory,
  enterByName,
  enterMatches,
  forgetEnter,
} from './apply/enter'
import { applyExec } from './apply/exec'
import { afterExit, applyExit } from './apply/exit'
import {
  afterClose,
  applyBpf,
  applyChdir,
  applyCloseRange,
  applyDup,
  applyEpoll,
  applyEpoll1,
  applyEventfd,
  applyEventfd2,
  applyFchdir,
  applyFcntl,
  applyGetcwd,
  applyInotify,
  applyInotify1,
  applyIoUring,
  applyMemfd,
  applyPidfdGetfd,
  applyPidfdOpen,
  applyPipe,
  applySignalfd,
  applySignalfd4,
  applyTimerfd,
  applyUserfaultfd,
} from './apply/file'
import { applyMemory, applySwitch } from './apply/memory'
import { applyReceive, applySend, applyTransfer } from './apply/message'
import { applyAccept, applyBind, applySocket, applySocketpair } from './apply/net'
import { applyCreat, applyOpen, applyOpenat, applyOpenat2, applyOpenByHandle } from './apply/open'
import { guessThread } from './apply/process'
import { tieImported } from './host-records'
import { Thread } from './thread'
import { Threads } from './threads'

/** Function index of the transition of each code, 0 = none: an indirect call where a switch would compare. */
const transitions: usize = memory.data(1816)
/** TRAIT_* of each code. */
const traits: usize = memory.data(456)

/** Rules do not see the event. */
const TRAIT_HIDDEN: u32 = 1
/** About users, groups, containers or plugins: its thread id says nothing. */
const TRAIT_ABOUT: u32 = 2
/** An unknown thread stays unknown. */
const TRAIT_NO_GUESS: u32 = 4
/** Has a transition before or after the rules. */
const TRAIT_CHANGES: u32 = 8
/** Something is given up after the rules. */
const TRAIT_REMOVES: u32 = 16

function on(code: u32, transition: () => void): void {
  store<u32>(transitions + (code << 2), transition.index)
  mark(code, TRAIT_CHANGES)
}

/**
 * Whether plain reads and writes mark sockets as connected. They are the most frequent events, and nothing but
 * the field fd.connected looks at the mark: without a rule that does they are passed over.
 */
export function trackTransfers(wanted: bool): void {
  const transition = wanted ? applyTransfer.index : 0
  const from = transitions
  store<u32>(from + (E_SYSCALL_READ_X << 2), transition)
  store<u32>(from + (E_SYSCALL_READV_X << 2), transition)
  store<u32>(from + (E_SYSCALL_PREAD_X << 2), transition)
  store<u32>(from + (E_SYSCALL_PREADV_X << 2), transition)
  store<u32>(from + (E_SYSCALL_WRITE_X << 2), transition)
  store<u32>(from + (E_SYSCALL_WRITEV_X << 2), transition)
  store<u32>(from + (E_SYSCALL_PWRITE_X << 2), transition)
  store<u32>(from + (E_SYSCALL_PWRITEV_X << 2), transition)
}

function mark(code: u32, trait: u32): void {
  store<u8>(traits + code, load<u8>(traits + code) | <u8>trait)
}

/** Fills the tables; once, before the first event. */
export function initDispatch(): void {
  on(E_SYSCALL_OPEN_E, enterByName)
  on(E_SYSCALL_CREAT_E, enterByName)
  on(E_SYSCALL_EXECVE_19_E, enterByName)
  on(E_SYSCALL_OPENAT_2_E, enterByDirectory)
  on(E_SYSCALL_OPENAT2_E, enterByDirectory)
  on(E_SYSCALL_EXECVEAT_E, enterByDirectory)
  on(E_SOCKET_CONNECT_E, enterByAddress)
  on(E_USER_ADDED_E, applyUserAdded)
  on(E_USER_DELETED_E, applyUserDeleted)
  on(E_GROUP_ADDED_E, applyGroupAdded)
  on(E_GROUP_DELETED_E, applyGroupDeleted)
  on(E_CONTAINER_E, applyContainerEvent)
  on(E_CONTAINER_JSON_E, applyContainerEvent)
  on(E_CONTAINER_JSON_2_E, applyContainerEvent)
  on(E_ASYNCEVENT_E, applyContainerEvent)
  on(E_SYSCALL_OPEN_X, applyOpen)
  on(E_SYSCALL_CREAT_X, applyCreat)
  on(E_SYSCALL_OPENAT_2_X, applyOpenat)
  on(E_SYSCALL_OPENAT2_X, applyOpenat2)
  on(E_SYSCALL_OPEN_BY_HANDLE_AT_X, applyOpenByHandle)
  on(E_SOCKET_RECV_X, applyReceive)
  on(E_SOCKET_RECVFROM_X, applyReceive)
  on(E_SOCKET_RECVMSG_X, applyReceive)
  on(E_SOCKET_RECVMMSG_X, applyReceive)
  on(E_SOCKET_SEND_X, applySend)
  on(E_SOCKET_SENDTO_X, applySend)
  on(E_SOCKET_SENDMSG_X, applySend)
  on(E_SOCKET_SENDMMSG_X, applySend)
  on(E_SYSCALL_CLONE_20_X, applyClone)
  on(E_SYSCALL_FORK_20_X, applyClone)
  on(E_SYSCALL_VFORK_20_X, applyClone)
  on(E_SYSCALL_CLONE3_X, applyClone)
  on(E_SYSCALL_EXECVE_19_X, applyExec)
  on(E_SYSCALL_EXECVEAT_X, applyExec)
  on(E_PROCEXIT_1_E, applyExit)
  on(E_SCHEDSWITCH_6_E, applySwitch)
  on(E_SOCKET_SOCKET_X, applySocket)
  on(E_SOCKET_BIND_X, applyBind)
  on(E_SOCKET_CONNECT_X, applyConnect)
  on(E_SOCKET_ACCEPT_5_X, applyAccept)
  on(E_SOCKET_ACCEPT4_6_X, applyAccept)
  on(E_SOCKET_SOCKETPAIR_X, applySocketpair)
  on(E_SYSCALL_PIPE_X, applyPipe)
  on(E_SYSCALL_PIPE2_X, applyPipe)
  on(E_SYSCALL_DUP_1_X, applyDup)
  on(E_SYSCALL_DUP2_X, applyDup)
  on(E_SYSCALL_DUP3_X, applyDup)
  on(E_SYSCALL_FCNTL_X, applyFcntl)
  on(E_SYSCALL_CLOSE_RANGE_X, applyCloseRange)
  on(E_SYSCALL_CHDIR_X, applyChdir)
  on(E_SYSCALL_FCHDIR_X, applyFchdir)
  on(E_SYSCALL_GETCWD_X, applyGetcwd)
  on(E_SYSCALL_BRK_4_X, applyMemory)
  on(E_SYSCALL_MMAP_X, applyMemory)
  on(E_SYSCALL_MMAP2_X, applyMemory)
  on(E_SYSCALL_MUNMAP_X, applyMemory)
  on(E_SYSCALL_SETUID_X, applySetuid)
  on(E_SYSCALL_SETRESUID_X, applySetresuid)
  on(E_SYSCALL_SETREUID_X, applySetresuid)
  on(E_SYSCALL_SETGID_X, applySetgid)
  on(E_SYSCALL_SETRESGID_X, applySetresgid)
  on(E_SYSCALL_SETREGID_X, applySetresgid)
  on(E_SYSCALL_CAPSET_X, applyCapset)
  on(E_SYSCALL_UNSHARE_X, applyUnshare)
  on(E_SYSCALL_SETNS_X, applySetns)
  on(E_SYSCALL_SETSID_X, applySetsid)
  on(E_SYSCALL_CHROOT_X, applyChroot)
  on(E_SYSCALL_PRCTL_X, applyPrctl)
  on(E_SYSCALL_GETRLIMIT_X, applyRlimit)
  on(E_SYSCALL_SETRLIMIT_X, applyRlimit)
  on(E_SYSCALL_PRLIMIT_X, applyPrlimit)
  on(E_SYSCALL_MEMFD_CREATE_X, applyMemfd)
  on(E_SYSCALL_PIDFD_OPEN_X, applyPidfdOpen)
  on(E_SYSCALL_PIDFD_GETFD_X, applyPidfdGetfd)
  on(E_SYSCALL_EVENTFD_X, applyEventfd)
  on(E_SYSCALL_EVENTFD2_X, applyEventfd2)
  on(E_SYSCALL_SIGNALFD_X, applySignalfd)
  on(E_SYSCALL_SIGNALFD4_X, applySignalfd4)
  on(E_SYSCALL_TIMERFD_CREATE_X, applyTimerfd)
  on(E_SYSCALL_INOTIFY_INIT_X, applyInotify)
  on(E_SYSCALL_INOTIFY_INIT1_X, applyInotify1)
  on(E_SYSCALL_BPF_2_X, applyBpf)
  on(E_SYSCALL_USERFAULTFD_X, applyUserfaultfd)
  on(E_SYSCALL_IO_URING_SETUP_X, applyIoUring)
  on(E_SYSCALL_EPOLL_CREATE_X, applyEpoll)
  on(E_SYSCALL_EPOLL_CREATE1_X, applyEpoll1)

  mark(E_SYSCALL_CLOSE_X, TRAIT_CHANGES | TRAIT_REMOVES)
  mark(E_PROCEXIT_1_E, TRAIT_REMOVES)
  mark(E_SYSCALL_OPEN_E, TRAIT_HIDDEN)
  mark(E_SYSCALL_CREAT_E, TRAIT_HIDDEN)
  mark(E_SYSCALL_EXECVE_19_E, TRAIT_HIDDEN)
  mark(E_SYSCALL_OPENAT_2_E, TRAIT_HIDDEN)
  mark(E_SYSCALL_OPENAT2_E, TRAIT_HIDDEN)
  mark(E_SYSCALL_EXECVEAT_E, TRAIT_HIDDEN)
  mark(E_SOCKET_CONNECT_E, TRAIT_HIDDEN)
  mark(E_USER_ADDED_E, TRAIT_HIDDEN)
  mark(E_USER_DELETED_E, TRAIT_HIDDEN)
  mark(E_GROUP_ADDED_E, TRAIT_HIDDEN)
  mark(E_GROUP_DELETED_E, TRAIT_HIDDEN)
  mark(E_CONTAINER_E, TRAIT_HIDDEN)
  mark(E_CONTAINER_JSON_E, TRAIT_HIDDEN)
  mark(E_CONTAINER_JSON_2_E, TRAIT_HIDDEN)
  mark(E_USER_ADDED_E, TRAIT_ABOUT)
  mark(E_USER_DELETED_E, TRAIT_ABOUT)
  mark(E_GROUP_ADDED_E, TRAIT_ABOUT)
  mark(E_GROUP_DELETED_E, TRAIT_ABOUT)
  mark(E_CONTAINER_E, TRAIT_ABOUT)
  mark(E_CONTAINER_JSON_E, TRAIT_ABOUT)
  mark(E_CONTAINER_JSON_2_E, TRAIT_ABOUT)
  mark(E_PLUGINEVENT_E, TRAIT_ABOUT)
  mark(E_ASYNCEVENT_E, TRAIT_ABOUT)
  mark(E_SYSCALL_CLONE_20_X, TRAIT_NO_GUESS)
  mark(E_SYSCALL_FORK_20_X, TRAIT_NO_GUESS)
  mark(E_SYSCALL_VFORK_20_X, TRAIT_NO_GUESS)
  mark(E_SYSCALL_CLONE3_X, TRAIT_NO_GUESS)
  mark(E_PROCEXIT_1_E, TRAIT_NO_GUESS)
  mark(E_SCHEDSWITCH_6_E, TRAIT_NO_GUESS)
}

/** True for codes without a transition: most of their events change nothing but the time their thread was last seen. */
export function isIdle(code: u32): bool {
  return load<u8>(traits + code) == 0
}

/** True when the current event changes nothing but the time its thread was last seen: most reads and writes. */
export function leavesState(): bool {
  const t = Ev.thread
  return (
    load<u8>(traits + Ev.code) == 0 && t != 0 && Threads.untied == 0 && Thread.at(t).enterCode == 0
  )
}

/**
 * The state transition of the current event; must be called for every event but those that leave
 * the state as it is, and `After.apply` after it.
 * False when the event is not for rules (enter events kept for their exit, users and groups).
 */
export function applyBefore(): bool {
  if (Threads.untied != 0) tieImported()
  const code = Ev.code
  const trait = <u32>load<u8>(traits + code)
  Ev.enterName = 0
  const t = Ev.thread
  Threads.pinned = t
  if (t == 0) {
    if ((trait & (TRAIT_ABOUT | TRAIT_NO_GUESS)) == 0 && !(eventFlags(code) & EF_SKIPPARSERESET)) {
      Ev.thread = Threads.pinned = guessThread(Ev.tid)
    }
  } else {
    const o = Thread.at(t)
    if (o.enterCode != 0) {
      if (code & 1) {
        if (enterMatches(o)) Ev.enterName = <usize>o.enterName
      } else if (
        code != E_SCHEDSWITCH_6_E &&
        (trait & TRAIT_ABOUT) == 0 &&
        !(eventFlags(code) & EF_SKIPPARSERESET)
      ) {
        // Another call has begun. A context switch, news and the reports of drivers are no calls.
        forgetEnter(t)
      }
    }
    if (trait & TRAIT_ABOUT) Ev.thread = 0
  }
  const transition = load<u32>(transitions + (code << 2))
  if (transition != 0) call_indirect<void>(transition)
  return (trait & TRAIT_HIDDEN) == 0
}

/** What must wait until the rules have seen the event. */
export class After {
  @inline
  static apply(): void {
    const t = Ev.thread
    if ((Ev.code & 1) != 0 && t != 0 && Thread.at(t).enterCode != 0) {
      forgetEnter(t)
      Ev.enterName = 0
    }
    if (load<u8>(traits + Ev.code) & TRAIT_REMOVES) remove()
  }
}

/** Removals that rules must not notice. */
function remove(): void {
  if (Ev.code == E_SYSCALL_CLOSE_X) afterClose()
  else afterExit()
}
