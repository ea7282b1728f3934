// SPDX-License-Identifier: Apache-2.0
// The program's own log on standard error, without ever waiting for whoever reads it: a reader that hangs must not
// stop events. Lines that it does not take are left out, and counted.
import { writeSync } from 'node:fs'
import { withoutWaiting } from '../output/descriptor.ts'

/** What takes the text of the log. */
export function unwaitingLog(fd: number = 2): (text: string) => void {
  const own = withoutWaiting(fd)
  let lost = 0
  /** Of a line that was taken in part. */
  let rest = new Uint8Array(0)
  const write = (bytes: Uint8Array): number => {
    try {
      return writeSync(own, bytes)
    } catch {
      // Full, or nobody is there: there is no place left to say so.
      return 0
    }
  }
  return text => {
    if (rest.length > 0) rest = rest.slice(write(rest))
    if (rest.length > 0) {
      lost++
      return
    }
    const told = lost === 0 ? '' : `${lost} lines of the log were lost: nobody read them\n`
    const bytes = new TextEncoder().encode(told + text)
    const written = write(bytes)
    if (written === 0) {
      lost++
      return
    }
    lost = 0
    rest = bytes.slice(written)
  }
}
