// SPDX-License-Identifier: Apache-2.0
// A descriptor of the reference machine, its addresses and how it is named. Addresses are byte strings
// of 4 or 16 characters in network order.
import { FD_TYPES } from '../../src/schema/fd-types.ts'
import type { Bytes } from './decode.ts'

export type FdKind = string

/** Numbers of names.ts L4_PROTOCOLS. */
export const L4 = { UNKNOWN: 0, TCP: 2, UDP: 3, ICMP: 4, RAW: 5 } as const

export type Role = 'none' | 'client' | 'server'

export class Fd {
  kind: FdKind
  name: Bytes = ''
  oldName: Bytes = ''
  nameRaw: Bytes = ''
  openFlags = 0
  dev = 0
  ino = 0n
  role: Role = 'none'
  connected = false
  l4 = 0
  l4OfV6 = 0
  /** What a bound socket listens on. */
  boundIp: Bytes = ''
  boundPort = 0
  /** Source and destination. */
  sip: Bytes = '\0\0\0\0'
  dip: Bytes = '\0\0\0\0'
  sport = 0
  dport = 0
  /** The process behind a pidfd. */
  pid = 0
  fromProc = false

  constructor(kind: FdKind) {
    this.kind = kind
  }

  clone(): Fd {
    return Object.assign(new Fd(this.kind), this)
  }

  get isFile(): boolean {
    return this.kind === 'FILE' || this.kind === 'FILE_V2'
  }
  get isInet(): boolean {
    return this.kind === 'IPV4' || this.kind === 'IPV6'
  }
  get isBound(): boolean {
    return this.kind === 'IPV4_SERVER' || this.kind === 'IPV6_SERVER'
  }
  /** Falco asks IPv4 only. */
  get isTcp(): boolean {
    return this.kind === 'IPV4' && this.l4 === L4.TCP
  }

  /** As fd.l4proto sees it. */
  get protocol(): number {
    if (this.isBound) return this.l4
    if (!this.isInet) return 0
    return this.l4 === L4.RAW || this.role !== 'none' ? this.l4 : 0
  }

  swap(): void {
    ;[this.sip, this.dip] = [this.dip, this.sip]
    ;[this.sport, this.dport] = [this.dport, this.sport]
  }

  nameFromTuple(): Bytes {
    if (this.l4 === L4.ICMP || this.l4 === L4.RAW)
      return `${showIp(this.sip)}->${showIp(this.kind === 'IPV6' ? this.sip : this.dip)}`
    if (this.l4 !== L4.TCP && this.l4 !== L4.UDP) return '<unknown>'
    return `${showEnd(this.sip, this.sport)}->${showEnd(this.dip, this.dport)}`
  }
}

export function fdType(fd: Fd): { name: string; char: string } {
  return FD_TYPES.find(type => type.id === fd.kind) ?? { name: '<NA>', char: '?' }
}

export type Tuple =
  | { family: 2 | 10; sip: Bytes; sport: number; dip: Bytes; dport: number }
  | { family: 1; source: bigint; destination: bigint; path: Bytes }

export function parseTuple(raw: Buffer): Tuple | undefined {
  const family = raw[0]
  if (family === 1 && raw.length >= 17) {
    const path = raw.subarray(17).toString('latin1').split('\0', 1)[0] ?? ''
    return { family, source: raw.readBigUInt64LE(1), destination: raw.readBigUInt64LE(9), path }
  }
  const size = family === 2 ? 4 : 16
  if ((family !== 2 && family !== 10) || raw.length !== 1 + 2 * (size + 2)) return undefined
  const bytes = (from: number): Bytes => raw.subarray(from, from + size).toString('latin1')
  return {
    family,
    sip: bytes(1),
    sport: raw.readUInt16LE(1 + size),
    dip: bytes(3 + size),
    dport: raw.readUInt16LE(3 + 2 * size),
  }
}

export type Address = { family: 2 | 10; ip: Bytes; port: number } | { family: 1; path: Bytes }

export function parseAddress(raw: Buffer): Address | undefined {
  const family = raw[0]
  if (family === 1)
    return { family, path: raw.subarray(1).toString('latin1').split('\0', 1)[0] ?? '' }
  const size = family === 2 ? 4 : 16
  if ((family !== 2 && family !== 10) || raw.length !== 3 + size) return undefined
  return {
    family,
    ip: raw.subarray(1, 1 + size).toString('latin1'),
    port: raw.readUInt16LE(1 + size),
  }
}

/** ::ffff:a.b.c.d, and :: too. */
export function isMapped(ip: Bytes): boolean {
  return /^\0{10}(\xff\xff|\0{6}$)/s.test(ip)
}

export const unmap = (ip: Bytes): Bytes => ip.slice(12)
export const isZero = (ip: Bytes): boolean => /^\0*$/.test(ip)

export function showIp(ip: Bytes): string {
  const bytes = Buffer.from(ip, 'latin1')
  if (bytes.length === 4) return bytes.join('.')
  const groups = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(2 * i))
  // The longest run of two or more zero groups is left out, the first of equal ones.
  let best = { at: -1, length: 1 }
  for (let at = 0; at < 8; at++) {
    let length = 0
    while (groups[at + length] === 0) length++
    if (length > best.length) best = { at, length }
  }
  const v4 = `${bytes[12]}.${bytes[13]}.${bytes[14]}.${bytes[15]}`
  if (best.at === 0 && best.length === 6) return `::${v4}`
  if (best.at === 0 && best.length === 5 && groups[5] === 0xffff) return `::ffff:${v4}`
  const hex = (from: number, to: number): string =>
    groups
      .slice(from, to)
      .map(group => group.toString(16))
      .join(':')
  return best.at < 0 ? hex(0, 8) : `${hex(0, best.at)}::${hex(best.at + best.length, 8)}`
}

export const showEnd = (ip: Bytes, port: number): string => `${showIp(ip)}:${port}`

export const showUnix = (source: bigint, destination: bigint, path: Bytes): Bytes =>
  `${source.toString(16)}->${destination.toString(16)} ${path}`
