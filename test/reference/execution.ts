// SPDX-License-Identifier: Apache-2.0
// What execve does to a thread: a new program, with what the event tells of it.
import type { Bytes, DecodedRecord } from './decode.ts'
import { baseDirectory, OPEN } from './file-transitions.ts'
import type { Event, Transition } from './machine.ts'
import { joinPath } from './paths.ts'
import { CL, has, type Thread } from './threads.ts'

const AT_EMPTY_PATH = 1

export const executed: Transition = (event, { threads }) => {
  const { record, thread } = event
  if (event.result === undefined || event.result < 0n || thread === undefined) return
  if (thread.dead) threads.resurrect(thread)
  thread.exe = record.str('exe')
  thread.comm = record.has('comm') ? record.str('comm') : thread.exe
  thread.args = record.list('args')
  thread.pid = record.num('pid')
  if (thread.isInvalid) {
    thread.ptid = record.num('ptid')
    if (!has(thread.flags, 'CLONE_CHILD_IN_PIDNS')) {
      thread.vtid = thread.tid
      thread.vpid = thread.pid
    }
    threads.link(thread)
  }
  thread.fdlimit = record.big('fdlimit')
  memory(thread, record)
  if (record.has('env')) thread.env = record.list('env')
  if (record.has('cgroups')) thread.cgroups = record.list('cgroups')
  if (record.has('tty')) thread.tty = record.big('tty')
  if (record.has('trusted_exepath')) thread.exepath = undeleted(record.str('trusted_exepath'))
  else thread.exepath = pathAtEnter(event) ?? thread.exepath
  if (record.has('vpgid')) thread.vpgid = record.big('vpgid')
  if (record.has('loginuid')) thread.loginuid = record.num('loginuid') >>> 0
  if (record.has('flags')) setExeFlags(thread, record.num('flags'))
  if (record.has('cap_effective')) setCapabilities(event)
  if (record.has('exe_ino_mtime')) {
    thread.exeIno = record.big('exe_ino')
    thread.exeCtime = record.big('exe_ino_ctime')
    thread.exeMtime = record.big('exe_ino_mtime')
    if (thread.cloneTs !== 0n)
      thread.ctimeToClone = BigInt.asUintN(64, thread.cloneTs - thread.exeCtime)
    if (thread.pidnsStart !== 0n && thread.exeCtime > thread.pidnsStart) {
      thread.ctimeToPidns = thread.exeCtime - thread.pidnsStart
    }
  }
  if (record.has('uid')) thread.uid = record.num('uid')
  thread.pgid = record.has('pgid') ? record.big('pgid') : -1n
  if (record.has('gid')) thread.gid = record.num('gid')
  for (const [number, fd] of thread.table ?? []) {
    if ((fd.openFlags & (OPEN['O_CLOEXEC'] as number)) !== 0) thread.table?.delete(number)
  }
  thread.flags &= (CL['CLONE_INVERTED'] as number) | (CL['IS_MAIN_THREAD'] as number)
  if (thread.group !== undefined && thread.group.alive > 1) {
    for (const other of thread.group.members) {
      const stays = threads.find(other.tid) !== other || other.isMain || other.tid === thread.tid
      if (!stays) threads.remove(other.tid)
    }
  }
}

/** Old captures tell the program's path at enter only. */
function pathAtEnter(event: Event): Bytes | undefined {
  const enter = event.enter()
  if (enter === undefined || event.thread === undefined) return undefined
  if (enter.row.id === 'SYSCALL_EXECVE_19_E') {
    const filename = enter.str('filename')
    return filename === '<NA>' ? filename : joinPath(event.thread.currentDirectory, filename)
  }
  const path = enter.str('pathname')
  const directory = baseDirectory(event.thread, path, enter.num('dirfd'))
  const empty = (enter.num('flags') & AT_EMPTY_PATH) !== 0
  if (directory === '<UNKNOWN>' || (path === '<NA>' && !empty)) return '<NA>'
  return empty ? joinPath('', directory) : joinPath(directory, path)
}

export function undeleted(path: Bytes): Bytes {
  return path.replace(/(.) \(deleted\)$/s, '$1')
}

/** Bits of execve's flags: writable, upper layer, memfd, lower layer. */
function setExeFlags(thread: Thread, flags: number): void {
  thread.exeWritable = (flags & 1) !== 0
  thread.exeUpper = (flags & 2) !== 0
  thread.exeFromMemfd = (flags & 4) !== 0
  thread.exeLower = (flags & 8) !== 0
}

export function setCapabilities({ thread, record }: Event): void {
  if (thread === undefined) return
  thread.capInheritable = record.big('cap_inheritable')
  thread.capPermitted = record.big('cap_permitted')
  thread.capEffective = record.big('cap_effective')
}

/** Page faults and memory, where the record has them. */
export function memory(thread: Thread, record: DecodedRecord): void {
  if (!record.has('vm_swap')) return
  if (record.index('pgft_maj') >= 0) {
    thread.pfMajor = record.big('pgft_maj')
    thread.pfMinor = record.big('pgft_min')
  }
  thread.vmSize = record.big('vm_size')
  thread.vmRss = record.big('vm_rss')
  thread.vmSwap = record.big('vm_swap')
}
