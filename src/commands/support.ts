// SPDX-License-Identifier: Apache-2.0
// `--support`: what a bug report needs, as one JSON object.
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { cpus, hostname, machine, release, totalmem, type, version } from 'node:os'
import { loadRuleSet } from '../compile-rules.ts'
import { toJson } from '../diagnostics/render.ts'
import { type RuleInput, readRules } from '../rule-input.ts'
import { versions } from '../version.ts'
import { type Context, ruleEntries } from './context.ts'

interface RulesFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly modified: string
  /** Falco's form: the text is the one variant there is. */
  readonly variants: readonly [{ readonly content: string }]
}

function describeFile(name: string): RulesFile {
  const content = readFileSync(name)
  return {
    name,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    modified: statSync(name).mtime.toISOString(),
    variants: [{ content: content.toString('utf8') }],
  }
}

/** What the distribution calls itself. */
function distribution(): string | undefined {
  try {
    return /^PRETTY_NAME="?(.*?)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]
  } catch {
    return undefined
  }
}

/** What loading the rules brings; for a compiled policy there is nothing to tell. */
async function ruleSummary(input: RuleInput, { config }: Context): Promise<object | undefined> {
  if (input.compiled !== undefined) return undefined
  const { rules, macros, lists, diagnostics } = await loadRuleSet(input.sources, config)
  return {
    rules: rules.length,
    enabled: rules.filter(rule => rule.enabled).length,
    macros: macros.length,
    lists: lists.length,
    errors: diagnostics.errors.map(toJson),
    warnings: diagnostics.warnings.length,
  }
}

export async function supportText(context: Context, rules: readonly string[]): Promise<string> {
  const input = readRules(ruleEntries(rules, context.config))
  const read = (path: string): string => readFileSync(path, 'utf8')
  const [cpu] = cpus()
  const document = {
    cmdline: process.argv.join(' '),
    config: context.known.files.map(read).join('\n'),
    config_files: context.known.files,
    engine_info: versions(),
    rules_files: input.files.map(describeFile),
    rules_summary: await ruleSummary(input, context),
    runtime: { node: process.version, v8: process.versions.v8, arch: process.arch },
    system_info: {
      machine: machine(),
      nodename: hostname(),
      release: release(),
      sysname: type(),
      version: version(),
      distribution: distribution(),
      cpus: cpus().length,
      cpu_model: cpu?.model,
      memory_bytes: totalmem(),
    },
    version: versions().gyr_version,
  }
  return `${JSON.stringify(document)}\n`
}
