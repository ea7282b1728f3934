// SPDX-License-Identifier: Apache-2.0
// System calls of 32-bit x86 programs: their numbers, and which 64-bit call each one is. A driver
// asks for interest by the 64-bit number, so every call that does the same counts as the same.
import { syscallByName } from './syscalls.ts'

/** How a call's arguments are found. */
export const IA32_ARGUMENTS = ['registers', 'memory', 'socketcall', 'ipc'] as const

export type Ia32Call = {
  readonly number: number
  readonly name: string
  /** The 64-bit call it counts as. */
  readonly as: string
  readonly arguments: (typeof IA32_ARGUMENTS)[number]
}

/** Names from number 0 on; "-" where a number is not used, or does nothing worth a record. */
const NAMES = `
restart_syscall exit fork read write open close waitpid creat link unlink execve chdir time mknod
chmod lchown - oldstat lseek getpid mount umount setuid getuid stime ptrace alarm oldfstat pause utime
- - access nice - sync kill rename mkdir rmdir dup pipe times - brk setgid getgid signal geteuid getegid
acct umount2 - ioctl fcntl - setpgid - oldolduname umask chroot ustat dup2 getppid getpgrp setsid
sigaction - - setreuid setregid sigsuspend sigpending sethostname setrlimit getrlimit
getrusage gettimeofday settimeofday getgroups setgroups select symlink oldlstat readlink uselib swapon
reboot readdir mmap munmap truncate ftruncate fchmod fchown getpriority setpriority - statfs fstatfs
ioperm socketcall syslog setitimer getitimer stat lstat fstat olduname iopl vhangup - - wait4
swapoff sysinfo ipc fsync sigreturn clone setdomainname uname modify_ldt adjtimex mprotect sigprocmask
- init_module delete_module - quotactl getpgid fchdir - sysfs personality -
setfsuid setfsgid _llseek getdents _newselect flock msync readv writev getsid fdatasync - mlock
munlock mlockall munlockall sched_setparam sched_getparam sched_setscheduler sched_getscheduler
sched_yield sched_get_priority_max sched_get_priority_min sched_rr_get_interval nanosleep mremap
setresuid getresuid - - poll - setresgid getresgid prctl rt_sigreturn
rt_sigaction rt_sigprocmask rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend pread64
pwrite64 chown getcwd capget capset sigaltstack sendfile - - vfork ugetrlimit mmap2 truncate64
ftruncate64 stat64 lstat64 fstat64 lchown32 getuid32 getgid32 geteuid32 getegid32 setreuid32
setregid32 getgroups32 setgroups32 fchown32 setresuid32 getresuid32 setresgid32 getresgid32 chown32
setuid32 setgid32 setfsuid32 setfsgid32 pivot_root mincore madvise getdents64 fcntl64 - - gettid
readahead setxattr lsetxattr fsetxattr getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr
removexattr lremovexattr fremovexattr tkill sendfile64 futex sched_setaffinity sched_getaffinity
set_thread_area get_thread_area io_setup io_destroy io_getevents io_submit io_cancel fadvise64 -
exit_group lookup_dcookie epoll_create epoll_ctl epoll_wait remap_file_pages set_tid_address
timer_create timer_settime timer_gettime timer_getoverrun timer_delete clock_settime clock_gettime
clock_getres clock_nanosleep statfs64 fstatfs64 tgkill utimes fadvise64_64 - mbind get_mempolicy
set_mempolicy mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr kexec_load waitid
- add_key request_key keyctl ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch
migrate_pages openat mkdirat mknodat fchownat futimesat fstatat64 unlinkat renameat linkat symlinkat
readlinkat fchmodat faccessat pselect6 ppoll unshare set_robust_list get_robust_list splice
sync_file_range tee vmsplice move_pages getcpu epoll_pwait utimensat signalfd timerfd_create eventfd
fallocate timerfd_settime timerfd_gettime signalfd4 eventfd2 epoll_create1 dup3 pipe2 inotify_init1
preadv pwritev rt_tgsigqueueinfo perf_event_open recvmmsg fanotify_init fanotify_mark prlimit64
name_to_handle_at open_by_handle_at clock_adjtime syncfs sendmmsg setns process_vm_readv
process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2 seccomp getrandom
memfd_create bpf execveat socket socketpair bind connect listen accept4 getsockopt setsockopt
getsockname getpeername sendto sendmsg recvfrom recvmsg shutdown userfaultfd membarrier mlock2
copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc pkey_free statx arch_prctl io_pgetevents rseq
- - - - - - semget semctl shmget shmctl shmat shmdt msgget msgsnd msgrcv msgctl clock_gettime64
clock_settime64 clock_adjtime64 clock_getres_time64 clock_nanosleep_time64 timer_gettime64
timer_settime64 timerfd_gettime64 timerfd_settime64 utimensat_time64 pselect6_time64 ppoll_time64 -
io_pgetevents_time64 recvmmsg_time64 mq_timedsend_time64 mq_timedreceive_time64 semtimedop_time64
rt_sigtimedwait_time64 futex_time64 sched_rr_get_interval_time64
`

/** Where the name of the 64-bit call is not the same, less a trailing "32", "64" or "_time64". */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  waitpid: 'wait4',
  oldstat: 'stat',
  oldfstat: 'fstat',
  oldlstat: 'lstat',
  umount: 'umount2',
  stime: 'settimeofday',
  nice: 'setpriority',
  signal: 'rt_sigaction',
  sigaction: 'rt_sigaction',
  sigsuspend: 'rt_sigsuspend',
  sigpending: 'rt_sigpending',
  sigprocmask: 'rt_sigprocmask',
  sigreturn: 'rt_sigreturn',
  oldolduname: 'uname',
  olduname: 'uname',
  readdir: 'getdents',
  mmap2: 'mmap',
  _llseek: 'lseek',
  _newselect: 'select',
  getsid: 'getsid',
  ugetrlimit: 'getrlimit',
  fstatat64: 'newfstatat',
  fadvise64_64: 'fadvise64',
}

const SHARED_FROM = 424
const SHARED_TO = 467

const ARGUMENTS: Readonly<Record<string, Ia32Call['arguments']>> = {
  mmap: 'memory',
  socketcall: 'socketcall',
  ipc: 'ipc',
}

function native(name: string): string | undefined {
  if (ARGUMENTS[name] === 'socketcall' || ARGUMENTS[name] === 'ipc') return name
  const candidates = [OTHER_NAMES[name], name, name.replace(/(32|_time64|64)$/, '')]
  return candidates.find(
    candidate => candidate !== undefined && syscallByName(candidate)?.x86_64 !== undefined,
  )
}

/** By number, ascending; from 424 on both tables have the same numbers, which are not listed. */
export const IA32_CALLS: readonly Ia32Call[] = NAMES.trim()
  .split(/\s+/)
  .flatMap((name, number) => {
    const as = native(name)
    return name === '-' || as === undefined
      ? []
      : [{ number, name, as, arguments: ARGUMENTS[name] ?? 'registers' }]
  })

export const IA32_SHARED: readonly [number, number] = [SHARED_FROM, SHARED_TO]

/** First argument of socketcall → call. */
export const SOCKETCALLS: readonly (string | undefined)[] = [
  undefined,
  'socket',
  'bind',
  'connect',
  'listen',
  'accept',
  'getsockname',
  'getpeername',
  'socketpair',
  'send',
  'recv',
  'sendto',
  'recvfrom',
  'shutdown',
  'setsockopt',
  'getsockopt',
  'sendmsg',
  'recvmsg',
  'accept4',
  'recvmmsg',
  'sendmmsg',
]

/** First argument of ipc → call. */
export const IPC_CALLS: Readonly<Record<number, string>> = {
  1: 'semop',
  2: 'semget',
  3: 'semctl',
  4: 'semtimedop',
  11: 'msgsnd',
  12: 'msgrcv',
  13: 'msgget',
  14: 'msgctl',
  21: 'shmat',
  22: 'shmdt',
  23: 'shmget',
  24: 'shmctl',
}

/** Calls of socketcall that 64-bit programs make as another one. */
const SOCKETCALL_AS: Readonly<Record<string, string>> = { send: 'sendto', recv: 'recvfrom' }
const AS: ReadonlyMap<string, string> = new Map(IA32_CALLS.map(({ name, as }) => [name, as]))

/** The call with a number of the 64-bit table by which drivers are asked for this one. */
export function askedAs(name: string): string {
  if (syscallByName(name)?.x86_64 !== undefined) return name
  return SOCKETCALL_AS[name] ?? AS.get(name) ?? name
}
