// SPDX-License-Identifier: Apache-2.0
// Values as outputs show them: addresses, buffers and some numbers become text, the others stay what
// they are. Called by rule/match-writer.ts and rule/transform.ts.
import { putIp4, putIp6 } from '../text/address'
import {
  begin,
  finish,
  put,
  putByte,
  putDotted,
  putHex,
  putOctal,
  putPadded,
  putSigned,
  putUnsigned,
} from './text'
import { T_FALSE, T_FALSE_LEN, T_IPNET, T_IPNET_LEN, T_TRUE, T_TRUE_LEN } from './texts'
import {
  ANY_ANCESTOR,
  EITHER_END,
  FORM_HEX,
  FORM_NET,
  FORM_OCT,
  KIND_BOOL,
  KIND_DOUBLE,
  KIND_I64,
  KIND_IP4,
  KIND_IP6,
  KIND_LIST,
  KIND_LISTNUM,
  KIND_MASK,
  KIND_NONE,
  KIND_STR,
  KIND_U64,
  listLen,
  listNum,
  listPtr,
  V,
} from './value'

/** What ten is written as. */
const UPPER: u32 = 0x41

function replaceInList(i: u32): void {
  const slot = V.list + ((<usize>i) << 3)
  const count = V.count
  finish()
  V.count = count
  store<u32>(slot, <u32>V.ptr)
  store<u32>(slot, V.len, 4)
}

/** Numbers of a list as texts. */
function renderList(): u32 {
  const n = V.count
  for (let i: u32 = 0; i < n; i++) {
    begin()
    putSigned(<i64>listNum(i))
    replaceInList(i)
  }
  return KIND_LIST
}

/** All ancestors in one text, the nearest first. */
function renderAncestors(): u32 {
  const n = V.count
  begin()
  for (let i: u32 = 0; i < n; i++) {
    if (i != 0) putByte(0x20)
    put(listPtr(i), listLen(i))
  }
  return finish()
}

/** Turns the value of `kind` in the registers into what a match record can hold; the new kind. */
export function renderValue(kind: u32): u32 {
  // Fields that stand for both ends of a connection are for conditions only.
  if ((kind & EITHER_END) != 0) return KIND_NONE
  const base = kind & KIND_MASK
  if (base == KIND_LISTNUM) return renderList()
  if ((kind & ANY_ANCESTOR) != 0) return renderAncestors()
  const isRaw = base == KIND_STR && V.raw
  const isNumber = base == KIND_I64 || base == KIND_U64
  const isHex = isNumber && V.form == FORM_HEX
  const isOctal = isNumber && V.form == FORM_OCT
  const isAddress = base == KIND_IP4 || base == KIND_IP6
  if (!isRaw && !isHex && !isOctal && !isAddress) return base
  begin()
  if (isRaw) putDotted(V.ptr, V.len)
  else if (isHex) putHex(<u64>V.num, UPPER)
  else if (isOctal) putOctal(<u64>V.num)
  else if (V.form == FORM_NET) put(T_IPNET, T_IPNET_LEN)
  else if (base == KIND_IP4) putIp4(V.ptr)
  else putIp6(V.ptr)
  V.raw = false
  return finish()
}

/** As a text: numbers in decimal. Lists become lists of texts; no value stays none. */
export function asText(kind: u32): u32 {
  const rendered = renderValue(kind)
  if (rendered == KIND_I64 || rendered == KIND_U64) {
    begin()
    if (rendered == KIND_I64) putSigned(V.num)
    else putUnsigned(<u64>V.num)
    return finish()
  }
  if (rendered == KIND_BOOL) {
    begin()
    if (V.num != 0) put(T_TRUE, T_TRUE_LEN)
    else put(T_FALSE, T_FALSE_LEN)
    return finish()
  }
  if (rendered == KIND_DOUBLE) return doubleText(V.dbl)
  return rendered
}

/** Six digits behind the point, those that are not zero. */
function doubleText(value: f64): u32 {
  begin()
  if (value < 0) {
    putByte(0x2d)
    value = -value
  }
  const scaled = value < 9e12 ? <u64>(value * 1e6 + 0.5) : 0
  putUnsigned(scaled / 1000000)
  let fraction = scaled % 1000000
  if (fraction != 0) {
    let width: u32 = 6
    while (fraction % 10 == 0) {
      fraction /= 10
      width--
    }
    putByte(0x2e)
    putPadded(fraction, width)
  }
  return finish()
}
