// SPDX-License-Identifier: Apache-2.0
// The field table as text, one row per filter field: fields.ts parses it, nobody else reads it.
// id, name, type ("[]" = list), class, argument rule, mask group, flags ("-" for none), event
// sources ("*" = every source), then what the field means. Ids are written, never reused.
export const FIELD_ROWS: string = `
0 evt.latency reltime evt none event deprecated,warned syscall time in ns that the call took from entry to return; has no value now that enter events are gone
1 evt.latency.s reltime evt none event deprecated,warned syscall seconds contained in evt.latency, fraction dropped; no value any more
2 evt.latency.ns reltime evt none event deprecated,warned syscall what evt.latency has beyond its full seconds, in ns; no value any more
3 evt.latency.quantized u64 evt none event deprecated,table_only syscall order of magnitude (base 10) of evt.latency, for table views; no value any more
4 evt.latency.human string evt none event deprecated,warned syscall evt.latency in human units, for instance 10.3ms; no value any more
5 evt.deltatime reltime evt none event - syscall gap in ns between the preceding event of the stream and this one
6 evt.deltatime.s reltime evt none event - syscall that gap in seconds, fraction dropped
7 evt.deltatime.ns reltime evt none event - syscall what evt.deltatime has beyond its full seconds, in ns
8 evt.outputtime string evt none event print_only syscall time in the style chosen with sysdig's option -t; same as evt.time in Falco
9 evt.dir string evt none type deprecated,warned syscall > for an enter and < for an exit event; always < from 0.42 on, and rules that use it get a warning
10 evt.type string evt none type - syscall name of the event, or of the actual system call if the event is the generic one
11 evt.type.is u32 evt required_key type dot_arg syscall 1 if the event's type is the one named by the last part of the field (evt.type.is.open)
12 syscall.type string evt none type - syscall evt.type of system calls; no other event has a value
13 evt.category string evt none type - syscall category that the event belongs to: file, net, ipc, memory, process, sleep, system, signal, user, time, IO-read, IO-write, other and more
14 evt.cpu i16 evt none event - syscall processor that the event comes from, as a number
15 evt.args string evt none event - syscall every argument in one line, each written as name=value
16 evt.arg string evt required_index_or_key event - syscall readable form of a single argument, picked by its name (evt.arg.fd) or place (evt.arg[0])
17 evt.rawarg dynamic evt required_key event no_rhs,no_transformer syscall unformatted value of the argument so named, in its own type, fit for comparing numbers
18 evt.info string evt none event - syscall another name for evt.args
19 evt.buffer bytes evt none event - syscall data read or written, up to the snaplen
20 evt.buflen u64 evt none event - syscall size of the data read or written
21 evt.res string evt none event - syscall outcome of the call: SUCCESS, or an error by its errno name
22 evt.rawres i64 evt none event - syscall what the call returned, as a number that is negative for errors
23 evt.failed bool evt none event - syscall whether the call ended with an error
24 evt.is_io bool evt none event - syscall whether the event reads from or writes to a descriptor
25 evt.is_io_read bool evt none event - syscall whether the event is a read
26 evt.is_io_write bool evt none event - syscall whether the event is a write
27 evt.io_dir string evt none event - syscall direction of an I/O event: r = read, w = write
28 evt.is_wait bool evt none event - syscall whether the call makes its thread wait, as poll and sleep do
29 evt.wait_latency reltime evt none event deprecated,warned syscall how many ns the thread was blocked; has no value now that enter events are gone
30 evt.is_syslog bool evt none event - syscall whether the event writes to /dev/log
31 evt.count u32 evt none event - syscall always 1, so that views can add events up
32 evt.count.error u32 evt none event - syscall 1 if the event failed
33 evt.count.error.file u32 evt none event - syscall 1 if I/O on a file failed
34 evt.count.error.net u32 evt none event - syscall 1 if I/O on the network failed
35 evt.count.error.memory u32 evt none event - syscall 1 if a memory call failed
36 evt.count.error.other u32 evt none event - syscall 1 if an event failed that is neither file, network nor memory related
37 evt.count.exit u32 evt none event - syscall 1 if the event is an exit event
38 evt.count.procinfo u32 evt none event table_only syscall 1 if the event is the procinfo of a main thread, for views
39 evt.count.threadinfo u32 evt none event table_only syscall 1 if the event is a procinfo, of whichever thread, for views
40 evt.around u64 evt required_key event filter_only,no_rhs,no_transformer syscall evt.around[T]=D lets through what happened at most D ms before or after the raw timestamp T
41 evt.abspath string evt optional_key event dot_arg syscall full path that results from joining name to dirfd; calls with two paths need .src or .dst to choose
42 evt.buflen.in u64 evt none event table_only syscall evt.buflen if the event takes data in, for views
43 evt.buflen.out u64 evt none event table_only syscall evt.buflen if the event gives data out, for views
44 evt.buflen.file u64 evt none event table_only syscall evt.buflen if the I/O is on a file, for views
45 evt.buflen.file.in u64 evt none event table_only syscall evt.buflen if a file is read, for views
46 evt.buflen.file.out u64 evt none event table_only syscall evt.buflen if a file is written, for views
47 evt.buflen.net u64 evt none event table_only syscall evt.buflen if the I/O is on the network, for views
48 evt.buflen.net.in u64 evt none event table_only syscall evt.buflen if data is received from the network, for views
49 evt.buflen.net.out u64 evt none event table_only syscall evt.buflen if data is sent to the network, for views
50 evt.is_open_read bool evt none event - syscall whether a call of the open family asked for read access
51 evt.is_open_write bool evt none event - syscall whether a call of the open family asked for write access
52 evt.infra.docker.name string evt none event table_only syscall what happened according to a docker infra event, for views
53 evt.infra.docker.container.id string evt none event table_only syscall id of the container that a docker infra event is about, for views
54 evt.infra.docker.container.name string evt none event table_only syscall name of the container that a docker infra event is about, for views
55 evt.infra.docker.container.image string evt none event table_only syscall image of the container that a docker infra event is about, for views
56 evt.is_open_exec bool evt none event - syscall whether open or creat produced a file that somebody may execute
57 evt.is_open_create bool evt none event - syscall whether a call of the open family brought the file into being
58 fd.num i64 fd none event - syscall number of the descriptor
59 fd.type string fd none fd - syscall what the descriptor refers to: file, directory, ipv4, ipv6, unix, pipe, event, signalfd, eventpoll, inotify, memfd, bpf and more
60 fd.typechar string fd none fd - syscall fd.type shortened to a letter: f, 4, 6, u, p, e, s, l, i, b, r, m or o
61 fd.name string fd none fd - syscall complete path of a file; for sockets both ends, written src->dst
62 fd.directory string fd none fd - syscall directory that holds the file
63 fd.filename string fd none fd - syscall name of the file without its directory
64 fd.ip ipaddr fd none event filter_only,no_rhs,no_transformer syscall address of one end of the connection, whichever fits (conditions only)
65 fd.cip ipaddr fd none event - syscall address of the connection's client
66 fd.sip ipaddr fd none event - syscall address of the connection's server
67 fd.lip ipaddr fd none event - syscall address of this end of the connection
68 fd.rip ipaddr fd none event - syscall address of the far end of the connection
69 fd.port port fd none event filter_only,no_rhs,no_transformer syscall port of one end of the connection, whichever fits (conditions only)
70 fd.cport port fd none event - syscall port of the connection's client
71 fd.sport port fd none event - syscall port of the connection's server
72 fd.lport port fd none event - syscall port of this end of the connection
73 fd.rport port fd none event - syscall port of the far end of the connection
74 fd.l4proto string fd none event - syscall layer 4 protocol: tcp, udp, icmp or raw
75 fd.sockfamily string fd none event - syscall family of the socket: ip or unix
76 fd.is_server bool fd none event - syscall whether the process that owns the socket acts as the server
77 fd.uid string fd none event - syscall key of the descriptor, put together from thread id and descriptor number
78 fd.containername string fd none event - syscall fd.name with the container id attached to it
79 fd.containerdirectory string fd none event - syscall fd.directory with the container id attached to it
80 fd.proto port fd none event filter_only,no_rhs,no_transformer syscall service that the port of one end stands for, whichever fits (conditions only)
81 fd.cproto string fd none event - syscall service that fd.cport stands for
82 fd.sproto string fd none event - syscall service that fd.sport stands for
83 fd.lproto string fd none event - syscall service that fd.lport stands for
84 fd.rproto string fd none event - syscall service that fd.rport stands for
85 fd.net ipnet fd none event filter_only,no_rhs,no_transformer syscall network (CIDR block) that contains the address of one end, whichever fits (conditions only)
86 fd.cnet ipnet fd none event filter_only,no_rhs,no_transformer syscall network (CIDR block) that contains fd.cip (conditions only)
87 fd.snet ipnet fd none event filter_only,no_rhs,no_transformer syscall network (CIDR block) that contains fd.sip (conditions only)
88 fd.lnet ipnet fd none event filter_only,no_rhs,no_transformer syscall network (CIDR block) that contains fd.lip (conditions only)
89 fd.rnet ipnet fd none event filter_only,no_rhs,no_transformer syscall network (CIDR block) that contains fd.rip (conditions only)
90 fd.connected bool fd none event - syscall whether a TCP or UDP socket has a peer it is connected to
91 fd.name_changed bool fd none event - syscall whether the event gave the descriptor another name, as a new UDP tuple does
92 fd.cip.name string fd none event no_rhs,no_transformer syscall domain that resolves to fd.cip, among those the rule compares with
93 fd.sip.name string fd none event no_rhs,no_transformer syscall domain that resolves to fd.sip, among those the rule compares with
94 fd.lip.name string fd none event no_rhs,no_transformer syscall domain that resolves to fd.lip, among those the rule compares with
95 fd.rip.name string fd none event no_rhs,no_transformer syscall domain that resolves to fd.rip, among those the rule compares with
96 fd.dev i32 fd none event - syscall number of the device that the file is stored on
97 fd.dev.major i32 fd none event - syscall major number in fd.dev
98 fd.dev.minor i32 fd none event - syscall minor number in fd.dev
99 fd.ino i64 fd none event - syscall inode of the file, as a number
100 fd.nameraw string fd none event - syscall path in the caller's words, possibly relative
101 fd.types string[] fd optional_index event no_rhs syscall types of all descriptors that the process has open; with an index only that of the descriptor so numbered
102 fd.is_upper_layer bool fd none event - syscall whether the file is on the upper layer of an overlayfs
103 fd.is_lower_layer bool fd none event - syscall whether the file is on a lower layer of an overlayfs
104 fdlist.nums string fdlist none event - syscall numbers of the polled descriptors, with commas between them
105 fdlist.names string fdlist none event - syscall names of the polled descriptors
106 fdlist.cips string fdlist none event - syscall client addresses of the polled descriptors
107 fdlist.sips string fdlist none event - syscall server addresses of the polled descriptors
108 fdlist.cports string fdlist none event - syscall client ports of the polled descriptors
109 fdlist.sports string fdlist none event - syscall server ports of the polled descriptors
110 fs.path.name string fs.path none event - syscall absolute path that the call works on, whichever file system call it is
111 fs.path.nameraw string fs.path none event - syscall fs.path.name the way the caller wrote it
112 fs.path.source string fs.path none event - syscall absolute path of the origin, in calls that take two paths (rename, link and the like)
113 fs.path.sourceraw string fs.path none event - syscall fs.path.source the way the caller wrote it
114 fs.path.target string fs.path none event - syscall absolute path of the destination, in calls that take two paths
115 fs.path.targetraw string fs.path none event - syscall fs.path.target the way the caller wrote it
116 evt.num u64 evt none event - * position of the event in the sequence of all events
117 evt.time string evt none event - * time of day in the local zone, down to the ns: HH:MM:SS.nnnnnnnnn
118 evt.time.s string evt none event - * time of day in the local zone, down to the second
119 evt.time.iso8601 string evt none event - * timestamp in ISO 8601 notation, with ns and the offset from UTC
120 evt.datetime string evt none event - * calendar date and time of day, down to the ns
121 evt.datetime.s string evt none event - * calendar date and time of day, down to the second
122 evt.rawtime abstime evt none event - * timestamp as ns since 1970
123 evt.rawtime.s abstime evt none event - * timestamp as seconds since 1970
124 evt.rawtime.ns abstime evt none event - * what evt.rawtime has beyond its full seconds, in ns
125 evt.reltime reltime evt none event - * age of the capture at this event, in ns
126 evt.reltime.s reltime evt none event - * age of the capture at this event, in seconds
127 evt.reltime.ns reltime evt none event - * what evt.reltime has beyond its full seconds, in ns
128 evt.pluginname string evt none event - * plugin that the event comes from, by name
129 evt.plugininfo string evt none event - * summary of the event in one line, worded by its plugin
130 evt.source string evt none event - * source that delivered the event, for instance syscall or k8s_audit
131 evt.is_async bool evt none event - * whether the event is an asynchronous one
132 evt.asynctype string evt none event - * kind of asynchronous event, by name (container and others)
133 evt.hostname string evt none event - * name of the machine; the variable FALCO_HOSTNAME replaces it
134 group.gid u32 group none process - syscall id of the group that the thread runs as
135 group.name string group none process - syscall name of the group that the thread runs as
136 proc.exe string process none process - syscall first element of the process's argv
137 proc.pexe string process none process - syscall proc.exe of the parent process
138 proc.aexe string process optional_index process no_rhs,no_transformer syscall proc.exe of the n-th ancestor; without [n], of whichever ancestor fits
139 proc.exepath string process none process - syscall path of the executable with all symbolic links followed
140 proc.pexepath string process none process - syscall proc.exepath of the parent process
141 proc.aexepath string process optional_index process no_rhs,no_transformer syscall proc.exepath of the n-th ancestor; without [n], of whichever ancestor fits
142 proc.name string process none process - syscall kernel's name (comm) of the process, no longer than 15 characters
143 proc.pname string process none process - syscall proc.name of the parent process
144 proc.aname string process optional_index process no_rhs,no_transformer syscall proc.name of the n-th ancestor; without [n], of whichever ancestor fits
145 proc.args string process optional_index process - syscall argv without its first element; [i] selects a single argument, counted from 0
146 proc.aargs string process optional_index process - syscall proc.args of the n-th ancestor; without [n], of whichever ancestor fits
147 proc.cmdline string process none process - syscall proc.name followed by proc.args
148 proc.pcmdline string process none process - syscall proc.cmdline of the parent process
149 proc.acmdline string process optional_index process no_rhs,no_transformer syscall proc.cmdline of the n-th ancestor; without [n], of whichever ancestor fits
150 proc.cmdnargs u64 process none process - syscall how many arguments there are in proc.args
151 proc.cmdlenargs u64 process none process - syscall how many characters the arguments have together, blanks between them not counted
152 proc.exeline string process none process - syscall proc.exe followed by proc.args
153 proc.env string process optional_key process - syscall all environment variables in one line; [NAME] selects a single one
154 proc.aenv string process optional_index_or_key process no_rhs,no_transformer syscall proc.env of the n-th ancestor; without [n], of whichever fits; [NAME] takes the variable from the nearest of 20 ancestors that has it
155 proc.cwd string process none process - syscall directory that the process works in
156 proc.loginshellid i64 process none process - syscall oldest shell in the line of ancestors, given by its pid
157 proc.tty u32 process none process - syscall number of the terminal that controls the process; 0 if it has none
158 proc.pid i64 process none process - syscall pid of the process
159 proc.ppid i64 process none process - syscall pid of the parent process
160 proc.apid i64 process optional_index process no_rhs,no_transformer syscall proc.pid of the n-th ancestor; without [n], of whichever ancestor fits
161 proc.vpid i64 process none process - syscall pid as seen from within the process's pid namespace
162 proc.pvpid i64 process none process - syscall pid of the parent as seen from within its pid namespace
163 proc.sid i64 process none process - syscall session that the process belongs to, by id
164 proc.sname string process none process - syscall proc.name of the process that leads the session
165 proc.sid.exe string process none process - syscall proc.exe of the process that leads the session
166 proc.sid.exepath string process none process - syscall proc.exepath of the process that leads the session
167 proc.vpgid i64 process none process - syscall process group as numbered within the pid namespace
168 proc.vpgid.name string process none process - syscall proc.name of the process that leads proc.vpgid
169 proc.vpgid.exe string process none process - syscall proc.exe of the process that leads proc.vpgid
170 proc.vpgid.exepath string process none process - syscall proc.exepath of the process that leads proc.vpgid
171 proc.pgid i64 process none process - syscall process group as numbered on the host
172 proc.pgid.name string process none process - syscall proc.name of the process that leads proc.pgid
173 proc.pgid.exe string process none process - syscall proc.exe of the process that leads proc.pgid
174 proc.pgid.exepath string process none process - syscall proc.exepath of the process that leads proc.pgid
175 proc.duration reltime process none event - syscall age of the process in ns
176 proc.ppid.duration reltime process none event - syscall age of the parent process in ns
177 proc.pid.ts reltime process none process - syscall moment at which the process began, in ns since 1970
178 proc.ppid.ts reltime process none process - syscall moment at which the parent process began, in ns since 1970
179 proc.is_exe_writable bool process none process - syscall whether the user who started the process has write access to its executable
180 proc.is_exe_upper_layer bool process none process - syscall whether the executable is on the upper layer of an overlayfs, so it was added or changed in the container (drift)
181 proc.is_exe_lower_layer bool process none process - syscall whether the executable is on a lower layer of an overlayfs
182 proc.is_exe_from_memfd bool process none process - syscall whether the executable is a memfd, so no file on disk was run
183 proc.is_sid_leader bool process none process - syscall whether proc.sid and proc.vpid are the same
184 proc.is_vpgid_leader bool process none process - syscall whether proc.vpgid and proc.vpid are the same
185 proc.is_pgid_leader bool process none process - syscall whether proc.pgid and proc.pid are the same
186 proc.exe_ino i64 process none process - syscall inode of the executable, as a number
187 proc.exe_ino.ctime abstime process none process - syscall moment at which the executable's inode last changed (ctime), in ns since 1970
188 proc.exe_ino.mtime abstime process none process - syscall moment at which the executable's content last changed (mtime), in ns since 1970
189 proc.exe_ino.ctime_duration_proc_start abstime process none process - syscall how many ns after the executable's ctime the process began
190 proc.exe_ino.ctime_duration_pidns_start abstime process none process - syscall how many ns lie between the beginning of the pid namespace and the executable's ctime
191 proc.pidns_init_start_ts u64 process none process - syscall moment at which the pid namespace came up, in ns since 1970
192 thread.cap_permitted string process none process - syscall names of the capabilities in the permitted set
193 thread.cap_inheritable string process none process - syscall names of the capabilities in the inheritable set
194 thread.cap_effective string process none process - syscall names of the capabilities in the effective set
195 proc.fdopencount u64 process none event - syscall how many descriptors the process has open
196 proc.fdlimit i64 process none event - syscall how many descriptors the process may have open
197 proc.fdusage double process none event - syscall ratio of proc.fdopencount to proc.fdlimit
198 proc.vmsize u64 process none event - syscall size of the virtual memory in kB
199 proc.vmrss u64 process none event - syscall size of the memory held in RAM in kB
200 proc.vmswap u64 process none event - syscall size of the memory moved to swap in kB
201 thread.pfmajor u64 process none event - syscall how many major page faults the thread has had
202 thread.pfminor u64 process none event - syscall how many minor page faults the thread has had
203 thread.tid i64 process none event - syscall id of the thread
204 thread.ismain bool process none event - syscall whether the thread is the main one of its process
205 thread.vtid i64 process none event - syscall id of the thread as seen from within its pid namespace
206 thread.nametid string process none event table_only syscall proc.name and thread id in one text, for views
207 thread.exectime reltime process none event - syscall ns of CPU time that the thread spent before it was switched out; set on switch events alone
208 thread.totexectime reltime process none event - syscall ns of CPU time that the thread has spent during the capture; set on switch events alone
209 thread.cgroups string process none process - syscall every cgroup of the thread in one line
210 thread.cgroup string process required_key process dot_arg syscall cgroup of the thread in the subsystem named last (thread.cgroup.cpuacct)
211 proc.nthreads u64 process none event - syscall how many threads of the process are alive, main thread counted
212 proc.nchilds u64 process none event - syscall how many threads of the process are alive, main thread not counted
213 thread.cpu double process none event - syscall how much of a CPU the thread used during the past second
214 thread.cpu.user double process none event - syscall how much of a CPU the thread used in user mode during the past second
215 thread.cpu.system double process none event - syscall how much of a CPU the thread used in kernel mode during the past second
216 thread.vmsize u64 process none event - syscall proc.vmsize if the thread is the main one, otherwise 0
217 thread.vmrss u64 process none event - syscall proc.vmrss if the thread is the main one, otherwise 0
218 thread.vmsize.b u64 process none event table_only syscall same as thread.vmsize with the byte as unit, for views
219 thread.vmrss.b u64 process none event table_only syscall same as thread.vmrss with the byte as unit, for views
220 proc.stdin.type string process none event - syscall fd.type of the standard input
221 proc.stdout.type string process none event - syscall fd.type of the standard output
222 proc.stderr.type string process none event - syscall fd.type of the standard error
223 proc.stdin.name string process none event - syscall fd.name of the standard input
224 proc.stdout.name string process none event - syscall fd.name of the standard output
225 proc.stderr.name string process none event - syscall fd.name of the standard error
226 user.uid u32 user none process - syscall id of the user
227 user.name string user none process - syscall name of the user as known on the host or in the container
228 user.homedir string user none process - syscall directory that is the user's home
229 user.shell string user none process - syscall shell that the user gets at login
230 user.loginuid i64 user none process - syscall id of the user who logged in (auid), -1 if nobody did
231 user.loginname string user none process - syscall name of the user who logged in
232 util.cnt u64 util none event - syscall number that is one higher every time it is asked for
233 container.id string container none process suggested syscall container id shortened to 12 characters, found through the cgroups; host outside containers
234 container.full_id string container none process - syscall container id in its full length
235 container.name string container none process suggested syscall name of the container; host outside containers
236 container.image string container none process - syscall image that the container runs, as name:tag
237 container.image.id string container none process - syscall id of the image
238 container.type string container none process - syscall runtime that manages the container: docker, containerd, cri-o, podman, lxc, libvirt_lxc, bpm and more
239 container.privileged bool container none process - syscall whether the container is privileged
240 container.mounts string container none process - syscall list of the mounts with blanks between them, each as source:dest:mode:rdwr:propagation
241 container.mount string container required_index_or_key process - syscall selected mount, written as in container.mounts
242 container.mount.source string container required_index_or_key process - syscall where the selected mount comes from
243 container.mount.dest string container required_index_or_key process - syscall where the selected mount appears in the container
244 container.mount.mode string container required_index_or_key process - syscall mode that the selected mount has
245 container.mount.rdwr string container required_index_or_key process - syscall whether the selected mount is writable, as its read/write flag
246 container.mount.propagation string container required_index_or_key process - syscall how the selected mount propagates
247 container.image.repository string container none process suggested syscall name of the image, tag cut off
248 container.image.tag string container none process suggested syscall tag of the image
249 container.image.digest string container none process - syscall digest that the registry has for the image
250 container.healthcheck string container none process deprecated syscall command that checks the container's health
251 container.liveness_probe string container none process deprecated syscall command that checks whether the container is alive
252 container.readiness_probe string container none process deprecated syscall command that checks whether the container is ready
253 container.start_ts abstime container none process - syscall moment at which the container came up, judged by its pid namespace
254 container.duration reltime container none event - syscall age of the container in ns
255 container.ip string container none process - syscall main IPv4 address that the container or its pod has
256 container.cni.json string container none process - syscall result of the pod's network setup (CNI), in JSON
257 container.host_pid bool container none process - syscall whether the container uses the pid namespace of the host
258 container.host_network bool container none process - syscall whether the container uses the network namespace of the host
259 container.host_ipc bool container none process - syscall whether the container uses the IPC namespace of the host
260 container.label string container required_key process - syscall value of the container's label so named
261 container.labels string container none process - syscall every label of the container as key:value, with commas between them
262 proc.is_container_healthcheck bool container none process deprecated syscall whether the process belongs to a health check
263 proc.is_container_liveness_probe bool container none process deprecated syscall whether the process belongs to a liveness probe
264 proc.is_container_readiness_probe bool container none process deprecated syscall whether the process belongs to a readiness probe
265 k8s.pod.name string container none process suggested syscall name of the pod, as the container runtime tells it
266 k8s.ns.name string container none process suggested syscall namespace of the pod, as the container runtime tells it
267 k8s.pod.id string container none process - syscall former name of the field k8s.pod.uid
268 k8s.pod.uid string container none process - syscall unique id (UID) of the pod
269 k8s.pod.sandbox_id string container none process - syscall id of the pod's sandbox shortened to 12 characters
270 k8s.pod.full_sandbox_id string container none process - syscall id of the pod's sandbox in its full length
271 k8s.pod.label string container required_key process - syscall value of the pod's label so named, in brackets or after a dot
272 k8s.pod.labels string container none process - syscall every label of the pod as key:value
273 k8s.pod.ip string container none process - syscall another name for container.ip: IPv4 address of the pod
274 k8s.pod.cni.json string container none process - syscall another name for container.cni.json
275 k8s.rc.name string container none process deprecated syscall formerly the replication controller's name; never has a value
276 k8s.rc.id string container none process deprecated syscall formerly the replication controller's UID; never has a value
277 k8s.rc.label string container required_key process deprecated syscall formerly a label of the replication controller; never has a value
278 k8s.rc.labels string container none process deprecated syscall formerly the labels of the replication controller; never has a value
279 k8s.svc.name string container none process deprecated syscall formerly the service's name; never has a value
280 k8s.svc.id string container none process deprecated syscall formerly the service's UID; never has a value
281 k8s.svc.label string container required_key process deprecated syscall formerly a label of the service; never has a value
282 k8s.svc.labels string container none process deprecated syscall formerly the labels of the service; never has a value
283 k8s.ns.id string container none process deprecated syscall formerly the namespace's UID; never has a value
284 k8s.ns.label string container required_key process deprecated syscall formerly a label of the namespace; never has a value
285 k8s.ns.labels string container none process deprecated syscall formerly the labels of the namespace; never has a value
286 k8s.rs.name string container none process deprecated syscall formerly the replica set's name; never has a value
287 k8s.rs.id string container none process deprecated syscall formerly the replica set's UID; never has a value
288 k8s.rs.label string container required_key process deprecated syscall formerly a label of the replica set; never has a value
289 k8s.rs.labels string container none process deprecated syscall formerly the labels of the replica set; never has a value
290 k8s.deployment.name string container none process deprecated syscall formerly the deployment's name; never has a value
291 k8s.deployment.id string container none process deprecated syscall formerly the deployment's UID; never has a value
292 k8s.deployment.label string container required_key process deprecated syscall formerly a label of the deployment; never has a value
293 k8s.deployment.labels string container none process deprecated syscall formerly the labels of the deployment; never has a value
294 k8smeta.pod.name string k8smeta none event - syscall name of the pod, as k8s-metacollector tells it
295 k8smeta.pod.uid string k8smeta none event - syscall unique id of the pod, as k8s-metacollector tells it
296 k8smeta.pod.label string k8smeta required_key event - syscall value of the pod's label so named, as k8s-metacollector tells it
297 k8smeta.pod.labels string[] k8smeta none event - syscall every label of the pod, as k8s-metacollector tells it
298 k8smeta.pod.ip string k8smeta none event - syscall address of the pod, as k8s-metacollector tells it
299 k8smeta.ns.name string k8smeta none event - syscall name of the pod's namespace, as k8s-metacollector tells it
300 k8smeta.ns.uid string k8smeta none event - syscall unique id of the pod's namespace, as k8s-metacollector tells it
301 k8smeta.ns.label string k8smeta required_key event - syscall value of the namespace's label so named, as k8s-metacollector tells it
302 k8smeta.ns.labels string[] k8smeta none event - syscall every label of the pod's namespace, as k8s-metacollector tells it
303 k8smeta.deployment.name string k8smeta none event - syscall name of the pod's deployment, as k8s-metacollector tells it
304 k8smeta.deployment.uid string k8smeta none event - syscall unique id of the pod's deployment, as k8s-metacollector tells it
305 k8smeta.deployment.label string k8smeta required_key event - syscall value of the deployment's label so named, as k8s-metacollector tells it
306 k8smeta.deployment.labels string[] k8smeta none event - syscall every label of the pod's deployment, as k8s-metacollector tells it
307 k8smeta.svc.name string[] k8smeta none event - syscall names of the services that select the pod, as k8s-metacollector tells them
308 k8smeta.svc.uid string[] k8smeta none event - syscall unique ids of the services that select the pod, as k8s-metacollector tells them
309 k8smeta.svc.label string[] k8smeta required_key event - syscall values that the pod's services have for the label so named, as k8s-metacollector tells them
310 k8smeta.svc.labels string[] k8smeta none event - syscall every label of the services that select the pod, as k8s-metacollector tells them
311 k8smeta.rs.name string k8smeta none event - syscall name of the pod's replica set, as k8s-metacollector tells it
312 k8smeta.rs.uid string k8smeta none event - syscall unique id of the pod's replica set, as k8s-metacollector tells it
313 k8smeta.rs.label string k8smeta required_key event - syscall value of the replica set's label so named, as k8s-metacollector tells it
314 k8smeta.rs.labels string[] k8smeta none event - syscall every label of the pod's replica set, as k8s-metacollector tells it
315 k8smeta.rc.name string k8smeta none event - syscall name of the pod's replication controller, as k8s-metacollector tells it
316 k8smeta.rc.uid string k8smeta none event - syscall unique id of the pod's replication controller, as k8s-metacollector tells it
317 k8smeta.rc.label string k8smeta required_key event - syscall value of the replication controller's label so named, as k8s-metacollector tells it
318 k8smeta.rc.labels string[] k8smeta none event - syscall every label of the pod's replication controller, as k8s-metacollector tells it
319 json.value string json required_key event - * part of the payload that the JSON pointer (RFC 6901) leads to
320 json.obj string json none event - * complete payload, printed as JSON
321 json.rawtime string json none event - * timestamp of the event, equal to evt.rawtime
322 jevt.value string json required_key event - * former name of the field json.value
323 jevt.obj string json none event - * former name of the field json.obj
324 jevt.rawtime string json none event - * former name of the field json.rawtime
325 ka.auditid string k8s_audit none event - k8s_audit id that no other audit record has
326 ka.stage string k8s_audit none event - k8s_audit how far the request had come when the record was made (RequestReceived, ResponseComplete and others)
327 ka.auth.decision string k8s_audit none event - k8s_audit decision of the authorizer on the request
328 ka.auth.reason string k8s_audit none event - k8s_audit grounds that the authorizer gave for its decision
329 ka.auth.openshift.decision string k8s_audit none event - k8s_audit decision of OpenShift's authentication
330 ka.validations.admission.policy.failure string k8s_audit none event - k8s_audit what a validating admission policy objected to
331 ka.security.pod.violations string k8s_audit none event - k8s_audit rules of pod security that the request breaks
332 ka.auth.openshift.username string k8s_audit none event - k8s_audit name of the user whom OpenShift authenticates
333 ka.user.name string k8s_audit none event - k8s_audit user who makes the request
334 ka.user.groups string[] k8s_audit none event - k8s_audit groups that this user is a member of
335 ka.impuser.name string k8s_audit none event - k8s_audit user on whose behalf the request claims to be made (impersonation)
336 ka.verb string k8s_audit none event - k8s_audit what the request wants to do, for instance get or create
337 ka.uri string k8s_audit none event - k8s_audit address (URI) that the client asked for
338 ka.uri.param string k8s_audit required_key event - k8s_audit value of the URI's query parameter so named
339 ka.target.name string k8s_audit none event - k8s_audit name of the object that the request is about
340 ka.target.namespace string k8s_audit none event - k8s_audit namespace of the object that the request is about
341 ka.target.resource string k8s_audit none event - k8s_audit type of resource that the request is about
342 ka.target.subresource string k8s_audit none event - k8s_audit part of the resource that the request is about
343 ka.target.pod.name string k8s_audit none event - k8s_audit pod that the request is about
344 ka.req.binding.subjects string[] k8s_audit none event - k8s_audit whom the role binding gives the role to
345 ka.req.binding.subjects.user_names string[] k8s_audit none event - k8s_audit users whom the role binding names, without other subjects
346 ka.req.binding.subjects.serviceaccount_names string[] k8s_audit none event - k8s_audit service accounts that the role binding names, without other subjects
347 ka.req.binding.subjects.serviceaccount_ns_names string[] k8s_audit none event - k8s_audit service accounts that the role binding names, each with its namespace
348 ka.req.binding.subjects.group_names string[] k8s_audit none event - k8s_audit groups that the role binding names, without other subjects
349 ka.req.binding.role string k8s_audit none event - k8s_audit role that the role binding gives
350 ka.req.binding.subject.has_name string k8s_audit required_key event deprecated k8s_audit obsolete, yields N/A in all cases
351 ka.req.configmap.name string k8s_audit none event - k8s_audit name of the configmap in the request
352 ka.req.configmap.obj string k8s_audit none event - k8s_audit configmap in the request, complete
353 ka.req.pod.containers.args string[] k8s_audit optional_index event - k8s_audit arguments that each container is started with
354 ka.req.pod.containers.command string[] k8s_audit optional_index event - k8s_audit command that each container is started with
355 ka.req.pod.containers.name string[] k8s_audit optional_index event - k8s_audit name of each container
356 ka.req.pod.containers.image string[] k8s_audit optional_index event - k8s_audit image of each container
357 ka.req.container.image string k8s_audit none event deprecated k8s_audit image that the pod's first container runs
358 ka.req.pod.containers.image.repository string[] k8s_audit optional_index event - k8s_audit repository of each container's image
359 ka.req.container.image.repository string k8s_audit none event deprecated k8s_audit repository of the image that the pod's first container runs
360 ka.req.pod.host_ipc string k8s_audit none event - k8s_audit value of hostIPC in the pod's spec
361 ka.req.pod.host_network string k8s_audit none event - k8s_audit value of hostNetwork in the pod's spec
362 ka.req.container.host_network string k8s_audit none event deprecated k8s_audit another name for ka.req.pod.host_network
363 ka.req.pod.host_pid string k8s_audit none event - k8s_audit value of hostPID in the pod's spec
364 ka.req.pod.containers.host_port string[] k8s_audit optional_index event - k8s_audit ports of the host (hostPort) that each container takes
365 ka.req.pod.containers.privileged string[] k8s_audit optional_index event - k8s_audit value of privileged for each container
366 ka.req.container.privileged string k8s_audit none event deprecated k8s_audit whether the pod has a privileged container
367 ka.req.pod.containers.allow_privilege_escalation string[] k8s_audit optional_index event - k8s_audit value of allowPrivilegeEscalation for each container
368 ka.req.pod.containers.read_only_fs string[] k8s_audit optional_index event - k8s_audit value of readOnlyRootFilesystem for each container
369 ka.req.pod.run_as_user string k8s_audit none event - k8s_audit value of runAsUser that holds for the whole pod
370 ka.req.pod.containers.run_as_user string[] k8s_audit optional_index event - k8s_audit value of runAsUser for each container
371 ka.req.pod.containers.eff_run_as_user string[] k8s_audit optional_index event - k8s_audit uid that each container really starts with, its own setting and the pod's taken together
372 ka.req.pod.run_as_group string k8s_audit none event - k8s_audit value of runAsGroup that holds for the whole pod
373 ka.req.pod.containers.run_as_group string[] k8s_audit optional_index event - k8s_audit value of runAsGroup for each container
374 ka.req.pod.containers.eff_run_as_group string[] k8s_audit optional_index event - k8s_audit gid that each container really starts with
375 ka.req.pod.containers.proc_mount string[] k8s_audit optional_index event - k8s_audit value of procMount for each container
376 ka.req.role.rules string[] k8s_audit none event - k8s_audit everything that the role permits, as its rules
377 ka.req.role.rules.apiGroups string[] k8s_audit optional_index event - k8s_audit apiGroups in the rules of the role
378 ka.req.role.rules.nonResourceURLs string[] k8s_audit optional_index event - k8s_audit nonResourceURLs in the rules of the role
379 ka.req.role.rules.verbs string[] k8s_audit optional_index event - k8s_audit actions (verbs) in the rules of the role
380 ka.req.role.rules.resources string[] k8s_audit optional_index event - k8s_audit kinds of resources in the rules of the role
381 ka.req.pod.fs_group string k8s_audit none event - k8s_audit value of fsGroup in the pod's spec
382 ka.req.pod.supplemental_groups string[] k8s_audit none event - k8s_audit further groups (supplementalGroups) in the pod's spec
383 ka.req.pod.containers.add_capabilities string[] k8s_audit optional_index event - k8s_audit capabilities that each container gets on top
384 ka.req.service.type string k8s_audit none event - k8s_audit type of the service in the request
385 ka.req.service.ports string[] k8s_audit optional_index event - k8s_audit ports that the service in the request offers
386 ka.req.pod.volumes.hostpath string[] k8s_audit optional_index event - k8s_audit paths of the host (hostPath) that the pod mounts as volumes
387 ka.req.volume.hostpath string k8s_audit required_key event deprecated k8s_audit whether some volume's hostPath begins with the given prefix
388 ka.req.pod.volumes.flexvolume_driver string[] k8s_audit optional_index event - k8s_audit drivers of the pod's flexvolumes
389 ka.req.pod.volumes.volume_type string[] k8s_audit optional_index event - k8s_audit types of the pod's volumes
390 ka.resp.name string k8s_audit none event - k8s_audit name of the object that was sent back
391 ka.response.code string k8s_audit none event - k8s_audit status code (HTTP) of the response
392 ka.response.reason string k8s_audit none event - k8s_audit explanation that came with the response
393 ka.useragent string k8s_audit none event - k8s_audit program that the client says it is (user agent)
394 ka.sourceips string[] k8s_audit optional_index event - k8s_audit addresses that the request came from
395 ka.cluster.name string k8s_audit none event - k8s_audit name of the cluster that the record is from
396 ka.req.pod.initContainers.name string[] k8s_audit optional_index event - k8s_audit name of each init container
397 ka.req.pod.initContainers.image string[] k8s_audit optional_index event - k8s_audit image of each init container
398 ka.req.pod.initContainers.image.repository string[] k8s_audit optional_index event - k8s_audit repository of each init container's image
399 ka.req.pod.initContainers.command string[] k8s_audit optional_index event - k8s_audit command that each init container is started with
400 ka.req.pod.initContainers.args string[] k8s_audit optional_index event - k8s_audit arguments that each init container is started with
401 ka.req.pod.initContainers.privileged string[] k8s_audit optional_index event - k8s_audit value of privileged for each init container
402 ka.req.pod.initContainers.allow_privilege_escalation string[] k8s_audit optional_index event - k8s_audit value of allowPrivilegeEscalation for each init container
403 ka.req.pod.initContainers.read_only_fs string[] k8s_audit optional_index event - k8s_audit value of readOnlyRootFilesystem for each init container
404 ka.req.pod.initContainers.run_as_user string[] k8s_audit optional_index event - k8s_audit value of runAsUser for each init container
405 ka.req.pod.initContainers.eff_run_as_user string[] k8s_audit optional_index event - k8s_audit uid that each init container really starts with, its own setting and the pod's taken together
406 ka.req.pod.initContainers.run_as_group string[] k8s_audit optional_index event - k8s_audit value of runAsGroup for each init container
407 ka.req.pod.initContainers.eff_run_as_group string[] k8s_audit optional_index event - k8s_audit gid that each init container really starts with
408 ka.req.pod.initContainers.proc_mount string[] k8s_audit optional_index event - k8s_audit value of procMount for each init container
409 ka.req.pod.initContainers.add_capabilities string[] k8s_audit optional_index event - k8s_audit capabilities that each init container gets on top
410 ka.req.pod.initContainers.host_port string[] k8s_audit optional_index event - k8s_audit ports of the host (hostPort) that each init container takes
411 ka.req.pod.ephemeralContainers.name string[] k8s_audit optional_index event - k8s_audit name of each ephemeral container
412 ka.req.pod.ephemeralContainers.image string[] k8s_audit optional_index event - k8s_audit image of each ephemeral container
413 ka.req.pod.ephemeralContainers.image.repository string[] k8s_audit optional_index event - k8s_audit repository of each ephemeral container's image
414 ka.req.pod.ephemeralContainers.command string[] k8s_audit optional_index event - k8s_audit command that each ephemeral container is started with
415 ka.req.pod.ephemeralContainers.args string[] k8s_audit optional_index event - k8s_audit arguments that each ephemeral container is started with
416 ka.req.pod.ephemeralContainers.privileged string[] k8s_audit optional_index event - k8s_audit value of privileged for each ephemeral container
417 ka.req.pod.ephemeralContainers.allow_privilege_escalation string[] k8s_audit optional_index event - k8s_audit value of allowPrivilegeEscalation for each ephemeral container
418 ka.req.pod.ephemeralContainers.read_only_fs string[] k8s_audit optional_index event - k8s_audit value of readOnlyRootFilesystem for each ephemeral container
419 ka.req.pod.ephemeralContainers.run_as_user string[] k8s_audit optional_index event - k8s_audit value of runAsUser for each ephemeral container
420 ka.req.pod.ephemeralContainers.eff_run_as_user string[] k8s_audit optional_index event - k8s_audit uid that each ephemeral container really starts with, its own setting and the pod's taken together
421 ka.req.pod.ephemeralContainers.run_as_group string[] k8s_audit optional_index event - k8s_audit value of runAsGroup for each ephemeral container
422 ka.req.pod.ephemeralContainers.eff_run_as_group string[] k8s_audit optional_index event - k8s_audit gid that each ephemeral container really starts with
423 ka.req.pod.ephemeralContainers.proc_mount string[] k8s_audit optional_index event - k8s_audit value of procMount for each ephemeral container
424 ka.req.pod.ephemeralContainers.add_capabilities string[] k8s_audit optional_index event - k8s_audit capabilities that each ephemeral container gets on top
`
