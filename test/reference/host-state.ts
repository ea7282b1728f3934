// SPDX-License-Identifier: Apache-2.0
// What only the host knows, pushed in by records: the process list, users, interfaces, containers.

import { FD_TYPES } from '../../src/schema/fd-types.ts'
import type { Bytes, DecodedRecord } from './decode.ts'
import { Fd, isMapped, isZero, L4, parseTuple, showEnd, unmap } from './descriptor.ts'
import { undeleted } from './execution.ts'
import { changeDirectory } from './file-transitions.ts'
import { Thread, type Threads } from './threads.ts'

type User = { readonly name: Bytes; readonly home: Bytes; readonly shell: Bytes }
type Interface = { readonly address: Bytes; readonly netmask: Bytes }

const LOOPBACK: readonly Bytes[] = ['\x7f\0\0\x01', `${'\0'.repeat(15)}\x01`]

export class HostState {
  bootTs = 0n
  readonly containers: Map<Bytes, DecodedRecord> = new Map()
  readonly #users = new Map<string, User>()
  readonly #groups = new Map<string, Bytes>()
  readonly #interfaces: Interface[] = []

  apply(record: DecodedRecord, threads: Threads, started: boolean): void {
    const container = (): Bytes => record.str('container_id').replace(/^host$/, '')
    switch (record.row.id) {
      case 'THREAD':
        this.#thread(record, threads, started)
        break
      case 'FD':
        this.#descriptor(record, threads)
        break
      case 'USER':
        this.addUser(container(), record)
        break
      case 'GROUP':
        this.#groups.set(`${container()} ${record.num('gid')}`, record.str('name'))
        break
      case 'INTERFACE': {
        const bytes = (name: string): Bytes => record.raw(name).toString('latin1')
        this.#interfaces.push({ address: bytes('addr'), netmask: bytes('netmask') })
        break
      }
      case 'MACHINE':
        this.bootTs = record.big('boot_ts')
        break
      case 'CONTAINER':
        this.containers.set(record.str('id'), record)
        break
      case 'THREAD_GONE':
        threads.remove(record.num('tid'))
    }
  }

  addUser(container: Bytes, record: DecodedRecord): void {
    const user = { name: record.str('name'), home: record.str('home'), shell: record.str('shell') }
    this.#users.set(`${container} ${record.num('uid')}`, user)
  }

  userName(container: Bytes, uid: number): Bytes {
    return this.#users.get(`${container.replace(/^host$/, '')} ${uid}`)?.name ?? '<NA>'
  }

  user(container: Bytes, uid: number): User {
    const root = uid === 0
    const unknown = { name: root ? 'root' : '<NA>', home: root ? '/root' : '<NA>', shell: '<NA>' }
    return this.#users.get(`${container.replace(/^host$/, '')} ${uid}`) ?? unknown
  }

  group(container: Bytes, gid: number): Bytes | undefined {
    return this.#groups.get(`${container.replace(/^host$/, '')} ${gid}`)
  }

  groupName(container: Bytes, gid: number): Bytes {
    return this.group(container, gid) ?? (gid === 0 ? 'root' : '<NA>')
  }

  /** The process list is complete: parents can be found, servers told from clients. */
  start(threads: Threads): void {
    const all = [...threads.table.values()]
    for (const thread of all) threads.link(thread)
    const ports = new Set(
      all.flatMap(thread =>
        [...thread.fds.values()].filter(fd => fd.isBound).map(fd => fd.boundPort),
      ),
    )
    for (const fd of all.flatMap(thread => [...thread.fds.values()])) {
      if (fd.kind !== 'IPV4') continue
      fd.role = ports.has(fd.sport) ? 'server' : 'client'
      if (fd.role === 'server') {
        fd.swap()
        fd.name = fd.nameFromTuple()
      }
    }
  }

  #thread(record: DecodedRecord, threads: Threads, started: boolean): void {
    const thread = new Thread(record.num('tid'))
    const known = (name: string, set: (value: bigint) => void): void => {
      if (record.has(name)) set(record.big(name))
    }
    thread.pid = record.num('pid')
    thread.ptid = record.num('ptid')
    known('sid', value => (thread.sid = value))
    known('vpgid', value => (thread.vpgid = value))
    known('pgid', value => (thread.pgid = value))
    known('vtid', value => (thread.vtid = Number(value)))
    known('vpid', value => (thread.vpid = Number(value)))
    thread.comm = record.str('comm')
    thread.exe = record.str('exe')
    thread.exepath = undeleted(record.str('exepath'))
    thread.args = record.list('args')
    thread.cgroups = record.list('cgroups')
    thread.root = record.str('root')
    thread.flags = record.num('flags')
    if (thread.isMain) {
      thread.env = record.list('env')
      changeDirectory(thread, record.str('cwd'))
    }
    known('fdlimit', value => (thread.fdlimit = value))
    known('uid', value => (thread.uid = Number(value)))
    known('gid', value => (thread.gid = Number(value)))
    known('loginuid', value => (thread.loginuid = Number(value)))
    thread.vmSize = record.big('vm_size')
    thread.vmRss = record.big('vm_rss')
    thread.vmSwap = record.big('vm_swap')
    thread.pfMajor = record.big('pfmajor')
    thread.pfMinor = record.big('pfminor')
    thread.cloneTs = record.big('clone_ts')
    thread.pidnsStart = record.big('pidns_init_start_ts')
    thread.tty = record.big('tty')
    const exe = record.num('exe_flags')
    thread.exeWritable = (exe & 1) !== 0
    thread.exeUpper = (exe & 2) !== 0
    thread.exeLower = (exe & 4) !== 0
    thread.exeFromMemfd = (exe & 8) !== 0
    thread.exeIno = record.big('exe_ino')
    thread.exeCtime = record.big('exe_ino_ctime')
    thread.exeMtime = record.big('exe_ino_mtime')
    thread.capPermitted = record.big('cap_permitted')
    thread.capEffective = record.big('cap_effective')
    thread.capInheritable = record.big('cap_inheritable')
    if (started) threads.add(thread)
    else threads.table.set(thread.tid, thread)
  }

  #descriptor(record: DecodedRecord, threads: Threads): void {
    const thread = threads.find(record.num('tid'))
    if (thread === undefined) return
    const fd = new Fd(FD_TYPES[record.num('type')]?.id ?? 'UNKNOWN')
    fd.fromProc = true
    fd.name = record.str('name')
    fd.openFlags = record.num('openflags')
    fd.dev = record.num('dev')
    fd.ino = record.big('ino')
    fd.l4 = record.num('l4proto')
    const tuple = parseTuple(record.raw('tuple'))
    if (fd.kind === 'UNIX') fd.role = fd.name === '' ? 'client' : 'server'
    if (fd.isBound && tuple !== undefined && tuple.family !== 1) {
      const serves = tuple.sport !== 0 || tuple.dport === 0
      fd.boundIp = serves ? tuple.sip : tuple.dip
      fd.boundPort = serves ? tuple.sport : tuple.dport
      fd.name = showEnd(fd.boundIp, fd.boundPort)
    } else if (fd.isInet && tuple !== undefined && tuple.family !== 1) {
      const mapped = tuple.family === 10 && isMapped(tuple.sip) && isMapped(tuple.dip)
      if (mapped) fd.kind = 'IPV4'
      fd.sip = mapped ? unmap(tuple.sip) : tuple.sip
      fd.dip = mapped ? unmap(tuple.dip) : tuple.dip
      fd.sport = tuple.sport
      fd.dport = tuple.dport
      fd.connected = fd.l4 === L4.TCP
      if (fd.kind === 'IPV4') this.completeTuple(fd)
      fd.name = fd.nameFromTuple()
    }
    thread.fds.set(record.num('fd'), fd)
  }

  isLocal(ip: Bytes, inContainer: boolean): boolean {
    if (inContainer) return false
    const part = (bytes: Bytes): Bytes => (bytes.length === 16 ? bytes.slice(0, 8) : bytes)
    return this.#interfaces.some(
      ({ address }) => address.length === ip.length && part(address) === part(ip),
    )
  }

  /** Gives the end that is not known an address of this machine. */
  completeTuple(fd: Fd): void {
    if (!isZero(fd.sip) && !isZero(fd.dip)) return
    const from = isZero(fd.sip) ? 'sip' : 'dip'
    const other = from === 'sip' ? fd.dip : fd.sip
    const inferred = this.#infer(other)
    if (inferred === other && fd.sport === fd.dport) return
    fd[from] = inferred
  }

  #infer(other: Bytes): Bytes {
    const own = this.#interfaces.filter(({ address }) => address.length === other.length)
    const masked = (ip: Bytes, mask: Bytes): Bytes =>
      String.fromCharCode(...[...ip].map((char, i) => char.charCodeAt(0) & mask.charCodeAt(i)))
    const near = ({ address, netmask }: Interface): boolean =>
      other.length === 4
        ? masked(address, netmask) === masked(other, netmask)
        : address.slice(0, 8) === other.slice(0, 8)
    const found =
      own.find(({ address }) => address === other) ??
      own.find(near) ??
      own.find(({ address }) => !LOOPBACK.includes(address))
    return found?.address ?? '\0'.repeat(other.length)
  }
}
