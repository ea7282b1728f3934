// SPDX-License-Identifier: Apache-2.0
// Whether a constant on the right side of a check can be read as the type of the field on the left.
import type { FieldType } from '../schema/fields.ts'
import { servicePort } from './services.ts'

type Reader = (text: string) => string | undefined

const notANumber = (text: string): string => `'${text}' is not a valid number`

function integer(min: bigint, max: bigint): Reader {
  return text => {
    if (!/^[+-]?(?:\d+|0[xX][0-9a-fA-F]+)$/.test(text)) return notANumber(text)
    const negative = text.startsWith('-')
    const magnitude = BigInt(text.replace(/^[+-]/, ''))
    const value = negative ? -magnitude : magnitude
    return value < min || value > max
      ? `'${text}' is out of range, the field holds ${min} to ${max}`
      : undefined
  }
}

const portNumber: Reader = integer(0n, 0xffffn)

function serviceFault(name: string): string | undefined {
  return servicePort(name) === undefined
    ? `unrecognized protocol '${name}', write the number of the port`
    : undefined
}

// Negative constants are compared as the same bits, so an unsigned field takes them too.
const READERS: Readonly<Record<FieldType, Reader>> = {
  string: () => undefined,
  bytes: () => undefined,
  dynamic: () => undefined,
  i16: integer(-0x8000n, 0xffffn),
  i32: integer(-0x80000000n, 0xffffffffn),
  i64: integer(-(1n << 63n), (1n << 64n) - 1n),
  u32: integer(-0x80000000n, 0xffffffffn),
  u64: integer(-(1n << 63n), (1n << 64n) - 1n),
  abstime: integer(0n, (1n << 64n) - 1n),
  reltime: integer(0n, (1n << 64n) - 1n),
  double: text =>
    /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) || /^0[xX][0-9a-fA-F]+$/.test(text)
      ? undefined
      : notANumber(text),
  bool: text =>
    text === 'true' || text === 'false' ? undefined : `unrecognized boolean value '${text}'`,
  port: text => (/^[+-]?\d/.test(text) ? portNumber(text) : serviceFault(text)),
  ipaddr: text =>
    isIpv4(text) || isIpv6(text)
      ? undefined
      : `unrecognized ${text.includes(':') ? 'IPv6' : 'IPv4'} address '${text}'`,
  ipnet: text => {
    const [address = '', bits = '', rest] = text.split('/')
    const limit = isIpv4(address) ? 32 : isIpv6(address) ? 128 : -1
    const ok = rest === undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= limit
    return ok ? undefined : `unrecognized IP network '${text}', write it as address/bits`
  },
}

/** What is wrong with the constant; undefined: nothing. */
export function valueFault(type: FieldType, text: string): string | undefined {
  return READERS[type](text)
}

export function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every(part => /^\d{1,3}$/.test(part) && Number(part) <= 255)
}

/** Eight groups of hexadecimal digits, one run of zero groups as `::`, the last two perhaps as IPv4. */
export function isIpv6(text: string): boolean {
  const halves = text.split('::')
  if (halves.length > 2 || !text.includes(':')) return false
  let groups = 0
  for (const [index, half] of halves.entries()) {
    if (half === '') continue
    const parts = half.split(':')
    for (const [at, part] of parts.entries()) {
      const last = index === halves.length - 1 && at === parts.length - 1
      if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups++
      else if (last && isIpv4(part)) groups += 2
      else return false
    }
  }
  return halves.length === 2 ? groups < 8 : groups === 8
}
