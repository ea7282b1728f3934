// SPDX-License-Identifier: Apache-2.0
// Parameters of events and host records: positions by name, types, how they print.
// Generated from src/schema by `npm run generate`; do not edit.

import { EVENT_COUNT, H_FIRST } from './events'

export const P_GENERIC_X_ID: u32 = 0
export const P_GENERIC_X_NATIVEID: u32 = 1
export const P_SYSCALL_OPEN_E_NAME: u32 = 0
export const P_SYSCALL_OPEN_E_FLAGS: u32 = 1
export const P_SYSCALL_OPEN_E_MODE: u32 = 2
export const P_SYSCALL_OPEN_X_FD: u32 = 0
export const P_SYSCALL_OPEN_X_NAME: u32 = 1
export const P_SYSCALL_OPEN_X_FLAGS: u32 = 2
export const P_SYSCALL_OPEN_X_MODE: u32 = 3
export const P_SYSCALL_OPEN_X_DEV: u32 = 4
export const P_SYSCALL_OPEN_X_INO: u32 = 5
export const P_SYSCALL_CLOSE_X_RES: u32 = 0
export const P_SYSCALL_CLOSE_X_FD: u32 = 1
export const P_SYSCALL_READ_X_RES: u32 = 0
export const P_SYSCALL_READ_X_DATA: u32 = 1
export const P_SYSCALL_READ_X_FD: u32 = 2
export const P_SYSCALL_READ_X_SIZE: u32 = 3
export const P_SYSCALL_WRITE_X_RES: u32 = 0
export const P_SYSCALL_WRITE_X_DATA: u32 = 1
export const P_SYSCALL_WRITE_X_FD: u32 = 2
export const P_SYSCALL_WRITE_X_SIZE: u32 = 3
export const P_SOCKET_SOCKET_X_FD: u32 = 0
export const P_SOCKET_SOCKET_X_DOMAIN: u32 = 1
export const P_SOCKET_SOCKET_X_TYPE: u32 = 2
export const P_SOCKET_SOCKET_X_PROTO: u32 = 3
export const P_SOCKET_SOCKET_X_FLAGS: u32 = 4
export const P_SOCKET_BIND_X_RES: u32 = 0
export const P_SOCKET_BIND_X_ADDR: u32 = 1
export const P_SOCKET_BIND_X_FD: u32 = 2
export const P_SOCKET_CONNECT_E_FD: u32 = 0
export const P_SOCKET_CONNECT_E_ADDR: u32 = 1
export const P_SOCKET_CONNECT_X_RES: u32 = 0
export const P_SOCKET_CONNECT_X_TUPLE: u32 = 1
export const P_SOCKET_CONNECT_X_FD: u32 = 2
export const P_SOCKET_CONNECT_X_ADDR: u32 = 3
export const P_SOCKET_LISTEN_X_RES: u32 = 0
export const P_SOCKET_LISTEN_X_FD: u32 = 1
export const P_SOCKET_LISTEN_X_BACKLOG: u32 = 2
export const P_SOCKET_SEND_X_RES: u32 = 0
export const P_SOCKET_SEND_X_DATA: u32 = 1
export const P_SOCKET_SEND_X_FD: u32 = 2
export const P_SOCKET_SEND_X_SIZE: u32 = 3
export const P_SOCKET_SEND_X_TUPLE: u32 = 4
export const P_SOCKET_SENDTO_X_RES: u32 = 0
export const P_SOCKET_SENDTO_X_DATA: u32 = 1
export const P_SOCKET_SENDTO_X_FD: u32 = 2
export const P_SOCKET_SENDTO_X_SIZE: u32 = 3
export const P_SOCKET_SENDTO_X_TUPLE: u32 = 4
export const P_SOCKET_RECV_X_RES: u32 = 0
export const P_SOCKET_RECV_X_DATA: u32 = 1
export const P_SOCKET_RECV_X_FD: u32 = 2
export const P_SOCKET_RECV_X_SIZE: u32 = 3
export const P_SOCKET_RECV_X_TUPLE: u32 = 4
export const P_SOCKET_RECVFROM_X_RES: u32 = 0
export const P_SOCKET_RECVFROM_X_DATA: u32 = 1
export const P_SOCKET_RECVFROM_X_TUPLE: u32 = 2
export const P_SOCKET_RECVFROM_X_FD: u32 = 3
export const P_SOCKET_RECVFROM_X_SIZE: u32 = 4
export const P_SOCKET_SHUTDOWN_X_RES: u32 = 0
export const P_SOCKET_SHUTDOWN_X_FD: u32 = 1
export const P_SOCKET_SHUTDOWN_X_HOW: u32 = 2
export const P_SOCKET_SOCKETPAIR_X_RES: u32 = 0
export const P_SOCKET_SOCKETPAIR_X_FD1: u32 = 1
export const P_SOCKET_SOCKETPAIR_X_FD2: u32 = 2
export const P_SOCKET_SOCKETPAIR_X_SOURCE: u32 = 3
export const P_SOCKET_SOCKETPAIR_X_PEER: u32 = 4
export const P_SOCKET_SOCKETPAIR_X_DOMAIN: u32 = 5
export const P_SOCKET_SOCKETPAIR_X_TYPE: u32 = 6
export const P_SOCKET_SOCKETPAIR_X_PROTO: u32 = 7
export const P_SOCKET_SETSOCKOPT_X_RES: u32 = 0
export const P_SOCKET_SETSOCKOPT_X_FD: u32 = 1
export const P_SOCKET_SETSOCKOPT_X_LEVEL: u32 = 2
export const P_SOCKET_SETSOCKOPT_X_OPTNAME: u32 = 3
export const P_SOCKET_SETSOCKOPT_X_VAL: u32 = 4
export const P_SOCKET_SETSOCKOPT_X_OPTLEN: u32 = 5
export const P_SOCKET_GETSOCKOPT_X_RES: u32 = 0
export const P_SOCKET_GETSOCKOPT_X_FD: u32 = 1
export const P_SOCKET_GETSOCKOPT_X_LEVEL: u32 = 2
export const P_SOCKET_GETSOCKOPT_X_OPTNAME: u32 = 3
export const P_SOCKET_GETSOCKOPT_X_VAL: u32 = 4
export const P_SOCKET_GETSOCKOPT_X_OPTLEN: u32 = 5
export const P_SOCKET_SENDMSG_X_RES: u32 = 0
export const P_SOCKET_SENDMSG_X_DATA: u32 = 1
export const P_SOCKET_SENDMSG_X_FD: u32 = 2
export const P_SOCKET_SENDMSG_X_SIZE: u32 = 3
export const P_SOCKET_SENDMSG_X_TUPLE: u32 = 4
export const P_SOCKET_SENDMMSG_X_RES: u32 = 0
export const P_SOCKET_SENDMMSG_X_FD: u32 = 1
export const P_SOCKET_SENDMMSG_X_SIZE: u32 = 2
export const P_SOCKET_SENDMMSG_X_DATA: u32 = 3
export const P_SOCKET_SENDMMSG_X_TUPLE: u32 = 4
export const P_SOCKET_RECVMSG_X_RES: u32 = 0
export const P_SOCKET_RECVMSG_X_SIZE: u32 = 1
export const P_SOCKET_RECVMSG_X_DATA: u32 = 2
export const P_SOCKET_RECVMSG_X_TUPLE: u32 = 3
export const P_SOCKET_RECVMSG_X_MSGCONTROL: u32 = 4
export const P_SOCKET_RECVMSG_X_FD: u32 = 5
export const P_SOCKET_RECVMMSG_X_RES: u32 = 0
export const P_SOCKET_RECVMMSG_X_FD: u32 = 1
export const P_SOCKET_RECVMMSG_X_SIZE: u32 = 2
export const P_SOCKET_RECVMMSG_X_DATA: u32 = 3
export const P_SOCKET_RECVMMSG_X_TUPLE: u32 = 4
export const P_SOCKET_RECVMMSG_X_MSGCONTROL: u32 = 5
export const P_SYSCALL_CREAT_E_NAME: u32 = 0
export const P_SYSCALL_CREAT_E_MODE: u32 = 1
export const P_SYSCALL_CREAT_X_FD: u32 = 0
export const P_SYSCALL_CREAT_X_NAME: u32 = 1
export const P_SYSCALL_CREAT_X_MODE: u32 = 2
export const P_SYSCALL_CREAT_X_DEV: u32 = 3
export const P_SYSCALL_CREAT_X_INO: u32 = 4
export const P_SYSCALL_CREAT_X_CREAT_FLAGS: u32 = 5
export const P_SYSCALL_PIPE_X_RES: u32 = 0
export const P_SYSCALL_PIPE_X_FD1: u32 = 1
export const P_SYSCALL_PIPE_X_FD2: u32 = 2
export const P_SYSCALL_PIPE_X_INO: u32 = 3
export const P_SYSCALL_EVENTFD_X_RES: u32 = 0
export const P_SYSCALL_EVENTFD_X_INITVAL: u32 = 1
export const P_SYSCALL_EVENTFD_X_FLAGS: u32 = 2
export const P_SYSCALL_FUTEX_X_RES: u32 = 0
export const P_SYSCALL_FUTEX_X_ADDR: u32 = 1
export const P_SYSCALL_FUTEX_X_OP: u32 = 2
export const P_SYSCALL_FUTEX_X_VAL: u32 = 3
export const P_SYSCALL_STAT_X_RES: u32 = 0
export const P_SYSCALL_STAT_X_PATH: u32 = 1
export const P_SYSCALL_LSTAT_X_RES: u32 = 0
export const P_SYSCALL_LSTAT_X_PATH: u32 = 1
export const P_SYSCALL_FSTAT_X_RES: u32 = 0
export const P_SYSCALL_FSTAT_X_FD: u32 = 1
export const P_SYSCALL_STAT64_X_RES: u32 = 0
export const P_SYSCALL_STAT64_X_PATH: u32 = 1
export const P_SYSCALL_LSTAT64_X_RES: u32 = 0
export const P_SYSCALL_LSTAT64_X_PATH: u32 = 1
export const P_SYSCALL_FSTAT64_X_RES: u32 = 0
export const P_SYSCALL_EPOLLWAIT_X_RES: u32 = 0
export const P_SYSCALL_EPOLLWAIT_X_MAXEVENTS: u32 = 1
export const P_SYSCALL_POLL_X_RES: u32 = 0
export const P_SYSCALL_POLL_X_FDS: u32 = 1
export const P_SYSCALL_POLL_X_TIMEOUT: u32 = 2
export const P_SYSCALL_SELECT_X_RES: u32 = 0
export const P_SYSCALL_LSEEK_X_RES: u32 = 0
export const P_SYSCALL_LSEEK_X_FD: u32 = 1
export const P_SYSCALL_LSEEK_X_OFFSET: u32 = 2
export const P_SYSCALL_LSEEK_X_WHENCE: u32 = 3
export const P_SYSCALL_LLSEEK_X_RES: u32 = 0
export const P_SYSCALL_LLSEEK_X_FD: u32 = 1
export const P_SYSCALL_LLSEEK_X_OFFSET: u32 = 2
export const P_SYSCALL_LLSEEK_X_WHENCE: u32 = 3
export const P_SYSCALL_GETCWD_X_RES: u32 = 0
export const P_SYSCALL_GETCWD_X_PATH: u32 = 1
export const P_SYSCALL_CHDIR_X_RES: u32 = 0
export const P_SYSCALL_CHDIR_X_PATH: u32 = 1
export const P_SYSCALL_FCHDIR_X_RES: u32 = 0
export const P_SYSCALL_FCHDIR_X_FD: u32 = 1
export const P_SYSCALL_PREAD_X_RES: u32 = 0
export const P_SYSCALL_PREAD_X_DATA: u32 = 1
export const P_SYSCALL_PREAD_X_FD: u32 = 2
export const P_SYSCALL_PREAD_X_SIZE: u32 = 3
export const P_SYSCALL_PREAD_X_POS: u32 = 4
export const P_SYSCALL_PWRITE_X_RES: u32 = 0
export const P_SYSCALL_PWRITE_X_DATA: u32 = 1
export const P_SYSCALL_PWRITE_X_FD: u32 = 2
export const P_SYSCALL_PWRITE_X_SIZE: u32 = 3
export const P_SYSCALL_PWRITE_X_POS: u32 = 4
export const P_SYSCALL_READV_X_RES: u32 = 0
export const P_SYSCALL_READV_X_SIZE: u32 = 1
export const P_SYSCALL_READV_X_DATA: u32 = 2
export const P_SYSCALL_READV_X_FD: u32 = 3
export const P_SYSCALL_WRITEV_X_RES: u32 = 0
export const P_SYSCALL_WRITEV_X_DATA: u32 = 1
export const P_SYSCALL_WRITEV_X_FD: u32 = 2
export const P_SYSCALL_WRITEV_X_SIZE: u32 = 3
export const P_SYSCALL_PREADV_X_RES: u32 = 0
export const P_SYSCALL_PREADV_X_SIZE: u32 = 1
export const P_SYSCALL_PREADV_X_DATA: u32 = 2
export const P_SYSCALL_PREADV_X_FD: u32 = 3
export const P_SYSCALL_PREADV_X_POS: u32 = 4
export const P_SYSCALL_PWRITEV_X_RES: u32 = 0
export const P_SYSCALL_PWRITEV_X_DATA: u32 = 1
export const P_SYSCALL_PWRITEV_X_FD: u32 = 2
export const P_SYSCALL_PWRITEV_X_SIZE: u32 = 3
export const P_SYSCALL_PWRITEV_X_POS: u32 = 4
export const P_SYSCALL_SIGNALFD_X_RES: u32 = 0
export const P_SYSCALL_SIGNALFD_X_FD: u32 = 1
export const P_SYSCALL_SIGNALFD_X_MASK: u32 = 2
export const P_SYSCALL_SIGNALFD_X_FLAGS: u32 = 3
export const P_SYSCALL_KILL_X_RES: u32 = 0
export const P_SYSCALL_KILL_X_PID: u32 = 1
export const P_SYSCALL_KILL_X_SIG: u32 = 2
export const P_SYSCALL_TKILL_X_RES: u32 = 0
export const P_SYSCALL_TKILL_X_TID: u32 = 1
export const P_SYSCALL_TKILL_X_SIG: u32 = 2
export const P_SYSCALL_TGKILL_X_RES: u32 = 0
export const P_SYSCALL_TGKILL_X_PID: u32 = 1
export const P_SYSCALL_TGKILL_X_TID: u32 = 2
export const P_SYSCALL_TGKILL_X_SIG: u32 = 3
export const P_SYSCALL_NANOSLEEP_X_RES: u32 = 0
export const P_SYSCALL_NANOSLEEP_X_INTERVAL: u32 = 1
export const P_SYSCALL_TIMERFD_CREATE_X_RES: u32 = 0
export const P_SYSCALL_TIMERFD_CREATE_X_CLOCKID: u32 = 1
export const P_SYSCALL_TIMERFD_CREATE_X_FLAGS: u32 = 2
export const P_SYSCALL_INOTIFY_INIT_X_RES: u32 = 0
export const P_SYSCALL_INOTIFY_INIT_X_FLAGS: u32 = 1
export const P_SYSCALL_GETRLIMIT_X_RES: u32 = 0
export const P_SYSCALL_GETRLIMIT_X_CUR: u32 = 1
export const P_SYSCALL_GETRLIMIT_X_MAX: u32 = 2
export const P_SYSCALL_GETRLIMIT_X_RESOURCE: u32 = 3
export const P_SYSCALL_SETRLIMIT_X_RES: u32 = 0
export const P_SYSCALL_SETRLIMIT_X_CUR: u32 = 1
export const P_SYSCALL_SETRLIMIT_X_MAX: u32 = 2
export const P_SYSCALL_SETRLIMIT_X_RESOURCE: u32 = 3
export const P_SYSCALL_PRLIMIT_X_RES: u32 = 0
export const P_SYSCALL_PRLIMIT_X_NEWCUR: u32 = 1
export const P_SYSCALL_PRLIMIT_X_NEWMAX: u32 = 2
export const P_SYSCALL_PRLIMIT_X_OLDCUR: u32 = 3
export const P_SYSCALL_PRLIMIT_X_OLDMAX: u32 = 4
export const P_SYSCALL_PRLIMIT_X_PID: u32 = 5
export const P_SYSCALL_PRLIMIT_X_RESOURCE: u32 = 6
export const P_DROP_E_RATIO: u32 = 0
export const P_DROP_X_RATIO: u32 = 0
export const P_SYSCALL_FCNTL_X_RES: u32 = 0
export const P_SYSCALL_FCNTL_X_FD: u32 = 1
export const P_SYSCALL_FCNTL_X_CMD: u32 = 2
export const P_SYSCALL_FCNTL_X_ARG: u32 = 3
export const P_SCHEDSWITCH_6_E_NEXT: u32 = 0
export const P_SCHEDSWITCH_6_E_PGFT_MAJ: u32 = 1
export const P_SCHEDSWITCH_6_E_PGFT_MIN: u32 = 2
export const P_SCHEDSWITCH_6_E_VM_SIZE: u32 = 3
export const P_SCHEDSWITCH_6_E_VM_RSS: u32 = 4
export const P_SCHEDSWITCH_6_E_VM_SWAP: u32 = 5
export const P_SYSCALL_BRK_4_X_RES: u32 = 0
export const P_SYSCALL_BRK_4_X_VM_SIZE: u32 = 1
export const P_SYSCALL_BRK_4_X_VM_RSS: u32 = 2
export const P_SYSCALL_BRK_4_X_VM_SWAP: u32 = 3
export const P_SYSCALL_BRK_4_X_ADDR: u32 = 4
export const P_SYSCALL_MMAP_X_RES: u32 = 0
export const P_SYSCALL_MMAP_X_VM_SIZE: u32 = 1
export const P_SYSCALL_MMAP_X_VM_RSS: u32 = 2
export const P_SYSCALL_MMAP_X_VM_SWAP: u32 = 3
export const P_SYSCALL_MMAP_X_ADDR: u32 = 4
export const P_SYSCALL_MMAP_X_LENGTH: u32 = 5
export const P_SYSCALL_MMAP_X_PROT: u32 = 6
export const P_SYSCALL_MMAP_X_FLAGS: u32 = 7
export const P_SYSCALL_MMAP_X_FD: u32 = 8
export const P_SYSCALL_MMAP_X_OFFSET: u32 = 9
export const P_SYSCALL_MMAP2_X_RES: u32 = 0
export const P_SYSCALL_MMAP2_X_VM_SIZE: u32 = 1
export const P_SYSCALL_MMAP2_X_VM_RSS: u32 = 2
export const P_SYSCALL_MMAP2_X_VM_SWAP: u32 = 3
export const P_SYSCALL_MMAP2_X_ADDR: u32 = 4
export const P_SYSCALL_MMAP2_X_LENGTH: u32 = 5
export const P_SYSCALL_MMAP2_X_PROT: u32 = 6
export const P_SYSCALL_MMAP2_X_FLAGS: u32 = 7
export const P_SYSCALL_MMAP2_X_FD: u32 = 8
export const P_SYSCALL_MMAP2_X_PGOFFSET: u32 = 9
export const P_SYSCALL_MUNMAP_X_RES: u32 = 0
export const P_SYSCALL_MUNMAP_X_VM_SIZE: u32 = 1
export const P_SYSCALL_MUNMAP_X_VM_RSS: u32 = 2
export const P_SYSCALL_MUNMAP_X_VM_SWAP: u32 = 3
export const P_SYSCALL_MUNMAP_X_ADDR: u32 = 4
export const P_SYSCALL_MUNMAP_X_LENGTH: u32 = 5
export const P_SYSCALL_SPLICE_X_RES: u32 = 0
export const P_SYSCALL_SPLICE_X_FD_IN: u32 = 1
export const P_SYSCALL_SPLICE_X_FD_OUT: u32 = 2
export const P_SYSCALL_SPLICE_X_SIZE: u32 = 3
export const P_SYSCALL_SPLICE_X_FLAGS: u32 = 4
export const P_SYSCALL_PTRACE_X_RES: u32 = 0
export const P_SYSCALL_PTRACE_X_ADDR: u32 = 1
export const P_SYSCALL_PTRACE_X_DATA: u32 = 2
export const P_SYSCALL_PTRACE_X_REQUEST: u32 = 3
export const P_SYSCALL_PTRACE_X_PID: u32 = 4
export const P_SYSCALL_IOCTL_3_X_RES: u32 = 0
export const P_SYSCALL_IOCTL_3_X_FD: u32 = 1
export const P_SYSCALL_IOCTL_3_X_REQUEST: u32 = 2
export const P_SYSCALL_IOCTL_3_X_ARGUMENT: u32 = 3
export const P_SYSCALL_RENAME_X_RES: u32 = 0
export const P_SYSCALL_RENAME_X_OLDPATH: u32 = 1
export const P_SYSCALL_RENAME_X_NEWPATH: u32 = 2
export const P_SYSCALL_RENAMEAT_X_RES: u32 = 0
export const P_SYSCALL_RENAMEAT_X_OLDDIRFD: u32 = 1
export const P_SYSCALL_RENAMEAT_X_OLDPATH: u32 = 2
export const P_SYSCALL_RENAMEAT_X_NEWDIRFD: u32 = 3
export const P_SYSCALL_RENAMEAT_X_NEWPATH: u32 = 4
export const P_SYSCALL_SYMLINK_X_RES: u32 = 0
export const P_SYSCALL_SYMLINK_X_TARGET: u32 = 1
export const P_SYSCALL_SYMLINK_X_LINKPATH: u32 = 2
export const P_SYSCALL_SYMLINKAT_X_RES: u32 = 0
export const P_SYSCALL_SYMLINKAT_X_TARGET: u32 = 1
export const P_SYSCALL_SYMLINKAT_X_LINKDIRFD: u32 = 2
export const P_SYSCALL_SYMLINKAT_X_LINKPATH: u32 = 3
export const P_PROCEXIT_1_E_STATUS: u32 = 0
export const P_PROCEXIT_1_E_RET: u32 = 1
export const P_PROCEXIT_1_E_SIG: u32 = 2
export const P_PROCEXIT_1_E_CORE: u32 = 3
export const P_PROCEXIT_1_E_REAPER_TID: u32 = 4
export const P_SYSCALL_SENDFILE_X_RES: u32 = 0
export const P_SYSCALL_SENDFILE_X_OFFSET: u32 = 1
export const P_SYSCALL_SENDFILE_X_OUT_FD: u32 = 2
export const P_SYSCALL_SENDFILE_X_IN_FD: u32 = 3
export const P_SYSCALL_SENDFILE_X_SIZE: u32 = 4
export const P_SYSCALL_QUOTACTL_X_RES: u32 = 0
export const P_SYSCALL_QUOTACTL_X_SPECIAL: u32 = 1
export const P_SYSCALL_QUOTACTL_X_QUOTAFILEPATH: u32 = 2
export const P_SYSCALL_QUOTACTL_X_DQB_BHARDLIMIT: u32 = 3
export const P_SYSCALL_QUOTACTL_X_DQB_BSOFTLIMIT: u32 = 4
export const P_SYSCALL_QUOTACTL_X_DQB_CURSPACE: u32 = 5
export const P_SYSCALL_QUOTACTL_X_DQB_IHARDLIMIT: u32 = 6
export const P_SYSCALL_QUOTACTL_X_DQB_ISOFTLIMIT: u32 = 7
export const P_SYSCALL_QUOTACTL_X_DQB_BTIME: u32 = 8
export const P_SYSCALL_QUOTACTL_X_DQB_ITIME: u32 = 9
export const P_SYSCALL_QUOTACTL_X_DQI_BGRACE: u32 = 10
export const P_SYSCALL_QUOTACTL_X_DQI_IGRACE: u32 = 11
export const P_SYSCALL_QUOTACTL_X_DQI_FLAGS: u32 = 12
export const P_SYSCALL_QUOTACTL_X_QUOTA_FMT_OUT: u32 = 13
export const P_SYSCALL_QUOTACTL_X_CMD: u32 = 14
export const P_SYSCALL_QUOTACTL_X_TYPE: u32 = 15
export const P_SYSCALL_QUOTACTL_X_ID: u32 = 16
export const P_SYSCALL_QUOTACTL_X_QUOTA_FMT: u32 = 17
export const P_SYSCALL_SETRESUID_X_RES: u32 = 0
export const P_SYSCALL_SETRESUID_X_RUID: u32 = 1
export const P_SYSCALL_SETRESUID_X_EUID: u32 = 2
export const P_SYSCALL_SETRESUID_X_SUID: u32 = 3
export const P_SYSCALL_SETRESGID_X_RES: u32 = 0
export const P_SYSCALL_SETRESGID_X_RGID: u32 = 1
export const P_SYSCALL_SETRESGID_X_EGID: u32 = 2
export const P_SYSCALL_SETRESGID_X_SGID: u32 = 3
export const P_SCAPEVENT_E_EVENT_TYPE: u32 = 0
export const P_SCAPEVENT_E_EVENT_DATA: u32 = 1
export const P_SYSCALL_SETUID_X_RES: u32 = 0
export const P_SYSCALL_SETUID_X_UID: u32 = 1
export const P_SYSCALL_SETGID_X_RES: u32 = 0
export const P_SYSCALL_SETGID_X_GID: u32 = 1
export const P_SYSCALL_GETUID_X_UID: u32 = 0
export const P_SYSCALL_GETEUID_X_EUID: u32 = 0
export const P_SYSCALL_GETGID_X_GID: u32 = 0
export const P_SYSCALL_GETEGID_X_EGID: u32 = 0
export const P_SYSCALL_GETRESUID_X_RES: u32 = 0
export const P_SYSCALL_GETRESUID_X_RUID: u32 = 1
export const P_SYSCALL_GETRESUID_X_EUID: u32 = 2
export const P_SYSCALL_GETRESUID_X_SUID: u32 = 3
export const P_SYSCALL_GETRESGID_X_RES: u32 = 0
export const P_SYSCALL_GETRESGID_X_RGID: u32 = 1
export const P_SYSCALL_GETRESGID_X_EGID: u32 = 2
export const P_SYSCALL_GETRESGID_X_SGID: u32 = 3
export const P_SYSCALL_CLONE_20_X_RES: u32 = 0
export const P_SYSCALL_CLONE_20_X_EXE: u32 = 1
export const P_SYSCALL_CLONE_20_X_ARGS: u32 = 2
export const P_SYSCALL_CLONE_20_X_TID: u32 = 3
export const P_SYSCALL_CLONE_20_X_PID: u32 = 4
export const P_SYSCALL_CLONE_20_X_PTID: u32 = 5
export const P_SYSCALL_CLONE_20_X_CWD: u32 = 6
export const P_SYSCALL_CLONE_20_X_FDLIMIT: u32 = 7
export const P_SYSCALL_CLONE_20_X_PGFT_MAJ: u32 = 8
export const P_SYSCALL_CLONE_20_X_PGFT_MIN: u32 = 9
export const P_SYSCALL_CLONE_20_X_VM_SIZE: u32 = 10
export const P_SYSCALL_CLONE_20_X_VM_RSS: u32 = 11
export const P_SYSCALL_CLONE_20_X_VM_SWAP: u32 = 12
export const P_SYSCALL_CLONE_20_X_COMM: u32 = 13
export const P_SYSCALL_CLONE_20_X_CGROUPS: u32 = 14
export const P_SYSCALL_CLONE_20_X_FLAGS: u32 = 15
export const P_SYSCALL_CLONE_20_X_UID: u32 = 16
export const P_SYSCALL_CLONE_20_X_GID: u32 = 17
export const P_SYSCALL_CLONE_20_X_VTID: u32 = 18
export const P_SYSCALL_CLONE_20_X_VPID: u32 = 19
export const P_SYSCALL_CLONE_20_X_PIDNS_INIT_START_TS: u32 = 20
export const P_SYSCALL_FORK_20_X_RES: u32 = 0
export const P_SYSCALL_FORK_20_X_EXE: u32 = 1
export const P_SYSCALL_FORK_20_X_ARGS: u32 = 2
export const P_SYSCALL_FORK_20_X_TID: u32 = 3
export const P_SYSCALL_FORK_20_X_PID: u32 = 4
export const P_SYSCALL_FORK_20_X_PTID: u32 = 5
export const P_SYSCALL_FORK_20_X_CWD: u32 = 6
export const P_SYSCALL_FORK_20_X_FDLIMIT: u32 = 7
export const P_SYSCALL_FORK_20_X_PGFT_MAJ: u32 = 8
export const P_SYSCALL_FORK_20_X_PGFT_MIN: u32 = 9
export const P_SYSCALL_FORK_20_X_VM_SIZE: u32 = 10
export const P_SYSCALL_FORK_20_X_VM_RSS: u32 = 11
export const P_SYSCALL_FORK_20_X_VM_SWAP: u32 = 12
export const P_SYSCALL_FORK_20_X_COMM: u32 = 13
export const P_SYSCALL_FORK_20_X_CGROUPS: u32 = 14
export const P_SYSCALL_FORK_20_X_FLAGS: u32 = 15
export const P_SYSCALL_FORK_20_X_UID: u32 = 16
export const P_SYSCALL_FORK_20_X_GID: u32 = 17
export const P_SYSCALL_FORK_20_X_VTID: u32 = 18
export const P_SYSCALL_FORK_20_X_VPID: u32 = 19
export const P_SYSCALL_FORK_20_X_PIDNS_INIT_START_TS: u32 = 20
export const P_SYSCALL_VFORK_20_X_RES: u32 = 0
export const P_SYSCALL_VFORK_20_X_EXE: u32 = 1
export const P_SYSCALL_VFORK_20_X_ARGS: u32 = 2
export const P_SYSCALL_VFORK_20_X_TID: u32 = 3
export const P_SYSCALL_VFORK_20_X_PID: u32 = 4
export const P_SYSCALL_VFORK_20_X_PTID: u32 = 5
export const P_SYSCALL_VFORK_20_X_CWD: u32 = 6
export const P_SYSCALL_VFORK_20_X_FDLIMIT: u32 = 7
export const P_SYSCALL_VFORK_20_X_PGFT_MAJ: u32 = 8
export const P_SYSCALL_VFORK_20_X_PGFT_MIN: u32 = 9
export const P_SYSCALL_VFORK_20_X_VM_SIZE: u32 = 10
export const P_SYSCALL_VFORK_20_X_VM_RSS: u32 = 11
export const P_SYSCALL_VFORK_20_X_VM_SWAP: u32 = 12
export const P_SYSCALL_VFORK_20_X_COMM: u32 = 13
export const P_SYSCALL_VFORK_20_X_CGROUPS: u32 = 14
export const P_SYSCALL_VFORK_20_X_FLAGS: u32 = 15
export const P_SYSCALL_VFORK_20_X_UID: u32 = 16
export const P_SYSCALL_VFORK_20_X_GID: u32 = 17
export const P_SYSCALL_VFORK_20_X_VTID: u32 = 18
export const P_SYSCALL_VFORK_20_X_VPID: u32 = 19
export const P_SYSCALL_VFORK_20_X_PIDNS_INIT_START_TS: u32 = 20
export const P_SIGNALDELIVER_E_SPID: u32 = 0
export const P_SIGNALDELIVER_E_DPID: u32 = 1
export const P_SIGNALDELIVER_E_SIG: u32 = 2
export const P_PROCINFO_E_CPU_USR: u32 = 0
export const P_PROCINFO_E_CPU_SYS: u32 = 1
export const P_SYSCALL_GETDENTS_X_RES: u32 = 0
export const P_SYSCALL_GETDENTS_X_FD: u32 = 1
export const P_SYSCALL_GETDENTS64_X_RES: u32 = 0
export const P_SYSCALL_GETDENTS64_X_FD: u32 = 1
export const P_SYSCALL_SETNS_X_RES: u32 = 0
export const P_SYSCALL_SETNS_X_FD: u32 = 1
export const P_SYSCALL_SETNS_X_NSTYPE: u32 = 2
export const P_SYSCALL_FLOCK_X_RES: u32 = 0
export const P_SYSCALL_FLOCK_X_FD: u32 = 1
export const P_SYSCALL_FLOCK_X_OPERATION: u32 = 2
export const P_CPU_HOTPLUG_E_CPU: u32 = 0
export const P_CPU_HOTPLUG_E_ACTION: u32 = 1
export const P_SOCKET_ACCEPT_5_X_FD: u32 = 0
export const P_SOCKET_ACCEPT_5_X_TUPLE: u32 = 1
export const P_SOCKET_ACCEPT_5_X_QUEUEPCT: u32 = 2
export const P_SOCKET_ACCEPT_5_X_QUEUELEN: u32 = 3
export const P_SOCKET_ACCEPT_5_X_QUEUEMAX: u32 = 4
export const P_SYSCALL_SEMOP_X_RES: u32 = 0
export const P_SYSCALL_SEMOP_X_NSOPS: u32 = 1
export const P_SYSCALL_SEMOP_X_SEM_NUM_0: u32 = 2
export const P_SYSCALL_SEMOP_X_SEM_OP_0: u32 = 3
export const P_SYSCALL_SEMOP_X_SEM_FLG_0: u32 = 4
export const P_SYSCALL_SEMOP_X_SEM_NUM_1: u32 = 5
export const P_SYSCALL_SEMOP_X_SEM_OP_1: u32 = 6
export const P_SYSCALL_SEMOP_X_SEM_FLG_1: u32 = 7
export const P_SYSCALL_SEMOP_X_SEMID: u32 = 8
export const P_SYSCALL_SEMCTL_X_RES: u32 = 0
export const P_SYSCALL_SEMCTL_X_SEMID: u32 = 1
export const P_SYSCALL_SEMCTL_X_SEMNUM: u32 = 2
export const P_SYSCALL_SEMCTL_X_CMD: u32 = 3
export const P_SYSCALL_SEMCTL_X_VAL: u32 = 4
export const P_SYSCALL_PPOLL_X_RES: u32 = 0
export const P_SYSCALL_PPOLL_X_FDS: u32 = 1
export const P_SYSCALL_PPOLL_X_TIMEOUT: u32 = 2
export const P_SYSCALL_PPOLL_X_SIGMASK: u32 = 3
export const P_SYSCALL_MOUNT_X_RES: u32 = 0
export const P_SYSCALL_MOUNT_X_DEV: u32 = 1
export const P_SYSCALL_MOUNT_X_DIR: u32 = 2
export const P_SYSCALL_MOUNT_X_TYPE: u32 = 3
export const P_SYSCALL_MOUNT_X_FLAGS: u32 = 4
export const P_SYSCALL_SEMGET_X_RES: u32 = 0
export const P_SYSCALL_SEMGET_X_KEY: u32 = 1
export const P_SYSCALL_SEMGET_X_NSEMS: u32 = 2
export const P_SYSCALL_SEMGET_X_SEMFLG: u32 = 3
export const P_SYSCALL_ACCESS_X_RES: u32 = 0
export const P_SYSCALL_ACCESS_X_NAME: u32 = 1
export const P_SYSCALL_ACCESS_X_MODE: u32 = 2
export const P_SYSCALL_CHROOT_X_RES: u32 = 0
export const P_SYSCALL_CHROOT_X_PATH: u32 = 1
export const P_SYSCALL_SETSID_X_RES: u32 = 0
export const P_SYSCALL_MKDIR_2_X_RES: u32 = 0
export const P_SYSCALL_MKDIR_2_X_PATH: u32 = 1
export const P_SYSCALL_MKDIR_2_X_MODE: u32 = 2
export const P_SYSCALL_RMDIR_2_X_RES: u32 = 0
export const P_SYSCALL_RMDIR_2_X_PATH: u32 = 1
export const P_NOTIFICATION_E_ID: u32 = 0
export const P_NOTIFICATION_E_DESC: u32 = 1
export const P_SYSCALL_UNSHARE_X_RES: u32 = 0
export const P_SYSCALL_UNSHARE_X_FLAGS: u32 = 1
export const P_INFRASTRUCTURE_EVENT_E_SOURCE: u32 = 0
export const P_INFRASTRUCTURE_EVENT_E_NAME: u32 = 1
export const P_INFRASTRUCTURE_EVENT_E_DESCRIPTION: u32 = 2
export const P_INFRASTRUCTURE_EVENT_E_SCOPE: u32 = 3
export const P_PAGE_FAULT_E_ADDR: u32 = 0
export const P_PAGE_FAULT_E_IP: u32 = 1
export const P_PAGE_FAULT_E_ERROR: u32 = 2
export const P_SYSCALL_EXECVE_19_X_RES: u32 = 0
export const P_SYSCALL_EXECVE_19_X_EXE: u32 = 1
export const P_SYSCALL_EXECVE_19_X_ARGS: u32 = 2
export const P_SYSCALL_EXECVE_19_X_TID: u32 = 3
export const P_SYSCALL_EXECVE_19_X_PID: u32 = 4
export const P_SYSCALL_EXECVE_19_X_PTID: u32 = 5
export const P_SYSCALL_EXECVE_19_X_CWD: u32 = 6
export const P_SYSCALL_EXECVE_19_X_FDLIMIT: u32 = 7
export const P_SYSCALL_EXECVE_19_X_PGFT_MAJ: u32 = 8
export const P_SYSCALL_EXECVE_19_X_PGFT_MIN: u32 = 9
export const P_SYSCALL_EXECVE_19_X_VM_SIZE: u32 = 10
export const P_SYSCALL_EXECVE_19_X_VM_RSS: u32 = 11
export const P_SYSCALL_EXECVE_19_X_VM_SWAP: u32 = 12
export const P_SYSCALL_EXECVE_19_X_COMM: u32 = 13
export const P_SYSCALL_EXECVE_19_X_CGROUPS: u32 = 14
export const P_SYSCALL_EXECVE_19_X_ENV: u32 = 15
export const P_SYSCALL_EXECVE_19_X_TTY: u32 = 16
export const P_SYSCALL_EXECVE_19_X_VPGID: u32 = 17
export const P_SYSCALL_EXECVE_19_X_LOGINUID: u32 = 18
export const P_SYSCALL_EXECVE_19_X_FLAGS: u32 = 19
export const P_SYSCALL_EXECVE_19_X_CAP_INHERITABLE: u32 = 20
export const P_SYSCALL_EXECVE_19_X_CAP_PERMITTED: u32 = 21
export const P_SYSCALL_EXECVE_19_X_CAP_EFFECTIVE: u32 = 22
export const P_SYSCALL_EXECVE_19_X_EXE_INO: u32 = 23
export const P_SYSCALL_EXECVE_19_X_EXE_INO_CTIME: u32 = 24
export const P_SYSCALL_EXECVE_19_X_EXE_INO_MTIME: u32 = 25
export const P_SYSCALL_EXECVE_19_X_UID: u32 = 26
export const P_SYSCALL_EXECVE_19_X_TRUSTED_EXEPATH: u32 = 27
export const P_SYSCALL_EXECVE_19_X_PGID: u32 = 28
export const P_SYSCALL_EXECVE_19_X_GID: u32 = 29
export const P_SYSCALL_EXECVE_19_X_FILENAME: u32 = 30
export const P_SYSCALL_SETPGID_X_RES: u32 = 0
export const P_SYSCALL_SETPGID_X_PID: u32 = 1
export const P_SYSCALL_SETPGID_X_PGID: u32 = 2
export const P_SYSCALL_SECCOMP_X_RES: u32 = 0
export const P_SYSCALL_SECCOMP_X_OP: u32 = 1
export const P_SYSCALL_SECCOMP_X_FLAGS: u32 = 2
export const P_SYSCALL_UNLINK_2_X_RES: u32 = 0
export const P_SYSCALL_UNLINK_2_X_PATH: u32 = 1
export const P_SYSCALL_UNLINKAT_2_X_RES: u32 = 0
export const P_SYSCALL_UNLINKAT_2_X_DIRFD: u32 = 1
export const P_SYSCALL_UNLINKAT_2_X_NAME: u32 = 2
export const P_SYSCALL_UNLINKAT_2_X_FLAGS: u32 = 3
export const P_SYSCALL_MKDIRAT_X_RES: u32 = 0
export const P_SYSCALL_MKDIRAT_X_DIRFD: u32 = 1
export const P_SYSCALL_MKDIRAT_X_PATH: u32 = 2
export const P_SYSCALL_MKDIRAT_X_MODE: u32 = 3
export const P_SYSCALL_OPENAT_2_E_DIRFD: u32 = 0
export const P_SYSCALL_OPENAT_2_E_NAME: u32 = 1
export const P_SYSCALL_OPENAT_2_E_FLAGS: u32 = 2
export const P_SYSCALL_OPENAT_2_E_MODE: u32 = 3
export const P_SYSCALL_OPENAT_2_X_FD: u32 = 0
export const P_SYSCALL_OPENAT_2_X_DIRFD: u32 = 1
export const P_SYSCALL_OPENAT_2_X_NAME: u32 = 2
export const P_SYSCALL_OPENAT_2_X_FLAGS: u32 = 3
export const P_SYSCALL_OPENAT_2_X_MODE: u32 = 4
export const P_SYSCALL_OPENAT_2_X_DEV: u32 = 5
export const P_SYSCALL_OPENAT_2_X_INO: u32 = 6
export const P_SYSCALL_LINK_2_X_RES: u32 = 0
export const P_SYSCALL_LINK_2_X_OLDPATH: u32 = 1
export const P_SYSCALL_LINK_2_X_NEWPATH: u32 = 2
export const P_SYSCALL_LINKAT_2_X_RES: u32 = 0
export const P_SYSCALL_LINKAT_2_X_OLDDIR: u32 = 1
export const P_SYSCALL_LINKAT_2_X_OLDPATH: u32 = 2
export const P_SYSCALL_LINKAT_2_X_NEWDIR: u32 = 3
export const P_SYSCALL_LINKAT_2_X_NEWPATH: u32 = 4
export const P_SYSCALL_LINKAT_2_X_FLAGS: u32 = 5
export const P_SYSCALL_FCHMODAT_X_RES: u32 = 0
export const P_SYSCALL_FCHMODAT_X_DIRFD: u32 = 1
export const P_SYSCALL_FCHMODAT_X_FILENAME: u32 = 2
export const P_SYSCALL_FCHMODAT_X_MODE: u32 = 3
export const P_SYSCALL_CHMOD_X_RES: u32 = 0
export const P_SYSCALL_CHMOD_X_FILENAME: u32 = 1
export const P_SYSCALL_CHMOD_X_MODE: u32 = 2
export const P_SYSCALL_FCHMOD_X_RES: u32 = 0
export const P_SYSCALL_FCHMOD_X_FD: u32 = 1
export const P_SYSCALL_FCHMOD_X_MODE: u32 = 2
export const P_SYSCALL_RENAMEAT2_X_RES: u32 = 0
export const P_SYSCALL_RENAMEAT2_X_OLDDIRFD: u32 = 1
export const P_SYSCALL_RENAMEAT2_X_OLDPATH: u32 = 2
export const P_SYSCALL_RENAMEAT2_X_NEWDIRFD: u32 = 3
export const P_SYSCALL_RENAMEAT2_X_NEWPATH: u32 = 4
export const P_SYSCALL_RENAMEAT2_X_FLAGS: u32 = 5
export const P_SYSCALL_USERFAULTFD_X_RES: u32 = 0
export const P_SYSCALL_USERFAULTFD_X_FLAGS: u32 = 1
export const P_PLUGINEVENT_E_PLUGIN_ID: u32 = 0
export const P_PLUGINEVENT_E_EVENT_DATA: u32 = 1
export const P_CONTAINER_JSON_2_E_JSON: u32 = 0
export const P_SYSCALL_OPENAT2_E_DIRFD: u32 = 0
export const P_SYSCALL_OPENAT2_E_NAME: u32 = 1
export const P_SYSCALL_OPENAT2_E_FLAGS: u32 = 2
export const P_SYSCALL_OPENAT2_E_MODE: u32 = 3
export const P_SYSCALL_OPENAT2_E_RESOLVE: u32 = 4
export const P_SYSCALL_OPENAT2_X_FD: u32 = 0
export const P_SYSCALL_OPENAT2_X_DIRFD: u32 = 1
export const P_SYSCALL_OPENAT2_X_NAME: u32 = 2
export const P_SYSCALL_OPENAT2_X_FLAGS: u32 = 3
export const P_SYSCALL_OPENAT2_X_MODE: u32 = 4
export const P_SYSCALL_OPENAT2_X_RESOLVE: u32 = 5
export const P_SYSCALL_OPENAT2_X_DEV: u32 = 6
export const P_SYSCALL_OPENAT2_X_INO: u32 = 7
export const P_SYSCALL_MPROTECT_X_RES: u32 = 0
export const P_SYSCALL_MPROTECT_X_ADDR: u32 = 1
export const P_SYSCALL_MPROTECT_X_LENGTH: u32 = 2
export const P_SYSCALL_MPROTECT_X_PROT: u32 = 3
export const P_SYSCALL_EXECVEAT_X_RES: u32 = 0
export const P_SYSCALL_EXECVEAT_X_EXE: u32 = 1
export const P_SYSCALL_EXECVEAT_X_ARGS: u32 = 2
export const P_SYSCALL_EXECVEAT_X_TID: u32 = 3
export const P_SYSCALL_EXECVEAT_X_PID: u32 = 4
export const P_SYSCALL_EXECVEAT_X_PTID: u32 = 5
export const P_SYSCALL_EXECVEAT_X_CWD: u32 = 6
export const P_SYSCALL_EXECVEAT_X_FDLIMIT: u32 = 7
export const P_SYSCALL_EXECVEAT_X_PGFT_MAJ: u32 = 8
export const P_SYSCALL_EXECVEAT_X_PGFT_MIN: u32 = 9
export const P_SYSCALL_EXECVEAT_X_VM_SIZE: u32 = 10
export const P_SYSCALL_EXECVEAT_X_VM_RSS: u32 = 11
export const P_SYSCALL_EXECVEAT_X_VM_SWAP: u32 = 12
export const P_SYSCALL_EXECVEAT_X_COMM: u32 = 13
export const P_SYSCALL_EXECVEAT_X_CGROUPS: u32 = 14
export const P_SYSCALL_EXECVEAT_X_ENV: u32 = 15
export const P_SYSCALL_EXECVEAT_X_TTY: u32 = 16
export const P_SYSCALL_EXECVEAT_X_VPGID: u32 = 17
export const P_SYSCALL_EXECVEAT_X_LOGINUID: u32 = 18
export const P_SYSCALL_EXECVEAT_X_FLAGS: u32 = 19
export const P_SYSCALL_EXECVEAT_X_CAP_INHERITABLE: u32 = 20
export const P_SYSCALL_EXECVEAT_X_CAP_PERMITTED: u32 = 21
export const P_SYSCALL_EXECVEAT_X_CAP_EFFECTIVE: u32 = 22
export const P_SYSCALL_EXECVEAT_X_EXE_INO: u32 = 23
export const P_SYSCALL_EXECVEAT_X_EXE_INO_CTIME: u32 = 24
export const P_SYSCALL_EXECVEAT_X_EXE_INO_MTIME: u32 = 25
export const P_SYSCALL_EXECVEAT_X_UID: u32 = 26
export const P_SYSCALL_EXECVEAT_X_TRUSTED_EXEPATH: u32 = 27
export const P_SYSCALL_EXECVEAT_X_PGID: u32 = 28
export const P_SYSCALL_EXECVEAT_X_GID: u32 = 29
export const P_SYSCALL_COPY_FILE_RANGE_X_RES: u32 = 0
export const P_SYSCALL_COPY_FILE_RANGE_X_FDOUT: u32 = 1
export const P_SYSCALL_COPY_FILE_RANGE_X_OFFOUT: u32 = 2
export const P_SYSCALL_COPY_FILE_RANGE_X_FDIN: u32 = 3
export const P_SYSCALL_COPY_FILE_RANGE_X_OFFIN: u32 = 4
export const P_SYSCALL_COPY_FILE_RANGE_X_LEN: u32 = 5
export const P_SYSCALL_CLONE3_X_RES: u32 = 0
export const P_SYSCALL_CLONE3_X_EXE: u32 = 1
export const P_SYSCALL_CLONE3_X_ARGS: u32 = 2
export const P_SYSCALL_CLONE3_X_TID: u32 = 3
export const P_SYSCALL_CLONE3_X_PID: u32 = 4
export const P_SYSCALL_CLONE3_X_PTID: u32 = 5
export const P_SYSCALL_CLONE3_X_CWD: u32 = 6
export const P_SYSCALL_CLONE3_X_FDLIMIT: u32 = 7
export const P_SYSCALL_CLONE3_X_PGFT_MAJ: u32 = 8
export const P_SYSCALL_CLONE3_X_PGFT_MIN: u32 = 9
export const P_SYSCALL_CLONE3_X_VM_SIZE: u32 = 10
export const P_SYSCALL_CLONE3_X_VM_RSS: u32 = 11
export const P_SYSCALL_CLONE3_X_VM_SWAP: u32 = 12
export const P_SYSCALL_CLONE3_X_COMM: u32 = 13
export const P_SYSCALL_CLONE3_X_CGROUPS: u32 = 14
export const P_SYSCALL_CLONE3_X_FLAGS: u32 = 15
export const P_SYSCALL_CLONE3_X_UID: u32 = 16
export const P_SYSCALL_CLONE3_X_GID: u32 = 17
export const P_SYSCALL_CLONE3_X_VTID: u32 = 18
export const P_SYSCALL_CLONE3_X_VPID: u32 = 19
export const P_SYSCALL_CLONE3_X_PIDNS_INIT_START_TS: u32 = 20
export const P_SYSCALL_OPEN_BY_HANDLE_AT_X_FD: u32 = 0
export const P_SYSCALL_OPEN_BY_HANDLE_AT_X_MOUNTFD: u32 = 1
export const P_SYSCALL_OPEN_BY_HANDLE_AT_X_FLAGS: u32 = 2
export const P_SYSCALL_OPEN_BY_HANDLE_AT_X_PATH: u32 = 3
export const P_SYSCALL_OPEN_BY_HANDLE_AT_X_DEV: u32 = 4
export const P_SYSCALL_OPEN_BY_HANDLE_AT_X_INO: u32 = 5
export const P_SYSCALL_IO_URING_SETUP_X_RES: u32 = 0
export const P_SYSCALL_IO_URING_SETUP_X_ENTRIES: u32 = 1
export const P_SYSCALL_IO_URING_SETUP_X_SQ_ENTRIES: u32 = 2
export const P_SYSCALL_IO_URING_SETUP_X_CQ_ENTRIES: u32 = 3
export const P_SYSCALL_IO_URING_SETUP_X_FLAGS: u32 = 4
export const P_SYSCALL_IO_URING_SETUP_X_SQ_THREAD_CPU: u32 = 5
export const P_SYSCALL_IO_URING_SETUP_X_SQ_THREAD_IDLE: u32 = 6
export const P_SYSCALL_IO_URING_SETUP_X_FEATURES: u32 = 7
export const P_SYSCALL_IO_URING_ENTER_X_RES: u32 = 0
export const P_SYSCALL_IO_URING_ENTER_X_FD: u32 = 1
export const P_SYSCALL_IO_URING_ENTER_X_TO_SUBMIT: u32 = 2
export const P_SYSCALL_IO_URING_ENTER_X_MIN_COMPLETE: u32 = 3
export const P_SYSCALL_IO_URING_ENTER_X_FLAGS: u32 = 4
export const P_SYSCALL_IO_URING_ENTER_X_SIG: u32 = 5
export const P_SYSCALL_IO_URING_REGISTER_X_RES: u32 = 0
export const P_SYSCALL_IO_URING_REGISTER_X_FD: u32 = 1
export const P_SYSCALL_IO_URING_REGISTER_X_OPCODE: u32 = 2
export const P_SYSCALL_IO_URING_REGISTER_X_ARG: u32 = 3
export const P_SYSCALL_IO_URING_REGISTER_X_NR_ARGS: u32 = 4
export const P_SYSCALL_MLOCK_X_RES: u32 = 0
export const P_SYSCALL_MLOCK_X_ADDR: u32 = 1
export const P_SYSCALL_MLOCK_X_LEN: u32 = 2
export const P_SYSCALL_MUNLOCK_X_RES: u32 = 0
export const P_SYSCALL_MUNLOCK_X_ADDR: u32 = 1
export const P_SYSCALL_MUNLOCK_X_LEN: u32 = 2
export const P_SYSCALL_MLOCKALL_X_RES: u32 = 0
export const P_SYSCALL_MLOCKALL_X_FLAGS: u32 = 1
export const P_SYSCALL_MUNLOCKALL_X_RES: u32 = 0
export const P_SYSCALL_CAPSET_X_RES: u32 = 0
export const P_SYSCALL_CAPSET_X_CAP_INHERITABLE: u32 = 1
export const P_SYSCALL_CAPSET_X_CAP_PERMITTED: u32 = 2
export const P_SYSCALL_CAPSET_X_CAP_EFFECTIVE: u32 = 3
export const P_USER_ADDED_E_UID: u32 = 0
export const P_USER_ADDED_E_GID: u32 = 1
export const P_USER_ADDED_E_NAME: u32 = 2
export const P_USER_ADDED_E_HOME: u32 = 3
export const P_USER_ADDED_E_SHELL: u32 = 4
export const P_USER_ADDED_E_CONTAINER_ID: u32 = 5
export const P_USER_DELETED_E_UID: u32 = 0
export const P_USER_DELETED_E_GID: u32 = 1
export const P_USER_DELETED_E_NAME: u32 = 2
export const P_USER_DELETED_E_HOME: u32 = 3
export const P_USER_DELETED_E_SHELL: u32 = 4
export const P_USER_DELETED_E_CONTAINER_ID: u32 = 5
export const P_GROUP_ADDED_E_GID: u32 = 0
export const P_GROUP_ADDED_E_NAME: u32 = 1
export const P_GROUP_ADDED_E_CONTAINER_ID: u32 = 2
export const P_GROUP_DELETED_E_GID: u32 = 0
export const P_GROUP_DELETED_E_NAME: u32 = 1
export const P_GROUP_DELETED_E_CONTAINER_ID: u32 = 2
export const P_SYSCALL_DUP2_X_RES: u32 = 0
export const P_SYSCALL_DUP2_X_OLDFD: u32 = 1
export const P_SYSCALL_DUP2_X_NEWFD: u32 = 2
export const P_SYSCALL_DUP3_X_RES: u32 = 0
export const P_SYSCALL_DUP3_X_OLDFD: u32 = 1
export const P_SYSCALL_DUP3_X_NEWFD: u32 = 2
export const P_SYSCALL_DUP3_X_FLAGS: u32 = 3
export const P_SYSCALL_DUP_1_X_RES: u32 = 0
export const P_SYSCALL_DUP_1_X_OLDFD: u32 = 1
export const P_SYSCALL_BPF_2_X_FD: u32 = 0
export const P_SYSCALL_BPF_2_X_CMD: u32 = 1
export const P_SYSCALL_MLOCK2_X_RES: u32 = 0
export const P_SYSCALL_MLOCK2_X_ADDR: u32 = 1
export const P_SYSCALL_MLOCK2_X_LEN: u32 = 2
export const P_SYSCALL_MLOCK2_X_FLAGS: u32 = 3
export const P_SYSCALL_FSCONFIG_X_RES: u32 = 0
export const P_SYSCALL_FSCONFIG_X_FD: u32 = 1
export const P_SYSCALL_FSCONFIG_X_CMD: u32 = 2
export const P_SYSCALL_FSCONFIG_X_KEY: u32 = 3
export const P_SYSCALL_FSCONFIG_X_VALUE_BYTEBUF: u32 = 4
export const P_SYSCALL_FSCONFIG_X_VALUE_CHARBUF: u32 = 5
export const P_SYSCALL_FSCONFIG_X_AUX: u32 = 6
export const P_SYSCALL_EPOLL_CREATE_X_RES: u32 = 0
export const P_SYSCALL_EPOLL_CREATE_X_SIZE: u32 = 1
export const P_SYSCALL_EPOLL_CREATE1_X_RES: u32 = 0
export const P_SYSCALL_EPOLL_CREATE1_X_FLAGS: u32 = 1
export const P_SYSCALL_CHOWN_X_RES: u32 = 0
export const P_SYSCALL_CHOWN_X_PATH: u32 = 1
export const P_SYSCALL_CHOWN_X_UID: u32 = 2
export const P_SYSCALL_CHOWN_X_GID: u32 = 3
export const P_SYSCALL_LCHOWN_X_RES: u32 = 0
export const P_SYSCALL_LCHOWN_X_PATH: u32 = 1
export const P_SYSCALL_LCHOWN_X_UID: u32 = 2
export const P_SYSCALL_LCHOWN_X_GID: u32 = 3
export const P_SYSCALL_FCHOWN_X_RES: u32 = 0
export const P_SYSCALL_FCHOWN_X_FD: u32 = 1
export const P_SYSCALL_FCHOWN_X_UID: u32 = 2
export const P_SYSCALL_FCHOWN_X_GID: u32 = 3
export const P_SYSCALL_FCHOWNAT_X_RES: u32 = 0
export const P_SYSCALL_FCHOWNAT_X_DIRFD: u32 = 1
export const P_SYSCALL_FCHOWNAT_X_PATHNAME: u32 = 2
export const P_SYSCALL_FCHOWNAT_X_UID: u32 = 3
export const P_SYSCALL_FCHOWNAT_X_GID: u32 = 4
export const P_SYSCALL_FCHOWNAT_X_FLAGS: u32 = 5
export const P_SYSCALL_UMOUNT_1_X_RES: u32 = 0
export const P_SYSCALL_UMOUNT_1_X_NAME: u32 = 1
export const P_SOCKET_ACCEPT4_6_X_FD: u32 = 0
export const P_SOCKET_ACCEPT4_6_X_TUPLE: u32 = 1
export const P_SOCKET_ACCEPT4_6_X_QUEUEPCT: u32 = 2
export const P_SOCKET_ACCEPT4_6_X_QUEUELEN: u32 = 3
export const P_SOCKET_ACCEPT4_6_X_QUEUEMAX: u32 = 4
export const P_SOCKET_ACCEPT4_6_X_FLAGS: u32 = 5
export const P_SYSCALL_UMOUNT2_X_RES: u32 = 0
export const P_SYSCALL_UMOUNT2_X_NAME: u32 = 1
export const P_SYSCALL_UMOUNT2_X_FLAGS: u32 = 2
export const P_SYSCALL_PIPE2_X_RES: u32 = 0
export const P_SYSCALL_PIPE2_X_FD1: u32 = 1
export const P_SYSCALL_PIPE2_X_FD2: u32 = 2
export const P_SYSCALL_PIPE2_X_INO: u32 = 3
export const P_SYSCALL_PIPE2_X_FLAGS: u32 = 4
export const P_SYSCALL_INOTIFY_INIT1_X_RES: u32 = 0
export const P_SYSCALL_INOTIFY_INIT1_X_FLAGS: u32 = 1
export const P_SYSCALL_EVENTFD2_X_RES: u32 = 0
export const P_SYSCALL_EVENTFD2_X_FLAGS: u32 = 1
export const P_SYSCALL_EVENTFD2_X_INITVAL: u32 = 2
export const P_SYSCALL_SIGNALFD4_X_RES: u32 = 0
export const P_SYSCALL_SIGNALFD4_X_FLAGS: u32 = 1
export const P_SYSCALL_SIGNALFD4_X_FD: u32 = 2
export const P_SYSCALL_SIGNALFD4_X_MASK: u32 = 3
export const P_SYSCALL_PRCTL_X_RES: u32 = 0
export const P_SYSCALL_PRCTL_X_OPTION: u32 = 1
export const P_SYSCALL_PRCTL_X_ARG2_STR: u32 = 2
export const P_SYSCALL_PRCTL_X_ARG2_INT: u32 = 3
export const P_ASYNCEVENT_E_PLUGIN_ID: u32 = 0
export const P_ASYNCEVENT_E_NAME: u32 = 1
export const P_ASYNCEVENT_E_DATA: u32 = 2
export const P_SYSCALL_MEMFD_CREATE_X_FD: u32 = 0
export const P_SYSCALL_MEMFD_CREATE_X_NAME: u32 = 1
export const P_SYSCALL_MEMFD_CREATE_X_FLAGS: u32 = 2
export const P_SYSCALL_PIDFD_GETFD_X_FD: u32 = 0
export const P_SYSCALL_PIDFD_GETFD_X_PID_FD: u32 = 1
export const P_SYSCALL_PIDFD_GETFD_X_TARGET_FD: u32 = 2
export const P_SYSCALL_PIDFD_GETFD_X_FLAGS: u32 = 3
export const P_SYSCALL_PIDFD_OPEN_X_FD: u32 = 0
export const P_SYSCALL_PIDFD_OPEN_X_PID: u32 = 1
export const P_SYSCALL_PIDFD_OPEN_X_FLAGS: u32 = 2
export const P_SYSCALL_INIT_MODULE_X_RES: u32 = 0
export const P_SYSCALL_INIT_MODULE_X_IMG: u32 = 1
export const P_SYSCALL_INIT_MODULE_X_LENGTH: u32 = 2
export const P_SYSCALL_INIT_MODULE_X_UARGS: u32 = 3
export const P_SYSCALL_FINIT_MODULE_X_RES: u32 = 0
export const P_SYSCALL_FINIT_MODULE_X_FD: u32 = 1
export const P_SYSCALL_FINIT_MODULE_X_UARGS: u32 = 2
export const P_SYSCALL_FINIT_MODULE_X_FLAGS: u32 = 3
export const P_SYSCALL_MKNOD_X_RES: u32 = 0
export const P_SYSCALL_MKNOD_X_PATH: u32 = 1
export const P_SYSCALL_MKNOD_X_MODE: u32 = 2
export const P_SYSCALL_MKNOD_X_DEV: u32 = 3
export const P_SYSCALL_MKNODAT_X_RES: u32 = 0
export const P_SYSCALL_MKNODAT_X_DIRFD: u32 = 1
export const P_SYSCALL_MKNODAT_X_PATH: u32 = 2
export const P_SYSCALL_MKNODAT_X_MODE: u32 = 3
export const P_SYSCALL_MKNODAT_X_DEV: u32 = 4
export const P_SYSCALL_NEWFSTATAT_X_RES: u32 = 0
export const P_SYSCALL_NEWFSTATAT_X_DIRFD: u32 = 1
export const P_SYSCALL_NEWFSTATAT_X_PATH: u32 = 2
export const P_SYSCALL_NEWFSTATAT_X_FLAGS: u32 = 3
export const P_SYSCALL_PROCESS_VM_READV_X_RES: u32 = 0
export const P_SYSCALL_PROCESS_VM_READV_X_PID: u32 = 1
export const P_SYSCALL_PROCESS_VM_READV_X_DATA: u32 = 2
export const P_SYSCALL_PROCESS_VM_WRITEV_X_RES: u32 = 0
export const P_SYSCALL_PROCESS_VM_WRITEV_X_PID: u32 = 1
export const P_SYSCALL_PROCESS_VM_WRITEV_X_DATA: u32 = 2
export const P_SYSCALL_DELETE_MODULE_X_RES: u32 = 0
export const P_SYSCALL_DELETE_MODULE_X_NAME: u32 = 1
export const P_SYSCALL_DELETE_MODULE_X_FLAGS: u32 = 2
export const P_SYSCALL_SETREUID_X_RES: u32 = 0
export const P_SYSCALL_SETREUID_X_RUID: u32 = 1
export const P_SYSCALL_SETREUID_X_EUID: u32 = 2
export const P_SYSCALL_SETREGID_X_RES: u32 = 0
export const P_SYSCALL_SETREGID_X_RGID: u32 = 1
export const P_SYSCALL_SETREGID_X_EGID: u32 = 2
export const P_ITER_TASK_E_PPID: u32 = 0
export const P_ITER_TASK_E_PGID: u32 = 1
export const P_ITER_TASK_E_VPGID: u32 = 2
export const P_ITER_TASK_E_SID: u32 = 3
export const P_ITER_TASK_E_COMM: u32 = 4
export const P_ITER_TASK_E_ARGV: u32 = 5
export const P_ITER_TASK_E_EXEPATH: u32 = 6
export const P_ITER_TASK_E_FLAGS: u32 = 7
export const P_ITER_TASK_E_ENV: u32 = 8
export const P_ITER_TASK_E_CWD: u32 = 9
export const P_ITER_TASK_E_FDLIMIT: u32 = 10
export const P_ITER_TASK_E_EUID: u32 = 11
export const P_ITER_TASK_E_EGID: u32 = 12
export const P_ITER_TASK_E_CAP_PERMITTED: u32 = 13
export const P_ITER_TASK_E_CAP_EFFECTIVE: u32 = 14
export const P_ITER_TASK_E_CAP_INHERITABLE: u32 = 15
export const P_ITER_TASK_E_EXE_INO_NUM: u32 = 16
export const P_ITER_TASK_E_EXE_INO_CTIME: u32 = 17
export const P_ITER_TASK_E_EXE_INO_MTIME: u32 = 18
export const P_ITER_TASK_E_VM_SIZE: u32 = 19
export const P_ITER_TASK_E_VM_RSS: u32 = 20
export const P_ITER_TASK_E_VM_SWAP: u32 = 21
export const P_ITER_TASK_E_PGFT_MAJ: u32 = 22
export const P_ITER_TASK_E_PGFT_MIN: u32 = 23
export const P_ITER_TASK_E_VTGID: u32 = 24
export const P_ITER_TASK_E_VPID: u32 = 25
export const P_ITER_TASK_E_PIDNS_INIT_START_TS: u32 = 26
export const P_ITER_TASK_E_CGROUPS: u32 = 27
export const P_ITER_TASK_E_ROOT: u32 = 28
export const P_ITER_TASK_E_START_TIME: u32 = 29
export const P_ITER_TASK_E_TTY: u32 = 30
export const P_ITER_TASK_E_LOGINUID: u32 = 31
export const P_ITER_TASK_FILE_PIPE_E_FD: u32 = 0
export const P_ITER_TASK_FILE_PIPE_E_PATH: u32 = 1
export const P_ITER_TASK_FILE_PIPE_E_INO_NUM: u32 = 2
export const P_ITER_TASK_FILE_MEMFD_E_FD: u32 = 0
export const P_ITER_TASK_FILE_MEMFD_E_PATH: u32 = 1
export const P_ITER_TASK_FILE_MEMFD_E_INO_NUM: u32 = 2
export const P_ITER_TASK_FILE_REGULAR_E_FD: u32 = 0
export const P_ITER_TASK_FILE_REGULAR_E_PATH: u32 = 1
export const P_ITER_TASK_FILE_REGULAR_E_FLAGS: u32 = 2
export const P_ITER_TASK_FILE_REGULAR_E_MNT_ID: u32 = 3
export const P_ITER_TASK_FILE_REGULAR_E_INO_NUM: u32 = 4
export const P_ITER_TASK_FILE_DIRECTORY_E_FD: u32 = 0
export const P_ITER_TASK_FILE_DIRECTORY_E_PATH: u32 = 1
export const P_ITER_TASK_FILE_DIRECTORY_E_INO_NUM: u32 = 2
export const P_ITER_TASK_FILE_SOCKET_INET_E_FD: u32 = 0
export const P_ITER_TASK_FILE_SOCKET_INET_E_SK_TYPE: u32 = 1
export const P_ITER_TASK_FILE_SOCKET_INET_E_SK_PROTO: u32 = 2
export const P_ITER_TASK_FILE_SOCKET_INET_E_LOCAL_IP: u32 = 3
export const P_ITER_TASK_FILE_SOCKET_INET_E_LOCAL_PORT: u32 = 4
export const P_ITER_TASK_FILE_SOCKET_INET_E_REMOTE_IP: u32 = 5
export const P_ITER_TASK_FILE_SOCKET_INET_E_REMOTE_PORT: u32 = 6
export const P_ITER_TASK_FILE_SOCKET_INET_E_INO_NUM: u32 = 7
export const P_ITER_TASK_FILE_SOCKET_INET6_E_FD: u32 = 0
export const P_ITER_TASK_FILE_SOCKET_INET6_E_SK_TYPE: u32 = 1
export const P_ITER_TASK_FILE_SOCKET_INET6_E_SK_PROTO: u32 = 2
export const P_ITER_TASK_FILE_SOCKET_INET6_E_LOCAL_IP: u32 = 3
export const P_ITER_TASK_FILE_SOCKET_INET6_E_LOCAL_PORT: u32 = 4
export const P_ITER_TASK_FILE_SOCKET_INET6_E_REMOTE_IP: u32 = 5
export const P_ITER_TASK_FILE_SOCKET_INET6_E_REMOTE_PORT: u32 = 6
export const P_ITER_TASK_FILE_SOCKET_INET6_E_INO_NUM: u32 = 7
export const P_ITER_TASK_FILE_SOCKET_UNIX_E_FD: u32 = 0
export const P_ITER_TASK_FILE_SOCKET_UNIX_E_SK_TYPE: u32 = 1
export const P_ITER_TASK_FILE_SOCKET_UNIX_E_SK_PROTO: u32 = 2
export const P_ITER_TASK_FILE_SOCKET_UNIX_E_SK_POINTER: u32 = 3
export const P_ITER_TASK_FILE_SOCKET_UNIX_E_SUN_PATH: u32 = 4
export const P_ITER_TASK_FILE_SOCKET_UNIX_E_INO_NUM: u32 = 5
export const P_ITER_TASK_FILE_SOCKET_NETLINK_E_FD: u32 = 0
export const P_ITER_TASK_FILE_SOCKET_NETLINK_E_SK_TYPE: u32 = 1
export const P_ITER_TASK_FILE_SOCKET_NETLINK_E_SK_PROTO: u32 = 2
export const P_ITER_TASK_FILE_SOCKET_NETLINK_E_INO_NUM: u32 = 3
export const P_ITER_TASK_FILE_ANON_INODE_E_FD: u32 = 0
export const P_ITER_TASK_FILE_ANON_INODE_E_FD_TYPE: u32 = 1
export const P_ITER_TASK_FILE_ANON_INODE_E_PATH: u32 = 2
export const P_ITER_TASK_FILE_ANON_INODE_E_INO_NUM: u32 = 3
export const P_SYSCALL_CLOSE_RANGE_X_RES: u32 = 0
export const P_SYSCALL_CLOSE_RANGE_X_FIRST: u32 = 1
export const P_SYSCALL_CLOSE_RANGE_X_LAST: u32 = 2
export const P_SYSCALL_CLOSE_RANGE_X_FLAGS: u32 = 3
export const P_SYSCALL_KEYCTL_X_RES: u32 = 0
export const P_SYSCALL_KEYCTL_X_OPERATION: u32 = 1
export const P_SYSCALL_KEYCTL_X_ARG2: u32 = 2
export const P_SYSCALL_KEYCTL_X_ARG3: u32 = 3
export const P_SYSCALL_KEYCTL_X_ARG4: u32 = 4
export const P_SYSCALL_KEYCTL_X_ARG5: u32 = 5

export const P_THREAD_TID: u32 = 0
export const P_THREAD_PID: u32 = 1
export const P_THREAD_PTID: u32 = 2
export const P_THREAD_SID: u32 = 3
export const P_THREAD_VPGID: u32 = 4
export const P_THREAD_PGID: u32 = 5
export const P_THREAD_VTID: u32 = 6
export const P_THREAD_VPID: u32 = 7
export const P_THREAD_COMM: u32 = 8
export const P_THREAD_EXE: u32 = 9
export const P_THREAD_EXEPATH: u32 = 10
export const P_THREAD_ARGS: u32 = 11
export const P_THREAD_CGROUPS: u32 = 12
export const P_THREAD_ENV: u32 = 13
export const P_THREAD_CWD: u32 = 14
export const P_THREAD_ROOT: u32 = 15
export const P_THREAD_FDLIMIT: u32 = 16
export const P_THREAD_FLAGS: u32 = 17
export const P_THREAD_UID: u32 = 18
export const P_THREAD_GID: u32 = 19
export const P_THREAD_LOGINUID: u32 = 20
export const P_THREAD_VM_SIZE: u32 = 21
export const P_THREAD_VM_RSS: u32 = 22
export const P_THREAD_VM_SWAP: u32 = 23
export const P_THREAD_PFMAJOR: u32 = 24
export const P_THREAD_PFMINOR: u32 = 25
export const P_THREAD_CLONE_TS: u32 = 26
export const P_THREAD_PIDNS_INIT_START_TS: u32 = 27
export const P_THREAD_TTY: u32 = 28
export const P_THREAD_EXE_FLAGS: u32 = 29
export const P_THREAD_EXE_INO: u32 = 30
export const P_THREAD_EXE_INO_CTIME: u32 = 31
export const P_THREAD_EXE_INO_MTIME: u32 = 32
export const P_THREAD_CAP_PERMITTED: u32 = 33
export const P_THREAD_CAP_EFFECTIVE: u32 = 34
export const P_THREAD_CAP_INHERITABLE: u32 = 35
export const P_FD_TID: u32 = 0
export const P_FD_FD: u32 = 1
export const P_FD_TYPE: u32 = 2
export const P_FD_NAME: u32 = 3
export const P_FD_OPENFLAGS: u32 = 4
export const P_FD_DEV: u32 = 5
export const P_FD_MOUNT_ID: u32 = 6
export const P_FD_INO: u32 = 7
export const P_FD_L4PROTO: u32 = 8
export const P_FD_TUPLE: u32 = 9
export const P_USER_UID: u32 = 0
export const P_USER_GID: u32 = 1
export const P_USER_NAME: u32 = 2
export const P_USER_HOME: u32 = 3
export const P_USER_SHELL: u32 = 4
export const P_USER_CONTAINER_ID: u32 = 5
export const P_GROUP_GID: u32 = 0
export const P_GROUP_NAME: u32 = 1
export const P_GROUP_CONTAINER_ID: u32 = 2
export const P_INTERFACE_FAMILY: u32 = 0
export const P_INTERFACE_ADDR: u32 = 1
export const P_INTERFACE_NETMASK: u32 = 2
export const P_INTERFACE_BROADCAST: u32 = 3
export const P_INTERFACE_NAME: u32 = 4
export const P_MACHINE_HOSTNAME: u32 = 0
export const P_MACHINE_NUM_CPUS: u32 = 1
export const P_MACHINE_MEMORY: u32 = 2
export const P_MACHINE_BOOT_TS: u32 = 3
export const P_CONTAINER_FULL_ID: u32 = 0
export const P_CONTAINER_ID: u32 = 1
export const P_CONTAINER_TYPE: u32 = 2
export const P_CONTAINER_NAME: u32 = 3
export const P_CONTAINER_IMAGE: u32 = 4
export const P_CONTAINER_IMAGE_ID: u32 = 5
export const P_CONTAINER_IMAGE_REPOSITORY: u32 = 6
export const P_CONTAINER_IMAGE_TAG: u32 = 7
export const P_CONTAINER_IMAGE_DIGEST: u32 = 8
export const P_CONTAINER_IP: u32 = 9
export const P_CONTAINER_CNI_JSON: u32 = 10
export const P_CONTAINER_PRIVILEGED: u32 = 11
export const P_CONTAINER_MOUNTS: u32 = 12
export const P_CONTAINER_LABELS: u32 = 13
export const P_CONTAINER_POD_NAME: u32 = 14
export const P_CONTAINER_POD_NS: u32 = 15
export const P_CONTAINER_POD_UID: u32 = 16
export const P_CONTAINER_POD_SANDBOX_ID: u32 = 17
export const P_CONTAINER_POD_LABELS: u32 = 18
export const P_CONTAINER_START_TS: u32 = 19
export const P_CONTAINER_HOST_FLAGS: u32 = 20
export const P_THREAD_GONE_TID: u32 = 0

export const PT_INT8: u32 = 1
export const PT_INT16: u32 = 2
export const PT_INT32: u32 = 3
export const PT_INT64: u32 = 4
export const PT_UINT8: u32 = 5
export const PT_UINT16: u32 = 6
export const PT_UINT32: u32 = 7
export const PT_UINT64: u32 = 8
export const PT_CHARBUF: u32 = 9
export const PT_BYTEBUF: u32 = 10
export const PT_ERRNO: u32 = 11
export const PT_SOCKADDR: u32 = 12
export const PT_SOCKTUPLE: u32 = 13
export const PT_FD: u32 = 14
export const PT_PID: u32 = 15
export const PT_FDLIST: u32 = 16
export const PT_FSPATH: u32 = 17
export const PT_SYSCALLID: u32 = 18
export const PT_SIGTYPE: u32 = 19
export const PT_RELTIME: u32 = 20
export const PT_ABSTIME: u32 = 21
export const PT_PORT: u32 = 22
export const PT_IPV4ADDR: u32 = 26
export const PT_DYN: u32 = 27
export const PT_FLAGS8: u32 = 28
export const PT_FLAGS16: u32 = 29
export const PT_FLAGS32: u32 = 30
export const PT_UID: u32 = 31
export const PT_GID: u32 = 32
export const PT_SIGSET: u32 = 34
export const PT_CHARBUFARRAY: u32 = 35
export const PT_CHARBUF_PAIR_ARRAY: u32 = 36
export const PT_IPV6ADDR: u32 = 38
export const PT_MODE: u32 = 42
export const PT_FSRELPATH: u32 = 43
export const PT_ENUMFLAGS8: u32 = 44
export const PT_ENUMFLAGS16: u32 = 45
export const PT_ENUMFLAGS32: u32 = 46
export const PT_FD32: u32 = 47
export const PT_PID32: u32 = 48

export const PF_NONE: u32 = 0
export const PF_DEC: u32 = 1
export const PF_HEX: u32 = 2
export const PF_OCT: u32 = 3

export const DYN_SOCKOPT: u32 = 0
export const DYN_PTRACE: u32 = 1
export const DYN_BPF: u32 = 2
export const DYN_KEYCTL: u32 = 3

/** Index of a record's row below: events by code, host records behind them. */
function rowOf(code: u32): u32 {
  return code < H_FIRST ? code : code - H_FIRST + EVENT_COUNT
}

const ROW_PARAMS: usize = memory.data<u8>([
  2, 2, 3, 6, 1, 2, 2, 4, 2, 4, 1, 1, 0, 8, 0, 11, 0, 0, 3, 5, 1, 3, 2, 4, 2, 3, 0, 3, 2, 5, 3, 5,
  2, 5, 2, 5, 2, 3, 0, 0, 0, 0, 3, 8, 0, 6, 0, 6, 3, 5, 0, 5, 1, 6, 0, 6, 1, 3, 2, 6, 0, 4, 2, 3, 3,
  4, 0, 2, 0, 2, 1, 2, 0, 2, 0, 2, 1, 1, 1, 2, 2, 3, 0, 1, 0, 1, 3, 4, 3, 4, 2, 1, 0, 2, 0, 2, 1, 2,
  2, 1, 1, 1, 4, 1, 2, 1, 4, 1, 1, 1, 2, 1, 3, 5, 3, 5, 1, 4, 2, 4, 2, 5, 3, 5, 1, 1, 3, 4, 2, 3, 2,
  3, 3, 4, 1, 2, 2, 3, 1, 2, 1, 4, 1, 4, 2, 7, 1, 0, 1, 1, 2, 4, 6, 0, 0, 13, 0, 16, 1, 5, 6, 10, 6,
  10, 2, 6, 4, 5, 2, 5, 3, 4, 0, 14, 0, 3, 0, 5, 0, 3, 0, 4, 0, 16, 0, 16, 5, 0, 4, 5, 4, 18, 3, 4,
  3, 4, 2, 0, 1, 2, 1, 2, 0, 1, 0, 1, 0, 1, 0, 1, 0, 4, 0, 4, 0, 15, 0, 17, 0, 17, 0, 17, 0, 21, 0,
  21, 0, 21, 4, 0, 0, 16, 3, 0, 2, 0, 1, 2, 1, 2, 2, 3, 2, 3, 2, 0, 0, 5, 1, 5, 1, 9, 4, 5, 3, 4, 1,
  5, 1, 2, 1, 0, 3, 4, 1, 3, 0, 2, 3, 3, 1, 0, 1, 0, 0, 1, 1, 3, 0, 2, 2, 0, 0, 17, 1, 2, 4, 0, 1,
  17, 3, 0, 1, 31, 2, 3, 1, 1, 2, 3, 0, 2, 0, 4, 0, 4, 4, 7, 0, 3, 0, 6, 0, 4, 0, 3, 0, 3, 0, 6, 0,
  2, 2, 0, 1, 0, 5, 8, 3, 4, 3, 30, 3, 6, 0, 21, 0, 6, 0, 8, 0, 6, 0, 5, 0, 3, 0, 3, 0, 2, 0, 1, 0,
  4, 6, 0, 6, 0, 3, 0, 3, 0, 1, 3, 1, 4, 1, 2, 1, 2, 0, 4, 0, 7, 1, 2, 1, 2, 0, 4, 0, 4, 0, 4, 0, 6,
  0, 2, 1, 6, 1, 3, 0, 5, 0, 2, 1, 3, 2, 4, 0, 4, 3, 0, 0, 3, 0, 4, 0, 3, 0, 4, 0, 4, 0, 4, 0, 5, 0,
  4, 0, 3, 0, 3, 0, 3, 0, 3, 0, 3, 32, 0, 3, 0, 3, 0, 5, 0, 3, 0, 8, 0, 8, 0, 6, 0, 4, 0, 4, 0, 0,
  4, 0, 6, 36, 10, 6, 3, 5, 4, 21, 1,
])
const ROW_FIRST: usize = memory.data<u16>([
  0, 2, 4, 7, 13, 14, 16, 18, 22, 24, 28, 29, 30, 30, 38, 38, 49, 49, 49, 52, 57, 58, 61, 63, 67,
  69, 72, 72, 75, 77, 82, 85, 90, 92, 97, 99, 104, 106, 109, 109, 109, 109, 109, 112, 120, 120, 126,
  126, 132, 135, 140, 140, 145, 146, 152, 152, 158, 159, 162, 164, 170, 170, 174, 176, 179, 182,
  186, 186, 188, 188, 190, 191, 193, 193, 195, 195, 197, 198, 199, 200, 202, 204, 207, 207, 208,
  208, 209, 212, 216, 219, 223, 225, 226, 226, 228, 228, 230, 231, 233, 235, 236, 237, 238, 242,
  243, 245, 246, 250, 251, 252, 253, 255, 256, 259, 264, 267, 272, 273, 277, 279, 283, 285, 290,
  293, 298, 299, 300, 303, 307, 309, 312, 314, 317, 320, 324, 325, 327, 329, 332, 333, 335, 336,
  340, 341, 345, 347, 354, 355, 355, 356, 357, 359, 363, 369, 369, 369, 382, 382, 398, 399, 404,
  410, 420, 426, 436, 438, 444, 448, 453, 455, 460, 463, 467, 467, 481, 481, 484, 484, 489, 489,
  492, 492, 496, 496, 512, 512, 528, 533, 533, 537, 542, 546, 564, 567, 571, 574, 578, 580, 580,
  581, 583, 584, 586, 586, 587, 587, 588, 588, 589, 589, 590, 590, 594, 594, 598, 598, 613, 613,
  630, 630, 647, 647, 664, 664, 685, 685, 706, 706, 727, 731, 731, 731, 747, 750, 750, 752, 752,
  753, 755, 756, 758, 760, 763, 765, 768, 770, 770, 770, 775, 776, 781, 782, 791, 795, 800, 803,
  807, 808, 813, 814, 816, 817, 817, 820, 824, 825, 828, 828, 830, 833, 836, 837, 837, 838, 838,
  838, 839, 840, 843, 843, 845, 847, 847, 847, 864, 865, 867, 871, 871, 872, 889, 892, 892, 893,
  924, 926, 929, 930, 931, 933, 936, 936, 938, 938, 942, 942, 946, 950, 957, 957, 960, 960, 966,
  966, 970, 970, 973, 973, 976, 976, 982, 982, 984, 986, 986, 987, 987, 992, 1000, 1003, 1007, 1010,
  1040, 1043, 1049, 1049, 1070, 1070, 1076, 1076, 1084, 1084, 1090, 1090, 1095, 1095, 1098, 1098,
  1101, 1101, 1103, 1103, 1104, 1104, 1108, 1114, 1114, 1120, 1120, 1123, 1123, 1126, 1126, 1127,
  1130, 1131, 1135, 1136, 1138, 1139, 1141, 1141, 1145, 1145, 1152, 1153, 1155, 1156, 1158, 1158,
  1162, 1162, 1166, 1166, 1170, 1170, 1176, 1176, 1178, 1179, 1185, 1186, 1189, 1189, 1194, 1194,
  1196, 1197, 1200, 1202, 1206, 1206, 1210, 1213, 1213, 1213, 1216, 1216, 1220, 1220, 1223, 1223,
  1227, 1227, 1231, 1231, 1235, 1235, 1240, 1240, 1244, 1244, 1247, 1247, 1250, 1250, 1253, 1253,
  1256, 1256, 1259, 1291, 1291, 1294, 1294, 1297, 1297, 1302, 1302, 1305, 1305, 1313, 1313, 1321,
  1321, 1327, 1327, 1331, 1331, 1335, 1335, 1335, 1339, 1339, 1345, 1381, 1391, 1397, 1400, 1405,
  1409, 1430,
])
const PARAM_TYPE: usize = memory.data<u8>([
  18, 6, 18, 6, 17, 30, 7, 14, 17, 30, 7, 7, 8, 14, 11, 14, 14, 7, 11, 10, 14, 7, 14, 7, 11, 10, 14,
  7, 7, 8, 11, 9, 10, 15, 15, 15, 9, 8, 15, 9, 10, 15, 15, 15, 9, 4, 30, 7, 7, 46, 7, 7, 14, 46, 7,
  7, 30, 14, 11, 12, 14, 14, 12, 11, 13, 14, 12, 14, 3, 11, 14, 3, 14, 13, 5, 14, 7, 11, 10, 14, 7,
  13, 14, 7, 13, 11, 10, 14, 7, 13, 14, 7, 11, 10, 14, 7, 13, 14, 7, 11, 10, 13, 14, 7, 14, 44, 11,
  14, 44, 46, 7, 7, 11, 14, 14, 8, 8, 46, 7, 7, 11, 14, 44, 44, 27, 7, 11, 14, 44, 44, 27, 7, 14, 7,
  13, 11, 10, 14, 7, 13, 11, 14, 7, 10, 13, 14, 11, 7, 10, 13, 10, 14, 11, 14, 7, 10, 13, 10, 3, 14,
  13, 5, 17, 7, 14, 17, 7, 7, 8, 29, 11, 14, 14, 8, 8, 7, 14, 8, 7, 8, 29, 8, 11, 8, 29, 8, 11, 17,
  11, 17, 14, 11, 14, 11, 17, 11, 17, 14, 11, 11, 11, 11, 16, 4, 11, 16, 4, 11, 11, 14, 8, 44, 11,
  14, 8, 44, 14, 8, 44, 11, 14, 8, 44, 14, 8, 11, 11, 9, 11, 9, 14, 11, 14, 17, 7, 11, 17, 11, 14,
  9, 30, 7, 14, 17, 17, 11, 14, 9, 14, 9, 11, 17, 11, 14, 9, 11, 14, 7, 8, 11, 10, 14, 7, 8, 14, 7,
  8, 11, 10, 14, 7, 8, 14, 11, 7, 10, 14, 14, 7, 11, 10, 14, 7, 14, 8, 11, 7, 10, 14, 8, 14, 7, 8,
  11, 10, 14, 7, 8, 14, 14, 14, 7, 5, 14, 14, 7, 5, 15, 19, 11, 15, 19, 15, 19, 11, 15, 19, 15, 15,
  19, 11, 15, 15, 19, 20, 11, 20, 5, 5, 14, 5, 5, 5, 14, 5, 44, 11, 4, 4, 44, 44, 11, 4, 4, 44, 15,
  44, 11, 4, 4, 4, 4, 4, 44, 15, 7, 7, 14, 44, 14, 14, 44, 8, 15, 8, 8, 7, 7, 7, 11, 9, 10, 15, 15,
  15, 9, 8, 8, 8, 7, 7, 7, 15, 9, 10, 15, 15, 15, 9, 4, 8, 8, 7, 7, 7, 30, 7, 7, 8, 8, 7, 7, 7, 8,
  8, 8, 30, 30, 14, 8, 11, 7, 7, 7, 8, 8, 30, 30, 14, 8, 8, 8, 30, 30, 14, 8, 11, 7, 7, 7, 8, 8, 30,
  30, 14, 8, 8, 8, 11, 7, 7, 7, 8, 8, 14, 14, 8, 30, 11, 14, 14, 8, 30, 45, 15, 11, 27, 27, 45, 15,
  14, 8, 8, 11, 14, 8, 8, 11, 9, 10, 15, 15, 15, 9, 8, 8, 8, 7, 7, 7, 10, 11, 17, 17, 11, 14, 43,
  14, 43, 11, 9, 17, 11, 9, 14, 43, 15, 9, 10, 15, 15, 15, 9, 4, 8, 8, 7, 7, 7, 30, 7, 7, 15, 9, 10,
  15, 15, 15, 9, 4, 8, 8, 7, 7, 7, 30, 7, 7, 11, 11, 19, 5, 15, 14, 14, 8, 8, 11, 8, 14, 14, 8, 29,
  28, 7, 28, 11, 9, 9, 8, 8, 8, 8, 8, 20, 20, 20, 20, 28, 28, 29, 28, 7, 28, 31, 31, 31, 11, 31, 31,
  31, 32, 32, 32, 11, 32, 32, 32, 7, 8, 31, 11, 31, 32, 11, 32, 31, 31, 32, 32, 11, 31, 31, 31, 11,
  32, 32, 32, 11, 9, 10, 15, 15, 15, 9, 8, 8, 8, 7, 7, 7, 9, 10, 15, 9, 10, 15, 15, 15, 9, 4, 8, 8,
  7, 7, 7, 9, 30, 7, 7, 15, 9, 10, 15, 15, 15, 9, 4, 8, 8, 7, 7, 7, 9, 30, 7, 7, 15, 9, 10, 15, 15,
  15, 9, 4, 8, 8, 7, 7, 7, 9, 30, 7, 7, 15, 9, 10, 15, 15, 15, 9, 4, 8, 8, 7, 7, 7, 9, 10, 30, 7, 7,
  15, 15, 8, 15, 9, 10, 15, 15, 15, 9, 4, 8, 8, 7, 7, 7, 9, 10, 30, 7, 7, 15, 15, 8, 15, 9, 10, 15,
  15, 15, 9, 4, 8, 8, 7, 7, 7, 9, 10, 30, 7, 7, 15, 15, 8, 9, 7, 9, 9, 11, 9, 10, 15, 15, 15, 9, 8,
  8, 8, 7, 7, 7, 9, 10, 10, 15, 15, 19, 8, 8, 14, 11, 14, 14, 11, 14, 14, 30, 11, 14, 30, 14, 30,
  11, 14, 30, 7, 7, 14, 13, 5, 7, 7, 3, 14, 13, 5, 7, 7, 3, 11, 7, 6, 2, 29, 6, 2, 29, 3, 3, 3, 29,
  3, 11, 3, 3, 29, 3, 16, 20, 34, 11, 16, 20, 34, 30, 11, 9, 17, 9, 30, 30, 11, 17, 9, 3, 3, 30, 11,
  3, 3, 30, 30, 11, 17, 30, 11, 17, 4, 35, 36, 4, 35, 36, 9, 9, 15, 7, 11, 17, 7, 11, 17, 9, 9, 11,
  9, 10, 15, 15, 15, 9, 8, 8, 8, 7, 7, 7, 9, 10, 10, 3, 30, 11, 30, 9, 9, 9, 9, 17, 11, 9, 10, 15,
  15, 15, 9, 8, 8, 8, 7, 7, 7, 9, 10, 10, 3, 8, 8, 30, 17, 11, 9, 10, 15, 15, 15, 9, 8, 8, 8, 7, 7,
  7, 9, 10, 10, 7, 15, 31, 30, 8, 8, 8, 8, 21, 21, 31, 17, 15, 32, 17, 15, 15, 11, 15, 15, 4, 27, 8,
  8, 11, 8, 8, 11, 17, 11, 14, 43, 30, 11, 14, 43, 7, 14, 43, 30, 7, 14, 14, 43, 30, 7, 7, 8, 11,
  17, 17, 11, 14, 43, 14, 43, 30, 11, 14, 43, 42, 11, 17, 42, 11, 14, 42, 11, 14, 43, 14, 43, 30,
  11, 30, 7, 10, 9, 14, 43, 30, 7, 30, 14, 14, 43, 30, 7, 30, 7, 8, 8, 8, 30, 11, 8, 8, 30, 14, 43,
  30, 11, 9, 10, 15, 15, 15, 9, 8, 8, 8, 7, 7, 7, 9, 10, 10, 7, 15, 31, 30, 8, 8, 8, 8, 21, 21, 31,
  17, 15, 32, 14, 8, 8, 11, 14, 8, 14, 8, 8, 15, 9, 10, 15, 15, 15, 9, 4, 8, 8, 7, 7, 7, 9, 10, 30,
  7, 7, 15, 15, 8, 14, 14, 30, 17, 7, 8, 11, 7, 7, 7, 30, 7, 7, 30, 11, 14, 7, 7, 30, 34, 11, 14,
  45, 8, 7, 11, 8, 8, 11, 8, 8, 11, 30, 11, 11, 8, 8, 8, 7, 7, 9, 9, 9, 9, 7, 7, 9, 9, 9, 9, 7, 9,
  9, 7, 9, 9, 14, 14, 14, 14, 14, 14, 14, 14, 30, 14, 14, 14, 4, 14, 46, 11, 8, 8, 30, 11, 14, 46,
  9, 10, 9, 3, 3, 11, 3, 30, 11, 30, 11, 17, 7, 7, 11, 17, 7, 7, 11, 14, 7, 7, 11, 14, 43, 7, 7, 30,
  11, 17, 3, 14, 13, 5, 7, 7, 3, 30, 11, 17, 30, 11, 14, 14, 8, 30, 14, 29, 8, 14, 29, 8, 14, 7, 14,
  29, 14, 7, 11, 46, 9, 4, 7, 9, 10, 14, 9, 30, 14, 14, 14, 7, 14, 15, 30, 11, 10, 8, 9, 11, 14, 9,
  30, 11, 17, 42, 7, 11, 14, 43, 42, 7, 11, 14, 43, 30, 4, 15, 10, 4, 15, 10, 11, 9, 30, 11, 31, 31,
  11, 31, 31, 48, 48, 48, 48, 9, 35, 17, 30, 35, 9, 8, 31, 32, 8, 8, 8, 8, 21, 21, 7, 7, 7, 8, 8,
  48, 48, 8, 35, 17, 21, 7, 31, 47, 17, 8, 47, 17, 8, 47, 17, 30, 7, 8, 47, 17, 8, 47, 6, 6, 26, 22,
  26, 22, 8, 47, 6, 6, 38, 22, 38, 22, 8, 47, 6, 6, 8, 17, 8, 47, 6, 6, 8, 47, 28, 17, 8, 11, 7, 7,
  30, 11, 46, 27, 27, 27, 27, 4, 4, 4, 4, 4, 4, 4, 4, 9, 9, 9, 10, 10, 10, 9, 9, 4, 7, 7, 7, 7, 7,
  7, 7, 8, 8, 8, 8, 7, 7, 8, 8, 8, 8, 8, 8, 4, 4, 5, 9, 7, 7, 7, 8, 5, 13, 7, 7, 9, 9, 9, 9, 7, 9,
  9, 5, 10, 10, 10, 9, 9, 7, 8, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 5, 10, 10, 9, 9, 9, 9, 10, 8, 5,
  4,
])
const PARAM_FORMAT: usize = memory.data<u8>([
  1, 1, 1, 1, 0, 1, 3, 1, 0, 1, 3, 2, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 2, 1, 0, 0,
  1, 1, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 0, 1,
  0, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1,
  1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1,
  1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 2, 1, 0, 1, 0, 3, 1,
  0, 3, 2, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 2, 2, 1, 1, 1, 2, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 0, 1,
  1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 0, 1, 0, 1,
  1, 1, 0, 2, 1, 0, 1, 1, 0, 1, 3, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1,
  1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 1,
  1, 1, 1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1,
  1, 2, 2, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2,
  1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 2, 2, 1, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 2,
  2, 1, 1, 2, 2, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1,
  0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0,
  1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1,
  0, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1,
  1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1,
  1, 0, 1, 0, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 2, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 2, 1, 1, 1, 2, 1, 1, 1,
  1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 2, 1, 0, 2, 1, 0, 0, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1,
  1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 2, 2,
  1, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 0, 1, 1, 0,
  1, 1, 1, 1, 1, 1, 0, 1, 2, 1, 1, 2, 1, 0, 1, 1, 0, 1, 1, 1, 0, 2, 1, 0, 1, 3, 1, 1, 0, 1, 3, 2, 1,
  1, 0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 0, 3, 1, 0, 3, 1, 1, 3, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 0, 1, 0, 1,
  3, 1, 1, 1, 0, 1, 3, 1, 2, 1, 2, 1, 1, 1, 2, 1, 1, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1,
  0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 0,
  1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0,
  0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1,
  1, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 2, 1, 0, 1, 1, 1, 2, 1, 1, 0,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 2, 1, 1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 1, 2, 1,
  1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 3, 1, 1, 1, 0, 3, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0,
  0, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 0, 1, 0, 1,
  1, 1, 1, 1, 2, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1,
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 0, 1,
  1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1,
])
const PARAM_FLAG_SET: usize = memory.data<u8>([
  255, 255, 255, 255, 255, 1, 255, 255, 255, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 4, 255, 255, 0, 255, 255, 255, 0, 255, 255, 1, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 10, 255, 255, 10, 0, 255, 255, 255, 255, 255, 255, 255, 0, 255,
  255, 255, 255, 13, 14, 255, 255, 255, 255, 13, 14, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 2, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 5, 255, 255, 255, 5, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 9, 255, 255, 255, 9, 255, 255, 9,
  255, 255, 255, 9, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 11,
  255, 255, 255, 11, 11, 255, 255, 255, 11, 255, 11, 255, 255, 255, 255, 255, 255, 11, 255, 255,
  255, 255, 12, 255, 255, 12, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 4,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 16, 17, 255, 255, 255, 255, 255, 255, 255, 255,
  16, 17, 255, 255, 255, 255, 16, 17, 255, 255, 255, 255, 255, 255, 255, 255, 16, 17, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 18, 255, 255, 255, 255, 18, 15, 255, 255, 255,
  255, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 4, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 4, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 20, 21, 255, 22, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 19, 22, 20, 21, 255, 22, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 4, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 4, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 4, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 4, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 4, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 4, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 4, 255, 255, 4, 255, 3, 255, 255, 3, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 23, 255, 255, 23, 255, 255, 255, 25,
  255, 255, 255, 255, 25, 255, 255, 255, 255, 255, 255, 255, 255, 7, 255, 255, 255, 255, 7, 8, 255,
  255, 255, 255, 255, 24, 255, 255, 255, 24, 26, 255, 255, 26, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 4, 255, 4, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 27, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 35, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 28, 255, 255, 255, 255, 255, 255, 1, 255, 255, 255, 255,
  1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 29, 255, 255, 255, 31, 255, 255, 31,
  255, 255, 31, 255, 255, 255, 255, 255, 33, 255, 1, 255, 255, 255, 255, 255, 1, 255, 34, 255, 255,
  255, 1, 255, 34, 255, 255, 255, 255, 16, 255, 255, 255, 16, 255, 255, 36, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 35, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 4, 255, 255, 255, 255, 255, 255, 255, 1, 255,
  255, 255, 255, 255, 255, 255, 37, 255, 255, 38, 255, 255, 255, 255, 39, 255, 255, 255, 40, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 41, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 1, 255, 255, 255, 255, 255, 49, 255, 255, 255, 42, 255, 255, 43, 255, 255, 255, 255, 255,
  255, 255, 44, 255, 44, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 32, 255, 255, 255, 255, 255, 255, 255, 255, 255, 8, 255, 255, 8, 255, 255, 255, 255, 1,
  255, 1, 255, 255, 1, 255, 255, 255, 255, 1, 255, 255, 255, 45, 255, 255, 255, 255, 255, 255, 255,
  46, 255, 255, 255, 255, 255, 255, 47, 255, 255, 255, 255, 255, 255, 255, 51, 255, 255, 48, 255,
  255, 255, 255, 48, 255, 255, 255, 255, 30, 255, 255, 255, 255, 255, 255, 255, 255, 50, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 4, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 53, 255, 52, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255,
])
const PARAM_DIRFD: usize = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 255, 3, 255, 255, 255, 255, 255, 255, 2,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 1, 255, 255, 255, 1, 255, 255, 0, 255, 255, 255, 255, 1, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 1, 255, 3, 255, 255, 255, 1, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 1, 255, 3, 255, 255, 255, 255, 255, 255, 255, 0, 255, 255, 255, 255, 255, 1, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 255, 255, 255, 255, 1, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
])
const PARAM_DYNAMIC: usize = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 255, 255, 255, 255, 255, 0, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 1,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 2, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 3, 3, 3, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255,
])
const PARAM_NAME_AT: usize = memory.data<u16>([
  0, 2, 0, 2, 10, 14, 19, 23, 10, 14, 19, 25, 28, 23, 31, 23, 23, 34, 31, 38, 23, 34, 23, 34, 31,
  38, 23, 34, 34, 31, 31, 42, 45, 49, 52, 55, 59, 62, 31, 42, 45, 49, 52, 55, 59, 62, 14, 69, 72,
  75, 81, 85, 23, 75, 81, 85, 14, 23, 31, 90, 23, 23, 90, 31, 94, 23, 90, 23, 99, 31, 23, 99, 23,
  94, 106, 23, 34, 31, 38, 23, 34, 94, 23, 34, 94, 31, 38, 23, 34, 94, 23, 34, 31, 38, 23, 34, 94,
  23, 34, 31, 38, 94, 23, 34, 23, 114, 31, 23, 114, 75, 81, 85, 31, 117, 120, 123, 129, 75, 81, 85,
  31, 23, 133, 138, 145, 148, 31, 23, 133, 138, 145, 148, 23, 34, 94, 31, 38, 23, 34, 94, 31, 23,
  34, 38, 94, 23, 31, 34, 38, 94, 154, 23, 31, 23, 34, 38, 94, 154, 14, 23, 94, 106, 10, 19, 23, 10,
  19, 25, 28, 164, 31, 117, 120, 28, 175, 14, 31, 175, 14, 90, 182, 145, 31, 90, 182, 145, 31, 184,
  31, 184, 23, 31, 23, 31, 184, 31, 184, 23, 31, 188, 31, 188, 197, 200, 31, 197, 200, 31, 31, 23,
  207, 213, 31, 23, 207, 213, 23, 207, 213, 31, 23, 207, 213, 23, 219, 31, 31, 184, 31, 184, 23, 31,
  23, 184, 19, 31, 184, 31, 226, 10, 14, 19, 23, 231, 238, 31, 245, 231, 251, 238, 31, 184, 31, 226,
  10, 31, 23, 34, 257, 31, 38, 23, 34, 257, 23, 34, 257, 31, 38, 23, 34, 257, 23, 31, 34, 38, 23,
  23, 34, 31, 38, 23, 34, 23, 257, 31, 34, 38, 23, 257, 23, 34, 257, 31, 38, 23, 34, 257, 23, 31,
  23, 260, 14, 31, 23, 260, 14, 52, 264, 31, 52, 264, 49, 264, 31, 49, 264, 52, 49, 264, 31, 52, 49,
  264, 267, 31, 267, 275, 14, 31, 275, 14, 14, 31, 14, 282, 31, 290, 293, 282, 282, 31, 290, 293,
  282, 52, 282, 31, 296, 302, 308, 314, 52, 282, 320, 324, 324, 23, 329, 31, 23, 329, 332, 320, 335,
  343, 351, 358, 364, 31, 42, 45, 49, 52, 55, 59, 62, 335, 343, 351, 358, 364, 31, 42, 45, 49, 52,
  55, 59, 62, 335, 343, 351, 358, 364, 14, 69, 72, 90, 31, 351, 358, 364, 90, 90, 371, 377, 14, 23,
  207, 31, 351, 358, 364, 90, 371, 377, 14, 23, 207, 90, 371, 377, 14, 23, 381, 31, 351, 358, 364,
  90, 371, 377, 14, 23, 381, 90, 371, 31, 351, 358, 364, 90, 371, 389, 394, 34, 14, 31, 389, 394,
  34, 14, 219, 52, 31, 90, 38, 219, 52, 23, 219, 400, 31, 23, 219, 400, 31, 42, 45, 49, 52, 55, 59,
  62, 335, 343, 351, 358, 364, 408, 31, 231, 238, 31, 411, 231, 419, 238, 31, 427, 433, 31, 427,
  441, 433, 31, 42, 45, 49, 52, 55, 59, 62, 335, 343, 351, 358, 364, 14, 69, 72, 31, 42, 45, 49, 52,
  55, 59, 62, 335, 343, 351, 358, 364, 14, 69, 72, 450, 456, 264, 459, 463, 473, 479, 207, 34, 31,
  207, 473, 479, 34, 329, 81, 484, 486, 31, 495, 502, 515, 529, 543, 555, 569, 583, 592, 601, 611,
  621, 630, 329, 81, 484, 486, 643, 647, 651, 31, 643, 647, 651, 655, 659, 663, 31, 655, 659, 663,
  667, 677, 69, 31, 69, 72, 31, 72, 69, 647, 72, 659, 31, 643, 647, 651, 31, 655, 659, 663, 31, 42,
  45, 49, 52, 55, 59, 62, 335, 343, 351, 358, 364, 687, 408, 31, 42, 45, 49, 52, 55, 59, 62, 335,
  343, 351, 358, 364, 687, 14, 69, 72, 31, 42, 45, 49, 52, 55, 59, 62, 335, 343, 351, 358, 364, 687,
  14, 69, 72, 31, 42, 45, 49, 52, 55, 59, 62, 335, 343, 351, 358, 364, 687, 14, 69, 72, 31, 42, 45,
  49, 52, 55, 59, 62, 335, 343, 351, 358, 364, 687, 691, 14, 69, 72, 698, 702, 706, 31, 42, 45, 49,
  52, 55, 59, 62, 335, 343, 351, 358, 364, 687, 691, 14, 69, 72, 698, 702, 706, 31, 42, 45, 49, 52,
  55, 59, 62, 335, 343, 351, 358, 364, 687, 691, 14, 69, 72, 698, 702, 706, 484, 81, 10, 725, 31,
  42, 45, 49, 52, 55, 59, 62, 335, 343, 351, 358, 364, 687, 691, 408, 730, 734, 264, 738, 745, 23,
  31, 23, 23, 31, 23, 23, 752, 31, 23, 752, 23, 758, 31, 23, 758, 767, 770, 23, 94, 106, 776, 784,
  14, 23, 94, 106, 776, 784, 792, 31, 797, 802, 811, 819, 828, 837, 845, 792, 792, 854, 329, 145,
  31, 792, 854, 329, 145, 197, 200, 860, 31, 197, 200, 860, 14, 31, 25, 867, 81, 14, 14, 31, 10,
  870, 874, 877, 882, 31, 874, 877, 882, 19, 31, 10, 19, 31, 184, 484, 888, 45, 484, 888, 45, 870,
  870, 31, 19, 31, 184, 19, 31, 184, 484, 892, 31, 42, 45, 49, 52, 55, 59, 62, 335, 343, 351, 358,
  364, 687, 691, 408, 896, 14, 31, 14, 123, 10, 899, 910, 915, 31, 42, 45, 49, 52, 55, 59, 62, 335,
  343, 351, 358, 364, 687, 691, 408, 896, 90, 923, 925, 915, 31, 42, 45, 49, 52, 55, 59, 62, 335,
  343, 351, 358, 364, 687, 691, 408, 896, 930, 935, 14, 943, 958, 971, 984, 991, 1004, 69, 1017,
  1032, 72, 915, 52, 1032, 31, 52, 1032, 329, 1036, 182, 14, 31, 182, 14, 31, 184, 31, 226, 10, 14,
  31, 226, 184, 19, 226, 10, 14, 19, 23, 226, 10, 14, 19, 25, 28, 31, 231, 238, 31, 245, 231, 251,
  238, 14, 31, 226, 915, 19, 31, 915, 19, 31, 23, 19, 31, 411, 231, 419, 238, 14, 31, 14, 1045, 677,
  870, 226, 10, 14, 19, 1054, 23, 226, 10, 14, 19, 1054, 25, 28, 90, 371, 377, 31, 90, 371, 377,
  226, 1061, 14, 31, 42, 45, 49, 52, 55, 59, 62, 335, 343, 351, 358, 364, 687, 691, 408, 896, 930,
  935, 14, 943, 958, 971, 984, 991, 1004, 69, 1017, 1032, 72, 1069, 1073, 1078, 31, 1081, 1086,
  1069, 1073, 1078, 31, 42, 45, 49, 52, 55, 59, 62, 335, 343, 351, 358, 364, 687, 691, 14, 69, 72,
  698, 702, 706, 23, 1092, 14, 184, 25, 28, 31, 1099, 1106, 1116, 14, 1126, 1139, 1153, 31, 23,
  1161, 1170, 14, 264, 31, 23, 1182, 332, 1188, 31, 90, 1078, 31, 90, 1078, 31, 14, 31, 31, 943,
  958, 971, 69, 72, 10, 1195, 1199, 1204, 69, 72, 10, 1195, 1199, 1204, 72, 10, 1204, 72, 10, 1204,
  23, 31, 1216, 1221, 23, 31, 1216, 1221, 14, 23, 31, 1216, 329, 23, 329, 31, 90, 1078, 14, 31, 23,
  329, 874, 1226, 1239, 1252, 34, 31, 34, 14, 31, 14, 31, 184, 69, 72, 31, 184, 69, 72, 31, 23, 69,
  72, 31, 226, 1061, 69, 72, 14, 31, 10, 14, 23, 94, 106, 776, 784, 14, 14, 31, 10, 14, 31, 117,
  120, 28, 14, 31, 14, 175, 31, 14, 175, 23, 260, 31, 14, 23, 260, 31, 1255, 1261, 1269, 1045, 10,
  38, 23, 10, 14, 23, 1277, 1283, 14, 23, 52, 14, 31, 1292, 371, 1295, 31, 23, 1295, 14, 31, 184,
  19, 25, 31, 226, 184, 19, 25, 31, 226, 184, 14, 31, 52, 38, 31, 52, 38, 31, 10, 14, 31, 643, 647,
  31, 655, 659, 1300, 1032, 930, 1304, 687, 1307, 1311, 14, 408, 59, 62, 647, 659, 958, 971, 943,
  1318, 991, 1004, 351, 358, 364, 335, 343, 1329, 702, 706, 691, 1334, 1338, 896, 935, 23, 184,
  1348, 23, 184, 1348, 23, 184, 14, 1355, 1348, 23, 184, 1348, 23, 1361, 1368, 1376, 1384, 1394,
  1403, 1348, 23, 1361, 1368, 1376, 1384, 1394, 1403, 1348, 23, 1361, 1368, 1414, 1424, 1348, 23,
  1361, 1368, 1348, 23, 1432, 184, 1348, 31, 1439, 1444, 14, 31, 758, 1448, 1452, 1456, 1460, 49,
  52, 55, 1304, 930, 1032, 698, 702, 687, 42, 1311, 45, 691, 408, 59, 1334, 62, 14, 69, 72, 935,
  351, 358, 364, 1464, 1471, 1478, 706, 896, 1486, 984, 991, 1004, 958, 971, 943, 49, 23, 81, 10,
  1495, 25, 1504, 28, 1512, 94, 69, 72, 10, 1195, 1199, 1204, 72, 10, 1204, 1519, 90, 1525, 1532,
  10, 1541, 1549, 1557, 1563, 1570, 484, 81, 10, 725, 1577, 1585, 1601, 1610, 923, 1622, 1630, 1640,
  1646, 1652, 1660, 1666, 1673, 1687, 1697, 1705, 49,
])
const PARAM_NAME_LENGTH: usize = memory.data<u8>([
  2, 8, 2, 8, 4, 5, 4, 2, 4, 5, 4, 3, 3, 2, 3, 2, 2, 4, 3, 4, 2, 4, 2, 4, 3, 4, 2, 4, 4, 3, 3, 3, 4,
  3, 3, 4, 3, 7, 3, 3, 4, 3, 3, 4, 3, 7, 5, 3, 3, 6, 4, 5, 2, 6, 4, 5, 5, 2, 3, 4, 2, 2, 4, 3, 5, 2,
  4, 2, 7, 3, 2, 7, 2, 5, 8, 2, 4, 3, 4, 2, 4, 5, 2, 4, 5, 3, 4, 2, 4, 5, 2, 4, 3, 4, 2, 4, 5, 2, 4,
  3, 4, 5, 2, 4, 2, 3, 3, 2, 3, 6, 4, 5, 3, 3, 3, 6, 4, 6, 4, 5, 3, 2, 5, 7, 3, 6, 3, 2, 5, 7, 3, 6,
  2, 4, 5, 3, 4, 2, 4, 5, 3, 2, 4, 4, 5, 2, 3, 4, 4, 5, 10, 2, 3, 2, 4, 4, 5, 10, 5, 2, 5, 8, 4, 4,
  2, 4, 4, 3, 3, 11, 3, 3, 3, 3, 7, 5, 3, 7, 5, 4, 2, 3, 3, 4, 2, 3, 3, 4, 3, 4, 2, 3, 2, 3, 4, 3,
  4, 2, 3, 9, 3, 9, 3, 7, 3, 3, 7, 3, 3, 2, 6, 6, 3, 2, 6, 6, 2, 6, 6, 3, 2, 6, 6, 2, 7, 3, 3, 4, 3,
  4, 2, 3, 2, 4, 4, 3, 4, 3, 5, 4, 5, 4, 2, 7, 7, 3, 6, 7, 6, 7, 3, 4, 3, 5, 4, 3, 2, 4, 3, 3, 4, 2,
  4, 3, 2, 4, 3, 3, 4, 2, 4, 3, 2, 3, 4, 4, 2, 2, 4, 3, 4, 2, 4, 2, 3, 3, 4, 4, 2, 3, 2, 4, 3, 3, 4,
  2, 4, 3, 2, 3, 2, 4, 5, 3, 2, 4, 5, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 8, 3, 8, 7,
  5, 3, 7, 5, 5, 3, 5, 8, 3, 3, 3, 8, 8, 3, 3, 3, 8, 3, 8, 3, 6, 6, 6, 6, 3, 8, 4, 5, 5, 2, 3, 3, 2,
  3, 3, 4, 8, 8, 7, 6, 7, 3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6, 7, 3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6,
  7, 5, 3, 3, 4, 3, 7, 6, 7, 4, 4, 6, 4, 5, 2, 6, 3, 7, 6, 7, 4, 6, 4, 5, 2, 6, 4, 6, 4, 5, 2, 8, 3,
  7, 6, 7, 4, 6, 4, 5, 2, 8, 4, 6, 3, 7, 6, 7, 4, 6, 5, 6, 4, 5, 3, 5, 6, 4, 5, 7, 3, 3, 4, 4, 7, 3,
  2, 7, 8, 3, 2, 7, 8, 3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6, 7, 3, 3, 7, 7, 3, 8, 7, 8, 7, 3, 6, 8, 3,
  6, 9, 8, 3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6, 7, 5, 3, 3, 3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6, 7, 5,
  3, 3, 6, 3, 3, 4, 10, 6, 5, 6, 4, 3, 6, 6, 5, 4, 3, 4, 2, 9, 3, 7, 13, 14, 14, 12, 14, 14, 9, 9,
  10, 10, 9, 13, 3, 4, 2, 9, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 3, 4, 4, 4, 10, 10, 3, 3, 3, 3, 3, 3, 3,
  4, 3, 4, 3, 4, 4, 4, 3, 4, 4, 4, 3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6, 7, 4, 3, 3, 3, 4, 3, 3, 4, 3,
  7, 8, 8, 7, 6, 7, 4, 5, 3, 3, 3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6, 7, 4, 5, 3, 3, 3, 3, 4, 3, 3, 4,
  3, 7, 8, 8, 7, 6, 7, 4, 5, 3, 3, 3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6, 7, 4, 7, 5, 3, 3, 4, 4, 19,
  3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6, 7, 4, 7, 5, 3, 3, 4, 4, 19, 3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7,
  6, 7, 4, 7, 5, 3, 3, 4, 4, 19, 2, 4, 4, 5, 3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6, 7, 4, 7, 3, 4, 4,
  3, 7, 7, 2, 3, 2, 2, 3, 2, 2, 6, 3, 2, 6, 2, 9, 3, 2, 9, 3, 6, 2, 5, 8, 8, 8, 5, 2, 5, 8, 8, 8, 5,
  3, 5, 9, 8, 9, 9, 8, 9, 5, 5, 6, 3, 3, 3, 5, 6, 3, 3, 3, 7, 7, 3, 3, 7, 7, 5, 3, 3, 3, 4, 5, 5, 3,
  4, 4, 3, 5, 6, 3, 3, 5, 6, 4, 3, 4, 4, 3, 4, 2, 4, 4, 2, 4, 4, 4, 4, 3, 4, 3, 4, 4, 3, 4, 2, 4, 3,
  3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6, 7, 4, 7, 3, 3, 5, 3, 5, 6, 4, 11, 5, 8, 3, 3, 4, 3, 3, 4, 3, 7,
  8, 8, 7, 6, 7, 4, 7, 3, 3, 4, 2, 5, 8, 3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6, 7, 4, 7, 3, 3, 5, 8, 5,
  15, 13, 13, 7, 13, 13, 3, 15, 4, 3, 8, 3, 4, 3, 3, 4, 3, 9, 2, 5, 3, 2, 5, 3, 4, 3, 5, 4, 5, 3, 5,
  4, 4, 5, 4, 5, 4, 2, 5, 4, 5, 4, 3, 3, 3, 7, 7, 3, 6, 7, 6, 7, 5, 3, 5, 8, 4, 3, 8, 4, 3, 2, 4, 3,
  8, 7, 8, 7, 5, 3, 5, 9, 10, 4, 5, 4, 5, 4, 7, 2, 5, 4, 5, 4, 7, 3, 3, 4, 6, 4, 3, 4, 6, 4, 5, 8,
  5, 3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6, 7, 4, 7, 3, 3, 5, 8, 5, 15, 13, 13, 7, 13, 13, 3, 15, 4, 3,
  4, 5, 3, 3, 5, 6, 4, 5, 3, 3, 3, 4, 3, 3, 4, 3, 7, 8, 8, 7, 6, 7, 4, 7, 5, 3, 3, 4, 4, 19, 2, 7,
  5, 4, 3, 3, 3, 7, 10, 10, 5, 13, 14, 8, 3, 2, 9, 12, 5, 3, 3, 2, 6, 3, 7, 3, 4, 3, 3, 4, 3, 3, 5,
  3, 3, 15, 13, 13, 3, 3, 4, 4, 5, 12, 3, 3, 4, 4, 5, 12, 3, 4, 12, 3, 4, 12, 2, 3, 5, 5, 2, 3, 5,
  5, 5, 2, 3, 5, 3, 2, 3, 3, 4, 3, 5, 3, 2, 3, 3, 13, 13, 3, 4, 3, 4, 5, 3, 5, 3, 4, 3, 3, 3, 4, 3,
  3, 3, 2, 3, 3, 3, 5, 8, 3, 3, 5, 3, 4, 5, 2, 5, 8, 8, 8, 5, 5, 3, 4, 5, 3, 3, 3, 3, 5, 3, 5, 7, 3,
  5, 7, 2, 4, 3, 5, 2, 4, 3, 6, 8, 8, 9, 4, 4, 2, 4, 5, 2, 6, 9, 5, 2, 3, 5, 3, 3, 6, 5, 3, 2, 5, 5,
  3, 4, 4, 3, 3, 5, 4, 4, 3, 3, 5, 4, 5, 3, 3, 4, 3, 3, 4, 3, 4, 5, 3, 4, 4, 3, 4, 4, 4, 4, 5, 3, 4,
  4, 7, 5, 3, 3, 7, 4, 4, 13, 13, 15, 11, 13, 13, 7, 6, 7, 8, 8, 5, 4, 19, 7, 4, 10, 3, 8, 2, 4, 7,
  2, 4, 7, 2, 4, 5, 6, 7, 2, 4, 7, 2, 7, 8, 8, 10, 9, 11, 7, 2, 7, 8, 8, 10, 9, 11, 7, 2, 7, 8, 10,
  8, 7, 2, 7, 8, 7, 2, 7, 4, 7, 3, 5, 4, 5, 3, 9, 4, 4, 4, 4, 3, 3, 4, 3, 5, 4, 4, 4, 4, 3, 7, 4, 7,
  3, 3, 4, 7, 5, 3, 3, 8, 7, 6, 7, 7, 7, 8, 19, 3, 9, 7, 13, 13, 13, 13, 15, 3, 2, 4, 4, 9, 3, 8, 3,
  7, 5, 3, 3, 4, 4, 5, 12, 3, 4, 12, 6, 4, 7, 9, 4, 8, 8, 6, 7, 7, 2, 4, 4, 5, 8, 16, 9, 12, 2, 8,
  10, 6, 6, 8, 6, 7, 14, 10, 8, 10, 3,
])

const TYPE_WIDTH: usize = memory.data<u8>([
  0, 1, 2, 4, 8, 1, 2, 4, 8, 0, 0, 8, 0, 0, 8, 8, 0, 0, 2, 1, 8, 8, 2, 0, 0, 0, 4, 0, 1, 2, 4, 4, 4,
  0, 4, 0, 0, 0, 16, 0, 0, 0, 4, 0, 1, 2, 4, 4, 4,
])

const DYNAMIC_COUNT: usize = memory.data<u8>([
  5, 2, 2, 2,
])
const DYNAMIC_TYPE: usize = memory.data<u8>([
  10, 11, 7, 8, 20, 0, 0, 0, 8, 19, 0, 0, 0, 0, 0, 0, 14, 11, 0, 0, 0, 0, 0, 0, 8, 9, 0, 0, 0, 0, 0,
  0,
])
const DYNAMIC_FORMAT: usize = memory.data<u8>([
  2, 1, 1, 1, 1, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0,
])

// For all of these code must be an event's or a host record's, index below
// paramCount(code).

export function paramCount(code: u32): u32 {
  return load<u8>(ROW_PARAMS + rowOf(code))
}

function slot(code: u32, index: u32): u32 {
  return load<u16>(ROW_FIRST + (rowOf(code) << 1)) + index
}

/** PT_* */
export function paramType(code: u32, index: u32): u32 {
  return load<u8>(PARAM_TYPE + slot(code, index))
}

/** PF_* */
export function paramFormat(code: u32, index: u32): u32 {
  return load<u8>(PARAM_FORMAT + slot(code, index))
}

/** FLAGSET_* (flags.ts) or 255. */
export function paramFlagSet(code: u32, index: u32): u32 {
  return load<u8>(PARAM_FLAG_SET + slot(code, index))
}

/** Index of the directory's parameter, for a relative path, or 255. */
export function paramDirfd(code: u32, index: u32): u32 {
  return load<u8>(PARAM_DIRFD + slot(code, index))
}

/** DYN_* or 255. */
export function paramDynamic(code: u32, index: u32): u32 {
  return load<u8>(PARAM_DYNAMIC + slot(code, index))
}

export function paramName(code: u32, index: u32): usize {
  return NAMES + load<u16>(PARAM_NAME_AT + (slot(code, index) << 1))
}

export function paramNameLength(code: u32, index: u32): u32 {
  return load<u8>(PARAM_NAME_LENGTH + slot(code, index))
}

/** Bytes of a type's values; 0 = as many as the record says. */
export function typeWidth(type: u32): u32 {
  return load<u8>(TYPE_WIDTH + type)
}

/** PT_* of a dynamic value by table (DYN_*) and its first byte, 0 for an unknown one. */
export function dynamicType(table: u32, index: u32): u32 {
  return index < load<u8>(DYNAMIC_COUNT + table) ? load<u8>(DYNAMIC_TYPE + (table << 3) + index) : 0
}

/** PF_* of a dynamic value, PF_NONE for an unknown one. */
export function dynamicFormat(table: u32, index: u32): u32 {
  return index < load<u8>(DYNAMIC_COUNT + table)
    ? load<u8>(DYNAMIC_FORMAT + (table << 3) + index)
    : 0
}

const NAMES: usize = memory.data<u8>([
  73, 68, 110, 97, 116, 105, 118, 101, 73, 68, 110, 97, 109, 101, 102, 108, 97, 103, 115, 109, 111,
  100, 101, 102, 100, 100, 101, 118, 105, 110, 111, 114, 101, 115, 115, 105, 122, 101, 100, 97, 116,
  97, 101, 120, 101, 97, 114, 103, 115, 116, 105, 100, 112, 105, 100, 112, 116, 105, 100, 99, 119,
  100, 102, 100, 108, 105, 109, 105, 116, 117, 105, 100, 103, 105, 100, 100, 111, 109, 97, 105, 110,
  116, 121, 112, 101, 112, 114, 111, 116, 111, 97, 100, 100, 114, 116, 117, 112, 108, 101, 98, 97,
  99, 107, 108, 111, 103, 113, 117, 101, 117, 101, 112, 99, 116, 104, 111, 119, 102, 100, 49, 102,
  100, 50, 115, 111, 117, 114, 99, 101, 112, 101, 101, 114, 108, 101, 118, 101, 108, 111, 112, 116,
  110, 97, 109, 101, 118, 97, 108, 111, 112, 116, 108, 101, 110, 109, 115, 103, 99, 111, 110, 116,
  114, 111, 108, 99, 114, 101, 97, 116, 95, 102, 108, 97, 103, 115, 105, 110, 105, 116, 118, 97,
  108, 111, 112, 112, 97, 116, 104, 109, 97, 120, 101, 118, 101, 110, 116, 115, 102, 100, 115, 116,
  105, 109, 101, 111, 117, 116, 111, 102, 102, 115, 101, 116, 119, 104, 101, 110, 99, 101, 114, 101,
  113, 117, 101, 115, 116, 100, 105, 114, 102, 100, 111, 108, 100, 112, 97, 116, 104, 110, 101, 119,
  112, 97, 116, 104, 111, 108, 100, 100, 105, 114, 110, 101, 119, 100, 105, 114, 112, 111, 115, 109,
  97, 115, 107, 115, 105, 103, 105, 110, 116, 101, 114, 118, 97, 108, 99, 108, 111, 99, 107, 105,
  100, 114, 101, 115, 111, 117, 114, 99, 101, 99, 117, 114, 109, 97, 120, 110, 101, 119, 99, 117,
  114, 110, 101, 119, 109, 97, 120, 111, 108, 100, 99, 117, 114, 111, 108, 100, 109, 97, 120, 110,
  101, 120, 116, 114, 97, 116, 105, 111, 99, 109, 100, 97, 114, 103, 112, 103, 102, 116, 95, 109,
  97, 106, 112, 103, 102, 116, 95, 109, 105, 110, 118, 109, 95, 115, 105, 122, 101, 118, 109, 95,
  114, 115, 115, 118, 109, 95, 115, 119, 97, 112, 108, 101, 110, 103, 116, 104, 112, 114, 111, 116,
  112, 103, 111, 102, 102, 115, 101, 116, 102, 100, 95, 105, 110, 102, 100, 95, 111, 117, 116, 97,
  114, 103, 117, 109, 101, 110, 116, 101, 110, 118, 111, 108, 100, 100, 105, 114, 102, 100, 110,
  101, 119, 100, 105, 114, 102, 100, 116, 97, 114, 103, 101, 116, 108, 105, 110, 107, 112, 97, 116,
  104, 108, 105, 110, 107, 100, 105, 114, 102, 100, 115, 116, 97, 116, 117, 115, 114, 101, 116, 99,
  111, 114, 101, 114, 101, 97, 112, 101, 114, 95, 116, 105, 100, 111, 117, 116, 95, 102, 100, 105,
  110, 95, 102, 100, 105, 100, 113, 117, 111, 116, 97, 95, 102, 109, 116, 115, 112, 101, 99, 105,
  97, 108, 113, 117, 111, 116, 97, 102, 105, 108, 101, 112, 97, 116, 104, 100, 113, 98, 95, 98, 104,
  97, 114, 100, 108, 105, 109, 105, 116, 100, 113, 98, 95, 98, 115, 111, 102, 116, 108, 105, 109,
  105, 116, 100, 113, 98, 95, 99, 117, 114, 115, 112, 97, 99, 101, 100, 113, 98, 95, 105, 104, 97,
  114, 100, 108, 105, 109, 105, 116, 100, 113, 98, 95, 105, 115, 111, 102, 116, 108, 105, 109, 105,
  116, 100, 113, 98, 95, 98, 116, 105, 109, 101, 100, 113, 98, 95, 105, 116, 105, 109, 101, 100,
  113, 105, 95, 98, 103, 114, 97, 99, 101, 100, 113, 105, 95, 105, 103, 114, 97, 99, 101, 100, 113,
  105, 95, 102, 108, 97, 103, 115, 113, 117, 111, 116, 97, 95, 102, 109, 116, 95, 111, 117, 116,
  114, 117, 105, 100, 101, 117, 105, 100, 115, 117, 105, 100, 114, 103, 105, 100, 101, 103, 105,
  100, 115, 103, 105, 100, 101, 118, 101, 110, 116, 95, 116, 121, 112, 101, 101, 118, 101, 110, 116,
  95, 100, 97, 116, 97, 99, 111, 109, 109, 99, 103, 114, 111, 117, 112, 115, 118, 116, 105, 100,
  118, 112, 105, 100, 112, 105, 100, 110, 115, 95, 105, 110, 105, 116, 95, 115, 116, 97, 114, 116,
  95, 116, 115, 105, 109, 97, 103, 101, 115, 112, 105, 100, 100, 112, 105, 100, 99, 112, 117, 95,
  117, 115, 114, 99, 112, 117, 95, 115, 121, 115, 110, 115, 116, 121, 112, 101, 111, 112, 101, 114,
  97, 116, 105, 111, 110, 99, 112, 117, 97, 99, 116, 105, 111, 110, 113, 117, 101, 117, 101, 108,
  101, 110, 113, 117, 101, 117, 101, 109, 97, 120, 115, 101, 109, 105, 100, 110, 115, 111, 112, 115,
  115, 101, 109, 95, 110, 117, 109, 95, 48, 115, 101, 109, 95, 111, 112, 95, 48, 115, 101, 109, 95,
  102, 108, 103, 95, 48, 115, 101, 109, 95, 110, 117, 109, 95, 49, 115, 101, 109, 95, 111, 112, 95,
  49, 115, 101, 109, 95, 102, 108, 103, 95, 49, 115, 101, 109, 110, 117, 109, 115, 105, 103, 109,
  97, 115, 107, 100, 105, 114, 106, 115, 111, 110, 107, 101, 121, 110, 115, 101, 109, 115, 115, 101,
  109, 102, 108, 103, 116, 97, 103, 115, 100, 101, 115, 99, 116, 116, 121, 100, 101, 115, 99, 114,
  105, 112, 116, 105, 111, 110, 115, 99, 111, 112, 101, 102, 105, 108, 101, 110, 97, 109, 101, 105,
  112, 101, 114, 114, 111, 114, 118, 112, 103, 105, 100, 108, 111, 103, 105, 110, 117, 105, 100, 99,
  97, 112, 95, 105, 110, 104, 101, 114, 105, 116, 97, 98, 108, 101, 99, 97, 112, 95, 112, 101, 114,
  109, 105, 116, 116, 101, 100, 99, 97, 112, 95, 101, 102, 102, 101, 99, 116, 105, 118, 101, 101,
  120, 101, 95, 105, 110, 111, 101, 120, 101, 95, 105, 110, 111, 95, 99, 116, 105, 109, 101, 101,
  120, 101, 95, 105, 110, 111, 95, 109, 116, 105, 109, 101, 116, 114, 117, 115, 116, 101, 100, 95,
  101, 120, 101, 112, 97, 116, 104, 112, 103, 105, 100, 114, 101, 115, 95, 111, 114, 95, 102, 100,
  112, 108, 117, 103, 105, 110, 95, 105, 100, 114, 101, 115, 111, 108, 118, 101, 112, 97, 116, 104,
  110, 97, 109, 101, 102, 100, 105, 110, 111, 102, 102, 105, 110, 108, 101, 110, 102, 100, 111, 117,
  116, 111, 102, 102, 111, 117, 116, 109, 111, 117, 110, 116, 102, 100, 101, 110, 116, 114, 105,
  101, 115, 115, 113, 95, 101, 110, 116, 114, 105, 101, 115, 99, 113, 95, 101, 110, 116, 114, 105,
  101, 115, 115, 113, 95, 116, 104, 114, 101, 97, 100, 95, 99, 112, 117, 115, 113, 95, 116, 104,
  114, 101, 97, 100, 95, 105, 100, 108, 101, 102, 101, 97, 116, 117, 114, 101, 115, 116, 111, 95,
  115, 117, 98, 109, 105, 116, 109, 105, 110, 95, 99, 111, 109, 112, 108, 101, 116, 101, 111, 112,
  99, 111, 100, 101, 110, 114, 95, 97, 114, 103, 115, 104, 111, 109, 101, 115, 104, 101, 108, 108,
  99, 111, 110, 116, 97, 105, 110, 101, 114, 95, 105, 100, 111, 108, 100, 102, 100, 110, 101, 119,
  102, 100, 118, 97, 108, 117, 101, 95, 98, 121, 116, 101, 98, 117, 102, 118, 97, 108, 117, 101, 95,
  99, 104, 97, 114, 98, 117, 102, 97, 117, 120, 111, 112, 116, 105, 111, 110, 97, 114, 103, 50, 95,
  115, 116, 114, 97, 114, 103, 50, 95, 105, 110, 116, 112, 105, 100, 95, 102, 100, 116, 97, 114,
  103, 101, 116, 95, 102, 100, 105, 109, 103, 117, 97, 114, 103, 115, 112, 112, 105, 100, 115, 105,
  100, 97, 114, 103, 118, 101, 120, 101, 112, 97, 116, 104, 101, 120, 101, 95, 105, 110, 111, 95,
  110, 117, 109, 118, 116, 103, 105, 100, 114, 111, 111, 116, 115, 116, 97, 114, 116, 95, 116, 105,
  109, 101, 105, 110, 111, 95, 110, 117, 109, 109, 110, 116, 95, 105, 100, 115, 107, 95, 116, 121,
  112, 101, 115, 107, 95, 112, 114, 111, 116, 111, 108, 111, 99, 97, 108, 95, 105, 112, 108, 111,
  99, 97, 108, 95, 112, 111, 114, 116, 114, 101, 109, 111, 116, 101, 95, 105, 112, 114, 101, 109,
  111, 116, 101, 95, 112, 111, 114, 116, 115, 107, 95, 112, 111, 105, 110, 116, 101, 114, 115, 117,
  110, 95, 112, 97, 116, 104, 102, 100, 95, 116, 121, 112, 101, 102, 105, 114, 115, 116, 108, 97,
  115, 116, 97, 114, 103, 50, 97, 114, 103, 51, 97, 114, 103, 52, 97, 114, 103, 53, 112, 102, 109,
  97, 106, 111, 114, 112, 102, 109, 105, 110, 111, 114, 99, 108, 111, 110, 101, 95, 116, 115, 101,
  120, 101, 95, 102, 108, 97, 103, 115, 111, 112, 101, 110, 102, 108, 97, 103, 115, 109, 111, 117,
  110, 116, 95, 105, 100, 108, 52, 112, 114, 111, 116, 111, 102, 97, 109, 105, 108, 121, 110, 101,
  116, 109, 97, 115, 107, 98, 114, 111, 97, 100, 99, 97, 115, 116, 104, 111, 115, 116, 110, 97, 109,
  101, 110, 117, 109, 95, 99, 112, 117, 115, 109, 101, 109, 111, 114, 121, 98, 111, 111, 116, 95,
  116, 115, 102, 117, 108, 108, 95, 105, 100, 105, 109, 97, 103, 101, 95, 105, 100, 105, 109, 97,
  103, 101, 95, 114, 101, 112, 111, 115, 105, 116, 111, 114, 121, 105, 109, 97, 103, 101, 95, 116,
  97, 103, 105, 109, 97, 103, 101, 95, 100, 105, 103, 101, 115, 116, 99, 110, 105, 95, 106, 115,
  111, 110, 112, 114, 105, 118, 105, 108, 101, 103, 101, 100, 109, 111, 117, 110, 116, 115, 108, 97,
  98, 101, 108, 115, 112, 111, 100, 95, 110, 97, 109, 101, 112, 111, 100, 95, 110, 115, 112, 111,
  100, 95, 117, 105, 100, 112, 111, 100, 95, 115, 97, 110, 100, 98, 111, 120, 95, 105, 100, 112,
  111, 100, 95, 108, 97, 98, 101, 108, 115, 115, 116, 97, 114, 116, 95, 116, 115, 104, 111, 115,
  116, 95, 102, 108, 97, 103, 115,
])
