// SPDX-License-Identifier: Apache-2.0
// Event codes and what is known of each code; parameters (params.ts) come along.
// Generated from src/schema by `npm run generate`; do not edit.

export * from './params'

export const EVENT_COUNT: u32 = 454
/** Says "none" where a parameter index could stand. */
export const NO_PARAM: u32 = 255

export const E_GENERIC_E: u32 = 0
export const E_GENERIC_X: u32 = 1
export const E_SYSCALL_OPEN_E: u32 = 2
export const E_SYSCALL_OPEN_X: u32 = 3
export const E_SYSCALL_CLOSE_E: u32 = 4
export const E_SYSCALL_CLOSE_X: u32 = 5
export const E_SYSCALL_READ_E: u32 = 6
export const E_SYSCALL_READ_X: u32 = 7
export const E_SYSCALL_WRITE_E: u32 = 8
export const E_SYSCALL_WRITE_X: u32 = 9
export const E_SYSCALL_BRK_1_E: u32 = 10
export const E_SYSCALL_BRK_1_X: u32 = 11
export const E_SYSCALL_EXECVE_8_E: u32 = 12
export const E_SYSCALL_EXECVE_8_X: u32 = 13
export const E_SYSCALL_CLONE_11_E: u32 = 14
export const E_SYSCALL_CLONE_11_X: u32 = 15
export const E_PROCEXIT_E: u32 = 16
export const E_PROCEXIT_X: u32 = 17
export const E_SOCKET_SOCKET_E: u32 = 18
export const E_SOCKET_SOCKET_X: u32 = 19
export const E_SOCKET_BIND_E: u32 = 20
export const E_SOCKET_BIND_X: u32 = 21
export const E_SOCKET_CONNECT_E: u32 = 22
export const E_SOCKET_CONNECT_X: u32 = 23
export const E_SOCKET_LISTEN_E: u32 = 24
export const E_SOCKET_LISTEN_X: u32 = 25
export const E_SOCKET_ACCEPT_E: u32 = 26
export const E_SOCKET_ACCEPT_X: u32 = 27
export const E_SOCKET_SEND_E: u32 = 28
export const E_SOCKET_SEND_X: u32 = 29
export const E_SOCKET_SENDTO_E: u32 = 30
export const E_SOCKET_SENDTO_X: u32 = 31
export const E_SOCKET_RECV_E: u32 = 32
export const E_SOCKET_RECV_X: u32 = 33
export const E_SOCKET_RECVFROM_E: u32 = 34
export const E_SOCKET_RECVFROM_X: u32 = 35
export const E_SOCKET_SHUTDOWN_E: u32 = 36
export const E_SOCKET_SHUTDOWN_X: u32 = 37
export const E_SOCKET_GETSOCKNAME_E: u32 = 38
export const E_SOCKET_GETSOCKNAME_X: u32 = 39
export const E_SOCKET_GETPEERNAME_E: u32 = 40
export const E_SOCKET_GETPEERNAME_X: u32 = 41
export const E_SOCKET_SOCKETPAIR_E: u32 = 42
export const E_SOCKET_SOCKETPAIR_X: u32 = 43
export const E_SOCKET_SETSOCKOPT_E: u32 = 44
export const E_SOCKET_SETSOCKOPT_X: u32 = 45
export const E_SOCKET_GETSOCKOPT_E: u32 = 46
export const E_SOCKET_GETSOCKOPT_X: u32 = 47
export const E_SOCKET_SENDMSG_E: u32 = 48
export const E_SOCKET_SENDMSG_X: u32 = 49
export const E_SOCKET_SENDMMSG_E: u32 = 50
export const E_SOCKET_SENDMMSG_X: u32 = 51
export const E_SOCKET_RECVMSG_E: u32 = 52
export const E_SOCKET_RECVMSG_X: u32 = 53
export const E_SOCKET_RECVMMSG_E: u32 = 54
export const E_SOCKET_RECVMMSG_X: u32 = 55
export const E_SOCKET_ACCEPT4_E: u32 = 56
export const E_SOCKET_ACCEPT4_X: u32 = 57
export const E_SYSCALL_CREAT_E: u32 = 58
export const E_SYSCALL_CREAT_X: u32 = 59
export const E_SYSCALL_PIPE_E: u32 = 60
export const E_SYSCALL_PIPE_X: u32 = 61
export const E_SYSCALL_EVENTFD_E: u32 = 62
export const E_SYSCALL_EVENTFD_X: u32 = 63
export const E_SYSCALL_FUTEX_E: u32 = 64
export const E_SYSCALL_FUTEX_X: u32 = 65
export const E_SYSCALL_STAT_E: u32 = 66
export const E_SYSCALL_STAT_X: u32 = 67
export const E_SYSCALL_LSTAT_E: u32 = 68
export const E_SYSCALL_LSTAT_X: u32 = 69
export const E_SYSCALL_FSTAT_E: u32 = 70
export const E_SYSCALL_FSTAT_X: u32 = 71
export const E_SYSCALL_STAT64_E: u32 = 72
export const E_SYSCALL_STAT64_X: u32 = 73
export const E_SYSCALL_LSTAT64_E: u32 = 74
export const E_SYSCALL_LSTAT64_X: u32 = 75
export const E_SYSCALL_FSTAT64_E: u32 = 76
export const E_SYSCALL_FSTAT64_X: u32 = 77
export const E_SYSCALL_EPOLLWAIT_E: u32 = 78
export const E_SYSCALL_EPOLLWAIT_X: u32 = 79
export const E_SYSCALL_POLL_E: u32 = 80
export const E_SYSCALL_POLL_X: u32 = 81
export const E_SYSCALL_SELECT_E: u32 = 82
export const E_SYSCALL_SELECT_X: u32 = 83
export const E_SYSCALL_NEWSELECT_E: u32 = 84
export const E_SYSCALL_NEWSELECT_X: u32 = 85
export const E_SYSCALL_LSEEK_E: u32 = 86
export const E_SYSCALL_LSEEK_X: u32 = 87
export const E_SYSCALL_LLSEEK_E: u32 = 88
export const E_SYSCALL_LLSEEK_X: u32 = 89
export const E_SYSCALL_IOCTL_2_E: u32 = 90
export const E_SYSCALL_IOCTL_2_X: u32 = 91
export const E_SYSCALL_GETCWD_E: u32 = 92
export const E_SYSCALL_GETCWD_X: u32 = 93
export const E_SYSCALL_CHDIR_E: u32 = 94
export const E_SYSCALL_CHDIR_X: u32 = 95
export const E_SYSCALL_FCHDIR_E: u32 = 96
export const E_SYSCALL_FCHDIR_X: u32 = 97
export const E_SYSCALL_MKDIR_E: u32 = 98
export const E_SYSCALL_MKDIR_X: u32 = 99
export const E_SYSCALL_RMDIR_E: u32 = 100
export const E_SYSCALL_RMDIR_X: u32 = 101
export const E_SYSCALL_OPENAT_E: u32 = 102
export const E_SYSCALL_OPENAT_X: u32 = 103
export const E_SYSCALL_LINK_E: u32 = 104
export const E_SYSCALL_LINK_X: u32 = 105
export const E_SYSCALL_LINKAT_E: u32 = 106
export const E_SYSCALL_LINKAT_X: u32 = 107
export const E_SYSCALL_UNLINK_E: u32 = 108
export const E_SYSCALL_UNLINK_X: u32 = 109
export const E_SYSCALL_UNLINKAT_E: u32 = 110
export const E_SYSCALL_UNLINKAT_X: u32 = 111
export const E_SYSCALL_PREAD_E: u32 = 112
export const E_SYSCALL_PREAD_X: u32 = 113
export const E_SYSCALL_PWRITE_E: u32 = 114
export const E_SYSCALL_PWRITE_X: u32 = 115
export const E_SYSCALL_READV_E: u32 = 116
export const E_SYSCALL_READV_X: u32 = 117
export const E_SYSCALL_WRITEV_E: u32 = 118
export const E_SYSCALL_WRITEV_X: u32 = 119
export const E_SYSCALL_PREADV_E: u32 = 120
export const E_SYSCALL_PREADV_X: u32 = 121
export const E_SYSCALL_PWRITEV_E: u32 = 122
export const E_SYSCALL_PWRITEV_X: u32 = 123
export const E_SYSCALL_DUP_E: u32 = 124
export const E_SYSCALL_DUP_X: u32 = 125
export const E_SYSCALL_SIGNALFD_E: u32 = 126
export const E_SYSCALL_SIGNALFD_X: u32 = 127
export const E_SYSCALL_KILL_E: u32 = 128
export const E_SYSCALL_KILL_X: u32 = 129
export const E_SYSCALL_TKILL_E: u32 = 130
export const E_SYSCALL_TKILL_X: u32 = 131
export const E_SYSCALL_TGKILL_E: u32 = 132
export const E_SYSCALL_TGKILL_X: u32 = 133
export const E_SYSCALL_NANOSLEEP_E: u32 = 134
export const E_SYSCALL_NANOSLEEP_X: u32 = 135
export const E_SYSCALL_TIMERFD_CREATE_E: u32 = 136
export const E_SYSCALL_TIMERFD_CREATE_X: u32 = 137
export const E_SYSCALL_INOTIFY_INIT_E: u32 = 138
export const E_SYSCALL_INOTIFY_INIT_X: u32 = 139
export const E_SYSCALL_GETRLIMIT_E: u32 = 140
export const E_SYSCALL_GETRLIMIT_X: u32 = 141
export const E_SYSCALL_SETRLIMIT_E: u32 = 142
export const E_SYSCALL_SETRLIMIT_X: u32 = 143
export const E_SYSCALL_PRLIMIT_E: u32 = 144
export const E_SYSCALL_PRLIMIT_X: u32 = 145
export const E_SCHEDSWITCH_1_E: u32 = 146
export const E_SCHEDSWITCH_1_X: u32 = 147
export const E_DROP_E: u32 = 148
export const E_DROP_X: u32 = 149
export const E_SYSCALL_FCNTL_E: u32 = 150
export const E_SYSCALL_FCNTL_X: u32 = 151
export const E_SCHEDSWITCH_6_E: u32 = 152
export const E_SCHEDSWITCH_6_X: u32 = 153
export const E_SYSCALL_EXECVE_13_E: u32 = 154
export const E_SYSCALL_EXECVE_13_X: u32 = 155
export const E_SYSCALL_CLONE_16_E: u32 = 156
export const E_SYSCALL_CLONE_16_X: u32 = 157
export const E_SYSCALL_BRK_4_E: u32 = 158
export const E_SYSCALL_BRK_4_X: u32 = 159
export const E_SYSCALL_MMAP_E: u32 = 160
export const E_SYSCALL_MMAP_X: u32 = 161
export const E_SYSCALL_MMAP2_E: u32 = 162
export const E_SYSCALL_MMAP2_X: u32 = 163
export const E_SYSCALL_MUNMAP_E: u32 = 164
export const E_SYSCALL_MUNMAP_X: u32 = 165
export const E_SYSCALL_SPLICE_E: u32 = 166
export const E_SYSCALL_SPLICE_X: u32 = 167
export const E_SYSCALL_PTRACE_E: u32 = 168
export const E_SYSCALL_PTRACE_X: u32 = 169
export const E_SYSCALL_IOCTL_3_E: u32 = 170
export const E_SYSCALL_IOCTL_3_X: u32 = 171
export const E_SYSCALL_EXECVE_14_E: u32 = 172
export const E_SYSCALL_EXECVE_14_X: u32 = 173
export const E_SYSCALL_RENAME_E: u32 = 174
export const E_SYSCALL_RENAME_X: u32 = 175
export const E_SYSCALL_RENAMEAT_E: u32 = 176
export const E_SYSCALL_RENAMEAT_X: u32 = 177
export const E_SYSCALL_SYMLINK_E: u32 = 178
export const E_SYSCALL_SYMLINK_X: u32 = 179
export const E_SYSCALL_SYMLINKAT_E: u32 = 180
export const E_SYSCALL_SYMLINKAT_X: u32 = 181
export const E_SYSCALL_FORK_E: u32 = 182
export const E_SYSCALL_FORK_X: u32 = 183
export const E_SYSCALL_VFORK_E: u32 = 184
export const E_SYSCALL_VFORK_X: u32 = 185
export const E_PROCEXIT_1_E: u32 = 186
export const E_PROCEXIT_1_X: u32 = 187
export const E_SYSCALL_SENDFILE_E: u32 = 188
export const E_SYSCALL_SENDFILE_X: u32 = 189
export const E_SYSCALL_QUOTACTL_E: u32 = 190
export const E_SYSCALL_QUOTACTL_X: u32 = 191
export const E_SYSCALL_SETRESUID_E: u32 = 192
export const E_SYSCALL_SETRESUID_X: u32 = 193
export const E_SYSCALL_SETRESGID_E: u32 = 194
export const E_SYSCALL_SETRESGID_X: u32 = 195
export const E_SCAPEVENT_E: u32 = 196
export const E_SCAPEVENT_X: u32 = 197
export const E_SYSCALL_SETUID_E: u32 = 198
export const E_SYSCALL_SETUID_X: u32 = 199
export const E_SYSCALL_SETGID_E: u32 = 200
export const E_SYSCALL_SETGID_X: u32 = 201
export const E_SYSCALL_GETUID_E: u32 = 202
export const E_SYSCALL_GETUID_X: u32 = 203
export const E_SYSCALL_GETEUID_E: u32 = 204
export const E_SYSCALL_GETEUID_X: u32 = 205
export const E_SYSCALL_GETGID_E: u32 = 206
export const E_SYSCALL_GETGID_X: u32 = 207
export const E_SYSCALL_GETEGID_E: u32 = 208
export const E_SYSCALL_GETEGID_X: u32 = 209
export const E_SYSCALL_GETRESUID_E: u32 = 210
export const E_SYSCALL_GETRESUID_X: u32 = 211
export const E_SYSCALL_GETRESGID_E: u32 = 212
export const E_SYSCALL_GETRESGID_X: u32 = 213
export const E_SYSCALL_EXECVE_15_E: u32 = 214
export const E_SYSCALL_EXECVE_15_X: u32 = 215
export const E_SYSCALL_CLONE_17_E: u32 = 216
export const E_SYSCALL_CLONE_17_X: u32 = 217
export const E_SYSCALL_FORK_17_E: u32 = 218
export const E_SYSCALL_FORK_17_X: u32 = 219
export const E_SYSCALL_VFORK_17_E: u32 = 220
export const E_SYSCALL_VFORK_17_X: u32 = 221
export const E_SYSCALL_CLONE_20_E: u32 = 222
export const E_SYSCALL_CLONE_20_X: u32 = 223
export const E_SYSCALL_FORK_20_E: u32 = 224
export const E_SYSCALL_FORK_20_X: u32 = 225
export const E_SYSCALL_VFORK_20_E: u32 = 226
export const E_SYSCALL_VFORK_20_X: u32 = 227
export const E_CONTAINER_E: u32 = 228
export const E_CONTAINER_X: u32 = 229
export const E_SYSCALL_EXECVE_16_E: u32 = 230
export const E_SYSCALL_EXECVE_16_X: u32 = 231
export const E_SIGNALDELIVER_E: u32 = 232
export const E_SIGNALDELIVER_X: u32 = 233
export const E_PROCINFO_E: u32 = 234
export const E_PROCINFO_X: u32 = 235
export const E_SYSCALL_GETDENTS_E: u32 = 236
export const E_SYSCALL_GETDENTS_X: u32 = 237
export const E_SYSCALL_GETDENTS64_E: u32 = 238
export const E_SYSCALL_GETDENTS64_X: u32 = 239
export const E_SYSCALL_SETNS_E: u32 = 240
export const E_SYSCALL_SETNS_X: u32 = 241
export const E_SYSCALL_FLOCK_E: u32 = 242
export const E_SYSCALL_FLOCK_X: u32 = 243
export const E_CPU_HOTPLUG_E: u32 = 244
export const E_CPU_HOTPLUG_X: u32 = 245
export const E_SOCKET_ACCEPT_5_E: u32 = 246
export const E_SOCKET_ACCEPT_5_X: u32 = 247
export const E_SOCKET_ACCEPT4_5_E: u32 = 248
export const E_SOCKET_ACCEPT4_5_X: u32 = 249
export const E_SYSCALL_SEMOP_E: u32 = 250
export const E_SYSCALL_SEMOP_X: u32 = 251
export const E_SYSCALL_SEMCTL_E: u32 = 252
export const E_SYSCALL_SEMCTL_X: u32 = 253
export const E_SYSCALL_PPOLL_E: u32 = 254
export const E_SYSCALL_PPOLL_X: u32 = 255
export const E_SYSCALL_MOUNT_E: u32 = 256
export const E_SYSCALL_MOUNT_X: u32 = 257
export const E_SYSCALL_UMOUNT_E: u32 = 258
export const E_SYSCALL_UMOUNT_X: u32 = 259
export const E_K8S_E: u32 = 260
export const E_K8S_X: u32 = 261
export const E_SYSCALL_SEMGET_E: u32 = 262
export const E_SYSCALL_SEMGET_X: u32 = 263
export const E_SYSCALL_ACCESS_E: u32 = 264
export const E_SYSCALL_ACCESS_X: u32 = 265
export const E_SYSCALL_CHROOT_E: u32 = 266
export const E_SYSCALL_CHROOT_X: u32 = 267
export const E_TRACER_E: u32 = 268
export const E_TRACER_X: u32 = 269
export const E_MESOS_E: u32 = 270
export const E_MESOS_X: u32 = 271
export const E_CONTAINER_JSON_E: u32 = 272
export const E_CONTAINER_JSON_X: u32 = 273
export const E_SYSCALL_SETSID_E: u32 = 274
export const E_SYSCALL_SETSID_X: u32 = 275
export const E_SYSCALL_MKDIR_2_E: u32 = 276
export const E_SYSCALL_MKDIR_2_X: u32 = 277
export const E_SYSCALL_RMDIR_2_E: u32 = 278
export const E_SYSCALL_RMDIR_2_X: u32 = 279
export const E_NOTIFICATION_E: u32 = 280
export const E_NOTIFICATION_X: u32 = 281
export const E_SYSCALL_EXECVE_17_E: u32 = 282
export const E_SYSCALL_EXECVE_17_X: u32 = 283
export const E_SYSCALL_UNSHARE_E: u32 = 284
export const E_SYSCALL_UNSHARE_X: u32 = 285
export const E_INFRASTRUCTURE_EVENT_E: u32 = 286
export const E_INFRASTRUCTURE_EVENT_X: u32 = 287
export const E_SYSCALL_EXECVE_18_E: u32 = 288
export const E_SYSCALL_EXECVE_18_X: u32 = 289
export const E_PAGE_FAULT_E: u32 = 290
export const E_PAGE_FAULT_X: u32 = 291
export const E_SYSCALL_EXECVE_19_E: u32 = 292
export const E_SYSCALL_EXECVE_19_X: u32 = 293
export const E_SYSCALL_SETPGID_E: u32 = 294
export const E_SYSCALL_SETPGID_X: u32 = 295
export const E_SYSCALL_BPF_E: u32 = 296
export const E_SYSCALL_BPF_X: u32 = 297
export const E_SYSCALL_SECCOMP_E: u32 = 298
export const E_SYSCALL_SECCOMP_X: u32 = 299
export const E_SYSCALL_UNLINK_2_E: u32 = 300
export const E_SYSCALL_UNLINK_2_X: u32 = 301
export const E_SYSCALL_UNLINKAT_2_E: u32 = 302
export const E_SYSCALL_UNLINKAT_2_X: u32 = 303
export const E_SYSCALL_MKDIRAT_E: u32 = 304
export const E_SYSCALL_MKDIRAT_X: u32 = 305
export const E_SYSCALL_OPENAT_2_E: u32 = 306
export const E_SYSCALL_OPENAT_2_X: u32 = 307
export const E_SYSCALL_LINK_2_E: u32 = 308
export const E_SYSCALL_LINK_2_X: u32 = 309
export const E_SYSCALL_LINKAT_2_E: u32 = 310
export const E_SYSCALL_LINKAT_2_X: u32 = 311
export const E_SYSCALL_FCHMODAT_E: u32 = 312
export const E_SYSCALL_FCHMODAT_X: u32 = 313
export const E_SYSCALL_CHMOD_E: u32 = 314
export const E_SYSCALL_CHMOD_X: u32 = 315
export const E_SYSCALL_FCHMOD_E: u32 = 316
export const E_SYSCALL_FCHMOD_X: u32 = 317
export const E_SYSCALL_RENAMEAT2_E: u32 = 318
export const E_SYSCALL_RENAMEAT2_X: u32 = 319
export const E_SYSCALL_USERFAULTFD_E: u32 = 320
export const E_SYSCALL_USERFAULTFD_X: u32 = 321
export const E_PLUGINEVENT_E: u32 = 322
export const E_PLUGINEVENT_X: u32 = 323
export const E_CONTAINER_JSON_2_E: u32 = 324
export const E_CONTAINER_JSON_2_X: u32 = 325
export const E_SYSCALL_OPENAT2_E: u32 = 326
export const E_SYSCALL_OPENAT2_X: u32 = 327
export const E_SYSCALL_MPROTECT_E: u32 = 328
export const E_SYSCALL_MPROTECT_X: u32 = 329
export const E_SYSCALL_EXECVEAT_E: u32 = 330
export const E_SYSCALL_EXECVEAT_X: u32 = 331
export const E_SYSCALL_COPY_FILE_RANGE_E: u32 = 332
export const E_SYSCALL_COPY_FILE_RANGE_X: u32 = 333
export const E_SYSCALL_CLONE3_E: u32 = 334
export const E_SYSCALL_CLONE3_X: u32 = 335
export const E_SYSCALL_OPEN_BY_HANDLE_AT_E: u32 = 336
export const E_SYSCALL_OPEN_BY_HANDLE_AT_X: u32 = 337
export const E_SYSCALL_IO_URING_SETUP_E: u32 = 338
export const E_SYSCALL_IO_URING_SETUP_X: u32 = 339
export const E_SYSCALL_IO_URING_ENTER_E: u32 = 340
export const E_SYSCALL_IO_URING_ENTER_X: u32 = 341
export const E_SYSCALL_IO_URING_REGISTER_E: u32 = 342
export const E_SYSCALL_IO_URING_REGISTER_X: u32 = 343
export const E_SYSCALL_MLOCK_E: u32 = 344
export const E_SYSCALL_MLOCK_X: u32 = 345
export const E_SYSCALL_MUNLOCK_E: u32 = 346
export const E_SYSCALL_MUNLOCK_X: u32 = 347
export const E_SYSCALL_MLOCKALL_E: u32 = 348
export const E_SYSCALL_MLOCKALL_X: u32 = 349
export const E_SYSCALL_MUNLOCKALL_E: u32 = 350
export const E_SYSCALL_MUNLOCKALL_X: u32 = 351
export const E_SYSCALL_CAPSET_E: u32 = 352
export const E_SYSCALL_CAPSET_X: u32 = 353
export const E_USER_ADDED_E: u32 = 354
export const E_USER_ADDED_X: u32 = 355
export const E_USER_DELETED_E: u32 = 356
export const E_USER_DELETED_X: u32 = 357
export const E_GROUP_ADDED_E: u32 = 358
export const E_GROUP_ADDED_X: u32 = 359
export const E_GROUP_DELETED_E: u32 = 360
export const E_GROUP_DELETED_X: u32 = 361
export const E_SYSCALL_DUP2_E: u32 = 362
export const E_SYSCALL_DUP2_X: u32 = 363
export const E_SYSCALL_DUP3_E: u32 = 364
export const E_SYSCALL_DUP3_X: u32 = 365
export const E_SYSCALL_DUP_1_E: u32 = 366
export const E_SYSCALL_DUP_1_X: u32 = 367
export const E_SYSCALL_BPF_2_E: u32 = 368
export const E_SYSCALL_BPF_2_X: u32 = 369
export const E_SYSCALL_MLOCK2_E: u32 = 370
export const E_SYSCALL_MLOCK2_X: u32 = 371
export const E_SYSCALL_FSCONFIG_E: u32 = 372
export const E_SYSCALL_FSCONFIG_X: u32 = 373
export const E_SYSCALL_EPOLL_CREATE_E: u32 = 374
export const E_SYSCALL_EPOLL_CREATE_X: u32 = 375
export const E_SYSCALL_EPOLL_CREATE1_E: u32 = 376
export const E_SYSCALL_EPOLL_CREATE1_X: u32 = 377
export const E_SYSCALL_CHOWN_E: u32 = 378
export const E_SYSCALL_CHOWN_X: u32 = 379
export const E_SYSCALL_LCHOWN_E: u32 = 380
export const E_SYSCALL_LCHOWN_X: u32 = 381
export const E_SYSCALL_FCHOWN_E: u32 = 382
export const E_SYSCALL_FCHOWN_X: u32 = 383
export const E_SYSCALL_FCHOWNAT_E: u32 = 384
export const E_SYSCALL_FCHOWNAT_X: u32 = 385
export const E_SYSCALL_UMOUNT_1_E: u32 = 386
export const E_SYSCALL_UMOUNT_1_X: u32 = 387
export const E_SOCKET_ACCEPT4_6_E: u32 = 388
export const E_SOCKET_ACCEPT4_6_X: u32 = 389
export const E_SYSCALL_UMOUNT2_E: u32 = 390
export const E_SYSCALL_UMOUNT2_X: u32 = 391
export const E_SYSCALL_PIPE2_E: u32 = 392
export const E_SYSCALL_PIPE2_X: u32 = 393
export const E_SYSCALL_INOTIFY_INIT1_E: u32 = 394
export const E_SYSCALL_INOTIFY_INIT1_X: u32 = 395
export const E_SYSCALL_EVENTFD2_E: u32 = 396
export const E_SYSCALL_EVENTFD2_X: u32 = 397
export const E_SYSCALL_SIGNALFD4_E: u32 = 398
export const E_SYSCALL_SIGNALFD4_X: u32 = 399
export const E_SYSCALL_PRCTL_E: u32 = 400
export const E_SYSCALL_PRCTL_X: u32 = 401
export const E_ASYNCEVENT_E: u32 = 402
export const E_ASYNCEVENT_X: u32 = 403
export const E_SYSCALL_MEMFD_CREATE_E: u32 = 404
export const E_SYSCALL_MEMFD_CREATE_X: u32 = 405
export const E_SYSCALL_PIDFD_GETFD_E: u32 = 406
export const E_SYSCALL_PIDFD_GETFD_X: u32 = 407
export const E_SYSCALL_PIDFD_OPEN_E: u32 = 408
export const E_SYSCALL_PIDFD_OPEN_X: u32 = 409
export const E_SYSCALL_INIT_MODULE_E: u32 = 410
export const E_SYSCALL_INIT_MODULE_X: u32 = 411
export const E_SYSCALL_FINIT_MODULE_E: u32 = 412
export const E_SYSCALL_FINIT_MODULE_X: u32 = 413
export const E_SYSCALL_MKNOD_E: u32 = 414
export const E_SYSCALL_MKNOD_X: u32 = 415
export const E_SYSCALL_MKNODAT_E: u32 = 416
export const E_SYSCALL_MKNODAT_X: u32 = 417
export const E_SYSCALL_NEWFSTATAT_E: u32 = 418
export const E_SYSCALL_NEWFSTATAT_X: u32 = 419
export const E_SYSCALL_PROCESS_VM_READV_E: u32 = 420
export const E_SYSCALL_PROCESS_VM_READV_X: u32 = 421
export const E_SYSCALL_PROCESS_VM_WRITEV_E: u32 = 422
export const E_SYSCALL_PROCESS_VM_WRITEV_X: u32 = 423
export const E_SYSCALL_DELETE_MODULE_E: u32 = 424
export const E_SYSCALL_DELETE_MODULE_X: u32 = 425
export const E_SYSCALL_SETREUID_E: u32 = 426
export const E_SYSCALL_SETREUID_X: u32 = 427
export const E_SYSCALL_SETREGID_E: u32 = 428
export const E_SYSCALL_SETREGID_X: u32 = 429
export const E_ITER_TASK_E: u32 = 430
export const E_ITER_TASK_X: u32 = 431
export const E_ITER_TASK_FILE_PIPE_E: u32 = 432
export const E_ITER_TASK_FILE_PIPE_X: u32 = 433
export const E_ITER_TASK_FILE_MEMFD_E: u32 = 434
export const E_ITER_TASK_FILE_MEMFD_X: u32 = 435
export const E_ITER_TASK_FILE_REGULAR_E: u32 = 436
export const E_ITER_TASK_FILE_REGULAR_X: u32 = 437
export const E_ITER_TASK_FILE_DIRECTORY_E: u32 = 438
export const E_ITER_TASK_FILE_DIRECTORY_X: u32 = 439
export const E_ITER_TASK_FILE_SOCKET_INET_E: u32 = 440
export const E_ITER_TASK_FILE_SOCKET_INET_X: u32 = 441
export const E_ITER_TASK_FILE_SOCKET_INET6_E: u32 = 442
export const E_ITER_TASK_FILE_SOCKET_INET6_X: u32 = 443
export const E_ITER_TASK_FILE_SOCKET_UNIX_E: u32 = 444
export const E_ITER_TASK_FILE_SOCKET_UNIX_X: u32 = 445
export const E_ITER_TASK_FILE_SOCKET_NETLINK_E: u32 = 446
export const E_ITER_TASK_FILE_SOCKET_NETLINK_X: u32 = 447
export const E_ITER_TASK_FILE_ANON_INODE_E: u32 = 448
export const E_ITER_TASK_FILE_ANON_INODE_X: u32 = 449
export const E_SYSCALL_CLOSE_RANGE_E: u32 = 450
export const E_SYSCALL_CLOSE_RANGE_X: u32 = 451
export const E_SYSCALL_KEYCTL_E: u32 = 452
export const E_SYSCALL_KEYCTL_X: u32 = 453

/** The first and the last code of a host record; they have no gaps. */
export const H_FIRST: u32 = 32769
export const H_LAST: u32 = 32776
export const H_THREAD: u32 = 32769
export const H_FD: u32 = 32770
export const H_USER: u32 = 32771
export const H_GROUP: u32 = 32772
export const H_INTERFACE: u32 = 32773
export const H_MACHINE: u32 = 32774
export const H_CONTAINER: u32 = 32775
export const H_THREAD_GONE: u32 = 32776

export const EF_CREATES_FD: u32 = 1
export const EF_DESTROYS_FD: u32 = 2
export const EF_USES_FD: u32 = 4
export const EF_READS_FROM_FD: u32 = 8
export const EF_WRITES_TO_FD: u32 = 16
export const EF_MODIFIES_STATE: u32 = 32
export const EF_UNUSED: u32 = 64
export const EF_WAITS: u32 = 128
export const EF_SKIPPARSERESET: u32 = 256
export const EF_OLD_VERSION: u32 = 512
export const EF_LARGE_PAYLOAD: u32 = 2048
export const EF_CONVERTER_MANAGED: u32 = 4096

export const EC_UNKNOWN: u32 = 0
export const EC_OTHER: u32 = 1
export const EC_FILE: u32 = 2
export const EC_NET: u32 = 3
export const EC_IPC: u32 = 4
export const EC_MEMORY: u32 = 5
export const EC_PROCESS: u32 = 6
export const EC_SLEEP: u32 = 7
export const EC_SYSTEM: u32 = 8
export const EC_SIGNAL: u32 = 9
export const EC_USER: u32 = 10
export const EC_TIME: u32 = 11
export const EC_PROCESSING: u32 = 12
export const EC_IO_READ: u32 = 13
export const EC_IO_WRITE: u32 = 14
export const EC_IO_OTHER: u32 = 15
export const EC_WAIT: u32 = 16
export const EC_SCHEDULER: u32 = 17
export const EC_INTERNAL: u32 = 18

export const EK_UNKNOWN: u32 = 0
export const EK_SYSCALL: u32 = 1
export const EK_TRACEPOINT: u32 = 2
export const EK_METAEVENT: u32 = 3
export const EK_INTERNAL: u32 = 4
export const EK_PLUGIN: u32 = 5
export const EK_ITER: u32 = 6

export const EXE_WRITABLE: u32 = 1
export const EXE_UPPER_LAYER: u32 = 2
export const EXE_LOWER_LAYER: u32 = 4
export const EXE_FROM_MEMFD: u32 = 8
export const HOST_PID: u32 = 1
export const HOST_NETWORK: u32 = 2
export const HOST_IPC: u32 = 4

const EVENT_FLAG_BITS: usize = memory.data<u32>([
  4608, 4096, 4129, 4129, 4646, 4134, 4620, 4108, 4628, 4116, 4608, 4608, 4640, 4640, 544, 4640,
  4640, 64, 4641, 4129, 4644, 4132, 4132, 4132, 4612, 4100, 545, 4641, 4628, 4116, 4660, 4148, 4620,
  4108, 4652, 4140, 4644, 4132, 512, 0, 512, 0, 4641, 4129, 512, 4, 544, 36, 4660, 4148, 512, 4148,
  4652, 4140, 512, 4140, 4641, 4641, 4129, 4129, 545, 33, 4641, 4129, 4608, 4096, 512, 0, 512, 0,
  4612, 4100, 512, 0, 512, 0, 516, 0, 4736, 4224, 4736, 4224, 640, 128, 640, 4736, 4612, 4100, 4612,
  4100, 4612, 4612, 512, 0, 544, 32, 4644, 4132, 4608, 4608, 4608, 4608, 4641, 4641, 4608, 4608,
  4608, 4608, 4608, 4608, 4608, 4608, 4620, 4108, 4628, 4116, 4620, 4108, 4628, 4116, 4620, 4108,
  4628, 4116, 4645, 4645, 4641, 4129, 4608, 4096, 4608, 4096, 4608, 4096, 4736, 4224, 4641, 4129,
  4641, 4129, 4608, 4096, 4608, 4096, 4608, 4096, 4864, 64, 256, 256, 4644, 4132, 0, 64, 4640, 4640,
  544, 4640, 4608, 4096, 4612, 4100, 4612, 4100, 4608, 4096, 4612, 4100, 4608, 4096, 4612, 4100,
  4640, 4640, 512, 0, 512, 0, 512, 0, 512, 4, 544, 4640, 544, 4640, 32, 64, 4612, 4100, 4608, 4096,
  4640, 4128, 4640, 4128, 256, 64, 4640, 4128, 4640, 4128, 512, 0, 512, 0, 512, 0, 512, 0, 512, 0,
  512, 0, 4640, 4640, 544, 4640, 544, 4640, 544, 4640, 544, 4128, 544, 4128, 544, 4128, 4896, 64,
  4640, 4640, 0, 64, 256, 64, 4612, 4100, 4612, 4100, 4612, 4100, 4612, 4100, 288, 64, 545, 33,
  4641, 4641, 4608, 4096, 4608, 4096, 4736, 4224, 4640, 4128, 544, 4640, 800, 64, 4608, 4096, 4608,
  4096, 544, 32, 512, 64, 800, 64, 4640, 64, 544, 32, 4608, 4096, 512, 0, 256, 64, 4640, 4640, 4608,
  4096, 256, 64, 4640, 4640, 256, 64, 4640, 4128, 4608, 4096, 4609, 4609, 4608, 4096, 512, 0, 512,
  4, 512, 4, 4129, 4129, 512, 0, 512, 0, 512, 4, 512, 0, 512, 4, 512, 0, 545, 33, 2048, 64, 2080,
  64, 4129, 4129, 4608, 4096, 4640, 4128, 4636, 4124, 544, 4128, 545, 33, 545, 33, 512, 4, 512, 4,
  512, 0, 512, 0, 512, 0, 512, 0, 544, 32, 32, 64, 32, 64, 32, 64, 32, 64, 549, 37, 549, 37, 549,
  37, 513, 1, 512, 0, 512, 4, 4641, 4129, 4641, 4129, 512, 0, 512, 0, 512, 4, 512, 4, 544, 32, 4641,
  4129, 4640, 4128, 545, 33, 545, 33, 4641, 4129, 4641, 4129, 544, 32, 2048, 64, 545, 33, 545, 33,
  545, 33, 512, 0, 512, 12, 512, 0, 512, 4, 512, 4, 512, 0, 512, 0, 512, 0, 544, 32, 512, 32, 32,
  64, 32, 64, 32, 64, 32, 64, 32, 64, 32, 64, 32, 64, 32, 64, 32, 64, 32, 64, 64, 32, 64, 0,
])
const EVENT_CATEGORY: usize = memory.data<u8>([
  1, 1, 2, 2, 15, 15, 13, 13, 14, 14, 5, 5, 6, 6, 6, 6, 6, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 14, 14,
  14, 14, 13, 13, 13, 13, 3, 3, 3, 3, 3, 3, 4, 4, 3, 3, 3, 3, 14, 14, 14, 14, 13, 13, 13, 13, 3, 3,
  2, 2, 4, 4, 4, 4, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 16, 16, 16, 16, 16, 16, 16, 16, 2, 2,
  2, 2, 15, 15, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 13, 13, 14, 14, 13, 13,
  14, 14, 13, 13, 14, 14, 15, 15, 9, 9, 9, 9, 9, 9, 9, 9, 7, 7, 11, 11, 4, 4, 6, 6, 6, 6, 6, 6, 17,
  0, 18, 18, 15, 15, 17, 0, 6, 6, 6, 6, 5, 5, 5, 5, 5, 5, 5, 5, 15, 15, 6, 6, 15, 15, 6, 6, 2, 2, 2,
  2, 2, 2, 2, 2, 6, 6, 6, 6, 6, 0, 14, 14, 10, 10, 10, 10, 10, 10, 18, 0, 10, 10, 10, 10, 10, 10,
  10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 18, 0, 6, 6, 9,
  0, 18, 0, 2, 2, 2, 2, 6, 6, 2, 2, 8, 0, 3, 3, 3, 3, 6, 6, 6, 6, 16, 16, 2, 2, 2, 2, 18, 0, 6, 6,
  2, 2, 6, 6, 1, 0, 18, 0, 6, 0, 6, 6, 2, 2, 2, 2, 1, 0, 6, 6, 6, 6, 18, 0, 6, 6, 1, 0, 6, 6, 6, 6,
  1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 0, 6, 0, 2, 2, 5,
  5, 6, 6, 2, 2, 6, 6, 2, 2, 15, 15, 15, 15, 15, 15, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 6, 0, 6, 0, 6, 0,
  6, 0, 15, 15, 15, 15, 15, 15, 1, 1, 5, 5, 8, 8, 16, 16, 16, 16, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3,
  3, 2, 2, 4, 4, 4, 4, 4, 4, 9, 9, 6, 6, 1, 0, 5, 5, 6, 6, 6, 6, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 4, 4,
  4, 4, 1, 1, 10, 10, 10, 10, 6, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0, 0, 15, 0,
  1,
])
const EVENT_KIND: usize = memory.data<u8>([
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 0, 4, 4, 1, 1, 2, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 0, 1, 1, 1, 1, 1, 1, 1, 1, 4, 0,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 0, 1,
  1, 2, 0, 4, 0, 1, 1, 1, 1, 1, 1, 1, 1, 3, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 0, 1, 1,
  1, 1, 1, 1, 3, 0, 4, 0, 3, 0, 1, 1, 1, 1, 1, 1, 3, 0, 1, 1, 1, 1, 4, 0, 1, 1, 2, 0, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5, 0, 3, 0, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 0, 3, 0, 3, 0, 3, 0, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 3, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 6, 0, 6, 0, 6, 0, 6, 0, 6, 0, 6, 0, 6, 0, 6, 0, 6, 0, 6, 0, 0, 1, 0, 1,
])
const EVENT_LIVE: usize = memory.data<u8>([
  0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0,
  1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0, 1,
  0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1,
  0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0,
  1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 0,
  0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0,
  0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1,
  0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0,
  0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1,
  0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0,
  1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1,
  0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0,
  1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1,
])
const EVENT_FD_PARAM: usize = memory.data<u8>([
  255, 255, 255, 0, 0, 1, 0, 2, 0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 2, 0, 2, 0,
  1, 255, 0, 0, 2, 0, 2, 0, 2, 0, 3, 0, 1, 255, 255, 255, 255, 255, 2, 255, 1, 255, 1, 0, 2, 255, 1,
  0, 5, 255, 1, 255, 0, 255, 0, 255, 2, 255, 0, 255, 255, 255, 255, 255, 255, 0, 1, 255, 255, 255,
  255, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 1, 0, 1, 0, 255, 255, 255, 255, 255, 0, 1,
  255, 255, 255, 255, 255, 0, 255, 255, 255, 255, 255, 255, 255, 255, 0, 2, 0, 2, 0, 3, 0, 2, 0, 3,
  0, 2, 0, 0, 255, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 255, 0, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 0, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 8, 255, 8, 255,
  255, 0, 2, 255, 255, 0, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 2, 255, 255, 255, 255,
  255, 255, 0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 1, 0, 1, 0, 1, 0, 1, 255, 255, 255, 0,
  255, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 255, 255, 255, 255, 255, 1, 255, 1, 255, 0,
  255, 255, 255, 255, 255, 1, 255, 255, 255, 1, 255, 255, 255, 0, 255, 255, 255, 255, 255, 0, 255,
  255, 255, 255, 0, 1, 255, 255, 255, 0, 255, 0, 255, 1, 255, 1, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 255, 0, 255, 255, 255, 1,
  255, 0, 255, 0, 255, 255, 255, 255, 255, 1, 255, 1, 255, 255, 255, 0, 255, 255, 255, 2, 255, 0,
  255, 0, 255, 0, 255, 255, 255, 255, 255, 0, 255, 0, 255, 0, 255, 255, 255, 1, 255, 255, 255, 1,
  255, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
])
const EVENT_RES_PARAM: usize = memory.data<u8>([
  255, 255, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 255, 255, 0, 255, 0, 255,
  0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 255, 255, 255, 255, 0, 255, 0,
  255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0,
  255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0,
  255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0,
  255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0,
  255, 0, 255, 0, 255, 255, 255, 255, 255, 0, 255, 255, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255,
  0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 255, 255,
  0, 255, 0, 255, 0, 255, 0, 255, 255, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255,
  0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 255, 255, 0, 255, 255, 255, 255,
  255, 0, 255, 0, 255, 0, 255, 0, 255, 255, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0,
  255, 255, 255, 0, 255, 0, 255, 0, 255, 255, 255, 255, 255, 255, 255, 0, 255, 0, 255, 0, 255, 255,
  255, 0, 255, 0, 255, 255, 255, 0, 255, 255, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255,
  0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 255, 255, 255, 255, 0,
  255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0,
  255, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0,
  255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0,
  255, 0, 255, 0, 255, 255, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0,
  255, 0, 255, 0, 255, 0, 255, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 0, 255, 0,
])

// For all of these code must be below EVENT_COUNT.

export function eventFlags(code: u32): u32 {
  return load<u32>(EVENT_FLAG_BITS + (code << 2))
}

export function eventCategory(code: u32): u32 {
  return load<u8>(EVENT_CATEGORY + code)
}

export function eventKind(code: u32): u32 {
  return load<u8>(EVENT_KIND + code)
}

/** A current driver sends it; all others come from old captures and are converted first. */
export function eventIsLive(code: u32): bool {
  return load<u8>(EVENT_LIVE + code) != 0
}

/** Parameter of the descriptor the event is about, or NO_PARAM. */
export function eventFdParam(code: u32): u32 {
  return load<u8>(EVENT_FD_PARAM + code)
}

/** Parameter of the return value, or NO_PARAM. */
export function eventResultParam(code: u32): u32 {
  return load<u8>(EVENT_RES_PARAM + code)
}

const EVENT_NAMED: u32 = 454
const EVENT_NAME_AT: usize = memory.data<u16>([
  0, 0, 7, 7, 11, 11, 16, 16, 20, 20, 25, 25, 28, 28, 34, 34, 39, 47, 49, 49, 55, 55, 59, 59, 66,
  66, 72, 72, 78, 78, 82, 82, 88, 88, 92, 92, 100, 100, 108, 108, 119, 119, 130, 130, 140, 140, 150,
  150, 160, 160, 167, 167, 175, 175, 182, 182, 72, 72, 190, 190, 195, 195, 199, 199, 206, 206, 211,
  211, 215, 215, 220, 220, 225, 225, 231, 231, 238, 238, 245, 245, 255, 255, 259, 259, 259, 259,
  265, 265, 270, 270, 276, 276, 281, 281, 287, 287, 292, 292, 298, 298, 303, 303, 308, 308, 314,
  314, 318, 318, 324, 324, 330, 330, 338, 338, 343, 343, 349, 349, 354, 354, 360, 360, 366, 366,
  373, 373, 376, 376, 384, 384, 388, 388, 393, 393, 399, 399, 408, 408, 422, 422, 434, 434, 443,
  443, 452, 452, 459, 47, 465, 465, 469, 469, 459, 47, 28, 28, 34, 34, 25, 25, 474, 474, 478, 478,
  483, 483, 489, 489, 495, 495, 276, 276, 28, 28, 501, 501, 507, 507, 515, 515, 522, 522, 531, 531,
  535, 535, 39, 47, 540, 540, 548, 548, 556, 556, 565, 565, 574, 47, 583, 583, 589, 589, 595, 595,
  601, 601, 608, 608, 614, 614, 621, 621, 630, 630, 28, 28, 34, 34, 531, 531, 535, 535, 34, 34, 531,
  531, 535, 535, 639, 47, 28, 28, 648, 47, 661, 47, 669, 669, 677, 677, 687, 687, 692, 692, 697, 47,
  72, 72, 72, 72, 708, 708, 713, 713, 719, 719, 724, 724, 729, 729, 735, 47, 738, 738, 744, 744,
  750, 750, 756, 47, 762, 47, 639, 47, 767, 767, 298, 298, 303, 303, 773, 47, 28, 28, 785, 785, 792,
  47, 28, 28, 797, 47, 28, 28, 807, 807, 814, 814, 817, 817, 324, 324, 330, 330, 824, 824, 308, 308,
  314, 314, 318, 318, 831, 831, 839, 839, 844, 844, 850, 850, 859, 859, 870, 47, 639, 47, 881, 881,
  888, 888, 896, 896, 904, 904, 919, 919, 925, 925, 942, 942, 956, 956, 970, 970, 987, 987, 992,
  992, 999, 999, 1007, 1007, 1017, 1017, 1023, 47, 1032, 47, 1043, 47, 1053, 47, 1065, 1065, 1069,
  1069, 373, 373, 814, 814, 1073, 1073, 1079, 1079, 1087, 1087, 1099, 1099, 1112, 1112, 1117, 1117,
  1123, 1123, 1129, 1129, 729, 729, 1137, 1137, 1144, 1144, 1151, 1151, 1156, 1156, 1169, 1169,
  1177, 1177, 1186, 1186, 1191, 47, 1201, 1201, 1213, 1213, 1224, 1224, 1234, 1234, 1245, 1245,
  1257, 1257, 1262, 1262, 1269, 1269, 1279, 1279, 1295, 1295, 1312, 1312, 1325, 1325, 1333, 1333,
  1341, 47, 1345, 47, 1359, 47, 1374, 47, 1391, 47, 1410, 47, 1431, 47, 1453, 47, 1474, 47, 1498,
  47, 47, 1518, 47, 1529,
])
const EVENT_NAME_LENGTH: usize = memory.data<u8>([
  7, 7, 4, 4, 5, 5, 4, 4, 5, 5, 3, 3, 6, 6, 5, 5, 8, 2, 6, 6, 4, 4, 7, 7, 6, 6, 6, 6, 4, 4, 6, 6, 4,
  4, 8, 8, 8, 8, 11, 11, 11, 11, 10, 10, 10, 10, 10, 10, 7, 7, 8, 8, 7, 7, 8, 8, 6, 6, 5, 5, 4, 4,
  7, 7, 5, 5, 4, 4, 5, 5, 5, 5, 6, 6, 7, 7, 7, 7, 10, 10, 4, 4, 6, 6, 6, 6, 5, 5, 6, 6, 5, 5, 6, 6,
  5, 5, 6, 6, 5, 5, 5, 5, 6, 6, 4, 4, 6, 6, 6, 6, 8, 8, 5, 5, 6, 6, 5, 5, 6, 6, 6, 6, 7, 7, 3, 3, 8,
  8, 4, 4, 5, 5, 6, 6, 9, 9, 14, 14, 12, 12, 9, 9, 9, 9, 7, 7, 6, 2, 4, 4, 5, 5, 6, 2, 6, 6, 5, 5,
  3, 3, 4, 4, 5, 5, 6, 6, 6, 6, 6, 6, 5, 5, 6, 6, 6, 6, 8, 8, 7, 7, 9, 9, 4, 4, 5, 5, 8, 2, 8, 8, 8,
  8, 9, 9, 9, 9, 9, 2, 6, 6, 6, 6, 6, 6, 7, 7, 6, 6, 7, 7, 9, 9, 9, 9, 6, 6, 5, 5, 4, 4, 5, 5, 5, 5,
  4, 4, 5, 5, 9, 2, 6, 6, 13, 2, 8, 2, 8, 8, 10, 10, 5, 5, 5, 5, 11, 2, 6, 6, 6, 6, 5, 5, 6, 6, 5,
  5, 5, 5, 6, 6, 3, 2, 6, 6, 6, 6, 6, 6, 6, 2, 5, 2, 9, 2, 6, 6, 5, 5, 5, 5, 12, 2, 6, 6, 7, 7, 5,
  2, 6, 6, 10, 2, 6, 6, 7, 7, 3, 3, 7, 7, 6, 6, 8, 8, 7, 7, 6, 6, 4, 4, 6, 6, 8, 8, 5, 5, 6, 6, 9,
  9, 11, 11, 11, 2, 9, 2, 7, 7, 8, 8, 8, 8, 15, 15, 6, 6, 17, 17, 14, 14, 14, 14, 17, 17, 5, 5, 7,
  7, 8, 8, 10, 10, 6, 6, 9, 2, 11, 2, 10, 2, 12, 2, 4, 4, 4, 4, 3, 3, 3, 3, 6, 6, 8, 8, 12, 12, 13,
  13, 5, 5, 6, 6, 6, 6, 8, 8, 6, 6, 7, 7, 7, 7, 5, 5, 13, 13, 8, 8, 9, 9, 5, 5, 10, 2, 12, 12, 11,
  11, 10, 10, 11, 11, 12, 12, 5, 5, 7, 7, 10, 10, 16, 16, 17, 17, 13, 13, 8, 8, 8, 8, 4, 2, 14, 2,
  15, 2, 17, 2, 19, 2, 21, 2, 22, 2, 21, 2, 24, 2, 20, 2, 2, 11, 2, 6,
])

export function eventName(index: u32): usize {
  return index < EVENT_NAMED && load<u8>(EVENT_NAME_LENGTH + index) != 0
    ? NAMES + load<u16>(EVENT_NAME_AT + (index << 1))
    : 0
}

export function eventNameLength(index: u32): u32 {
  return index < EVENT_NAMED ? load<u8>(EVENT_NAME_LENGTH + index) : 0
}

const NAMES: usize = memory.data<u8>([
  115, 121, 115, 99, 97, 108, 108, 111, 112, 101, 110, 99, 108, 111, 115, 101, 114, 101, 97, 100,
  119, 114, 105, 116, 101, 98, 114, 107, 101, 120, 101, 99, 118, 101, 99, 108, 111, 110, 101, 112,
  114, 111, 99, 101, 120, 105, 116, 78, 65, 115, 111, 99, 107, 101, 116, 98, 105, 110, 100, 99, 111,
  110, 110, 101, 99, 116, 108, 105, 115, 116, 101, 110, 97, 99, 99, 101, 112, 116, 115, 101, 110,
  100, 115, 101, 110, 100, 116, 111, 114, 101, 99, 118, 114, 101, 99, 118, 102, 114, 111, 109, 115,
  104, 117, 116, 100, 111, 119, 110, 103, 101, 116, 115, 111, 99, 107, 110, 97, 109, 101, 103, 101,
  116, 112, 101, 101, 114, 110, 97, 109, 101, 115, 111, 99, 107, 101, 116, 112, 97, 105, 114, 115,
  101, 116, 115, 111, 99, 107, 111, 112, 116, 103, 101, 116, 115, 111, 99, 107, 111, 112, 116, 115,
  101, 110, 100, 109, 115, 103, 115, 101, 110, 100, 109, 109, 115, 103, 114, 101, 99, 118, 109, 115,
  103, 114, 101, 99, 118, 109, 109, 115, 103, 99, 114, 101, 97, 116, 112, 105, 112, 101, 101, 118,
  101, 110, 116, 102, 100, 102, 117, 116, 101, 120, 115, 116, 97, 116, 108, 115, 116, 97, 116, 102,
  115, 116, 97, 116, 115, 116, 97, 116, 54, 52, 108, 115, 116, 97, 116, 54, 52, 102, 115, 116, 97,
  116, 54, 52, 101, 112, 111, 108, 108, 95, 119, 97, 105, 116, 112, 111, 108, 108, 115, 101, 108,
  101, 99, 116, 108, 115, 101, 101, 107, 108, 108, 115, 101, 101, 107, 105, 111, 99, 116, 108, 103,
  101, 116, 99, 119, 100, 99, 104, 100, 105, 114, 102, 99, 104, 100, 105, 114, 109, 107, 100, 105,
  114, 114, 109, 100, 105, 114, 111, 112, 101, 110, 97, 116, 108, 105, 110, 107, 108, 105, 110, 107,
  97, 116, 117, 110, 108, 105, 110, 107, 117, 110, 108, 105, 110, 107, 97, 116, 112, 114, 101, 97,
  100, 112, 119, 114, 105, 116, 101, 114, 101, 97, 100, 118, 119, 114, 105, 116, 101, 118, 112, 114,
  101, 97, 100, 118, 112, 119, 114, 105, 116, 101, 118, 100, 117, 112, 115, 105, 103, 110, 97, 108,
  102, 100, 107, 105, 108, 108, 116, 107, 105, 108, 108, 116, 103, 107, 105, 108, 108, 110, 97, 110,
  111, 115, 108, 101, 101, 112, 116, 105, 109, 101, 114, 102, 100, 95, 99, 114, 101, 97, 116, 101,
  105, 110, 111, 116, 105, 102, 121, 95, 105, 110, 105, 116, 103, 101, 116, 114, 108, 105, 109, 105,
  116, 115, 101, 116, 114, 108, 105, 109, 105, 116, 112, 114, 108, 105, 109, 105, 116, 115, 119,
  105, 116, 99, 104, 100, 114, 111, 112, 102, 99, 110, 116, 108, 109, 109, 97, 112, 109, 109, 97,
  112, 50, 109, 117, 110, 109, 97, 112, 115, 112, 108, 105, 99, 101, 112, 116, 114, 97, 99, 101,
  114, 101, 110, 97, 109, 101, 114, 101, 110, 97, 109, 101, 97, 116, 115, 121, 109, 108, 105, 110,
  107, 115, 121, 109, 108, 105, 110, 107, 97, 116, 102, 111, 114, 107, 118, 102, 111, 114, 107, 115,
  101, 110, 100, 102, 105, 108, 101, 113, 117, 111, 116, 97, 99, 116, 108, 115, 101, 116, 114, 101,
  115, 117, 105, 100, 115, 101, 116, 114, 101, 115, 103, 105, 100, 115, 99, 97, 112, 101, 118, 101,
  110, 116, 115, 101, 116, 117, 105, 100, 115, 101, 116, 103, 105, 100, 103, 101, 116, 117, 105,
  100, 103, 101, 116, 101, 117, 105, 100, 103, 101, 116, 103, 105, 100, 103, 101, 116, 101, 103,
  105, 100, 103, 101, 116, 114, 101, 115, 117, 105, 100, 103, 101, 116, 114, 101, 115, 103, 105,
  100, 99, 111, 110, 116, 97, 105, 110, 101, 114, 115, 105, 103, 110, 97, 108, 100, 101, 108, 105,
  118, 101, 114, 112, 114, 111, 99, 105, 110, 102, 111, 103, 101, 116, 100, 101, 110, 116, 115, 103,
  101, 116, 100, 101, 110, 116, 115, 54, 52, 115, 101, 116, 110, 115, 102, 108, 111, 99, 107, 99,
  112, 117, 95, 104, 111, 116, 112, 108, 117, 103, 115, 101, 109, 111, 112, 115, 101, 109, 99, 116,
  108, 112, 112, 111, 108, 108, 109, 111, 117, 110, 116, 117, 109, 111, 117, 110, 116, 107, 56, 115,
  115, 101, 109, 103, 101, 116, 97, 99, 99, 101, 115, 115, 99, 104, 114, 111, 111, 116, 116, 114,
  97, 99, 101, 114, 109, 101, 115, 111, 115, 115, 101, 116, 115, 105, 100, 110, 111, 116, 105, 102,
  105, 99, 97, 116, 105, 111, 110, 117, 110, 115, 104, 97, 114, 101, 105, 110, 102, 114, 97, 112,
  97, 103, 101, 95, 102, 97, 117, 108, 116, 115, 101, 116, 112, 103, 105, 100, 98, 112, 102, 115,
  101, 99, 99, 111, 109, 112, 109, 107, 100, 105, 114, 97, 116, 102, 99, 104, 109, 111, 100, 97,
  116, 99, 104, 109, 111, 100, 102, 99, 104, 109, 111, 100, 114, 101, 110, 97, 109, 101, 97, 116,
  50, 117, 115, 101, 114, 102, 97, 117, 108, 116, 102, 100, 112, 108, 117, 103, 105, 110, 101, 118,
  101, 110, 116, 111, 112, 101, 110, 97, 116, 50, 109, 112, 114, 111, 116, 101, 99, 116, 101, 120,
  101, 99, 118, 101, 97, 116, 99, 111, 112, 121, 95, 102, 105, 108, 101, 95, 114, 97, 110, 103, 101,
  99, 108, 111, 110, 101, 51, 111, 112, 101, 110, 95, 98, 121, 95, 104, 97, 110, 100, 108, 101, 95,
  97, 116, 105, 111, 95, 117, 114, 105, 110, 103, 95, 115, 101, 116, 117, 112, 105, 111, 95, 117,
  114, 105, 110, 103, 95, 101, 110, 116, 101, 114, 105, 111, 95, 117, 114, 105, 110, 103, 95, 114,
  101, 103, 105, 115, 116, 101, 114, 109, 108, 111, 99, 107, 109, 117, 110, 108, 111, 99, 107, 109,
  108, 111, 99, 107, 97, 108, 108, 109, 117, 110, 108, 111, 99, 107, 97, 108, 108, 99, 97, 112, 115,
  101, 116, 117, 115, 101, 114, 97, 100, 100, 101, 100, 117, 115, 101, 114, 100, 101, 108, 101, 116,
  101, 100, 103, 114, 111, 117, 112, 97, 100, 100, 101, 100, 103, 114, 111, 117, 112, 100, 101, 108,
  101, 116, 101, 100, 100, 117, 112, 50, 100, 117, 112, 51, 109, 108, 111, 99, 107, 50, 102, 115,
  99, 111, 110, 102, 105, 103, 101, 112, 111, 108, 108, 95, 99, 114, 101, 97, 116, 101, 101, 112,
  111, 108, 108, 95, 99, 114, 101, 97, 116, 101, 49, 99, 104, 111, 119, 110, 108, 99, 104, 111, 119,
  110, 102, 99, 104, 111, 119, 110, 102, 99, 104, 111, 119, 110, 97, 116, 97, 99, 99, 101, 112, 116,
  52, 117, 109, 111, 117, 110, 116, 50, 112, 105, 112, 101, 50, 105, 110, 111, 116, 105, 102, 121,
  95, 105, 110, 105, 116, 49, 101, 118, 101, 110, 116, 102, 100, 50, 115, 105, 103, 110, 97, 108,
  102, 100, 52, 112, 114, 99, 116, 108, 97, 115, 121, 110, 99, 101, 118, 101, 110, 116, 109, 101,
  109, 102, 100, 95, 99, 114, 101, 97, 116, 101, 112, 105, 100, 102, 100, 95, 103, 101, 116, 102,
  100, 112, 105, 100, 102, 100, 95, 111, 112, 101, 110, 105, 110, 105, 116, 95, 109, 111, 100, 117,
  108, 101, 102, 105, 110, 105, 116, 95, 109, 111, 100, 117, 108, 101, 109, 107, 110, 111, 100, 109,
  107, 110, 111, 100, 97, 116, 110, 101, 119, 102, 115, 116, 97, 116, 97, 116, 112, 114, 111, 99,
  101, 115, 115, 95, 118, 109, 95, 114, 101, 97, 100, 118, 112, 114, 111, 99, 101, 115, 115, 95,
  118, 109, 95, 119, 114, 105, 116, 101, 118, 100, 101, 108, 101, 116, 101, 95, 109, 111, 100, 117,
  108, 101, 115, 101, 116, 114, 101, 117, 105, 100, 115, 101, 116, 114, 101, 103, 105, 100, 116, 97,
  115, 107, 116, 97, 115, 107, 95, 102, 105, 108, 101, 95, 112, 105, 112, 101, 116, 97, 115, 107,
  95, 102, 105, 108, 101, 95, 109, 101, 109, 102, 100, 116, 97, 115, 107, 95, 102, 105, 108, 101,
  95, 114, 101, 103, 117, 108, 97, 114, 116, 97, 115, 107, 95, 102, 105, 108, 101, 95, 100, 105,
  114, 101, 99, 116, 111, 114, 121, 116, 97, 115, 107, 95, 102, 105, 108, 101, 95, 115, 111, 99,
  107, 101, 116, 95, 105, 110, 101, 116, 116, 97, 115, 107, 95, 102, 105, 108, 101, 95, 115, 111,
  99, 107, 101, 116, 95, 105, 110, 101, 116, 54, 116, 97, 115, 107, 95, 102, 105, 108, 101, 95, 115,
  111, 99, 107, 101, 116, 95, 117, 110, 105, 120, 116, 97, 115, 107, 95, 102, 105, 108, 101, 95,
  115, 111, 99, 107, 101, 116, 95, 110, 101, 116, 108, 105, 110, 107, 116, 97, 115, 107, 95, 102,
  105, 108, 101, 95, 97, 110, 111, 110, 95, 105, 110, 111, 100, 101, 99, 108, 111, 115, 101, 95,
  114, 97, 110, 103, 101, 107, 101, 121, 99, 116, 108,
])
