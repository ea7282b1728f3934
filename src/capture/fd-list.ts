// SPDX-License-Identifier: Apache-2.0
// Descriptor list blocks (one per process: its tid, then its descriptors) into FD records. Version 2
// entries say their length; of the known fields only the device of a file is new in it.
import { FD_TYPES } from '../schema/fd-types.ts'
import { hostRecord } from '../schema/host-records.ts'
import { encodeRecord, type RecordValues } from '../schema/record.ts'
import { ByteCursor } from './byte-cursor.ts'
import { CaptureError } from './capture-error.ts'
import { stringValue } from './host-value.ts'

const FD = hostRecord('FD')

const AF_UNIX = 1
const AF_INET = 2
const AF_INET6 = 10
const IPV4_SOCKET = typeOf('IPV4')
const UNSUPPORTED = typeOf('UNSUPPORTED')
const UNKNOWN = typeOf('UNKNOWN')

/** Reads what is specific to one type; `more(n)`: the entry has n further bytes. */
type DetailReader = (cursor: ByteCursor, more: (width: number) => boolean) => RecordValues

const named: DetailReader = cursor => ({ name: stringValue(cursor.counted()) })

/** By type number; all others are descriptors with just a name. */
const DETAILS: ReadonlyMap<number, DetailReader> = new Map<number, DetailReader>([
  [UNKNOWN, () => ({})],
  [IPV4_SOCKET, ipv4Socket],
  [typeOf('IPV6'), ipv6Socket],
  [typeOf('IPV4_SERVER'), cursor => serverSocket(cursor, AF_INET, 4)],
  [typeOf('IPV6_SERVER'), cursor => serverSocket(cursor, AF_INET6, 16)],
  [typeOf('UNIX'), unixSocket],
  [typeOf('FILE_V2'), file],
])

/** Calls `push` with one FD record for each entry of the block's body. */
export function decodeFdList(
  body: Uint8Array,
  version: number,
  push: (record: Uint8Array) => void,
): void {
  const cursor = new ByteCursor(body)
  const tid = cursor.i64()
  while (cursor.left >= 4) {
    const record = decodeEntry(cursor, version, tid)
    if (record !== null) push(record)
  }
}

/** null for a descriptor of no known type: libs leaves those out too. */
function decodeEntry(cursor: ByteCursor, version: number, tid: bigint): Uint8Array | null {
  const start = cursor.position
  // Counts itself.
  const size = version >= 2 ? cursor.u32() : 0
  const end = start + size
  if (version >= 2 && size > cursor.left + 4) {
    throw new CaptureError('corrupt-block', `a descriptor entry says ${size} bytes`)
  }
  const fd = cursor.i64()
  const ino = cursor.u64()
  const type = cursor.u8()
  const known = type < FD_TYPES.length
  let details: RecordValues
  if (known) {
    const read = DETAILS.get(type) ?? named
    details = read(cursor, width => cursor.position + width <= end)
  } else if (version >= 2) {
    // From a newer producer: the length says where the next entry is.
    details = { name: `unknown-type:[${type}]` }
  } else {
    throw new CaptureError('corrupt-block', `descriptor type ${type}`)
  }
  if (version >= 2) {
    if (cursor.position > end) {
      throw new CaptureError('corrupt-block', `a descriptor entry is longer than its ${size} bytes`)
    }
    cursor.position = end
  }
  if (type === UNKNOWN) return null
  return encodeRecord(FD, 0, tid, { tid, fd, ino, type: known ? type : UNSUPPORTED, ...details })
}

/** In the file both addresses come first; in a tuple each address has its port behind it. */
function ipv4Socket(cursor: ByteCursor): RecordValues {
  const source = cursor.take(4)
  const destination = cursor.take(4)
  const ports = cursor.take(4)
  return { tuple: tuple(AF_INET, source, destination, ports), l4proto: cursor.u8() }
}

/** Both ends IPv4 in IPv6 clothes (::ffff:a.b.c.d): an IPv4 socket, as libs has it. */
function ipv6Socket(cursor: ByteCursor): RecordValues {
  const source = cursor.take(16)
  const destination = cursor.take(16)
  const ports = cursor.take(4)
  const l4proto = cursor.u8()
  if (isMappedIpv4(source) && isMappedIpv4(destination)) {
    const mapped = tuple(AF_INET, source.subarray(12), destination.subarray(12), ports)
    return { type: IPV4_SOCKET, tuple: mapped, l4proto }
  }
  return { tuple: tuple(AF_INET6, source, destination, ports), l4proto }
}

/** The one address of a listening socket stands as the source; the destination is all zeros. */
function serverSocket(cursor: ByteCursor, family: number, width: number): RecordValues {
  const address = cursor.take(width)
  const port = cursor.take(2)
  const bytes = new Uint8Array(1 + 2 * (width + 2))
  bytes[0] = family
  bytes.set(address, 1)
  bytes.set(port, 1 + width)
  return { tuple: bytes, l4proto: cursor.u8() }
}

function unixSocket(cursor: ByteCursor): RecordValues {
  const ends = cursor.take(16)
  const path = stringValue(cursor.counted())
  const bytes = new Uint8Array(17 + path.length)
  bytes[0] = AF_UNIX
  bytes.set(ends, 1)
  bytes.set(path, 17)
  return { tuple: bytes, name: path }
}

function file(cursor: ByteCursor, more: (width: number) => boolean): RecordValues {
  const openflags = cursor.u32()
  const name = stringValue(cursor.counted())
  return { openflags, name, dev: more(4) ? cursor.u32() : null }
}

function tuple(
  family: number,
  source: Uint8Array,
  destination: Uint8Array,
  ports: Uint8Array,
): Uint8Array {
  const width = source.length
  const bytes = new Uint8Array(1 + 2 * (width + 2))
  bytes[0] = family
  bytes.set(source, 1)
  bytes.set(ports.subarray(0, 2), 1 + width)
  bytes.set(destination, 3 + width)
  bytes.set(ports.subarray(2, 4), 3 + 2 * width)
  return bytes
}

function isMappedIpv4(address: Uint8Array): boolean {
  return address.every((byte, index) => index >= 12 || byte === (index >= 10 ? 0xff : 0))
}

function typeOf(id: string): number {
  const type = FD_TYPES.find(row => row.id === id)
  if (type === undefined) throw new Error(`no descriptor type ${id}`)
  return type.value
}
