// SPDX-License-Identifier: Apache-2.0
// The main command: watches until the source ends or somebody says stop, then sums up.
import { rmSync, writeFileSync } from 'node:fs'
import { App } from '../app.ts'
import { CaptureError, type CaptureErrorCode } from '../capture/capture-error.ts'
import { isLive } from '../config/engine-kind.ts'
import { createSource } from '../event-source.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { OutputError } from '../output/output.ts'
import { Progress } from '../progress.ts'
import { Daemon } from '../service/daemon.ts'
import { unwaitingLog } from '../service/own-stderr.ts'
import { openOwnSyslog } from '../service/own-syslog.ts'
import { dropPrivileges } from '../service/privileges.ts'
import { type Context, print, printWithin, ruleEntries } from './context.ts'
import { loadPolicy } from './rules.ts'
import type { RunArguments } from './run-arguments.ts'

/** Errors in the middle of a capture: everything before was evaluated. */
const ENDED_EARLY: readonly CaptureErrorCode[] = [
  'truncated',
  'corrupt-block',
  'corrupt-gzip',
  'block-too-large',
]

function upToHere(problem: Error): string {
  const evaluated = problem instanceof CaptureError ? '; the events before it were evaluated' : ''
  return `${problem.message}${evaluated}`
}

/** A run and everybody who has a say in it. */
interface Run {
  readonly app: App
  readonly daemon: Daemon
  readonly context: Context
  readonly flags: RunArguments
  readonly stop: AbortController
  code: ExitCode
}

export async function run(context: Context, flags: RunArguments): Promise<ExitCode> {
  const loaded = await loadPolicy(context, flags)
  if (loaded === undefined) return EXIT.error
  const { policy } = loaded
  const { config, log } = context
  if (flags.dryRun) {
    if (isLive(config.engine.kind)) {
      ;(await import('../live-source.ts')).syscallsFor(policy.needs, config, log)
    }
    log.info('dry run: rules and configuration are fine')
    return EXIT.ok
  }
  const syslog = config.log_syslog && config.engine.kind !== 'replay' ? openOwnSyslog() : undefined
  if (syslog !== undefined) log.configure({ syslog: (level, text) => syslog.write(level, text) })
  if (config.engine.kind !== 'replay') log.configure({ write: unwaitingLog() })
  const stop = new AbortController()
  const app = new App({
    config,
    policy,
    source: await createSource(config, policy.needs, log),
    unbuffered: flags.unbuffered,
    report: log,
    onNobodyReads: () => stop.abort(),
  })
  try {
    await app.open()
  } catch (error) {
    if (!(error instanceof OutputError)) throw error
    log.raw((await import('./output-mistake.ts')).outputMistake(error, context.locate))
    return EXIT.error
  }
  if (!app.hasOutputs) log.warning('no output is enabled: alerts are only counted')
  const daemon = createDaemon(app, context, flags, loaded.files, () => {
    each.code = EXIT.error
    stop.abort()
  })
  const each: Run = { app, daemon, context, flags, stop, code: EXIT.ok }
  if (flags.pidfile !== undefined) writeFileSync(flags.pidfile, `${process.pid}\n`)
  try {
    return await watch(each)
  } finally {
    await syslog?.close()
    if (flags.pidfile !== undefined) rmSync(flags.pidfile, { force: true })
  }
}

function createDaemon(
  app: App,
  context: Context,
  flags: RunArguments,
  ruleFiles: readonly string[],
  exit: () => void,
): Daemon {
  const { config, known, log } = context
  const isReplay = config.engine.kind === 'replay'
  // A replay from the command line is over before anybody asks for its health.
  const asked = known.files.length > 0 || flags.overrides.some(text => text.startsWith('webserver'))
  return new Daemon({
    app,
    log,
    request: {
      config: flags.config,
      overrides: flags.overrides,
      rules: flags.rules,
      print: flags.print,
    },
    known,
    ruleFiles,
    ruleEntries: newer => ruleEntries(flags.rules, newer),
    serves: !isReplay || asked,
    isLive: !isReplay,
    exit,
  })
}

async function watch(each: Run): Promise<ExitCode> {
  const { app, daemon, context, flags, stop } = each
  const { log, config } = context
  const started = performance.now()
  const replays = config.engine.kind === 'replay'
  const progress = replays && process.stderr.isTTY === true ? new Progress() : undefined
  const release = handleSignals(each)
  const timer =
    flags.seconds === undefined || flags.seconds === 0
      ? undefined
      : setTimeout(() => stop.abort(), flags.seconds * 1000).unref()
  await daemon.start()
  log.info(`Reading events from ${app.source.name}`)
  try {
    await app.run({
      signal: stop.signal,
      onOpen: () => {
        if (config.run_as.user !== '') becomeUser(each)
        daemon.ready()
      },
      onAlert: () => progress?.clear(),
      onBatch: () => {
        daemon.batch()
        progress?.update(() => {
          const { source, engine } = app.stats()
          return { ...source, events: engine['events'] ?? 0n }
        })
      },
    })
  } catch (error) {
    if (!(error instanceof CaptureError && ENDED_EARLY.includes(error.code))) throw error
    progress?.clear()
    log.error(upToHere(error))
    each.code = EXIT.truncated
  } finally {
    progress?.clear()
    clearTimeout(timer)
    await daemon.stop()
    await drain(each)
    release()
  }
  for (const warning of app.source.warnings()) {
    log.warning(upToHere(warning))
    each.code = EXIT.truncated
  }
  const drops = app.stats().source.counters['n_drops'] ?? 0
  if (drops > 0) log.warning(`${drops} events were dropped on their way; -v says why`)
  if (flags.verbose) log.raw(verboseText(app, (performance.now() - started) / 1000))
  const summary = app.counts.summary()
  if (stop.signal.aborted) await printWithin(config.output_timeout, summary)
  else print(summary)
  return each.code
}

function becomeUser({ app, context }: Run): void {
  const { config, log } = context
  const kept = dropPrivileges(config.run_as, app.source.capabilities)
  const rights = kept.length === 0 ? 'without capabilities' : `with ${kept.join(', ')}`
  log.info(`running as ${config.run_as.user} from now on, ${rights}`)
}

/** Alerts on their way arrive, in bounds: a bounded time after a signal, else as long as it goes on. */
async function drain({ app, stop, context }: Run): Promise<void> {
  const { log, config } = context
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

/**
 * Returns what is to be called at the end. Then the two that services send at any time are still taken, and
 * ignored: without a handler they would kill.
 */
function handleSignals({ app, daemon, stop, context }: Run): () => void {
  const { log } = context
  const end = (signal: NodeJS.Signals): void => {
    if (stop.signal.aborted) {
      log.warning(`${signal} received again, exiting at once`)
      process.exit(EXIT.error)
    }
    log.info(`${signal} received, exiting...`)
    stop.abort()
  }
  let over = false
  const reopen = (): void => {
    if (over) return
    log.info('SIGUSR1 received, reopening outputs...')
    app.reopenOutputs()
  }
  const reload = (): void => {
    if (over) return
    daemon.reload('SIGHUP received').catch(error => log.error(error.message))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  process.on('SIGUSR1', reopen)
  process.on('SIGHUP', reload)
  return () => {
    process.off('SIGINT', end)
    process.off('SIGTERM', end)
    over = true
  }
}
