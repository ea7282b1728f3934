/* SPDX-License-Identifier: Apache-2.0 */
/*
 * As calls.c, as a 32-bit program without a C library: calls by int 0x80, whose numbers, structures
 * and ways to pass arguments are others. Event numbers are those of generated/events.h, whose headers
 * a compiler without a 32-bit C library cannot take.
 */
#define SYS(nr, a, b, c, d, e, f) call(nr, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))

static char text[8192];
static unsigned used;

/* The sixth argument goes by ebp, which the compiler may need itself: all come from a structure. */
static __attribute__((noinline)) long call(long nr, long a, long b, long c, long d, long e, long f)
{
	long all[7] = { nr, a, b, c, d, e, f }, result;

	__asm__ volatile("pushl %%ebp\n\tpushl %%ebx\n\tmovl %%eax, %%ebp\n\t"
			 "movl 4(%%ebp), %%ebx\n\tmovl 8(%%ebp), %%ecx\n\tmovl 12(%%ebp), %%edx\n\t"
			 "movl 16(%%ebp), %%esi\n\tmovl 20(%%ebp), %%edi\n\tmovl (%%ebp), %%eax\n\t"
			 "movl 24(%%ebp), %%ebp\n\tint $0x80\n\tpopl %%ebx\n\tpopl %%ebp"
			 : "=a"(result)
			 : "0"(all)
			 : "ecx", "edx", "esi", "edi", "memory");
	return result;
}

static void say(const char *part)
{
	while (*part)
		text[used++] = *part++;
}

static void number(long value)
{
	char digits[12];
	unsigned length = 0;

	if (value < 0) {
		say("-");
		value = -value;
	}
	do
		digits[length++] = '0' + value % 10;
	while (value /= 10);
	while (length)
		text[used++] = digits[--length];
}

struct vector {
	const char *base;
	unsigned length;
};

void _start(void)
{
	static const char path[] = "/tmp/thirtytwo";
	struct vector vectors[2] = { { "ab", 2 }, { "cd", 2 } };
	long pair[4], six[6], position[2];
	long fd, other;

	say("TID ");
	number(SYS(20, 0, 0, 0, 0, 0, 0));
	say("\n");
	fd = SYS(5, path, 0102, 0600, 0, 0, 0);
	say("EXPECT 2 \"/tmp/thirtytwo\\x00\" 7 384\nEXPECT 3 ");
	number(fd);
	say(" \"/tmp/thirtytwo\\x00\" * 384 * *\n");
	SYS(146, fd, vectors, 2, 0, 0, 0);
	say("EXPECT 119 4 \"abcd\" ");
	number(fd);
	say(" 4\n");
	SYS(140, fd, 1, 5, position, 0, 0);
	say("EXPECT 89 0 ");
	number(fd);
	say(" 4294967301 0\n");
	SYS(180, fd, position, 4, 2, 0, 0);
	say("EXPECT 113 2 \"cd\" ");
	number(fd);
	say(" 4 2\n");
	pair[0] = 1; /* socket: AF_UNIX, SOCK_STREAM */
	pair[1] = 1;
	pair[2] = 0;
	other = SYS(102, 1, pair, 0, 0, 0, 0);
	say("EXPECT 19 ");
	number(other);
	say(" 1 1 0 0\n");
	six[0] = 0; /* mmap by a structure: private, anonymous */
	six[1] = 4096;
	six[2] = 3;
	six[3] = 0x22;
	six[4] = -1;
	six[5] = 0;
	SYS(90, six, 0, 0, 0, 0, 0);
	say("EXPECT 161 * * * * 0 4096 3 10 -1 0\n");
	SYS(192, 0, 8192, 1, 0x22, -1, 3);
	say("EXPECT 163 * * * * 0 8192 1 10 -1 3\n");
	SYS(212, path, 7, 8, 0, 0, 0);
	say("EXPECT 379 0 \"/tmp/thirtytwo\\x00\" 7 8\n");
	SYS(117, 2, 0, 1, 01600, 0, 0); /* ipc: semget */
	say("EXPECT 263 * 0 1 8192\n");
	SYS(7, -1, 0, 1, 0, 0, 0);
	say("EXPECT 1 293 61\n");
	{
		const char *arguments[] = { "none", "x", 0 };

		SYS(11, "/tmp/none32", arguments, 0, 0, 0, 0);
	}
	say("EXPECT 293 -2 \"none\\x00\" \"x\\x00\" * \"/tmp/none32\\x00\"\n");
	SYS(4, 1, text, used, 0, 0, 0);
	SYS(1, 0, 0, 0, 0, 0, 0);
}
