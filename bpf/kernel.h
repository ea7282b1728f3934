/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The kernel's structures as far as the programs read them. Only names count:
 * where a field lies is looked up in the running kernel's type information
 * when the programs are loaded. Flavours (name___when) are forms that a
 * structure had in other kernels; bpf_core_field_exists chooses.
 */
#ifndef GYR_BPF_KERNEL_H
#define GYR_BPF_KERNEL_H

#include <linux/bpf.h>
#include <linux/types.h>

typedef __u8 u8;
typedef __u16 u16;
typedef __u32 u32;
typedef __u64 u64;
typedef __s32 s32;
typedef __s64 s64;
typedef int pid_t;
typedef unsigned short umode_t;
typedef _Bool bool;
#define true 1
#define false 0
#define NULL ((void *)0)

#define AF_UNIX 1
#define AF_INET 2
#define AF_INET6 10
#define SOCKFS_MAGIC 0x534f434b
#define OVERLAYFS_SUPER_MAGIC 0x794c7630
#define TMPFS_MAGIC 0x01021994
#define TS_COMPAT 2
#define PF_EXITING 0x4
#define PF_IO_WORKER 0x10
#define PF_KTHREAD 0x00200000
#define FMODE_WRITE 0x2
#define FMODE_CREATED (1U << 20)
#define S_IFMT 0170000
#define S_IFREG 0100000
#define S_IFDIR 0040000
#define S_IFLNK 0120000
#define S_IMMUTABLE (1 << 3)
#define SB_RDONLY 1
#define CAP_DAC_OVERRIDE 1
#define CAP_FOWNER 3
#define RLIMIT_NOFILE 7
#define PIDTYPE_PID 0
#define PIDTYPE_TGID 1
#define PIDTYPE_PGID 2
#define MM_FILEPAGES 0
#define MM_ANONPAGES 1
#define MM_SWAPENTS 2
#define MM_SHMEMPAGES 3

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct pt_regs {
	unsigned long r15, r14, r13, r12, bp, bx, r11, r10, r9, r8, ax, cx, dx, si, di, orig_ax, ip, cs,
		flags, sp, ss;
};

typedef struct {
	u32 val;
} kuid_t;
typedef struct {
	u32 val;
} kgid_t;

typedef struct {
	u64 val; /* before 6.3 two u32, low one first: the same bytes */
} kernel_cap_t;

struct uid_gid_extent {
	u32 first, lower_first, count;
};
struct uid_gid_map {
	u32 nr_extents;
	union {
		struct uid_gid_extent extent[5];
		struct {
			struct uid_gid_extent *forward, *reverse;
		};
	};
};
struct user_namespace {
	struct uid_gid_map uid_map, gid_map;
};
struct group_info {
	int ngroups;
	kgid_t gid[];
};
struct cred {
	kuid_t uid, suid, euid, fsuid;
	kgid_t gid, sgid, egid, fsgid;
	kernel_cap_t cap_inheritable, cap_permitted, cap_effective;
	struct user_namespace *user_ns;
	struct group_info *group_info;
};

struct qstr {
	union {
		struct {
			u32 hash, len;
		};
		u64 hash_len;
	};
	const unsigned char *name;
};
struct timespec64 {
	s64 tv_sec;
	long tv_nsec;
};
struct super_block {
	u32 s_dev;
	unsigned long s_flags, s_magic;
};
struct file_operations;
struct inode {
	umode_t i_mode;
	kuid_t i_uid;
	kgid_t i_gid;
	unsigned int i_flags;
	struct super_block *i_sb;
	unsigned long i_ino;
	s64 i_mtime_sec, i_ctime_sec;
	u32 i_mtime_nsec, i_ctime_nsec;
};
struct inode___before_6_6 {
	struct timespec64 i_mtime, i_ctime;
};
struct inode___before_6_11 {
	struct timespec64 __i_mtime, __i_ctime;
};
struct dentry {
	unsigned int d_flags;
	struct dentry *d_parent;
	struct qstr d_name;
	struct inode *d_inode;
	struct super_block *d_sb;
};
struct vfsmount {
	struct dentry *mnt_root;
};
struct mount {
	struct mount *mnt_parent;
	struct dentry *mnt_mountpoint;
	struct vfsmount mnt;
};
struct path {
	struct vfsmount *mnt;
	struct dentry *dentry;
};
struct file {
	unsigned int f_mode;
	unsigned int f_flags;
	struct path f_path;
	struct inode *f_inode;
	void *private_data;
	s64 f_pos;
};
struct fdtable {
	unsigned int max_fds;
	struct file **fd;
};
struct files_struct {
	struct fdtable *fdt;
};
struct fs_struct {
	struct path root, pwd;
};

struct pid_namespace {
	struct task_struct *child_reaper;
	unsigned int level;
};
struct upid {
	int nr;
	struct pid_namespace *ns;
};
struct pid {
	unsigned int level;
	struct upid numbers[1];
};
struct nsproxy {
	struct pid_namespace *pid_ns_for_children;
};

struct rlimit {
	unsigned long rlim_cur, rlim_max;
};
struct list_head {
	struct list_head *next, *prev;
};
struct tty_driver {
	int major, minor_start;
};
struct tty_struct {
	struct tty_driver *driver;
	int index;
};
struct signal_struct {
	struct list_head thread_head;
	unsigned int is_child_subreaper : 1;
	unsigned int has_child_subreaper : 1;
	struct pid *pids[4];
	struct tty_struct *tty;
	struct rlimit rlim[16];
};

typedef struct {
	s64 counter;
} atomic_long_t;
struct mm_rss_stat {
	atomic_long_t count[4];
};
struct percpu_counter {
	s64 count;
};
struct mm_struct {
	unsigned long total_vm, arg_start, arg_end, env_start, env_end;
	struct file *exe_file;
	struct percpu_counter rss_stat[4];
};
struct mm_struct___before_6_2 {
	struct mm_rss_stat rss_stat;
};

struct kernfs_node {
	struct kernfs_node *__parent;
	const char *name;
};
struct kernfs_node___before_6_15 {
	struct kernfs_node *parent;
};
struct cgroup {
	struct kernfs_node *kn;
};
struct cgroup_subsys_state {
	struct cgroup *cgroup;
};
struct css_set {
	struct cgroup_subsys_state *subsys[4];
	struct cgroup *dfl_cgrp;
};
enum cgroup_subsys_id {
	cpuset_cgrp_id = 1000,
	cpu_cgrp_id,
	cpuacct_cgrp_id,
	io_cgrp_id,
	memory_cgrp_id,
	devices_cgrp_id,
	freezer_cgrp_id,
	net_cls_cgrp_id,
	perf_event_cgrp_id,
	net_prio_cgrp_id,
	hugetlb_cgrp_id,
	pids_cgrp_id,
	rdma_cgrp_id,
	misc_cgrp_id,
};

struct thread_info {
	u32 status;
};
struct task_struct {
	struct thread_info thread_info;
	unsigned int flags;
	int exit_code;
	pid_t pid, tgid;
	struct task_struct *real_parent, *group_leader;
	struct list_head children;
	struct list_head thread_node;
	struct pid *thread_pid;
	u64 start_time, start_boottime;
	unsigned long min_flt, maj_flt;
	const struct cred *cred;
	char comm[16];
	struct mm_struct *mm;
	struct fs_struct *fs;
	struct files_struct *files;
	struct nsproxy *nsproxy;
	struct signal_struct *signal;
	kuid_t loginuid;
	struct css_set *cgroups;
};
struct task_struct___no_audit {
	kuid_t loginuid;
};

struct linux_binprm {
	const char *filename;
};

union __sifields {
	struct {
		pid_t _pid;
	} _kill;
	struct {
		pid_t _pid;
	} _rt;
	struct {
		pid_t _pid;
	} _sigchld;
};
struct kernel_siginfo {
	int si_signo, si_errno, si_code;
	union __sifields _sifields;
};

struct in6_addr {
	union {
		u8 u6_addr8[16];
		u32 u6_addr32[4];
	} in6_u;
};
struct sock_common {
	u32 skc_daddr, skc_rcv_saddr;
	u16 skc_dport, skc_num;
	u16 skc_family;
	struct in6_addr skc_v6_daddr, skc_v6_rcv_saddr;
};
struct sock {
	struct sock_common __sk_common;
	u32 sk_ack_backlog, sk_max_ack_backlog;
	u16 sk_type;
};
struct socket {
	short type;
	struct sock *sk;
};
struct ipv6_pinfo {
	struct in6_addr saddr;
};
struct inet_sock {
	struct sock sk;
	struct ipv6_pinfo *pinet6;
	u32 inet_saddr;
	u16 inet_sport;
};
struct unix_address {
	int len;
	struct {
		u16 sun_family;
		char sun_path[108];
	} name[];
};
struct unix_sock {
	struct sock sk;
	struct unix_address *addr;
	struct sock *peer;
};

struct io_cqe {
	int fd;
};
struct io_kiocb {
	u8 opcode;
	struct io_cqe cqe;
};
struct filename {
	const char *name;
};
struct open_how {
	u64 flags, mode, resolve;
};
/* What a request of io_uring keeps of its call, at its very beginning. */
struct io_open {
	int dfd;
	struct filename *filename;
	struct open_how how;
};
struct io_open___since_7_0 {
	struct {
		struct filename *__incomplete_filename;
	} filename;
};
struct io_connect {
	void *addr;
	int addr_len;
};

#pragma clang attribute pop

#endif
