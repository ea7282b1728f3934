#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// The program: reads the command line, picks the command, and turns errors into one line and an exit
// code. Commands are loaded when they are picked, for the time it takes to start.
import { parseArguments } from './commands/arguments.ts'
import type { ControlArguments } from './commands/control-arguments.ts'
import type { RunArguments } from './commands/run-arguments.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { OutputClosed } from './output/output.ts'
import { writeAll } from './output/write-all.ts'
import { systemErrorText } from './system-errors.ts'

function write(fd: number, text: string): void {
  writeAll(fd, new TextEncoder().encode(text))
}

/** What needs neither configuration nor rules; undefined when something else is wanted. */
async function printed(flags: RunArguments): Promise<string | undefined> {
  if (flags.configSchema) {
    const { configFileSchema } = await import('./config/file-schema.ts')
    return `${JSON.stringify(configFileSchema())}\n`
  }
  if (flags.pageSize) return (await import('./commands/page-size.ts')).pageSizeText()
  if (flags.ruleSchema) {
    const { EDITOR_SCHEMA } = await import('./rules/editor-schema.ts')
    return `${JSON.stringify(EDITOR_SCHEMA)}\n`
  }
  if (flags.listPlugins) return (await import('./commands/list-plugins.ts')).listPlugins()
  if (flags.ignoredEvents) return (await import('./commands/list-events.ts')).listIgnoredEvents()
  if (flags.listEvents) return (await import('./commands/list-events.ts')).listEvents(flags.format)
  if (flags.list !== undefined) {
    const { listFields } = await import('./commands/list-fields.ts')
    const { namesOnly, format } = flags
    return listFields({ source: flags.list || undefined, namesOnly, format })
  }
  return undefined
}

async function pluginInfoCommand(name: string): Promise<ExitCode> {
  const { pluginInfo, pluginNames } = await import('./commands/list-plugins.ts')
  const text = pluginInfo(name)
  if (text === undefined) write(2, `error: no plugin "${name}"; built in: ${pluginNames()}\n`)
  else write(1, text)
  return text === undefined ? EXIT.error : EXIT.ok
}

async function runCommand(flags: RunArguments): Promise<ExitCode> {
  if (flags.pluginInfo !== undefined) return pluginInfoCommand(flags.pluginInfo)
  const text = await printed(flags)
  if (text === '') {
    write(2, `error: there is no source "${flags.list}"; rules are mostly for "syscall"\n`)
    return EXIT.error
  }
  if (text !== undefined) {
    write(1, text)
    return EXIT.ok
  }
  const { openContext } = await import('./commands/context.ts')
  const context = await openContext(flags)
  if (context === undefined) return EXIT.error
  if (flags.version) {
    write(1, (await import('./commands/version.ts')).versionText(context.config.json_output))
    return EXIT.ok
  }
  if (flags.support) {
    write(1, await (await import('./commands/support.ts')).supportText(context, flags.rules))
    return EXIT.ok
  }
  if (flags.validate.length > 0) {
    return (await import('./commands/validate.ts')).validate(context, flags)
  }
  if (flags.describeAll || flags.describeRule !== undefined) {
    const { describe } = await import('./commands/describe.ts')
    return describe(context, flags, flags.describeRule)
  }
  return (await import('./commands/run.ts')).run(context, flags)
}

async function controlCommand(flags: ControlArguments): Promise<ExitCode> {
  const { openContext } = await import('./commands/context.ts')
  // Its own log is for problems only: the result is what was asked for.
  const context = await openContext({ ...flags, quiet: true })
  if (context === undefined) return EXIT.error
  if (flags.command === 'top') return (await import('./commands/top.ts')).top(context, flags)
  return (await import('./commands/reload.ts')).reload(context, flags)
}

async function main(): Promise<ExitCode> {
  const flags = parseArguments(process.argv.slice(2))
  if (flags.command === 'text') {
    write(flags.failed ? 2 : 1, flags.text)
    return flags.failed ? EXIT.usage : EXIT.ok
  }
  if (flags.command === 'compile') return (await import('./commands/compile.ts')).compile(flags)
  if (flags.command === 'explain') return (await import('./commands/explain.ts')).explain(flags)
  if (flags.command === 'profile') return (await import('./commands/profile.ts')).profile(flags)
  if (flags.command === 'capture') return (await import('./commands/capture.ts')).capture(flags)
  if (flags.command === 'driver') return (await import('./commands/driver.ts')).driver(flags)
  return flags.command === 'run' ? runCommand(flags) : controlCommand(flags)
}

/** Errors that are about the world, not about the program, are told without a stack. */
const OPERATIONAL: ReadonlySet<string> = new Set([
  'AppError',
  'CaptureError',
  'CaptureOutputError',
  'DriverError',
  'EvaluatorError',
  'ModuleError',
  'OutputError',
  'PrivilegeError',
  'RuleFileError',
])

function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (OPERATIONAL.has(error.name)) return error.message
  return 'syscall' in error ? systemErrorText(error) : (error.stack ?? error.message)
}

function report(error: unknown): ExitCode {
  if (error instanceof OutputClosed) return EXIT.ok
  write(2, `error: ${errorText(error)}\n`)
  return error instanceof Error && error.name === 'DriverError' ? EXIT.noDriver : EXIT.error
}

// Every write is complete when it returns, so nothing is lost by not waiting.
main()
  .catch(report)
  .then(code => process.exit(code))
