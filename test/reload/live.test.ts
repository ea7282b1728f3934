// SPDX-License-Identifier: Apache-2.0
// Rules are exchanged over and over while programs of this test open files: each file gives one alert, by
// the rules before or those after, and no event is dropped. Needs root and a kernel for the eBPF driver.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { App } from '../../src/app.ts'
import { compileRuleSet, loadRuleSet } from '../../src/compile-rules.ts'
import { loadConfig } from '../../src/config/load.ts'
import { createSource } from '../../src/event-source.ts'
import { endAll, Running, whyNoEbpf } from '../e2e/live-gyr.ts'
import { recordingReport } from '../output/recording.ts'

const reason = whyNoEbpf()
if (reason !== undefined) console.warn(`reload under live load is left out: ${reason}`)

const RELOADS = 200
const TOKEN = `gyrtest${randomBytes(6).toString('hex')}`
const folder = realpathSync(mkdtempSync(join(tmpdir(), `${TOKEN}-`)))
let load: ChildProcess | undefined
afterEach(() => {
  load?.kill('SIGKILL')
  endAll()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Opens FOLDER/n0, n1 and so on, which are not there, until FOLDER/stop is. */
function openFiles(): ChildProcess {
  const open = `true <${folder}/n$i; i=$((i+1)); [ $((i % 100)) = 0 ] && sleep 0.01`
  const loop = `i=0; while [ ! -e ${folder}/stop ]; do ${open}; done 2>/dev/null; echo $i`
  return spawn('/bin/sh', ['-c', loop])
}

/** Ends it; returns how many it opened. */
async function stopOpening(child: ChildProcess): Promise<number> {
  let text = ''
  child.stdout?.on('data', chunk => {
    text += chunk
  })
  writeFileSync(join(folder, 'stop'), '')
  await new Promise(resolve => child.once('close', resolve))
  rmSync(join(folder, 'stop'))
  return Number(text)
}

/** Versions differ in the text of the alert, and the second has another rule in front. */
const rules = (version: 'first' | 'second'): string =>
  (version === 'second'
    ? '- {rule: Never, desc: d, condition: evt.type = execve and proc.name = no-such, output: o, priority: INFO}\n'
    : '') +
  `- rule: Opened\n  desc: d\n  condition: evt.type in (open, openat) and evt.rawarg.name startswith ${folder}/n\n` +
  `  output: "${version} %evt.rawarg.name"\n  priority: INFO\n`

/** Numbers that alerts tell of, by version. */
function numbersIn(text: string): { first: number[]; second: number[] } {
  const of = (version: string): number[] =>
    [...text.matchAll(new RegExp(`${version} ${folder}/n(\\d+)`, 'g'))].map(found =>
      Number(found[1]),
    )
  return { first: of('first'), second: of('second') }
}

/** Every number is told once. What was opened before the driver was there is none of it. */
function expectEach(text: string, opened: number): void {
  const { first, second } = numbersIn(text)
  expect(first.length).toBeGreaterThan(0)
  expect(second.length).toBeGreaterThan(0)
  const all = [...first, ...second].sort((a, b) => a - b)
  const from = all[0] as number
  expect(all).toEqual(Array.from({ length: opened - from }, (_, i) => from + i))
}

describe.skipIf(reason !== undefined)('reload under live load', () => {
  test(`${RELOADS} times, between any two events: every event is told once`, async () => {
    const file = join(folder, 'alerts')
    const { config } = await loadConfig({
      defaultPaths: [],
      overrides: [
        'engine.kind=modern_ebpf',
        'stdout_output.enabled=false',
        'file_output.enabled=true',
        `file_output.filename=${file}`,
      ],
    })
    const compiled = async (version: 'first' | 'second') =>
      compileRuleSet(await loadRuleSet([{ name: 'r.yaml', text: rules(version) }], config), 'all')
    const policies = [await compiled('first'), await compiled('second')] as const
    const report = recordingReport()
    const source = await createSource(config, policies[0].needs, report)
    const app = new App({ config, policy: policies[0], source, unbuffered: false, report })
    await app.open()
    const stop = new AbortController()
    let opened = 0
    let reloads = 0
    const exchange = async (): Promise<void> => {
      const child = openFiles()
      load = child
      while (reloads < RELOADS) {
        reloads++
        await app.change(config, policies[reloads % 2] ?? policies[0])
        await new Promise(resolve => setTimeout(resolve, 5))
      }
      opened = await stopOpening(child)
      // What is younger than the drain's patience is in the rings yet.
      setTimeout(() => stop.abort(), 500)
    }
    let exchanging: Promise<void> | undefined
    await app.run({
      signal: stop.signal,
      onOpen: () => {
        exchanging = exchange()
      },
    })
    await exchanging
    const drops = app.stats().source.counters['n_drops']
    await app.close({ patience: 5000, unhurried: true, signal: new AbortController().signal })
    expect(drops).toBe(0)
    expect(opened).toBeGreaterThan(RELOADS)
    expectEach(readFileSync(file, 'utf8'), opened)
  })

  test('files edited, renamed, linked elsewhere and broken: every event is told once', async () => {
    const mount = join(folder, 'mount')
    const version = (name: string, text: string): void => {
      mkdirSync(join(mount, name), { recursive: true })
      writeFileSync(join(mount, name, 'rules.yaml'), text)
      symlinkSync(name, join(mount, '..data.new'))
      renameSync(join(mount, '..data.new'), join(mount, '..data'))
    }
    version('..1', rules('first'))
    const path = join(mount, 'rules.yaml')
    symlinkSync('..data/rules.yaml', path)
    const config = join(folder, 'gyr.yaml')
    writeFileSync(config, `rules_files: [${path}]\nwatch_config_files: true\n`)
    const running = new Running([
      ...['-c', config, '-U', '-v', '-o', 'engine.kind=modern_ebpf'],
      ...['-o', 'stdout_output.enabled=true', '-o', 'webserver.enabled=false'],
    ])
    const child = openFiles()
    load = child
    await running.until(() => running.stdout.includes('first'))
    const steps: readonly [change: () => void, told: RegExp][] = [
      [() => version('..2', rules('second')), /reloaded 2 rules/g],
      [() => version('..3', '- rule: broken\n  condition: [\n'), /reload failed/g],
      [() => writeFileSync(join(mount, '..3', 'rules.yaml'), rules('first')), /reloaded 1 rules/g],
      [
        () => {
          writeFileSync(join(mount, '..3', 'new.yaml'), rules('second'))
          renameSync(join(mount, '..3', 'new.yaml'), join(mount, '..3', 'rules.yaml'))
        },
        /reloaded 2 rules/g,
      ],
      [() => version('..4', rules('first')), /reloaded 1 rules/g],
    ]
    const counts = new Map<string, number>()
    for (const [change, told] of steps) {
      const before = counts.get(told.source) ?? 0
      counts.set(told.source, before + 1)
      change()
      await running.until(() => [...running.stderr.matchAll(told)].length > before)
    }
    const opened = await stopOpening(child)
    await running.until(() => running.stdout.includes(`${folder}/n${opened - 1}\n`))
    const { code, stdout, stderr } = await running.stop()
    expect(code, stderr).toBe(0)
    expect(stderr).toMatch(/n_drops: 0\b/)
    expectEach(stdout, opened)
  })
})
