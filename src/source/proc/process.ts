// SPDX-License-Identifier: Apache-2.0
// One thread of /proc as a THREAD record. What cannot be read is left unknown; a thread that is gone, and one
// of the kernel (it runs no program), gives no record.
import { statSync } from 'node:fs'
import { EXE_FLAGS, hostRecord } from '../../schema/host-records.ts'
import { encodeRecord, type RecordValues } from '../../schema/record.ts'
import { cgroupList } from './cgroups.ts'
import { readBytes, readLink, readText, toParam, withoutDeleted } from './files.ts'

const THREAD = hostRecord('THREAD')

/** What libs keeps of arguments and environment. */
const MAX_LIST_BYTES = 4096
const NO_LOGIN = 0xffffffff
/** Threads use their process's descriptors. */
const CLONE_FILES = 1
const CLONE_THREAD = 1 << 13
/** USER_HZ, in which /proc has times on every architecture. */
const TICK_NS = 10_000_000n

export interface ProcView {
  /** The folder /proc of the host. */
  readonly proc: string
  /** Nanoseconds since the epoch. */
  readonly bootTs: bigint
  readonly unifiedSubsystems: readonly string[]
  readonly environment: boolean
  /** When the first process of a pid namespace started, by the namespace's name. */
  readonly namespaceStarts: Map<string, bigint>
}

interface Status {
  readonly tgid: number
  readonly ptid: number
  readonly uid: number
  readonly gid: number
  /** Ids in the thread's own pid namespace. */
  readonly vtid: number
  readonly vpid: number
  readonly vpgid: number
  /** Pid namespaces it is in. */
  readonly depth: number
  readonly memory: { readonly vm_size: number; readonly vm_rss: number; readonly vm_swap: number }
  readonly capabilities: RecordValues
}

const numbers = (text: string | undefined): number[] => text?.trim().split(/\s+/).map(Number) ?? []

function parseStatus(text: string): Status {
  const lines = new Map<string, string>()
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) lines.set(line.slice(0, colon), line.slice(colon + 1))
  }
  const first = (name: string): number => numbers(lines.get(name))[0] ?? 0
  const innermost = (name: string, otherwise: number): number =>
    numbers(lines.get(name)).at(-1) ?? otherwise
  const bits = (name: string): bigint => BigInt(`0x${lines.get(name)?.trim() || '0'}`)
  const tgid = first('Tgid')
  return {
    tgid,
    ptid: first('PPid'),
    // Real, effective, saved: the effective one counts.
    uid: numbers(lines.get('Uid'))[1] ?? NO_LOGIN,
    gid: numbers(lines.get('Gid'))[1] ?? NO_LOGIN,
    vtid: innermost('NSpid', first('Pid')),
    vpid: innermost('NStgid', tgid),
    vpgid: innermost('NSpgid', -1),
    depth: numbers(lines.get('NSpid')).length,
    memory: {
      vm_size: first('VmSize'),
      vm_rss: first('VmRSS'),
      vm_swap: first('VmSwap'),
    },
    capabilities: {
      cap_inheritable: bits('CapInh'),
      cap_permitted: bits('CapPrm'),
      cap_effective: bits('CapEff'),
    },
  }
}

interface Stat {
  readonly comm: string
  readonly pgid: number
  readonly sid: number
  readonly tty: number
  readonly pfminor: number
  readonly pfmajor: number
  /** Ticks since boot. */
  readonly start: bigint
}

/** proc(5), /proc/pid/stat: the name stands in parentheses and may hold any byte. */
function parseStat(text: string): Stat | undefined {
  const open = text.indexOf('(')
  const close = text.lastIndexOf(')')
  if (open < 0 || close < open) return undefined
  // From field 3 on.
  const fields = text.slice(close + 2).split(' ')
  const field = (number: number): number => Number(fields[number - 3] ?? 0)
  return {
    comm: text.slice(open + 1, close),
    pgid: field(5),
    sid: field(6),
    tty: field(7),
    pfminor: field(10),
    pfmajor: field(12),
    start: BigInt(fields[19] ?? 0),
  }
}

/** Who owns a file may always make it writable; the superuser needs no leave. */
function isWritable(file: { uid: bigint; gid: bigint; mode: bigint }, status: Status): boolean {
  if (status.uid === 0 || file.uid === BigInt(status.uid)) return true
  if (file.gid === BigInt(status.gid)) return (file.mode & 0o020n) !== 0n
  return (file.mode & 0o002n) !== 0n
}

/** What a process runs; undefined for the kernel's own and for those that are gone. */
function programOf(folder: string, status: Status): RecordValues | undefined {
  const link = readLink(`${folder}/exe`)
  if (link === undefined) return undefined
  const path = withoutDeleted(link)
  const values = { exepath: toParam(path) }
  let flags = path.startsWith('/memfd:') ? (EXE_FLAGS['FROM_MEMFD'] ?? 0) : 0
  try {
    const file = statSync(`${folder}/exe`, { bigint: true })
    if (isWritable(file, status)) flags |= EXE_FLAGS['WRITABLE'] ?? 0
    return {
      ...values,
      exe_flags: flags,
      exe_ino: file.ino,
      exe_ino_ctime: file.ctimeNs,
      exe_ino_mtime: file.mtimeNs,
    }
  } catch {
    return { ...values, exe_flags: flags }
  }
}

function commandLine(folder: string): RecordValues {
  const bytes = readBytes(`${folder}/cmdline`, 2 * MAX_LIST_BYTES)
  if (bytes === undefined || bytes.length === 0) return { exe: '' }
  const nul = bytes.indexOf(0)
  const end = nul < 0 ? bytes.length : nul
  const exe = toParam(bytes.toString('latin1', 0, end))
  const args = Uint8Array.from(bytes.subarray(end + 1, end + 1 + MAX_LIST_BYTES))
  // A list that was cut, or written over by the program, still ends with a NUL.
  if (args.length > 0) args[args.length - 1] = 0
  return { exe, args }
}

function environmentOf(folder: string): RecordValues {
  const bytes = readBytes(`${folder}/environ`, MAX_LIST_BYTES)
  if (bytes === undefined || bytes.length === 0) return {}
  const env = Uint8Array.from(bytes)
  env[env.length - 1] = 0
  return { env }
}

function fdLimit(folder: string): RecordValues {
  const found = /^Max open files\s+(\d+)/m.exec(readText(`${folder}/limits`) ?? '')
  return found?.[1] === undefined ? {} : { fdlimit: BigInt(found[1]) }
}

function namespaceStart(view: ProcView, folder: string, status: Status, start: bigint): bigint {
  if (status.depth < 2) return view.bootTs
  const name = readLink(`${folder}/ns/pid`) ?? ''
  if (status.vtid === 1) view.namespaceStarts.set(name, start)
  return view.namespaceStarts.get(name) ?? 0n
}

/** What a thread has in common with its process. */
export interface ScannedProcess {
  readonly values: RecordValues
}

export interface ScannedThread extends ScannedProcess {
  readonly pid: number
  readonly record: Uint8Array
}

function scanProcess(view: ProcView, folder: string, status: Status): RecordValues | undefined {
  const program = programOf(folder, status)
  if (program === undefined) return undefined
  const cwd = readLink(`${folder}/cwd`)
  const root = readLink(`${folder}/root`)
  const loginuid = readText(`${folder}/loginuid`)
  const cgroups = readText(`${folder}/cgroup`)
  return {
    ...program,
    ...commandLine(folder),
    cgroups: cgroups === undefined ? null : cgroupList(cgroups, view.unifiedSubsystems),
    cwd: cwd === undefined ? null : toParam(withoutDeleted(cwd)),
    root: root === undefined ? null : toParam(root),
    ...fdLimit(folder),
    loginuid: loginuid === undefined ? NO_LOGIN : Number(loginuid.trim()),
  }
}

/**
 * Thread `tid`, whose folder is `folder`; undefined when there is nothing to tell. `process`: what was found
 * out for another thread of its process.
 */
export function scanThread(
  view: ProcView,
  folder: string,
  tid: number,
  process?: ScannedProcess,
): ScannedThread | undefined {
  const statusText = readText(`${folder}/status`)
  const stat = parseStat(readText(`${folder}/stat`) ?? '')
  if (statusText === undefined || stat === undefined) return undefined
  const status = parseStatus(statusText)
  const values = process?.values ?? scanProcess(view, folder, status)
  if (values === undefined) return undefined
  const { comm, pgid, sid, tty, pfmajor, pfminor } = stat
  const start = view.bootTs + stat.start * TICK_NS
  const isMain = status.tgid === tid
  const record = encodeRecord(THREAD, 0, tid, {
    ...values,
    ...(view.environment && isMain && environmentOf(folder)),
    tid,
    pid: status.tgid,
    ptid: status.ptid,
    sid,
    pgid,
    vpgid: status.vpgid,
    vtid: status.vtid,
    vpid: status.vpid,
    comm: toParam(comm),
    flags: isMain ? 0 : CLONE_THREAD | CLONE_FILES,
    uid: status.uid,
    gid: status.gid,
    ...status.memory,
    pfmajor,
    pfminor,
    clone_ts: start,
    pidns_init_start_ts: namespaceStart(view, folder, status, start),
    tty,
    ...status.capabilities,
  })
  return { pid: status.tgid, record, values }
}
