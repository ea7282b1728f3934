// SPDX-License-Identifier: Apache-2.0
// What a driver does with the settings made from a policy's needs, said plainly: which records it leaves out.
import type { PolicyNeeds } from '../../src/rules/needs.ts'
import { EVENTS, resultParam } from '../../src/schema/events.ts'
import { SYSCALLS } from '../../src/schema/syscalls.ts'
import { type DecodedRecord, decode } from '../reference/decode.ts'

const EINPROGRESS = 115n
/** Flags of the format: reading alone, and what makes, cuts or names no file. */
const ACCESS = 3
const RDONLY = 1
const NOT_ONLY_READ = 4 | 256 | 8192

const callsOf = (event: string): string[] =>
  SYSCALLS.filter(call => call.event === event).map(call => call.name)

/** `isFile`: whether the open that succeeded was one of a regular file. */
export function leavesOut(
  needs: PolicyNeeds,
  isFile: (record: DecodedRecord) => boolean,
): (bytes: Uint8Array) => boolean {
  const failing = new Set(needs.failures.flatMap(({ calls }) => calls))
  return bytes => {
    const record = decode(bytes)
    const row = record === undefined ? undefined : EVENTS[record.row.code]
    if (record === undefined || row === undefined) return false
    const calls = callsOf(row.id)
    const [first] = row.params
    if (calls.length === 0 || first === undefined || resultParam(row) < 0) return false
    const result = record.big(first.name)
    if (result < 0n) {
      return result !== -EINPROGRESS && calls.every(call => !failing.has(call))
    }
    if (needs.reads !== '' || !calls.every(call => call === 'open' || call === 'openat'))
      return false
    const flags = record.num('flags')
    return (flags & ACCESS) === RDONLY && (flags & NOT_ONLY_READ) === 0 && isFile(record)
  }
}
