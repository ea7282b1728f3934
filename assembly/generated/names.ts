// SPDX-License-Identifier: Apache-2.0
// Names of errors, signals, capabilities, system calls, categories, descriptor kinds.
// Generated from src/schema by `npm run generate`; do not edit.

export const SYSCALL_CODE_MAX: u32 = 448
export const SC_UNKNOWN: u32 = 0
export const SC_RESTART_SYSCALL: u32 = 1
export const SC_EXIT: u32 = 2
export const SC_READ: u32 = 3
export const SC_WRITE: u32 = 4
export const SC_OPEN: u32 = 5
export const SC_CLOSE: u32 = 6
export const SC_CREAT: u32 = 7
export const SC_LINK: u32 = 8
export const SC_UNLINK: u32 = 9
export const SC_CHDIR: u32 = 10
export const SC_TIME: u32 = 11
export const SC_MKNOD: u32 = 12
export const SC_CHMOD: u32 = 13
export const SC_STAT: u32 = 14
export const SC_LSEEK: u32 = 15
export const SC_GETPID: u32 = 16
export const SC_MOUNT: u32 = 17
export const SC_PTRACE: u32 = 18
export const SC_ALARM: u32 = 19
export const SC_FSTAT: u32 = 20
export const SC_PAUSE: u32 = 21
export const SC_UTIME: u32 = 22
export const SC_ACCESS: u32 = 23
export const SC_SYNC: u32 = 24
export const SC_KILL: u32 = 25
export const SC_RENAME: u32 = 26
export const SC_MKDIR: u32 = 27
export const SC_RMDIR: u32 = 28
export const SC_DUP: u32 = 29
export const SC_PIPE: u32 = 30
export const SC_TIMES: u32 = 31
export const SC_BRK: u32 = 32
export const SC_ACCT: u32 = 33
export const SC_IOCTL: u32 = 34
export const SC_FCNTL: u32 = 35
export const SC_SETPGID: u32 = 36
export const SC_UMASK: u32 = 37
export const SC_CHROOT: u32 = 38
export const SC_USTAT: u32 = 39
export const SC_DUP2: u32 = 40
export const SC_GETPPID: u32 = 41
export const SC_GETPGRP: u32 = 42
export const SC_SETSID: u32 = 43
export const SC_SETHOSTNAME: u32 = 44
export const SC_SETRLIMIT: u32 = 45
export const SC_GETRUSAGE: u32 = 46
export const SC_GETTIMEOFDAY: u32 = 47
export const SC_SETTIMEOFDAY: u32 = 48
export const SC_SYMLINK: u32 = 49
export const SC_LSTAT: u32 = 50
export const SC_READLINK: u32 = 51
export const SC_USELIB: u32 = 52
export const SC_SWAPON: u32 = 53
export const SC_REBOOT: u32 = 54
export const SC_MMAP: u32 = 55
export const SC_MUNMAP: u32 = 56
export const SC_TRUNCATE: u32 = 57
export const SC_FTRUNCATE: u32 = 58
export const SC_FCHMOD: u32 = 59
export const SC_GETPRIORITY: u32 = 60
export const SC_SETPRIORITY: u32 = 61
export const SC_STATFS: u32 = 62
export const SC_FSTATFS: u32 = 63
export const SC_SYSLOG: u32 = 64
export const SC_SETITIMER: u32 = 65
export const SC_GETITIMER: u32 = 66
export const SC_UNAME: u32 = 67
export const SC_VHANGUP: u32 = 68
export const SC_WAIT4: u32 = 69
export const SC_SWAPOFF: u32 = 70
export const SC_SYSINFO: u32 = 71
export const SC_FSYNC: u32 = 72
export const SC_SETDOMAINNAME: u32 = 73
export const SC_ADJTIMEX: u32 = 74
export const SC_MPROTECT: u32 = 75
export const SC_INIT_MODULE: u32 = 76
export const SC_DELETE_MODULE: u32 = 77
export const SC_QUOTACTL: u32 = 78
export const SC_GETPGID: u32 = 79
export const SC_FCHDIR: u32 = 80
export const SC_SYSFS: u32 = 81
export const SC_PERSONALITY: u32 = 82
export const SC_GETDENTS: u32 = 83
export const SC_SELECT: u32 = 84
export const SC_FLOCK: u32 = 85
export const SC_MSYNC: u32 = 86
export const SC_READV: u32 = 87
export const SC_WRITEV: u32 = 88
export const SC_GETSID: u32 = 89
export const SC_FDATASYNC: u32 = 90
export const SC_MLOCK: u32 = 91
export const SC_MUNLOCK: u32 = 92
export const SC_MLOCKALL: u32 = 93
export const SC_MUNLOCKALL: u32 = 94
export const SC_SCHED_SETPARAM: u32 = 95
export const SC_SCHED_GETPARAM: u32 = 96
export const SC_SCHED_SETSCHEDULER: u32 = 97
export const SC_SCHED_GETSCHEDULER: u32 = 98
export const SC_SCHED_YIELD: u32 = 99
export const SC_SCHED_GET_PRIORITY_MAX: u32 = 100
export const SC_SCHED_GET_PRIORITY_MIN: u32 = 101
export const SC_SCHED_RR_GET_INTERVAL: u32 = 102
export const SC_NANOSLEEP: u32 = 103
export const SC_MREMAP: u32 = 104
export const SC_POLL: u32 = 105
export const SC_PRCTL: u32 = 106
export const SC_RT_SIGACTION: u32 = 107
export const SC_RT_SIGPROCMASK: u32 = 108
export const SC_RT_SIGPENDING: u32 = 109
export const SC_RT_SIGTIMEDWAIT: u32 = 110
export const SC_RT_SIGQUEUEINFO: u32 = 111
export const SC_RT_SIGSUSPEND: u32 = 112
export const SC_GETCWD: u32 = 113
export const SC_CAPGET: u32 = 114
export const SC_CAPSET: u32 = 115
export const SC_SENDFILE: u32 = 116
export const SC_GETRLIMIT: u32 = 117
export const SC_LCHOWN: u32 = 118
export const SC_GETUID: u32 = 119
export const SC_GETGID: u32 = 120
export const SC_GETEUID: u32 = 121
export const SC_GETEGID: u32 = 122
export const SC_SETREUID: u32 = 123
export const SC_SETREGID: u32 = 124
export const SC_GETGROUPS: u32 = 125
export const SC_SETGROUPS: u32 = 126
export const SC_FCHOWN: u32 = 127
export const SC_SETRESUID: u32 = 128
export const SC_GETRESUID: u32 = 129
export const SC_SETRESGID: u32 = 130
export const SC_GETRESGID: u32 = 131
export const SC_CHOWN: u32 = 132
export const SC_SETUID: u32 = 133
export const SC_SETGID: u32 = 134
export const SC_SETFSUID: u32 = 135
export const SC_SETFSGID: u32 = 136
export const SC_PIVOT_ROOT: u32 = 137
export const SC_MINCORE: u32 = 138
export const SC_MADVISE: u32 = 139
export const SC_GETTID: u32 = 140
export const SC_SETXATTR: u32 = 141
export const SC_LSETXATTR: u32 = 142
export const SC_FSETXATTR: u32 = 143
export const SC_GETXATTR: u32 = 144
export const SC_LGETXATTR: u32 = 145
export const SC_FGETXATTR: u32 = 146
export const SC_LISTXATTR: u32 = 147
export const SC_LLISTXATTR: u32 = 148
export const SC_FLISTXATTR: u32 = 149
export const SC_REMOVEXATTR: u32 = 150
export const SC_LREMOVEXATTR: u32 = 151
export const SC_FREMOVEXATTR: u32 = 152
export const SC_TKILL: u32 = 153
export const SC_FUTEX: u32 = 154
export const SC_SCHED_SETAFFINITY: u32 = 155
export const SC_SCHED_GETAFFINITY: u32 = 156
export const SC_SET_THREAD_AREA: u32 = 157
export const SC_GET_THREAD_AREA: u32 = 158
export const SC_IO_SETUP: u32 = 159
export const SC_IO_DESTROY: u32 = 160
export const SC_IO_GETEVENTS: u32 = 161
export const SC_IO_SUBMIT: u32 = 162
export const SC_IO_CANCEL: u32 = 163
export const SC_EXIT_GROUP: u32 = 164
export const SC_EPOLL_CREATE: u32 = 165
export const SC_EPOLL_CTL: u32 = 166
export const SC_EPOLL_WAIT: u32 = 167
export const SC_REMAP_FILE_PAGES: u32 = 168
export const SC_SET_TID_ADDRESS: u32 = 169
export const SC_TIMER_CREATE: u32 = 170
export const SC_TIMER_SETTIME: u32 = 171
export const SC_TIMER_GETTIME: u32 = 172
export const SC_TIMER_GETOVERRUN: u32 = 173
export const SC_TIMER_DELETE: u32 = 174
export const SC_CLOCK_SETTIME: u32 = 175
export const SC_CLOCK_GETTIME: u32 = 176
export const SC_CLOCK_GETRES: u32 = 177
export const SC_CLOCK_NANOSLEEP: u32 = 178
export const SC_TGKILL: u32 = 179
export const SC_UTIMES: u32 = 180
export const SC_MQ_OPEN: u32 = 181
export const SC_MQ_UNLINK: u32 = 182
export const SC_MQ_TIMEDSEND: u32 = 183
export const SC_MQ_TIMEDRECEIVE: u32 = 184
export const SC_MQ_NOTIFY: u32 = 185
export const SC_MQ_GETSETATTR: u32 = 186
export const SC_KEXEC_LOAD: u32 = 187
export const SC_WAITID: u32 = 188
export const SC_ADD_KEY: u32 = 189
export const SC_REQUEST_KEY: u32 = 190
export const SC_KEYCTL: u32 = 191
export const SC_IOPRIO_SET: u32 = 192
export const SC_IOPRIO_GET: u32 = 193
export const SC_INOTIFY_INIT: u32 = 194
export const SC_INOTIFY_ADD_WATCH: u32 = 195
export const SC_INOTIFY_RM_WATCH: u32 = 196
export const SC_OPENAT: u32 = 197
export const SC_MKDIRAT: u32 = 198
export const SC_MKNODAT: u32 = 199
export const SC_FCHOWNAT: u32 = 200
export const SC_FUTIMESAT: u32 = 201
export const SC_UNLINKAT: u32 = 202
export const SC_RENAMEAT: u32 = 203
export const SC_LINKAT: u32 = 204
export const SC_SYMLINKAT: u32 = 205
export const SC_READLINKAT: u32 = 206
export const SC_FCHMODAT: u32 = 207
export const SC_FACCESSAT: u32 = 208
export const SC_PSELECT6: u32 = 209
export const SC_PPOLL: u32 = 210
export const SC_UNSHARE: u32 = 211
export const SC_SET_ROBUST_LIST: u32 = 212
export const SC_GET_ROBUST_LIST: u32 = 213
export const SC_SPLICE: u32 = 214
export const SC_TEE: u32 = 215
export const SC_VMSPLICE: u32 = 216
export const SC_GETCPU: u32 = 217
export const SC_EPOLL_PWAIT: u32 = 218
export const SC_UTIMENSAT: u32 = 219
export const SC_SIGNALFD: u32 = 220
export const SC_TIMERFD_CREATE: u32 = 221
export const SC_EVENTFD: u32 = 222
export const SC_TIMERFD_SETTIME: u32 = 223
export const SC_TIMERFD_GETTIME: u32 = 224
export const SC_SIGNALFD4: u32 = 225
export const SC_EVENTFD2: u32 = 226
export const SC_EPOLL_CREATE1: u32 = 227
export const SC_DUP3: u32 = 228
export const SC_PIPE2: u32 = 229
export const SC_INOTIFY_INIT1: u32 = 230
export const SC_PREADV: u32 = 231
export const SC_PWRITEV: u32 = 232
export const SC_RT_TGSIGQUEUEINFO: u32 = 233
export const SC_PERF_EVENT_OPEN: u32 = 234
export const SC_FANOTIFY_INIT: u32 = 235
export const SC_PRLIMIT64: u32 = 236
export const SC_CLOCK_ADJTIME: u32 = 237
export const SC_SYNCFS: u32 = 238
export const SC_SETNS: u32 = 239
export const SC_GETDENTS64: u32 = 240
export const SC_SOCKET: u32 = 241
export const SC_BIND: u32 = 242
export const SC_CONNECT: u32 = 243
export const SC_LISTEN: u32 = 244
export const SC_ACCEPT: u32 = 245
export const SC_GETSOCKNAME: u32 = 246
export const SC_GETPEERNAME: u32 = 247
export const SC_SOCKETPAIR: u32 = 248
export const SC_SENDTO: u32 = 249
export const SC_RECVFROM: u32 = 250
export const SC_SHUTDOWN: u32 = 251
export const SC_SETSOCKOPT: u32 = 252
export const SC_GETSOCKOPT: u32 = 253
export const SC_SENDMSG: u32 = 254
export const SC_SENDMMSG: u32 = 255
export const SC_RECVMSG: u32 = 256
export const SC_RECVMMSG: u32 = 257
export const SC_ACCEPT4: u32 = 258
export const SC_SEMOP: u32 = 259
export const SC_SEMGET: u32 = 260
export const SC_SEMCTL: u32 = 261
export const SC_MSGSND: u32 = 262
export const SC_MSGRCV: u32 = 263
export const SC_MSGGET: u32 = 264
export const SC_MSGCTL: u32 = 265
export const SC_SHMDT: u32 = 266
export const SC_SHMGET: u32 = 267
export const SC_SHMCTL: u32 = 268
export const SC_STATFS64: u32 = 269
export const SC_FSTATFS64: u32 = 270
export const SC_FSTATAT64: u32 = 271
export const SC_SENDFILE64: u32 = 272
export const SC_UGETRLIMIT: u32 = 273
export const SC_BDFLUSH: u32 = 274
export const SC_SIGPROCMASK: u32 = 275
export const SC_IPC: u32 = 276
export const SC_SOCKETCALL: u32 = 277
export const SC_STAT64: u32 = 278
export const SC_LSTAT64: u32 = 279
export const SC_FSTAT64: u32 = 280
export const SC_FCNTL64: u32 = 281
export const SC_MMAP2: u32 = 282
export const SC__NEWSELECT: u32 = 283
export const SC_SGETMASK: u32 = 284
export const SC_SSETMASK: u32 = 285
export const SC_SIGPENDING: u32 = 286
export const SC_OLDUNAME: u32 = 287
export const SC_UMOUNT: u32 = 288
export const SC_SIGNAL: u32 = 289
export const SC_NICE: u32 = 290
export const SC_STIME: u32 = 291
export const SC__LLSEEK: u32 = 292
export const SC_WAITPID: u32 = 293
export const SC_PREAD64: u32 = 294
export const SC_PWRITE64: u32 = 295
export const SC_ARCH_PRCTL: u32 = 296
export const SC_SHMAT: u32 = 297
export const SC_RT_SIGRETURN: u32 = 298
export const SC_FALLOCATE: u32 = 299
export const SC_NEWFSTATAT: u32 = 300
export const SC_PROCESS_VM_READV: u32 = 301
export const SC_PROCESS_VM_WRITEV: u32 = 302
export const SC_FORK: u32 = 303
export const SC_VFORK: u32 = 304
export const SC_SETUID32: u32 = 305
export const SC_GETUID32: u32 = 306
export const SC_SETGID32: u32 = 307
export const SC_GETEUID32: u32 = 308
export const SC_GETGID32: u32 = 309
export const SC_SETRESUID32: u32 = 310
export const SC_SETRESGID32: u32 = 311
export const SC_GETRESUID32: u32 = 312
export const SC_GETRESGID32: u32 = 313
export const SC_FINIT_MODULE: u32 = 314
export const SC_BPF: u32 = 315
export const SC_SECCOMP: u32 = 316
export const SC_SIGALTSTACK: u32 = 317
export const SC_GETRANDOM: u32 = 318
export const SC_FADVISE64: u32 = 319
export const SC_RENAMEAT2: u32 = 320
export const SC_USERFAULTFD: u32 = 321
export const SC_OPENAT2: u32 = 322
export const SC_UMOUNT2: u32 = 323
export const SC_EXECVE: u32 = 324
export const SC_EXECVEAT: u32 = 325
export const SC_COPY_FILE_RANGE: u32 = 326
export const SC_CLONE: u32 = 327
export const SC_CLONE3: u32 = 328
export const SC_OPEN_BY_HANDLE_AT: u32 = 329
export const SC_IO_URING_SETUP: u32 = 330
export const SC_IO_URING_ENTER: u32 = 331
export const SC_IO_URING_REGISTER: u32 = 332
export const SC_MLOCK2: u32 = 333
export const SC_GETEGID32: u32 = 334
export const SC_FSCONFIG: u32 = 335
export const SC_FSPICK: u32 = 336
export const SC_FSMOUNT: u32 = 337
export const SC_FSOPEN: u32 = 338
export const SC_OPEN_TREE: u32 = 339
export const SC_MOVE_MOUNT: u32 = 340
export const SC_MOUNT_SETATTR: u32 = 341
export const SC_MEMFD_CREATE: u32 = 342
export const SC_MEMFD_SECRET: u32 = 343
export const SC_IOPERM: u32 = 344
export const SC_KEXEC_FILE_LOAD: u32 = 345
export const SC_PIDFD_GETFD: u32 = 346
export const SC_PIDFD_OPEN: u32 = 347
export const SC_PIDFD_SEND_SIGNAL: u32 = 348
export const SC_PKEY_ALLOC: u32 = 349
export const SC_PKEY_MPROTECT: u32 = 350
export const SC_PKEY_FREE: u32 = 351
export const SC_LANDLOCK_CREATE_RULESET: u32 = 352
export const SC_QUOTACTL_FD: u32 = 353
export const SC_LANDLOCK_RESTRICT_SELF: u32 = 354
export const SC_LANDLOCK_ADD_RULE: u32 = 355
export const SC_EPOLL_PWAIT2: u32 = 356
export const SC_MIGRATE_PAGES: u32 = 357
export const SC_MOVE_PAGES: u32 = 358
export const SC_PREADV2: u32 = 359
export const SC_PWRITEV2: u32 = 360
export const SC_KCMP: u32 = 361
export const SC_SCHED_SETATTR: u32 = 362
export const SC_MBIND: u32 = 363
export const SC_EPOLL_CTL_OLD: u32 = 364
export const SC_LOOKUP_DCOOKIE: u32 = 365
export const SC_MODIFY_LDT: u32 = 366
export const SC_STATX: u32 = 367
export const SC_SET_MEMPOLICY: u32 = 368
export const SC_IO_PGETEVENTS: u32 = 369
export const SC_SET_MEMPOLICY_HOME_NODE: u32 = 370
export const SC_SEMTIMEDOP: u32 = 371
export const SC_GET_KERNEL_SYMS: u32 = 372
export const SC_READAHEAD: u32 = 373
export const SC_FUTEX_WAITV: u32 = 374
export const SC_GETPMSG: u32 = 375
export const SC_NAME_TO_HANDLE_AT: u32 = 376
export const SC_PROCESS_MRELEASE: u32 = 377
export const SC_NFSSERVCTL: u32 = 378
export const SC_EPOLL_WAIT_OLD: u32 = 379
export const SC_RSEQ: u32 = 380
export const SC_CREATE_MODULE: u32 = 381
export const SC_SCHED_GETATTR: u32 = 383
export const SC_FACCESSAT2: u32 = 384
export const SC__SYSCTL: u32 = 385
export const SC_QUERY_MODULE: u32 = 386
export const SC_GET_MEMPOLICY: u32 = 387
export const SC_SYNC_FILE_RANGE: u32 = 388
export const SC_PROCESS_MADVISE: u32 = 389
export const SC_MEMBARRIER: u32 = 390
export const SC_IOPL: u32 = 391
export const SC_CLOSE_RANGE: u32 = 392
export const SC_FANOTIFY_MARK: u32 = 393
export const SC_RECV: u32 = 394
export const SC_SEND: u32 = 395
export const SC_SCHED_PROCESS_EXIT: u32 = 396
export const SC_SCHED_SWITCH: u32 = 397
export const SC_PAGE_FAULT_USER: u32 = 398
export const SC_PAGE_FAULT_KERNEL: u32 = 399
export const SC_SIGNAL_DELIVER: u32 = 400
export const SC_TIMERFD: u32 = 401
export const SC_S390_PCI_MMIO_READ: u32 = 402
export const SC_SIGACTION: u32 = 403
export const SC_S390_PCI_MMIO_WRITE: u32 = 404
export const SC_READDIR: u32 = 405
export const SC_S390_STHYI: u32 = 406
export const SC_SIGSUSPEND: u32 = 407
export const SC_IDLE: u32 = 408
export const SC_S390_RUNTIME_INSTR: u32 = 409
export const SC_SIGRETURN: u32 = 410
export const SC_S390_GUARDED_STORAGE: u32 = 411
export const SC_CACHESTAT: u32 = 412
export const SC_FCHMODAT2: u32 = 413
export const SC_MAP_SHADOW_STACK: u32 = 414
export const SC_RISCV_FLUSH_ICACHE: u32 = 415
export const SC_RISCV_HWPROBE: u32 = 416
export const SC_FUTEX_WAKE: u32 = 417
export const SC_FUTEX_REQUEUE: u32 = 418
export const SC_FUTEX_WAIT: u32 = 419
export const SC_OLDSTAT: u32 = 420
export const SC_SWITCH_ENDIAN: u32 = 421
export const SC_MULTIPLEXER: u32 = 422
export const SC_OLDLSTAT: u32 = 423
export const SC_SPU_CREATE: u32 = 424
export const SC_SYNC_FILE_RANGE2: u32 = 425
export const SC_OLDFSTAT: u32 = 426
export const SC_SPU_RUN: u32 = 427
export const SC_SWAPCONTEXT: u32 = 428
export const SC_PCICONFIG_WRITE: u32 = 429
export const SC_RTAS: u32 = 430
export const SC_PCICONFIG_READ: u32 = 431
export const SC_SYS_DEBUG_SETCONTEXT: u32 = 432
export const SC_VM86: u32 = 433
export const SC_OLDOLDUNAME: u32 = 434
export const SC_SUBPAGE_PROT: u32 = 435
export const SC_PCICONFIG_IOBASE: u32 = 436
export const SC_LISTMOUNT: u32 = 437
export const SC_STATMOUNT: u32 = 438
export const SC_LSM_GET_SELF_ATTR: u32 = 439
export const SC_LSM_SET_SELF_ATTR: u32 = 440
export const SC_LSM_LIST_MODULES: u32 = 441
export const SC_MSEAL: u32 = 442
export const SC_URETPROBE: u32 = 443
export const SC_REMOVEXATTRAT: u32 = 444
export const SC_LISTXATTRAT: u32 = 445
export const SC_GETXATTRAT: u32 = 446
export const SC_SETXATTRAT: u32 = 447
export const SC_OPEN_TREE_ATTR: u32 = 448

export const FD_TYPE_UNKNOWN: u32 = 0
export const FD_TYPE_FILE: u32 = 1
export const FD_TYPE_DIRECTORY: u32 = 2
export const FD_TYPE_IPV4: u32 = 3
export const FD_TYPE_IPV6: u32 = 4
export const FD_TYPE_IPV4_SERVER: u32 = 5
export const FD_TYPE_IPV6_SERVER: u32 = 6
export const FD_TYPE_PIPE: u32 = 7
export const FD_TYPE_UNIX: u32 = 8
export const FD_TYPE_EVENT: u32 = 9
export const FD_TYPE_UNSUPPORTED: u32 = 10
export const FD_TYPE_SIGNALFD: u32 = 11
export const FD_TYPE_EVENTPOLL: u32 = 12
export const FD_TYPE_INOTIFY: u32 = 13
export const FD_TYPE_TIMERFD: u32 = 14
export const FD_TYPE_NETLINK: u32 = 15
export const FD_TYPE_FILE_V2: u32 = 16
export const FD_TYPE_BPF: u32 = 17
export const FD_TYPE_USERFAULTFD: u32 = 18
export const FD_TYPE_IO_URING: u32 = 19
export const FD_TYPE_MEMFD: u32 = 20
export const FD_TYPE_PIDFD: u32 = 21
export const FD_TYPE_COUNT: u32 = 22

const NATIVE_SYSCALL: usize = memory.data<u16>([
  3, 4, 5, 6, 14, 20, 50, 105, 15, 55, 75, 56, 32, 107, 108, 298, 34, 294, 295, 87, 88, 23, 30, 84,
  99, 104, 86, 138, 139, 267, 297, 268, 29, 40, 21, 103, 66, 19, 65, 16, 116, 241, 243, 245, 249,
  250, 254, 256, 251, 242, 244, 246, 247, 248, 252, 253, 327, 303, 304, 324, 2, 69, 25, 67, 260,
  259, 261, 266, 264, 262, 263, 265, 35, 85, 72, 90, 57, 58, 83, 113, 10, 80, 26, 27, 28, 7, 8, 9,
  49, 51, 13, 59, 132, 127, 118, 37, 47, 117, 46, 71, 31, 18, 119, 64, 120, 133, 134, 121, 122, 36,
  41, 42, 43, 123, 124, 125, 126, 128, 129, 130, 131, 79, 135, 136, 89, 114, 115, 109, 110, 111,
  112, 317, 22, 12, 52, 82, 39, 62, 63, 81, 60, 61, 95, 96, 97, 98, 100, 101, 102, 91, 92, 93, 94,
  68, 366, 137, 385, 106, 296, 74, 45, 38, 24, 33, 48, 17, 323, 53, 70, 54, 44, 73, 391, 344, 381,
  76, 77, 372, 386, 78, 378, 375, 0, 0, 0, 0, 140, 373, 141, 142, 143, 144, 145, 146, 147, 148, 149,
  150, 151, 152, 153, 11, 154, 155, 156, 157, 159, 160, 161, 162, 163, 158, 365, 165, 364, 379, 168,
  240, 169, 1, 371, 319, 170, 171, 172, 173, 174, 175, 176, 177, 178, 164, 167, 166, 179, 180, 0,
  363, 368, 387, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 192, 193, 194, 195, 196,
  357, 197, 198, 199, 200, 201, 300, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213,
  214, 215, 388, 216, 358, 219, 218, 220, 221, 222, 299, 223, 224, 258, 225, 226, 227, 228, 229,
  230, 231, 232, 233, 234, 257, 235, 393, 236, 376, 329, 237, 238, 255, 239, 217, 301, 302, 361,
  314, 362, 383, 320, 316, 318, 342, 345, 315, 325, 321, 390, 333, 326, 359, 360, 350, 349, 351,
  367, 369, 380, 443, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 348, 330,
  331, 332, 339, 340, 338, 335, 337, 336, 347, 328, 392, 322, 346, 384, 389, 356, 341, 353, 352,
  355, 354, 343, 377, 374, 370, 412, 413, 414, 417, 419, 418, 438, 437, 439, 440, 441, 442, 447,
  446, 445, 444, 448, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])

/** Portable code (SC_*) of a native x86_64 number; 0 for none. */
export function syscallByNative(number: u32): u32 {
  return number < 512 ? load<u16>(NATIVE_SYSCALL + (number << 1)) : 0
}

const FD_TYPE_CHAR: usize = memory.data<u8>([
  111, 102, 100, 52, 54, 52, 54, 112, 117, 101, 111, 115, 108, 105, 116, 110, 102, 98, 117, 114,
  109, 80,
])

/** fd.typechar of a kind below FD_TYPE_COUNT. */
export function fdTypeChar(type: u32): u32 {
  return load<u8>(FD_TYPE_CHAR + type)
}

const ERRNO_NAMED: u32 = 531
const ERRNO_NAME_AT: usize = memory.data<u16>([
  0, 0, 5, 11, 16, 21, 24, 29, 34, 41, 46, 52, 58, 64, 70, 76, 83, 88, 94, 99, 105, 112, 118, 124,
  130, 136, 142, 149, 154, 160, 166, 171, 177, 182, 186, 192, 199, 211, 217, 223, 232, 0, 237, 243,
  248, 254, 262, 268, 274, 280, 287, 293, 299, 304, 309, 315, 321, 328, 0, 335, 341, 347, 354, 359,
  364, 370, 376, 383, 390, 394, 400, 405, 411, 420, 427, 434, 443, 451, 457, 464, 471, 478, 485,
  492, 500, 506, 514, 522, 528, 536, 548, 556, 566, 577, 592, 607, 617, 629, 641, 651, 664, 672,
  683, 692, 704, 714, 721, 728, 736, 745, 757, 766, 778, 787, 799, 807, 818, 824, 831, 838, 845,
  851, 860, 866, 875, 886, 895, 901, 912, 923, 935, 945, 960, 967, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 976, 987, 1001, 1015, 1026, 1047, 1059, 1069, 0, 1077, 1087, 1095, 1105, 1113, 1122,
  1134, 1142, 1150, 1161,
])
const ERRNO_NAME_LENGTH: usize = memory.data<u8>([
  0, 5, 6, 5, 5, 3, 5, 5, 7, 5, 6, 6, 6, 6, 6, 7, 5, 6, 5, 6, 7, 6, 6, 6, 6, 6, 7, 5, 6, 6, 5, 6, 5,
  4, 6, 7, 12, 6, 6, 9, 5, 0, 6, 5, 6, 8, 6, 6, 6, 7, 6, 6, 5, 5, 6, 6, 7, 7, 0, 6, 6, 7, 5, 5, 6,
  6, 7, 7, 4, 6, 5, 6, 9, 7, 7, 9, 8, 6, 7, 7, 7, 7, 7, 8, 6, 8, 8, 6, 8, 12, 8, 10, 11, 15, 15, 10,
  12, 12, 10, 13, 8, 11, 9, 12, 10, 7, 7, 8, 9, 12, 9, 12, 9, 12, 8, 11, 6, 7, 7, 7, 6, 9, 6, 9, 11,
  9, 6, 11, 11, 12, 10, 15, 7, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 14, 14, 11, 21,
  12, 10, 8, 0, 10, 8, 10, 8, 9, 12, 8, 8, 11, 10,
])

export function errnoName(index: u32): usize {
  return index < ERRNO_NAMED && load<u8>(ERRNO_NAME_LENGTH + index) != 0
    ? NAMES + load<u16>(ERRNO_NAME_AT + (index << 1))
    : 0
}

export function errnoNameLength(index: u32): u32 {
  return index < ERRNO_NAMED ? load<u8>(ERRNO_NAME_LENGTH + index) : 0
}

const SIGNAL_NAMED: u32 = 32
const SIGNAL_NAME_AT: usize = memory.data<u16>([
  0, 1171, 1177, 1183, 1190, 1196, 1203, 1210, 1216, 1222, 1229, 1236, 1243, 1250, 1257, 1264, 1271,
  1280, 1287, 1294, 1301, 1308, 1315, 1322, 1328, 1335, 1342, 1351, 1358, 1366, 1371, 1377,
])
const SIGNAL_NAME_LENGTH: usize = memory.data<u8>([
  0, 6, 6, 7, 6, 7, 7, 6, 6, 7, 7, 7, 7, 7, 7, 7, 9, 7, 7, 7, 7, 7, 7, 6, 7, 7, 9, 7, 8, 5, 6, 6,
])

export function signalName(index: u32): usize {
  return index < SIGNAL_NAMED && load<u8>(SIGNAL_NAME_LENGTH + index) != 0
    ? NAMES + load<u16>(SIGNAL_NAME_AT + (index << 1))
    : 0
}

export function signalNameLength(index: u32): u32 {
  return index < SIGNAL_NAMED ? load<u8>(SIGNAL_NAME_LENGTH + index) : 0
}

const CAPABILITY_NAMED: u32 = 41
const CAPABILITY_NAME_AT: usize = memory.data<u16>([
  1383, 1392, 1408, 1427, 1437, 1447, 1455, 1465, 1475, 1486, 1505, 1525, 1542, 1555, 1566, 1578,
  1591, 1605, 1618, 1632, 1646, 1659, 1672, 1684, 1696, 1712, 1724, 1742, 1751, 1760, 1775, 1792,
  1803, 1819, 1832, 1842, 1856, 1873, 1887, 1898, 1905,
])
const CAPABILITY_NAME_LENGTH: usize = memory.data<u8>([
  9, 16, 19, 10, 10, 8, 10, 10, 11, 19, 20, 17, 13, 11, 12, 13, 14, 13, 14, 14, 13, 13, 12, 12, 16,
  12, 18, 9, 9, 15, 17, 11, 16, 13, 10, 14, 17, 14, 11, 7, 22,
])

export function capabilityName(index: u32): usize {
  return index < CAPABILITY_NAMED && load<u8>(CAPABILITY_NAME_LENGTH + index) != 0
    ? NAMES + load<u16>(CAPABILITY_NAME_AT + (index << 1))
    : 0
}

export function capabilityNameLength(index: u32): u32 {
  return index < CAPABILITY_NAMED ? load<u8>(CAPABILITY_NAME_LENGTH + index) : 0
}

const SYSCALL_NAMED: u32 = 449
const SYSCALL_NAME_AT: usize = memory.data<u16>([
  0, 1927, 1942, 1946, 1950, 1955, 1959, 1964, 1969, 1973, 1979, 1984, 1988, 1993, 1998, 2002, 2007,
  2013, 2018, 2024, 2029, 2034, 2039, 2044, 2050, 2054, 2058, 2064, 2069, 2074, 2077, 2081, 2086,
  2089, 2093, 2098, 2103, 2110, 2115, 2121, 2126, 2130, 2137, 2144, 2150, 2161, 2170, 2179, 2191,
  2203, 2210, 2215, 2223, 2229, 2235, 2241, 2245, 2251, 2259, 2268, 2274, 2285, 2296, 2302, 2309,
  2315, 2324, 2333, 2338, 2345, 2350, 2357, 2364, 2369, 2382, 2390, 2398, 2409, 2422, 2430, 2437,
  2443, 2448, 2459, 2467, 2473, 2478, 2483, 2488, 2494, 2500, 2509, 2514, 2521, 2529, 2539, 2553,
  2567, 2585, 2603, 2614, 2636, 2658, 2679, 2688, 2694, 2698, 2703, 2715, 2729, 2742, 2757, 2772,
  2785, 2791, 2797, 2803, 2811, 2820, 2826, 2832, 2838, 2845, 2852, 2860, 2868, 2877, 2886, 2892,
  2901, 2910, 2919, 2928, 2933, 2939, 2945, 2953, 2961, 2971, 2978, 2985, 2991, 2999, 3008, 3017,
  3025, 3034, 3043, 3052, 3062, 3072, 3083, 3095, 3107, 3112, 3117, 3134, 3151, 3166, 3181, 3189,
  3199, 3211, 3220, 3229, 3239, 3251, 3260, 3270, 3286, 3301, 3313, 3326, 3339, 3355, 3367, 3380,
  3393, 3405, 3420, 3426, 3432, 3439, 3448, 3460, 3475, 3484, 3497, 3507, 3513, 3520, 3531, 3537,
  3547, 3557, 3569, 3586, 3602, 3608, 3615, 3622, 3630, 3639, 3647, 3655, 3661, 3670, 3680, 3688,
  3697, 3705, 3710, 3717, 3732, 3747, 3753, 3756, 3764, 3770, 3781, 3790, 3798, 3812, 3819, 3834,
  3849, 3858, 3866, 3879, 3883, 3888, 3901, 3907, 3914, 3931, 3946, 3959, 3968, 3981, 3987, 3992,
  4002, 4008, 4012, 4019, 4025, 4031, 4042, 4053, 4063, 4069, 4077, 4085, 4095, 4105, 4112, 4120,
  4127, 4135, 4142, 4147, 4153, 4159, 4165, 4171, 4177, 4183, 4188, 4194, 4200, 4208, 4217, 4226,
  4236, 4246, 4253, 4264, 4267, 4277, 4283, 4290, 4297, 4304, 4309, 4319, 4327, 4335, 4345, 4353,
  4359, 4365, 4369, 4374, 4381, 4388, 4395, 4403, 4413, 4418, 4430, 4439, 4449, 4465, 4482, 4486,
  4491, 4499, 4507, 4515, 4524, 4532, 4543, 4554, 4565, 4576, 4588, 4591, 4598, 4609, 4618, 4627,
  4636, 4647, 4654, 4661, 4667, 4675, 4690, 4695, 4701, 4718, 4732, 4746, 4763, 4769, 4778, 4786,
  4792, 4799, 4805, 4814, 4824, 4837, 4849, 4861, 4867, 4882, 4893, 4903, 4920, 4930, 4943, 4952,
  4975, 4986, 5008, 5025, 5037, 5050, 5060, 5067, 5075, 5079, 5092, 5097, 5110, 5124, 5134, 5139,
  5152, 5165, 5188, 5198, 5213, 5222, 5233, 5240, 5257, 5273, 5283, 5297, 5301, 0, 5314, 5327, 5337,
  5344, 5356, 5369, 5384, 5399, 5409, 5413, 5424, 5437, 5441, 5445, 5463, 5475, 5490, 5507, 5521,
  5528, 5546, 5555, 5574, 5581, 5591, 5601, 5605, 5623, 5632, 5652, 5661, 5670, 5686, 5704, 5717,
  5727, 5740, 5750, 5757, 5770, 5781, 5789, 5799, 5815, 5823, 5830, 5841, 5856, 5860, 5874, 5894,
  5898, 5909, 5921, 5937, 5946, 5955, 5972, 5989, 6005, 6010, 6019, 6032, 6043, 6053, 6063,
])
const SYSCALL_NAME_LENGTH: usize = memory.data<u8>([
  0, 15, 4, 4, 5, 4, 5, 5, 4, 6, 5, 4, 5, 5, 4, 5, 6, 5, 6, 5, 5, 5, 5, 6, 4, 4, 6, 5, 5, 3, 4, 5,
  3, 4, 5, 5, 7, 5, 6, 5, 4, 7, 7, 6, 11, 9, 9, 12, 12, 7, 5, 8, 6, 6, 6, 4, 6, 8, 9, 6, 11, 11, 6,
  7, 6, 9, 9, 5, 7, 5, 7, 7, 5, 13, 8, 8, 11, 13, 8, 7, 6, 5, 11, 8, 6, 5, 5, 5, 6, 6, 9, 5, 7, 8,
  10, 14, 14, 18, 18, 11, 22, 22, 21, 9, 6, 4, 5, 12, 14, 13, 15, 15, 13, 6, 6, 6, 8, 9, 6, 6, 6, 7,
  7, 8, 8, 9, 9, 6, 9, 9, 9, 9, 5, 6, 6, 8, 8, 10, 7, 7, 6, 8, 9, 9, 8, 9, 9, 9, 10, 10, 11, 12, 12,
  5, 5, 17, 17, 15, 15, 8, 10, 12, 9, 9, 10, 12, 9, 10, 16, 15, 12, 13, 13, 16, 12, 13, 13, 12, 15,
  6, 6, 7, 9, 12, 15, 9, 13, 10, 6, 7, 11, 6, 10, 10, 12, 17, 16, 6, 7, 7, 8, 9, 8, 8, 6, 9, 10, 8,
  9, 8, 5, 7, 15, 15, 6, 3, 8, 6, 11, 9, 8, 14, 7, 15, 15, 9, 8, 13, 4, 5, 13, 6, 7, 17, 15, 13, 9,
  13, 6, 5, 10, 6, 4, 7, 6, 6, 11, 11, 10, 6, 8, 8, 10, 10, 7, 8, 7, 8, 7, 5, 6, 6, 6, 6, 6, 6, 5,
  6, 6, 8, 9, 9, 10, 10, 7, 11, 3, 10, 6, 7, 7, 7, 5, 10, 8, 8, 10, 8, 6, 6, 4, 5, 7, 7, 7, 8, 10,
  5, 12, 9, 10, 16, 17, 4, 5, 8, 8, 8, 9, 8, 11, 11, 11, 11, 12, 3, 7, 11, 9, 9, 9, 11, 7, 7, 6, 8,
  15, 5, 6, 17, 14, 14, 17, 6, 9, 8, 6, 7, 6, 9, 10, 13, 12, 12, 6, 15, 11, 10, 17, 10, 13, 9, 23,
  11, 22, 17, 12, 13, 10, 7, 8, 4, 13, 5, 13, 14, 10, 5, 13, 13, 23, 10, 15, 9, 11, 7, 17, 16, 10,
  14, 4, 13, 0, 13, 10, 7, 12, 13, 15, 15, 10, 4, 11, 13, 4, 4, 18, 12, 15, 17, 14, 7, 18, 9, 19, 7,
  10, 10, 4, 18, 9, 20, 9, 9, 16, 18, 13, 10, 13, 10, 7, 13, 11, 8, 10, 16, 8, 7, 11, 15, 4, 14, 20,
  4, 11, 12, 16, 9, 9, 17, 17, 16, 5, 9, 13, 11, 10, 10, 14,
])

export function syscallName(index: u32): usize {
  return index < SYSCALL_NAMED && load<u8>(SYSCALL_NAME_LENGTH + index) != 0
    ? NAMES + load<u16>(SYSCALL_NAME_AT + (index << 1))
    : 0
}

export function syscallNameLength(index: u32): u32 {
  return index < SYSCALL_NAMED ? load<u8>(SYSCALL_NAME_LENGTH + index) : 0
}

const CATEGORY_NAMED: u32 = 19
const CATEGORY_NAME_AT: usize = memory.data<u16>([
  6077, 6084, 6089, 6093, 4264, 6096, 6102, 6109, 6114, 4359, 6120, 1984, 6124, 6134, 6141, 6149,
  6157, 6161, 6170,
])
const CATEGORY_NAME_LENGTH: usize = memory.data<u8>([
  7, 5, 4, 3, 3, 6, 7, 5, 6, 6, 4, 4, 10, 7, 8, 8, 4, 9, 8,
])

export function categoryName(index: u32): usize {
  return index < CATEGORY_NAMED && load<u8>(CATEGORY_NAME_LENGTH + index) != 0
    ? NAMES + load<u16>(CATEGORY_NAME_AT + (index << 1))
    : 0
}

export function categoryNameLength(index: u32): u32 {
  return index < CATEGORY_NAMED ? load<u8>(CATEGORY_NAME_LENGTH + index) : 0
}

const FD_TYPE_NAMED: u32 = 22
const FD_TYPE_NAME_AT: usize = memory.data<u16>([
  6178, 6089, 6182, 6191, 6195, 6191, 6195, 2077, 6199, 6203, 6178, 3790, 6208, 6217, 5521, 6224,
  6089, 4588, 4636, 6231, 6239, 6244,
])
const FD_TYPE_NAME_LENGTH: usize = memory.data<u8>([
  4, 4, 9, 4, 4, 4, 4, 4, 4, 5, 4, 8, 9, 7, 7, 7, 4, 3, 11, 8, 5, 5,
])

export function fdTypeName(index: u32): usize {
  return index < FD_TYPE_NAMED && load<u8>(FD_TYPE_NAME_LENGTH + index) != 0
    ? NAMES + load<u16>(FD_TYPE_NAME_AT + (index << 1))
    : 0
}

export function fdTypeNameLength(index: u32): u32 {
  return index < FD_TYPE_NAMED ? load<u8>(FD_TYPE_NAME_LENGTH + index) : 0
}

const L4_PROTOCOL_NAMED: u32 = 6
const L4_PROTOCOL_NAME_AT: usize = memory.data<u16>([
  6178, 6178, 6249, 6252, 6255, 6259,
])
const L4_PROTOCOL_NAME_LENGTH: usize = memory.data<u8>([
  4, 4, 3, 3, 4, 3,
])

export function l4ProtocolName(index: u32): usize {
  return index < L4_PROTOCOL_NAMED && load<u8>(L4_PROTOCOL_NAME_LENGTH + index) != 0
    ? NAMES + load<u16>(L4_PROTOCOL_NAME_AT + (index << 1))
    : 0
}

export function l4ProtocolNameLength(index: u32): u32 {
  return index < L4_PROTOCOL_NAMED ? load<u8>(L4_PROTOCOL_NAME_LENGTH + index) : 0
}

const NAMES: usize = memory.data<u8>([
  69, 80, 69, 82, 77, 69, 78, 79, 69, 78, 84, 69, 83, 82, 67, 72, 69, 73, 78, 84, 82, 69, 73, 79,
  69, 78, 88, 73, 79, 69, 50, 66, 73, 71, 69, 78, 79, 69, 88, 69, 67, 69, 66, 65, 68, 70, 69, 67,
  72, 73, 76, 68, 69, 65, 71, 65, 73, 78, 69, 78, 79, 77, 69, 77, 69, 65, 67, 67, 69, 83, 69, 70,
  65, 85, 76, 84, 69, 78, 79, 84, 66, 76, 75, 69, 66, 85, 83, 89, 69, 69, 88, 73, 83, 84, 69, 88,
  68, 69, 86, 69, 78, 79, 68, 69, 86, 69, 78, 79, 84, 68, 73, 82, 69, 73, 83, 68, 73, 82, 69, 73,
  78, 86, 65, 76, 69, 78, 70, 73, 76, 69, 69, 77, 70, 73, 76, 69, 69, 78, 79, 84, 84, 89, 69, 84,
  88, 84, 66, 83, 89, 69, 70, 66, 73, 71, 69, 78, 79, 83, 80, 67, 69, 83, 80, 73, 80, 69, 69, 82,
  79, 70, 83, 69, 77, 76, 73, 78, 75, 69, 80, 73, 80, 69, 69, 68, 79, 77, 69, 82, 65, 78, 71, 69,
  69, 68, 69, 65, 68, 76, 75, 69, 78, 65, 77, 69, 84, 79, 79, 76, 79, 78, 71, 69, 78, 79, 76, 67,
  75, 69, 78, 79, 83, 89, 83, 69, 78, 79, 84, 69, 77, 80, 84, 89, 69, 76, 79, 79, 80, 69, 78, 79,
  77, 83, 71, 69, 73, 68, 82, 77, 69, 67, 72, 82, 78, 71, 69, 76, 50, 78, 83, 89, 78, 67, 69, 76,
  51, 72, 76, 84, 69, 76, 51, 82, 83, 84, 69, 76, 78, 82, 78, 71, 69, 85, 78, 65, 84, 67, 72, 69,
  78, 79, 67, 83, 73, 69, 76, 50, 72, 76, 84, 69, 66, 65, 68, 69, 69, 66, 65, 68, 82, 69, 88, 70,
  85, 76, 76, 69, 78, 79, 65, 78, 79, 69, 66, 65, 68, 82, 81, 67, 69, 66, 65, 68, 83, 76, 84, 69,
  66, 70, 79, 78, 84, 69, 78, 79, 83, 84, 82, 69, 78, 79, 68, 65, 84, 65, 69, 84, 73, 77, 69, 69,
  78, 79, 83, 82, 69, 78, 79, 78, 69, 84, 69, 78, 79, 80, 75, 71, 69, 82, 69, 77, 79, 84, 69, 69,
  78, 79, 76, 73, 78, 75, 69, 65, 68, 86, 69, 83, 82, 77, 78, 84, 69, 67, 79, 77, 77, 69, 80, 82,
  79, 84, 79, 69, 77, 85, 76, 84, 73, 72, 79, 80, 69, 68, 79, 84, 68, 79, 84, 69, 66, 65, 68, 77,
  83, 71, 69, 79, 86, 69, 82, 70, 76, 79, 87, 69, 78, 79, 84, 85, 78, 73, 81, 69, 66, 65, 68, 70,
  68, 69, 82, 69, 77, 67, 72, 71, 69, 76, 73, 66, 65, 67, 67, 69, 76, 73, 66, 66, 65, 68, 69, 76,
  73, 66, 83, 67, 78, 69, 76, 73, 66, 77, 65, 88, 69, 76, 73, 66, 69, 88, 69, 67, 69, 73, 76, 83,
  69, 81, 69, 82, 69, 83, 84, 65, 82, 84, 69, 83, 84, 82, 80, 73, 80, 69, 69, 85, 83, 69, 82, 83,
  69, 78, 79, 84, 83, 79, 67, 75, 69, 68, 69, 83, 84, 65, 68, 68, 82, 82, 69, 81, 69, 77, 83, 71,
  83, 73, 90, 69, 69, 80, 82, 79, 84, 79, 84, 89, 80, 69, 69, 78, 79, 80, 82, 79, 84, 79, 79, 80,
  84, 69, 80, 82, 79, 84, 79, 78, 79, 83, 85, 80, 80, 79, 82, 84, 69, 83, 79, 67, 75, 84, 78, 79,
  83, 85, 80, 80, 79, 82, 84, 69, 79, 80, 78, 79, 84, 83, 85, 80, 80, 69, 80, 70, 78, 79, 83, 85,
  80, 80, 79, 82, 84, 69, 65, 70, 78, 79, 83, 85, 80, 80, 79, 82, 84, 69, 65, 68, 68, 82, 73, 78,
  85, 83, 69, 69, 65, 68, 68, 82, 78, 79, 84, 65, 86, 65, 73, 76, 69, 78, 69, 84, 68, 79, 87, 78,
  69, 78, 69, 84, 85, 78, 82, 69, 65, 67, 72, 69, 78, 69, 84, 82, 69, 83, 69, 84, 69, 67, 79, 78,
  78, 65, 66, 79, 82, 84, 69, 68, 69, 67, 79, 78, 78, 82, 69, 83, 69, 84, 69, 78, 79, 66, 85, 70,
  83, 69, 73, 83, 67, 79, 78, 78, 69, 78, 79, 84, 67, 79, 78, 78, 69, 83, 72, 85, 84, 68, 79, 87,
  78, 69, 84, 79, 79, 77, 65, 78, 89, 82, 69, 70, 83, 69, 84, 73, 77, 69, 68, 79, 85, 84, 69, 67,
  79, 78, 78, 82, 69, 70, 85, 83, 69, 68, 69, 72, 79, 83, 84, 68, 79, 87, 78, 69, 72, 79, 83, 84,
  85, 78, 82, 69, 65, 67, 72, 69, 65, 76, 82, 69, 65, 68, 89, 69, 73, 78, 80, 82, 79, 71, 82, 69,
  83, 83, 69, 83, 84, 65, 76, 69, 69, 85, 67, 76, 69, 65, 78, 69, 78, 79, 84, 78, 65, 77, 69, 78,
  65, 86, 65, 73, 76, 69, 73, 83, 78, 65, 77, 69, 82, 69, 77, 79, 84, 69, 73, 79, 69, 68, 81, 85,
  79, 84, 69, 78, 79, 77, 69, 68, 73, 85, 77, 69, 77, 69, 68, 73, 85, 77, 84, 89, 80, 69, 69, 67,
  65, 78, 67, 69, 76, 69, 68, 69, 78, 79, 75, 69, 89, 69, 75, 69, 89, 69, 88, 80, 73, 82, 69, 68,
  69, 75, 69, 89, 82, 69, 86, 79, 75, 69, 68, 69, 75, 69, 89, 82, 69, 74, 69, 67, 84, 69, 68, 69,
  79, 87, 78, 69, 82, 68, 69, 65, 68, 69, 78, 79, 84, 82, 69, 67, 79, 86, 69, 82, 65, 66, 76, 69,
  69, 82, 70, 75, 73, 76, 76, 69, 72, 87, 80, 79, 73, 83, 79, 78, 69, 82, 69, 83, 84, 65, 82, 84,
  83, 89, 83, 69, 82, 69, 83, 84, 65, 82, 84, 78, 79, 73, 78, 84, 82, 69, 82, 69, 83, 84, 65, 82,
  84, 78, 79, 72, 65, 78, 68, 69, 78, 79, 73, 79, 67, 84, 76, 67, 77, 68, 69, 82, 69, 83, 84, 65,
  82, 84, 95, 82, 69, 83, 84, 65, 82, 84, 66, 76, 79, 67, 75, 69, 80, 82, 79, 66, 69, 95, 68, 69,
  70, 69, 82, 69, 79, 80, 69, 78, 83, 84, 65, 76, 69, 69, 78, 79, 80, 65, 82, 65, 77, 69, 66, 65,
  68, 72, 65, 78, 68, 76, 69, 69, 78, 79, 84, 83, 89, 78, 67, 69, 66, 65, 68, 67, 79, 79, 75, 73,
  69, 69, 78, 79, 84, 83, 85, 80, 80, 69, 84, 79, 79, 83, 77, 65, 76, 76, 69, 83, 69, 82, 86, 69,
  82, 70, 65, 85, 76, 84, 69, 66, 65, 68, 84, 89, 80, 69, 69, 74, 85, 75, 69, 66, 79, 88, 69, 73,
  79, 67, 66, 81, 85, 69, 85, 69, 68, 69, 73, 79, 67, 66, 82, 69, 84, 82, 89, 83, 73, 71, 72, 85,
  80, 83, 73, 71, 73, 78, 84, 83, 73, 71, 81, 85, 73, 84, 83, 73, 71, 73, 76, 76, 83, 73, 71, 84,
  82, 65, 80, 83, 73, 71, 65, 66, 82, 84, 83, 73, 71, 66, 85, 83, 83, 73, 71, 70, 80, 69, 83, 73,
  71, 75, 73, 76, 76, 83, 73, 71, 85, 83, 82, 49, 83, 73, 71, 83, 69, 71, 86, 83, 73, 71, 85, 83,
  82, 50, 83, 73, 71, 80, 73, 80, 69, 83, 73, 71, 65, 76, 82, 77, 83, 73, 71, 84, 69, 82, 77, 83,
  73, 71, 83, 84, 75, 70, 76, 84, 83, 73, 71, 67, 72, 76, 68, 83, 73, 71, 67, 79, 78, 84, 83, 73,
  71, 83, 84, 79, 80, 83, 73, 71, 84, 83, 84, 80, 83, 73, 71, 84, 84, 73, 78, 83, 73, 71, 84, 84,
  79, 85, 83, 73, 71, 85, 82, 71, 83, 73, 71, 88, 67, 80, 85, 83, 73, 71, 88, 70, 83, 90, 83, 73,
  71, 86, 84, 65, 76, 82, 77, 83, 73, 71, 80, 82, 79, 70, 83, 73, 71, 87, 73, 78, 67, 72, 83, 73,
  71, 73, 79, 83, 73, 71, 80, 87, 82, 83, 73, 71, 83, 89, 83, 67, 65, 80, 95, 67, 72, 79, 87, 78,
  67, 65, 80, 95, 68, 65, 67, 95, 79, 86, 69, 82, 82, 73, 68, 69, 67, 65, 80, 95, 68, 65, 67, 95,
  82, 69, 65, 68, 95, 83, 69, 65, 82, 67, 72, 67, 65, 80, 95, 70, 79, 87, 78, 69, 82, 67, 65, 80,
  95, 70, 83, 69, 84, 73, 68, 67, 65, 80, 95, 75, 73, 76, 76, 67, 65, 80, 95, 83, 69, 84, 71, 73,
  68, 67, 65, 80, 95, 83, 69, 84, 85, 73, 68, 67, 65, 80, 95, 83, 69, 84, 80, 67, 65, 80, 67, 65,
  80, 95, 76, 73, 78, 85, 88, 95, 73, 77, 77, 85, 84, 65, 66, 76, 69, 67, 65, 80, 95, 78, 69, 84,
  95, 66, 73, 78, 68, 95, 83, 69, 82, 86, 73, 67, 69, 67, 65, 80, 95, 78, 69, 84, 95, 66, 82, 79,
  65, 68, 67, 65, 83, 84, 67, 65, 80, 95, 78, 69, 84, 95, 65, 68, 77, 73, 78, 67, 65, 80, 95, 78,
  69, 84, 95, 82, 65, 87, 67, 65, 80, 95, 73, 80, 67, 95, 76, 79, 67, 75, 67, 65, 80, 95, 73, 80,
  67, 95, 79, 87, 78, 69, 82, 67, 65, 80, 95, 83, 89, 83, 95, 77, 79, 68, 85, 76, 69, 67, 65, 80,
  95, 83, 89, 83, 95, 82, 65, 87, 73, 79, 67, 65, 80, 95, 83, 89, 83, 95, 67, 72, 82, 79, 79, 84,
  67, 65, 80, 95, 83, 89, 83, 95, 80, 84, 82, 65, 67, 69, 67, 65, 80, 95, 83, 89, 83, 95, 80, 65,
  67, 67, 84, 67, 65, 80, 95, 83, 89, 83, 95, 65, 68, 77, 73, 78, 67, 65, 80, 95, 83, 89, 83, 95,
  66, 79, 79, 84, 67, 65, 80, 95, 83, 89, 83, 95, 78, 73, 67, 69, 67, 65, 80, 95, 83, 89, 83, 95,
  82, 69, 83, 79, 85, 82, 67, 69, 67, 65, 80, 95, 83, 89, 83, 95, 84, 73, 77, 69, 67, 65, 80, 95,
  83, 89, 83, 95, 84, 84, 89, 95, 67, 79, 78, 70, 73, 71, 67, 65, 80, 95, 77, 75, 78, 79, 68, 67,
  65, 80, 95, 76, 69, 65, 83, 69, 67, 65, 80, 95, 65, 85, 68, 73, 84, 95, 87, 82, 73, 84, 69, 67,
  65, 80, 95, 65, 85, 68, 73, 84, 95, 67, 79, 78, 84, 82, 79, 76, 67, 65, 80, 95, 83, 69, 84, 70,
  67, 65, 80, 67, 65, 80, 95, 77, 65, 67, 95, 79, 86, 69, 82, 82, 73, 68, 69, 67, 65, 80, 95, 77,
  65, 67, 95, 65, 68, 77, 73, 78, 67, 65, 80, 95, 83, 89, 83, 76, 79, 71, 67, 65, 80, 95, 87, 65,
  75, 69, 95, 65, 76, 65, 82, 77, 67, 65, 80, 95, 66, 76, 79, 67, 75, 95, 83, 85, 83, 80, 69, 78,
  68, 67, 65, 80, 95, 65, 85, 68, 73, 84, 95, 82, 69, 65, 68, 67, 65, 80, 95, 80, 69, 82, 70, 77,
  79, 78, 67, 65, 80, 95, 66, 80, 70, 67, 65, 80, 95, 67, 72, 69, 67, 75, 80, 79, 73, 78, 84, 95,
  82, 69, 83, 84, 79, 82, 69, 114, 101, 115, 116, 97, 114, 116, 95, 115, 121, 115, 99, 97, 108, 108,
  101, 120, 105, 116, 114, 101, 97, 100, 119, 114, 105, 116, 101, 111, 112, 101, 110, 99, 108, 111,
  115, 101, 99, 114, 101, 97, 116, 108, 105, 110, 107, 117, 110, 108, 105, 110, 107, 99, 104, 100,
  105, 114, 116, 105, 109, 101, 109, 107, 110, 111, 100, 99, 104, 109, 111, 100, 115, 116, 97, 116,
  108, 115, 101, 101, 107, 103, 101, 116, 112, 105, 100, 109, 111, 117, 110, 116, 112, 116, 114, 97,
  99, 101, 97, 108, 97, 114, 109, 102, 115, 116, 97, 116, 112, 97, 117, 115, 101, 117, 116, 105,
  109, 101, 97, 99, 99, 101, 115, 115, 115, 121, 110, 99, 107, 105, 108, 108, 114, 101, 110, 97,
  109, 101, 109, 107, 100, 105, 114, 114, 109, 100, 105, 114, 100, 117, 112, 112, 105, 112, 101,
  116, 105, 109, 101, 115, 98, 114, 107, 97, 99, 99, 116, 105, 111, 99, 116, 108, 102, 99, 110, 116,
  108, 115, 101, 116, 112, 103, 105, 100, 117, 109, 97, 115, 107, 99, 104, 114, 111, 111, 116, 117,
  115, 116, 97, 116, 100, 117, 112, 50, 103, 101, 116, 112, 112, 105, 100, 103, 101, 116, 112, 103,
  114, 112, 115, 101, 116, 115, 105, 100, 115, 101, 116, 104, 111, 115, 116, 110, 97, 109, 101, 115,
  101, 116, 114, 108, 105, 109, 105, 116, 103, 101, 116, 114, 117, 115, 97, 103, 101, 103, 101, 116,
  116, 105, 109, 101, 111, 102, 100, 97, 121, 115, 101, 116, 116, 105, 109, 101, 111, 102, 100, 97,
  121, 115, 121, 109, 108, 105, 110, 107, 108, 115, 116, 97, 116, 114, 101, 97, 100, 108, 105, 110,
  107, 117, 115, 101, 108, 105, 98, 115, 119, 97, 112, 111, 110, 114, 101, 98, 111, 111, 116, 109,
  109, 97, 112, 109, 117, 110, 109, 97, 112, 116, 114, 117, 110, 99, 97, 116, 101, 102, 116, 114,
  117, 110, 99, 97, 116, 101, 102, 99, 104, 109, 111, 100, 103, 101, 116, 112, 114, 105, 111, 114,
  105, 116, 121, 115, 101, 116, 112, 114, 105, 111, 114, 105, 116, 121, 115, 116, 97, 116, 102, 115,
  102, 115, 116, 97, 116, 102, 115, 115, 121, 115, 108, 111, 103, 115, 101, 116, 105, 116, 105, 109,
  101, 114, 103, 101, 116, 105, 116, 105, 109, 101, 114, 117, 110, 97, 109, 101, 118, 104, 97, 110,
  103, 117, 112, 119, 97, 105, 116, 52, 115, 119, 97, 112, 111, 102, 102, 115, 121, 115, 105, 110,
  102, 111, 102, 115, 121, 110, 99, 115, 101, 116, 100, 111, 109, 97, 105, 110, 110, 97, 109, 101,
  97, 100, 106, 116, 105, 109, 101, 120, 109, 112, 114, 111, 116, 101, 99, 116, 105, 110, 105, 116,
  95, 109, 111, 100, 117, 108, 101, 100, 101, 108, 101, 116, 101, 95, 109, 111, 100, 117, 108, 101,
  113, 117, 111, 116, 97, 99, 116, 108, 103, 101, 116, 112, 103, 105, 100, 102, 99, 104, 100, 105,
  114, 115, 121, 115, 102, 115, 112, 101, 114, 115, 111, 110, 97, 108, 105, 116, 121, 103, 101, 116,
  100, 101, 110, 116, 115, 115, 101, 108, 101, 99, 116, 102, 108, 111, 99, 107, 109, 115, 121, 110,
  99, 114, 101, 97, 100, 118, 119, 114, 105, 116, 101, 118, 103, 101, 116, 115, 105, 100, 102, 100,
  97, 116, 97, 115, 121, 110, 99, 109, 108, 111, 99, 107, 109, 117, 110, 108, 111, 99, 107, 109,
  108, 111, 99, 107, 97, 108, 108, 109, 117, 110, 108, 111, 99, 107, 97, 108, 108, 115, 99, 104,
  101, 100, 95, 115, 101, 116, 112, 97, 114, 97, 109, 115, 99, 104, 101, 100, 95, 103, 101, 116,
  112, 97, 114, 97, 109, 115, 99, 104, 101, 100, 95, 115, 101, 116, 115, 99, 104, 101, 100, 117,
  108, 101, 114, 115, 99, 104, 101, 100, 95, 103, 101, 116, 115, 99, 104, 101, 100, 117, 108, 101,
  114, 115, 99, 104, 101, 100, 95, 121, 105, 101, 108, 100, 115, 99, 104, 101, 100, 95, 103, 101,
  116, 95, 112, 114, 105, 111, 114, 105, 116, 121, 95, 109, 97, 120, 115, 99, 104, 101, 100, 95,
  103, 101, 116, 95, 112, 114, 105, 111, 114, 105, 116, 121, 95, 109, 105, 110, 115, 99, 104, 101,
  100, 95, 114, 114, 95, 103, 101, 116, 95, 105, 110, 116, 101, 114, 118, 97, 108, 110, 97, 110,
  111, 115, 108, 101, 101, 112, 109, 114, 101, 109, 97, 112, 112, 111, 108, 108, 112, 114, 99, 116,
  108, 114, 116, 95, 115, 105, 103, 97, 99, 116, 105, 111, 110, 114, 116, 95, 115, 105, 103, 112,
  114, 111, 99, 109, 97, 115, 107, 114, 116, 95, 115, 105, 103, 112, 101, 110, 100, 105, 110, 103,
  114, 116, 95, 115, 105, 103, 116, 105, 109, 101, 100, 119, 97, 105, 116, 114, 116, 95, 115, 105,
  103, 113, 117, 101, 117, 101, 105, 110, 102, 111, 114, 116, 95, 115, 105, 103, 115, 117, 115, 112,
  101, 110, 100, 103, 101, 116, 99, 119, 100, 99, 97, 112, 103, 101, 116, 99, 97, 112, 115, 101,
  116, 115, 101, 110, 100, 102, 105, 108, 101, 103, 101, 116, 114, 108, 105, 109, 105, 116, 108, 99,
  104, 111, 119, 110, 103, 101, 116, 117, 105, 100, 103, 101, 116, 103, 105, 100, 103, 101, 116,
  101, 117, 105, 100, 103, 101, 116, 101, 103, 105, 100, 115, 101, 116, 114, 101, 117, 105, 100,
  115, 101, 116, 114, 101, 103, 105, 100, 103, 101, 116, 103, 114, 111, 117, 112, 115, 115, 101,
  116, 103, 114, 111, 117, 112, 115, 102, 99, 104, 111, 119, 110, 115, 101, 116, 114, 101, 115, 117,
  105, 100, 103, 101, 116, 114, 101, 115, 117, 105, 100, 115, 101, 116, 114, 101, 115, 103, 105,
  100, 103, 101, 116, 114, 101, 115, 103, 105, 100, 99, 104, 111, 119, 110, 115, 101, 116, 117, 105,
  100, 115, 101, 116, 103, 105, 100, 115, 101, 116, 102, 115, 117, 105, 100, 115, 101, 116, 102,
  115, 103, 105, 100, 112, 105, 118, 111, 116, 95, 114, 111, 111, 116, 109, 105, 110, 99, 111, 114,
  101, 109, 97, 100, 118, 105, 115, 101, 103, 101, 116, 116, 105, 100, 115, 101, 116, 120, 97, 116,
  116, 114, 108, 115, 101, 116, 120, 97, 116, 116, 114, 102, 115, 101, 116, 120, 97, 116, 116, 114,
  103, 101, 116, 120, 97, 116, 116, 114, 108, 103, 101, 116, 120, 97, 116, 116, 114, 102, 103, 101,
  116, 120, 97, 116, 116, 114, 108, 105, 115, 116, 120, 97, 116, 116, 114, 108, 108, 105, 115, 116,
  120, 97, 116, 116, 114, 102, 108, 105, 115, 116, 120, 97, 116, 116, 114, 114, 101, 109, 111, 118,
  101, 120, 97, 116, 116, 114, 108, 114, 101, 109, 111, 118, 101, 120, 97, 116, 116, 114, 102, 114,
  101, 109, 111, 118, 101, 120, 97, 116, 116, 114, 116, 107, 105, 108, 108, 102, 117, 116, 101, 120,
  115, 99, 104, 101, 100, 95, 115, 101, 116, 97, 102, 102, 105, 110, 105, 116, 121, 115, 99, 104,
  101, 100, 95, 103, 101, 116, 97, 102, 102, 105, 110, 105, 116, 121, 115, 101, 116, 95, 116, 104,
  114, 101, 97, 100, 95, 97, 114, 101, 97, 103, 101, 116, 95, 116, 104, 114, 101, 97, 100, 95, 97,
  114, 101, 97, 105, 111, 95, 115, 101, 116, 117, 112, 105, 111, 95, 100, 101, 115, 116, 114, 111,
  121, 105, 111, 95, 103, 101, 116, 101, 118, 101, 110, 116, 115, 105, 111, 95, 115, 117, 98, 109,
  105, 116, 105, 111, 95, 99, 97, 110, 99, 101, 108, 101, 120, 105, 116, 95, 103, 114, 111, 117,
  112, 101, 112, 111, 108, 108, 95, 99, 114, 101, 97, 116, 101, 101, 112, 111, 108, 108, 95, 99,
  116, 108, 101, 112, 111, 108, 108, 95, 119, 97, 105, 116, 114, 101, 109, 97, 112, 95, 102, 105,
  108, 101, 95, 112, 97, 103, 101, 115, 115, 101, 116, 95, 116, 105, 100, 95, 97, 100, 100, 114,
  101, 115, 115, 116, 105, 109, 101, 114, 95, 99, 114, 101, 97, 116, 101, 116, 105, 109, 101, 114,
  95, 115, 101, 116, 116, 105, 109, 101, 116, 105, 109, 101, 114, 95, 103, 101, 116, 116, 105, 109,
  101, 116, 105, 109, 101, 114, 95, 103, 101, 116, 111, 118, 101, 114, 114, 117, 110, 116, 105, 109,
  101, 114, 95, 100, 101, 108, 101, 116, 101, 99, 108, 111, 99, 107, 95, 115, 101, 116, 116, 105,
  109, 101, 99, 108, 111, 99, 107, 95, 103, 101, 116, 116, 105, 109, 101, 99, 108, 111, 99, 107, 95,
  103, 101, 116, 114, 101, 115, 99, 108, 111, 99, 107, 95, 110, 97, 110, 111, 115, 108, 101, 101,
  112, 116, 103, 107, 105, 108, 108, 117, 116, 105, 109, 101, 115, 109, 113, 95, 111, 112, 101, 110,
  109, 113, 95, 117, 110, 108, 105, 110, 107, 109, 113, 95, 116, 105, 109, 101, 100, 115, 101, 110,
  100, 109, 113, 95, 116, 105, 109, 101, 100, 114, 101, 99, 101, 105, 118, 101, 109, 113, 95, 110,
  111, 116, 105, 102, 121, 109, 113, 95, 103, 101, 116, 115, 101, 116, 97, 116, 116, 114, 107, 101,
  120, 101, 99, 95, 108, 111, 97, 100, 119, 97, 105, 116, 105, 100, 97, 100, 100, 95, 107, 101, 121,
  114, 101, 113, 117, 101, 115, 116, 95, 107, 101, 121, 107, 101, 121, 99, 116, 108, 105, 111, 112,
  114, 105, 111, 95, 115, 101, 116, 105, 111, 112, 114, 105, 111, 95, 103, 101, 116, 105, 110, 111,
  116, 105, 102, 121, 95, 105, 110, 105, 116, 105, 110, 111, 116, 105, 102, 121, 95, 97, 100, 100,
  95, 119, 97, 116, 99, 104, 105, 110, 111, 116, 105, 102, 121, 95, 114, 109, 95, 119, 97, 116, 99,
  104, 111, 112, 101, 110, 97, 116, 109, 107, 100, 105, 114, 97, 116, 109, 107, 110, 111, 100, 97,
  116, 102, 99, 104, 111, 119, 110, 97, 116, 102, 117, 116, 105, 109, 101, 115, 97, 116, 117, 110,
  108, 105, 110, 107, 97, 116, 114, 101, 110, 97, 109, 101, 97, 116, 108, 105, 110, 107, 97, 116,
  115, 121, 109, 108, 105, 110, 107, 97, 116, 114, 101, 97, 100, 108, 105, 110, 107, 97, 116, 102,
  99, 104, 109, 111, 100, 97, 116, 102, 97, 99, 99, 101, 115, 115, 97, 116, 112, 115, 101, 108, 101,
  99, 116, 54, 112, 112, 111, 108, 108, 117, 110, 115, 104, 97, 114, 101, 115, 101, 116, 95, 114,
  111, 98, 117, 115, 116, 95, 108, 105, 115, 116, 103, 101, 116, 95, 114, 111, 98, 117, 115, 116,
  95, 108, 105, 115, 116, 115, 112, 108, 105, 99, 101, 116, 101, 101, 118, 109, 115, 112, 108, 105,
  99, 101, 103, 101, 116, 99, 112, 117, 101, 112, 111, 108, 108, 95, 112, 119, 97, 105, 116, 117,
  116, 105, 109, 101, 110, 115, 97, 116, 115, 105, 103, 110, 97, 108, 102, 100, 116, 105, 109, 101,
  114, 102, 100, 95, 99, 114, 101, 97, 116, 101, 101, 118, 101, 110, 116, 102, 100, 116, 105, 109,
  101, 114, 102, 100, 95, 115, 101, 116, 116, 105, 109, 101, 116, 105, 109, 101, 114, 102, 100, 95,
  103, 101, 116, 116, 105, 109, 101, 115, 105, 103, 110, 97, 108, 102, 100, 52, 101, 118, 101, 110,
  116, 102, 100, 50, 101, 112, 111, 108, 108, 95, 99, 114, 101, 97, 116, 101, 49, 100, 117, 112, 51,
  112, 105, 112, 101, 50, 105, 110, 111, 116, 105, 102, 121, 95, 105, 110, 105, 116, 49, 112, 114,
  101, 97, 100, 118, 112, 119, 114, 105, 116, 101, 118, 114, 116, 95, 116, 103, 115, 105, 103, 113,
  117, 101, 117, 101, 105, 110, 102, 111, 112, 101, 114, 102, 95, 101, 118, 101, 110, 116, 95, 111,
  112, 101, 110, 102, 97, 110, 111, 116, 105, 102, 121, 95, 105, 110, 105, 116, 112, 114, 108, 105,
  109, 105, 116, 54, 52, 99, 108, 111, 99, 107, 95, 97, 100, 106, 116, 105, 109, 101, 115, 121, 110,
  99, 102, 115, 115, 101, 116, 110, 115, 103, 101, 116, 100, 101, 110, 116, 115, 54, 52, 115, 111,
  99, 107, 101, 116, 98, 105, 110, 100, 99, 111, 110, 110, 101, 99, 116, 108, 105, 115, 116, 101,
  110, 97, 99, 99, 101, 112, 116, 103, 101, 116, 115, 111, 99, 107, 110, 97, 109, 101, 103, 101,
  116, 112, 101, 101, 114, 110, 97, 109, 101, 115, 111, 99, 107, 101, 116, 112, 97, 105, 114, 115,
  101, 110, 100, 116, 111, 114, 101, 99, 118, 102, 114, 111, 109, 115, 104, 117, 116, 100, 111, 119,
  110, 115, 101, 116, 115, 111, 99, 107, 111, 112, 116, 103, 101, 116, 115, 111, 99, 107, 111, 112,
  116, 115, 101, 110, 100, 109, 115, 103, 115, 101, 110, 100, 109, 109, 115, 103, 114, 101, 99, 118,
  109, 115, 103, 114, 101, 99, 118, 109, 109, 115, 103, 97, 99, 99, 101, 112, 116, 52, 115, 101,
  109, 111, 112, 115, 101, 109, 103, 101, 116, 115, 101, 109, 99, 116, 108, 109, 115, 103, 115, 110,
  100, 109, 115, 103, 114, 99, 118, 109, 115, 103, 103, 101, 116, 109, 115, 103, 99, 116, 108, 115,
  104, 109, 100, 116, 115, 104, 109, 103, 101, 116, 115, 104, 109, 99, 116, 108, 115, 116, 97, 116,
  102, 115, 54, 52, 102, 115, 116, 97, 116, 102, 115, 54, 52, 102, 115, 116, 97, 116, 97, 116, 54,
  52, 115, 101, 110, 100, 102, 105, 108, 101, 54, 52, 117, 103, 101, 116, 114, 108, 105, 109, 105,
  116, 98, 100, 102, 108, 117, 115, 104, 115, 105, 103, 112, 114, 111, 99, 109, 97, 115, 107, 105,
  112, 99, 115, 111, 99, 107, 101, 116, 99, 97, 108, 108, 115, 116, 97, 116, 54, 52, 108, 115, 116,
  97, 116, 54, 52, 102, 115, 116, 97, 116, 54, 52, 102, 99, 110, 116, 108, 54, 52, 109, 109, 97,
  112, 50, 95, 110, 101, 119, 115, 101, 108, 101, 99, 116, 115, 103, 101, 116, 109, 97, 115, 107,
  115, 115, 101, 116, 109, 97, 115, 107, 115, 105, 103, 112, 101, 110, 100, 105, 110, 103, 111, 108,
  100, 117, 110, 97, 109, 101, 117, 109, 111, 117, 110, 116, 115, 105, 103, 110, 97, 108, 110, 105,
  99, 101, 115, 116, 105, 109, 101, 95, 108, 108, 115, 101, 101, 107, 119, 97, 105, 116, 112, 105,
  100, 112, 114, 101, 97, 100, 54, 52, 112, 119, 114, 105, 116, 101, 54, 52, 97, 114, 99, 104, 95,
  112, 114, 99, 116, 108, 115, 104, 109, 97, 116, 114, 116, 95, 115, 105, 103, 114, 101, 116, 117,
  114, 110, 102, 97, 108, 108, 111, 99, 97, 116, 101, 110, 101, 119, 102, 115, 116, 97, 116, 97,
  116, 112, 114, 111, 99, 101, 115, 115, 95, 118, 109, 95, 114, 101, 97, 100, 118, 112, 114, 111,
  99, 101, 115, 115, 95, 118, 109, 95, 119, 114, 105, 116, 101, 118, 102, 111, 114, 107, 118, 102,
  111, 114, 107, 115, 101, 116, 117, 105, 100, 51, 50, 103, 101, 116, 117, 105, 100, 51, 50, 115,
  101, 116, 103, 105, 100, 51, 50, 103, 101, 116, 101, 117, 105, 100, 51, 50, 103, 101, 116, 103,
  105, 100, 51, 50, 115, 101, 116, 114, 101, 115, 117, 105, 100, 51, 50, 115, 101, 116, 114, 101,
  115, 103, 105, 100, 51, 50, 103, 101, 116, 114, 101, 115, 117, 105, 100, 51, 50, 103, 101, 116,
  114, 101, 115, 103, 105, 100, 51, 50, 102, 105, 110, 105, 116, 95, 109, 111, 100, 117, 108, 101,
  98, 112, 102, 115, 101, 99, 99, 111, 109, 112, 115, 105, 103, 97, 108, 116, 115, 116, 97, 99, 107,
  103, 101, 116, 114, 97, 110, 100, 111, 109, 102, 97, 100, 118, 105, 115, 101, 54, 52, 114, 101,
  110, 97, 109, 101, 97, 116, 50, 117, 115, 101, 114, 102, 97, 117, 108, 116, 102, 100, 111, 112,
  101, 110, 97, 116, 50, 117, 109, 111, 117, 110, 116, 50, 101, 120, 101, 99, 118, 101, 101, 120,
  101, 99, 118, 101, 97, 116, 99, 111, 112, 121, 95, 102, 105, 108, 101, 95, 114, 97, 110, 103, 101,
  99, 108, 111, 110, 101, 99, 108, 111, 110, 101, 51, 111, 112, 101, 110, 95, 98, 121, 95, 104, 97,
  110, 100, 108, 101, 95, 97, 116, 105, 111, 95, 117, 114, 105, 110, 103, 95, 115, 101, 116, 117,
  112, 105, 111, 95, 117, 114, 105, 110, 103, 95, 101, 110, 116, 101, 114, 105, 111, 95, 117, 114,
  105, 110, 103, 95, 114, 101, 103, 105, 115, 116, 101, 114, 109, 108, 111, 99, 107, 50, 103, 101,
  116, 101, 103, 105, 100, 51, 50, 102, 115, 99, 111, 110, 102, 105, 103, 102, 115, 112, 105, 99,
  107, 102, 115, 109, 111, 117, 110, 116, 102, 115, 111, 112, 101, 110, 111, 112, 101, 110, 95, 116,
  114, 101, 101, 109, 111, 118, 101, 95, 109, 111, 117, 110, 116, 109, 111, 117, 110, 116, 95, 115,
  101, 116, 97, 116, 116, 114, 109, 101, 109, 102, 100, 95, 99, 114, 101, 97, 116, 101, 109, 101,
  109, 102, 100, 95, 115, 101, 99, 114, 101, 116, 105, 111, 112, 101, 114, 109, 107, 101, 120, 101,
  99, 95, 102, 105, 108, 101, 95, 108, 111, 97, 100, 112, 105, 100, 102, 100, 95, 103, 101, 116,
  102, 100, 112, 105, 100, 102, 100, 95, 111, 112, 101, 110, 112, 105, 100, 102, 100, 95, 115, 101,
  110, 100, 95, 115, 105, 103, 110, 97, 108, 112, 107, 101, 121, 95, 97, 108, 108, 111, 99, 112,
  107, 101, 121, 95, 109, 112, 114, 111, 116, 101, 99, 116, 112, 107, 101, 121, 95, 102, 114, 101,
  101, 108, 97, 110, 100, 108, 111, 99, 107, 95, 99, 114, 101, 97, 116, 101, 95, 114, 117, 108, 101,
  115, 101, 116, 113, 117, 111, 116, 97, 99, 116, 108, 95, 102, 100, 108, 97, 110, 100, 108, 111,
  99, 107, 95, 114, 101, 115, 116, 114, 105, 99, 116, 95, 115, 101, 108, 102, 108, 97, 110, 100,
  108, 111, 99, 107, 95, 97, 100, 100, 95, 114, 117, 108, 101, 101, 112, 111, 108, 108, 95, 112,
  119, 97, 105, 116, 50, 109, 105, 103, 114, 97, 116, 101, 95, 112, 97, 103, 101, 115, 109, 111,
  118, 101, 95, 112, 97, 103, 101, 115, 112, 114, 101, 97, 100, 118, 50, 112, 119, 114, 105, 116,
  101, 118, 50, 107, 99, 109, 112, 115, 99, 104, 101, 100, 95, 115, 101, 116, 97, 116, 116, 114,
  109, 98, 105, 110, 100, 101, 112, 111, 108, 108, 95, 99, 116, 108, 95, 111, 108, 100, 108, 111,
  111, 107, 117, 112, 95, 100, 99, 111, 111, 107, 105, 101, 109, 111, 100, 105, 102, 121, 95, 108,
  100, 116, 115, 116, 97, 116, 120, 115, 101, 116, 95, 109, 101, 109, 112, 111, 108, 105, 99, 121,
  105, 111, 95, 112, 103, 101, 116, 101, 118, 101, 110, 116, 115, 115, 101, 116, 95, 109, 101, 109,
  112, 111, 108, 105, 99, 121, 95, 104, 111, 109, 101, 95, 110, 111, 100, 101, 115, 101, 109, 116,
  105, 109, 101, 100, 111, 112, 103, 101, 116, 95, 107, 101, 114, 110, 101, 108, 95, 115, 121, 109,
  115, 114, 101, 97, 100, 97, 104, 101, 97, 100, 102, 117, 116, 101, 120, 95, 119, 97, 105, 116,
  118, 103, 101, 116, 112, 109, 115, 103, 110, 97, 109, 101, 95, 116, 111, 95, 104, 97, 110, 100,
  108, 101, 95, 97, 116, 112, 114, 111, 99, 101, 115, 115, 95, 109, 114, 101, 108, 101, 97, 115,
  101, 110, 102, 115, 115, 101, 114, 118, 99, 116, 108, 101, 112, 111, 108, 108, 95, 119, 97, 105,
  116, 95, 111, 108, 100, 114, 115, 101, 113, 99, 114, 101, 97, 116, 101, 95, 109, 111, 100, 117,
  108, 101, 115, 99, 104, 101, 100, 95, 103, 101, 116, 97, 116, 116, 114, 102, 97, 99, 99, 101, 115,
  115, 97, 116, 50, 95, 115, 121, 115, 99, 116, 108, 113, 117, 101, 114, 121, 95, 109, 111, 100,
  117, 108, 101, 103, 101, 116, 95, 109, 101, 109, 112, 111, 108, 105, 99, 121, 115, 121, 110, 99,
  95, 102, 105, 108, 101, 95, 114, 97, 110, 103, 101, 112, 114, 111, 99, 101, 115, 115, 95, 109, 97,
  100, 118, 105, 115, 101, 109, 101, 109, 98, 97, 114, 114, 105, 101, 114, 105, 111, 112, 108, 99,
  108, 111, 115, 101, 95, 114, 97, 110, 103, 101, 102, 97, 110, 111, 116, 105, 102, 121, 95, 109,
  97, 114, 107, 114, 101, 99, 118, 115, 101, 110, 100, 115, 99, 104, 101, 100, 95, 112, 114, 111,
  99, 101, 115, 115, 95, 101, 120, 105, 116, 115, 99, 104, 101, 100, 95, 115, 119, 105, 116, 99,
  104, 112, 97, 103, 101, 95, 102, 97, 117, 108, 116, 95, 117, 115, 101, 114, 112, 97, 103, 101, 95,
  102, 97, 117, 108, 116, 95, 107, 101, 114, 110, 101, 108, 115, 105, 103, 110, 97, 108, 95, 100,
  101, 108, 105, 118, 101, 114, 116, 105, 109, 101, 114, 102, 100, 115, 51, 57, 48, 95, 112, 99,
  105, 95, 109, 109, 105, 111, 95, 114, 101, 97, 100, 115, 105, 103, 97, 99, 116, 105, 111, 110,
  115, 51, 57, 48, 95, 112, 99, 105, 95, 109, 109, 105, 111, 95, 119, 114, 105, 116, 101, 114, 101,
  97, 100, 100, 105, 114, 115, 51, 57, 48, 95, 115, 116, 104, 121, 105, 115, 105, 103, 115, 117,
  115, 112, 101, 110, 100, 105, 100, 108, 101, 115, 51, 57, 48, 95, 114, 117, 110, 116, 105, 109,
  101, 95, 105, 110, 115, 116, 114, 115, 105, 103, 114, 101, 116, 117, 114, 110, 115, 51, 57, 48,
  95, 103, 117, 97, 114, 100, 101, 100, 95, 115, 116, 111, 114, 97, 103, 101, 99, 97, 99, 104, 101,
  115, 116, 97, 116, 102, 99, 104, 109, 111, 100, 97, 116, 50, 109, 97, 112, 95, 115, 104, 97, 100,
  111, 119, 95, 115, 116, 97, 99, 107, 114, 105, 115, 99, 118, 95, 102, 108, 117, 115, 104, 95, 105,
  99, 97, 99, 104, 101, 114, 105, 115, 99, 118, 95, 104, 119, 112, 114, 111, 98, 101, 102, 117, 116,
  101, 120, 95, 119, 97, 107, 101, 102, 117, 116, 101, 120, 95, 114, 101, 113, 117, 101, 117, 101,
  102, 117, 116, 101, 120, 95, 119, 97, 105, 116, 111, 108, 100, 115, 116, 97, 116, 115, 119, 105,
  116, 99, 104, 95, 101, 110, 100, 105, 97, 110, 109, 117, 108, 116, 105, 112, 108, 101, 120, 101,
  114, 111, 108, 100, 108, 115, 116, 97, 116, 115, 112, 117, 95, 99, 114, 101, 97, 116, 101, 115,
  121, 110, 99, 95, 102, 105, 108, 101, 95, 114, 97, 110, 103, 101, 50, 111, 108, 100, 102, 115,
  116, 97, 116, 115, 112, 117, 95, 114, 117, 110, 115, 119, 97, 112, 99, 111, 110, 116, 101, 120,
  116, 112, 99, 105, 99, 111, 110, 102, 105, 103, 95, 119, 114, 105, 116, 101, 114, 116, 97, 115,
  112, 99, 105, 99, 111, 110, 102, 105, 103, 95, 114, 101, 97, 100, 115, 121, 115, 95, 100, 101, 98,
  117, 103, 95, 115, 101, 116, 99, 111, 110, 116, 101, 120, 116, 118, 109, 56, 54, 111, 108, 100,
  111, 108, 100, 117, 110, 97, 109, 101, 115, 117, 98, 112, 97, 103, 101, 95, 112, 114, 111, 116,
  112, 99, 105, 99, 111, 110, 102, 105, 103, 95, 105, 111, 98, 97, 115, 101, 108, 105, 115, 116,
  109, 111, 117, 110, 116, 115, 116, 97, 116, 109, 111, 117, 110, 116, 108, 115, 109, 95, 103, 101,
  116, 95, 115, 101, 108, 102, 95, 97, 116, 116, 114, 108, 115, 109, 95, 115, 101, 116, 95, 115,
  101, 108, 102, 95, 97, 116, 116, 114, 108, 115, 109, 95, 108, 105, 115, 116, 95, 109, 111, 100,
  117, 108, 101, 115, 109, 115, 101, 97, 108, 117, 114, 101, 116, 112, 114, 111, 98, 101, 114, 101,
  109, 111, 118, 101, 120, 97, 116, 116, 114, 97, 116, 108, 105, 115, 116, 120, 97, 116, 116, 114,
  97, 116, 103, 101, 116, 120, 97, 116, 116, 114, 97, 116, 115, 101, 116, 120, 97, 116, 116, 114,
  97, 116, 111, 112, 101, 110, 95, 116, 114, 101, 101, 95, 97, 116, 116, 114, 117, 110, 107, 110,
  111, 119, 110, 111, 116, 104, 101, 114, 102, 105, 108, 101, 110, 101, 116, 109, 101, 109, 111,
  114, 121, 112, 114, 111, 99, 101, 115, 115, 115, 108, 101, 101, 112, 115, 121, 115, 116, 101, 109,
  117, 115, 101, 114, 112, 114, 111, 99, 101, 115, 115, 105, 110, 103, 73, 79, 45, 114, 101, 97,
  100, 73, 79, 45, 119, 114, 105, 116, 101, 73, 79, 45, 111, 116, 104, 101, 114, 119, 97, 105, 116,
  115, 99, 104, 101, 100, 117, 108, 101, 114, 105, 110, 116, 101, 114, 110, 97, 108, 60, 78, 65, 62,
  100, 105, 114, 101, 99, 116, 111, 114, 121, 105, 112, 118, 52, 105, 112, 118, 54, 117, 110, 105,
  120, 101, 118, 101, 110, 116, 101, 118, 101, 110, 116, 112, 111, 108, 108, 105, 110, 111, 116,
  105, 102, 121, 110, 101, 116, 108, 105, 110, 107, 105, 111, 95, 117, 114, 105, 110, 103, 109, 101,
  109, 102, 100, 112, 105, 100, 102, 100, 116, 99, 112, 117, 100, 112, 105, 99, 109, 112, 114, 97,
  119,
])
