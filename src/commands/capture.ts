// SPDX-License-Identifier: Apache-2.0
// `gyr capture`: records this machine's events to a capture file, which gyr, Falco, sysdig and Stratoshark
// replay. Environment variables are left out unless the filter reads them: they hold secrets.
import type { Config } from '../config/config.ts'
import { isLive } from '../config/engine-kind.ts'
import { DOMAIN_WAIT_MS } from '../domain-wait.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { createLiveSource } from '../live-source.ts'
import { OutputClosed } from '../output/output.ts'
import { EVERYTHING, type PolicyNeeds } from '../rules/needs.ts'
import { CaptureOutput } from '../source/capture-output.ts'
import { RecordingSink } from '../source/recording-sink.ts'
import type { CaptureArguments } from './capture-arguments.ts'
import { type Context, openContext, printFrames } from './context.ts'

/** So frequent that they are recorded only when a filter asks for them. */
const ON_DEMAND: ReadonlySet<string> = new Set([
  'sched_switch',
  'page_fault_user',
  'page_fault_kernel',
])

const UNFILTERED: PolicyNeeds = {
  ...EVERYTHING,
  syscalls: EVERYTHING.syscalls.filter(name => !ON_DEMAND.has(name)),
  environment: false,
}

interface Filter {
  readonly needs: PolicyNeeds
  readonly policy: Uint8Array
}

/** undefined when the condition is wrong, which is told by then. */
async function compileFilter(
  context: Context,
  condition: string | undefined,
): Promise<Filter | 'none' | undefined> {
  if (condition === undefined) return 'none'
  const { compileWithDomains, loadRuleSet } = await import('../compile-rules.ts')
  const lines = condition.split('\n').map(line => `    ${line}\n`)
  const text = `- rule: filter\n  desc: what to record\n  priority: INFO\n  output: x\n  condition: >\n${lines.join('')}`
  const plain = { ...context.config, append_output: [], rules: [], priority: 'debug' }
  const ruleSet = await loadRuleSet([{ name: '--filter', text }], plain)
  printFrames(context.log, ruleSet.diagnostics.errors)
  if (!ruleSet.ok) return undefined
  const { bytes, needs } = await compileWithDomains(ruleSet, 'first', DOMAIN_WAIT_MS.once)
  return { policy: bytes, needs }
}

export async function capture(flags: CaptureArguments): Promise<ExitCode> {
  const context = await openContext({ config: flags.config, overrides: flags.overrides })
  if (context === undefined) return EXIT.error
  const { log } = context
  const kind = context.config.engine.kind
  if (!isLive(kind)) {
    log.error(`engine.kind "${kind}" gives no events to record; use auto, kmod or modern_ebpf`)
    return EXIT.error
  }
  const filter = await compileFilter(context, flags.filter)
  if (filter === undefined) return EXIT.error
  const config: Config = {
    ...context.config,
    base_syscalls: { ...context.config.base_syscalls, all: true },
    // Other rules than the filter will look at it.
    engine: {
      ...context.config.engine,
      kmod: { ...context.config.engine.kmod, drop_unmatched: false },
      modern_ebpf: { ...context.config.engine.modern_ebpf, drop_unmatched: false },
    },
  }
  const needs = filter === 'none' ? UNFILTERED : filter.needs
  const source = createLiveSource(config, needs, {
    warning: text => log.warning(text),
    debug: text => log.debug(text),
  })
  const output = new CaptureOutput(flags.output)
  let sink: RecordingSink | undefined
  try {
    sink = await createSink(bytes => output.write(bytes), filter)
    log.info(`Recording events from ${source.name} to ${flags.output}`)
    await source.open(sink)
    sink.writeHead()
    const stopped = stopSignal(flags.seconds)
    while (!stopped.aborted) await source.next()
    source.finish()
  } catch (error) {
    // The reader of a pipe has enough.
    if (!(error instanceof OutputClosed)) throw error
  } finally {
    // Also when the disk is full: what is there can be replayed.
    const drops = source.stats().counters['n_drops'] ?? 0
    await source.close()
    output.close()
    log.info(`${sink?.events ?? 0} events, ${output.bytes} bytes written, ${drops} events dropped`)
  }
  return EXIT.ok
}

async function createSink(
  write: (bytes: Uint8Array) => void,
  filter: Filter | 'none',
): Promise<RecordingSink> {
  if (filter === 'none') return new RecordingSink(write)
  const { Engine } = await import('../engine/engine.ts')
  const engine = Engine.create()
  engine.loadPolicy(filter.policy)
  return new RecordingSink(write, engine)
}

function stopSignal(seconds: number | undefined): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
  if (seconds !== undefined && seconds > 0) setTimeout(() => stop.abort(), seconds * 1000)
  return stop.signal
}
