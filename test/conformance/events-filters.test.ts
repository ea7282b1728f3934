// SPDX-License-Identifier: Apache-2.0
// The runner of event cases: a check that does not hold fails, what cannot be checked is counted.
import { expect, test } from 'vitest'
import { eventHandlers } from '../../src/conformance/events-filters.ts'
import type { Outcome, Row } from '../../src/conformance/suite.ts'

const INIT = {
  op: 'init_thread',
  thread: { tid: 1, pid: 1, ptid: 0, vtid: 1, vpid: 1, comm: 'init', exe: '/sbin/init', cwd: '/' },
  fds: [
    {
      fd: 0,
      ino: 5,
      type: 'SCAP_FD_FILE_V2',
      info: { regularinfo: { open_flags: 1, mount_id: 25, dev: 0, fname: '/dev/null' } },
    },
  ],
}
const OPEN = {
  op: 'event',
  n: 1,
  type: 'PPME_SYSCALL_OPEN_X',
  ts: 1566230400010000000n,
  tid: 1,
  params: [
    { name: 'fd', value: 3 },
    { name: 'name', value: '/tmp/file' },
    { name: 'flags', value: 1 },
    { name: 'mode', value: 0 },
    { name: 'dev', value: 5 },
    { name: 'ino', value: 7 },
  ],
}
const EXIT = {
  op: 'event',
  n: 2,
  type: 'PPME_PROCEXIT_1_E',
  ts: 1566230400020000000n,
  tid: 1,
  params: [{ name: 'status', value: 0 }],
}

async function run(...steps: readonly object[]): Promise<Outcome> {
  const row = { id: 'events/test', tier: 'state', steps: [INIT, ...steps] } as unknown as Row
  const handler = eventHandlers.find(candidate => candidate.applies(row))
  return handler?.run(row, '.') as Promise<Outcome>
}

const check = (what: object): object => ({ op: 'check', evt: 1, ...what })

test.each([
  [{ field: 'fd.name', expect: '/tmp/file' }, true],
  [{ field: 'fd.name', expect: '/tmp/other' }, false],
  [{ field: 'proc.pname', has_value: false }, true],
  [{ field: 'evt.rawtime', expect: '1566230400010000000' }, true],
  [{ field: 'no.field', expect_error: true }, true],
  [{ filter: 'fd.num = 3', expect: true }, true],
  [{ filter: 'fd.num = 4', expect: true }, false],
  [{ filter: 'fd.num = x', expect: 'error' }, true],
  [{ filter: 'fd.num = x', compiles: true }, false],
  [{ state: 'thread[1]', exists: true }, true],
  [{ state: 'thread[2]', exists: true }, false],
  [{ state: 'thread[1].fd[0].name', expect: '/dev/null' }, true],
  [{ state: 'evt[1].fdinfo.ino', expect: 7 }, true],
  [{ state: 'evt[1].fdinfo.is_file', expect: false }, false],
  [{ state: 'evt[1].param_by_name("dev").as', expect: 5 }, true],
  [{ state: 'evt[1].type', expect: 'PPME_SYSCALL_OPEN_X' }, true],
  [{ thread_pids: { tid: 1, pid: 1, ptid: 0, vtid: 1, vpid: 1 } }, true],
  [{ thread_pids: { tid: 1, pid: 2 } }, false],
  [{ thread_group: { pid: 1, alive: 1, reaper: true, tids: [1] } }, true],
  [{ thread_group: { pid: 1, alive: 2 } }, false],
  [{ thread_children: { tid: 1, not_expired: 0, tids: [] } }, true],
  [{ thread_missing: { tid: 1, missing: true } }, false],
])('%j: %j', async (what, holds) => {
  const outcome = await run(OPEN, check(what))
  expect(outcome.kind).toBe(holds ? 'pass' : 'fail')
})

test('what follows an event waits for the next one, as in the peer', async () => {
  const outcome = await run(
    OPEN,
    EXIT,
    check({ thread_missing: { tid: 1, missing: false } }),
    { ...OPEN, n: 3, tid: 9 },
    check({ thread_missing: { tid: 1, missing: true } }),
  )
  expect(outcome).toMatchObject({ kind: 'pass', checks: { passed: 2, skipped: [] } })
})

test('what the peer alone has is counted, not passed over', async () => {
  const outcome = await run(
    OPEN,
    check({ state: 'evt[1].fdinfo.oldname', expect: '' }),
    check({ field: 'fd.num', expect: '3' }),
  )
  expect(outcome).toMatchObject({ kind: 'pass', checks: { passed: 1 } })
  expect(outcome.checks?.skipped).toHaveLength(1)
})
