// SPDX-License-Identifier: Apache-2.0
// fd.* and fs.path.* fields.

import { L4_PROTOCOLS } from '../../src/schema/names.ts'
import type { Bytes } from './decode.ts'
import { type Fd, fdType } from './descriptor.ts'
import { baseDirectory } from './file-transitions.ts'
import type { Event, Machine } from './machine.ts'
import { paramText } from './param-text.ts'
import { joinPath } from './paths.ts'
import { AnyOf, type Extract, Ip, type Value } from './values.ts'

const FD_FLAGS = ['CREATES_FD', 'USES_FD', 'DESTROYS_FD']

/** fd.* exist for events about descriptors whose thread is known. */
const isAboutFd = (event: Event): boolean =>
  event.thread !== undefined && FD_FLAGS.some(flag => event.row.flags.includes(flag))

type OfFd = (fd: Fd, event: Event, machine: Machine) => Value

/** `without` gives the value when the descriptor is not known. */
const ofFd =
  (read: OfFd, without?: (event: Event, machine: Machine) => Value): Extract =>
  (event, machine) => {
    if (!isAboutFd(event)) return undefined
    const fd = event.descriptor
    return fd === undefined ? without?.(event, machine) : read(fd, event, machine)
  }

/** The name in the parameters of a call that would have made the descriptor. */
function nameOfCreator(event: Event, machine: Machine, raw = false): Bytes | undefined {
  const { id } = event.row
  if (id.endsWith('_E')) return undefined
  if (/^SYSCALL_OPENAT_?2_X$/.test(id)) {
    if (!event.record.has('name')) return undefined
    const name = event.record.str('name')
    if (raw) return name
    return joinPath(baseDirectory(event.thread, name, event.record.num('dirfd')), name)
  }
  if (id === 'SYSCALL_OPEN_BY_HANDLE_AT_X') return event.record.str('path')
  if (/^(SYSCALL_(OPEN|CREAT)|SOCKET_(ACCEPT_5|ACCEPT4_6|CONNECT))_X$/.test(id)) {
    const { text, meaning } = paramText(event, machine, 1)
    return meaning === '' ? text : meaning
  }
  return ''
}

/** Up to the last slash; a name that ends with one stays. */
function directoryOf(name: Bytes): Bytes {
  const slash = name.lastIndexOf('/')
  if (slash <= 0) return '/'
  return slash < name.length - 1 ? name.slice(0, slash) : name
}

function fileNameOf(name: Bytes): Bytes {
  const slash = name.lastIndexOf('/')
  if (slash < 0) return '/'
  return slash < name.length - 1 ? name.slice(slash + 1) : name
}

const CREATED_CHARS: readonly (readonly [RegExp, string])[] = [
  [/^SYSCALL_(OPENAT_2|OPENAT2|CREAT)_/, 'f'],
  [/^SOCKET_(SOCKET|ACCEPT_5|ACCEPT4_6)_/, '4'],
  [/^SYSCALL_PIPE2?_/, 'p'],
  [/^SYSCALL_EVENTFD2?_/, 'e'],
  [/^SYSCALL_SIGNALFD4?_/, 's'],
  [/^SYSCALL_TIMERFD_CREATE_/, 't'],
  [/^SYSCALL_INOTIFY_INIT1?_/, 'i'],
]

const withoutRepeatedSlashes = (path: Bytes): Bytes => path.replace(/\/+/g, '/')

const nameOf = (event: Event, machine: Machine): Bytes | undefined => nameOfCreator(event, machine)

const clientIp: OfFd = fd => (fd.isInet && fd.role !== 'none' ? new Ip(fd.sip) : undefined)
const serverIp: OfFd = fd => {
  if (fd.role === 'none') return undefined
  if (fd.isBound) return new Ip(fd.boundIp)
  return fd.isInet ? new Ip(fd.dip) : undefined
}

/** Of the two ends the one on this machine, or the other. */
const end =
  (local: boolean, of: (fd: Fd, source: boolean) => Value): OfFd =>
  (fd, event, machine) => {
    if (!fd.isInet || fd.role === 'none' || event.thread === undefined) return undefined
    const contained = machine.containerOf(event.thread) !== 'host'
    return of(fd, machine.host.isLocal(fd.sip, contained) === local)
  }

const ipOf = (fd: Fd, source: boolean): Value => new Ip(source ? fd.sip : fd.dip)
const portOf = (fd: Fd, source: boolean): Value => BigInt(source ? fd.sport : fd.dport)

const bothIps: OfFd = fd => {
  if (fd.isBound) return new AnyOf([new Ip(fd.boundIp)], true)
  return fd.isInet ? new AnyOf([new Ip(fd.sip), new Ip(fd.dip)], true) : undefined
}

const bothPorts: OfFd = fd => {
  if (fd.isBound) return new AnyOf([BigInt(fd.boundPort)], true)
  return fd.isInet ? new AnyOf([BigInt(fd.sport), BigInt(fd.dport)], true) : undefined
}

/** Event name → the parameters with path, source and target; "fd" = the descriptor's name. */
const PATHS: Readonly<Record<string, { path?: string; source?: string; target?: string }>> = {
  mkdir: { path: 'path' },
  mkdirat: { path: 'path' },
  rmdir: { path: 'path' },
  unlink: { path: 'path' },
  unlinkat: { path: 'name' },
  open: { path: 'name' },
  openat: { path: 'name' },
  openat2: { path: 'name' },
  fchmodat: { path: 'filename' },
  chmod: { path: 'filename' },
  fchmod: { path: 'fd' },
  chown: { path: 'path' },
  lchown: { path: 'path' },
  fchown: { path: 'fd' },
  fchownat: { path: 'pathname' },
  quotactl: { path: 'special' },
  umount: { path: 'name' },
  umount2: { path: 'name' },
  rename: { source: 'oldpath', target: 'newpath' },
  renameat: { source: 'oldpath', target: 'newpath' },
  renameat2: { source: 'oldpath', target: 'newpath' },
  link: { source: 'newpath', target: 'oldpath' },
  linkat: { source: 'newpath', target: 'oldpath' },
  symlink: { source: 'linkpath', target: 'target' },
  symlinkat: { source: 'linkpath', target: 'target' },
  mount: { source: 'dev', target: 'dir' },
}

const fsPath =
  (which: 'path' | 'source' | 'target', raw: boolean): Extract =>
  (event, machine) => {
    if (!event.row.id.endsWith('_X') || event.row.kind !== 'syscall') return undefined
    const param = PATHS[event.row.name]?.[which]
    if (param === undefined || event.result === undefined) return undefined
    const opens = event.row.name.startsWith('open')
    if (opens ? event.result === -1n : event.result !== 0n) return undefined
    const given = event.record.has(param) ? event.record.str(param) : '<NA>'
    const text = param === 'fd' ? FD_FIELDS['fd.name']?.(event, machine, undefined) : given
    if (typeof text !== 'string') return undefined
    return raw ? text : fullPath(event, text, param)
  }

/** Absolute. Where a directory is given but not known as one, Falco says so in front of the path. */
function fullPath(event: Event, path: Bytes, param: string): Bytes | undefined {
  if (event.thread === undefined) return undefined
  if (path.startsWith('/')) return joinPath('', path)
  if (event.row.name.startsWith('open')) return event.fd?.name ?? '<UNKNOWN>'
  if (!event.row.flags.includes('USES_FD') || param === 'fd') {
    return joinPath(event.thread.currentDirectory, path)
  }
  const given = param !== 'target' && event.fd?.kind === 'DIRECTORY' ? event.fd.name : undefined
  return joinPath(given === undefined ? '<UNKNOWN>' : `${given}/`, path)
}

export const FD_FIELDS: Readonly<Record<string, Extract>> = {
  'fd.num': event => (isAboutFd(event) ? BigInt(event.thread?.lastFd ?? -1) : undefined),
  'fd.type': ofFd(fd => fdType(fd).name),
  'fd.typechar': ofFd(
    fd => fdType(fd).char,
    event => CREATED_CHARS.find(([id]) => id.test(event.row.id))?.[1] ?? 'o',
  ),
  'fd.name': ofFd(fd => fd.name, nameOf),
  'fd.nameraw': ofFd(
    fd => withoutRepeatedSlashes(fd.nameRaw),
    (event, machine) => {
      const name = nameOfCreator(event, machine, true)
      return name === undefined ? undefined : withoutRepeatedSlashes(name)
    },
  ),
  'fd.directory': ofFd(
    fd => {
      if (fd.kind === 'DIRECTORY') return fd.name
      return fd.isFile ? directoryOf(fd.name) : undefined
    },
    (event, machine) => {
      const name = nameOf(event, machine)
      return name === undefined ? undefined : directoryOf(name)
    },
  ),
  'fd.filename': ofFd(fd => (fd.isFile ? fileNameOf(fd.name) : undefined)),
  'fd.cip': ofFd(clientIp),
  'fd.cnet': ofFd(clientIp),
  'fd.sip': ofFd(serverIp),
  'fd.snet': ofFd(serverIp),
  'fd.lip': ofFd(end(true, ipOf)),
  'fd.lnet': ofFd(end(true, ipOf)),
  'fd.rip': ofFd(end(false, ipOf)),
  'fd.rnet': ofFd(end(false, ipOf)),
  'fd.ip': ofFd(bothIps),
  'fd.net': ofFd(bothIps),
  'fd.port': ofFd(bothPorts),
  'fd.cport': ofFd(fd => (fd.isInet && fd.role !== 'none' ? BigInt(fd.sport) : undefined)),
  'fd.sport': ofFd(fd => {
    if (fd.isBound) return BigInt(fd.boundPort)
    return fd.isInet && fd.role !== 'none' ? BigInt(fd.dport) : undefined
  }),
  'fd.lport': ofFd(end(true, portOf)),
  'fd.rport': ofFd(end(false, portOf)),
  'fd.l4proto': ofFd(fd => L4_PROTOCOLS[fd.protocol] ?? '<NA>'),
  'fd.sockfamily': ofFd(fd => {
    if (fd.isInet || fd.isBound) return 'ip'
    return fd.kind === 'UNIX' ? 'unix' : undefined
  }),
  'fd.is_server': ofFd((fd, event, machine) => {
    if (fd.isBound) return true
    if (!fd.isInet || event.thread === undefined) return false
    return machine.host.isLocal(fd.dip, machine.containerOf(event.thread) !== 'host')
  }),
  'fd.uid': event =>
    isAboutFd(event) && event.thread !== undefined
      ? `${event.thread.tid}${event.thread.lastFd}`
      : undefined,
  'fd.connected': ofFd(fd => fd.connected),
  'fd.name_changed': ofFd((_fd, event) => event.nameChanged),
  'fd.ino': ofFd(fd => BigInt.asIntN(64, fd.ino)),
  'fs.path.name': fsPath('path', false),
  'fs.path.nameraw': fsPath('path', true),
  'fs.path.source': fsPath('source', false),
  'fs.path.sourceraw': fsPath('source', true),
  'fs.path.target': fsPath('target', false),
  'fs.path.targetraw': fsPath('target', true),
}
