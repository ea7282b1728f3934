// SPDX-License-Identifier: Apache-2.0
// The main command: watches until the source ends or somebody says stop, then sums up.
import { rmSync, writeFileSync } from 'node:fs'
import { App } from '../app.ts'
import { CaptureError, type CaptureErrorCode } from '../capture/capture-error.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { isLive, syscallsFor } from '../live-source.ts'
import { Progress } from '../progress.ts'
import type { RunArguments } from './arguments.ts'
import { type Context, print } from './context.ts'
import { loadPolicy } from './rules.ts'

/** Errors in the middle of a capture: everything before was evaluated. */
const ENDED_EARLY: readonly CaptureErrorCode[] = [
  'truncated',
  'corrupt-block',
  'corrupt-gzip',
  'block-too-large',
]

export async function run(context: Context, flags: RunArguments): Promise<ExitCode> {
  const policy = await loadPolicy(context, flags)
  if (policy === undefined) return EXIT.error
  const { config, log } = context
  const notes = {
    warning: (text: string) => log.warning(text),
    debug: (text: string) => log.debug(text),
  }
  if (flags.dryRun) {
    if (isLive(config.engine.kind)) syscallsFor(policy.needs, config, notes)
    log.info('dry run: rules and configuration are fine')
    return EXIT.ok
  }
  const app = new App({ config, policy, unbuffered: flags.unbuffered, notes })
  if (!app.hasOutputs) log.warning('no output is enabled: alerts are only counted')
  if (flags.pidfile !== undefined) writeFileSync(flags.pidfile, `${process.pid}\n`)
  try {
    return await watch(app, context, flags)
  } finally {
    await app.close()
    if (flags.pidfile !== undefined) rmSync(flags.pidfile, { force: true })
  }
}

async function watch(app: App, context: Context, flags: RunArguments): Promise<ExitCode> {
  const { log } = context
  const started = performance.now()
  const replays = context.config.engine.kind === 'replay'
  const progress = replays && process.stderr.isTTY === true ? new Progress() : undefined
  const stop = new AbortController()
  const release = handleSignals(app, stop, context)
  const timer =
    flags.seconds === undefined || flags.seconds === 0
      ? undefined
      : setTimeout(() => stop.abort(), flags.seconds * 1000).unref()
  log.info(`Reading events from ${app.source.name}`)
  let code: ExitCode = EXIT.ok
  try {
    await app.run({
      signal: stop.signal,
      onAlert: () => progress?.clear(),
      onBatch: () =>
        progress?.update(() => {
          const { source, engine } = app.stats()
          return { ...source, events: engine['events'] ?? 0n }
        }),
    })
  } catch (error) {
    if (!(error instanceof CaptureError && ENDED_EARLY.includes(error.code))) throw error
    progress?.clear()
    log.error(error.message)
    code = EXIT.truncated
  } finally {
    progress?.clear()
    clearTimeout(timer)
    release()
  }
  for (const warning of app.source.warnings()) {
    log.warning(warning.message)
    code = EXIT.truncated
  }
  const drops = app.stats().source.counters['n_drops'] ?? 0
  if (drops > 0) log.warning(`${drops} events were dropped on their way; -v says why`)
  if (flags.verbose) log.raw(verboseText(app, (performance.now() - started) / 1000))
  print(app.counts.summary())
  return code
}

function verboseText(app: App, seconds: number): string {
  const { engine, source } = app.stats()
  const events = engine['events'] ?? 0n
  const rate = (Number(events) / seconds).toFixed(2)
  const counters = { ...source.counters, ...engine }
  const lines = Object.entries(counters).map(([name, value]) => `   ${name}: ${value}`)
  return (
    `Elapsed time: ${seconds.toFixed(3)}, Captured Events: ${events}, ${rate} eps\n` +
    `Counters:\n${lines.join('\n')}\n`
  )
}

/** Returns what takes the handlers away again. */
function handleSignals(app: App, stop: AbortController, { log }: Context): () => void {
  const end = (signal: NodeJS.Signals): void => {
    log.info(`${signal} received, exiting...`)
    stop.abort()
  }
  const reopen = (): void => {
    log.info('SIGUSR1 received, reopening outputs...')
    app.reopenOutputs()
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  process.on('SIGUSR1', reopen)
  return () => {
    process.off('SIGINT', end)
    process.off('SIGTERM', end)
    process.off('SIGUSR1', reopen)
  }
}
