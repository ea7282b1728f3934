// SPDX-License-Identifier: Apache-2.0
// The event table as text, one row per event code: events.ts parses it, nobody else reads it.
// code, id, name, category, kind, flags ("-" for none), then the parameters as name:type with
// "/x" = print format (hex, oct), flag set or table of dynamic types and "@p" = the directory
// descriptor that a relative path starts from. Codes are written, never counted, never reused.
export const EVENT_ROWS: string = `
0 GENERIC_E syscall other syscall OLD_VERSION|CONVERTER_MANAGED ID:syscallid nativeID:uint16
1 GENERIC_X syscall other syscall CONVERTER_MANAGED ID:syscallid nativeID:uint16
2 SYSCALL_OPEN_E open file syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED name:fspath flags:flags32/file_flags mode:uint32/oct
3 SYSCALL_OPEN_X open file syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd name:fspath flags:flags32/file_flags mode:uint32/oct dev:uint32/hex ino:uint64
4 SYSCALL_CLOSE_E close io_other syscall OLD_VERSION|DESTROYS_FD|USES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd
5 SYSCALL_CLOSE_X close io_other syscall DESTROYS_FD|USES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno fd:fd
6 SYSCALL_READ_E read io_read syscall OLD_VERSION|USES_FD|READS_FROM_FD|CONVERTER_MANAGED fd:fd size:uint32
7 SYSCALL_READ_X read io_read syscall USES_FD|READS_FROM_FD|CONVERTER_MANAGED res:errno data:bytebuf fd:fd size:uint32
8 SYSCALL_WRITE_E write io_write syscall OLD_VERSION|USES_FD|WRITES_TO_FD|CONVERTER_MANAGED fd:fd size:uint32
9 SYSCALL_WRITE_X write io_write syscall USES_FD|WRITES_TO_FD|CONVERTER_MANAGED res:errno data:bytebuf fd:fd size:uint32
10 SYSCALL_BRK_1_E brk memory syscall OLD_VERSION|CONVERTER_MANAGED size:uint32
11 SYSCALL_BRK_1_X brk memory syscall OLD_VERSION|CONVERTER_MANAGED res:uint64/hex
12 SYSCALL_EXECVE_8_E execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED
13 SYSCALL_EXECVE_8_X execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64
14 SYSCALL_CLONE_11_E clone process syscall OLD_VERSION|MODIFIES_STATE
15 SYSCALL_CLONE_11_X clone process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 flags:flags32/clone_flags uid:uint32 gid:uint32
16 PROCEXIT_E procexit process tracepoint OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED
17 PROCEXIT_X NA unknown unknown UNUSED
18 SOCKET_SOCKET_E socket net syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED domain:enumflags32/socket_families type:uint32 proto:uint32
19 SOCKET_SOCKET_X socket net syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd domain:enumflags32/socket_families type:uint32 proto:uint32 flags:flags32/file_flags
20 SOCKET_BIND_E bind net syscall OLD_VERSION|USES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd
21 SOCKET_BIND_X bind net syscall USES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno addr:sockaddr fd:fd
22 SOCKET_CONNECT_E connect net syscall USES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd addr:sockaddr
23 SOCKET_CONNECT_X connect net syscall USES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno tuple:socktuple fd:fd addr:sockaddr
24 SOCKET_LISTEN_E listen net syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED fd:fd backlog:int32
25 SOCKET_LISTEN_X listen net syscall USES_FD|CONVERTER_MANAGED res:errno fd:fd backlog:int32
26 SOCKET_ACCEPT_E accept net syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE
27 SOCKET_ACCEPT_X accept net syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd tuple:socktuple queuepct:uint8
28 SOCKET_SEND_E send io_write syscall OLD_VERSION|USES_FD|WRITES_TO_FD|CONVERTER_MANAGED fd:fd size:uint32
29 SOCKET_SEND_X send io_write syscall USES_FD|WRITES_TO_FD|CONVERTER_MANAGED res:errno data:bytebuf fd:fd size:uint32 tuple:socktuple
30 SOCKET_SENDTO_E sendto io_write syscall OLD_VERSION|USES_FD|WRITES_TO_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd size:uint32 tuple:socktuple
31 SOCKET_SENDTO_X sendto io_write syscall USES_FD|WRITES_TO_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno data:bytebuf fd:fd size:uint32 tuple:socktuple
32 SOCKET_RECV_E recv io_read syscall OLD_VERSION|USES_FD|READS_FROM_FD|CONVERTER_MANAGED fd:fd size:uint32
33 SOCKET_RECV_X recv io_read syscall USES_FD|READS_FROM_FD|CONVERTER_MANAGED res:errno data:bytebuf fd:fd size:uint32 tuple:socktuple
34 SOCKET_RECVFROM_E recvfrom io_read syscall OLD_VERSION|USES_FD|READS_FROM_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd size:uint32
35 SOCKET_RECVFROM_X recvfrom io_read syscall USES_FD|READS_FROM_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno data:bytebuf tuple:socktuple fd:fd size:uint32
36 SOCKET_SHUTDOWN_E shutdown net syscall OLD_VERSION|USES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd how:enumflags8/shutdown_how
37 SOCKET_SHUTDOWN_X shutdown net syscall USES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno fd:fd how:enumflags8/shutdown_how
38 SOCKET_GETSOCKNAME_E getsockname net syscall OLD_VERSION
39 SOCKET_GETSOCKNAME_X getsockname net syscall -
40 SOCKET_GETPEERNAME_E getpeername net syscall OLD_VERSION
41 SOCKET_GETPEERNAME_X getpeername net syscall -
42 SOCKET_SOCKETPAIR_E socketpair ipc syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED domain:enumflags32/socket_families type:uint32 proto:uint32
43 SOCKET_SOCKETPAIR_X socketpair ipc syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno fd1:fd fd2:fd source:uint64/hex peer:uint64/hex domain:enumflags32/socket_families type:uint32 proto:uint32
44 SOCKET_SETSOCKOPT_E setsockopt net syscall OLD_VERSION
45 SOCKET_SETSOCKOPT_X setsockopt net syscall USES_FD res:errno fd:fd level:enumflags8/sockopt_levels optname:enumflags8/sockopt_options val:dyn/sockopt optlen:uint32
46 SOCKET_GETSOCKOPT_E getsockopt net syscall OLD_VERSION|MODIFIES_STATE
47 SOCKET_GETSOCKOPT_X getsockopt net syscall USES_FD|MODIFIES_STATE res:errno fd:fd level:enumflags8/sockopt_levels optname:enumflags8/sockopt_options val:dyn/sockopt optlen:uint32
48 SOCKET_SENDMSG_E sendmsg io_write syscall OLD_VERSION|USES_FD|WRITES_TO_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd size:uint32 tuple:socktuple
49 SOCKET_SENDMSG_X sendmsg io_write syscall USES_FD|WRITES_TO_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno data:bytebuf fd:fd size:uint32 tuple:socktuple
50 SOCKET_SENDMMSG_E sendmmsg io_write syscall OLD_VERSION
51 SOCKET_SENDMMSG_X sendmmsg io_write syscall USES_FD|WRITES_TO_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno fd:fd size:uint32 data:bytebuf tuple:socktuple
52 SOCKET_RECVMSG_E recvmsg io_read syscall OLD_VERSION|USES_FD|READS_FROM_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd
53 SOCKET_RECVMSG_X recvmsg io_read syscall USES_FD|READS_FROM_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno size:uint32 data:bytebuf tuple:socktuple msgcontrol:bytebuf fd:fd
54 SOCKET_RECVMMSG_E recvmmsg io_read syscall OLD_VERSION
55 SOCKET_RECVMMSG_X recvmmsg io_read syscall USES_FD|READS_FROM_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno fd:fd size:uint32 data:bytebuf tuple:socktuple msgcontrol:bytebuf
56 SOCKET_ACCEPT4_E accept net syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED flags:int32/hex
57 SOCKET_ACCEPT4_X accept net syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd tuple:socktuple queuepct:uint8
58 SYSCALL_CREAT_E creat file syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED name:fspath mode:uint32/oct
59 SYSCALL_CREAT_X creat file syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd name:fspath mode:uint32/oct dev:uint32/hex ino:uint64 creat_flags:flags16/creat_flags
60 SYSCALL_PIPE_E pipe ipc syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE
61 SYSCALL_PIPE_X pipe ipc syscall CREATES_FD|MODIFIES_STATE res:errno fd1:fd fd2:fd ino:uint64
62 SYSCALL_EVENTFD_E eventfd ipc syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED initval:uint64 flags:uint32/hex
63 SYSCALL_EVENTFD_X eventfd ipc syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:fd initval:uint64 flags:uint32/hex
64 SYSCALL_FUTEX_E futex ipc syscall OLD_VERSION|CONVERTER_MANAGED addr:uint64/hex op:flags16/futex_operations val:uint64
65 SYSCALL_FUTEX_X futex ipc syscall CONVERTER_MANAGED res:errno addr:uint64/hex op:flags16/futex_operations val:uint64
66 SYSCALL_STAT_E stat file syscall OLD_VERSION
67 SYSCALL_STAT_X stat file syscall - res:errno path:fspath
68 SYSCALL_LSTAT_E lstat file syscall OLD_VERSION
69 SYSCALL_LSTAT_X lstat file syscall - res:errno path:fspath
70 SYSCALL_FSTAT_E fstat file syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED fd:fd
71 SYSCALL_FSTAT_X fstat file syscall USES_FD|CONVERTER_MANAGED res:errno fd:fd
72 SYSCALL_STAT64_E stat64 file syscall OLD_VERSION
73 SYSCALL_STAT64_X stat64 file syscall - res:errno path:fspath
74 SYSCALL_LSTAT64_E lstat64 file syscall OLD_VERSION
75 SYSCALL_LSTAT64_X lstat64 file syscall - res:errno path:fspath
76 SYSCALL_FSTAT64_E fstat64 file syscall OLD_VERSION|USES_FD fd:fd
77 SYSCALL_FSTAT64_X fstat64 file syscall - res:errno
78 SYSCALL_EPOLLWAIT_E epoll_wait wait syscall OLD_VERSION|WAITS|CONVERTER_MANAGED maxevents:errno
79 SYSCALL_EPOLLWAIT_X epoll_wait wait syscall WAITS|CONVERTER_MANAGED res:errno maxevents:errno
80 SYSCALL_POLL_E poll wait syscall OLD_VERSION|WAITS|CONVERTER_MANAGED fds:fdlist timeout:int64
81 SYSCALL_POLL_X poll wait syscall WAITS|CONVERTER_MANAGED res:errno fds:fdlist timeout:int64
82 SYSCALL_SELECT_E select wait syscall OLD_VERSION|WAITS
83 SYSCALL_SELECT_X select wait syscall WAITS res:errno
84 SYSCALL_NEWSELECT_E select wait syscall OLD_VERSION|WAITS
85 SYSCALL_NEWSELECT_X select wait syscall OLD_VERSION|WAITS|CONVERTER_MANAGED res:errno
86 SYSCALL_LSEEK_E lseek file syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED fd:fd offset:uint64 whence:enumflags8/lseek_whence
87 SYSCALL_LSEEK_X lseek file syscall USES_FD|CONVERTER_MANAGED res:errno fd:fd offset:uint64 whence:enumflags8/lseek_whence
88 SYSCALL_LLSEEK_E llseek file syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED fd:fd offset:uint64 whence:enumflags8/lseek_whence
89 SYSCALL_LLSEEK_X llseek file syscall USES_FD|CONVERTER_MANAGED res:errno fd:fd offset:uint64 whence:enumflags8/lseek_whence
90 SYSCALL_IOCTL_2_E ioctl io_other syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED fd:fd request:uint64/hex
91 SYSCALL_IOCTL_2_X ioctl io_other syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED res:errno
92 SYSCALL_GETCWD_E getcwd file syscall OLD_VERSION
93 SYSCALL_GETCWD_X getcwd file syscall - res:errno path:charbuf
94 SYSCALL_CHDIR_E chdir file syscall OLD_VERSION|MODIFIES_STATE
95 SYSCALL_CHDIR_X chdir file syscall MODIFIES_STATE res:errno path:charbuf
96 SYSCALL_FCHDIR_E fchdir file syscall OLD_VERSION|USES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd
97 SYSCALL_FCHDIR_X fchdir file syscall USES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno fd:fd
98 SYSCALL_MKDIR_E mkdir file syscall OLD_VERSION|CONVERTER_MANAGED path:fspath mode:uint32/hex
99 SYSCALL_MKDIR_X mkdir file syscall OLD_VERSION|CONVERTER_MANAGED res:errno
100 SYSCALL_RMDIR_E rmdir file syscall OLD_VERSION|CONVERTER_MANAGED path:fspath
101 SYSCALL_RMDIR_X rmdir file syscall OLD_VERSION|CONVERTER_MANAGED res:errno
102 SYSCALL_OPENAT_E openat file syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED dirfd:fd name:charbuf flags:flags32/file_flags mode:uint32/oct
103 SYSCALL_OPENAT_X openat file syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd
104 SYSCALL_LINK_E link file syscall OLD_VERSION|CONVERTER_MANAGED oldpath:fspath newpath:fspath
105 SYSCALL_LINK_X link file syscall OLD_VERSION|CONVERTER_MANAGED res:errno
106 SYSCALL_LINKAT_E linkat file syscall OLD_VERSION|CONVERTER_MANAGED olddir:fd oldpath:charbuf newdir:fd newpath:charbuf
107 SYSCALL_LINKAT_X linkat file syscall OLD_VERSION|CONVERTER_MANAGED res:errno
108 SYSCALL_UNLINK_E unlink file syscall OLD_VERSION|CONVERTER_MANAGED path:fspath
109 SYSCALL_UNLINK_X unlink file syscall OLD_VERSION|CONVERTER_MANAGED res:errno
110 SYSCALL_UNLINKAT_E unlinkat file syscall OLD_VERSION|CONVERTER_MANAGED dirfd:fd name:charbuf
111 SYSCALL_UNLINKAT_X unlinkat file syscall OLD_VERSION|CONVERTER_MANAGED res:errno
112 SYSCALL_PREAD_E pread io_read syscall OLD_VERSION|USES_FD|READS_FROM_FD|CONVERTER_MANAGED fd:fd size:uint32 pos:uint64
113 SYSCALL_PREAD_X pread io_read syscall USES_FD|READS_FROM_FD|CONVERTER_MANAGED res:errno data:bytebuf fd:fd size:uint32 pos:uint64
114 SYSCALL_PWRITE_E pwrite io_write syscall OLD_VERSION|USES_FD|WRITES_TO_FD|CONVERTER_MANAGED fd:fd size:uint32 pos:uint64
115 SYSCALL_PWRITE_X pwrite io_write syscall USES_FD|WRITES_TO_FD|CONVERTER_MANAGED res:errno data:bytebuf fd:fd size:uint32 pos:uint64
116 SYSCALL_READV_E readv io_read syscall OLD_VERSION|USES_FD|READS_FROM_FD|CONVERTER_MANAGED fd:fd
117 SYSCALL_READV_X readv io_read syscall USES_FD|READS_FROM_FD|CONVERTER_MANAGED res:errno size:uint32 data:bytebuf fd:fd
118 SYSCALL_WRITEV_E writev io_write syscall OLD_VERSION|USES_FD|WRITES_TO_FD|CONVERTER_MANAGED fd:fd size:uint32
119 SYSCALL_WRITEV_X writev io_write syscall USES_FD|WRITES_TO_FD|CONVERTER_MANAGED res:errno data:bytebuf fd:fd size:uint32
120 SYSCALL_PREADV_E preadv io_read syscall OLD_VERSION|USES_FD|READS_FROM_FD|CONVERTER_MANAGED fd:fd pos:uint64
121 SYSCALL_PREADV_X preadv io_read syscall USES_FD|READS_FROM_FD|CONVERTER_MANAGED res:errno size:uint32 data:bytebuf fd:fd pos:uint64
122 SYSCALL_PWRITEV_E pwritev io_write syscall OLD_VERSION|USES_FD|WRITES_TO_FD|CONVERTER_MANAGED fd:fd size:uint32 pos:uint64
123 SYSCALL_PWRITEV_X pwritev io_write syscall USES_FD|WRITES_TO_FD|CONVERTER_MANAGED res:errno data:bytebuf fd:fd size:uint32 pos:uint64
124 SYSCALL_DUP_E dup io_other syscall OLD_VERSION|CREATES_FD|USES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd
125 SYSCALL_DUP_X dup io_other syscall OLD_VERSION|CREATES_FD|USES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:fd
126 SYSCALL_SIGNALFD_E signalfd signal syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd mask:uint32/hex flags:uint8/hex
127 SYSCALL_SIGNALFD_X signalfd signal syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:fd fd:fd mask:uint32/hex flags:uint8/hex
128 SYSCALL_KILL_E kill signal syscall OLD_VERSION|CONVERTER_MANAGED pid:pid sig:sigtype
129 SYSCALL_KILL_X kill signal syscall CONVERTER_MANAGED res:errno pid:pid sig:sigtype
130 SYSCALL_TKILL_E tkill signal syscall OLD_VERSION|CONVERTER_MANAGED tid:pid sig:sigtype
131 SYSCALL_TKILL_X tkill signal syscall CONVERTER_MANAGED res:errno tid:pid sig:sigtype
132 SYSCALL_TGKILL_E tgkill signal syscall OLD_VERSION|CONVERTER_MANAGED pid:pid tid:pid sig:sigtype
133 SYSCALL_TGKILL_X tgkill signal syscall CONVERTER_MANAGED res:errno pid:pid tid:pid sig:sigtype
134 SYSCALL_NANOSLEEP_E nanosleep sleep syscall OLD_VERSION|WAITS|CONVERTER_MANAGED interval:reltime
135 SYSCALL_NANOSLEEP_X nanosleep sleep syscall WAITS|CONVERTER_MANAGED res:errno interval:reltime
136 SYSCALL_TIMERFD_CREATE_E timerfd_create time syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED clockid:uint8 flags:uint8/hex
137 SYSCALL_TIMERFD_CREATE_X timerfd_create time syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:fd clockid:uint8 flags:uint8/hex
138 SYSCALL_INOTIFY_INIT_E inotify_init ipc syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED flags:uint8/hex
139 SYSCALL_INOTIFY_INIT_X inotify_init ipc syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:fd flags:uint8/hex
140 SYSCALL_GETRLIMIT_E getrlimit process syscall OLD_VERSION|CONVERTER_MANAGED resource:enumflags8/rlimit_resources
141 SYSCALL_GETRLIMIT_X getrlimit process syscall CONVERTER_MANAGED res:errno cur:int64 max:int64 resource:enumflags8/rlimit_resources
142 SYSCALL_SETRLIMIT_E setrlimit process syscall OLD_VERSION|CONVERTER_MANAGED resource:enumflags8/rlimit_resources
143 SYSCALL_SETRLIMIT_X setrlimit process syscall CONVERTER_MANAGED res:errno cur:int64 max:int64 resource:enumflags8/rlimit_resources
144 SYSCALL_PRLIMIT_E prlimit process syscall OLD_VERSION|CONVERTER_MANAGED pid:pid resource:enumflags8/rlimit_resources
145 SYSCALL_PRLIMIT_X prlimit process syscall CONVERTER_MANAGED res:errno newcur:int64 newmax:int64 oldcur:int64 oldmax:int64 pid:int64 resource:enumflags8/rlimit_resources
146 SCHEDSWITCH_1_E switch scheduler tracepoint OLD_VERSION|SKIPPARSERESET|CONVERTER_MANAGED next:pid
147 SCHEDSWITCH_1_X NA unknown unknown UNUSED
148 DROP_E drop internal internal SKIPPARSERESET ratio:uint32
149 DROP_X drop internal internal SKIPPARSERESET ratio:uint32
150 SYSCALL_FCNTL_E fcntl io_other syscall OLD_VERSION|USES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd cmd:enumflags8/fcntl_commands
151 SYSCALL_FCNTL_X fcntl io_other syscall USES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:fd fd:fd cmd:enumflags8/fcntl_commands arg:uint64/hex
152 SCHEDSWITCH_6_E switch scheduler tracepoint - next:pid pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32
153 SCHEDSWITCH_6_X NA unknown unknown UNUSED
154 SYSCALL_EXECVE_13_E execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED
155 SYSCALL_EXECVE_13_X execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32
156 SYSCALL_CLONE_16_E clone process syscall OLD_VERSION|MODIFIES_STATE
157 SYSCALL_CLONE_16_X clone process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 flags:flags32/clone_flags uid:uint32 gid:uint32
158 SYSCALL_BRK_4_E brk memory syscall OLD_VERSION|CONVERTER_MANAGED addr:uint64/hex
159 SYSCALL_BRK_4_X brk memory syscall CONVERTER_MANAGED res:uint64/hex vm_size:uint32 vm_rss:uint32 vm_swap:uint32 addr:uint64/hex
160 SYSCALL_MMAP_E mmap memory syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED addr:uint64/hex length:uint64 prot:flags32/prot_flags flags:flags32/mmap_flags fd:fd offset:uint64
161 SYSCALL_MMAP_X mmap memory syscall USES_FD|CONVERTER_MANAGED res:errno vm_size:uint32 vm_rss:uint32 vm_swap:uint32 addr:uint64/hex length:uint64 prot:flags32/prot_flags flags:flags32/mmap_flags fd:fd offset:uint64
162 SYSCALL_MMAP2_E mmap2 memory syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED addr:uint64/hex length:uint64 prot:flags32/prot_flags flags:flags32/mmap_flags fd:fd pgoffset:uint64
163 SYSCALL_MMAP2_X mmap2 memory syscall USES_FD|CONVERTER_MANAGED res:errno vm_size:uint32 vm_rss:uint32 vm_swap:uint32 addr:uint64/hex length:uint64 prot:flags32/prot_flags flags:flags32/mmap_flags fd:fd pgoffset:uint64
164 SYSCALL_MUNMAP_E munmap memory syscall OLD_VERSION|CONVERTER_MANAGED addr:uint64/hex length:uint64
165 SYSCALL_MUNMAP_X munmap memory syscall CONVERTER_MANAGED res:errno vm_size:uint32 vm_rss:uint32 vm_swap:uint32 addr:uint64/hex length:uint64
166 SYSCALL_SPLICE_E splice io_other syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED fd_in:fd fd_out:fd size:uint64 flags:flags32/splice_flags
167 SYSCALL_SPLICE_X splice io_other syscall USES_FD|CONVERTER_MANAGED res:errno fd_in:fd fd_out:fd size:uint64 flags:flags32/splice_flags
168 SYSCALL_PTRACE_E ptrace process syscall OLD_VERSION|CONVERTER_MANAGED request:enumflags16/ptrace_requests pid:pid
169 SYSCALL_PTRACE_X ptrace process syscall CONVERTER_MANAGED res:errno addr:dyn/ptrace data:dyn/ptrace request:enumflags16/ptrace_requests pid:pid
170 SYSCALL_IOCTL_3_E ioctl io_other syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED fd:fd request:uint64/hex argument:uint64/hex
171 SYSCALL_IOCTL_3_X ioctl io_other syscall USES_FD|CONVERTER_MANAGED res:errno fd:fd request:uint64/hex argument:uint64/hex
172 SYSCALL_EXECVE_14_E execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED
173 SYSCALL_EXECVE_14_X execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 env:bytebuf
174 SYSCALL_RENAME_E rename file syscall OLD_VERSION
175 SYSCALL_RENAME_X rename file syscall - res:errno oldpath:fspath newpath:fspath
176 SYSCALL_RENAMEAT_E renameat file syscall OLD_VERSION
177 SYSCALL_RENAMEAT_X renameat file syscall - res:errno olddirfd:fd oldpath:fsrelpath@olddirfd newdirfd:fd newpath:fsrelpath@newdirfd
178 SYSCALL_SYMLINK_E symlink file syscall OLD_VERSION
179 SYSCALL_SYMLINK_X symlink file syscall - res:errno target:charbuf linkpath:fspath
180 SYSCALL_SYMLINKAT_E symlinkat file syscall OLD_VERSION
181 SYSCALL_SYMLINKAT_X symlinkat file syscall USES_FD res:errno target:charbuf linkdirfd:fd linkpath:fsrelpath@linkdirfd
182 SYSCALL_FORK_E fork process syscall OLD_VERSION|MODIFIES_STATE
183 SYSCALL_FORK_X fork process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 flags:flags32/clone_flags uid:uint32 gid:uint32
184 SYSCALL_VFORK_E vfork process syscall OLD_VERSION|MODIFIES_STATE
185 SYSCALL_VFORK_X vfork process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 flags:flags32/clone_flags uid:uint32 gid:uint32
186 PROCEXIT_1_E procexit process tracepoint MODIFIES_STATE status:errno ret:errno sig:sigtype core:uint8 reaper_tid:pid
187 PROCEXIT_1_X NA unknown unknown UNUSED
188 SYSCALL_SENDFILE_E sendfile io_write syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED out_fd:fd in_fd:fd offset:uint64 size:uint64
189 SYSCALL_SENDFILE_X sendfile io_write syscall USES_FD|CONVERTER_MANAGED res:errno offset:uint64 out_fd:fd in_fd:fd size:uint64
190 SYSCALL_QUOTACTL_E quotactl user syscall OLD_VERSION|CONVERTER_MANAGED cmd:flags16/quotactl_cmds type:flags8/quotactl_types id:uint32 quota_fmt:flags8/quotactl_quota_fmts
191 SYSCALL_QUOTACTL_X quotactl user syscall CONVERTER_MANAGED res:errno special:charbuf quotafilepath:charbuf dqb_bhardlimit:uint64 dqb_bsoftlimit:uint64 dqb_curspace:uint64 dqb_ihardlimit:uint64 dqb_isoftlimit:uint64 dqb_btime:reltime dqb_itime:reltime dqi_bgrace:reltime dqi_igrace:reltime dqi_flags:flags8/quotactl_dqi_flags quota_fmt_out:flags8/quotactl_quota_fmts cmd:flags16/quotactl_cmds type:flags8/quotactl_types id:uint32 quota_fmt:flags8/quotactl_quota_fmts
192 SYSCALL_SETRESUID_E setresuid user syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED ruid:uid euid:uid suid:uid
193 SYSCALL_SETRESUID_X setresuid user syscall MODIFIES_STATE|CONVERTER_MANAGED res:errno ruid:uid euid:uid suid:uid
194 SYSCALL_SETRESGID_E setresgid user syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED rgid:gid egid:gid sgid:gid
195 SYSCALL_SETRESGID_X setresgid user syscall MODIFIES_STATE|CONVERTER_MANAGED res:errno rgid:gid egid:gid sgid:gid
196 SCAPEVENT_E scapevent internal internal SKIPPARSERESET event_type:uint32 event_data:uint64
197 SCAPEVENT_X NA unknown unknown UNUSED
198 SYSCALL_SETUID_E setuid user syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED uid:uid
199 SYSCALL_SETUID_X setuid user syscall MODIFIES_STATE|CONVERTER_MANAGED res:errno uid:uid
200 SYSCALL_SETGID_E setgid user syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED gid:gid
201 SYSCALL_SETGID_X setgid user syscall MODIFIES_STATE|CONVERTER_MANAGED res:errno gid:gid
202 SYSCALL_GETUID_E getuid user syscall OLD_VERSION
203 SYSCALL_GETUID_X getuid user syscall - uid:uid
204 SYSCALL_GETEUID_E geteuid user syscall OLD_VERSION
205 SYSCALL_GETEUID_X geteuid user syscall - euid:uid
206 SYSCALL_GETGID_E getgid user syscall OLD_VERSION
207 SYSCALL_GETGID_X getgid user syscall - gid:gid
208 SYSCALL_GETEGID_E getegid user syscall OLD_VERSION
209 SYSCALL_GETEGID_X getegid user syscall - egid:gid
210 SYSCALL_GETRESUID_E getresuid user syscall OLD_VERSION
211 SYSCALL_GETRESUID_X getresuid user syscall - res:errno ruid:uid euid:uid suid:uid
212 SYSCALL_GETRESGID_E getresgid user syscall OLD_VERSION
213 SYSCALL_GETRESGID_X getresgid user syscall - res:errno rgid:gid egid:gid sgid:gid
214 SYSCALL_EXECVE_15_E execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED
215 SYSCALL_EXECVE_15_X execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf env:bytebuf
216 SYSCALL_CLONE_17_E clone process syscall OLD_VERSION|MODIFIES_STATE
217 SYSCALL_CLONE_17_X clone process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf flags:flags32/clone_flags uid:uint32 gid:uint32
218 SYSCALL_FORK_17_E fork process syscall OLD_VERSION|MODIFIES_STATE
219 SYSCALL_FORK_17_X fork process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf flags:flags32/clone_flags uid:uint32 gid:uint32
220 SYSCALL_VFORK_17_E vfork process syscall OLD_VERSION|MODIFIES_STATE
221 SYSCALL_VFORK_17_X vfork process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf flags:flags32/clone_flags uid:uint32 gid:uint32
222 SYSCALL_CLONE_20_E clone process syscall OLD_VERSION|MODIFIES_STATE
223 SYSCALL_CLONE_20_X clone process syscall MODIFIES_STATE|CONVERTER_MANAGED res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf flags:flags32/clone_flags uid:uint32 gid:uint32 vtid:pid vpid:pid pidns_init_start_ts:uint64
224 SYSCALL_FORK_20_E fork process syscall OLD_VERSION|MODIFIES_STATE
225 SYSCALL_FORK_20_X fork process syscall MODIFIES_STATE|CONVERTER_MANAGED res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf flags:flags32/clone_flags uid:uint32 gid:uint32 vtid:pid vpid:pid pidns_init_start_ts:uint64
226 SYSCALL_VFORK_20_E vfork process syscall OLD_VERSION|MODIFIES_STATE
227 SYSCALL_VFORK_20_X vfork process syscall MODIFIES_STATE|CONVERTER_MANAGED res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf flags:flags32/clone_flags uid:uint32 gid:uint32 vtid:pid vpid:pid pidns_init_start_ts:uint64
228 CONTAINER_E container internal internal OLD_VERSION|SKIPPARSERESET|MODIFIES_STATE|CONVERTER_MANAGED id:charbuf type:uint32 name:charbuf image:charbuf
229 CONTAINER_X NA unknown unknown UNUSED
230 SYSCALL_EXECVE_16_E execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED
231 SYSCALL_EXECVE_16_X execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf env:bytebuf
232 SIGNALDELIVER_E signaldeliver signal tracepoint - spid:pid dpid:pid sig:sigtype
233 SIGNALDELIVER_X NA unknown unknown UNUSED
234 PROCINFO_E procinfo internal internal SKIPPARSERESET cpu_usr:uint64 cpu_sys:uint64
235 PROCINFO_X NA unknown unknown UNUSED
236 SYSCALL_GETDENTS_E getdents file syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED fd:fd
237 SYSCALL_GETDENTS_X getdents file syscall USES_FD|CONVERTER_MANAGED res:errno fd:fd
238 SYSCALL_GETDENTS64_E getdents64 file syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED fd:fd
239 SYSCALL_GETDENTS64_X getdents64 file syscall USES_FD|CONVERTER_MANAGED res:errno fd:fd
240 SYSCALL_SETNS_E setns process syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED fd:fd nstype:flags32/clone_flags
241 SYSCALL_SETNS_X setns process syscall USES_FD|CONVERTER_MANAGED res:errno fd:fd nstype:flags32/clone_flags
242 SYSCALL_FLOCK_E flock file syscall OLD_VERSION|USES_FD|CONVERTER_MANAGED fd:fd operation:flags32/flock_flags
243 SYSCALL_FLOCK_X flock file syscall USES_FD|CONVERTER_MANAGED res:errno fd:fd operation:flags32/flock_flags
244 CPU_HOTPLUG_E cpu_hotplug system metaevent SKIPPARSERESET|MODIFIES_STATE cpu:uint32 action:uint32
245 CPU_HOTPLUG_X NA unknown unknown UNUSED
246 SOCKET_ACCEPT_5_E accept net syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE
247 SOCKET_ACCEPT_5_X accept net syscall CREATES_FD|MODIFIES_STATE fd:fd tuple:socktuple queuepct:uint8 queuelen:uint32 queuemax:uint32
248 SOCKET_ACCEPT4_5_E accept net syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED flags:int32/hex
249 SOCKET_ACCEPT4_5_X accept net syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd tuple:socktuple queuepct:uint8 queuelen:uint32 queuemax:uint32
250 SYSCALL_SEMOP_E semop process syscall OLD_VERSION|CONVERTER_MANAGED semid:int32
251 SYSCALL_SEMOP_X semop process syscall CONVERTER_MANAGED res:errno nsops:uint32 sem_num_0:uint16 sem_op_0:int16 sem_flg_0:flags16/semop_flags sem_num_1:uint16 sem_op_1:int16 sem_flg_1:flags16/semop_flags semid:int32
252 SYSCALL_SEMCTL_E semctl process syscall OLD_VERSION|CONVERTER_MANAGED semid:int32 semnum:int32 cmd:flags16/semctl_commands val:int32
253 SYSCALL_SEMCTL_X semctl process syscall CONVERTER_MANAGED res:errno semid:int32 semnum:int32 cmd:flags16/semctl_commands val:int32
254 SYSCALL_PPOLL_E ppoll wait syscall OLD_VERSION|WAITS|CONVERTER_MANAGED fds:fdlist timeout:reltime sigmask:sigset
255 SYSCALL_PPOLL_X ppoll wait syscall WAITS|CONVERTER_MANAGED res:errno fds:fdlist timeout:reltime sigmask:sigset
256 SYSCALL_MOUNT_E mount file syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED flags:flags32/mount_flags
257 SYSCALL_MOUNT_X mount file syscall MODIFIES_STATE|CONVERTER_MANAGED res:errno dev:charbuf dir:fspath type:charbuf flags:flags32/mount_flags
258 SYSCALL_UMOUNT_E umount file syscall OLD_VERSION|MODIFIES_STATE flags:flags32/umount_flags
259 SYSCALL_UMOUNT_X umount file syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:errno name:fspath
260 K8S_E k8s internal internal OLD_VERSION|SKIPPARSERESET|MODIFIES_STATE json:charbuf
261 K8S_X NA unknown unknown UNUSED
262 SYSCALL_SEMGET_E semget process syscall OLD_VERSION|CONVERTER_MANAGED key:int32/hex nsems:int32 semflg:flags32/semget_flags
263 SYSCALL_SEMGET_X semget process syscall CONVERTER_MANAGED res:errno key:int32/hex nsems:int32 semflg:flags32/semget_flags
264 SYSCALL_ACCESS_E access file syscall OLD_VERSION|CONVERTER_MANAGED mode:flags32/access_flags
265 SYSCALL_ACCESS_X access file syscall CONVERTER_MANAGED res:errno name:fspath mode:flags32/access_flags
266 SYSCALL_CHROOT_E chroot process syscall OLD_VERSION|MODIFIES_STATE
267 SYSCALL_CHROOT_X chroot process syscall MODIFIES_STATE res:errno path:fspath
268 TRACER_E tracer other metaevent OLD_VERSION id:int64 tags:charbufarray args:charbuf_pair_array
269 TRACER_X NA unknown unknown UNUSED id:int64 tags:charbufarray args:charbuf_pair_array
270 MESOS_E mesos internal internal OLD_VERSION|SKIPPARSERESET|MODIFIES_STATE json:charbuf
271 MESOS_X NA unknown unknown UNUSED
272 CONTAINER_JSON_E container process metaevent OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED json:charbuf
273 CONTAINER_JSON_X NA unknown unknown UNUSED
274 SYSCALL_SETSID_E setsid process syscall OLD_VERSION|MODIFIES_STATE
275 SYSCALL_SETSID_X setsid process syscall MODIFIES_STATE res:pid
276 SYSCALL_MKDIR_2_E mkdir file syscall OLD_VERSION|CONVERTER_MANAGED mode:uint32/hex
277 SYSCALL_MKDIR_2_X mkdir file syscall CONVERTER_MANAGED res:errno path:fspath mode:uint32/hex
278 SYSCALL_RMDIR_2_E rmdir file syscall OLD_VERSION
279 SYSCALL_RMDIR_2_X rmdir file syscall - res:errno path:fspath
280 NOTIFICATION_E notification other metaevent SKIPPARSERESET id:charbuf desc:charbuf
281 NOTIFICATION_X NA unknown unknown UNUSED
282 SYSCALL_EXECVE_17_E execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED
283 SYSCALL_EXECVE_17_X execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf env:bytebuf tty:int32
284 SYSCALL_UNSHARE_E unshare process syscall OLD_VERSION|CONVERTER_MANAGED flags:flags32/clone_flags
285 SYSCALL_UNSHARE_X unshare process syscall CONVERTER_MANAGED res:errno flags:flags32/clone_flags
286 INFRASTRUCTURE_EVENT_E infra internal internal SKIPPARSERESET source:charbuf name:charbuf description:charbuf scope:charbuf
287 INFRASTRUCTURE_EVENT_X NA unknown unknown UNUSED
288 SYSCALL_EXECVE_18_E execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED filename:fspath
289 SYSCALL_EXECVE_18_X execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf env:bytebuf tty:int32
290 PAGE_FAULT_E page_fault other tracepoint SKIPPARSERESET addr:uint64/hex ip:uint64/hex error:flags32/pf_flags
291 PAGE_FAULT_X NA unknown unknown UNUSED
292 SYSCALL_EXECVE_19_E execve process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED filename:fspath
293 SYSCALL_EXECVE_19_X execve process syscall MODIFIES_STATE|CONVERTER_MANAGED res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf env:bytebuf tty:uint32 vpgid:pid loginuid:uid flags:flags32/execve_flags cap_inheritable:uint64/hex cap_permitted:uint64/hex cap_effective:uint64/hex exe_ino:uint64 exe_ino_ctime:abstime exe_ino_mtime:abstime uid:uid trusted_exepath:fspath pgid:pid gid:gid filename:fspath
294 SYSCALL_SETPGID_E setpgid process syscall OLD_VERSION|CONVERTER_MANAGED pid:pid pgid:pid
295 SYSCALL_SETPGID_X setpgid process syscall CONVERTER_MANAGED res:errno pid:pid pgid:pid
296 SYSCALL_BPF_E bpf other syscall OLD_VERSION|CREATES_FD|CONVERTER_MANAGED cmd:int64
297 SYSCALL_BPF_X bpf other syscall OLD_VERSION|CREATES_FD|CONVERTER_MANAGED res_or_fd:dyn/bpf
298 SYSCALL_SECCOMP_E seccomp other syscall OLD_VERSION|CONVERTER_MANAGED op:uint64 flags:uint64/hex
299 SYSCALL_SECCOMP_X seccomp other syscall CONVERTER_MANAGED res:errno op:uint64 flags:uint64/hex
300 SYSCALL_UNLINK_2_E unlink file syscall OLD_VERSION
301 SYSCALL_UNLINK_2_X unlink file syscall - res:errno path:fspath
302 SYSCALL_UNLINKAT_2_E unlinkat file syscall OLD_VERSION
303 SYSCALL_UNLINKAT_2_X unlinkat file syscall USES_FD res:errno dirfd:fd name:fsrelpath@dirfd flags:flags32/unlinkat_flags
304 SYSCALL_MKDIRAT_E mkdirat file syscall OLD_VERSION
305 SYSCALL_MKDIRAT_X mkdirat file syscall USES_FD res:errno dirfd:fd path:fsrelpath@dirfd mode:uint32/hex
306 SYSCALL_OPENAT_2_E openat file syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED dirfd:fd name:fsrelpath@dirfd flags:flags32/file_flags mode:uint32/oct
307 SYSCALL_OPENAT_2_X openat file syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd dirfd:fd name:fsrelpath@dirfd flags:flags32/file_flags mode:uint32/oct dev:uint32/hex ino:uint64
308 SYSCALL_LINK_2_E link file syscall OLD_VERSION
309 SYSCALL_LINK_2_X link file syscall - res:errno oldpath:fspath newpath:fspath
310 SYSCALL_LINKAT_2_E linkat file syscall OLD_VERSION
311 SYSCALL_LINKAT_2_X linkat file syscall - res:errno olddir:fd oldpath:fsrelpath@olddir newdir:fd newpath:fsrelpath@newdir flags:flags32/linkat_flags
312 SYSCALL_FCHMODAT_E fchmodat file syscall OLD_VERSION
313 SYSCALL_FCHMODAT_X fchmodat file syscall USES_FD res:errno dirfd:fd filename:fsrelpath@dirfd mode:mode/chmod_mode
314 SYSCALL_CHMOD_E chmod file syscall OLD_VERSION
315 SYSCALL_CHMOD_X chmod file syscall - res:errno filename:fspath mode:mode/chmod_mode
316 SYSCALL_FCHMOD_E fchmod file syscall OLD_VERSION
317 SYSCALL_FCHMOD_X fchmod file syscall USES_FD res:errno fd:fd mode:mode/chmod_mode
318 SYSCALL_RENAMEAT2_E renameat2 file syscall OLD_VERSION
319 SYSCALL_RENAMEAT2_X renameat2 file syscall - res:errno olddirfd:fd oldpath:fsrelpath@olddirfd newdirfd:fd newpath:fsrelpath@newdirfd flags:flags32/renameat2_flags
320 SYSCALL_USERFAULTFD_E userfaultfd file syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE
321 SYSCALL_USERFAULTFD_X userfaultfd file syscall CREATES_FD|MODIFIES_STATE res:errno flags:flags32/file_flags
322 PLUGINEVENT_E pluginevent other plugin LARGE_PAYLOAD plugin_id:uint32 event_data:bytebuf
323 PLUGINEVENT_X NA unknown unknown UNUSED
324 CONTAINER_JSON_2_E container process metaevent MODIFIES_STATE|LARGE_PAYLOAD json:charbuf
325 CONTAINER_JSON_2_X NA unknown unknown UNUSED
326 SYSCALL_OPENAT2_E openat2 file syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED dirfd:fd name:fsrelpath@dirfd flags:flags32/file_flags mode:uint32/oct resolve:flags32/openat2_flags
327 SYSCALL_OPENAT2_X openat2 file syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd dirfd:fd name:fsrelpath@dirfd flags:flags32/file_flags mode:uint32/oct resolve:flags32/openat2_flags dev:uint32/hex ino:uint64
328 SYSCALL_MPROTECT_E mprotect memory syscall OLD_VERSION|CONVERTER_MANAGED addr:uint64/hex length:uint64 prot:flags32/prot_flags
329 SYSCALL_MPROTECT_X mprotect memory syscall CONVERTER_MANAGED res:errno addr:uint64/hex length:uint64 prot:flags32/prot_flags
330 SYSCALL_EXECVEAT_E execveat process syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED dirfd:fd pathname:fsrelpath@dirfd flags:flags32/execveat_flags
331 SYSCALL_EXECVEAT_X execveat process syscall MODIFIES_STATE|CONVERTER_MANAGED res:errno exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf env:bytebuf tty:uint32 vpgid:pid loginuid:uid flags:flags32/execve_flags cap_inheritable:uint64/hex cap_permitted:uint64/hex cap_effective:uint64/hex exe_ino:uint64 exe_ino_ctime:abstime exe_ino_mtime:abstime uid:uid trusted_exepath:fspath pgid:pid gid:gid
332 SYSCALL_COPY_FILE_RANGE_E copy_file_range file syscall OLD_VERSION|USES_FD|READS_FROM_FD|WRITES_TO_FD|CONVERTER_MANAGED fdin:fd offin:uint64 len:uint64
333 SYSCALL_COPY_FILE_RANGE_X copy_file_range file syscall USES_FD|READS_FROM_FD|WRITES_TO_FD|CONVERTER_MANAGED res:errno fdout:fd offout:uint64 fdin:fd offin:uint64 len:uint64
334 SYSCALL_CLONE3_E clone3 process syscall OLD_VERSION|MODIFIES_STATE
335 SYSCALL_CLONE3_X clone3 process syscall MODIFIES_STATE|CONVERTER_MANAGED res:pid exe:charbuf args:bytebuf tid:pid pid:pid ptid:pid cwd:charbuf fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:charbuf cgroups:bytebuf flags:flags32/clone_flags uid:uint32 gid:uint32 vtid:pid vpid:pid pidns_init_start_ts:uint64
336 SYSCALL_OPEN_BY_HANDLE_AT_E open_by_handle_at file syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE
337 SYSCALL_OPEN_BY_HANDLE_AT_X open_by_handle_at file syscall CREATES_FD|MODIFIES_STATE fd:fd mountfd:fd flags:flags32/file_flags path:fspath dev:uint32/hex ino:uint64
338 SYSCALL_IO_URING_SETUP_E io_uring_setup io_other syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE
339 SYSCALL_IO_URING_SETUP_X io_uring_setup io_other syscall CREATES_FD|MODIFIES_STATE res:errno entries:uint32 sq_entries:uint32 cq_entries:uint32 flags:flags32/io_uring_setup_flags sq_thread_cpu:uint32 sq_thread_idle:uint32 features:flags32/io_uring_setup_feats
340 SYSCALL_IO_URING_ENTER_E io_uring_enter io_other syscall OLD_VERSION
341 SYSCALL_IO_URING_ENTER_X io_uring_enter io_other syscall USES_FD res:errno fd:fd to_submit:uint32 min_complete:uint32 flags:flags32/io_uring_enter_flags sig:sigset
342 SYSCALL_IO_URING_REGISTER_E io_uring_register io_other syscall OLD_VERSION
343 SYSCALL_IO_URING_REGISTER_X io_uring_register io_other syscall USES_FD res:errno fd:fd opcode:enumflags16/io_uring_register_opcodes arg:uint64/hex nr_args:uint32
344 SYSCALL_MLOCK_E mlock memory syscall OLD_VERSION
345 SYSCALL_MLOCK_X mlock memory syscall - res:errno addr:uint64/hex len:uint64
346 SYSCALL_MUNLOCK_E munlock memory syscall OLD_VERSION
347 SYSCALL_MUNLOCK_X munlock memory syscall - res:errno addr:uint64/hex len:uint64
348 SYSCALL_MLOCKALL_E mlockall memory syscall OLD_VERSION
349 SYSCALL_MLOCKALL_X mlockall memory syscall - res:errno flags:flags32/mlockall_flags
350 SYSCALL_MUNLOCKALL_E munlockall memory syscall OLD_VERSION
351 SYSCALL_MUNLOCKALL_X munlockall memory syscall - res:errno
352 SYSCALL_CAPSET_E capset process syscall OLD_VERSION|MODIFIES_STATE
353 SYSCALL_CAPSET_X capset process syscall MODIFIES_STATE res:errno cap_inheritable:uint64/hex cap_permitted:uint64/hex cap_effective:uint64/hex
354 USER_ADDED_E useradded process metaevent MODIFIES_STATE uid:uint32 gid:uint32 name:charbuf home:charbuf shell:charbuf container_id:charbuf
355 USER_ADDED_X NA unknown unknown UNUSED
356 USER_DELETED_E userdeleted process metaevent MODIFIES_STATE uid:uint32 gid:uint32 name:charbuf home:charbuf shell:charbuf container_id:charbuf
357 USER_DELETED_X NA unknown unknown UNUSED
358 GROUP_ADDED_E groupadded process metaevent MODIFIES_STATE gid:uint32 name:charbuf container_id:charbuf
359 GROUP_ADDED_X NA unknown unknown UNUSED
360 GROUP_DELETED_E groupdeleted process metaevent MODIFIES_STATE gid:uint32 name:charbuf container_id:charbuf
361 GROUP_DELETED_X NA unknown unknown UNUSED
362 SYSCALL_DUP2_E dup2 io_other syscall OLD_VERSION|CREATES_FD|USES_FD|MODIFIES_STATE fd:fd
363 SYSCALL_DUP2_X dup2 io_other syscall CREATES_FD|USES_FD|MODIFIES_STATE res:fd oldfd:fd newfd:fd
364 SYSCALL_DUP3_E dup3 io_other syscall OLD_VERSION|CREATES_FD|USES_FD|MODIFIES_STATE fd:fd
365 SYSCALL_DUP3_X dup3 io_other syscall CREATES_FD|USES_FD|MODIFIES_STATE res:fd oldfd:fd newfd:fd flags:flags32/file_flags
366 SYSCALL_DUP_1_E dup io_other syscall OLD_VERSION|CREATES_FD|USES_FD|MODIFIES_STATE fd:fd
367 SYSCALL_DUP_1_X dup io_other syscall CREATES_FD|USES_FD|MODIFIES_STATE res:fd oldfd:fd
368 SYSCALL_BPF_2_E bpf other syscall OLD_VERSION|CREATES_FD cmd:int64
369 SYSCALL_BPF_2_X bpf other syscall CREATES_FD fd:fd cmd:enumflags32/bpf_commands
370 SYSCALL_MLOCK2_E mlock2 memory syscall OLD_VERSION
371 SYSCALL_MLOCK2_X mlock2 memory syscall - res:errno addr:uint64/hex len:uint64 flags:flags32/mlock2_flags
372 SYSCALL_FSCONFIG_E fsconfig system syscall OLD_VERSION
373 SYSCALL_FSCONFIG_X fsconfig system syscall USES_FD res:errno fd:fd cmd:enumflags32/fsconfig_cmds key:charbuf value_bytebuf:bytebuf value_charbuf:charbuf aux:int32
374 SYSCALL_EPOLL_CREATE_E epoll_create wait syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED size:int32
375 SYSCALL_EPOLL_CREATE_X epoll_create wait syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno size:int32
376 SYSCALL_EPOLL_CREATE1_E epoll_create1 wait syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED flags:flags32/epoll_create1_flags
377 SYSCALL_EPOLL_CREATE1_X epoll_create1 wait syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:errno flags:flags32/epoll_create1_flags
378 SYSCALL_CHOWN_E chown file syscall OLD_VERSION
379 SYSCALL_CHOWN_X chown file syscall - res:errno path:fspath uid:uint32 gid:uint32
380 SYSCALL_LCHOWN_E lchown file syscall OLD_VERSION
381 SYSCALL_LCHOWN_X lchown file syscall - res:errno path:fspath uid:uint32 gid:uint32
382 SYSCALL_FCHOWN_E fchown file syscall OLD_VERSION
383 SYSCALL_FCHOWN_X fchown file syscall USES_FD res:errno fd:fd uid:uint32 gid:uint32
384 SYSCALL_FCHOWNAT_E fchownat file syscall OLD_VERSION
385 SYSCALL_FCHOWNAT_X fchownat file syscall USES_FD res:errno dirfd:fd pathname:fsrelpath@dirfd uid:uint32 gid:uint32 flags:flags32/fchownat_flags
386 SYSCALL_UMOUNT_1_E umount file syscall OLD_VERSION|MODIFIES_STATE
387 SYSCALL_UMOUNT_1_X umount file syscall MODIFIES_STATE res:errno name:fspath
388 SOCKET_ACCEPT4_6_E accept4 net syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED flags:int32/hex
389 SOCKET_ACCEPT4_6_X accept4 net syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd tuple:socktuple queuepct:uint8 queuelen:uint32 queuemax:uint32 flags:int32/hex
390 SYSCALL_UMOUNT2_E umount2 file syscall OLD_VERSION|MODIFIES_STATE|CONVERTER_MANAGED flags:flags32/umount_flags
391 SYSCALL_UMOUNT2_X umount2 file syscall MODIFIES_STATE|CONVERTER_MANAGED res:errno name:fspath flags:flags32/umount_flags
392 SYSCALL_PIPE2_E pipe2 ipc syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE
393 SYSCALL_PIPE2_X pipe2 ipc syscall CREATES_FD|MODIFIES_STATE res:errno fd1:fd fd2:fd ino:uint64 flags:flags32/file_flags
394 SYSCALL_INOTIFY_INIT1_E inotify_init1 ipc syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE
395 SYSCALL_INOTIFY_INIT1_X inotify_init1 ipc syscall CREATES_FD|MODIFIES_STATE res:fd flags:flags16/file_flags
396 SYSCALL_EVENTFD2_E eventfd2 ipc syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED initval:uint64
397 SYSCALL_EVENTFD2_X eventfd2 ipc syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:fd flags:flags16/file_flags initval:uint64
398 SYSCALL_SIGNALFD4_E signalfd4 signal syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED fd:fd mask:uint32/hex
399 SYSCALL_SIGNALFD4_X signalfd4 signal syscall CREATES_FD|MODIFIES_STATE|CONVERTER_MANAGED res:fd flags:flags16/file_flags fd:fd mask:uint32/hex
400 SYSCALL_PRCTL_E prctl process syscall OLD_VERSION|MODIFIES_STATE
401 SYSCALL_PRCTL_X prctl process syscall MODIFIES_STATE res:errno option:enumflags32/prctl_options arg2_str:charbuf arg2_int:int64
402 ASYNCEVENT_E asyncevent other metaevent LARGE_PAYLOAD plugin_id:uint32 name:charbuf data:bytebuf
403 ASYNCEVENT_X NA unknown unknown UNUSED
404 SYSCALL_MEMFD_CREATE_E memfd_create memory syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE
405 SYSCALL_MEMFD_CREATE_X memfd_create memory syscall CREATES_FD|MODIFIES_STATE fd:fd name:charbuf flags:flags32/memfd_create_flags
406 SYSCALL_PIDFD_GETFD_E pidfd_getfd process syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE
407 SYSCALL_PIDFD_GETFD_X pidfd_getfd process syscall CREATES_FD|MODIFIES_STATE fd:fd pid_fd:fd target_fd:fd flags:uint32/hex
408 SYSCALL_PIDFD_OPEN_E pidfd_open process syscall OLD_VERSION|CREATES_FD|MODIFIES_STATE
409 SYSCALL_PIDFD_OPEN_X pidfd_open process syscall CREATES_FD|MODIFIES_STATE fd:fd pid:pid flags:flags32/pidfd_open_flags
410 SYSCALL_INIT_MODULE_E init_module other syscall OLD_VERSION
411 SYSCALL_INIT_MODULE_X init_module other syscall - res:errno img:bytebuf length:uint64 uargs:charbuf
412 SYSCALL_FINIT_MODULE_E finit_module other syscall OLD_VERSION
413 SYSCALL_FINIT_MODULE_X finit_module other syscall USES_FD|READS_FROM_FD res:errno fd:fd uargs:charbuf flags:flags32/finit_module_flags
414 SYSCALL_MKNOD_E mknod other syscall OLD_VERSION
415 SYSCALL_MKNOD_X mknod other syscall - res:errno path:fspath mode:mode/mknod_mode dev:uint32
416 SYSCALL_MKNODAT_E mknodat other syscall OLD_VERSION
417 SYSCALL_MKNODAT_X mknodat other syscall USES_FD res:errno dirfd:fd path:fsrelpath@dirfd mode:mode/mknod_mode dev:uint32
418 SYSCALL_NEWFSTATAT_E newfstatat file syscall OLD_VERSION
419 SYSCALL_NEWFSTATAT_X newfstatat file syscall USES_FD res:errno dirfd:fd path:fsrelpath@dirfd flags:flags32/newfstatat_flags
420 SYSCALL_PROCESS_VM_READV_E process_vm_readv ipc syscall OLD_VERSION
421 SYSCALL_PROCESS_VM_READV_X process_vm_readv ipc syscall - res:int64 pid:pid data:bytebuf
422 SYSCALL_PROCESS_VM_WRITEV_E process_vm_writev ipc syscall OLD_VERSION
423 SYSCALL_PROCESS_VM_WRITEV_X process_vm_writev ipc syscall - res:int64 pid:pid data:bytebuf
424 SYSCALL_DELETE_MODULE_E delete_module other syscall OLD_VERSION
425 SYSCALL_DELETE_MODULE_X delete_module other syscall - res:errno name:charbuf flags:flags32/delete_module_flags
426 SYSCALL_SETREUID_E setreuid user syscall OLD_VERSION|MODIFIES_STATE
427 SYSCALL_SETREUID_X setreuid user syscall MODIFIES_STATE res:errno ruid:uid euid:uid
428 SYSCALL_SETREGID_E setregid user syscall OLD_VERSION
429 SYSCALL_SETREGID_X setregid user syscall MODIFIES_STATE res:errno rgid:uid egid:uid
430 ITER_TASK_E task process iter MODIFIES_STATE ppid:pid32 pgid:pid32 vpgid:pid32 sid:pid32 comm:charbuf argv:charbufarray exepath:fspath flags:flags32/clone_flags env:charbufarray cwd:charbuf fdlimit:uint64 euid:uid egid:gid cap_permitted:uint64/hex cap_effective:uint64/hex cap_inheritable:uint64/hex exe_ino_num:uint64 exe_ino_ctime:abstime exe_ino_mtime:abstime vm_size:uint32 vm_rss:uint32 vm_swap:uint32 pgft_maj:uint64 pgft_min:uint64 vtgid:pid32 vpid:pid32 pidns_init_start_ts:uint64 cgroups:charbufarray root:fspath start_time:abstime tty:uint32 loginuid:uid
431 ITER_TASK_X NA unknown unknown UNUSED
432 ITER_TASK_FILE_PIPE_E task_file_pipe file iter MODIFIES_STATE fd:fd32 path:fspath ino_num:uint64
433 ITER_TASK_FILE_PIPE_X NA unknown unknown UNUSED
434 ITER_TASK_FILE_MEMFD_E task_file_memfd file iter MODIFIES_STATE fd:fd32 path:fspath ino_num:uint64
435 ITER_TASK_FILE_MEMFD_X NA unknown unknown UNUSED
436 ITER_TASK_FILE_REGULAR_E task_file_regular file iter MODIFIES_STATE fd:fd32 path:fspath flags:flags32/file_flags mnt_id:uint32 ino_num:uint64
437 ITER_TASK_FILE_REGULAR_X NA unknown unknown UNUSED
438 ITER_TASK_FILE_DIRECTORY_E task_file_directory file iter MODIFIES_STATE fd:fd32 path:fspath ino_num:uint64
439 ITER_TASK_FILE_DIRECTORY_X NA unknown unknown UNUSED
440 ITER_TASK_FILE_SOCKET_INET_E task_file_socket_inet file iter MODIFIES_STATE fd:fd32 sk_type:uint16 sk_proto:uint16 local_ip:ipv4addr local_port:port remote_ip:ipv4addr remote_port:port ino_num:uint64
441 ITER_TASK_FILE_SOCKET_INET_X NA unknown unknown UNUSED
442 ITER_TASK_FILE_SOCKET_INET6_E task_file_socket_inet6 file iter MODIFIES_STATE fd:fd32 sk_type:uint16 sk_proto:uint16 local_ip:ipv6addr local_port:port remote_ip:ipv6addr remote_port:port ino_num:uint64
443 ITER_TASK_FILE_SOCKET_INET6_X NA unknown unknown UNUSED
444 ITER_TASK_FILE_SOCKET_UNIX_E task_file_socket_unix file iter MODIFIES_STATE fd:fd32 sk_type:uint16 sk_proto:uint16 sk_pointer:uint64/hex sun_path:fspath ino_num:uint64
445 ITER_TASK_FILE_SOCKET_UNIX_X NA unknown unknown UNUSED
446 ITER_TASK_FILE_SOCKET_NETLINK_E task_file_socket_netlink file iter MODIFIES_STATE fd:fd32 sk_type:uint16 sk_proto:uint16 ino_num:uint64
447 ITER_TASK_FILE_SOCKET_NETLINK_X NA unknown unknown UNUSED
448 ITER_TASK_FILE_ANON_INODE_E task_file_anon_inode file iter MODIFIES_STATE fd:fd32 fd_type:flags8 path:fspath ino_num:uint64
449 ITER_TASK_FILE_ANON_INODE_X NA unknown unknown UNUSED
450 SYSCALL_CLOSE_RANGE_E NA unknown unknown UNUSED
451 SYSCALL_CLOSE_RANGE_X close_range io_other syscall MODIFIES_STATE res:errno first:uint32 last:uint32 flags:flags32/close_range_flags
452 SYSCALL_KEYCTL_E NA unknown unknown UNUSED
453 SYSCALL_KEYCTL_X keyctl other syscall - res:errno operation:enumflags32/keyctl_commands arg2:dyn/keyctl arg3:dyn/keyctl arg4:dyn/keyctl arg5:dyn/keyctl
`
