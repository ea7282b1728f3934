// SPDX-License-Identifier: Apache-2.0
// proc.*, thread.*, user.*, group.* and container.* fields.
import { CAPABILITY_NAMES } from '../../src/schema/names.ts'
import type { Bytes, DecodedRecord } from './decode.ts'
import { fdType } from './descriptor.ts'
import type { Event, Machine } from './machine.ts'
import type { Thread } from './threads.ts'
import { AnyOf, type Extract, type Value } from './values.ts'

type OfThread = (thread: Thread, event: Event, machine: Machine) => Value

const ofThread =
  (read: OfThread): Extract =>
  (event, machine) =>
    event.thread === undefined ? undefined : read(event.thread, event, machine)

const ofParent = (read: OfThread): Extract =>
  ofThread((thread, event, machine) => {
    const parent = machine.threads.find(thread.ptid)
    return parent === undefined ? undefined : read(parent, event, machine)
  })

/** Of one ancestor by level, or of any of them. */
const ofAncestor =
  (read: (thread: Thread) => Bytes | bigint): Extract =>
  (event, { threads }, arg) => {
    const thread = event.thread
    if (thread === undefined) return undefined
    if (arg !== undefined) {
      const ancestor = threads.ancestor(thread, Number(arg))
      return ancestor === undefined ? undefined : read(ancestor)
    }
    const line = thread.main === undefined ? [] : threads.ancestors(thread.main)
    return line.length === 0 ? undefined : new AnyOf(line.map(read), false)
  }

/** The leader of a session or group: the thread of that number, or the oldest ancestor that has it. */
function leader(
  thread: Thread,
  { threads }: Machine,
  id: (thread: Thread) => bigint,
  virtual: boolean,
): Thread | undefined {
  const number = id(thread)
  if (number === -1n) return undefined
  if (!virtual || !thread.inPidns) {
    const found = threads.find(Number(number))
    if (found !== undefined) return found
  }
  let oldest: Thread | undefined
  for (const ancestor of threads.ancestors(thread)) {
    if (id(ancestor) !== number) break
    oldest = ancestor
  }
  return oldest
}

const ofLeader = (
  id: (thread: Thread) => bigint,
  virtual: boolean,
  read: (thread: Thread) => Bytes,
): Extract =>
  ofThread((thread, _event, machine) => {
    const found = leader(thread, machine, id, virtual)
    return found === undefined ? '' : read(found)
  })

const sid = (thread: Thread): bigint => thread.sid
const vpgid = (thread: Thread): bigint => thread.vpgid
const pgid = (thread: Thread): bigint => thread.pgid
const comm = (thread: Thread): Bytes => thread.comm
const exe = (thread: Thread): Bytes => thread.exe
const exepath = (thread: Thread): Bytes => thread.exepath
const args = (thread: Thread): Bytes => thread.args.join(' ')
const cmdline = (thread: Thread): Bytes => [thread.comm, ...thread.args].join(' ')

const environment: Extract = (event, _machine, arg) => {
  const env = event.thread === undefined ? undefined : (event.thread.main ?? event.thread).env
  if (env === undefined || arg === undefined) return env?.join(' ')
  const entry = env.find(text => text.startsWith(`${arg}=`) && text.length > arg.length + 1)
  return entry === undefined ? '' : entry.slice(arg.length + 1).replace(/^ +| +$/g, '')
}

const capabilities = (set: bigint): Bytes =>
  CAPABILITY_NAMES.filter((_name, bit) => ((set >> BigInt(bit)) & 1n) === 1n).join(' ')

const standard = (number: number, read: 'name' | 'type'): Extract =>
  ofThread(thread => {
    const fd = thread.fd(number)
    if (fd === undefined) return undefined
    return read === 'name' ? fd.name : fdType(fd).name
  })

const since = (start: bigint, event: Event): Value =>
  start === 0n ? undefined : event.record.ts - start
const known = (time: bigint): Value => (time === 0n ? undefined : time)

/** Of the container's record; `host` for processes outside, '' while nothing is known. */
const ofContainer =
  (host: Value, read: (record: DecodedRecord, arg: string | undefined) => Value): Extract =>
  (event, machine, arg) => {
    if (event.thread === undefined) return undefined
    const id = machine.containerOf(event.thread)
    if (id === 'host') return host
    const record = machine.host.containers.get(id)
    return record === undefined ? undefined : read(record, arg)
  }

const text =
  (name: string) =>
  (record: DecodedRecord): Value =>
    record.str(name)

export const PROCESS_FIELDS: Readonly<Record<string, Extract>> = {
  'proc.name': ofThread(comm),
  'proc.exe': ofThread(exe),
  'proc.exepath': ofThread(exepath),
  'proc.args': (event, _machine, arg) => {
    if (event.thread === undefined) return undefined
    return arg === undefined ? args(event.thread) : event.thread.args[Number(arg)]
  },
  'proc.cmdline': ofThread(cmdline),
  'proc.exeline': ofThread(thread => `${thread.exe} ${args(thread)}`),
  'proc.cmdnargs': ofThread(thread => BigInt(thread.args.length)),
  'proc.cmdlenargs': ofThread(thread => BigInt(thread.args.join('').length)),
  'proc.cwd': ofThread(thread => thread.currentDirectory),
  'proc.env': environment,
  'proc.tty': ofThread(thread => thread.tty),
  'proc.pid': ofThread(thread => BigInt(thread.pid)),
  'proc.vpid': ofThread(thread => (thread.vpid === -1 ? undefined : BigInt(thread.vpid))),
  'proc.ppid': ofThread((thread, _event, { threads }) => {
    const parent = threads.find(thread.main?.ptid ?? -1)
    return parent === undefined ? undefined : BigInt(parent.pid)
  }),
  'proc.pvpid': ofParent(parent => BigInt(parent.vpid)),
  'proc.sid': ofThread(sid),
  'proc.vpgid': ofThread(vpgid),
  'proc.pgid': ofThread(pgid),
  'proc.pname': ofParent(comm),
  'proc.pexe': ofParent(exe),
  'proc.pexepath': ofParent(exepath),
  'proc.pcmdline': ofParent(cmdline),
  'proc.aname': ofAncestor(comm),
  'proc.aexe': ofAncestor(exe),
  'proc.aexepath': ofAncestor(exepath),
  'proc.acmdline': ofAncestor(cmdline),
  'proc.apid': ofAncestor(thread => BigInt(thread.pid)),
  'proc.sname': ofLeader(sid, true, comm),
  'proc.sid.exe': ofLeader(sid, true, exe),
  'proc.sid.exepath': ofLeader(sid, true, exepath),
  'proc.vpgid.name': ofLeader(vpgid, true, comm),
  'proc.vpgid.exe': ofLeader(vpgid, true, exe),
  'proc.vpgid.exepath': ofLeader(vpgid, true, exepath),
  'proc.pgid.name': ofLeader(pgid, false, comm),
  'proc.pgid.exe': ofLeader(pgid, false, exe),
  'proc.is_sid_leader': ofThread(thread => thread.sid === BigInt(thread.vpid)),
  'proc.is_vpgid_leader': ofThread(thread => thread.vpgid === BigInt(thread.vpid)),
  'proc.is_pgid_leader': ofThread(thread => thread.pgid === BigInt(thread.pid)),
  'proc.duration': ofThread((thread, event) => since(thread.cloneTs, event)),
  'proc.ppid.duration': ofParent((parent, event) => since(parent.cloneTs, event)),
  'proc.pid.ts': ofThread(thread => known(thread.cloneTs)),
  'proc.ppid.ts': ofParent(parent => parent.cloneTs),
  'proc.is_exe_writable': ofThread(thread => thread.exeWritable),
  'proc.is_exe_upper_layer': ofThread(thread => thread.exeUpper),
  'proc.is_exe_lower_layer': ofThread(thread => thread.exeLower),
  'proc.is_exe_from_memfd': ofThread(thread => thread.exeFromMemfd),
  'proc.exe_ino': ofThread(thread => known(thread.exeIno)),
  'proc.exe_ino.ctime': ofThread(thread => known(thread.exeCtime)),
  'proc.exe_ino.mtime': ofThread(thread => known(thread.exeMtime)),
  'proc.exe_ino.ctime_duration_proc_start': ofThread(thread => known(thread.ctimeToClone)),
  'proc.exe_ino.ctime_duration_pidns_start': ofThread(thread => known(thread.ctimeToPidns)),
  'proc.vmsize': ofThread(thread => thread.vmSize),
  'proc.vmrss': ofThread(thread => thread.vmRss),
  'proc.vmswap': ofThread(thread => thread.vmSwap),
  'proc.fdlimit': ofThread(thread => thread.main?.fdlimit ?? 0n),
  'proc.fdopencount': ofThread(thread => BigInt(thread.main?.fds.size ?? 0)),
  'proc.nthreads': ofThread(thread => BigInt(thread.group?.alive ?? 0)),
  'proc.stdin.name': standard(0, 'name'),
  'proc.stdout.name': standard(1, 'name'),
  'proc.stderr.name': standard(2, 'name'),
  'proc.stdin.type': standard(0, 'type'),
  'proc.stdout.type': standard(1, 'type'),
  'proc.stderr.type': standard(2, 'type'),
  'thread.tid': event => BigInt(event.record.tid),
  'thread.vtid': ofThread(thread => (thread.vtid === -1 ? undefined : BigInt(thread.vtid))),
  'thread.ismain': ofThread(thread => thread.isMain),
  'thread.cap_permitted': ofThread(thread => capabilities(thread.capPermitted)),
  'thread.cap_effective': ofThread(thread => capabilities(thread.capEffective)),
  'thread.cap_inheritable': ofThread(thread => capabilities(thread.capInheritable)),
  'user.uid': ofThread(thread => BigInt(thread.uid)),
  'user.name': ofThread((thread, _event, machine) => userOf(machine, thread, thread.uid).name),
  'user.homedir': ofThread((thread, _event, machine) => userOf(machine, thread, thread.uid).home),
  'user.shell': ofThread((thread, _event, machine) => userOf(machine, thread, thread.uid).shell),
  'user.loginuid': ofThread(thread =>
    thread.loginuid === 0xffffffff ? -1n : BigInt(thread.loginuid),
  ),
  'user.loginname': ofThread(
    (thread, _event, machine) => userOf(machine, thread, thread.loginuid).name,
  ),
  'group.gid': ofThread(thread => BigInt(thread.gid)),
  'group.name': ofThread((thread, _event, machine) =>
    machine.host.groupName(machine.containerOf(thread), thread.gid),
  ),
  'container.id': ofThread((thread, _event, machine) => machine.containerOf(thread)),
  'container.name': ofContainer('host', text('name')),
  'container.type': ofContainer('host', text('type')),
  'container.image': ofContainer('', text('image')),
  'container.image.repository': ofContainer('', text('image_repository')),
  'container.image.tag': ofContainer('', text('image_tag')),
  'container.mounts': ofContainer('', record => record.list('mounts').join(' ')),
  'container.privileged': ofContainer(false, record => record.num('privileged') !== 0),
  'k8s.pod.name': ofContainer(undefined, record => record.str('pod_name') || undefined),
  'k8s.ns.name': ofContainer(undefined, record => record.str('pod_ns') || undefined),
}

function userOf(
  machine: Machine,
  thread: Thread,
  uid: number,
): { name: Bytes; home: Bytes; shell: Bytes } {
  return machine.host.user(machine.containerOf(thread), uid)
}
