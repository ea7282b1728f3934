// SPDX-License-Identifier: Apache-2.0
// How each old form of an event becomes the current one: pure data, one line per (event, number of
// parameters). convert.ts runs it; what is not listed here cannot be converted.
//
// A line: event, number of parameters it has, then what to do:
//   store          an enter event: keep it for the exit event of the same thread, deliver nothing
//   store+pass     keep it and deliver it too
//   pass           deliver it as it is
//   add P...       append parameters P
//   to EVENT P...  become EVENT, with parameters P from the first one on
// A parameter P:
//   N or N..M      that parameter of the old event (with its neighbours up to M)
//   eN or eN..M    that parameter of the stored enter event; the type's default where there is none
//   eN? or eN..M?  the same, but empty where there is no enter event
//   0d             the type's default: zero, for users and groups 2^32-1, for addresses "no family"
//   -              empty: length 0, "not known"
//   json           the JSON text of a container, made of the four parameters of the oldest form
const TABLE = `
GENERIC_E 2 store
GENERIC_X 1 add e1?
SYSCALL_OPEN_E 0 add - - -
SYSCALL_OPEN_E 3 pass
SYSCALL_OPEN_X 4 add -
SYSCALL_OPEN_X 5 add -
SYSCALL_CLOSE_E 1 store
SYSCALL_CLOSE_X 1 add e0
SYSCALL_READ_E 2 store
SYSCALL_READ_X 2 add e0..1
SYSCALL_LINK_E 2 store
SYSCALL_LINK_X 1 to SYSCALL_LINK_2_X 0 e0..1?
SYSCALL_LINKAT_E 4 store
SYSCALL_LINKAT_X 1 to SYSCALL_LINKAT_2_X 0 e0..3? -
SYSCALL_UNLINK_E 1 store
SYSCALL_UNLINK_X 1 to SYSCALL_UNLINK_2_X 0 e0?
SYSCALL_UNLINKAT_E 2 store
SYSCALL_UNLINKAT_X 1 to SYSCALL_UNLINKAT_2_X 0 e0..1? -
SYSCALL_PREAD_E 3 store
SYSCALL_PREAD_X 2 add e0..2
SYSCALL_DUP_E 1 store
SYSCALL_DUP_X 1 to SYSCALL_DUP_1_X 0 e0?
SYSCALL_SIGNALFD_E 3 store
SYSCALL_SIGNALFD_X 1 add e0..2
SYSCALL_KILL_E 2 store
SYSCALL_KILL_X 1 add e0..1
SYSCALL_TKILL_E 2 store
SYSCALL_TKILL_X 1 add e0..1
SYSCALL_TGKILL_E 3 store
SYSCALL_TGKILL_X 1 add e0..2
SYSCALL_NANOSLEEP_E 1 store
SYSCALL_NANOSLEEP_X 1 add e0
SYSCALL_TIMERFD_CREATE_E 2 store
SYSCALL_TIMERFD_CREATE_X 1 add e0..1
SYSCALL_INOTIFY_INIT_E 1 store
SYSCALL_INOTIFY_INIT_X 1 add e0
SYSCALL_GETRLIMIT_E 1 store
SYSCALL_GETRLIMIT_X 3 add e0
SYSCALL_SETRLIMIT_E 1 store
SYSCALL_SETRLIMIT_X 3 add e0
SYSCALL_PRLIMIT_E 2 store
SYSCALL_PRLIMIT_X 5 add e0..1?
SCHEDSWITCH_1_E 1 to SCHEDSWITCH_6_E 0 - - - - -
SYSCALL_FCNTL_E 2 store
SYSCALL_FCNTL_X 1 add e0..1
SYSCALL_FCNTL_X 3 add 0d
SYSCALL_BRK_1_E 1 store
SYSCALL_BRK_1_X 1 to SYSCALL_BRK_4_X 0 e0? - - -
SYSCALL_BRK_4_E 1 store
SYSCALL_BRK_4_X 4 add e0?
SYSCALL_EXECVE_8_E 0 to SYSCALL_EXECVE_13_E
SYSCALL_EXECVE_8_X 8 to SYSCALL_EXECVE_13_X 0..7 - - - - -
SYSCALL_EXECVE_13_E 0 to SYSCALL_EXECVE_14_E
SYSCALL_EXECVE_13_X 13 to SYSCALL_EXECVE_14_X 0..12 -
SYSCALL_EXECVE_14_E 0 to SYSCALL_EXECVE_15_E
SYSCALL_EXECVE_14_X 14 to SYSCALL_EXECVE_15_X 0..12 - 13
SYSCALL_EXECVE_15_E 0 to SYSCALL_EXECVE_16_E
SYSCALL_EXECVE_15_X 15 to SYSCALL_EXECVE_16_X 0..13 - 14
SYSCALL_EXECVE_16_E 0 to SYSCALL_EXECVE_17_E
SYSCALL_EXECVE_16_X 16 to SYSCALL_EXECVE_17_X 0..15 -
SYSCALL_EXECVE_17_E 0 to SYSCALL_EXECVE_18_E -
SYSCALL_EXECVE_17_X 17 to SYSCALL_EXECVE_18_X 0..16
SYSCALL_EXECVE_18_E 1 to SYSCALL_EXECVE_19_E 0
SYSCALL_EXECVE_18_X 17 to SYSCALL_EXECVE_19_X 0..16 -
SYSCALL_EXECVE_19_E 1 store+pass
SYSCALL_EXECVE_19_X 18 add -
SYSCALL_EXECVE_19_X 19 add -
SYSCALL_EXECVE_19_X 20 add - - -
SYSCALL_EXECVE_19_X 23 add - - -
SYSCALL_EXECVE_19_X 26 add -
SYSCALL_EXECVE_19_X 27 add -
SYSCALL_EXECVE_19_X 28 add -
SYSCALL_EXECVE_19_X 29 add -
SYSCALL_EXECVE_19_X 30 add e0?
SYSCALL_CLONE_11_X 11 to SYSCALL_CLONE_16_X 0..7 - - - - - 8..10
SYSCALL_CLONE_16_X 16 to SYSCALL_CLONE_17_X 0..12 - 13..15
SYSCALL_CLONE_17_X 17 to SYSCALL_CLONE_20_X 0..13 - 14..16 - -
SYSCALL_CLONE_20_X 20 add -
SOCKET_BIND_E 1 store
SOCKET_BIND_X 2 add e0
SOCKET_CONNECT_E 1 add 0d
SOCKET_CONNECT_E 2 store+pass
SOCKET_CONNECT_X 2 add e0
SOCKET_CONNECT_X 3 add e1
PROCEXIT_E 0 to PROCEXIT_1_E - - - - -
SOCKET_SOCKET_E 3 store
SOCKET_SOCKET_X 1 add e0..2
SOCKET_SOCKET_X 4 add 0d
SOCKET_LISTEN_E 2 store
SOCKET_LISTEN_X 1 add e0..1
SOCKET_ACCEPT_X 3 to SOCKET_ACCEPT_5_X 0..2 0d 0d
SYSCALL_WRITE_E 2 store
SYSCALL_WRITE_X 2 add e0..1
SYSCALL_PWRITE_E 3 store
SYSCALL_PWRITE_X 2 add e0..2
SYSCALL_READV_E 1 store
SYSCALL_READV_X 3 add e0
SYSCALL_WRITEV_E 2 store
SYSCALL_WRITEV_X 2 add e0..1
SYSCALL_PREADV_E 2 store
SYSCALL_PREADV_X 3 add e0..1
SYSCALL_PWRITEV_E 3 store
SYSCALL_PWRITEV_X 2 add e0..2
SYSCALL_SETRESUID_E 3 store
SYSCALL_SETRESUID_X 1 add e0..2?
SYSCALL_SETUID_E 1 store
SYSCALL_SETUID_X 1 add e0?
SOCKET_RECV_E 2 store
SOCKET_RECV_X 2 add e0..1 0d
SOCKET_RECVFROM_E 2 store
SOCKET_RECVFROM_X 3 add e0..1
SOCKET_SEND_E 2 store
SOCKET_SEND_X 2 add e0..1 0d
SOCKET_SENDTO_E 3 store
SOCKET_SENDTO_X 2 add e0..2
SOCKET_SHUTDOWN_E 2 store
SOCKET_SHUTDOWN_X 1 add e0..1
SOCKET_SOCKETPAIR_E 3 store
SOCKET_SOCKETPAIR_X 5 add e0..2
SOCKET_SENDMSG_E 3 store
SOCKET_SENDMSG_X 2 add e0..2
SOCKET_SENDMMSG_X 0 add 0d - - - -
SOCKET_RECVMSG_E 1 store
SOCKET_RECVMSG_X 4 add 0d
SOCKET_RECVMSG_X 5 add e0
SOCKET_RECVMMSG_X 0 add 0d - - - - -
SYSCALL_CREAT_E 0 add - -
SYSCALL_CREAT_E 2 pass
SYSCALL_CREAT_X 3 add -
SYSCALL_CREAT_X 4 add -
SYSCALL_CREAT_X 5 add -
SYSCALL_EVENTFD_E 2 store
SYSCALL_EVENTFD_X 1 add e0..1
SYSCALL_MKDIR_2_E 1 store
SYSCALL_MKDIR_2_X 2 add e0?
SYSCALL_MKDIR_E 2 store
SYSCALL_MKDIR_X 1 to SYSCALL_MKDIR_2_X 0 e0..1?
SYSCALL_RMDIR_E 1 store
SYSCALL_RMDIR_X 1 to SYSCALL_RMDIR_2_X 0 e0?
SYSCALL_OPENAT_E 4 store
SYSCALL_OPENAT_X 1 to SYSCALL_OPENAT_2_X 0 e0..3? - -
SYSCALL_OPENAT_2_E 0 add - - - -
SYSCALL_OPENAT_2_E 4 pass
SYSCALL_OPENAT_2_X 5 add -
SYSCALL_OPENAT_2_X 6 add -
SYSCALL_UNSHARE_E 1 store
SYSCALL_UNSHARE_X 1 add e0
SYSCALL_FUTEX_E 3 store
SYSCALL_FUTEX_X 1 add e0..2
SYSCALL_FSTAT_E 1 store
SYSCALL_FSTAT_X 1 add e0
SYSCALL_EPOLLWAIT_E 1 store
SYSCALL_EPOLLWAIT_X 1 add e0
SYSCALL_POLL_E 2 store
SYSCALL_POLL_X 2 add e1
SYSCALL_NEWSELECT_X 1 to SYSCALL_SELECT_X 0
SYSCALL_LSEEK_E 3 store
SYSCALL_LSEEK_X 1 add e0..2
SYSCALL_LLSEEK_E 3 store
SYSCALL_LLSEEK_X 1 add e0..2
SYSCALL_IOCTL_2_E 2 store
SYSCALL_IOCTL_2_X 1 to SYSCALL_IOCTL_3_X 0 e0..1? -
SYSCALL_IOCTL_3_E 3 store
SYSCALL_IOCTL_3_X 1 add e0..2
SYSCALL_MMAP_E 6 store
SYSCALL_MMAP_X 4 add e0..5
SYSCALL_MMAP2_E 6 store
SYSCALL_MMAP2_X 4 add e0..5
SYSCALL_MUNMAP_E 2 store
SYSCALL_MUNMAP_X 4 add e0..1
SYSCALL_SPLICE_E 4 store
SYSCALL_SPLICE_X 1 add e0..3
SYSCALL_PTRACE_E 2 store
SYSCALL_PTRACE_X 0 add - - -
SYSCALL_PTRACE_X 3 add e0..1?
SYSCALL_FORK_X 16 to SYSCALL_FORK_17_X 0..12 - 13..15
SYSCALL_FORK_17_X 17 to SYSCALL_FORK_20_X 0..13 - 14..16 - -
SYSCALL_FORK_20_X 20 add -
SYSCALL_VFORK_X 16 to SYSCALL_VFORK_17_X 0..12 - 13..15
SYSCALL_VFORK_17_X 17 to SYSCALL_VFORK_20_X 0..13 - 14..16 - -
SYSCALL_VFORK_20_X 20 add -
SYSCALL_SENDFILE_E 4 store
SYSCALL_SENDFILE_X 2 add e0..1 e3
SYSCALL_QUOTACTL_E 4 store
SYSCALL_QUOTACTL_X 14 add e0..3
SYSCALL_FCHDIR_E 1 store
SYSCALL_FCHDIR_X 1 add e0?
SYSCALL_GETDENTS_E 1 store
SYSCALL_GETDENTS_X 1 add e0
SYSCALL_GETDENTS64_E 1 store
SYSCALL_GETDENTS64_X 1 add e0
SYSCALL_SETNS_E 2 store
SYSCALL_SETNS_X 1 add e0..1?
SYSCALL_FLOCK_E 2 store
SYSCALL_FLOCK_X 1 add e0..1
SYSCALL_SEMOP_E 1 store
SYSCALL_SEMOP_X 8 add e0
SYSCALL_SEMCTL_E 4 store
SYSCALL_SEMCTL_X 1 add e0..3
SYSCALL_PPOLL_E 3 store
SYSCALL_PPOLL_X 2 add e1..2
SYSCALL_MOUNT_E 1 store
SYSCALL_MOUNT_X 4 add e0
SYSCALL_UMOUNT_X 2 to SYSCALL_UMOUNT_1_X 0..1
SYSCALL_SEMGET_E 3 store
SYSCALL_SEMGET_X 1 add e0..2
SYSCALL_ACCESS_E 1 store
SYSCALL_ACCESS_X 2 add e0
CONTAINER_E 4 to CONTAINER_JSON_E json
CONTAINER_JSON_E 1 to CONTAINER_JSON_2_E 0
SYSCALL_SETGID_E 1 store
SYSCALL_SETGID_X 1 add e0?
SYSCALL_SETPGID_E 2 store
SYSCALL_SETPGID_X 1 add e0..1?
SYSCALL_BPF_E 1 store
SYSCALL_BPF_X 1 to SYSCALL_BPF_2_X 0 e0?
SYSCALL_SECCOMP_E 1 add 0d
SYSCALL_SECCOMP_E 2 store
SYSCALL_SECCOMP_X 1 add e0..1
SYSCALL_OPENAT2_E 0 add - - - - -
SYSCALL_OPENAT2_E 5 pass
SYSCALL_OPENAT2_X 6 add - -
SYSCALL_MPROTECT_E 3 store
SYSCALL_MPROTECT_X 1 add e0..2
SYSCALL_EXECVEAT_E 3 pass
SYSCALL_EXECVEAT_X 19 add -
SYSCALL_EXECVEAT_X 20 add - - -
SYSCALL_EXECVEAT_X 23 add - - -
SYSCALL_EXECVEAT_X 26 add -
SYSCALL_EXECVEAT_X 27 add -
SYSCALL_EXECVEAT_X 28 add -
SYSCALL_EXECVEAT_X 29 add -
SYSCALL_COPY_FILE_RANGE_E 3 store
SYSCALL_COPY_FILE_RANGE_X 3 add e0..2
SYSCALL_CLONE3_X 20 add -
SYSCALL_EPOLL_CREATE_E 1 store
SYSCALL_EPOLL_CREATE_X 1 add e0
SYSCALL_EPOLL_CREATE1_E 1 store
SYSCALL_EPOLL_CREATE1_X 1 add e0
SYSCALL_SETRESGID_E 3 store
SYSCALL_SETRESGID_X 1 add e0..2?
SOCKET_ACCEPT4_E 1 store
SOCKET_ACCEPT4_X 3 to SOCKET_ACCEPT4_6_X 0..2 0d 0d e0
SOCKET_ACCEPT4_5_E 1 store
SOCKET_ACCEPT4_5_X 5 to SOCKET_ACCEPT4_6_X 0..4 e0
SOCKET_ACCEPT4_6_E 1 store
SOCKET_ACCEPT4_6_X 5 add e0
SYSCALL_UMOUNT2_E 1 store
SYSCALL_UMOUNT2_X 2 add e0
SYSCALL_EVENTFD2_E 1 store
SYSCALL_EVENTFD2_X 2 add e0
SYSCALL_SIGNALFD4_E 2 store
SYSCALL_SIGNALFD4_X 2 add e0..1
`

/** Where one parameter of the new event comes from. */
export type ParamOrigin =
  | { readonly from: 'old'; readonly index: number }
  | { readonly from: 'enter'; readonly index: number; readonly orEmpty: boolean }
  | { readonly from: 'default' }
  | { readonly from: 'empty' }
  | { readonly from: 'json' }

export interface Conversion {
  /** Event names as in the schema: `SYSCALL_OPEN_X`. */
  readonly event: string
  readonly nparams: number
  readonly action: 'store' | 'store+pass' | 'pass' | 'add' | 'to'
  /** The event to become; only with `to`. */
  readonly target?: string
  readonly params: readonly ParamOrigin[]
}

/** All conversions, in the order of the table. */
export const CONVERSIONS: readonly Conversion[] = TABLE.trim().split('\n').map(parseLine)

function parseLine(line: string): Conversion {
  const [event = '', nparams = '', action = '', ...rest] = line.split(' ')
  const base = { event, nparams: Number(nparams), action: action as Conversion['action'] }
  if (action !== 'to') return { ...base, params: rest.flatMap(parseParam) }
  const [target = '', ...params] = rest
  return { ...base, target, params: params.flatMap(parseParam) }
}

function parseParam(text: string): ParamOrigin[] {
  if (text === '-') return [{ from: 'empty' }]
  if (text === '0d') return [{ from: 'default' }]
  if (text === 'json') return [{ from: 'json' }]
  const match = /^(e?)(\d+)(?:\.\.(\d+))?(\??)$/.exec(text)
  if (match === null) throw new Error(`conversion table: bad parameter ${text}`)
  const [, enter, first = '', last = first, orEmpty] = match
  const origins: ParamOrigin[] = []
  for (let index = Number(first); index <= Number(last); index++) {
    origins.push(
      enter === 'e' ? { from: 'enter', index, orEmpty: orEmpty === '?' } : { from: 'old', index },
    )
  }
  return origins
}
