/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A workload says what it does in the terms of the records: a line of JSON for
 * each system call, with the parameters that are certain. did() last: the call
 * itself may not lie between the call it speaks of and its neighbours.
 */
#ifndef GYR_TEST_DID_H
#define GYR_TEST_DID_H

#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What a call gave, as records have it: negative errno for failures. */
#define CALL(...)                                              \
	({                                                     \
		long r_ = syscall(__VA_ARGS__);                \
		r_ == -1 ? (long)-errno : r_;                  \
	})

/* So that the lines are written at the end, not between the calls they speak of. */
__attribute__((constructor)) static void keep_lines(void)
{
	setvbuf(stdout, NULL, _IOFBF, 1 << 20);
}

static inline void json_text(const char *text)
{
	putchar('"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putchar('\\');
		putchar(*text);
	}
	putchar('"');
}

/*
 * did("EVENT", "nnth", "fd", 3L, ...): a letter for each parameter,
 * n number (long), t text, h bytes as hexadecimal (pointer, size_t), e empty.
 */
static inline void did(const char *event, const char *kinds, ...)
{
	va_list args;

	va_start(args, kinds);
	printf("{\"event\": \"%s\", \"tid\": %ld, \"params\": {", event, (long)syscall(SYS_gettid));
	for (const char *kind = kinds; *kind; kind++) {
		printf("%s\"%s\": ", kind == kinds ? "" : ", ", va_arg(args, const char *));
		if (*kind == 'n') {
			printf("\"%ld\"", va_arg(args, long));
		} else if (*kind == 't') {
			json_text(va_arg(args, const char *));
		} else if (*kind == 'e') {
			printf("null");
		} else {
			const unsigned char *bytes = va_arg(args, const unsigned char *);
			size_t size = va_arg(args, size_t);

			printf("\"0x");
			for (size_t i = 0; i < size; i++)
				printf("%02x", bytes[i]);
			putchar('"');
		}
	}
	printf("}}\n");
	va_end(args);
}

#endif
