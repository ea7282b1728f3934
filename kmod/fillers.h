/* SPDX-License-Identifier: GPL-2.0 */
/* A function for each operation of the fill table, by family. */
#ifndef GYR_FILLERS_H
#define GYR_FILLERS_H

#include "context.h"

/* fill_file.c */
gyr_filler gyr_fill_return_path, gyr_fill_creat_flags, gyr_fill_how_flags, gyr_fill_how_mode;
gyr_filler gyr_fill_how_resolve, gyr_fill_pair_fd, gyr_fill_pair_ino, gyr_fill_quota_path;
gyr_filler gyr_fill_quota, gyr_fill_quota_id, gyr_fill_quota_format, gyr_fill_fsconfig_bytes;
gyr_filler gyr_fill_fsconfig_text;
/* fill_memory.c */
gyr_filler gyr_fill_text_ok, gyr_fill_data, gyr_fill_iovec_read, gyr_fill_iovec_write;
gyr_filler gyr_fill_iovec_size, gyr_fill_pointer32, gyr_fill_pointer64, gyr_fill_pointer_long;
gyr_filler gyr_fill_vm_size, gyr_fill_vm_rss, gyr_fill_vm_swap, gyr_fill_halves;
/* fill_message.c */
gyr_filler gyr_fill_msg_read, gyr_fill_msg_write, gyr_fill_msg_size, gyr_fill_msg_tuple_send;
gyr_filler gyr_fill_msg_tuple_recv, gyr_fill_msg_control;
/* fill_socket.c */
gyr_filler gyr_fill_sockaddr, gyr_fill_tuple_connect, gyr_fill_tuple_send, gyr_fill_tuple_recv;
gyr_filler gyr_fill_tuple_accept, gyr_fill_queue, gyr_fill_pair_socket, gyr_fill_sockopt_name;
gyr_filler gyr_fill_sockopt_value;
/* fill_misc.c */
gyr_filler gyr_fill_poll, gyr_fill_timespec, gyr_fill_timespec64, gyr_fill_sigset;
gyr_filler gyr_fill_rlimit, gyr_fill_rlimit_ok, gyr_fill_rlimit64, gyr_fill_rlimit64_ok;
gyr_filler gyr_fill_ptrace_addr, gyr_fill_ptrace_data, gyr_fill_semop, gyr_fill_semctl_value;
gyr_filler gyr_fill_uring, gyr_fill_capabilities, gyr_fill_keyctl, gyr_fill_prctl_text;
gyr_filler gyr_fill_prctl_number;

/* Shared by vectors and messages. */
void gyr_put_vectors(struct gyr_context *context, unsigned long vectors, unsigned long count,
		     u64 length);
u64 gyr_vectors_size(const struct gyr_context *context, unsigned long vectors,
		     unsigned long count);

#endif
