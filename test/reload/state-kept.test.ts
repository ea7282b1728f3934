// SPDX-License-Identifier: Apache-2.0
// Rules are exchanged over and over in the middle of a replay: the alerts are those of a run without.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { App } from '../../src/app.ts'
import { compileRuleSet, loadRuleSet } from '../../src/compile-rules.ts'
import { loadConfig } from '../../src/config/load.ts'
import { createSource } from '../../src/event-source.ts'
import { packagePath } from '../../src/package-path.ts'
import { type LoadedPolicy, readRules } from '../../src/rule-input.ts'
import { CAPTURE, HAS_EVALUATOR } from '../e2e/gyr.ts'
import { recordingReport } from '../output/recording.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-state-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

const AT_LEAST = 200
/** Handed to the evaluator between two reloads. */
const BLOCKS = 100

function plainCapture(): string {
  const path = join(dir, 'plain.scap')
  writeFileSync(path, gunzipSync(readFileSync(CAPTURE)))
  return path
}

async function alertsOf(capture: string, reload: boolean) {
  const file = join(dir, `alerts-${reload}`)
  const { config } = await loadConfig({
    defaultPaths: [],
    overrides: [
      'engine.kind=replay',
      `engine.replay.capture_file=${capture}`,
      'stdout_output.enabled=false',
      'file_output.enabled=true',
      `file_output.filename=${file}`,
      'json_output=true',
    ],
  })
  const compiled = async (extra: string): Promise<LoadedPolicy> => {
    const sources = [
      { name: 'extra.yaml', text: extra },
      ...readRules([packagePath('rules')]).sources,
    ]
    return compileRuleSet(await loadRuleSet(sources, config), 'all')
  }
  // The second set has another rule in front, so that every rule has another number.
  const never =
    '- rule: Never\n  desc: d\n  condition: evt.type = execve and proc.name = no-such-name\n' +
    '  output: o\n  priority: DEBUG\n'
  const policies = [await compiled('[]'), await compiled(never)] as const
  const report = recordingReport()
  const source = await createSource(config, policies[0].needs, report)
  const app = new App({ config, policy: policies[0], source, unbuffered: false, report })
  await app.open()
  const { sink } = app.engine
  const consume = sink.consumeBlocks
  const view = new DataView(sink.window.buffer, sink.window.byteOffset)
  let swaps = 0
  const swap = (): void => {
    swaps++
    app.change(config, policies[swaps % 2] as LoadedPolicy).catch(() => {})
  }
  if (reload) {
    // Between any two events: the source's spans go to the evaluator a few blocks at a time.
    const few = (from: number, to: number): number => {
      let end = from
      for (let left = BLOCKS; left > 0 && end < to; left--) end += view.getUint32(end + 4, true)
      return Math.min(end, to)
    }
    const consumeBlocks = (from: number, to: number): number => {
      let at = from
      while (at < to) {
        const end = few(at, to)
        const done = consume(at, end)
        swap()
        at += done
        if (at < end) break
      }
      return at - from
    }
    Object.assign(sink, { consumeBlocks })
  }
  await app.run({ signal: new AbortController().signal, ...(reload && { onBatch: swap }) })
  await app.close({ patience: 2000, unhurried: true, signal: new AbortController().signal })
  return {
    text: readFileSync(file, 'utf8'),
    swaps,
    total: app.counts.total,
    summary: app.counts.summary(),
    matches: app.costs
      .observe()
      .rules.filter(({ matches }) => matches > 0)
      .map(({ name, matches }) => `${name}: ${matches}`)
      .sort(),
  }
}

describe.runIf(HAS_EVALUATOR)('reload during a replay', () => {
  test('changes no alert and no count', async () => {
    const capture = plainCapture()
    const [without, reloaded] = [await alertsOf(capture, false), await alertsOf(capture, true)]
    expect(reloaded.swaps).toBeGreaterThanOrEqual(AT_LEAST)
    expect(reloaded.text).toBe(without.text)
    expect(reloaded.total).toBe(without.total)
    expect(without.total).toBeGreaterThan(20)
    expect(reloaded.matches).toEqual(without.matches)
    expect(without.matches.length).toBeGreaterThan(5)
    expect(reloaded.summary.split('\n').sort()).toEqual(without.summary.split('\n').sort())
  })
})
