// SPDX-License-Identifier: Apache-2.0
// A sink that records on the side hands on what the sink behind it has to know.
import { expect, it } from 'vitest'
import type { RecordSink } from '../../src/capture/record-sink.ts'
import { RuleCapture } from '../../src/source/rule-capture.ts'

it('is told which reads are left out', () => {
  const told: boolean[] = []
  const sink: RecordSink = {
    window: new Uint8Array(8),
    consume: () => 0,
    consumeBlocks: () => 0,
    stopReason: () => 0,
    onMatchesFull() {},
    leaveOutReads: on => told.push(on),
  }
  const capture = new RuleCapture({
    engine: { sink, stopAtMatches() {}, state: () => [] },
    settings: {
      enabled: true,
      path_prefix: '',
      mode: 'rules',
      default_duration: 1,
      max_file_size_mb: 0,
    },
    report: { info() {}, error() {} },
    onLimit() {},
  })
  capture.leaveOutReads(true)
  capture.leaveOutReads(false)
  expect(told).toEqual([true, false])
})
