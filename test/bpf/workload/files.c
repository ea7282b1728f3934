// SPDX-License-Identifier: Apache-2.0
/* Files, folders, links, owners, descriptors. files DIR: an empty folder of its own. */
#include "did.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>

/* The format's own flags of open. */
#define F_RDONLY 1L
#define F_WRONLY 2L
#define F_RDWR 3L
#define F_CREAT 4L
#define F_TRUNC 256L
#define F_CREATED 16384L
#define FDCWD -100L

static long device(const struct stat *st)
{
	unsigned int major = major(st->st_dev), minor = minor(st->st_dev);

	return (minor & 0xff) | (major << 8) | ((minor & ~0xffU) << 12);
}

static void opens(void)
{
	struct open_how how = { .flags = O_RDWR, .mode = 0, .resolve = RESOLVE_NO_MAGICLINKS };
	struct stat st;
	long fd, again;

	fd = CALL(SYS_openat, AT_FDCWD, "made", O_RDWR | O_CREAT, 0640);
	fstat(fd, &st);
	did("SYSCALL_OPENAT_2_X", "nntnnnn", "fd", fd, "dirfd", FDCWD, "name", "made", "flags",
	    F_RDWR | F_CREAT | F_CREATED, "mode", 0640L, "dev", device(&st), "ino", (long)st.st_ino);
	again = CALL(SYS_open, "made", O_RDONLY, 0);
	did("SYSCALL_OPEN_X", "ntnnnn", "fd", again, "name", "made", "flags", F_RDONLY, "mode", 0L, "dev",
	    device(&st), "ino", (long)st.st_ino);
	did("SYSCALL_CLOSE_X", "nn", "res", CALL(SYS_close, again), "fd", again);
	again = CALL(SYS_openat2, AT_FDCWD, "made", &how, sizeof(how));
	did("SYSCALL_OPENAT2_X", "nntnnnn", "fd", again, "dirfd", FDCWD, "name", "made", "flags", F_RDWR,
	    "mode", 0L, "dev", device(&st), "ino", (long)st.st_ino);
	did("SYSCALL_CLOSE_X", "nn", "res", CALL(SYS_close, again), "fd", again);
	again = CALL(SYS_creat, "made", 0600);
	did("SYSCALL_CREAT_X", "ntnnn", "fd", again, "name", "made", "mode", 0600L, "dev", device(&st),
	    "ino", (long)st.st_ino);
	did("SYSCALL_CLOSE_X", "nn", "res", CALL(SYS_close, again), "fd", again);
	again = CALL(SYS_openat, AT_FDCWD, "absent", O_RDONLY, 0);
	did("SYSCALL_OPENAT_2_X", "nntnn", "fd", (long)-ENOENT, "dirfd", FDCWD, "name", "absent", "flags",
	    F_RDONLY, "mode", 0L);
	/* As an x32 program, which most machines refuse. */
	again = CALL(SYS_openat | 0x40000000, AT_FDCWD, "of x32", O_RDONLY, 0);
	did("SYSCALL_OPENAT_2_X", "nntnn", "fd", again, "dirfd", FDCWD, "name", "of x32", "flags", F_RDONLY,
	    "mode", 0L);
	/* Pointers to nowhere. */
	again = CALL(SYS_openat, AT_FDCWD, (char *)8, O_RDONLY, 0);
	did("SYSCALL_OPENAT_2_X", "nnen", "fd", (long)-EFAULT, "dirfd", FDCWD, "name", "flags", F_RDONLY);
	again = CALL(SYS_open, (char *)0xffff888000000000, O_WRONLY, 0);
	did("SYSCALL_OPEN_X", "nen", "fd", (long)-EFAULT, "name", "flags", F_WRONLY);
	CALL(SYS_close, fd);
	did("SYSCALL_CLOSE_X", "nn", "res", 0L, "fd", fd);
}

static void reads_and_writes(void)
{
	static char long_text[400];
	struct iovec out[2] = { { "first ", 6 }, { "second", 6 } };
	char first[4], second[16];
	struct iovec in[2] = { { first, 4 }, { second, 16 } };
	long fd = CALL(SYS_open, "text", O_RDWR | O_CREAT | O_TRUNC, 0600);

	did("SYSCALL_OPEN_X", "ntn", "fd", fd, "name", "text", "flags",
	    F_RDWR | F_CREAT | F_TRUNC | F_CREATED);
	memset(long_text, 'x', sizeof(long_text));
	did("SYSCALL_WRITE_X", "nhnn", "res", CALL(SYS_write, fd, "hello, world", 12), "data",
	    "hello, world", (size_t)12, "fd", fd, "size", 12L);
	did("SYSCALL_PWRITE_X", "nhnnn", "res", CALL(SYS_pwrite64, fd, "HELL", 4, 0), "data", "HELL",
	    (size_t)4, "fd", fd, "size", 4L, "pos", 0L);
	did("SYSCALL_PREAD_X", "nhnnn", "res", CALL(SYS_pread64, fd, second, 16, 2), "data", "LLo, world",
	    (size_t)10, "fd", fd, "size", 16L, "pos", 2L);
	did("SYSCALL_LSEEK_X", "nnnn", "res", CALL(SYS_lseek, fd, 7, SEEK_SET), "fd", fd, "offset", 7L,
	    "whence", 0L);
	did("SYSCALL_READ_X", "nhnn", "res", CALL(SYS_read, fd, second, 16), "data", "world", (size_t)5,
	    "fd", fd, "size", 16L);
	did("SYSCALL_WRITEV_X", "nhnn", "res", CALL(SYS_writev, fd, out, 2), "data", "first second",
	    (size_t)12, "fd", fd, "size", 12L);
	did("SYSCALL_PREADV_X", "nnhnn", "res", CALL(SYS_preadv, fd, in, 2, 12L, 0L), "size", 12L, "data",
	    "first second", (size_t)12, "fd", fd, "pos", 12L);
	CALL(SYS_lseek, fd, 12, SEEK_SET);
	did("SYSCALL_LSEEK_X", "n", "res", 12L);
	did("SYSCALL_READV_X", "nnhn", "res", CALL(SYS_readv, fd, in, 2), "size", 12L, "data",
	    "first second", (size_t)12, "fd", fd);
	did("SYSCALL_PWRITEV_X", "nhnnn", "res", CALL(SYS_pwritev, fd, out, 2, 24L, 0L), "data",
	    "first second", (size_t)12, "fd", fd, "size", 12L, "pos", 24L);
	/* No more than the snap length. */
	did("SYSCALL_WRITE_X", "nhnn", "res", CALL(SYS_write, fd, long_text, 400), "data", long_text,
	    (size_t)80, "fd", fd, "size", 400L);
	did("SYSCALL_WRITE_X", "nenn", "res", CALL(SYS_write, fd, (char *)8, 16), "data", "fd", fd, "size",
	    16L);
	did("SYSCALL_READ_X", "nnn", "res", CALL(SYS_read, -1, second, 16), "fd", -1L, "size", 16L);
	did("SYSCALL_CLOSE_X", "nn", "res", CALL(SYS_close, fd), "fd", fd);
}

static void names(void)
{
	long dir;

	did("SYSCALL_MKDIR_2_X", "ntn", "res", CALL(SYS_mkdir, "a", 0755), "path", "a", "mode", 0755L);
	dir = CALL(SYS_open, "a", O_RDONLY | O_DIRECTORY, 0);
	did("SYSCALL_OPEN_X", "nt", "fd", dir, "name", "a");
	did("SYSCALL_MKDIRAT_X", "nntn", "res", CALL(SYS_mkdirat, dir, "b", 0700), "dirfd", dir, "path", "b",
	    "mode", 0700L);
	did("SYSCALL_SYMLINK_X", "ntt", "res", CALL(SYS_symlink, "made", "soft"), "target", "made",
	    "linkpath", "soft");
	did("SYSCALL_SYMLINKAT_X", "ntnt", "res", CALL(SYS_symlinkat, "../made", dir, "soft"), "target",
	    "../made", "linkdirfd", dir, "linkpath", "soft");
	did("SYSCALL_LINK_2_X", "ntt", "res", CALL(SYS_link, "made", "hard"), "oldpath", "made", "newpath",
	    "hard");
	did("SYSCALL_LINKAT_2_X", "nntntn", "res", CALL(SYS_linkat, AT_FDCWD, "made", dir, "hard", 0),
	    "olddir", FDCWD, "oldpath", "made", "newdir", dir, "newpath", "hard", "flags", 0L);
	did("SYSCALL_RENAME_X", "ntt", "res", CALL(SYS_rename, "hard", "harder"), "oldpath", "hard",
	    "newpath", "harder");
	did("SYSCALL_RENAMEAT_X", "nntnt", "res", CALL(SYS_renameat, dir, "hard", AT_FDCWD, "hard"),
	    "olddirfd", dir, "oldpath", "hard", "newdirfd", FDCWD, "newpath", "hard");
	did("SYSCALL_RENAMEAT2_X", "nntntn", "res",
	    CALL(SYS_renameat2, AT_FDCWD, "hard", AT_FDCWD, "harder", 1), "olddirfd", FDCWD, "oldpath",
	    "hard", "newdirfd", FDCWD, "newpath", "harder", "flags", 1L);
	did("SYSCALL_UNLINK_2_X", "nt", "res", CALL(SYS_unlink, "harder"), "path", "harder");
	did("SYSCALL_UNLINKAT_2_X", "nntn", "res", CALL(SYS_unlinkat, dir, "b", AT_REMOVEDIR), "dirfd", dir,
	    "name", "b", "flags", 512L);
	did("SYSCALL_UNLINKAT_2_X", "nnt", "res", CALL(SYS_unlinkat, dir, "soft", 0), "dirfd", dir, "name",
	    "soft");
	did("SYSCALL_RMDIR_2_X", "nt", "res", CALL(SYS_rmdir, "a"), "path", "a");
	did("SYSCALL_CHDIR_X", "nt", "res", CALL(SYS_chdir, "/"), "path", "/");
	did("SYSCALL_CHDIR_X", "nt", "res", CALL(SYS_chdir, "/nowhere at all"), "path", "/nowhere at all");
	did("SYSCALL_FCHDIR_X", "nn", "res", CALL(SYS_fchdir, dir), "fd", dir);
	CALL(SYS_close, dir);
	did("SYSCALL_CLOSE_X", "nn", "res", 0L, "fd", dir);
}

static void owners(const char *path)
{
	long fd = CALL(SYS_open, path, O_RDONLY, 0);

	did("SYSCALL_OPEN_X", "nt", "fd", fd, "name", path);
	did("SYSCALL_CHMOD_X", "ntn", "res", CALL(SYS_chmod, path, 0644), "filename", path, "mode",
	    0644L);
	did("SYSCALL_FCHMOD_X", "nnn", "res", CALL(SYS_fchmod, fd, 04755), "fd", fd, "mode", 04755L);
	did("SYSCALL_FCHMODAT_X", "nntn", "res", CALL(SYS_fchmodat, AT_FDCWD, path, 0600), "dirfd", FDCWD,
	    "filename", path, "mode", 0600L);
	did("SYSCALL_CHOWN_X", "ntnn", "res", CALL(SYS_chown, path, 1000, 1001), "path", path, "uid", 1000L,
	    "gid", 1001L);
	did("SYSCALL_LCHOWN_X", "ntnn", "res", CALL(SYS_lchown, path, -1, 2), "path", path, "uid",
	    0xffffffffL, "gid", 2L);
	did("SYSCALL_FCHOWN_X", "nnnn", "res", CALL(SYS_fchown, fd, 0, 0), "fd", fd, "uid", 0L, "gid", 0L);
	did("SYSCALL_FCHOWNAT_X", "nntnnn", "res",
	    CALL(SYS_fchownat, AT_FDCWD, path, 3, 4, AT_SYMLINK_NOFOLLOW), "dirfd", FDCWD, "pathname", path,
	    "uid", 3L, "gid", 4L, "flags", 1024L);
	did("SYSCALL_FLOCK_X", "nn", "res", CALL(SYS_flock, fd, LOCK_EX), "fd", fd);
	CALL(SYS_close, fd);
	did("SYSCALL_CLOSE_X", "nn", "res", 0L, "fd", fd);
}

static void descriptors(void)
{
	int ends[2];
	long fd, other;

	CALL(SYS_pipe2, ends, O_CLOEXEC);
	did("SYSCALL_PIPE2_X", "nnn", "res", 0L, "fd1", (long)ends[0], "fd2", (long)ends[1]);
	fd = ends[0];
	other = CALL(SYS_dup, fd);
	did("SYSCALL_DUP_1_X", "nn", "res", other, "oldfd", fd);
	did("SYSCALL_DUP2_X", "nnn", "res", CALL(SYS_dup2, fd, 90), "oldfd", fd, "newfd", 90L);
	did("SYSCALL_DUP3_X", "nnn", "res", CALL(SYS_dup3, fd, 91, O_CLOEXEC), "oldfd", fd, "newfd", 91L);
	did("SYSCALL_FCNTL_X", "nnn", "res", CALL(SYS_fcntl, fd, F_DUPFD, 100), "fd", fd, "cmd", 1L);
	fd = CALL(SYS_eventfd2, 7, EFD_CLOEXEC);
	did("SYSCALL_EVENTFD2_X", "nn", "res", fd, "initval", 7L);
	fd = CALL(SYS_memfd_create, "in memory", MFD_CLOEXEC);
	did("SYSCALL_MEMFD_CREATE_X", "ntn", "fd", fd, "name", "in memory", "flags", 1L);
	did("SYSCALL_CLOSE_X", "nn", "res", CALL(SYS_close, 90), "fd", 90L);
}

int main(int argc, char **argv)
{
	static char deep[4096], long_path[5000];

	if (argc < 2 || chdir(argv[1]) < 0)
		return 1;
	umask(0);
	opens();
	reads_and_writes();
	names();
	if (chdir(argv[1]) < 0)
		return 1;
	did("SYSCALL_CHDIR_X", "nt", "res", 0L, "path", argv[1]);
	owners("made");
	descriptors();
	/* As long as a path can be, and longer. */
	for (int i = 0; i < 1300; i++)
		strcat(deep, "./.");
	strcat(deep, "/made");
	CALL(SYS_open, deep, O_RDONLY, 0);
	did("SYSCALL_OPEN_X", "t", "name", deep);
	memset(long_path, 'p', sizeof(long_path) - 1);
	CALL(SYS_open, long_path, O_RDONLY, 0);
	long_path[4095] = 0;
	did("SYSCALL_OPEN_X", "nt", "fd", (long)-ENAMETOOLONG, "name", long_path);
	return 0;
}
