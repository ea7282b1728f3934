// SPDX-License-Identifier: Apache-2.0
// Process list blocks, all nine versions, into THREAD records. Versions 1 to 8 differ in which fields
// they have; from version 9 on an entry says its length and new fields are appended.
import { EXE_FLAGS, hostRecord } from '../schema/host-records.ts'
import { encodeRecord } from '../schema/record.ts'
import { ByteCursor } from './byte-cursor.ts'
import { CaptureError } from './capture-error.ts'
import { listValue, stringValue } from './host-value.ts'

const THREAD = hostRecord('THREAD')

/** What libs assumes where a capture does not say: no namespace ids, no session, no login. */
const UNKNOWN_ID = -1n
const NO_LOGIN = 0xffffffff

/**
 * Entries written before libs 0.10 end with at most these bytes after `root`: login uid, writable
 * flag, three capability sets. Later ones have two more fields before them.
 */
const OLD_TAIL_MAX = 29

/** Calls `push` with one THREAD record for each entry of the block's body. */
export function decodeProcessList(
  body: Uint8Array,
  version: number,
  push: (record: Uint8Array) => void,
): void {
  const cursor = new ByteCursor(body)
  // Less than four bytes are padding.
  while (cursor.left >= 4) push(decodeEntry(cursor, version))
}

function decodeEntry(cursor: ByteCursor, version: number): Uint8Array {
  const start = cursor.position
  // Counts itself.
  const size = version >= 9 ? cursor.u32() : 0
  if (version >= 9 && size > cursor.left + 4) {
    throw new CaptureError('corrupt-block', `a process entry says ${size} bytes`)
  }
  const end = start + size
  const has = (width: number): boolean => cursor.position + width <= end

  const tid = cursor.i64()
  const pid = cursor.i64()
  const ptid = cursor.i64()
  const sid = version >= 6 ? cursor.i64() : UNKNOWN_ID
  const vpgid = version >= 8 ? cursor.i64() : UNKNOWN_ID
  const comm = cursor.counted()
  const exe = cursor.counted()
  const exepath = version >= 7 ? cursor.counted() : null
  const args = cursor.counted()
  const cwd = cursor.counted()
  const fdlimit = cursor.i64()
  const flags = cursor.u32()
  const uid = cursor.u32()
  const gid = cursor.u32()
  const memory = version >= 2
  const vmSize = memory ? cursor.u32() : null
  const vmRss = memory ? cursor.u32() : null
  const vmSwap = memory ? cursor.u32() : null
  const pfmajor = memory ? cursor.u64() : null
  const pfminor = memory ? cursor.u64() : null
  const env = version >= 3 ? cursor.counted() : null
  const vtid = version >= 4 ? cursor.i64() : UNKNOWN_ID
  const vpid = version >= 4 ? cursor.i64() : UNKNOWN_ID
  const cgroups = version >= 4 ? cursor.counted() : null
  const root = version >= 5 ? cursor.counted() : null

  // All that follows may be missing, each from some release of libs on.
  const interleaved = end - cursor.position > OLD_TAIL_MAX
  const pidnsStart = interleaved && has(8) ? cursor.u64() : null
  const tty = interleaved && has(4) ? cursor.u32() : null
  const loginuid = has(4) ? cursor.u32() : NO_LOGIN
  const writable = has(1) && cursor.u8() !== 0
  const inheritable = has(8) ? cursor.u64() : null
  const permitted = has(8) ? cursor.u64() : null
  const effective = has(8) ? cursor.u64() : null
  const upperLayer = has(1) && cursor.u8() !== 0
  const ino = has(8) ? cursor.u64() : null
  const ctime = has(8) ? cursor.u64() : null
  const mtime = has(8) ? cursor.u64() : null
  const fromMemfd = has(1) && cursor.u8() !== 0
  const lowerLayer = has(1) && cursor.u8() !== 0
  const pgid = has(8) ? cursor.i64() : UNKNOWN_ID
  if (version >= 9) {
    if (cursor.position > end) {
      throw new CaptureError('corrupt-block', `a process entry is longer than its ${size} bytes`)
    }
    cursor.position = end
  }

  return encodeRecord(THREAD, 0, tid, {
    tid,
    pid,
    ptid,
    sid,
    vpgid,
    pgid,
    vtid,
    vpid,
    comm: stringValue(comm),
    exe: stringValue(exe),
    exepath: exepath === null ? null : stringValue(exepath),
    args: listValue(args),
    cgroups: cgroups === null ? null : listValue(cgroups),
    env: env === null ? null : listValue(env),
    cwd: stringValue(cwd),
    root: root === null ? null : stringValue(root),
    fdlimit,
    flags,
    uid,
    gid,
    loginuid,
    vm_size: vmSize,
    vm_rss: vmRss,
    vm_swap: vmSwap,
    pfmajor,
    pfminor,
    pidns_init_start_ts: pidnsStart,
    tty,
    exe_flags:
      bit(writable, 'WRITABLE') |
      bit(upperLayer, 'UPPER_LAYER') |
      bit(lowerLayer, 'LOWER_LAYER') |
      bit(fromMemfd, 'FROM_MEMFD'),
    exe_ino: ino,
    exe_ino_ctime: ctime,
    exe_ino_mtime: mtime,
    cap_permitted: permitted,
    cap_effective: effective,
    cap_inheritable: inheritable,
  })
}

function bit(set: boolean, flag: string): number {
  return set ? (EXE_FLAGS[flag] ?? 0) : 0
}
