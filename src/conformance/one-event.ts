// SPDX-License-Identifier: Apache-2.0
// One made-up process and one event of it in a fresh evaluator, for cases that are about a single
// condition or transformer: does the condition hold, how does an output token print?
import { Engine } from '../engine/engine.ts'
import { AlertFormatter, DEFAULT_FORMAT } from '../format/alert-formatter.ts'
import { MatchRecord } from '../format/match-record.ts'
import { loadRules } from '../rules/load.ts'
import { compilePolicy, readPolicy } from '../rules/policy.ts'
import { eventByName } from '../schema/events.ts'
import { hostRecord } from '../schema/host-records.ts'
import { encodeRecord, type RecordValues } from '../schema/record.ts'

const SMALL = { maxThreads: 1024, maxPaths: 1024, memoryPages: 2048 }
const TID = 7
const FD = 3
const NOW = 1_700_000_000_000_000_000n

export interface Asked {
  readonly condition: string
  readonly output?: string
  /** Values of the record THREAD. */
  readonly process: RecordValues
  /** Values of the records FD. */
  readonly descriptors?: readonly RecordValues[]
}

export type Answered =
  | { readonly error: string }
  | { readonly holds: boolean; readonly output: string | undefined }

/** The event is an lseek of the descriptor 3 that succeeded. */
export function askEvent(asked: Asked): Answered {
  // JSON strings are YAML too.
  const text = [
    '- rule: case',
    '  desc: of a conformance case',
    `  condition: ${JSON.stringify(asked.condition)}`,
    `  output: ${JSON.stringify(asked.output ?? 'holds')}`,
    '  priority: DEBUG',
    '  warn_evttypes: false',
  ].join('\n')
  const rules = loadRules([{ name: 'case.yaml', text }])
  if (!rules.ok) return { error: rules.diagnostics.errors.map(error => error.message).join('; ') }
  const policy = compilePolicy(rules, { matching: 'all' })
  const engine = Engine.create(SMALL)
  engine.loadPolicy(policy)
  const formatter = new AlertFormatter(readPolicy(policy).rules, DEFAULT_FORMAT)
  const record = new MatchRecord()
  let output: string | undefined
  engine.onMatch = (view, offset, size) => {
    record.load(view, offset, size)
    output = formatter.format(record).replace(/^\S+ Debug /, '')
  }
  const feed = (bytes: Uint8Array): void => {
    engine.sink.window.set(bytes)
    engine.sink.consume(0, bytes.length, 0)
  }
  const known = { tid: TID, pid: TID, ptid: 1, vtid: TID, vpid: TID }
  feed(encodeRecord(hostRecord('THREAD'), NOW, TID, { ...known, ...asked.process }))
  for (const descriptor of asked.descriptors ?? []) {
    feed(encodeRecord(hostRecord('FD'), NOW, TID, { tid: TID, ...descriptor }))
  }
  const row = eventByName('lseek')
  if (row === undefined) throw new Error('no event to ask about')
  feed(encodeRecord(row, NOW, TID, { res: 0, fd: FD }))
  engine.drain()
  return { holds: output !== undefined, output }
}
