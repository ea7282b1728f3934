// SPDX-License-Identifier: Apache-2.0
// What a path of an event case says about state: `thread[1].fd[4].name`, `evt[2].fdinfo.is_role_client`,
// `evt[1].param_by_name("fd").as`. Internals of the peer that have no counterpart are not applicable.
import { EVENTS } from '../schema/events.ts'
import { FD_TYPES } from '../schema/fd-types.ts'
import type { FieldValue } from './event-machine.ts'
import type { EventFacts, Facts, Inspector } from './inspector.ts'

/** Found something (a value, or the identity of an object), nothing, or no way to say. */
export type Found =
  | { readonly kind: 'value'; readonly value: bigint | string | boolean | Uint8Array }
  | { readonly kind: 'object'; readonly identity: string }
  | { readonly kind: 'param'; readonly bytes: Uint8Array; readonly isText: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'notApplicable'; readonly reason: string }

export type StateView = {
  readonly inspector: Inspector
  /** The event before the check: the peer has one event object, which is always the newest. */
  readonly event: EventFacts | undefined
  readonly field: (name: string) => FieldValue
}

const NOTHING: Found = { kind: 'nothing' }
const value = (v: bigint | string | boolean | Uint8Array): Found => ({ kind: 'value', value: v })
const object = (identity: string): Found => ({ kind: 'object', identity })
const foreign = (what: string): Found => ({
  kind: 'notApplicable',
  reason: `the peer's own ${what}`,
})

export function lookUp(path: string, view: StateView): Found {
  const nested = /^thread\[thread\[(-?\d+)\]\.ptid\]$/.exec(path)
  if (nested !== null) {
    const ptid = view.inspector.thread(BigInt(nested[1] as string))?.['ptid']
    return typeof ptid === 'bigint' ? ofThread(ptid, '', view) : NOTHING
  }
  const thread = /^thread\[(-?\d+)\]\.?(.*)$/.exec(path)
  if (thread !== null) return ofThread(BigInt(thread[1] as string), thread[2] as string, view)
  const group = /^thread_group\[(-?\d+)\]$/.exec(path)
  if (group !== null) return ofGroup(BigInt(group[1] as string), view)
  const event = /^evt\[\d+\]\.(.*)$/.exec(path)
  if (event !== null) return ofEvent(event[1] as string, view)
  if (path === 'inspector.thread_manager.thread_count')
    return value(BigInt(view.inspector.threadCount))
  return foreign(path.replace(/\(.*/, '').replace(/^inspector\./, ''))
}

function ofGroup(pid: bigint, view: StateView): Found {
  const main = view.inspector.thread(pid)
  return main === undefined || main['grouped'] === 0n ? NOTHING : object(`group ${pid}`)
}

function ofThread(tid: bigint, rest: string, view: StateView): Found {
  const facts = view.inspector.thread(tid)
  if (facts === undefined) return NOTHING
  if (rest === '') return object(`thread ${tid}`)
  const fd = /^fd\[(-?\d+)\]\.?(.*)$/.exec(rest)
  if (fd !== null)
    return ofFd(view.inspector.fd(tid, BigInt(fd[1] as string)), fd[1] as string, fd[2] as string)
  switch (rest) {
    case 'main_thread':
      return facts['main_tid'] === -1n ? NOTHING : object(`thread ${facts['main_tid']}`)
    case 'tginfo':
      return facts['main_tid'] === -1n ? NOTHING : object(`group ${facts['pid']}`)
    case 'tginfo.thread_count':
      return value(facts['alive'] as bigint)
    case 'tginfo.is_reaper':
      return value(facts['is_reaper'] !== 0n)
    case 'tginfo.thread_list.front':
      return object(`thread ${view.inspector.members(facts['pid'] as bigint)[0]}`)
    case 'exe_writable':
    case 'exe_upper_layer':
    case 'exe_lower_layer':
    case 'exe_from_memfd':
      return value(((facts['exe_flags'] as bigint) & (EXE_BITS[rest] as bigint)) !== 0n)
    case 'is_dead':
    case 'is_invalid':
    case 'is_main_thread':
      return value(facts[rest] !== 0n)
    default: {
      const found = facts[rest]
      return found === undefined ? foreign(`thread ${rest}`) : value(found)
    }
  }
}

const EXE_BITS: Readonly<Record<string, bigint>> = {
  exe_writable: 1n,
  exe_upper_layer: 2n,
  exe_lower_layer: 4n,
  exe_from_memfd: 8n,
}

const ROLE_CLIENT = 1n
const ROLE_SERVER = 2n
const CONNECTED = 4n
const PENDING = 8n
const FAILED = 16n
const UPPER = 256n
const LOWER = 512n

const L4 = ['UNKNOWN', 'NA', 'TCP', 'UDP', 'ICMP', 'RAW']

/** Truths about a descriptor by its type. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  is_unix_socket: ['UNIX'],
  is_ipv4_socket: ['IPV4'],
  is_ipv6_socket: ['IPV6'],
  is_file: ['FILE', 'FILE_V2'],
  is_directory: ['DIRECTORY'],
  is_pipe: ['PIPE'],
  is_event: ['EVENT'],
  is_signalfd: ['SIGNALFD'],
  is_eventpoll: ['EVENTPOLL'],
  is_inotify: ['INOTIFY'],
  is_timerfd: ['TIMERFD'],
  is_netlink: ['NETLINK'],
  is_bpf: ['BPF'],
  is_userfaultfd: ['USERFAULTFD'],
  is_iouring: ['IO_URING'],
  is_memfd: ['MEMFD'],
  is_pidfd: ['PIDFD'],
}

const FLAGS: Readonly<Record<string, bigint>> = {
  is_role_client: ROLE_CLIENT,
  is_role_server: ROLE_SERVER,
  is_socket_connected: CONNECTED,
  is_socket_pending: PENDING,
  is_socket_failed: FAILED,
  is_overlay_upper: UPPER,
  is_overlay_lower: LOWER,
}

function ofFd(facts: Facts | undefined, num: string, rest: string): Found {
  if (facts === undefined) return NOTHING
  if (rest === '') return object(`fd ${num}`)
  const fact = (name: string): bigint => facts[name] as bigint
  const type = FD_TYPES[Number(fact('type'))]
  const isIpv4 = type?.id === 'IPV4'
  const kinds = KINDS[rest]
  if (kinds !== undefined) return value(kinds.includes(type?.id ?? ''))
  const flag = FLAGS[rest]
  if (flag !== undefined) return value((fact('flags') & flag) !== 0n)
  switch (rest) {
    case 'fd':
      return value(BigInt(num))
    case 'is_role_none':
      return value((fact('flags') & (ROLE_CLIENT | ROLE_SERVER)) === 0n)
    case 'is_tcp_socket':
      return value(isIpv4 && L4[Number(fact('l4'))] === 'TCP')
    case 'is_udp_socket':
      return value(isIpv4 && L4[Number(fact('l4'))] === 'UDP')
    case 'typestring':
      return value(type?.name ?? '')
    case 'typechar':
      return value(BigInt((type?.char ?? 'o').charCodeAt(0)))
    case 'l4proto':
      return value(`SCAP_L4_${L4[Number(fact('l4proto'))]}`)
    case 'device_major':
      return value((fact('device') >> 8n) & 0xfffn)
    case 'device_minor':
      return value((fact('device') & 0xffn) | ((fact('device') >> 12n) & 0xfff00n))
    default:
      return /^sockinfo\./.test(rest) ? ofAddresses(facts, rest) : plainFact(facts, rest)
  }
}

function plainFact(facts: Facts, rest: string): Found {
  if (/^name\.find\(/.test(rest)) {
    const part = JSON.parse(rest.slice('name.find('.length, -1)) as string | { b64: string }
    const bytes = typeof part === 'string' ? Buffer.from(part) : Buffer.from(part.b64, 'base64')
    const at = Buffer.from(facts['name'] as Uint8Array).indexOf(bytes)
    return value(at < 0 ? 0xffffffffffffffffn : BigInt(at))
  }
  // The name a text of the object shows is the name alone.
  const found = rest === 'tostring' ? facts['name'] : facts[rest]
  return found === undefined ? foreign(`descriptor's ${rest}`) : value(found)
}

function ofAddresses(facts: Facts, rest: string): Found {
  const [, family, ...members] = rest.split('.')
  const [name = '', as] = (members.at(-1) ?? '').split(':')
  const known: Readonly<Record<string, string>> = {
    sip: 'sip0',
    dip: 'dip0',
    ip: 'sip0',
    sport: 'sport',
    dport: 'dport',
    port: 'sport',
  }
  const found = facts[known[name] ?? '']
  if (!/^ipv4/.test(family ?? '') || typeof found !== 'bigint') return foreign(rest)
  if (as === undefined) return value(found)
  const octets = [0n, 8n, 16n, 24n].map(shift => (found >> shift) & 0xffn)
  return value(octets.join('.'))
}

function ofEvent(rest: string, view: StateView): Found {
  const { event, inspector } = view
  if (event === undefined) return NOTHING
  const row = EVENTS[event.code]
  const thread = /^thread\.?(.*)$/.exec(rest)
  if (thread !== null)
    return event.tid < 0n ? NOTHING : ofThread(event.tid, thread[1] as string, view)
  const fd = /^fdinfo\.?(.*)$/.exec(rest)
  if (fd !== null) {
    const facts = event.fd === undefined ? undefined : inspector.fd(event.tid, event.fd)
    return ofFd(facts, String(event.fd), fd[1] as string)
  }
  if (rest === 'type') return value(`PPME_${row?.id ?? ''}`)
  if (rest === 'category') return value(`EC_${(row?.category ?? 'unknown').toUpperCase()}`)
  if (rest === 'name') return value(row?.name ?? '')
  if (rest === 'num') return value(event.number)
  if (rest === 'ts') return value(event.ts)
  if (rest === 'num_params') return value(BigInt(event.params.length))
  if (rest === 'source_name') {
    const name = view.field('evt.source')
    return name === undefined ? NOTHING : value(name)
  }
  if (rest === 'source_idx') return value(view.field('evt.source') === 'syscall' ? 0n : -1n)
  const shown = /^param_value_str\("(\w+)"\)$/.exec(rest)
  if (shown !== null) return value(view.field(`evt.arg.${shown[1]}`) ?? '')
  const param = /^param(?:_by_name\("(\w+)"\)|\((\d+)\))\.?(.*)$/.exec(rest)
  if (param === null) return foreign(`event ${rest}`)
  const index =
    param[1] === undefined
      ? Number(param[2])
      : (row?.params.findIndex(candidate => candidate.name === param[1]) ?? -1)
  const bytes = event.params[index]
  if (bytes === undefined) return NOTHING
  if (param[3] === '') return object(`param ${index}`)
  if (param[3] === 'len') return value(BigInt(bytes.length))
  if (param[3] === 'empty') return value(bytes.length === 0)
  const type = row?.params[index]?.type ?? ''
  return { kind: 'param', bytes, isText: /^(charbuf|fspath|fsrelpath)$/.test(type) }
}
