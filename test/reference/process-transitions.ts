// SPDX-License-Identifier: Apache-2.0
// What events about processes do to the thread table: birth, credentials, death.
import type { DecodedRecord } from './decode.ts'
import { executed, memory, setCapabilities } from './execution.ts'
import type { Event, Machine, Transition } from './machine.ts'
import { CL, has, Thread } from './threads.ts'

const STALE_NS = 2_000_000_000n
/** PRLIMIT and prctl numbers of the schema. */
const RLIMIT_NOFILE = 7
const SUBREAPER_OPTIONS = [36, 37]
const ALL_CAPABILITIES = (1n << 41n) - 1n

/** What a child has of its parent beside what the event tells. */
const INHERITED = [
  'exepath',
  'exeWritable',
  'exeUpper',
  'exeLower',
  'exeFromMemfd',
  'root',
  'sid',
  'vpgid',
  'pgid',
  'tty',
  'loginuid',
  'capPermitted',
  'capInheritable',
  'capEffective',
  'exeIno',
  'exeCtime',
  'exeMtime',
  'ctimeToClone',
] as const

function inherit(child: Thread, from: Thread): void {
  Object.assign(child, Object.fromEntries(INHERITED.map(key => [key, from[key]])))
}

function inheritProcess(child: Thread, from: Thread): void {
  child.fds = new Map([...(from.table ?? [])].map(([number, fd]) => [number, fd.clone()]))
  child.cwd = from.currentDirectory
  child.env = from.env
}

/** Name, arguments, limits, owner: what clone and its like tell of the child. */
function describe(child: Thread, record: DecodedRecord): void {
  child.exe = record.str('exe')
  child.comm = record.has('comm') ? record.str('comm') : child.exe
  child.args = record.list('args')
  child.fdlimit = record.big('fdlimit')
  memory(child, record)
  child.uid = record.num('uid')
  child.gid = record.num('gid')
  if (record.has('cgroups')) child.cgroups = record.list('cgroups')
  child.cloneTs = record.ts
}

const cloned: Transition = (event, machine) => {
  const result = Number(event.result ?? 0n)
  if (result === 0) childReturns(event, machine)
  else if (result > 0) callerReturns(event, machine, result)
}

function callerReturns(event: Event, { threads, host }: Machine, childTid: number): void {
  const { record } = event
  const caller = threads.get(record.tid)
  const valid = !caller.isInvalid
  if (!valid) {
    caller.pid = record.num('pid')
    caller.ptid = record.num('ptid')
    const known = record.has('vpid')
    caller.vtid = known ? record.num('vtid') : record.tid
    caller.vpid = known ? record.num('vpid') : -1
    threads.link(caller)
  }
  event.thread = caller
  const flags = record.num('flags')
  const inNamespace =
    has(flags, 'CLONE_CHILD_IN_PIDNS') || has(flags, 'CLONE_NEWPID') || has(flags, 'CLONE_PARENT')
  if (inNamespace || record.tid !== caller.vtid) return
  if (has(flags, 'CLONE_VFORK') || event.row.id === 'SYSCALL_VFORK_20_X') return
  const parent = has(flags, 'CLONE_THREAD') ? caller.ptid : caller.tid
  if (threads.hasExited(childTid, parent, record.ts)) return
  const known = threads.find(childTid)
  if (known !== undefined) {
    if (has(known.flags, 'CLONE_INVERTED')) return
    threads.remove(childTid)
  }
  const child = new Thread(childTid)
  child.flags = flags
  if (!has(flags, 'CLONE_THREAD')) {
    if (valid) inheritProcess(child, caller)
    child.pid = childTid
    child.ptid = caller.tid
  } else {
    child.pid = caller.pid
    child.ptid = caller.ptid
    child.flags |= CL['CLONE_FILES'] as number
  }
  child.vtid = childTid
  child.vpid = child.pid
  describe(child, record)
  child.pidnsStart = host.bootTs
  if (valid) inherit(child, caller)
  else Object.assign(caller, { exe: child.exe, comm: child.comm, args: child.args })
  threads.add(child)
  if (known !== undefined) event.thread = threads.find(record.tid)
}

function childReturns(event: Event, { threads, host }: Machine): void {
  const { record } = event
  const known = event.thread
  if (known !== undefined && known.cloneTs !== 0n) {
    if (BigInt.asUintN(64, record.ts - known.cloneTs) < STALE_NS) return
    threads.remove(record.tid)
  }
  const child = new Thread(record.tid)
  child.pid = record.num('pid')
  child.ptid = record.num('ptid')
  const hasIds = record.has('vpid')
  child.vtid = hasIds ? record.num('vtid') : child.tid
  child.vpid = hasIds ? record.num('vpid') : -1
  child.flags = record.num('flags') | (CL['CLONE_INVERTED'] as number)
  const leader = !has(child.flags, 'CLONE_THREAD')
  if (!leader) child.flags |= CL['CLONE_FILES'] as number
  const from = threads.get(leader ? child.ptid : child.pid)
  const valid = !from.isInvalid
  if (!valid && !leader) {
    from.pid = child.pid
    from.ptid = child.ptid
    from.vpid = child.vpid
    from.vtid = from.vpid
    threads.link(from)
  }
  describe(child, record)
  if (valid) {
    inherit(child, from)
    if (leader) inheritProcess(child, from)
  } else if (!leader) {
    Object.assign(from, { exe: child.exe, comm: child.comm, args: child.args })
  }
  const contained = has(child.flags, 'CLONE_CHILD_IN_PIDNS') || has(child.flags, 'CLONE_NEWPID')
  if (!contained && child.tid === child.vtid) child.pidnsStart = host.bootTs
  else if (record.has('pidns_init_start_ts')) {
    child.pidnsStart = record.big('pidns_init_start_ts') + host.bootTs
  }
  threads.add(child)
  event.thread = child
}

const exited: Transition = (event, { threads }) => {
  const { thread, record } = event
  if (thread === undefined) return
  threads.markDead(thread)
  threads.exited.set(`${thread.ptid} ${record.tid}`, record.ts)
  event.after.push(() => threads.remove(record.tid))
  if (thread.children.length === 0) return
  if (record.count <= 4) thread.reaperTid = -1
  else if (record.has('reaper_tid')) thread.reaperTid = record.num('reaper_tid')
}

const owner =
  (key: 'uid' | 'gid', param: string): Transition =>
  ({ thread, record, result }) => {
    if (result === 0n && thread !== undefined && record.has(param))
      thread[key] = record.num(param) >>> 0
  }

const limited =
  (param: string): Transition =>
  ({ thread, record, result }, { threads }) => {
    if (result === undefined || result < 0n || record.num('resource') !== RLIMIT_NOFILE) return
    const pid = record.num('pid')
    const target = pid === 0 || record.index('pid') < 0 ? thread : threads.get(pid)
    const main = target?.main
    const limit = BigInt.asIntN(64, record.big(param))
    if (main !== undefined && limit !== -1n) main.fdlimit = limit
  }

const mapped: Transition = ({ thread, record }) => {
  if (thread === undefined) return
  if (record.has('vm_size')) thread.vmSize = record.big('vm_size')
  if (!record.has('vm_swap')) return
  thread.vmRss = record.big('vm_rss')
  thread.vmSwap = record.big('vm_swap')
}

const namespaced =
  (param: string): Transition =>
  ({ thread, record, result }) => {
    if (thread === undefined || result === undefined || result < 0n) return
    if (!has(record.num(param), 'CLONE_NEWUSER')) return
    thread.capInheritable = thread.capPermitted = thread.capEffective = ALL_CAPABILITIES
  }

export const PROCESS_TRANSITIONS: Readonly<Record<string, Transition>> = {
  SYSCALL_CLONE_20_X: cloned,
  SYSCALL_FORK_20_X: cloned,
  SYSCALL_VFORK_20_X: cloned,
  SYSCALL_CLONE3_X: cloned,
  SYSCALL_EXECVE_19_X: executed,
  SYSCALL_EXECVEAT_X: executed,
  PROCEXIT_1_E: exited,
  SYSCALL_SETRESUID_X: owner('uid', 'euid'),
  SYSCALL_SETREUID_X: owner('uid', 'euid'),
  SYSCALL_SETUID_X: owner('uid', 'uid'),
  SYSCALL_SETRESGID_X: owner('gid', 'egid'),
  SYSCALL_SETREGID_X: owner('gid', 'egid'),
  SYSCALL_SETGID_X: owner('gid', 'gid'),
  SYSCALL_GETRLIMIT_X: limited('cur'),
  SYSCALL_SETRLIMIT_X: limited('cur'),
  SYSCALL_PRLIMIT_X: limited('newcur'),
  SYSCALL_BRK_4_X: mapped,
  SYSCALL_MMAP_X: mapped,
  SYSCALL_MMAP2_X: mapped,
  SYSCALL_MUNMAP_X: mapped,
  SYSCALL_UNSHARE_X: namespaced('flags'),
  SYSCALL_SETNS_X: namespaced('nstype'),
  SYSCALL_CAPSET_X: event => {
    if ((event.result ?? -1n) >= 0n) setCapabilities(event)
  },
  SYSCALL_SETSID_X: ({ thread, result }) => {
    if (thread !== undefined && result !== undefined && result >= 0n) thread.sid = result
  },
  SYSCALL_PRCTL_X: ({ thread, record, result }) => {
    if (thread?.group === undefined || thread.isInvalid || (result ?? -1n) < 0n) return
    if (SUBREAPER_OPTIONS.includes(record.num('option'))) {
      thread.group.reaper = record.big('arg2_int') !== 0n
    }
  },
  SCHEDSWITCH_6_E: ({ thread, record }) => {
    if (thread === undefined || !record.has('vm_swap')) return
    thread.pfMajor = record.big('pgft_maj')
    thread.pfMinor = record.big('pgft_min')
    if (thread.main === undefined) return
    thread.main.vmSize = record.big('vm_size')
    thread.main.vmRss = record.big('vm_rss')
    thread.main.vmSwap = record.big('vm_swap')
  },
}
