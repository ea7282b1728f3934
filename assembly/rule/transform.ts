// SPDX-License-Identifier: Apache-2.0
// Transformers: functions of extracted values. What they make stands in the scratch space of fields/value.ts.
// A transformer of something that cannot be extracted cannot be extracted either.

import { lowerByte } from '../compare/string'
import { asText } from '../fields/render'
import {
  KIND_LIST,
  KIND_LISTNUM,
  KIND_MASK,
  KIND_NONE,
  KIND_STR,
  KIND_U64,
  listAdd,
  listBegin,
  listLen,
  listPtr,
  Scratch,
  V,
} from '../fields/value'
import {
  ARG_NONE,
  FN_B64,
  FN_BASENAME,
  FN_CONCAT,
  FN_GETOPT,
  FN_JOIN,
  FN_LEN,
  FN_TOLOWER,
  OPERAND_ARG_COUNT,
  OPERAND_ARG_KIND,
  OPERAND_FIRST_ARG,
  OPERAND_FUNCTION,
  OPERAND_KIND,
  OPERAND_KIND_LIST,
  OPERAND_TEXT,
  OPERAND_TEXT_LEN,
} from '../generated/policy-layout'
import { evalOperand } from './expr'
import { Policy } from './policy'

/** Texts of the arguments being gathered: {address u32, length u32}. Nested calls use what lies behind. */
const pieces: usize = memory.data(8192)
const MAX_PIECES: u32 = 1024

class Pieces {
  static count: u32 = 0
}

function pushPiece(p: usize, n: u32): void {
  if (Pieces.count == MAX_PIECES) return
  const at = pieces + (Pieces.count++ << 3)
  store<u32>(at, <u32>p)
  store<u32>(at, n, 4)
}

function piecePtr(i: u32): usize {
  return <usize>load<u32>(pieces + (i << 3))
}

function pieceLen(i: u32): u32 {
  return load<u32>(pieces + (i << 3), 4)
}

function argOf(o: usize, i: u32): u32 {
  return load<u32>(Policy.args + ((<usize>(load<u32>(o, OPERAND_FIRST_ARG) + i)) << 2))
}

/** Adds the text of an operand (of a list: of each element) to the pieces; false when it has no value. */
function gather(ref: u32): bool {
  const kind = evalOperand(ref)
  // Buffers go in as they are; only outputs show dots.
  V.raw = false
  const base = asText(kind) & KIND_MASK
  if (base == KIND_LIST) {
    for (let i: u32 = 0; i < V.count; i++) pushPiece(listPtr(i), listLen(i))
  } else if (base == KIND_STR) pushPiece(V.ptr, V.len)
  return base == KIND_LIST || base == KIND_STR
}

/** Makes one text of pieces `from` on, with `sep` between them. */
function joinPieces(from: u32, sep: usize, sepLen: u32): u32 {
  let size: u32 = 0
  for (let i = from; i < Pieces.count; i++) size += pieceLen(i) + (i > from ? sepLen : 0)
  const out = Scratch.take(size)
  if (out == 0) return KIND_NONE
  let at = out
  for (let i = from; i < Pieces.count; i++) {
    if (i > from) {
      memory.copy(at, sep, sepLen)
      at += sepLen
    }
    memory.copy(at, piecePtr(i), pieceLen(i))
    at += pieceLen(i)
  }
  V.ptr = out
  V.len = size
  return KIND_STR
}

/** Makes a list of pieces `from` on. */
function listPieces(from: u32): u32 {
  listBegin()
  for (let i = from; i < Pieces.count; i++) listAdd(piecePtr(i), pieceLen(i))
  return KIND_LIST
}

/** `fn` of the text in the registers, result there too; false when it has none. */
function transformText(fn: u32): bool {
  if (fn == FN_BASENAME) {
    let start = V.len
    while (start > 0 && load<u8>(V.ptr + start - 1) != 0x2f) start--
    V.ptr += start
    V.len -= start
    return true
  }
  const out = Scratch.take(V.len)
  if (out == 0) return false
  if (fn == FN_B64) return decodeBase64(out)
  for (let i: u32 = 0; i < V.len; i++) {
    const byte = <u32>load<u8>(V.ptr + i)
    store<u8>(
      out + i,
      <u8>(fn == FN_TOLOWER ? lowerByte(byte) : byte - 0x61 < 26 ? byte - 0x20 : byte),
    )
  }
  V.ptr = out
  return true
}

/** Value of a base64 digit, 64 for other bytes. */
function digitOf(byte: u32): u32 {
  if (byte - 0x41 < 26) return byte - 0x41
  if (byte - 0x61 < 26) return byte - 0x61 + 26
  if (byte - 0x30 < 10) return byte - 0x30 + 52
  return byte == 0x2b ? 62 : byte == 0x2f ? 63 : 64
}

/** With its padding or without any; false when the text is not base64. */
function decodeBase64(out: usize): bool {
  let n = V.len
  if (n >= 4 && (n & 3) == 0 && load<u8>(V.ptr + n - 1) == 0x3d) {
    n--
    if (load<u8>(V.ptr + n - 1) == 0x3d) n--
  }
  if ((n & 3) == 1) return false
  let at = out
  for (let i: u32 = 0; i < n; i += 4) {
    const quad = V.ptr + i
    const left = n - i
    const a = digitOf(load<u8>(quad))
    const b = digitOf(load<u8>(quad, 1))
    const c = left > 2 ? digitOf(load<u8>(quad, 2)) : 0
    const d = left > 3 ? digitOf(load<u8>(quad, 3)) : 0
    if (max(max(a, b), max(c, d)) > 63) return false
    const bits = (a << 18) | (b << 12) | (c << 6) | d
    store<u8>(at++, <u8>(bits >> 16))
    if (left > 2) store<u8>(at++, <u8>(bits >> 8))
    if (left > 3) store<u8>(at++, <u8>bits)
  }
  V.ptr = out
  V.len = <u32>(at - out)
  return true
}

function transformOne(o: usize, fn: u32): u32 {
  const kind = evalOperand(argOf(o, 0))
  if (kind == KIND_NONE) return KIND_NONE
  const base = kind & KIND_MASK
  const list = base == KIND_LIST || base == KIND_LISTNUM
  if (fn == FN_LEN) {
    V.num = list ? <i64>V.count : <i64>V.len
    return list || base == KIND_STR ? KIND_U64 : KIND_NONE
  }
  if (base == KIND_STR) return transformText(fn) ? KIND_STR : KIND_NONE
  if (base != KIND_LIST) return KIND_NONE
  const from = Pieces.count
  for (let i: u32 = 0; i < V.count; i++) {
    const n = V.count
    V.ptr = listPtr(i)
    V.len = listLen(i)
    if (transformText(fn)) pushPiece(V.ptr, V.len)
    V.count = n
  }
  listPieces(from)
  Pieces.count = from
  return kind
}

/** join(separator, list) */
function join(o: usize): u32 {
  const from = Pieces.count
  if (!gather(argOf(o, 0)) || Pieces.count == from) return KIND_NONE
  const sep = piecePtr(from)
  const sepLen = pieceLen(from)
  if (!gather(argOf(o, 1))) return KIND_NONE
  return joinPieces(from + 1, sep, sepLen)
}

function concat(o: usize): u32 {
  const from = Pieces.count
  const n = load<u32>(o, OPERAND_ARG_COUNT)
  for (let i: u32 = 0; i < n; i++) {
    if (!gather(argOf(o, i))) return KIND_NONE
  }
  return joinPieces(from, 0, 0)
}

/** 0 = not an option, 1 = an option, 2 = one with an argument. */
function optionKind(byte: u32, spec: usize, specLen: u32): u32 {
  if (byte == 0x3a) return 0
  for (let i: u32 = 0; i < specLen; i++) {
    if (<u32>load<u8>(spec + i) != byte) continue
    return i + 1 < specLen && load<u8>(spec + i + 1) == 0x3a ? 2 : 1
  }
  return 0
}

/**
 * getopt(arguments, options): the option letters that occur and their arguments, in order, up to `--`.
 * getopt(arguments, options)[c]: the argument of the last `-c`, empty when it takes none.
 */
function getopt(o: usize): u32 {
  const from = Pieces.count
  if (!gather(argOf(o, 0))) return KIND_NONE
  const end = Pieces.count
  if (!gather(argOf(o, 1)) || Pieces.count == end) return KIND_NONE
  const spec = piecePtr(end)
  const specLen = pieceLen(end)
  const results = Pieces.count
  const wanted =
    load<u8>(o, OPERAND_ARG_KIND) == <u8>ARG_NONE || load<u32>(o, OPERAND_TEXT_LEN) == 0
      ? 256
      : <u32>load<u8>(Policy.strings + load<u32>(o, OPERAND_TEXT))
  let found = false
  V.len = 0
  V.ptr = spec
  for (let i = from; i < end; i++) {
    const p = piecePtr(i)
    const n = pieceLen(i)
    if (n < 2 || load<u8>(p) != 0x2d) continue
    if (n == 2 && load<u8>(p, 1) == 0x2d) break
    for (let at: u32 = 1; at < n; at++) {
      const letter = <u32>load<u8>(p + at)
      const kind = optionKind(letter, spec, specLen)
      if (kind == 0) continue
      let value = p + at
      let size: u32 = 0
      if (kind == 2) {
        if (at + 1 < n) {
          value = p + at + 1
          size = n - at - 1
        } else if (i + 1 < end) {
          i++
          value = piecePtr(i)
          size = pieceLen(i)
        }
      }
      pushPiece(p + at, 1)
      if (kind == 2) pushPiece(value, size)
      if (letter == wanted) {
        found = true
        V.ptr = value
        V.len = size
      }
      if (kind == 2) break
    }
  }
  if (wanted != 256) return found ? KIND_STR : KIND_NONE
  return listPieces(results)
}

/** Evaluates the transformer or list at `o`; the kind of the result. */
export function transform(o: usize): u32 {
  const from = Pieces.count
  let kind: u32 = KIND_NONE
  if (<u32>load<u8>(o, OPERAND_KIND) == OPERAND_KIND_LIST) {
    const n = load<u32>(o, OPERAND_ARG_COUNT)
    let whole = true
    for (let i: u32 = 0; i < n && whole; i++) whole = gather(argOf(o, i))
    if (whole) kind = listPieces(from)
  } else {
    const fn = <u32>load<u8>(o, OPERAND_FUNCTION)
    if (fn == FN_JOIN) kind = join(o)
    else if (fn == FN_CONCAT) kind = concat(o)
    else if (fn == FN_GETOPT) kind = getopt(o)
    else kind = transformOne(o, fn)
  }
  Pieces.count = from
  V.raw = false
  return kind
}
