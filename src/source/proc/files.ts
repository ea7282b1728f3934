// SPDX-License-Identifier: Apache-2.0
// Reading the small files of /proc. What is read may vanish at any moment: that is no error here, but
// undefined. Bytes stay bytes: names need not be UTF-8.
import { closeSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs'

/** One buffer for all reads: who keeps what was read copies it. */
const buffer: Buffer = Buffer.allocUnsafe(1 << 20)

/** At most `limit` bytes of a file, valid until the next read. */
export function readBytes(path: string, limit: number = buffer.length): Buffer | undefined {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch {
    return undefined
  }
  try {
    let length = 0
    while (length < limit) {
      const count = readSync(fd, buffer, length, Math.min(limit, buffer.length) - length, null)
      if (count === 0) break
      length += count
    }
    return buffer.subarray(0, length)
  } catch {
    return undefined
  } finally {
    closeSync(fd)
  }
}

/**
 * A file that the kernel gives in one piece, such as stat, status, fdinfo: with one read. Each byte a
 * character, so that nothing is lost or replaced.
 */
export function readText(path: string): string | undefined {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch {
    return undefined
  }
  try {
    return buffer.toString('latin1', 0, readSync(fd, buffer, 0, buffer.length, null))
  } catch {
    return undefined
  } finally {
    closeSync(fd)
  }
}

/** Larger files, such as the list of all sockets. */
export function readLines(path: string): string[] {
  const chunks: string[] = []
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch {
    return []
  }
  try {
    for (;;) {
      const count = readSync(fd, buffer, 0, buffer.length, null)
      if (count === 0) break
      chunks.push(buffer.toString('latin1', 0, count))
    }
  } catch {
    // What was read until then is as good.
  } finally {
    closeSync(fd)
  }
  return chunks.join('').split('\n')
}

export function readLink(path: string): string | undefined {
  try {
    return readlinkSync(path, 'latin1')
  } catch {
    return undefined
  }
}

/** The entries of a folder that are numbers. */
export function readNumbers(path: string): number[] {
  try {
    return readdirSync(path)
      .filter(name => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return []
  }
}

const DELETED = ' (deleted)'

/** A text of readText() or readLink() as a parameter: its bytes, cut to `limit`, and a NUL. */
export function toParam(text: string, limit = 4096): Uint8Array {
  return Buffer.from(`${text.slice(0, limit - 1)}\0`, 'latin1')
}

/** The kernel says so of files that are no more; drivers do not. */
export function withoutDeleted(path: string): string {
  return path.endsWith(DELETED) ? path.slice(0, -DELETED.length) : path
}
