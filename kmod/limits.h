/* SPDX-License-Identifier: GPL-2.0 */
/* How much of each thing a record may hold; both drivers. */
#ifndef GYR_LIMITS_H
#define GYR_LIMITS_H

#define GYR_TEXT_MAX 4096 /* strings and paths, with their NUL */
#define GYR_ARGS_MAX 4096 /* arguments of a program; its environment */
#define GYR_ARGV_MAX 32 /* pointers looked at when a program could not be started */
#define GYR_CGROUPS_MAX 4096
#define GYR_IOVECS_MAX 32
#define GYR_POLL_MAX 16
#define GYR_MESSAGES_MAX 8 /* of sendmmsg, recvmmsg */
#define GYR_CONTROL_MAX 4096 /* control data of a message */
#define GYR_UNIX_PATH_MAX 108

#endif
