// SPDX-License-Identifier: Apache-2.0
// Container events of captures: the JSON of libs and of the container plugin, whole, partial and hostile.
import fc from 'fast-check'
import { expect, it, describe as suite } from 'vitest'
import { containerRecordOf, isContainerEvent } from '../../src/capture/container-event.ts'
import { eventById } from '../../src/schema/events.ts'
import { encodeRecord } from '../../src/schema/record.ts'
import { describe } from './block-bytes.ts'

const json = (text: string): Uint8Array =>
  encodeRecord(eventById('CONTAINER_JSON_2_E'), 5, 1, { json: text })

const fromPlugin = (name: string, text: string): Uint8Array =>
  encodeRecord(eventById('ASYNCEVENT_E'), 5, 1, { plugin_id: 0, name, data: `${text}\0` })

const FULL = {
  container: {
    Mounts: [
      { Destination: '/data', Mode: 'z', Propagation: 'rprivate', RW: true, Source: '/srv' },
      { Destination: '/etc/x', Source: '/x' },
    ],
    User: '',
    cni_json: '{"a":1}',
    full_id: '32a1026ccb88a551e2a38eb8f260b4700aefec7e8c007344057e58a9fa302374',
    host_ipc: true,
    host_network: false,
    host_pid: true,
    id: '32a1026ccb88',
    image: 'fedora:38',
    imagedigest: 'sha256:b9ff',
    imageid: '0ca0fe',
    imagerepo: 'fedora',
    imagetag: '38',
    ip: '172.17.0.2',
    is_pod_sandbox: false,
    labels: {
      maintainer: 'someone',
      'io.kubernetes.pod.name': 'web-0',
      'io.kubernetes.pod.namespace': 'prod',
      'io.kubernetes.pod.uid': 'u-1',
    },
    name: 'youthful_babbage',
    pod_sandbox_id: 'sand',
    pod_sandbox_labels: { app: 'web' },
    port_mappings: [],
    privileged: true,
    type: 7,
  },
}

const list = (...entries: string[]): string =>
  Buffer.from(entries.map(entry => `${entry}\0`).join('')).toString('hex')

const EXPECTED = {
  full_id: FULL.container.full_id,
  id: '32a1026ccb88',
  type: 'containerd',
  name: 'youthful_babbage',
  image: 'fedora:38',
  image_id: '0ca0fe',
  image_repository: 'fedora',
  image_tag: '38',
  image_digest: 'sha256:b9ff',
  ip: '172.17.0.2',
  cni_json: '{"a":1}',
  privileged: 1n,
  mounts: list('/srv:/data:z:true:rprivate', '/x:/etc/x::false:'),
  labels: list(
    'io.kubernetes.pod.name:web-0',
    'io.kubernetes.pod.namespace:prod',
    'io.kubernetes.pod.uid:u-1',
    'maintainer:someone',
  ),
  pod_name: 'web-0',
  pod_ns: 'prod',
  pod_uid: 'u-1',
  pod_sandbox_id: 'sand',
  pod_labels: list('app:web'),
  host_flags: 0b101n,
}

suite('container events', () => {
  it.each([
    ['libs', json(JSON.stringify(FULL))],
    ['the plugin', fromPlugin('container', JSON.stringify(FULL))],
    ['the oldest form', json(JSON.stringify(FULL.container))],
  ])('reads all that %s says', (_name, event) => {
    expect(describe(containerRecordOf(event) ?? event, 'CONTAINER')).toEqual(EXPECTED)
  })

  it.each<[string, object, object]>([
    ['an address that is a number', { ip: 0xac110002 }, { ip: '172.17.0.2' }],
    ['null for lists', { id: 'abc', labels: null, Mounts: null }, { id: 'abc' }],
    ['wrong types', { id: 'abc', name: 5, privileged: 'yes' }, { name: '', privileged: 0n }],
    ['a long id only', { full_id: '0123456789abcdef' }, { id: '0123456789ab' }],
    ['an unknown runtime', { type: 12345 }, { type: '' }],
    ['a name from the prototype', { id: 'abc' }, { name: '' }],
  ])('takes %s', (_name, container, expected) => {
    const event = json(JSON.stringify({ container: { id: 'x', ...container } }))
    const record = containerRecordOf(event)
    expect(describe(record ?? event, 'CONTAINER')).toMatchObject(
      'full_id' in container ? { ...expected, id: 'x' } : expected,
    )
  })

  it('shortens a long id where there is no short one', () => {
    const event = json('{"container":{"full_id":"0123456789abcdef"}}')
    expect(describe(containerRecordOf(event) ?? event, 'CONTAINER')).toMatchObject({
      id: '0123456789ab',
    })
  })

  it.each<[string, Uint8Array]>([
    ['no JSON', json('')],
    ['broken JSON', json('{"container":')],
    ['JSON that is no object', json('[1]')],
    ['an empty object', json('{}')],
    ['no container in it', json('{"container":7}')],
    ['no id', json('{"container":{"name":"x"}}')],
    ['a removal', fromPlugin('container_removed', JSON.stringify(FULL))],
    ['an event of another plugin', fromPlugin('other', JSON.stringify(FULL))],
    ['another event', encodeRecord(eventById('SYSCALL_OPEN_X'), 5, 1, { name: '{}' })],
    ['lengths that lie', json('{}').subarray(0, 28)],
  ])('makes no record of %s', (_name, event) => {
    expect(containerRecordOf(event)).toBeNull()
  })

  it('knows the events', () => {
    expect(isContainerEvent(eventById('ASYNCEVENT_E').code)).toBe(true)
    expect(isContainerEvent(eventById('SYSCALL_OPEN_X').code)).toBe(false)
  })

  it('never throws, and keeps records small, whatever the JSON', () => {
    const key = fc.constantFrom(...Object.keys(FULL.container))
    const value = fc.oneof(fc.jsonValue(), fc.string({ maxLength: 20_000 }))
    fc.assert(
      fc.property(fc.dictionary(key, value), container => {
        const record = containerRecordOf(json(JSON.stringify({ container: { ...container } })))
        expect(record?.length ?? 0).toBeLessThan(128 * 1024)
      }),
    )
  })
})
