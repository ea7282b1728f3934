// SPDX-License-Identifier: Apache-2.0
// The parts one by one, by benchmark.js: decoding, state, evaluation, formatting, rule compilation.
// Nanoseconds of wall time, median of its samples; warm caches, so less than whole streams cost.
import { readFileSync } from 'node:fs'
import Benchmark from 'benchmark'
import { Engine } from '../src/engine/engine.ts'
import { AlertFormatter, DEFAULT_FORMAT } from '../src/format/alert-formatter.ts'
import { MatchRecord } from '../src/format/match-record.ts'
import { loadRules } from '../src/rules/load.ts'
import { compilePolicy, readPolicy } from '../src/rules/policy.ts'
import { RecordStream } from './records.ts'
import { median } from './statistics.ts'
import type { TrialRequest } from './trial.ts'

/** Events of one turn: small enough to stay in the processor's caches. */
const TURN = 5000
const MAX_MATCHES = 500

interface Subject {
  readonly name: string
  /** Units of work in a turn: the result is per unit. */
  readonly units: number
  readonly turn: () => void
}

/** `request.policies`: the compiled rules, then their rules file. */
export function runMicro(engine: Engine, request: TrialRequest): Record<string, number> {
  const [policyFile, rulesFile] = request.policies
  if (policyFile === undefined || rulesFile === undefined) throw new Error('micro needs rules')
  const prologue = new RecordStream(readFileSync(request.prologue))
  const records = new RecordStream(readFileSync(request.records), 0, TURN)
  const stateOnly = Engine.create({ seed: [1, 2] })
  prologue.feed(stateOnly)
  prologue.feed(engine)
  const rules = { name: 'rules.yaml', text: readFileSync(rulesFile, 'utf8') }
  const results: Record<string, number> = {}
  const subjects: Subject[] = [
    { name: 'decode', units: records.count, turn: () => records.decode(engine) },
    { name: 'decode + state', units: records.count, turn: () => records.feed(stateOnly) },
    { name: 'decode + state + rules', units: records.count, turn: () => records.feed(engine) },
    ...formatting(engine, request, policyFile),
    {
      name: 'compile one rule',
      units: request.rules,
      turn: () => {
        compilePolicy(loadRules([rules]), { matching: 'first' })
      },
    },
  ]
  for (const { name, units, turn } of subjects) {
    const benchmark = new Benchmark(name, turn, { maxTime: request.rounds })
    benchmark.run({ async: false })
    if (benchmark.error !== undefined) throw benchmark.error
    results[name] = (median(benchmark.stats.sample) * 1e9) / units
  }
  return results
}

/** Formats the matches of the whole stream, text and JSON. */
function formatting(engine: Engine, request: TrialRequest, policyFile: string): Subject[] {
  const matches: Uint8Array[] = []
  engine.onMatch = (view, at, size) => {
    if (matches.length < MAX_MATCHES) {
      matches.push(
        new Uint8Array(view.buffer.slice(view.byteOffset + at, view.byteOffset + at + size)),
      )
    }
  }
  new RecordStream(readFileSync(request.records)).feed(engine)
  engine.onMatch = () => {}
  if (matches.length === 0) throw new Error('nothing matched: no alerts to format')
  const views = matches.map(bytes => new DataView(bytes.buffer))
  const { rules } = readPolicy(readFileSync(policyFile))
  const record = new MatchRecord()
  return [false, true].map(json => {
    const formatter = new AlertFormatter(rules, { ...DEFAULT_FORMAT, json, hostname: 'bench' })
    return {
      name: json ? 'format an alert as JSON' : 'format an alert as text',
      units: views.length,
      turn: () => {
        for (const view of views) {
          record.load(view, 0, view.byteLength)
          formatter.write(record)
        }
      },
    }
  })
}
