// SPDX-License-Identifier: Apache-2.0
// How Falco prints a parameter (evt.arg, evt.args): the value as it is, and what it stands for.
import { DYNAMIC_TYPES } from '../../src/schema/dynamic.ts'
import { ERRNO_NAMES } from '../../src/schema/errno.ts'
import { FLAG_SETS } from '../../src/schema/flags.ts'
import { SIGNAL_NAMES } from '../../src/schema/names.ts'
import { SYSCALLS } from '../../src/schema/syscalls.ts'
import { PARAM_TYPES, type Param, paramFormat } from '../../src/schema/types.ts'
import { type Bytes, readNumber } from './decode.ts'
import { fdType, parseAddress, parseTuple, showEnd, showIp, showUnix } from './descriptor.ts'
import { baseDirectory } from './file-transitions.ts'
import type { Event, Machine } from './machine.ts'
import { joinPath } from './paths.ts'

export type ParamText = { readonly text: Bytes; readonly meaning: Bytes }

export const dots = (bytes: Buffer): Bytes => bytes.toString('latin1').replace(/[^ -~]/g, '.')

export function showAddress(raw: Buffer): Bytes {
  const address = parseAddress(raw)
  if (address?.family === 1) return address.path
  if (raw[0] === 0) return '<NA>'
  return address === undefined ? invalid(raw) : showEnd(address.ip, address.port)
}

export function showTuple(raw: Buffer): Bytes {
  const tuple = parseTuple(raw)
  if (tuple === undefined) return invalid(raw)
  if (tuple.family === 1) return showUnix(tuple.source, tuple.destination, tuple.path)
  const v4 = (ip: Bytes): boolean => /^\0{10}(\xff\xff|\0{6}$)/s.test(ip)
  const mapped = tuple.family === 10 && v4(tuple.sip) && v4(tuple.dip)
  const cut = mapped ? 12 : 0
  return `${showEnd(tuple.sip.slice(cut), tuple.sport)}->${showEnd(tuple.dip.slice(cut), tuple.dport)}`
}

function invalid(raw: Buffer): Bytes {
  if (raw[0] === 2) return 'INVALID IPv4'
  return raw[0] === 10 ? 'INVALID IPv6' : `family ${raw[0]}`
}

const NULLS = ['bytebuf', 'socktuple', 'dyn', 'fdlist']

export function paramText(event: Event, machine: Machine, index: number): ParamText {
  let param = event.row.params[index] as Param
  let raw = event.record.at(index)
  if (raw.length === 0) return { text: NULLS.includes(param.type) ? 'NULL' : '<NA>', meaning: '' }
  const dynamic = param.dyn === undefined ? undefined : DYNAMIC_TYPES[param.dyn]?.[raw[0] as number]
  if (dynamic !== undefined) {
    param = { name: param.name, ...dynamic }
    raw = raw.subarray(1)
  }
  const show = SHOW[param.type] ?? showNumber
  return show({ event, machine, param, raw })
}

type Context = { event: Event; machine: Machine; param: Param; raw: Buffer }
type Show = (context: Context) => ParamText

const only = (text: Bytes): ParamText => ({ text, meaning: '' })

/** As wide as the type; hexadecimal and octal without sign. */
function showNumber({ param, raw }: Context): ParamText {
  const format = paramFormat(param)
  if (format === 'hex') return only(readNumber(raw, false).toString(16).toUpperCase())
  if (format === 'oct') return only(octal(readNumber(raw, false)))
  const { width, shape } = PARAM_TYPES[param.type]
  return only(readNumber(raw, shape === 'int' || width >= 4).toString())
}

const octal = (value: bigint): string => (value === 0n ? '0' : `0${value.toString(8)}`)

function flagNames(set: string | undefined, value: number): Bytes {
  const flags = set === undefined ? undefined : FLAG_SETS.get(set)
  if (flags === undefined) return ''
  const names: string[] = []
  if (flags.kind === 'enum') {
    return flags.values.flatMap(flag => (flag.value === value ? [flag.name] : [])).join('|')
  }
  let left = value
  for (const flag of flags.values) {
    if (flag.value === value) {
      names.push(flag.name)
      break
    }
    if (flag.value === 0 || left === 0) continue
    if ((left & flag.value) >>> 0 !== flag.value) continue
    names.push(flag.name)
    left = (left & ~flag.value) >>> 0
  }
  return names.join('|')
}

const showFlags: Show = ({ param, raw }) => {
  const value = Number(readNumber(raw, false))
  return { text: String(value), meaning: flagNames(param.flags, value) }
}

const showMode: Show = ({ param, raw }) => {
  const value = readNumber(raw, false)
  return { text: octal(value), meaning: flagNames(param.flags, Number(value)) }
}

const errnoName = (value: bigint): string =>
  value < 0n ? (ERRNO_NAMES.get(Number(-value)) ?? '') : ''

const showFd: Show = ({ event, raw }) => {
  const value = readNumber(raw, true)
  const text = value.toString()
  if (event.thread === undefined) return only(text)
  if (value === -100n) return { text, meaning: 'AT_FDCWD' }
  if (value < 0n) return { text, meaning: errnoName(value) }
  const fd = event.thread.fd(Number(value))
  if (fd === undefined) return only(text)
  const protocol = fd.isInet || fd.isBound ? (['', '', 't', 'u', 'i', 'r'][fd.protocol] ?? '') : ''
  return { text, meaning: `<${fdType(fd).char}${protocol}>${fd.name}` }
}

const showPid: Show = ({ machine, raw }) => {
  const value = readNumber(raw, true)
  return { text: value.toString(), meaning: machine.threads.find(Number(value))?.comm ?? '' }
}

const showOwner =
  (name: (context: Context, id: number) => Bytes): Show =>
  context => {
    const id = Number(readNumber(context.raw, false))
    if (id === 0xffffffff) return { text: '-1', meaning: '<NONE>' }
    return { text: String(id), meaning: name(context, id) }
  }

const containerOf = ({ event, machine }: Context): Bytes =>
  event.thread === undefined ? '' : machine.containerOf(event.thread)

const showPath: Show = ({ event, param, raw }) => {
  const path = raw.toString('latin1').split('\0', 1)[0] ?? ''
  if (event.thread === undefined || path === '<NA>' || path.startsWith('/')) return only(path)
  const dirfd = param.dirfd === undefined ? -100 : Number(event.record.bigAt(param.dirfd))
  const full = joinPath(baseOf(event, path, dirfd), path)
  return { text: path, meaning: full }
}

function baseOf(event: Event, path: Bytes, dirfd: number): Bytes {
  const base = baseDirectory(event.thread, path, dirfd)
  return base === '<UNKNOWN>' ? '' : base
}

/** As C's %g. */
function showDouble(value: number): string {
  const text = String(Number(value.toPrecision(6)))
  return text.replace(/e([+-])(\d)$/, 'e$10$2')
}

/** In UTC. */
export function showTime(ns: bigint): string {
  const date = new Date(Number(ns / 1_000_000n)).toISOString()
  return `${date.slice(0, 10)} ${date.slice(11, 19)}.${(ns % 1_000_000_000n).toString().padStart(9, '0')}`
}

const showString: Show = ({ raw }) =>
  only(raw.length === 0 ? '(null)' : (raw.toString('latin1').split('\0', 1)[0] ?? ''))

const SHOW: Readonly<Partial<Record<Param['type'], Show>>> = {
  fd: showFd,
  fd32: showFd,
  pid: showPid,
  pid32: showPid,
  errno: ({ raw }) => {
    const value = readNumber(raw, true)
    return { text: value.toString(), meaning: errnoName(value) }
  },
  charbuf: showString,
  fspath: showPath,
  fsrelpath: showPath,
  bytebuf: ({ raw }) => only(dots(raw)),
  charbufarray: ({ raw }) => only(raw.toString('latin1').replace(/\0$/, '').split('\0').join('.')),
  sockaddr: ({ raw }) => only(showAddress(raw)),
  socktuple: ({ raw }) => only(showTuple(raw)),
  ipv4addr: ({ raw }) => only(showIp(raw.toString('latin1'))),
  ipv6addr: ({ raw }) => only(showIp(raw.toString('latin1'))),
  fdlist: ({ event, raw }) => {
    const parts: string[] = []
    for (let i = 0, at = 2; i < raw.readUInt16LE(0) && at + 10 <= raw.length; i++, at += 10) {
      const number = raw.readBigUInt64LE(at)
      const fd = event.thread?.fd(Number(number))
      parts.push(
        `${number}:${fd === undefined ? '?' : fdType(fd).char}${raw.readUInt16LE(at + 8).toString(16)}`,
      )
    }
    return only(parts.join(' '))
  },
  syscallid: ({ raw }) => {
    const code = Number(readNumber(raw, false))
    return { text: String(code), meaning: SYSCALLS.find(call => call.code === code)?.name ?? '' }
  },
  sigtype: ({ raw }) => ({ text: String(raw[0]), meaning: SIGNAL_NAMES[raw[0] as number] ?? '' }),
  sigset: ({ raw }) => {
    const mask = Number(readNumber(raw, false))
    const names = Array.from({ length: 32 }, (_, bit) =>
      (mask >>> bit) & 1 ? (SIGNAL_NAMES[bit + 1] ?? '') : '',
    )
    return only(names.filter(Boolean).join(' '))
  },
  flags8: showFlags,
  flags16: showFlags,
  flags32: showFlags,
  enumflags8: showFlags,
  enumflags16: showFlags,
  enumflags32: showFlags,
  mode: showMode,
  abstime: ({ raw }) => only(showTime(readNumber(raw, false))),
  reltime: ({ raw }) => {
    const value = readNumber(raw, false)
    return { text: value.toString(), meaning: `${showDouble(Number(value) / 1e9)}s` }
  },
  uid: showOwner((context, id) => context.machine.host.userName(containerOf(context), id)),
  gid: showOwner((context, id) => context.machine.host.group(containerOf(context), id) ?? '<NA>'),
}
