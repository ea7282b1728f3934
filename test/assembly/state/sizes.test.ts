// SPDX-License-Identifier: Apache-2.0
// How much state there is, as stats() tells it.
import { expect, test } from 'vitest'
import { Engine } from '../../../src/engine/engine.ts'
import { eventById } from '../../../src/schema/events.ts'
import { hostRecord } from '../../../src/schema/host-records.ts'
import { encodeIp, encodeRecord, type RecordValues } from '../../../src/schema/record.ts'
import { CaptureFile } from '../../../src/source/capture-file.ts'
import { CAPTURE } from '../../e2e/gyr.ts'

test('a capture fills every table', async () => {
  const engine = Engine.create()
  const source = new CaptureFile(CAPTURE)
  await source.open(engine.sink)
  while (await source.next());
  await source.close()
  const stats = engine.stats()
  for (const name of ['threads', 'fds', 'paths', 'users', 'groups', 'interfaces', 'containers']) {
    expect(Number(stats[name]), name).toBeGreaterThan(0)
  }
})

test('users, groups and interfaces are counted when they come and when they go', () => {
  const engine = Engine.create()
  const feed = (id: string, values: RecordValues, isHost = true): void => {
    const row = isHost ? hostRecord(id) : eventById(id)
    const record = encodeRecord(row, 1, 1, values)
    engine.sink.window.set(record)
    expect(engine.sink.consume(0, record.length, 0)).toBe(record.length)
  }
  const user = (uid: number): RecordValues => ({ uid, gid: uid, name: `u${uid}` })
  feed('USER', user(1))
  feed('USER', user(2))
  feed('USER', user(2))
  feed('GROUP', { gid: 1, name: 'g' })
  feed('USER_ADDED_E', { ...user(3), container_id: '0123456789ab' }, false)
  feed('INTERFACE', { family: 2, addr: encodeIp('10.0.0.1'), name: 'eth0' })
  feed('INTERFACE', { family: 10, addr: encodeIp('::1'), name: 'lo' })
  const sizes = (): number[] =>
    ['users', 'groups', 'interfaces'].map(name => Number(engine.stats()[name]))
  expect(sizes()).toEqual([3, 1, 2])
  feed('USER_DELETED_E', { ...user(2), container_id: '' }, false)
  feed('USER_DELETED_E', { ...user(9), container_id: '' }, false)
  feed('GROUP_DELETED_E', { gid: 1, name: 'g', container_id: '' }, false)
  expect(sizes()).toEqual([2, 0, 2])
})
