// SPDX-License-Identifier: Apache-2.0
// The machine block into a MACHINE record: where and on what the capture was recorded.
import { hostRecord } from '../schema/host-records.ts'
import { encodeRecord } from '../schema/record.ts'
import { ByteCursor } from './byte-cursor.ts'
import { stringValue } from './host-value.ts'

const MACHINE = hostRecord('MACHINE')

/** Fixed field of the block. */
export const HOSTNAME_BYTES = 128

export function decodeMachineInfo(
  body: Uint8Array,
  _version: number,
  push: (record: Uint8Array) => void,
): void {
  const cursor = new ByteCursor(body)
  const cpus = cursor.u32()
  const memory = cursor.u64()
  // The largest pid; nothing uses it.
  cursor.u64()
  const hostname = stringValue(cursor.take(HOSTNAME_BYTES))
  // The time of boot: like libs, a replay does not add it to times since boot.
  cursor.u64()
  push(
    encodeRecord(MACHINE, 0, 0, {
      hostname,
      num_cpus: cpus,
      memory,
      boot_ts: null,
    }),
  )
}
