// SPDX-License-Identifier: Apache-2.0
// Writes event and host records in wire format from named values: for tests, the capture reader
// and benchmarks. Reading is the evaluator's business.
import { RECORD_HEADER } from './layout.ts'
import { PARAM_TYPES, type Param, type RecordRow } from './types.ts'

/** null = length 0, "not known". Strings get their trailing NUL here. */
export type RecordValue = number | bigint | string | Uint8Array | null

export type RecordValues = Readonly<Record<string, RecordValue>>

const utf8: TextEncoder = new TextEncoder()

/**
 * One record. Parameters that values does not name get length 0; a name the row lacks throws.
 * count writes only the first parameters, as older drivers did.
 */
export function encodeRecord(
  row: RecordRow,
  ts: bigint | number,
  tid: bigint | number,
  values: RecordValues,
  count: number = row.params.length,
): Uint8Array {
  const params = row.params.slice(0, count)
  for (const name of Object.keys(values)) {
    if (!params.some(param => param.name === name)) throw new Error(`${row.id} has no ${name}`)
  }
  const parts = params.map(param => encodeValue(row, param, values[param.name] ?? null))
  return assembleRecord(row, ts, tid, parts)
}

/** One record from values already in wire form, one for each parameter written. */
export function assembleRecord(
  row: RecordRow,
  ts: bigint | number,
  tid: bigint | number,
  parts: readonly Uint8Array[],
): Uint8Array {
  const width = row.flags.includes('LARGE_PAYLOAD') ? 4 : 2
  const start = RECORD_HEADER.SIZE + width * parts.length
  const record = new Uint8Array(parts.reduce((size, part) => size + part.length, start))
  const view = new DataView(record.buffer)
  view.setBigUint64(RECORD_HEADER.TS, BigInt.asUintN(64, BigInt(ts)), true)
  view.setBigUint64(RECORD_HEADER.TID, BigInt.asUintN(64, BigInt(tid)), true)
  view.setUint32(RECORD_HEADER.LEN, record.length, true)
  view.setUint16(RECORD_HEADER.TYPE, row.code, true)
  view.setUint32(RECORD_HEADER.NPARAMS, parts.length, true)
  let at = start
  for (const [index, part] of parts.entries()) {
    const slot = RECORD_HEADER.SIZE + width * index
    if (width === 4) view.setUint32(slot, part.length, true)
    else if (part.length <= 0xffff) view.setUint16(slot, part.length, true)
    else throw new RangeError(`${row.id} ${row.params[index]?.name}: longer than 65535 bytes`)
    record.set(part, at)
    at += part.length
  }
  return record
}

function encodeValue(row: RecordRow, param: Param, value: RecordValue): Uint8Array {
  if (value === null) return new Uint8Array(0)
  const { shape, width } = PARAM_TYPES[param.type]
  const isNumber = typeof value === 'number' || typeof value === 'bigint'
  if (value instanceof Uint8Array) return value
  if (shape === 'string' && typeof value === 'string') return utf8.encode(`${value}\0`)
  if (shape === 'bytes' && typeof value === 'string') return utf8.encode(value)
  if ((shape === 'int' || shape === 'uint') && isNumber) return encodeInteger(value, width)
  throw new TypeError(`${row.id} ${param.name}: ${typeof value} given, ${param.type} expected`)
}

/** Two's complement, cut to width (1, 2, 4 or 8 bytes). */
function encodeInteger(value: number | bigint, width: number): Uint8Array {
  const all = new Uint8Array(8)
  // Most are small: a way around BigInt, for lists of many thousand descriptors.
  if (typeof value === 'number' && value >>> 0 === value) {
    new DataView(all.buffer).setUint32(0, value, true)
    return all.subarray(0, width)
  }
  new DataView(all.buffer).setBigUint64(0, BigInt.asUintN(64, BigInt(value)), true)
  return all.subarray(0, width)
}

/** Entries of args, env, cgroups, labels: each with its NUL. */
export function encodeList(entries: readonly string[]): Uint8Array {
  return utf8.encode(entries.map(entry => `${entry}\0`).join(''))
}

export type Endpoint = { readonly ip: string; readonly port: number }

/** u8 family, ip in network order, u16 port; an IPv4 or IPv6 address by its look. */
export function encodeSockaddr({ ip, port }: Endpoint): Uint8Array {
  const address = encodeIp(ip)
  return Uint8Array.of(familyOf(address), ...address, ...encodeInteger(port, 2))
}

/** u8 family, source ip and port, destination ip and port; both ends of the same family. */
export function encodeSocktuple(source: Endpoint, destination: Endpoint): Uint8Array {
  const from = encodeIp(source.ip)
  const to = encodeIp(destination.ip)
  if (from.length !== to.length) throw new TypeError('a tuple has one address family')
  return Uint8Array.of(
    familyOf(from),
    ...from,
    ...encodeInteger(source.port, 2),
    ...to,
    ...encodeInteger(destination.port, 2),
  )
}

/** u8 family, path with NUL. */
export function encodeUnixSockaddr(path: string): Uint8Array {
  return Uint8Array.of(1, ...utf8.encode(`${path}\0`))
}

/** u8 family, two kernel addresses that name the ends, path with NUL. */
export function encodeUnixSocktuple(source: bigint, destination: bigint, path: string): Uint8Array {
  return Uint8Array.of(
    1,
    ...encodeInteger(source, 8),
    ...encodeInteger(destination, 8),
    ...utf8.encode(`${path}\0`),
  )
}

function familyOf(address: Uint8Array): number {
  return address.length === 4 ? 2 : 10
}

/** 4 or 16 bytes in network order; IPv6 may be shortened with "::" but not end in dotted form. */
export function encodeIp(ip: string): Uint8Array {
  if (!ip.includes(':')) return Uint8Array.from(ip.split('.').map(Number))
  const [head = '', tail] = ip.split('::')
  const groups = (text: string): number[] =>
    text === '' ? [] : text.split(':').map(group => Number.parseInt(group, 16))
  const before = groups(head)
  const after = tail === undefined ? [] : groups(tail)
  const zeros = new Array<number>(8 - before.length - after.length).fill(0)
  return Uint8Array.from(
    [...before, ...zeros, ...after].flatMap(group => [group >>> 8, group & 0xff]),
  )
}
