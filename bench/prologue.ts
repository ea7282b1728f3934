// SPDX-License-Identifier: Apache-2.0
// The state a workload starts from, as host records: machine, users, interface, every thread, and
// the descriptors that processes hold already.
import { hostRecord } from '../src/schema/host-records.ts'
import { encodeIp, encodeList } from '../src/schema/record.ts'
import type { NodeModel, Process } from './node-model.ts'
import type { RecordWriter } from './record-writer.ts'

const FILE = 1
const IPV4 = 3
export const ENVIRONMENT: Uint8Array = encodeList([
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin',
  'HOME=/root',
  'LANG=C.UTF-8',
  'KUBERNETES_SERVICE_HOST=10.0.0.1',
])
export const CAPABILITIES: bigint = 0x1ffffffffffn

export interface PrologueOptions {
  /** Descriptors each worker holds before the first event. */
  readonly files: number
  readonly sockets: number
}

export function writePrologue(
  writer: RecordWriter,
  model: NodeModel,
  ts: bigint,
  options: PrologueOptions,
): void {
  writer.write(hostRecord('MACHINE'), ts, 0, {
    hostname: 'bench',
    num_cpus: 2,
    memory: 8n << 30n,
    boot_ts: ts - 3_600_000_000_000n,
  })
  for (const [uid, name] of [
    [0, 'root'],
    [33, 'www-data'],
    [999, 'data'],
    [1000, 'app'],
    [1001, 'java'],
  ] as const) {
    const home = uid === 0 ? '/root' : `/home/${name}`
    writer.write(hostRecord('USER'), ts, 0, {
      uid,
      gid: uid,
      name,
      home,
      shell: '/bin/sh',
      container_id: '',
    })
    writer.write(hostRecord('GROUP'), ts, 0, { gid: uid, name, container_id: '' })
  }
  writer.write(hostRecord('INTERFACE'), ts, 0, {
    family: 2,
    addr: encodeIp('10.0.0.1'),
    netmask: encodeIp('255.255.0.0'),
    broadcast: encodeIp('10.0.255.255'),
    name: 'eth0',
  })
  for (const process of model.processes) writeProcess(writer, process, ts)
  for (const process of model.workers) writeDescriptors(writer, model, process, ts, options)
}

function writeProcess(writer: RecordWriter, process: Process, ts: bigint): void {
  const { image, pid, tids } = process
  for (const tid of tids) {
    writer.write(hostRecord('THREAD'), ts, tid, {
      tid,
      pid,
      ptid: process.parent?.pid ?? 0,
      sid: pid,
      vpgid: pid,
      pgid: pid,
      vtid: tid,
      vpid: pid,
      comm: image.comm,
      exe: image.exe,
      exepath: image.exe,
      args: encodeList(image.args),
      cgroups: encodeList(process.cgroups),
      env: ENVIRONMENT,
      cwd: '/app/',
      root: '/',
      fdlimit: 1024,
      flags: tid === pid ? 0 : 0x10900,
      uid: image.uid,
      gid: image.uid,
      loginuid: 0xffffffff,
      vm_size: 100_000,
      vm_rss: 20_000,
      vm_swap: 0,
      clone_ts: ts - 60_000_000_000n,
      tty: 0,
      exe_ino: 1000 + image.exe.length,
      cap_permitted: CAPABILITIES,
      cap_effective: image.uid === 0 ? CAPABILITIES : 0n,
      cap_inheritable: 0n,
    })
  }
}

function writeDescriptors(
  writer: RecordWriter,
  model: NodeModel,
  process: Process,
  ts: bigint,
  options: PrologueOptions,
): void {
  for (let index = 0; index < options.files; index++) {
    writer.write(hostRecord('FD'), ts, process.pid, {
      tid: process.pid,
      fd: process.open('file'),
      type: FILE,
      name: model.path(),
      openflags: 1,
    })
  }
  for (let index = 0; index < options.sockets; index++) {
    writer.write(hostRecord('FD'), ts, process.pid, {
      tid: process.pid,
      fd: process.open('socket'),
      type: IPV4,
      tuple: model.connection(false).tuple,
      l4proto: 1,
    })
  }
}
