// SPDX-License-Identifier: Apache-2.0
// Paths among parameters made absolute: against the working directory, or against the descriptor that
// another parameter names. Results stand in state/path-join.ts Join until the next one.

import { Ev, paramI64, paramLen } from '../event/current'
import { NO_PARAM, PT_FSRELPATH, paramDirfd, paramType } from '../generated/events'
import { getFd } from '../state/fd-tables'
import { cwdOf, Dir, FDCWD, joinPath } from '../state/path-join'
import { Apart, nameApart } from '../state/socket-name'
import { tableOf } from '../state/threads'

/** Longest directory used; state/path-join.ts refuses longer ones anyway. */
const MAX_DIR: u32 = 4096
const directory: usize = memory.data(4128)

/** Text of a directory, with a slash behind it. Sets Dir. */
export function withSlash(p: usize, n: u32): void {
  if (n > MAX_DIR) n = MAX_DIR
  if (n != 0 && load<u8>(p + n - 1) == 0x2f) {
    Dir.ptr = p
    Dir.len = n
    return
  }
  memory.copy(directory, p, n)
  store<u8>(directory + n, 0x2f)
  Dir.ptr = directory
  Dir.len = n + 1
}

/** Directory that parameter `i`, a path, starts from; empty when it is not known. Sets Dir. */
function baseOf(i: u32): void {
  const t = Ev.thread
  if (paramType(Ev.code, i) == PT_FSRELPATH) {
    const at = paramDirfd(Ev.code, i)
    if (at != NO_PARAM && paramLen(at) != 0) {
      const dirfd = paramI64(at, FDCWD)
      if (dirfd != FDCWD) {
        const fd: usize = dirfd >= 0 ? getFd(tableOf(t), dirfd) : 0
        Dir.ptr = directory
        Dir.len = 0
        if (fd != 0) nameApart(fd)
        if (fd != 0 && Apart.len != 0) withSlash(Apart.ptr, Apart.len)
        return
      }
    }
  }
  cwdOf(t)
}

/** Joins the `n` bytes at `p`, the text of path parameter `i`, to where it starts from. Sets Join. */
export function resolvePath(i: u32, p: usize, n: u32): void {
  baseOf(i)
  joinPath(Dir.ptr, Dir.len, p, n)
}
