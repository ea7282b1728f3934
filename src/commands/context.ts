// SPDX-License-Identifier: Apache-2.0
// What every command begins with: the configuration is read, the log set up, and problems are told.
import type { Config } from '../config/config.ts'
import { type ConfigCode, type ConfigIssues, isWithoutEffect } from '../config/issues.ts'
import { loadConfig } from '../config/load.ts'
import type { Locate } from '../config/settle.ts'
import type { Severity } from '../diagnostics/codes.ts'
import type { Collector, Diagnostic } from '../diagnostics/diagnostic.ts'
import { render } from '../diagnostics/render.ts'
import { Log } from '../log.ts'
import { OutputClosed } from '../output/output.ts'
import { writeAll } from '../output/write-all.ts'
import type { KnownConfig } from '../reload/compile-thread.ts'
import { defaultRules } from '../rule-input.ts'
import { gyrVersion } from '../version.ts'

export interface Context {
  readonly config: Config
  /** The same, with where it was read from. */
  readonly known: KnownConfig
  /** Where keys of it are written. */
  readonly locate: Locate
  readonly log: Log
}

export interface ContextOptions {
  readonly config?: string | undefined
  readonly overrides: readonly string[]
  readonly warnings?: readonly string[]
  /**
   * Only to find the running program: the configuration may be wrong, which that program tells about
   * when it reads it.
   */
  readonly quiet?: boolean
}

function usesColour(): boolean {
  return process.stderr.isTTY === true && !process.env['NO_COLOR']
}

export function printFrames(log: Log, diagnostics: Iterable<Diagnostic>): void {
  const colour = usesColour()
  for (const diagnostic of diagnostics) log.raw(render(diagnostic, { colour }))
}

/** Of each severity; nobody reads more on a terminal. */
const MAX_SHOWN = 100

/** The first diagnostics of the severities, and how many more there are. */
export function printSome(log: Log, diagnostics: Collector, severities: readonly Severity[]): void {
  const shown = severities.flatMap(severity =>
    diagnostics.all.filter(d => d.severity === severity).slice(0, MAX_SHOWN),
  )
  const kept = new Set(shown)
  printFrames(
    log,
    diagnostics.all.filter(d => kept.has(d)),
  )
  for (const severity of severities) {
    const found = diagnostics.all.filter(d => d.severity === severity).length
    const more = found + diagnostics.omitted(severity) - Math.min(found, MAX_SHOWN)
    if (more > 0) log.raw(`... and ${more} more ${severity}s\n`)
  }
}

/** Everything at its place, but for what is to come: that is one line, for stock files have it. */
function tellIssues(log: Log, issues: ConfigIssues): void {
  // The codes of configuration issues are not those of rules; the frame only prints them.
  printFrames(log, issues.all.filter(issue => !isWithoutEffect(issue)) as unknown as Diagnostic[])
  const subjectsOf = (code: ConfigCode): string =>
    issues.all.flatMap(issue => (issue.code === code ? issue.subject : [])).join(', ')
  const later = subjectsOf('CONFIG_NOT_AVAILABLE')
  const idle = subjectsOf('CONFIG_NO_EFFECT')
  if (later !== '') log.warning(`not yet available, without effect: ${later}`)
  if (idle !== '') log.info(`without effect: ${idle}`)
}

/** Falco's line about a file that was read. */
export function tellVerdict(log: Log, name: string, schema: string): void {
  const line = `   ${name} | schema validation: ${schema}`
  if (schema === 'ok') log.info(line)
  else log.warning(line)
}

/** Undefined when the configuration has errors, which are told by then. */
export async function openContext(options: ContextOptions): Promise<Context | undefined> {
  const log = new Log({ level: 'info', iso8601: false, enabled: true })
  const { config, files, places, fingerprint, locate, issues } = await loadConfig({
    path: options.config,
    overrides: options.overrides,
  })
  log.configure({
    level: options.quiet === true ? 'error' : config.log_level,
    iso8601: config.time_format_iso_8601,
    enabled: config.log_stderr,
  })
  log.info(`gyr version: ${gyrVersion()} (${process.arch})`)
  if (files.length > 0) {
    log.info('gyr initialized with configuration files:')
    for (const file of files) tellVerdict(log, file, issues.schemaStatus(file))
  }
  for (const warning of options.warnings ?? []) log.warning(warning)
  if (options.quiet !== true) tellIssues(log, issues)
  return issues.ok || options.quiet === true
    ? { config, known: { config, files, places, fingerprint }, locate, log }
    : undefined
}

/** What names the rules: `-r`, else the configuration, else the rules that come with the program. */
export function ruleEntries(given: readonly string[], config: Config): readonly string[] {
  if (given.length > 0) return given
  return config.rules_files.length > 0 ? config.rules_files : [defaultRules()]
}

/** Results go to standard output, whole. */
export function print(text: string): void {
  writeAll(1, new TextEncoder().encode(text))
}

/** As far as the reader takes it in that time: one that hangs must not keep the program from ending. */
export async function printWithin(milliseconds: number, text: string): Promise<void> {
  const { StdoutSink } = await import('../output/stdout.ts')
  const sink = new StdoutSink()
  sink.open()
  const bytes = new TextEncoder().encode(text)
  try {
    await sink.send({ bytes, count: 1 }, AbortSignal.timeout(milliseconds))
  } catch (error) {
    if (error instanceof OutputClosed) throw error
  } finally {
    sink.close()
  }
}
