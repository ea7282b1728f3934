// SPDX-License-Identifier: Apache-2.0
// The main command: watches until the source ends or somebody says stop, then sums up.
import { rmSync, writeFileSync } from 'node:fs'
import { App } from '../app.ts'
import { CaptureError, type CaptureErrorCode } from '../capture/capture-error.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
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
  if (flags.dryRun) {
    context.log.info('dry run: rules and configuration are fine')
    return EXIT.ok
  }
  const { config, log } = context
  const stop = new AbortController()
  const app = new App({
    config,
    policy,
    unbuffered: flags.unbuffered,
    report: log,
    onNobodyReads: () => stop.abort(),
  })
  await app.open()
  if (!app.hasOutputs) log.warning('no output is enabled: alerts are only counted')
  if (flags.pidfile !== undefined) writeFileSync(flags.pidfile, `${process.pid}\n`)
  try {
    return await watch(app, stop, context, flags)
  } finally {
    if (flags.pidfile !== undefined) rmSync(flags.pidfile, { force: true })
  }
}

async function watch(
  app: App,
  stop: AbortController,
  context: Context,
  flags: RunArguments,
): Promise<ExitCode> {
  const { log } = context
  const started = performance.now()
  const progress = process.stderr.isTTY === true ? new Progress() : undefined
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
    await drain(app, stop, context)
    release()
  }
  for (const warning of app.source.warnings()) {
    log.warning(warning.message)
    code = EXIT.truncated
  }
  if (flags.verbose) log.raw(verboseText(app, (performance.now() - started) / 1000))
  print(app.counts.summary())
  return code
}

/** Alerts on their way arrive, in bounds: a bounded time after a signal, else as long as it goes on. */
async function drain(app: App, stop: AbortController, { log, config }: Context): Promise<void> {
  await app.close({
    patience: config.output_timeout,
    unhurried: !stop.signal.aborted,
    signal: stop.signal,
  })
  for (const output of app.outputs.all) {
    const { waiting, dropped } = output.stats()
    const name = output.name
    if (dropped > 0) log.error(`${name} output: ${dropped} alerts were dropped`)
    if (waiting === 0) continue
    if (output.lasting)
      log.warning(`${name} output: ${waiting} alerts wait on disk for the next run`)
    else log.error(`${name} output: ${waiting} alerts were not delivered`)
  }
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
