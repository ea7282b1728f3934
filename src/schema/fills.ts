// SPDX-License-Identifier: Apache-2.0
// The fill table: for each event a driver sends, how each parameter is made. Both drivers are
// compiled from it, so that they cannot differ. The rows stand in fill-rows.ts.
import { eventById } from './events.ts'
import { FILL_ROWS } from './fill-rows.ts'
import { PARAM_TYPES } from './types.ts'

/** Operation → what it writes; the order gives the ids of generated code. */
export const FILL_OPS = {
  none: 'nothing: the parameter is not known',
  return: 'the return value',
  unsigned: 'argument ARG, cut to the width',
  signed: '32-bit argument ARG with its sign: descriptors, process ids',
  zero: 'zero',
  flags: 'argument ARG, converted to the portable bits or values',
  text: 'string at argument ARG, up to 4096 bytes with its NUL',
  data_read: 'what the call put at ARG: the return value says how many bytes, none when it failed',
  data_write:
    'what the call took from ARG: as many bytes as the return value says, EXTRA if it failed',
  code: 'portable code of the system call',
  native: 'native number of the system call',
  open_mode: 'mode at argument ARG where the flags at argument EXTRA create a file, else 0',
  open_flags: 'open flags at argument ARG, with what the opened file tells: created, overlay layer',
  return_dev: 'device of the returned descriptor, 0 when the call failed',
  return_ino: 'inode of the returned descriptor, 0 when the call failed',
  text_ok: 'as text, nothing when the call failed',
  sockaddr: 'address at ARG, length EXTRA',
  tuple_connect: 'both ends of the socket at argument 0, once connected or connecting',
  tuple_send:
    'both ends of the socket at argument 0, outgoing; the far one from ARG, length EXTRA, if unset',
  tuple_recv:
    'both ends of the socket at argument 0, incoming; the far one from ARG if unset; not when it failed',
  tuple_accept: 'both ends of the returned descriptor, incoming',
  data: 'EXTRA (an argument) bytes at ARG',
  iovec_read: 'what the call put into the EXTRA vectors at ARG; nothing when it failed',
  iovec_write: 'what the call took from the EXTRA vectors at ARG',
  iovec_size: 'the sum of lengths of the EXTRA vectors at ARG',
  msg_read: 'data the call put into the message at ARG; nothing when it failed',
  msg_write: 'data the call took from the message at ARG',
  msg_size: 'the sum of lengths of the message at ARG',
  msg_tuple_send: 'as tuple_send, with the address in the message at ARG',
  msg_tuple_recv: 'as tuple_recv, with the address in the message at ARG',
  msg_control: 'control data of the message at ARG; nothing when the call failed',
  return_size: 'the return value, 0 when the call failed',
  halves: 'arguments ARG (high) and EXTRA (low) as one number',
  pair_fd: 'the EXTRAth of two descriptors at ARG, -1 when unreadable',
  pair_ino: 'inode of the first of two descriptors at ARG, 0 when the call failed',
  pair_socket:
    'the EXTRAth socket address (kernel) of a pair: its own, its peer; 0 when the call failed',
  sockopt_name: 'option at argument EXTRA of the level at argument ARG',
  sockopt_value:
    'value at ARG of the option at arguments 1 and 2; length at argument 4, by pointer if EXTRA',
  pointer32: '32 bits at ARG, 0 when unreadable',
  pointer64: '64 bits at ARG, 0 when unreadable or null',
  pointer_long: 'a long of the caller at ARG, 0 when unreadable or null',
  creat_flags: 'overlay layer of the created file',
  poll: 'the descriptors at ARG, EXTRA of them, with what is ready',
  timespec: 'a time of the caller at ARG in ns, 0 when unreadable',
  timespec64: 'as timespec, with 64-bit members in every case',
  sigset: 'the lower 32 signals of the set at ARG, 0 when unreadable or null',
  rlimit: 'limit EXTRA (0 soft, 1 hard) of the pair at ARG, -1 when unreadable',
  rlimit_ok: 'as rlimit, -1 when the call failed',
  rlimit64: 'as rlimit, with 64-bit members in every case',
  rlimit64_ok: 'as rlimit64, -1 when the call failed',
  vm_size: 'size of the process in KiB',
  vm_rss: 'resident size in KiB',
  vm_swap: 'swapped size in KiB',
  ptrace_addr: 'address at argument ARG as a dynamic value, 0 when the call failed',
  ptrace_data: 'data at argument ARG as a dynamic value by the request at argument EXTRA',
  quota_path: 'path at ARG where the command at argument EXTRA turns quotas on',
  quota:
    'member EXTRA of the structure at ARG that the command at argument 0 has; 0 if it has another',
  quota_id: 'id at argument ARG where the command at argument EXTRA has one',
  quota_format: 'format at argument ARG where the command at argument EXTRA has one',
  queue:
    'of the listening socket at argument ARG: percent full, length, most (EXTRA); 0 when it failed',
  semop: 'member EXTRA of the first two operations at ARG, 0 when the call failed',
  semctl_value: 'argument ARG where the command at argument EXTRA is SETVAL',
  how_flags: 'flags of the open_how at ARG; with EXTRA also what the opened file tells',
  how_mode: 'mode of the open_how at ARG',
  how_resolve: 'resolve bits of the open_how at ARG',
  return_path: 'path of the returned descriptor',
  uring: 'member EXTRA of the io_uring_params at ARG',
  capabilities: 'set ARG of the caller: inheritable, permitted, effective',
  fsconfig_bytes: 'value at ARG where the command at argument EXTRA has bytes (length: argument 4)',
  fsconfig_text: 'value at ARG where the command at argument EXTRA has text',
  keyctl: 'argument ARG as a dynamic value, number or text by the operation at argument EXTRA',
  prctl_text: 'text at ARG where the option at argument EXTRA has one',
  prctl_number: 'argument ARG, or what it points to, by the option at argument EXTRA',
} as const

export type FillOp = keyof typeof FILL_OPS

/** Conversions of flags.NAME; kmod/convert.h has a function each. The order gives the ids. */
export const CONVERSIONS = [
  'none',
  'open',
  'open_bits',
  'nonblock_cloexec',
  'mode',
  'family',
  'shutdown_how',
  'sockopt_level',
  'futex',
  'whence',
  'rlimit',
  'fcntl',
  'prot',
  'mmap',
  'splice',
  'ptrace',
  'quota_cmd',
  'quota_type',
  'clone',
  'flock',
  'semctl',
  'mount',
  'semget',
  'access',
  'unlinkat',
  'linkat',
  'uring_enter',
  'low1',
  'low3',
  'epoll_create1',
  'fchownat',
  'pidfd_open',
  'mknod',
  'newfstatat',
  'delete_module',
] as const

/** How a plan is carried out: its fills, or by hand. */
export const PLAN_KINDS = ['fills', 'clone', 'exec', 'messages'] as const
export type PlanKind = (typeof PLAN_KINDS)[number]

/** Of a 32-bit call; wide: one whose structures have 64-bit members. */
const PLAN_VARIANTS = ['ia32', 'wide'] as const
export type PlanVariant = (typeof PLAN_VARIANTS)[number]

export type Fill = {
  readonly op: FillOp
  readonly arg: number
  readonly extra: number
  /** Of flags. */
  readonly conversion: number
  /** Bytes on the wire, 0 = as long as it is. */
  readonly width: number
}

export type Plan = {
  readonly event: string
  /** For 32-bit callers only. */
  readonly variant: PlanVariant | undefined
  readonly kind: PlanKind
  readonly fills: readonly Fill[]
}

/** ARG and EXTRA of an operation that has none. */
export const NO_EXTRA = 255

/** ARG of return: the return value may stand behind the six arguments. */
const RETURN_ARG = 6

const FILL = /^(\w+)(?:\.(\w+))?(?::(\d+)(?:,(\d+))?)?$/

export const PLANS: readonly Plan[] = FILL_ROWS.trim().split('\n').map(parsePlan)

/** Index in PLANS of the first variant there is, else of the plan of all; throws for an event that no plan makes. */
export function planIndex(event: string, ...variants: readonly PlanVariant[]): number {
  const indexes = [...variants, undefined].map(variant =>
    PLANS.findIndex(plan => plan.event === event && plan.variant === variant),
  )
  const index = indexes.find(found => found >= 0)
  if (index === undefined) throw new Error(`no fill plan for ${event}`)
  return index
}

function parsePlan(line: string): Plan {
  const [head = '', ...rest] = line.split(' ')
  const [event = '', variant] = head.split('.')
  const kind = PLAN_KINDS.find(name => rest[0] === `by-${name}`) ?? 'fills'
  const sources = kind === 'fills' ? rest : rest.slice(1)
  const { params } = eventById(event)
  const byHand = kind === 'clone' || kind === 'exec'
  if (!byHand && sources.length !== params.length) {
    throw new Error(`${head}: ${sources.length} fills for ${params.length} parameters`)
  }
  const width = (index: number): number => PARAM_TYPES[params[index]?.type ?? 'bytebuf'].width
  return {
    event,
    variant: PLAN_VARIANTS.find(name => name === variant),
    kind,
    fills: sources.map((source, index) => parseFill(source, width(index))),
  }
}

function parseFill(source: string, width: number): Fill {
  const [, op = '', conversion, arg, extra] = FILL.exec(source) ?? []
  if (!Object.hasOwn(FILL_OPS, op)) throw new Error(`bad fill: ${source}`)
  const converted = conversion === undefined ? 0 : CONVERSIONS.indexOf(conversion as 'none')
  if (converted < 0) throw new Error(`bad conversion: ${source}`)
  return {
    op: op as FillOp,
    arg: arg !== undefined ? Number(arg) : op === 'return' ? RETURN_ARG : NO_EXTRA,
    extra: extra === undefined ? NO_EXTRA : Number(extra),
    conversion: converted,
    width,
  }
}
