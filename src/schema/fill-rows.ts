// SPDX-License-Identifier: Apache-2.0
// How a driver fills each parameter of each system call event it sends: fills.ts parses it, nobody
// else reads it. One row per plan: event (with ".ia32" for 32-bit callers, ".wide"
// for their calls with 64-bit members, where arguments lie differently), then one fill per parameter, in the order of the event's parameters.
//
// A fill is an operation (fills.ts lists them) and its numbers: op, op:ARG, op:ARG,EXTRA, where ARG
// counts the call's arguments from 0. "flags.NAME:ARG" converts an argument by NAME (kmod/convert.h).
// Rows that begin with "by-" are made by hand in the drivers, parameter by parameter.
export const FILL_ROWS: string = `
GENERIC_X code native
SYSCALL_OPEN_E text:0 flags.open:1 open_mode:2,1
SYSCALL_OPEN_X return text:0 open_flags:1 open_mode:2,1 return_dev return_ino
SYSCALL_CLOSE_X return signed:0
SYSCALL_READ_X return data_read:1 signed:0 unsigned:2
SYSCALL_WRITE_X return data_write:1,2 signed:0 unsigned:2
SOCKET_SOCKET_X return flags.family:0 unsigned:1 unsigned:2 flags.nonblock_cloexec:1
SOCKET_BIND_X return sockaddr:1,2 signed:0
SOCKET_CONNECT_E signed:0 sockaddr:1,2
SOCKET_CONNECT_X return tuple_connect signed:0 sockaddr:1,2
SOCKET_LISTEN_X return signed:0 signed:1
SOCKET_SEND_X return data_write:1,2 signed:0 unsigned:2 tuple_send
SOCKET_SENDTO_X return data_write:1,2 signed:0 unsigned:2 tuple_send:4,5
SOCKET_RECV_X return data_read:1 signed:0 unsigned:2 tuple_recv
SOCKET_RECVFROM_X return data_read:1 tuple_recv:4,5 signed:0 unsigned:2
SOCKET_SHUTDOWN_X return signed:0 flags.shutdown_how:1
SOCKET_GETSOCKNAME_X
SOCKET_GETPEERNAME_X
SOCKET_SOCKETPAIR_X return pair_fd:3,0 pair_fd:3,1 pair_socket:3,0 pair_socket:3,1 flags.family:0 unsigned:1 unsigned:2
SOCKET_SETSOCKOPT_X return signed:0 flags.sockopt_level:1 sockopt_name:1,2 sockopt_value:3 unsigned:4
SOCKET_GETSOCKOPT_X return signed:0 flags.sockopt_level:1 sockopt_name:1,2 sockopt_value:3,4 pointer32:4
SOCKET_SENDMSG_X return msg_write:1 signed:0 msg_size:1 msg_tuple_send:1
SOCKET_RECVMSG_X return return_size msg_read:1 msg_tuple_recv:1 msg_control:1 signed:0
SOCKET_SENDMMSG_X by-messages return signed:0 msg_size:1 msg_write:1 msg_tuple_send:1
SOCKET_RECVMMSG_X by-messages return signed:0 return_size msg_read:1 msg_tuple_recv:1 msg_control:1
SYSCALL_CREAT_E text:0 flags.mode:1
SYSCALL_CREAT_X return text:0 flags.mode:1 return_dev return_ino creat_flags
SYSCALL_PIPE_X return pair_fd:0,0 pair_fd:0,1 pair_ino:0
SYSCALL_EVENTFD_X return unsigned:0 zero
SYSCALL_FUTEX_X return unsigned:0 flags.futex:1 unsigned:2
SYSCALL_STAT_X return text:0
SYSCALL_LSTAT_X return text:0
SYSCALL_FSTAT_X return signed:0
SYSCALL_STAT64_X return text:0
SYSCALL_LSTAT64_X return text:0
SYSCALL_FSTAT64_X return
SYSCALL_EPOLLWAIT_X return signed:2
SYSCALL_POLL_X return poll:0,1 signed:2
SYSCALL_SELECT_X return
SYSCALL_LSEEK_X return signed:0 unsigned:1 flags.whence:2
SYSCALL_LSEEK_X.ia32 return signed:0 signed:1 flags.whence:2
SYSCALL_LLSEEK_X return signed:0 halves:1,2 flags.whence:4
SYSCALL_GETCWD_X return text_ok:0
SYSCALL_CHDIR_X return text:0
SYSCALL_FCHDIR_X return signed:0
SYSCALL_PREAD_X return data_read:1 signed:0 unsigned:2 unsigned:3
SYSCALL_PREAD_X.ia32 return data_read:1 signed:0 unsigned:2 halves:4,3
SYSCALL_PWRITE_X return data_write:1,2 signed:0 unsigned:2 unsigned:3
SYSCALL_PWRITE_X.ia32 return data_write:1,2 signed:0 unsigned:2 halves:4,3
SYSCALL_READV_X return return_size iovec_read:1,2 signed:0
SYSCALL_WRITEV_X return iovec_write:1,2 signed:0 iovec_size:1,2
SYSCALL_PREADV_X return return_size iovec_read:1,2 signed:0 unsigned:3
SYSCALL_PREADV_X.ia32 return return_size iovec_read:1,2 signed:0 halves:4,3
SYSCALL_PWRITEV_X return iovec_write:1,2 signed:0 iovec_size:1,2 unsigned:3
SYSCALL_PWRITEV_X.ia32 return iovec_write:1,2 signed:0 iovec_size:1,2 halves:4,3
SYSCALL_SIGNALFD_X return signed:0 zero zero
SYSCALL_KILL_X return signed:0 unsigned:1
SYSCALL_TKILL_X return signed:0 unsigned:1
SYSCALL_TGKILL_X return signed:0 signed:1 unsigned:2
SYSCALL_NANOSLEEP_X return timespec:0
SYSCALL_TIMERFD_CREATE_X return zero zero
SYSCALL_INOTIFY_INIT_X return zero
SYSCALL_GETRLIMIT_X return rlimit_ok:1,0 rlimit_ok:1,1 flags.rlimit:0
SYSCALL_SETRLIMIT_X return rlimit:1,0 rlimit:1,1 flags.rlimit:0
SYSCALL_PRLIMIT_X return rlimit64_ok:2,0 rlimit64_ok:2,1 rlimit64:3,0 rlimit64:3,1 signed:0 flags.rlimit:1
SYSCALL_FCNTL_X return signed:0 flags.fcntl:1 unsigned:2
SYSCALL_BRK_4_X return vm_size vm_rss vm_swap unsigned:0
SYSCALL_MMAP_X return vm_size vm_rss vm_swap unsigned:0 unsigned:1 flags.prot:2 flags.mmap:3 signed:4 unsigned:5
SYSCALL_MMAP2_X return vm_size vm_rss vm_swap unsigned:0 unsigned:1 flags.prot:2 flags.mmap:3 signed:4 unsigned:5
SYSCALL_MUNMAP_X return vm_size vm_rss vm_swap unsigned:0 unsigned:1
SYSCALL_SPLICE_X return signed:0 signed:2 unsigned:4 flags.splice:5
SYSCALL_PTRACE_X return ptrace_addr:2 ptrace_data:3,0 flags.ptrace:0 signed:1
SYSCALL_IOCTL_3_X return signed:0 unsigned:1 unsigned:2
SYSCALL_RENAME_X return text:0 text:1
SYSCALL_RENAMEAT_X return signed:0 text:1 signed:2 text:3
SYSCALL_SYMLINK_X return text:0 text:1
SYSCALL_SYMLINKAT_X return text:0 signed:1 text:2
SYSCALL_SENDFILE_X return pointer_long:2 signed:0 signed:1 unsigned:3
SYSCALL_SENDFILE_X.wide return pointer64:2 signed:0 signed:1 unsigned:3
SYSCALL_QUOTACTL_X return text:1 quota_path:3,0 quota:3,0 quota:3,1 quota:3,2 quota:3,3 quota:3,4 quota:3,5 quota:3,6 quota:3,7 quota:3,8 quota:3,9 quota:3,10 flags.quota_cmd:0 flags.quota_type:0 quota_id:2,0 quota_format:2,0
SYSCALL_SETRESUID_X return unsigned:0 unsigned:1 unsigned:2
SYSCALL_SETRESGID_X return unsigned:0 unsigned:1 unsigned:2
SYSCALL_CLOSE_RANGE_X return unsigned:0 unsigned:1 unsigned:2
SYSCALL_SETUID_X return unsigned:0
SYSCALL_SETGID_X return unsigned:0
SYSCALL_GETUID_X return
SYSCALL_GETEUID_X return
SYSCALL_GETGID_X return
SYSCALL_GETEGID_X return
SYSCALL_GETRESUID_X return pointer32:0 pointer32:1 pointer32:2
SYSCALL_GETRESGID_X return pointer32:0 pointer32:1 pointer32:2
SYSCALL_CLONE_20_X by-clone
SYSCALL_FORK_20_X by-clone
SYSCALL_VFORK_20_X by-clone
SYSCALL_CLONE3_X by-clone
SYSCALL_EXECVE_19_X by-exec
SYSCALL_EXECVEAT_X by-exec
SYSCALL_GETDENTS_X return signed:0
SYSCALL_GETDENTS64_X return signed:0
SYSCALL_SETNS_X return signed:0 flags.clone:1
SYSCALL_FLOCK_X return signed:0 flags.flock:1
SOCKET_ACCEPT_5_X return tuple_accept queue:0,0 queue:0,1 queue:0,2
SOCKET_ACCEPT4_6_X return tuple_accept queue:0,0 queue:0,1 queue:0,2 signed:3
SYSCALL_SEMOP_X return unsigned:2 semop:1,0 semop:1,1 semop:1,2 semop:1,3 semop:1,4 semop:1,5 signed:0
SYSCALL_SEMCTL_X return signed:0 signed:1 flags.semctl:2 semctl_value:3,2
SYSCALL_PPOLL_X return poll:0,1 timespec:2 sigset:3
SYSCALL_PPOLL_X.wide return poll:0,1 timespec64:2 sigset:3
SYSCALL_MOUNT_X return text:0 text:1 text:2 flags.mount:3
SYSCALL_SEMGET_X return signed:0 signed:1 flags.semget:2
SYSCALL_ACCESS_X return text:0 flags.access:1
SYSCALL_CHROOT_X return text:0
SYSCALL_SETSID_X return
SYSCALL_MKDIR_2_X return text:0 unsigned:1
SYSCALL_RMDIR_2_X return text:0
SYSCALL_UNSHARE_X return flags.clone:0
SYSCALL_SETPGID_X return signed:0 signed:1
SYSCALL_SECCOMP_X return unsigned:0 unsigned:1
SYSCALL_UNLINK_2_X return text:0
SYSCALL_UNLINKAT_2_X return signed:0 text:1 flags.unlinkat:2
SYSCALL_MKDIRAT_X return signed:0 text:1 unsigned:2
SYSCALL_OPENAT_2_E signed:0 text:1 flags.open:2 open_mode:3,2
SYSCALL_OPENAT_2_X return signed:0 text:1 open_flags:2 open_mode:3,2 return_dev return_ino
SYSCALL_LINK_2_X return text:0 text:1
SYSCALL_LINKAT_2_X return signed:0 text:1 signed:2 text:3 flags.linkat:4
SYSCALL_FCHMODAT_X return signed:0 text:1 flags.mode:2
SYSCALL_CHMOD_X return text:0 flags.mode:1
SYSCALL_FCHMOD_X return signed:0 flags.mode:1
SYSCALL_RENAMEAT2_X return signed:0 text:1 signed:2 text:3 unsigned:4
SYSCALL_USERFAULTFD_X return flags.open_bits:0
SYSCALL_OPENAT2_E signed:0 text:1 how_flags:2 how_mode:2 how_resolve:2
SYSCALL_OPENAT2_X return signed:0 text:1 how_flags:2,1 how_mode:2 how_resolve:2 return_dev return_ino
SYSCALL_MPROTECT_X return unsigned:0 unsigned:1 flags.prot:2
SYSCALL_COPY_FILE_RANGE_X return signed:2 unsigned:3 signed:0 unsigned:1 unsigned:4
SYSCALL_OPEN_BY_HANDLE_AT_X return signed:0 open_flags:2 return_path return_dev return_ino
SYSCALL_IO_URING_SETUP_X return unsigned:0 uring:1,0 uring:1,1 uring:1,2 uring:1,3 uring:1,4 uring:1,5
SYSCALL_IO_URING_ENTER_X return signed:0 unsigned:1 unsigned:2 flags.uring_enter:3 unsigned:4
SYSCALL_IO_URING_REGISTER_X return signed:0 unsigned:1 unsigned:2 unsigned:3
SYSCALL_MLOCK_X return unsigned:0 unsigned:1
SYSCALL_MUNLOCK_X return unsigned:0 unsigned:1
SYSCALL_MLOCKALL_X return flags.low3:0
SYSCALL_MUNLOCKALL_X return
SYSCALL_CAPSET_X return capabilities:0,0 capabilities:0,1 capabilities:0,2
SYSCALL_DUP2_X return signed:0 signed:1
SYSCALL_DUP3_X return signed:0 signed:1 flags.nonblock_cloexec:2
SYSCALL_DUP_1_X return signed:0
SYSCALL_BPF_2_X return unsigned:0
SYSCALL_MLOCK2_X return unsigned:0 unsigned:1 flags.low1:2
SYSCALL_FSCONFIG_X return signed:0 unsigned:1 text:2 fsconfig_bytes:3,1 fsconfig_text:3,1 signed:4
SYSCALL_EPOLL_CREATE_X return signed:0
SYSCALL_EPOLL_CREATE1_X return flags.epoll_create1:0
SYSCALL_CHOWN_X return text:0 unsigned:1 unsigned:2
SYSCALL_LCHOWN_X return text:0 unsigned:1 unsigned:2
SYSCALL_FCHOWN_X return signed:0 unsigned:1 unsigned:2
SYSCALL_FCHOWNAT_X return signed:0 text:1 unsigned:2 unsigned:3 flags.fchownat:4
SYSCALL_UMOUNT_1_X return text:0
SYSCALL_UMOUNT2_X return text:0 unsigned:1
SYSCALL_PIPE2_X return pair_fd:0,0 pair_fd:0,1 pair_ino:0 flags.open_bits:1
SYSCALL_INOTIFY_INIT1_X return flags.nonblock_cloexec:0
SYSCALL_EVENTFD2_X return flags.nonblock_cloexec:1 unsigned:0
SYSCALL_SIGNALFD4_X return flags.nonblock_cloexec:3 signed:0 zero
SYSCALL_PRCTL_X return unsigned:0 prctl_text:1,0 prctl_number:1,0
SYSCALL_KEYCTL_X return unsigned:0 keyctl:1,0 keyctl:2,0 keyctl:3,0 keyctl:4,0
SYSCALL_MEMFD_CREATE_X return text:0 flags.low3:1
SYSCALL_PIDFD_GETFD_X return signed:0 signed:1 unsigned:2
SYSCALL_PIDFD_OPEN_X return signed:0 flags.pidfd_open:1
SYSCALL_INIT_MODULE_X return data:0,1 unsigned:1 text:2
SYSCALL_FINIT_MODULE_X return signed:0 text:1 flags.low3:2
SYSCALL_MKNOD_X return text:0 flags.mknod:1 unsigned:2
SYSCALL_MKNODAT_X return signed:0 text:1 flags.mknod:2 unsigned:3
SYSCALL_NEWFSTATAT_X return signed:0 text:1 flags.newfstatat:3
SYSCALL_PROCESS_VM_READV_X return signed:0 iovec_read:1,2
SYSCALL_PROCESS_VM_WRITEV_X return signed:0 iovec_read:1,2
SYSCALL_DELETE_MODULE_X return text:0 flags.delete_module:1
SYSCALL_SETREUID_X return unsigned:0 unsigned:1
SYSCALL_SETREGID_X return unsigned:0 unsigned:1
`
