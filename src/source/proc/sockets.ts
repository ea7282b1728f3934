// SPDX-License-Identifier: Apache-2.0
// The sockets of a network namespace, from /proc/PID/net, by inode: what a descriptor's link does not say.
import { FD_TYPES } from '../../schema/fd-types.ts'
import type { RecordValues } from '../../schema/record.ts'
import { readLines, toParam } from './files.ts'

export type Sockets = ReadonlyMap<number, RecordValues>

const typeOf = (id: string): number => FD_TYPES.find(type => type.id === id)?.value ?? 0
const AF_UNIX = 1
const AF_INET = 2
const AF_INET6 = 10
/** SCAP_L4_*: libs' numbers for protocols. */
const L4 = { TCP: 2, UDP: 3, ICMP: 4, RAW: 5 } as const

/** `0100007F:1F90`: each four bytes of the address as a number of this machine, then the port. */
function endpoint(text: string): Uint8Array | undefined {
  const [address = '', port = ''] = text.split(':')
  if (address.length !== 8 && address.length !== 32) return undefined
  const words = address.length / 8
  const bytes = new Uint8Array(4 * words + 2)
  const view = new DataView(bytes.buffer)
  for (let word = 0; word < words; word++) {
    view.setUint32(4 * word, Number.parseInt(address.slice(8 * word, 8 * word + 8), 16), true)
  }
  view.setUint16(4 * words, Number.parseInt(port, 16), true)
  return bytes
}

/** One line of tcp, udp, raw, and their like for IPv6. */
function internetSocket(line: string, l4proto: number): [number, RecordValues] | undefined {
  const fields = line.trim().split(/\s+/)
  const local = endpoint(fields[1] ?? '')
  const remote = endpoint(fields[2] ?? '')
  const ino = Number(fields[9])
  if (local === undefined || remote === undefined || !(ino > 0)) return undefined
  const ipv4 = local.length === 6
  const server = remote.every(byte => byte === 0)
  const type = typeOf(`IPV${ipv4 ? 4 : 6}${server ? '_SERVER' : ''}`)
  const tuple = Uint8Array.of(ipv4 ? AF_INET : AF_INET6, ...local, ...remote)
  return [ino, { type, ino, l4proto, tuple }]
}

/** `Num RefCount Protocol Flags Type St Inode Path`; a path may hold blanks. */
function unixSocket(line: string): [number, RecordValues] | undefined {
  const found = /^([0-9a-f]+): \S+ \S+ \S+ \S+ \S+\s+(\d+)(?: (.*))?$/.exec(line)
  if (found === null) return undefined
  const [, number = '0', inode = '', path = ''] = found
  const source = BigInt(`0x${number}`)
  const name = path === '' ? '' : `${source.toString(16)}->0 ${path}`
  const tuple = Buffer.alloc(17 + path.length + 1)
  tuple[0] = AF_UNIX
  tuple.writeBigUInt64LE(source, 1)
  tuple.write(path, 17, 'latin1')
  const ino = Number(inode)
  return [ino, { type: typeOf('UNIX'), ino, name: toParam(name), tuple }]
}

/** `sk Eth Pid Groups Rmem Wmem Dump Locks Drops Inode` */
function netlinkSocket(line: string): [number, RecordValues] | undefined {
  const ino = Number(line.trim().split(/\s+/)[9])
  return ino > 0 ? [ino, { type: typeOf('NETLINK'), ino, name: '' }] : undefined
}

const LISTS: readonly (readonly [string, (line: string) => [number, RecordValues] | undefined])[] =
  [
    ...(['', '6'] as const).flatMap(suffix => [
      [`tcp${suffix}`, (line: string) => internetSocket(line, L4.TCP)] as const,
      [`udp${suffix}`, (line: string) => internetSocket(line, L4.UDP)] as const,
      [`raw${suffix}`, (line: string) => internetSocket(line, L4.RAW)] as const,
      [`icmp${suffix}`, (line: string) => internetSocket(line, L4.ICMP)] as const,
    ]),
    ['unix', unixSocket],
    ['netlink', netlinkSocket],
  ]

/** `folder`: /proc/PID/net. */
export function readSockets(folder: string): Sockets {
  const sockets = new Map<number, RecordValues>()
  for (const [name, parse] of LISTS) {
    // The first line names the columns.
    for (const line of readLines(`${folder}/${name}`).slice(1)) {
      const socket = parse(line)
      if (socket !== undefined) sockets.set(socket[0], socket[1])
    }
  }
  return sockets
}
