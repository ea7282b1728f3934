// SPDX-License-Identifier: Apache-2.0
// Replays a capture with a set of rules and hands out the alert lines, set up as Falco was when it
// gave the expected ones: JSON, ISO 8601 times, priority threshold debug.

import type { Source } from '../diagnostics/diagnostic.ts'
import { render } from '../diagnostics/render.ts'
import { Engine } from '../engine/engine.ts'
import { AlertFormatter, DEFAULT_FORMAT, type FormatOptions } from '../format/alert-formatter.ts'
import { MatchRecord } from '../format/match-record.ts'
import { loadRules } from '../rules/load.ts'
import { compilePolicy, readPolicy } from '../rules/policy.ts'
import { CaptureFile } from '../source/capture-file.ts'

export interface Replay {
  readonly capture: string
  readonly rules: readonly Source[]
  readonly matching: 'first' | 'all'
  /** Also the rules that their files disable. */
  readonly enableAll: boolean
  /** `append_output: [{suggested_output: true}]` */
  readonly suggestedOutput: boolean
  readonly format: Partial<FormatOptions>
  /** `line()` formats the alert; record and line are valid during the call only. */
  readonly onAlert: (line: () => string, record: MatchRecord) => void
}

const DEBUG = 7

function compile(replay: Replay): Uint8Array {
  const ruleSet = loadRules(replay.rules, {
    minPriority: DEBUG,
    ...(replay.enableAll ? { steps: [{ enable: { rule: '*' } }] } : {}),
    ...(replay.suggestedOutput ? { extraFormats: [{ suggestedOutput: true }] } : {}),
  })
  if (!ruleSet.ok) {
    throw new Error(ruleSet.diagnostics.errors.map(error => render(error)).join('\n'))
  }
  return compilePolicy(ruleSet, { matching: replay.matching })
}

export async function replay(replay: Replay): Promise<void> {
  const policy = compile(replay)
  const engine = Engine.create()
  engine.loadPolicy(policy)
  const formatter = new AlertFormatter(readPolicy(policy).rules, {
    ...DEFAULT_FORMAT,
    json: true,
    iso8601: true,
    ...replay.format,
  })
  const record = new MatchRecord()
  const line = (): string => formatter.format(record)
  engine.onMatch = (view, offset, size) => {
    record.load(view, offset, size)
    replay.onAlert(line, record)
  }
  const source = new CaptureFile(replay.capture)
  await source.open(engine.sink)
  try {
    while (await source.next()) engine.drain()
    engine.drain()
  } finally {
    await source.close()
  }
}
