// SPDX-License-Identifier: Apache-2.0
// Fields of containers and pods, for a thread whose control group names one, and one on the host.
import { describe, expect, it } from 'vitest'
import { HOST_FLAGS } from '../../../src/schema/host-records.ts'
import { encodeList } from '../../../src/schema/record.ts'
import { FieldMachine } from '../../support/field-machine.ts'

const FULL = '3ad7b26ded6d8e7b23da7d48fe889434573036c27ae5a74837233de441c3601e'

const SANDBOX = 'b1c2d3e4f5a6b1c2d3e4f5a6b1c2d3e4f5a6b1c2d3e4f5a6b1c2d3e4f5a6b1c2'

const FIELDS: readonly [field: string, inside: unknown, host: unknown][] = [
  ['container.id', '3ad7b26ded6d', 'host'],
  ['container.full_id', FULL, 'host'],
  ['container.name', 'web-1', 'host'],
  ['container.type', 'docker', 'host'],
  ['container.image', 'reg.example:5000/shop/web:1.2', ''],
  ['container.image.repository', 'reg.example:5000/shop/web', ''],
  ['container.image.tag', '1.2', ''],
  ['container.privileged', true, false],
  ['container.mounts', '/var/log:/log:rw:true:rprivate,/srv:/data::false:', ''],
  ['container.mount[0]', '/var/log:/log:rw:true:rprivate', null],
  ['container.mount[2]', null, null],
  ['container.mount[/srv]', '/srv:/data::false:', null],
  ['container.mount.dest[/srv]', '/data', null],
  ['container.mount.source[/log]', '/var/log', null],
  ['container.mount.mode[/var/*]', 'rw', null],
  ['container.mount.rdwr[/srv]', 'false', null],
  ['container.label[tier]', 'front', null],
  ['container.label[none]', null, null],
  ['container.labels', 'debug, tier:front', ''],
  ['container.host_network', true, false],
  ['container.ip', '10.1.0.9', ''],
  ['k8s.pod.name', 'web-5d', null],
  ['k8s.ns.name', 'shop', null],
  ['k8s.pod.sandbox_id', 'b1c2d3e4f5a6', ''],
  ['k8s.pod.full_sandbox_id', SANDBOX, ''],
  ['k8s.pod.ip', '10.1.0.7', ''],
  ['k8s.pod.label[app]', 'shop', null],
  ['k8s.pod.labels', 'app:shop', ''],
  ['k8s.rc.name', null, null],
]

function machine(): FieldMachine {
  return new FieldMachine(FIELDS.map(([field]) => field))
    .host('CONTAINER', {
      full_id: FULL,
      id: FULL.slice(0, 12),
      type: 'docker',
      name: 'web-1',
      image: 'reg.example:5000/shop/web:1.2',
      image_repository: 'reg.example:5000/shop/web',
      image_tag: '1.2',
      privileged: 1,
      mounts: encodeList(['/var/log:/log:rw:true:rprivate', '/srv:/data::false:']),
      labels: encodeList(['debug:', 'io.kubernetes.pod.name:web-5d', 'tier:front']),
      pod_name: 'web-5d',
      pod_ns: 'shop',
      pod_sandbox_id: SANDBOX,
      ip: '10.1.0.9',
      host_flags: HOST_FLAGS['NETWORK'] ?? null,
    })
    .host('CONTAINER', {
      full_id: SANDBOX,
      id: SANDBOX.slice(0, 12),
      ip: '10.1.0.7',
      pod_labels: encodeList(['app:shop']),
    })
    .thread({ tid: 7, pid: 7 })
    .thread({ vtid: 9, vpid: 9, cgroups: encodeList([`cpu=/docker/${FULL}`]) })
}

describe('containers', () => {
  const inside = machine().event('SYSCALL_KILL_X')
  const host = machine().event('SYSCALL_KILL_X', {}, 7)

  it.each(FIELDS)('%s', (field, inContainer, onHost) => {
    expect([inside[field], host[field]]).toStrictEqual([inContainer, onHost])
  })
})

describe('a container without metadata', () => {
  const fields = ['container.id', 'container.name', 'container.privileged', 'k8s.pod.name']

  it('has an id only', () => {
    const printed = new FieldMachine(fields)
      .thread({ cgroups: encodeList([`cpu=/docker/${FULL}`]) })
      .event('SYSCALL_KILL_X')
    expect(fields.map(field => printed[field])).toStrictEqual([FULL.slice(0, 12), null, null, null])
  })
})
