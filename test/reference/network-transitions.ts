// SPDX-License-Identifier: Apache-2.0
// What events about sockets do to descriptors: family, protocol, addresses, who is the server.
import type { Bytes, DecodedRecord } from './decode.ts'
import {
  Fd,
  isMapped,
  isZero,
  L4,
  parseAddress,
  parseTuple,
  showUnix,
  type Tuple,
  unmap,
} from './descriptor.ts'
import { OPEN } from './file-transitions.ts'
import type { Event, Machine, Transition } from './machine.ts'
import { showAddress, showTuple } from './param-text.ts'
import type { Thread } from './threads.ts'

const EINPROGRESS = -115n
const SOCK = { STREAM: 1, DGRAM: 2, RAW: 3, CLOEXEC: 0x80000 }
const IPPROTO = { IP: 0, ICMP: 1, TCP: 6, UDP: 17, RAW: 255 }

function protocolOf(type: number, protocol: number): number {
  const raw = type === SOCK.RAW
  if (protocol === IPPROTO.TCP) return raw ? L4.RAW : L4.TCP
  if (protocol === IPPROTO.UDP) return raw ? L4.RAW : L4.UDP
  if (protocol === IPPROTO.ICMP) return raw ? L4.RAW : L4.ICMP
  if (protocol === IPPROTO.RAW) return L4.RAW
  if (protocol !== IPPROTO.IP) return L4.UNKNOWN
  if ((type & 0xff) === SOCK.STREAM) return L4.TCP
  return (type & 0xff) === SOCK.DGRAM ? L4.UDP : L4.UNKNOWN
}

function addSocket(
  event: Event,
  number: number,
  domain: number,
  type: number,
  protocol: number,
): void {
  const kinds: Readonly<Record<number, string>> = {
    1: 'UNIX',
    2: 'IPV4',
    10: 'IPV6',
    16: 'NETLINK',
  }
  const fd = new Fd(kinds[domain] ?? 'UNKNOWN')
  fd.sip = fd.dip = '\0'.repeat(domain === 10 ? 16 : 4)
  if (fd.isInet) fd.l4 = protocolOf(type, protocol)
  if ((type & SOCK.CLOEXEC) !== 0) fd.openFlags |= OPEN['O_CLOEXEC'] as number
  event.fd = event.thread?.addFd(number, fd)
}

const bound: Transition = event => {
  const { fd, record, result } = event
  if (fd === undefined || (result ?? -1n) < 0n || !record.has('addr')) return
  const address = parseAddress(record.raw('addr'))
  if (address !== undefined && address.family !== 1 && address.port > 0) {
    const mapped = address.family === 10 && isMapped(address.ip)
    const v4 = address.family === 2 || mapped
    fd.kind = v4 ? 'IPV4_SERVER' : 'IPV6_SERVER'
    fd.boundIp = mapped ? unmap(address.ip) : address.ip
    fd.boundPort = address.port
    fd.role = 'server'
  }
  fd.name = showAddress(record.raw('addr'))
}

/** Zero is zero in both families. */
const equalIp = (a: Bytes, b: Bytes): boolean => a === b || (isZero(a) && isZero(b))

/** Takes the ends of a tuple over; says whether they are other than before, in either order. */
function setEnds(fd: Fd, { sip, sport, dip, dport }: Ends): boolean {
  const same = (a: string, b: number, c: string, d: number): boolean =>
    equalIp(fd.sip, a) && fd.sport === b && equalIp(fd.dip, c) && fd.dport === d
  if (same(sip, sport, dip, dport)) return false
  if (fd.kind !== 'IPV6_SERVER' && same(dip, dport, sip, sport)) return false
  // Falco keeps both families in one memory: the protocol of IPv4 lies inside the source of IPv6.
  if (fd.sip.length > sip.length) {
    fd.l4OfV6 = fd.l4
    fd.l4 = fd.sip.charCodeAt(12)
  } else if (fd.sip.length < sip.length) {
    fd.l4 = fd.l4OfV6
  }
  Object.assign(fd, { sip, sport, dip, dport })
  return true
}

type Ends = Tuple & { family: 2 | 10 }

/** IPv6 addresses that stand for IPv4 ones become such. */
function plain(tuple: Ends): Ends {
  if (tuple.family === 2 || !isMapped(tuple.sip) || !isMapped(tuple.dip)) return tuple
  return { ...tuple, family: 2, sip: unmap(tuple.sip), dip: unmap(tuple.dip) }
}

/** The destination seen at enter, if what was seen at exit is only what the caller wrote by then. */
function trustedDestination(
  tuple: Tuple,
  exit: DecodedRecord,
  enter: DecodedRecord | undefined,
): Tuple {
  const after = exit.has('addr') ? parseAddress(exit.raw('addr')) : undefined
  const before = enter?.has('addr') === true ? parseAddress(enter.raw('addr')) : undefined
  if (after === undefined || before === undefined) return tuple
  if (tuple.family === 1) {
    const swap = after.family === 1 && before.family === 1 && tuple.path === after.path
    return swap ? { ...tuple, path: before.path } : tuple
  }
  if (after.family !== tuple.family || before.family !== tuple.family) return tuple
  const own = tuple.dip === after.ip && tuple.dport === after.port
  return own ? { ...tuple, dip: before.ip, dport: before.port } : tuple
}

const connected: Transition = event => {
  const { fd, record, result } = event
  if (event.thread === undefined || fd === undefined || result === undefined) return
  if (result < 0n && result !== EINPROGRESS) return
  fd.connected = true
  const enter = event.enter()
  if (!record.has('tuple')) {
    if (enter?.has('addr') === true) connectTo(fd, enter.raw('addr'))
    return
  }
  const parsed = parseTuple(record.raw('tuple'))
  if (parsed === undefined) return
  const tuple = trustedDestination(parsed, record, enter)
  if (tuple.family === 1) {
    if (fd.kind !== 'UNIX') return
    fd.name = showUnix(tuple.source, tuple.destination, tuple.path)
  } else {
    const ends = plain(tuple)
    fd.kind = ends.family === 2 ? 'IPV4' : 'IPV6'
    const changed = setEnds(fd, ends)
    if (changed && fd.role === 'server' && fd.l4 === L4.UDP) fd.swap()
    fd.name = fd.nameFromTuple()
  }
  if (fd.role === 'none') fd.role = 'client'
}

function connectTo(fd: Fd, raw: Buffer): void {
  const address = parseAddress(raw)
  if (address === undefined || address.family === 1) {
    fd.name = showAddress(raw)
    return
  }
  const v4 = address.family === 2 || isMapped(address.ip)
  fd.kind = v4 ? 'IPV4' : 'IPV6'
  fd.dip = address.family === 10 && v4 ? unmap(address.ip) : address.ip
  fd.dport = address.port
}

const accepted: Transition = event => {
  const { thread, record, result } = event
  if (thread === undefined || result === undefined || result < 0n) return
  thread.lastFd = Number(result)
  const tuple = record.has('tuple') ? parseTuple(record.raw('tuple')) : undefined
  if (tuple === undefined) return
  const fd = new Fd('UNIX')
  if (tuple.family !== 1) {
    const ends = plain(tuple)
    setEnds(fd, ends)
    fd.kind = ends.family === 2 ? 'IPV4' : 'IPV6'
    fd.l4 = L4.TCP
  }
  fd.name = showTuple(record.raw('tuple'))
  fd.role = 'server'
  fd.connected = true
  if ((record.num('flags') & SOCK.CLOEXEC) !== 0) fd.openFlags |= OPEN['O_CLOEXEC'] as number
  event.fd = thread.addFd(Number(result), fd)
}

const paired: Transition = event => {
  const { thread, record, result } = event
  if (thread === undefined || result === undefined || result < 0n) return
  const [one, two] = [record.num('fd1'), record.num('fd2')]
  if (one === two) {
    event.fd = undefined
    return
  }
  const make = (): Fd => {
    const fd = new Fd('UNIX')
    if ((record.num('type') & SOCK.CLOEXEC) !== 0) fd.openFlags |= OPEN['O_CLOEXEC'] as number
    return fd
  }
  event.fd = thread.addFd(one, make())
  thread.addFd(two, make())
}

/** A tuple that comes with data, of a socket without name or without connection. */
function takeTuple(event: Event, fd: Fd, raw: Buffer, machine: Machine, incoming: boolean): void {
  if (raw.length === 0) return
  const tuple = parseTuple(raw)
  if (tuple !== undefined && tuple.family !== 1) {
    const ends = plain(tuple)
    if (ends.family === 2) fd.kind = 'IPV4'
    if (!setEnds(fd, ends)) return
    if (fd.kind === 'IPV6_SERVER') overlay(fd)
  } else if (tuple !== undefined) {
    fd.kind = 'UNIX'
  }
  if (!fd.isInet) {
    fd.name = showTuple(raw)
    return
  }
  if (fd.l4 === L4.UNKNOWN) fd.l4 = L4.UDP
  machine.host.completeTuple(fd)
  if (fd.role === 'none') fd.role = guessRole(event.thread as Thread, fd, incoming)
  if (fd.role === (incoming ? 'client' : 'server')) fd.swap()
  fd.name = fd.nameFromTuple()
}

/** A bound IPv6 socket stays one, but what it is bound to is overwritten by the tuple's bytes. */
function overlay(fd: Fd): void {
  const dip = Buffer.from(fd.dip, 'latin1')
  fd.boundIp = fd.sip
  fd.boundPort = dip.readUInt16LE(0)
  fd.l4 = dip[2] as number
}

function guessRole(thread: Thread, fd: Fd, incoming: boolean): 'client' | 'server' {
  // For IPv6 Falco reads the ports where an IPv4 tuple has them: inside the source address.
  const inside = (at: number): number => Buffer.from(fd.sip, 'latin1').readUInt16LE(at)
  const dport = fd.kind === 'IPV4' ? fd.dport : inside(10)
  const sport = fd.kind === 'IPV4' ? fd.sport : inside(8)
  const all = [...(thread.table?.values() ?? [])]
  const isBound = all.some(
    other =>
      (other.kind === 'IPV4' && other.dport === dport) ||
      (other.kind === 'IPV4_SERVER' && other.boundPort === dport),
  )
  if (!isBound) return 'client'
  const isUsed = all.some(other => other.kind === 'IPV4' && other.sport === sport)
  return !isUsed || incoming ? 'server' : 'client'
}

const transferred =
  (incoming: boolean, hasTuple: boolean): Transition =>
  (event, machine) => {
    const { record, thread, result, row } = event
    if (row.name.endsWith('mmsg') && record.at(0).length === 0) return
    const infers = ['send', 'sendto', 'sendmsg'].includes(row.name)
    if (infers && event.fd === undefined && (result ?? -1n) >= 0n && thread !== undefined) {
      const family = record.raw('tuple')[0]
      if (family === 2 || family === 10)
        addSocket(event, record.num('fd'), family, SOCK.DGRAM, IPPROTO.UDP)
    }
    const fd = event.fd
    if (fd === undefined || (result ?? -1n) < 0n) return
    if (fd.isInet) fd.connected = true
    if (hasTuple && (fd.name === '' || !fd.isTcp)) {
      takeTuple(event, fd, record.raw('tuple'), machine, incoming)
    }
  }

export const NETWORK_TRANSITIONS: Readonly<Record<string, Transition>> = {
  SOCKET_SOCKET_X: event => {
    const { record, result } = event
    if (result === undefined || result < 0n) return
    addSocket(event, Number(result), record.num('domain'), record.num('type'), record.num('proto'))
  },
  SOCKET_BIND_X: bound,
  SOCKET_CONNECT_X: connected,
  SOCKET_ACCEPT_5_X: accepted,
  SOCKET_ACCEPT4_6_X: accepted,
  SOCKET_SOCKETPAIR_X: paired,
  ...Object.fromEntries(
    ['SYSCALL_READ_X', 'SYSCALL_READV_X', 'SYSCALL_PREAD_X', 'SYSCALL_PREADV_X'].map(id => [
      id,
      transferred(true, false),
    ]),
  ),
  ...Object.fromEntries(
    ['SYSCALL_WRITE_X', 'SYSCALL_WRITEV_X', 'SYSCALL_PWRITE_X', 'SYSCALL_PWRITEV_X'].map(id => [
      id,
      transferred(false, false),
    ]),
  ),
  ...Object.fromEntries(
    ['RECV', 'RECVFROM', 'RECVMSG', 'RECVMMSG'].map(id => [
      `SOCKET_${id}_X`,
      transferred(true, true),
    ]),
  ),
  ...Object.fromEntries(
    ['SEND', 'SENDTO', 'SENDMSG', 'SENDMMSG'].map(id => [
      `SOCKET_${id}_X`,
      transferred(false, true),
    ]),
  ),
}
