// SPDX-License-Identifier: Apache-2.0
// Host records: state that a host pushes into the evaluator (threads, descriptors, users, ...), in
// the wire format of events, with codes from 0x8000 on. A value the host does not know has length 0.
import { isParamType, type Param, type RecordRow } from './types.ts'

export const HOST_RECORD_BASE: number = 0x8000

/** The same names are written next to each other as "name:type", in wire order. */
function host(code: number, id: string, params: string): RecordRow {
  return { code, id, flags: [], params: params.trim().split(/\s+/).map(parseParam) }
}

function parseParam(source: string): Param {
  const [name = '', rest = ''] = source.split(':')
  const [type = '', format] = rest.split('/')
  if (!isParamType(type)) throw new Error(`bad host parameter: ${source}`)
  return format === 'hex' ? { name, type, format } : { name, type }
}

/**
 * args, env and labels are NUL-separated lists; cgroups NUL-separated "subsystem=path" entries;
 * mounts NUL-separated "source:destination:mode:rdwr:propagation". Times are nanoseconds since the
 * epoch, memory sizes kB. exe_flags: EXE_FLAGS; host_flags: HOST_FLAGS; fd.type: fd-types.ts;
 * fd.tuple as socktuple.
 */
export const HOST_RECORDS: readonly RecordRow[] = [
  host(
    0x8001,
    'THREAD',
    `tid:int64 pid:int64 ptid:int64 sid:int64 vpgid:int64 pgid:int64 vtid:int64 vpid:int64
     comm:charbuf exe:charbuf exepath:charbuf args:bytebuf cgroups:bytebuf env:bytebuf cwd:charbuf
     root:charbuf fdlimit:int64 flags:uint32 uid:uint32 gid:uint32 loginuid:uint32 vm_size:uint32
     vm_rss:uint32 vm_swap:uint32 pfmajor:uint64 pfminor:uint64 clone_ts:uint64
     pidns_init_start_ts:uint64 tty:uint32 exe_flags:uint32 exe_ino:uint64 exe_ino_ctime:uint64
     exe_ino_mtime:uint64 cap_permitted:uint64/hex cap_effective:uint64/hex
     cap_inheritable:uint64/hex`,
  ),
  host(
    0x8002,
    'FD',
    `tid:int64 fd:int64 type:uint8 name:charbuf openflags:uint32 dev:uint32 mount_id:uint32
     ino:uint64 l4proto:uint8 tuple:socktuple`,
  ),
  host(
    0x8003,
    'USER',
    'uid:uint32 gid:uint32 name:charbuf home:charbuf shell:charbuf container_id:charbuf',
  ),
  host(0x8004, 'GROUP', 'gid:uint32 name:charbuf container_id:charbuf'),
  host(
    0x8005,
    'INTERFACE',
    'family:uint8 addr:bytebuf netmask:bytebuf broadcast:bytebuf name:charbuf',
  ),
  host(0x8006, 'MACHINE', 'hostname:charbuf num_cpus:uint32 memory:uint64 boot_ts:uint64'),
  host(
    0x8007,
    'CONTAINER',
    `full_id:charbuf id:charbuf type:charbuf name:charbuf image:charbuf image_id:charbuf
     image_repository:charbuf image_tag:charbuf image_digest:charbuf ip:charbuf cni_json:charbuf
     privileged:uint8 mounts:bytebuf labels:bytebuf pod_name:charbuf pod_ns:charbuf pod_uid:charbuf
     pod_sandbox_id:charbuf pod_labels:bytebuf start_ts:uint64 host_flags:uint8`,
  ),
  host(0x8008, 'THREAD_GONE', 'tid:int64'),
]

/** Bits of THREAD.exe_flags. */
export const EXE_FLAGS: Readonly<Record<string, number>> = {
  WRITABLE: 1 << 0,
  UPPER_LAYER: 1 << 1,
  LOWER_LAYER: 1 << 2,
  FROM_MEMFD: 1 << 3,
}

/** Bits of CONTAINER.host_flags: which of the host's namespaces the container shares. */
export const HOST_FLAGS: Readonly<Record<string, number>> = {
  PID: 1 << 0,
  NETWORK: 1 << 1,
  IPC: 1 << 2,
}

const byId: ReadonlyMap<string, RecordRow> = new Map(HOST_RECORDS.map(row => [row.id, row]))

/** By name, such as 'THREAD'; throws for an unknown one. */
export function hostRecord(id: string): RecordRow {
  const row = byId.get(id)
  if (row === undefined) throw new Error(`no host record ${id}`)
  return row
}
