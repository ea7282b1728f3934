// SPDX-License-Identifier: Apache-2.0
// `-V`: checks rules files. The verdict goes to standard output in Falco's form, for scripts; on a
// terminal errors are shown with a code frame instead.
import { loadOptions } from '../config/load-options.ts'
import type { Report, Source } from '../diagnostics/diagnostic.ts'
import { unreadableFile } from '../diagnostics/file-read.ts'
import { toJson } from '../diagnostics/render.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { readRuleFile, toSource, UnreadableRuleFile } from '../rule-files.ts'
import { describeRules, describeText } from '../rules/describe.ts'
import type { RuleSet } from '../rules/load.ts'
import { type FileResult, resultJson, resultText, validateFiles } from '../rules/result.ts'
import { type Context, print, printFrames, printSome, tellVerdict } from './context.ts'
import { hintsAbout } from './rules.ts'

export interface ValidateFlags {
  readonly validate: readonly string[]
  readonly verbose: boolean
  readonly lint: boolean
  readonly describeAll: boolean
  readonly describeRule?: string | undefined
}

/** The lines about one file: errors in full, warnings only as a verdict. */
function verdictText(result: FileResult): string {
  if (result.successful && result.diagnostics.warnings.length > 0) {
    return `${result.name}: Ok, with warnings\n`
  }
  return resultText(result)
}

function asText(context: Context, results: readonly FileResult[], flags: ValidateFlags): void {
  const frames = process.stdout.isTTY === true
  for (const result of results) {
    print(frames && !result.successful ? `${result.name}: Invalid\n` : verdictText(result))
    if (frames) printSome(context.log, result.diagnostics, ['error'])
    if (flags.verbose) printSome(context.log, result.diagnostics, ['warning'])
  }
}

function description(flags: ValidateFlags, ruleset: RuleSet): object | undefined {
  if (flags.describeRule !== undefined) return describeRules(ruleset, { rule: flags.describeRule })
  return flags.describeAll ? describeRules(ruleset) : undefined
}

function readFile({ log }: Context, name: string): Source | Report {
  try {
    const { source, notes } = toSource(name, readRuleFile(name))
    for (const note of notes) log.warning(note)
    return source
  } catch (error) {
    if (!(error instanceof UnreadableRuleFile)) throw error
    return unreadableFile(name, error.reason)
  }
}

export async function validate(context: Context, flags: ValidateFlags): Promise<ExitCode> {
  const sources = flags.validate.map(name => readFile(context, name))
  const { results, ruleset } = validateFiles(sources, loadOptions(context.config))
  context.log.info('Validating rules file(s):')
  for (const { name, schema } of results) tellVerdict(context.log, name, schema)
  const valid = results.every(({ successful }) => successful)
  const hints = flags.lint ? await hintsAbout(ruleset, context) : undefined
  const described = valid ? description(flags, ruleset) : undefined
  if (context.config.json_output) {
    const document = {
      ...(described !== undefined && { falco_describe_results: described }),
      falco_load_results: results.map(resultJson),
      ...(hints !== undefined && { gyr_hints: hints.map(toJson) }),
    }
    print(`${JSON.stringify(document)}\n`)
  } else {
    asText(context, results, flags)
    printFrames(context.log, hints ?? [])
    if (described !== undefined) print(`\n${describeText(ruleset, flags.describeRule) ?? ''}`)
  }
  return valid ? EXIT.ok : EXIT.error
}
