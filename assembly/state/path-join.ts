// SPDX-License-Identifier: Apache-2.0
// Joins and normalises paths the way libsinsp does (concatenate_paths, parse_dirfd): the directory is
// taken as it stands, "." and ".." and double slashes of the name are resolved, one trailing slash goes.
// Used by open, chdir and exec here and by the fields that print resolved paths.

import { copyBytes } from '../memory/bytes'
import { getFd } from './fd-tables'
import { isPlain } from './plain-path'
import { Apart, nameApart } from './socket-name'
import { lengthOf, textOf } from './strings'
import { Thread } from './thread'
import { leaderOf, tableOf } from './threads'

/** Result of joinPath; valid until the next call. */
export class Join {
  static ptr: usize = 0
  static len: u32 = 0
}

/** Result of dirOf; valid until the next call of it. */
export class Dir {
  static ptr: usize = 0
  static len: u32 = 0
}

/** AT_FDCWD. */
export const FDCWD: i64 = -100

/** libscap's SCAP_MAX_PATH_SIZE: longer results are replaced by a constant, as there. */
const LIMIT: u32 = 1024
const joined: usize = memory.data(1088)
const directory: usize = memory.data(1088)

const SLASH: u32 = 0x2f
const DOT: u32 = 0x2e

// "/DIR_TOO_LONG/FILENAME_TOO_LONG"
const TOO_LONG: usize = memory.data<u8>([
  0x2f, 0x44, 0x49, 0x52, 0x5f, 0x54, 0x4f, 0x4f, 0x5f, 0x4c, 0x4f, 0x4e, 0x47, 0x2f, 0x46, 0x49,
  0x4c, 0x45, 0x4e, 0x41, 0x4d, 0x45, 0x5f, 0x54, 0x4f, 0x4f, 0x5f, 0x4c, 0x4f, 0x4e, 0x47, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const TOO_LONG_LEN: u32 = 31
// "<UNKNOWN>", "./", "."
const UNKNOWN: usize = memory.data<u8>([
  0x3c, 0x55, 0x4e, 0x4b, 0x4e, 0x4f, 0x57, 0x4e, 0x3e, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const HERE: usize = memory.data<u8>([
  0x2e, 0x2f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])

function byteAt(p: usize, n: u32, i: u32): u32 {
  return i < n ? <u32>load<u8>(p + i) : 0
}

/** End of the directory above the one that ends at `tc` of the joined path. */
function parentEnd(tc: u32): u32 {
  if (tc <= 1) return tc
  tc--
  while (tc >= 1 && load<u8>(joined + tc - 1) != SLASH) tc--
  return tc
}

/** Makes the joined path the caller's to change: it may be the record's own bytes. */
export function ownJoin(): void {
  if (Join.ptr == joined) return
  copyBytes(joined, Join.ptr, Join.len)
  Join.ptr = joined
}

/** Whether a name joined to a directory of these lengths is replaced by a constant. */
export function isTooLong(dirLen: u32, n: u32): bool {
  // Not one addition: lengths come from records.
  return dirLen >= LIMIT || n >= LIMIT || dirLen + n + 1 > LIMIT
}

/** Joins the `n` bytes at `p` to a directory; an absolute name stands alone. Sets Join. */
export function joinPath(dirPtr: usize, dirLen: u32, p: usize, n: u32): void {
  if (isTooLong(dirLen, n)) {
    Join.ptr = TOO_LONG
    Join.len = TOO_LONG_LEN
    return
  }
  if (isPlain(p, n)) {
    Join.ptr = p
    Join.len = n
    return
  }
  let tc: u32 = 0
  if (n != 0 && load<u8>(p) != SLASH) {
    copyBytes(joined, dirPtr, dirLen)
    tc = dirLen
  }
  const emptyBase = tc == 0
  let i: u32 = 0
  while (i < n) {
    const c = <u32>load<u8>(p + i)
    if (c == 0) break
    if (c == DOT && (tc == 0 || load<u8>(joined + tc - 1) == SLASH)) {
      const second = byteAt(p, n, i + 1)
      if (second == DOT) {
        const third = byteAt(p, n, i + 2)
        if (third == SLASH || third == 0) {
          tc = parentEnd(tc)
          i += third == SLASH ? 3 : 2
          continue
        }
      } else if (second == SLASH) {
        i += 2
        continue
      } else if (second == 0) {
        i++
        continue
      }
    } else if (c == SLASH) {
      if ((tc > 0 && load<u8>(joined + tc - 1) == SLASH) || (tc == 0 && !emptyBase)) {
        i++
        continue
      }
    }
    store<u8>(joined + tc, <u8>c)
    tc++
    i++
  }
  if (tc > 1 && load<u8>(joined + tc - 1) == SLASH) tc--
  Join.ptr = joined
  Join.len = tc
}

function setDir(p: usize, n: u32): void {
  Dir.ptr = p
  Dir.len = n
}

/** Working directory of thread `t` (ends with a slash), "./" when unknown. Sets Dir. */
export function cwdOf(t: usize): void {
  if (t != 0) {
    const main = leaderOf(t)
    if (main != 0 && (main == t || Thread.at(main).grouped != 0)) {
      const cwd = <usize>Thread.at(main).cwd
      setDir(textOf(cwd), lengthOf(cwd))
      return
    }
  }
  setDir(HERE, 2)
}

/**
 * Directory that thread `t`'s `dirfd` stands for when the name begins with byte `first` (0: empty):
 * "." before an absolute name, "<UNKNOWN>" when nothing is known of it. Sets Dir.
 */
export function dirOf(t: usize, dirfd: i64, first: u32): void {
  if (first == SLASH) {
    setDir(HERE, 1)
    return
  }
  if (t != 0 && dirfd == FDCWD) {
    cwdOf(t)
    return
  }
  const fd = t != 0 && dirfd >= 0 ? getFd(tableOf(t), dirfd) : 0
  if (fd == 0) {
    setDir(UNKNOWN, 9)
    return
  }
  nameApart(fd)
  const text = Apart.ptr
  const n = Apart.len
  if (n == 0 || n >= LIMIT || load<u8>(text + n - 1) == SLASH) {
    setDir(text, n)
    return
  }
  copyBytes(directory, text, n)
  store<u8>(directory + n, SLASH)
  setDir(directory, n + 1)
}
