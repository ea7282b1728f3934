// SPDX-License-Identifier: Apache-2.0
// Texts made of what is known of a thread: command line, environment, cgroups, capabilities.

import { capabilityName, capabilityNameLength } from '../generated/names'
import { lengthOf, textOf } from '../state/strings'
import { Thread } from '../state/thread'
import { leaderOf } from '../state/threads'
import { begin, finish, put, putByte } from './text'
import { T_BLK, T_BLK_LEN, T_BLKIO, T_BLKIO_LEN, T_NA } from './texts'
import { findToken, firstToken, putTokens, Token, tokenAt, tokenValue } from './token-list'
import { KIND_NONE, text } from './value'

const BLANK: u32 = 0x20
const EQUALS: u32 = 0x3d

export function putText(s: u32): void {
  put(textOf(<usize>s), lengthOf(<usize>s))
}

export function argsOf(t: usize): u32 {
  begin()
  putTokens(<usize>Thread.at(t).args, BLANK)
  return finish()
}

/** Name and arguments. */
export function cmdlineOf(t: usize): u32 {
  const o = Thread.at(t)
  begin()
  putText(o.comm)
  if (lengthOf(<usize>o.args) != 0) {
    putByte(BLANK)
    putTokens(<usize>o.args, BLANK)
  }
  return finish()
}

/** First argument and the others, with a blank between them even when there are none. */
export function exelineOf(o: Thread): u32 {
  begin()
  putText(o.exe)
  putByte(BLANK)
  putTokens(<usize>o.args, BLANK)
  return finish()
}

/** The environment is that of the main thread. */
function environment(t: usize): usize {
  const main = leaderOf(t)
  return main == 0 ? 0 : <usize>Thread.at(main).env
}

export function envOf(t: usize): u32 {
  const env = environment(t)
  if (env == 0) return text(T_NA, 0)
  begin()
  putTokens(env, BLANK)
  return finish()
}

/** Blanks around the value do not count; empty when there is no such variable. */
export function envVariable(t: usize, key: usize, keyLen: u32): u32 {
  const env = environment(t)
  if (env == 0 || !findToken(env, key, keyLen, EQUALS)) return text(T_NA, 0)
  while (Token.len > 0 && load<u8>(Token.ptr) == 0x20) {
    Token.ptr++
    Token.len--
  }
  while (Token.len > 0 && load<u8>(Token.ptr + Token.len - 1) == 0x20) Token.len--
  return tokenValue()
}

export function capabilities(held: u64): u32 {
  begin()
  let first = true
  for (let i: u32 = 0; i < 64; i++) {
    const n = (held >> i) & 1 ? capabilityNameLength(i) : 0
    if (n == 0) continue
    if (!first) putByte(BLANK)
    first = false
    put(capabilityName(i), n)
  }
  return finish()
}

/** "io", which cgroup 2 calls what was "blkio". */
const IO: u32 = 0x3d6f69

function isIo(p: usize, n: u32): bool {
  return n >= 3 && (load<u32>(p) & 0xffffff) == IO
}

export function cgroupsOf(cgroups: usize): u32 {
  if (lengthOf(cgroups) == 0) return KIND_NONE
  begin()
  let at = firstToken(cgroups)
  while (tokenAt(cgroups, at)) {
    if (at != textOf(cgroups)) putByte(BLANK)
    if (isIo(Token.ptr, Token.len)) put(T_BLK, T_BLK_LEN)
    put(Token.ptr, Token.len)
    at = Token.next
  }
  return finish()
}

export function cgroupOf(cgroups: usize, key: usize, keyLen: u32): u32 {
  if (
    keyLen == T_BLKIO_LEN &&
    memory.compare(key, T_BLKIO, keyLen) == 0 &&
    findToken(cgroups, key + T_BLK_LEN, 2, EQUALS)
  )
    return tokenValue()
  return findToken(cgroups, key, keyLen, EQUALS) ? tokenValue() : KIND_NONE
}
