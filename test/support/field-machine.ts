// SPDX-License-Identifier: Apache-2.0
// What the fields say about one event after others: an evaluator with one rule that matches every
// event and prints the fields asked for, read back from its JSON line.

import { Engine } from '../../src/engine/engine.ts'
import { AlertFormatter, DEFAULT_FORMAT } from '../../src/format/alert-formatter.ts'
import { MatchRecord } from '../../src/format/match-record.ts'
import { everyEventRule } from '../../src/parity/dump-rule.ts'
import { loadRules } from '../../src/rules/load.ts'
import { compilePolicy, readPolicy } from '../../src/rules/policy.ts'
import { eventById } from '../../src/schema/events.ts'
import { hostRecord } from '../../src/schema/host-records.ts'
import { encodeRecord, type RecordValues } from '../../src/schema/record.ts'

type Printed = Readonly<Record<string, unknown>>

/** Thread of events and of `thread()` when none is named. */
const TID = 100

export class FieldMachine {
  readonly #engine = Engine.create({ maxThreads: 256, maxPaths: 1024 })
  readonly #formatter: AlertFormatter
  readonly #record = new MatchRecord()
  #line: string | undefined
  #ts = 1_000_000_000

  constructor(fields: readonly string[]) {
    const rules = loadRules([everyEventRule('every event', 'DEBUG', fields)])
    if (!rules.ok) throw new Error(rules.diagnostics.errors.map(e => e.message).join('\n'))
    const policy = compilePolicy(rules, { matching: 'first' })
    this.#engine.loadPolicy(policy)
    this.#formatter = new AlertFormatter(readPolicy(policy).rules, {
      ...DEFAULT_FORMAT,
      json: true,
      iso8601: true,
    })
    this.#engine.onMatch = (view, offset, size) => {
      this.#record.load(view, offset, size)
      this.#line = this.#formatter.format(this.#record)
    }
  }

  #feed(record: Uint8Array): void {
    const { sink } = this.#engine
    sink.window.set(record)
    for (let from = 0; from < record.length; ) {
      const taken = sink.consume(from, record.length, 0)
      if (taken === 0) throw new Error('record not taken')
      from += taken
    }
    this.#line = undefined
    this.#engine.drain()
  }

  /** State that a host knows: `id` of src/schema/host-records.ts. */
  host(id: string, values: RecordValues): this {
    this.#feed(encodeRecord(hostRecord(id), 0, -1, values))
    return this
  }

  /** A thread the host knows, by itself a process of root at /. */
  thread(values: RecordValues = {}): this {
    const tid = values['tid'] ?? TID
    return this.host('THREAD', {
      tid,
      pid: tid,
      ptid: 1,
      vtid: tid,
      vpid: tid,
      comm: 'cat',
      exe: 'cat',
      exepath: '/usr/bin/cat',
      cwd: '/',
      uid: 0,
      gid: 0,
      ...values,
    })
  }

  /** An event that rules do not see. */
  feedHidden(id: string, values: RecordValues, tid: number = TID): this {
    this.#ts += 1000
    this.#feed(encodeRecord(eventById(id), this.#ts, tid, values))
    if (this.#line !== undefined) throw new Error(`${id} matched`)
    return this
  }

  /** Fields of the event `id` (src/schema/events.ts), one microsecond after the one before. */
  event(id: string, values: RecordValues = {}, tid: number = TID): Printed {
    this.#ts += 1000
    this.#feed(encodeRecord(eventById(id), this.#ts, tid, values))
    if (this.#line === undefined) throw new Error(`${id} did not match`)
    return (JSON.parse(this.#line) as { output_fields: Printed }).output_fields
  }
}
