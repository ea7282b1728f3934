// SPDX-License-Identifier: Apache-2.0
// The command line, read into one value: Falco's flags, those it had once, and what gyr adds. Does
// nothing itself; src/cli.ts picks the command.
import { Argument, Command, CommanderError, Option } from 'commander'
import { EXIT_CODES_HELP } from '../exit-codes.ts'
import { type ControlArguments, defineControl } from './control-arguments.ts'
import { OLD_FLAGS, type OldFlag } from './old-flags.ts'
import { splitOutputOption } from './output-option.ts'
import { defineProfile, type ProfileArguments } from './profile-arguments.ts'
import { TABLE_FORMATS, type TableFormat } from './table-format.ts'

export interface RunArguments {
  readonly command: 'run'
  readonly config?: string
  readonly rules: readonly string[]
  /** The texts of `-o`, those that other flags stand for included. */
  readonly overrides: readonly string[]
  readonly validate: readonly string[]
  readonly describeAll: boolean
  readonly describeRule?: string
  /** `--list`: '' for all sources. */
  readonly list?: string
  readonly listEvents: boolean
  readonly namesOnly: boolean
  readonly format: TableFormat
  /** `-M`: seconds after which to stop. */
  readonly seconds?: number
  readonly unbuffered: boolean
  readonly print?: string
  readonly pidfile?: string
  readonly verbose: boolean
  readonly dryRun: boolean
  /** Hints about the rules, beyond errors and warnings. */
  readonly lint: boolean
  readonly version: boolean
  readonly support: boolean
  readonly configSchema: boolean
  readonly ruleSchema: boolean
  readonly listPlugins: boolean
  readonly pluginInfo?: string
  readonly ignoredEvents: boolean
  readonly pageSize: boolean
  /** What to tell about flags of older versions. */
  readonly warnings: readonly string[]
}

export interface CompileArguments {
  readonly command: 'compile'
  readonly config?: string
  readonly rules: readonly string[]
  readonly overrides: readonly string[]
  readonly output: string
}

export interface ExplainArguments {
  readonly command: 'explain'
  readonly rule: string
  readonly config?: string
  readonly rules: readonly string[]
  readonly overrides: readonly string[]
  /** Both or neither. */
  readonly capture?: string
  readonly event?: number
  readonly verbose: boolean
}

export interface CaptureArguments {
  readonly command: 'capture'
  readonly config?: string
  readonly overrides: readonly string[]
  /** The file to write, `-` for standard output. */
  readonly output: string
  /** A condition in the rule language. */
  readonly filter?: string
  readonly seconds?: number
}

export const DRIVER_ACTIONS = ['build', 'load', 'unload', 'status'] as const

export interface DriverArguments {
  readonly command: 'driver'
  readonly action: (typeof DRIVER_ACTIONS)[number]
  /** `--sign`, with `build` only. */
  readonly sign?: { readonly key: string; readonly certificate: string }
}

export type Arguments =
  | RunArguments
  | CompileArguments
  | ExplainArguments
  | CaptureArguments
  | DriverArguments
  | ControlArguments
  | ProfileArguments
  | ArgumentsText

/** Help was asked for, or the command line makes no sense: `text` says it, `failed` which. */
export interface ArgumentsText {
  readonly command: 'text'
  readonly text: string
  readonly failed: boolean
}

type Values = Record<string, unknown>

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value]

function toSeconds(value: string): number {
  const seconds = Number(value)
  if (Number.isFinite(seconds) && seconds >= 0) return seconds
  throw new CommanderError(2, 'gyr.seconds', `error: -M takes a number of seconds, not "${value}"`)
}

function addOldFlags(command: Command): void {
  for (const old of OLD_FLAGS) {
    const option = new Option(old.flags, `was removed; use ${old.instead}`).hideHelp()
    if (old.repeat === true) option.argParser(collect)
    command.addOption(option)
  }
}

function define(write: (text: string) => void): Command {
  const program = new Command('gyr')
  program
    .description('Watches what programs do on this machine and says so when a rule matches.')
    .usage(
      [
        '[options]',
        'gyr explain <rule> [-e <capture> --event <number>]',
        'gyr profile [-e <capture>]',
        'gyr compile <rules...> -o <file>',
        'gyr capture -o <file> [--filter <condition>] [-M <seconds>]',
        `gyr driver ${DRIVER_ACTIONS.join('|')}`,
        'gyr reload',
        'gyr top',
      ].join('\n       '),
    )
    .enablePositionalOptions()
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: write })
    .showSuggestionAfterError()
    .helpOption('-h, --help', 'print this page')
    .helpCommand(false)
    .optionsGroup('What to watch, and with which rules:')
    .option(
      '-c <file>',
      'configuration file (else /etc/gyr/gyr.yaml, /etc/falco/falco.yaml, defaults)',
    )
    .option(
      '-r <file>',
      'rules file, directory or compiled policy, instead of rules_files; repeatable',
      collect,
    )
    .option('-e <file>', 'replay a capture file (.scap) instead of watching this machine')
    .option(
      '-o, --option <key=value>',
      'set a configuration key; a.b[0].c, a[]=x appends; repeatable',
      collect,
    )
    .option('-M <seconds>', 'stop after this time', toSeconds)
    .option(
      '-p, --print <format>',
      'text to append to the output of all rules (old; use append_output)',
    )
    .optionsGroup('How to run:')
    .option('-U, --unbuffered', 'write each alert at once')
    .option('-v', 'say more: warnings of rules, counts of events and drops')
    .option('-P, --pidfile <file>', 'write the process id to this file')
    .option(
      '--lint',
      'hints about rules: dead, shadowed and expensive ones; with -V, --dry-run, -L',
    )
    .option('--dry-run', 'load and check everything, then end')
    .addOption(new Option('--enable-source <source>').argParser(collect).hideHelp())
    .addOption(new Option('--disable-source <source>').argParser(collect).hideHelp())
    .optionsGroup('Instead of watching:')
    .option(
      '-V, --validate <file>',
      'check a rules file; repeatable, may be joined with -L',
      collect,
    )
    .option('-L', 'describe all rules')
    .option('-l <rule>', 'describe one rule')
    .option('--list [source]', 'list the fields that rules may use')
    .option('-N', 'with --list: names only')
    .option('--list-events', 'list the events that rules may name')
    .addOption(
      new Option('--format <form>', 'form of the lists').choices(TABLE_FORMATS).default('text'),
    )
    .addOption(new Option('--markdown', 'the same as --format markdown').hideHelp())
    .addOption(new Option('--list-syscall-events').hideHelp())
    .option('--list-plugins', 'list what Falco has as plugins and gyr has built in')
    .option('--plugin-info <name>', 'describe one of them')
    .option('-i', 'list the system calls that are not recorded unless base_syscalls.all is set')
    .option('--config-schema', 'print the JSON schema of the configuration')
    .option('--rule-schema', 'print the JSON schema of rules files')
    .option('--support', 'print what a bug report needs')
    .option('--page-size', 'print the page size of this system')
    .option('--version', 'print versions')
    .addHelpText('after', `\n${EXIT_CODES_HELP}`)
  addOldFlags(program)
  return program
}

/** The file to write, and the keys to set. */
function outputOf(values: Values, command: Command): { output: string; overrides: string[] } {
  const split = splitOutputOption((values['output'] as string[] | undefined) ?? [])
  if (typeof split === 'string') return command.error(split)
  const more = (values['option'] as string[] | undefined) ?? []
  return { output: split.output, overrides: [...split.overrides, ...more] }
}

function defineCompile(program: Command, accept: (value: CompileArguments) => void): void {
  program
    .command('compile')
    .summary('compile rules to a policy file')
    .description(
      'Compiles rules to a policy file, which loads faster and in hosts of any language.',
    )
    .argument('<rules...>', 'rules files and directories, in order')
    .option('-o, --output <file>', 'the policy file to write; -o key=value as --option', collect)
    .option('-c <file>', 'configuration file')
    .option('--option <key=value>', 'set a configuration key; repeatable', collect)
    .action((rules: string[], values: Values, command: Command) => {
      accept({
        command: 'compile',
        rules,
        ...outputOf(values, command),
        ...(typeof values['c'] === 'string' && { config: values['c'] }),
      })
    })
}

function toEvent(value: string): number {
  if (/^[1-9]\d{0,14}$/.test(value)) return Number(value)
  throw new CommanderError(
    2,
    'gyr.event',
    `error: --event takes the number of an event (evt.num, from 1), not "${value}"`,
  )
}

function defineExplain(program: Command, accept: (value: ExplainArguments) => void): void {
  program
    .command('explain')
    .summary('show what a rule says, or why it did or did not match an event')
    .description(
      'Shows what a rule says, with its macros and lists opened; with a capture and the number of an event, which part of the condition decided.',
    )
    .argument('<rule>', 'name of the rule')
    .option('-r <file>', 'rules file or directory, instead of rules_files; repeatable', collect)
    .option('-e <file>', 'a capture file (.scap); needs --event')
    .option('--event <number>', 'an event of the capture, as evt.num counts; needs -e', toEvent)
    .option('-c <file>', 'configuration file')
    .option('-o, --option <key=value>', 'set a configuration key; repeatable', collect)
    .option('-v', 'show long lists in full')
    .action((rule: string, values: Values, command: Command) => {
      if ((values['e'] === undefined) !== (values['event'] === undefined)) {
        command.error('error: -e and --event go together')
      }
      accept({
        command: 'explain',
        rule,
        rules: (values['r'] as string[] | undefined) ?? [],
        overrides: (values['option'] as string[] | undefined) ?? [],
        verbose: values['v'] === true,
        ...(typeof values['c'] === 'string' && { config: values['c'] }),
        ...(typeof values['e'] === 'string' && { capture: values['e'] }),
        ...(typeof values['event'] === 'number' && { event: values['event'] }),
      })
    })
}

function defineCapture(program: Command, accept: (value: CaptureArguments) => void): void {
  program
    .command('capture')
    .summary('record events to a capture file')
    .description(
      'Records the events of this machine to a capture file, for gyr -e, Falco, sysdig, Stratoshark.',
    )
    .option(
      '-o, --output <file>',
      'the capture to write, - for standard output; -o key=value as --option',
      collect,
    )
    .option('--filter <condition>', 'record only events for which this condition holds')
    .option('-M <seconds>', 'stop after this time', toSeconds)
    .option('-c <file>', 'configuration file')
    .option('--option <key=value>', 'set a configuration key; repeatable', collect)
    .action((values: Values, command: Command) => {
      accept({
        command: 'capture',
        ...outputOf(values, command),
        ...(typeof values['c'] === 'string' && { config: values['c'] }),
        ...(typeof values['filter'] === 'string' && { filter: values['filter'] }),
        ...(typeof values['M'] === 'number' && { seconds: values['M'] }),
      })
    })
}

function defineDriver(program: Command, accept: (value: DriverArguments) => void): void {
  program
    .command('driver')
    .summary('build, load and unload the kernel module')
    .description('Builds the kernel module for the running kernel, loads it, unloads it.')
    .addArgument(new Argument('<action>', 'what to do').choices(DRIVER_ACTIONS))
    .option(
      '--sign <files...>',
      'with build: KEY CERTIFICATE to sign the module with; else the key of DKMS or shim is used, if there is one',
    )
    .action((action: DriverArguments['action'], values: Values, command: Command) => {
      const files = values['sign'] as string[] | undefined
      if (files === undefined) return accept({ command: 'driver', action })
      if (action !== 'build') command.error('error: --sign goes with "gyr driver build"')
      const [key, certificate, ...more] = files
      if (key === undefined || certificate === undefined || more.length > 0) {
        return command.error('error: --sign takes two files: --sign KEY CERTIFICATE')
      }
      return accept({ command: 'driver', action, sign: { key, certificate } })
    })
}

function valuesOf(old: OldFlag, values: Values): string[] {
  const value = values[new Option(old.flags).attributeName()]
  if (value === undefined) return []
  return Array.isArray(value) ? value.map(String) : [value === true ? '' : String(value)]
}

function fromOldFlags(values: Values): { overrides: string[]; warnings: string[] } {
  const overrides: string[] = []
  const warnings: string[] = []
  // Only the rules with these tags: all others are off first.
  if (values['t'] !== undefined) overrides.push('rules[].disable.rule=*')
  for (const old of OLD_FLAGS) {
    const given = valuesOf(old, values)
    if (given.length === 0) continue
    const flag = old.flags.split(/[ ,]/)[0] as string
    const fate = old.options === undefined ? 'was removed and is ignored' : 'is deprecated'
    warnings.push(`${flag} ${fate}; instead: ${old.instead}`)
    overrides.push(...given.flatMap(value => old.options?.(value) ?? []))
  }
  return { overrides, warnings }
}

function text(values: Values, name: string): Record<string, string> {
  const value = values[name]
  return typeof value === 'string' ? { value } : {}
}

function toRun(values: Values): RunArguments {
  const strings = (name: string): string[] => (values[name] as string[] | undefined) ?? []
  const flag = (name: string): boolean => values[name] === true
  const { overrides, warnings } = fromOldFlags(values)
  const capture = text(values, 'e')['value']
  const replay =
    capture === undefined ? [] : ['engine.kind=replay', `engine.replay.capture_file=${capture}`]
  const list = values['list']
  for (const name of ['enableSource', 'disableSource']) {
    if (strings(name).length > 0)
      warnings.push('only the source "syscall" exists; sources cannot be switched')
  }
  return {
    command: 'run',
    rules: strings('r'),
    overrides: [...replay, ...overrides, ...strings('option')],
    validate: strings('validate'),
    describeAll: flag('L'),
    listEvents: flag('listEvents') || flag('listSyscallEvents'),
    namesOnly: flag('N'),
    format: flag('markdown') ? 'markdown' : (values['format'] as TableFormat),
    unbuffered: flag('unbuffered'),
    verbose: flag('v'),
    dryRun: flag('dryRun'),
    lint: flag('lint'),
    version: flag('version'),
    support: flag('support'),
    configSchema: flag('configSchema'),
    ruleSchema: flag('ruleSchema'),
    listPlugins: flag('listPlugins'),
    ignoredEvents: flag('i'),
    pageSize: flag('pageSize'),
    warnings,
    ...(typeof values['c'] === 'string' && { config: values['c'] }),
    ...(typeof values['pluginInfo'] === 'string' && { pluginInfo: values['pluginInfo'] }),
    ...(typeof values['l'] === 'string' && { describeRule: values['l'] }),
    ...(list !== undefined && { list: list === true ? '' : String(list) }),
    ...(typeof values['M'] === 'number' && { seconds: values['M'] }),
    ...(typeof values['print'] === 'string' && { print: values['print'] }),
    ...(typeof values['pidfile'] === 'string' && { pidfile: values['pidfile'] }),
  }
}

function conflictOf(values: Values): string | undefined {
  if (values['t'] !== undefined && (values['T'] !== undefined || values['D'] !== undefined)) {
    return 'error: -t cannot be mixed with -T or -D'
  }
  return undefined
}

/** `argv` is what follows the name of the program. */
export function parseArguments(argv: readonly string[]): Arguments {
  let written = ''
  let result: Arguments | undefined
  const program = define(output => {
    written += output
  })
  const accept = (value: Arguments): void => {
    result = value
  }
  defineCompile(program, accept)
  defineExplain(program, accept)
  defineCapture(program, accept)
  defineDriver(program, accept)
  defineProfile(program, toSeconds, accept)
  defineControl(program, accept)
  program.action((values: Values) => {
    const conflict = conflictOf(values)
    result =
      conflict === undefined
        ? toRun(values)
        : { command: 'text', text: `${conflict}\n`, failed: true }
  })
  try {
    program.parse([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    const output = written === '' ? `${error.message}\n` : written
    return { command: 'text', text: output, failed: error.exitCode !== 0 }
  }
  return result as Arguments
}
