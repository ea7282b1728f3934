// SPDX-License-Identifier: Apache-2.0
// Kinds of descriptors: the number in FD.type (and in a capture's descriptor list), what fd.type
// and fd.typechar say.

export type FdType = {
  readonly value: number
  /** Generated constant FD_TYPE_*. */
  readonly id: string
  readonly name: string
  readonly char: string
}

const ROWS: readonly (readonly [number, string, string, string])[] = [
  [0, 'UNKNOWN', '<NA>', 'o'],
  [1, 'FILE', 'file', 'f'],
  [2, 'DIRECTORY', 'directory', 'd'],
  [3, 'IPV4', 'ipv4', '4'],
  [4, 'IPV6', 'ipv6', '6'],
  [5, 'IPV4_SERVER', 'ipv4', '4'],
  [6, 'IPV6_SERVER', 'ipv6', '6'],
  [7, 'PIPE', 'pipe', 'p'],
  [8, 'UNIX', 'unix', 'u'],
  [9, 'EVENT', 'event', 'e'],
  [10, 'UNSUPPORTED', '<NA>', 'o'],
  [11, 'SIGNALFD', 'signalfd', 's'],
  [12, 'EVENTPOLL', 'eventpoll', 'l'],
  [13, 'INOTIFY', 'inotify', 'i'],
  [14, 'TIMERFD', 'timerfd', 't'],
  [15, 'NETLINK', 'netlink', 'n'],
  /** A file whose record also has flags and mount; same to rules. */
  [16, 'FILE_V2', 'file', 'f'],
  [17, 'BPF', 'bpf', 'b'],
  [18, 'USERFAULTFD', 'userfaultfd', 'u'],
  [19, 'IO_URING', 'io_uring', 'r'],
  [20, 'MEMFD', 'memfd', 'm'],
  [21, 'PIDFD', 'pidfd', 'P'],
]

/** Index = value. */
export const FD_TYPES: readonly FdType[] = ROWS.map(([value, id, name, char]) => ({
  value,
  id,
  name,
  char,
}))
