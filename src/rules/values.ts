// SPDX-License-Identifier: Apache-2.0
// Constants of a condition, from text to what the evaluator compares with: numbers as wide as the field
// (wrapped as C's scanf wraps them), addresses and networks, service names, bytes.
import type { FieldType } from '../schema/fields.ts'
import { VALUE_TYPES } from '../schema/policy-layout.ts'
import { toBytes } from './escape.ts'
import { servicePort } from './services.ts'

export type Net = {
  readonly family: 4 | 6
  readonly prefix: number
  readonly hi: bigint
  readonly lo: bigint
}

export type Value = {
  readonly bytes: Uint8Array
  /** 64 bits, as an unsigned number. */
  readonly number?: bigint
  readonly net?: Net
}

const NO_BYTES = new Uint8Array(0)

/** How values compared with a field of this type are kept (VALUE_TYPES). */
export function valueType(type: FieldType): number {
  return TYPES[type]
}

const TYPES: Readonly<Record<FieldType, number>> = {
  string: VALUE_TYPES.STRING,
  bytes: VALUE_TYPES.STRING,
  i16: VALUE_TYPES.SIGNED,
  i32: VALUE_TYPES.SIGNED,
  i64: VALUE_TYPES.SIGNED,
  u32: VALUE_TYPES.UNSIGNED,
  u64: VALUE_TYPES.UNSIGNED,
  bool: VALUE_TYPES.UNSIGNED,
  abstime: VALUE_TYPES.UNSIGNED,
  reltime: VALUE_TYPES.UNSIGNED,
  port: VALUE_TYPES.UNSIGNED,
  double: VALUE_TYPES.DOUBLE,
  ipaddr: VALUE_TYPES.NET,
  ipnet: VALUE_TYPES.NET,
  dynamic: VALUE_TYPES.DYNAMIC,
}

/** undefined when the text is no value of this type (check.ts has reported that). */
export function parseValue(text: string, type: FieldType): Value | undefined {
  const make = (number: bigint | undefined): Value | undefined =>
    number === undefined ? undefined : { bytes: NO_BYTES, number: BigInt.asUintN(64, number) }
  switch (type) {
    case 'string':
    case 'bytes':
      return { bytes: toBytes(text) }
    case 'i16':
      return make(wrap(text, 16, true))
    case 'i32':
      return make(wrap(text, 32, true))
    case 'i64':
      return make(wrap(text, 64, true))
    case 'u32':
      return make(wrap(text, 32, false))
    case 'u64':
    case 'abstime':
    case 'reltime':
      return make(wrap(text, 64, false))
    case 'bool':
      return make(parseBool(text))
    case 'port':
      return make(wrap(text, 16, false) ?? servicePort(text))
    case 'double':
      return make(doubleBits(text))
    case 'ipaddr':
    case 'ipnet': {
      const net = parseNet(text)
      return net === undefined ? undefined : { bytes: NO_BYTES, net }
    }
    case 'dynamic': {
      const number = wrap(text, 64, true)
      const bytes = toBytes(text)
      return number === undefined ? { bytes } : { bytes, number: BigInt.asUintN(64, number) }
    }
  }
}

/** The number a text begins with, decimal or 0x, cut to `bits`. */
function wrap(text: string, bits: number, signed: boolean): bigint | undefined {
  const match = /^\s*([+-]?)(0[xX][0-9a-fA-F]+|\d+)/.exec(text)
  if (match === null) return undefined
  const size = BigInt(match[2] as string)
  const number = match[1] === '-' ? -size : size
  return signed ? BigInt.asIntN(bits, number) : BigInt.asUintN(bits, number)
}

function parseBool(text: string): bigint | undefined {
  if (text === 'true') return 1n
  if (text === 'false') return 0n
  const number = wrap(text, 64, false)
  return number === undefined ? undefined : BigInt(number !== 0n)
}

function doubleBits(text: string): bigint | undefined {
  const number = Number.parseFloat(text)
  if (Number.isNaN(number)) return undefined
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, number)
  return view.getBigUint64(0)
}

/** An address or a network `address/bits`. */
export function parseNet(text: string): Net | undefined {
  const [address = '', bits, rest] = text.split('/')
  if (rest !== undefined || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return undefined
  const v6 = address.includes(':')
  const number = v6 ? parseV6(address) : parseV4(address)
  const width = v6 ? 128 : 32
  const prefix = bits === undefined ? width : Number(bits)
  if (number === undefined || prefix > width) return undefined
  const shift = BigInt(width - prefix)
  const masked = (number >> shift) << shift
  return { family: v6 ? 6 : 4, prefix, hi: masked >> 64n, lo: BigInt.asUintN(64, masked) }
}

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4) return undefined
  let number = 0n
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined
    number = (number << 8n) | BigInt(part)
  }
  return number
}

function parseV6(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const groups = halves.map(half => (half === '' ? [] : v6Groups(half)))
  const [head, tail] = groups
  if (head === undefined || groups.some(group => group === undefined)) return undefined
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const all = [...head, ...new Array<number>(missing).fill(0), ...(tail ?? [])]
  return all.reduce((number, group) => (number << 16n) | BigInt(group), 0n)
}

function v6Groups(text: string): number[] | undefined {
  const out: number[] = []
  const parts = text.split(':')
  for (const [i, part] of parts.entries()) {
    if (part.includes('.') && i === parts.length - 1) {
      const v4 = parseV4(part)
      if (v4 === undefined) return undefined
      out.push(Number(v4 >> 16n), Number(v4 & 0xffffn))
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return undefined
      out.push(Number.parseInt(part, 16))
    }
  }
  return out
}

/** The bytes of hexadecimal text; undefined when it is none. */
export function parseHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) return undefined
  return Uint8Array.from({ length: text.length / 2 }, (_, i) =>
    Number.parseInt(text.slice(i * 2, i * 2 + 2), 16),
  )
}
