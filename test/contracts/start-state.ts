// SPDX-License-Identifier: Apache-2.0
// What every generated event stream starts from.
import { hostRecord } from '../../src/schema/host-records.ts'
import { encodeList, encodeRecord, type RecordValues } from '../../src/schema/record.ts'

/** Time of the first event, in ns. */
export const START: bigint = 1_700_000_000_000_000_000n
/** Full id of the container that process 11 runs in. */
export const CONTAINER: string = 'c0ffee'.repeat(11).slice(0, 64)

/** The state a host would push first: three processes, users, interfaces, a container. */
export function startState(): Uint8Array[] {
  const thread = hostRecord('THREAD')
  const process = (tid: number, ptid: number, comm: string, more: RecordValues = {}): Uint8Array =>
    encodeRecord(thread, 0, 0, {
      tid,
      pid: tid,
      ptid,
      sid: tid,
      vpgid: tid,
      pgid: tid,
      vtid: tid,
      vpid: tid,
      comm,
      exe: comm,
      exepath: `/usr/bin/${comm}`,
      cwd: '/root',
      root: '/',
      uid: 0,
      gid: 0,
      loginuid: 1000,
      fdlimit: 1024,
      args: encodeList(['-x']),
      env: encodeList(['HOME=/root']),
      cgroups: encodeList(['cpuset=/']),
      ...more,
    })
  return [
    encodeRecord(hostRecord('MACHINE'), 0, 0, {
      hostname: 'h',
      num_cpus: 1,
      memory: 1,
      boot_ts: START - 1000n,
    }),
    encodeRecord(hostRecord('INTERFACE'), 0, 0, {
      family: 2,
      addr: Uint8Array.of(127, 0, 0, 1),
      netmask: Uint8Array.of(255, 0, 0, 0),
      broadcast: Uint8Array.of(127, 255, 255, 255),
      name: 'lo',
    }),
    encodeRecord(hostRecord('INTERFACE'), 0, 0, {
      family: 2,
      addr: Uint8Array.of(10, 0, 0, 5),
      netmask: Uint8Array.of(255, 255, 255, 0),
      broadcast: Uint8Array.of(10, 0, 0, 255),
      name: 'eth0',
    }),
    encodeRecord(hostRecord('USER'), 0, 0, {
      uid: 1000,
      gid: 1000,
      name: 'alice',
      home: '/home/alice',
      shell: '/bin/sh',
      container_id: '',
    }),
    encodeRecord(hostRecord('GROUP'), 0, 0, { gid: 1000, name: 'staff', container_id: '' }),
    process(1, 0, 'init'),
    process(10, 1, 'bash'),
    process(11, 10, 'nginx', {
      cgroups: encodeList([`memory=/docker/${CONTAINER}`]),
      vpid: 1,
      vtid: 1,
    }),
    encodeRecord(hostRecord('CONTAINER'), 0, 0, {
      full_id: CONTAINER,
      id: CONTAINER.slice(0, 12),
      type: 'docker',
      name: 'web',
      image: 'nginx:1',
      image_repository: 'nginx',
      image_tag: '1',
      privileged: 1,
    }),
    encodeRecord(hostRecord('FD'), 0, 0, {
      tid: 10,
      fd: 0,
      type: 16,
      name: '/dev/pts/0',
      openflags: 3,
    }),
    encodeRecord(hostRecord('FD'), 0, 0, { tid: 10, fd: 3, type: 2, name: '/tmp' }),
  ]
}
