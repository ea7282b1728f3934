// SPDX-License-Identifier: Apache-2.0
// Writing texts: one at a time, into the room its owner has set, and cut where that ends.

import { copyBytes } from '../memory/bytes'

/** The text being written, and the end of its room. */
export class Text {
  static start: usize = 0
  static at: usize = 0
  static end: usize = 0
}

export function put(p: usize, n: u32): void {
  const room = <u32>(Text.end - Text.at)
  if (n > room) n = room
  copyBytes(Text.at, p, n)
  Text.at += n
}

export function putByte(byte: u32): void {
  if (Text.at >= Text.end) return
  store<u8>(Text.at, <u8>byte)
  Text.at++
}

/** Bytes up to the first NUL or `n`. */
export function putString(p: usize, n: u32): void {
  put(p, stringLength(p, n))
}

/** Bytes before the first NUL, at most `n`. */
export function stringLength(p: usize, n: u32): u32 {
  let i: u32 = 0
  while (i < n && load<u8>(p + i) != 0) i++
  return i
}

/** Digits of a number being written, from the right. */
const digits: usize = memory.data(32)
const DIGITS: u32 = 32

export function putUnsigned(value: u64): void {
  let at = DIGITS
  do {
    at--
    store<u8>(digits + at, <u8>(0x30 + (value % 10)))
    value /= 10
  } while (value != 0)
  put(digits + at, DIGITS - at)
}

export function putSigned(value: i64): void {
  if (value < 0) {
    putByte(0x2d)
    putUnsigned(0 - <u64>value)
  } else putUnsigned(<u64>value)
}

/** At least `width` digits. */
export function putPadded(value: u64, width: u32): void {
  let at = DIGITS
  do {
    at--
    store<u8>(digits + at, <u8>(0x30 + (value % 10)))
    value /= 10
  } while (value != 0 || DIGITS - at < width)
  put(digits + at, DIGITS - at)
}

/** `letter` is what ten is written as: 'a' or 'A'. */
export function putHex(value: u64, letter: u32): void {
  let at = DIGITS
  do {
    at--
    const digit = <u32>(value & 15)
    store<u8>(digits + at, <u8>(digit < 10 ? 0x30 + digit : letter + digit - 10))
    value >>= 4
  } while (value != 0)
  put(digits + at, DIGITS - at)
}

/** With a leading 0, as printf("%#o"). */
export function putOctal(value: u64): void {
  let at = DIGITS
  do {
    at--
    store<u8>(digits + at, <u8>(0x30 + (value & 7)))
    value >>= 3
  } while (value != 0)
  if (load<u8>(digits + at) != 0x30) {
    at--
    store<u8>(digits + at, 0x30)
  }
  put(digits + at, DIGITS - at)
}

/** Bytes with a dot for each that is not printable ASCII. */
export function putDotted(p: usize, n: u32): void {
  const room = <u32>(Text.end - Text.at)
  if (n > room) n = room
  for (let i: u32 = 0; i < n; i++) {
    const byte = <u32>load<u8>(p + i)
    store<u8>(Text.at + i, <u8>(byte - 0x20 < 0x5f ? byte : 0x2e))
  }
  Text.at += n
}

/**
 * Nanoseconds as seconds in printf's %g: six significant digits, no trailing zeros, an exponent
 * below 0.0001 and from a million on.
 */
export function putSeconds(ns: u64): void {
  if (ns == 0) {
    putByte(0x30)
    return
  }
  let scale: u64 = 1
  let count: i32 = 1
  while (ns / scale >= 10) {
    scale *= 10
    count++
  }
  // Six digits, rounded.
  let mantissa = ns
  let exponent = count - 10
  if (count > 6) {
    const drop: u64 = scale / 100000
    mantissa = (ns + drop / 2) / drop
    if (mantissa >= 1000000) {
      mantissa /= 10
      exponent++
    }
  } else for (let i = count; i < 6; i++) mantissa *= 10
  let length: i32 = 6
  while (length > 1 && mantissa % 10 == 0) {
    mantissa /= 10
    length--
  }
  if (exponent < -4 || exponent >= 6) {
    putDecimal(mantissa, length, 0)
    putByte(0x65)
    putByte(exponent < 0 ? 0x2d : 0x2b)
    putPadded(<u64>(exponent < 0 ? -exponent : exponent), 2)
  } else putDecimal(mantissa, length, exponent)
}

/** `length` digits whose first one stands for 10 to the `exponent`. */
function putDecimal(mantissa: u64, length: i32, exponent: i32): void {
  if (exponent < 0) {
    putByte(0x30)
    putByte(0x2e)
    for (let i = -1; i > exponent; i--) putByte(0x30)
    putUnsigned(mantissa)
    return
  }
  const fraction = length - 1 - exponent
  if (fraction <= 0) {
    for (let i = fraction; i < 0; i++) mantissa *= 10
    putUnsigned(mantissa)
    return
  }
  let unit: u64 = 1
  for (let i = 0; i < fraction; i++) unit *= 10
  putUnsigned(mantissa / unit)
  putByte(0x2e)
  putPadded(mantissa % unit, <u32>fraction)
}

/** UTC: "2026-11-22 03:16:21.596396800" */
export function putDate(ns: u64): void {
  const seconds = ns / 1000000000
  // Days since 0000-03-01, so that the leap day comes last in a year.
  const days = seconds / 86400 + 719468
  const era = days / 146097
  const dayOfEra = days % 146097
  const yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
  const dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  const shifted = (5 * dayOfYear + 2) / 153
  const day = dayOfYear - (153 * shifted + 2) / 5 + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  putPadded(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4)
  putByte(0x2d)
  putPadded(month, 2)
  putByte(0x2d)
  putPadded(day, 2)
  putByte(0x20)
  putPadded((seconds / 3600) % 24, 2)
  putByte(0x3a)
  putPadded((seconds / 60) % 60, 2)
  putByte(0x3a)
  putPadded(seconds % 60, 2)
  putByte(0x2e)
  putPadded(ns % 1000000000, 9)
}
