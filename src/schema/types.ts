// SPDX-License-Identifier: Apache-2.0
// Parameter types of events and host records: how wide a value is on the wire and how it prints.
// Strings carry a trailing NUL; a value of length 0 means "not known" for every type.

/**
 * How a number prints: decimal, upper-case hexadecimal without prefix, or octal with a leading 0.
 * Decimal is signed for 32 and 64 bits whatever the type (uint32 0xFFFFFFFF prints as -1, as in
 * Falco); values with a flag set print in decimal, modes in octal, before their names.
 */
export type PrintFormat = 'none' | 'dec' | 'hex' | 'oct'

/** What a value is once it is decoded; the encoder and the emitters go by this, never by type. */
export type ParamShape = 'int' | 'uint' | 'string' | 'bytes'

export type ParamTypeRow = {
  /** Stable number, as in the capture format's own schema; also the generated constant PT_*. */
  readonly id: number
  readonly shape: ParamShape
  /** Bytes on the wire; 0 = as long as the length says. */
  readonly width: number
  readonly format: PrintFormat
}

/** id, shape, width and, where it is not the shape's own, print format. */
const TYPES = {
  int8: [1, 'int', 1],
  int16: [2, 'int', 2],
  int32: [3, 'int', 4],
  int64: [4, 'int', 8],
  uint8: [5, 'uint', 1],
  uint16: [6, 'uint', 2],
  uint32: [7, 'uint', 4],
  uint64: [8, 'uint', 8],
  charbuf: [9, 'string', 0],
  bytebuf: [10, 'bytes', 0],
  /** 64 bits; negative = errno, printed as number(NAME). */
  errno: [11, 'int', 8],
  /** u8 family, then u32 ip + u16 port | 16 bytes + u16 port | path. */
  sockaddr: [12, 'bytes', 0],
  /** u8 family, then source and destination as in sockaddr; unix: two u64 addresses and a path. */
  socktuple: [13, 'bytes', 0],
  fd: [14, 'int', 8],
  pid: [15, 'int', 8],
  /** u16 count, then count times { i64 fd, u16 poll flags }. */
  fdlist: [16, 'bytes', 0],
  fspath: [17, 'string', 0],
  /** A portable system call code (syscalls.ts), not a native number. */
  syscallid: [18, 'uint', 2],
  sigtype: [19, 'uint', 1],
  /** Nanoseconds. */
  reltime: [20, 'uint', 8],
  /** Nanoseconds since the epoch. */
  abstime: [21, 'uint', 8],
  port: [22, 'uint', 2],
  /** Raw, network byte order. */
  ipv4addr: [26, 'bytes', 4],
  /** u8 index into the parameter's table of dynamic types (dynamic.ts), then that value. */
  dyn: [27, 'bytes', 0],
  flags8: [28, 'uint', 1],
  flags16: [29, 'uint', 2],
  flags32: [30, 'uint', 4],
  /** 0xFFFFFFFF = none, printed as -1. */
  uid: [31, 'uint', 4],
  gid: [32, 'uint', 4],
  /** The lower 32 signals as a mask. */
  sigset: [34, 'uint', 4],
  /** NUL-separated strings. */
  charbufarray: [35, 'bytes', 0],
  charbuf_pair_array: [36, 'bytes', 0],
  ipv6addr: [38, 'bytes', 16],
  mode: [42, 'uint', 4, 'oct'],
  /** A path that is relative to another parameter, a directory descriptor. */
  fsrelpath: [43, 'string', 0],
  enumflags8: [44, 'uint', 1],
  enumflags16: [45, 'uint', 2],
  enumflags32: [46, 'uint', 4],
  fd32: [47, 'int', 4],
  pid32: [48, 'int', 4],
} as const

export type ParamType = keyof typeof TYPES

type TypeTuple = readonly [number, ParamShape, number, PrintFormat?]

export const PARAM_TYPES: Readonly<Record<ParamType, ParamTypeRow>> = Object.fromEntries(
  Object.entries<TypeTuple>(TYPES).map(([name, [id, shape, width, format]]) => [
    name,
    { id, shape, width, format: format ?? defaultFormat(shape) },
  ]),
) as Record<ParamType, ParamTypeRow>

function defaultFormat(shape: ParamShape): PrintFormat {
  return shape === 'int' || shape === 'uint' ? 'dec' : 'none'
}

export function isParamType(name: string): name is ParamType {
  return Object.hasOwn(PARAM_TYPES, name)
}

/** Generated code stores formats as these numbers. */
export const PRINT_FORMATS: readonly PrintFormat[] = ['none', 'dec', 'hex', 'oct']

/** One parameter of an event or host record, in wire order. */
export type Param = {
  readonly name: string
  readonly type: ParamType
  /** Given where it differs from the type's own format. */
  readonly format?: PrintFormat
  /** Flag set (flags.ts) that names the bits or values. */
  readonly flags?: string
  /** Table of dynamic types (dynamic.ts), for type dyn. */
  readonly dyn?: string
  /** Index of the parameter that holds the directory, for type fsrelpath. */
  readonly dirfd?: number
}

/** What encodeRecord and the emitters need of an event or host record. */
export type RecordRow = {
  readonly code: number
  readonly id: string
  readonly flags: readonly string[]
  readonly params: readonly Param[]
}

export function paramFormat(param: Param): PrintFormat {
  return param.format ?? PARAM_TYPES[param.type].format
}
