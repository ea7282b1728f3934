// SPDX-License-Identifier: Apache-2.0
// The flags of gyr itself, without a command: Falco's, and those it had once. Commander declares them here, and
// they become one value.
import { type Command, Option } from 'commander'
import { OLD_FLAGS, type OldFlag } from './old-flags.ts'
import { collect, listOf, toSeconds, type Values } from './option-values.ts'
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

function addOldFlags(command: Command): void {
  for (const old of OLD_FLAGS) {
    const option = new Option(old.flags, `was removed; use ${old.instead}`).hideHelp()
    if (old.repeat === true) option.argParser(collect)
    command.addOption(option)
  }
}

/** Adds the flags to the program. */
export function defineRun(program: Command): void {
  program
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
  addOldFlags(program)
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

/** What the flags say. */
export function toRun(values: Values): RunArguments {
  const flag = (name: string): boolean => values[name] === true
  const { overrides, warnings } = fromOldFlags(values)
  const capture = text(values, 'e')['value']
  const replay =
    capture === undefined ? [] : ['engine.kind=replay', `engine.replay.capture_file=${capture}`]
  const list = values['list']
  for (const name of ['enableSource', 'disableSource']) {
    if (listOf(values, name).length > 0)
      warnings.push('only the source "syscall" exists; sources cannot be switched')
  }
  return {
    command: 'run',
    rules: listOf(values, 'r'),
    overrides: [...replay, ...overrides, ...listOf(values, 'option')],
    validate: listOf(values, 'validate'),
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

/** Flags that cannot be together. */
export function conflictOf(values: Values): string | undefined {
  if (values['t'] !== undefined && (values['T'] !== undefined || values['D'] !== undefined)) {
    return 'error: -t cannot be mixed with -T or -D'
  }
  return undefined
}
