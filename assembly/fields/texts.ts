// SPDX-License-Identifier: Apache-2.0
// Fixed texts that fields may have as their value, with room behind them for vector loads.

/** "<NA>" */
export const T_NA: usize = memory.data<u8>([
  60, 78, 65, 62, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_NA_LEN: u32 = 4
/** "NULL" */
export const T_NULL: usize = memory.data<u8>([
  78, 85, 76, 76, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_NULL_LEN: u32 = 4
/** "SUCCESS" */
export const T_SUCCESS: usize = memory.data<u8>([
  83, 85, 67, 67, 69, 83, 83, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_SUCCESS_LEN: u32 = 7
/** "host" */
export const T_HOST: usize = memory.data<u8>([
  104, 111, 115, 116, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_HOST_LEN: u32 = 4
/** "syscall" */
export const T_SYSCALL: usize = memory.data<u8>([
  115, 121, 115, 99, 97, 108, 108, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_SYSCALL_LEN: u32 = 7
/** "read" */
export const T_READ: usize = memory.data<u8>([
  114, 101, 97, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_READ_LEN: u32 = 4
/** "write" */
export const T_WRITE: usize = memory.data<u8>([
  119, 114, 105, 116, 101, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_WRITE_LEN: u32 = 5
/** "ip" */
export const T_IP: usize = memory.data<u8>([
  105, 112, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_IP_LEN: u32 = 2
/** "unix" */
export const T_UNIX: usize = memory.data<u8>([
  117, 110, 105, 120, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_UNIX_LEN: u32 = 4
/** "root" */
export const T_ROOT: usize = memory.data<u8>([
  114, 111, 111, 116, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_ROOT_LEN: u32 = 4
/** "/root" */
export const T_ROOT_HOME: usize = memory.data<u8>([
  47, 114, 111, 111, 116, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_ROOT_HOME_LEN: u32 = 5
/** "AT_FDCWD" */
export const T_FDCWD: usize = memory.data<u8>([
  65, 84, 95, 70, 68, 67, 87, 68, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_FDCWD_LEN: u32 = 8
/** "<UNKNOWN>" */
export const T_UNKNOWN_PATH: usize = memory.data<u8>([
  60, 85, 78, 75, 78, 79, 87, 78, 62, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_UNKNOWN_PATH_LEN: u32 = 9
/** "<NONE>" */
export const T_NONE: usize = memory.data<u8>([
  60, 78, 79, 78, 69, 62, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_NONE_LEN: u32 = 6
/** "(null)" */
export const T_NULL_TEXT: usize = memory.data<u8>([
  40, 110, 117, 108, 108, 41, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_NULL_TEXT_LEN: u32 = 6
/** "none" */
export const T_NEVER: usize = memory.data<u8>([
  110, 111, 110, 101, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_NEVER_LEN: u32 = 4
/** "INVALID IPv4" */
export const T_BAD_IPV4: usize = memory.data<u8>([
  73, 78, 86, 65, 76, 73, 68, 32, 73, 80, 118, 52, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_BAD_IPV4_LEN: u32 = 12
/** "INVALID IPv6" */
export const T_BAD_IPV6: usize = memory.data<u8>([
  73, 78, 86, 65, 76, 73, 68, 32, 73, 80, 118, 54, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_BAD_IPV6_LEN: u32 = 12
/** "family " */
export const T_FAMILY: usize = memory.data<u8>([
  102, 97, 109, 105, 108, 121, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_FAMILY_LEN: u32 = 7
/** "0ns" */
export const T_ZERO_NS: usize = memory.data<u8>([
  48, 110, 115, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_ZERO_NS_LEN: u32 = 3
/** "unknown" */
export const T_UNKNOWN: usize = memory.data<u8>([
  117, 110, 107, 110, 111, 119, 110, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_UNKNOWN_LEN: u32 = 7
/** "IPC" */
export const T_IPC: usize = memory.data<u8>([
  73, 80, 67, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_IPC_LEN: u32 = 3
/** ">" */
export const T_ENTER: usize = memory.data<u8>([62, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
export const T_ENTER_LEN: u32 = 1
/** "<" */
export const T_EXIT: usize = memory.data<u8>([60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
export const T_EXIT_LEN: u32 = 1
/** "/" */
export const T_SLASH: usize = memory.data<u8>([47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
export const T_SLASH_LEN: u32 = 1
/** "(n.a.)" */
export const T_NOT_PRINTABLE: usize = memory.data<u8>([
  40, 110, 46, 97, 46, 41, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_NOT_PRINTABLE_LEN: u32 = 6
/** "INVALID DYNAMIC PARAMETER" */
export const T_BAD_DYNAMIC: usize = memory.data<u8>([
  73, 78, 86, 65, 76, 73, 68, 32, 68, 89, 78, 65, 77, 73, 67, 32, 80, 65, 82, 65, 77, 69, 84, 69,
  82, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_BAD_DYNAMIC_LEN: u32 = 25
/** "<unknown syscall>" */
export const T_BAD_SYSCALL: usize = memory.data<u8>([
  60, 117, 110, 107, 110, 111, 119, 110, 32, 115, 121, 115, 99, 97, 108, 108, 62, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_BAD_SYSCALL_LEN: u32 = 17
/** "/dev/log" */
export const T_DEV_LOG: usize = memory.data<u8>([
  47, 100, 101, 118, 47, 108, 111, 103, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_DEV_LOG_LEN: u32 = 8
/** "data" */
export const T_DATA: usize = memory.data<u8>([
  100, 97, 116, 97, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_DATA_LEN: u32 = 4
/** "file" */
export const T_FILE_TYPE: usize = memory.data<u8>([
  102, 105, 108, 101, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_FILE_TYPE_LEN: u32 = 4
/** "net" */
export const T_NET_TYPE: usize = memory.data<u8>([
  110, 101, 116, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_NET_TYPE_LEN: u32 = 3
/** "ipc" */
export const T_IPC_TYPE: usize = memory.data<u8>([
  105, 112, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_IPC_TYPE_LEN: u32 = 3
/** "dst" */
export const T_DST: usize = memory.data<u8>([
  100, 115, 116, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_DST_LEN: u32 = 3
/** "true" */
export const T_TRUE: usize = memory.data<u8>([
  116, 114, 117, 101, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_TRUE_LEN: u32 = 4
/** "false" */
export const T_FALSE: usize = memory.data<u8>([
  102, 97, 108, 115, 101, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_FALSE_LEN: u32 = 5
/** "blk" */
export const T_BLK: usize = memory.data<u8>([
  98, 108, 107, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_BLK_LEN: u32 = 3
/** "blkio" */
export const T_BLKIO: usize = memory.data<u8>([
  98, 108, 107, 105, 111, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_BLKIO_LEN: u32 = 5
/** "<IPNET>" */
export const T_IPNET: usize = memory.data<u8>([
  60, 73, 80, 78, 69, 84, 62, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
export const T_IPNET_LEN: u32 = 7
/** "annotation." */
export const T_ANNOTATION: usize = memory.data<u8>([
  97, 110, 110, 111, 116, 97, 116, 105, 111, 110, 46, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0,
])
export const T_ANNOTATION_LEN: u32 = 11
/** "io.kubernetes." */
export const T_IO_KUBERNETES: usize = memory.data<u8>([
  105, 111, 46, 107, 117, 98, 101, 114, 110, 101, 116, 101, 115, 46, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0,
])
export const T_IO_KUBERNETES_LEN: u32 = 14
