// SPDX-License-Identifier: Apache-2.0
// Conformance of loading rules: rules_loading.jsonl.
import { Collector, type Diagnostic, type Source } from '../diagnostics/diagnostic.ts'
import { printExpr } from '../rules/ast.ts'
import { describeRules } from '../rules/describe.ts'
import { type LoadOptions, loadRules, type RuleSet } from '../rules/load.ts'
import { resultJson, validateFiles } from '../rules/result.ts'
import { matchesWildcard } from '../rules/selection.ts'
import { type PluginVersion, pluginFault } from '../rules/version.ts'
import { at, type Expectation, expectationFault } from './json-path.ts'
import { type Handler, type Outcome, type Row, verdict } from './suite.ts'

type FileCase = { readonly name: string; readonly content: string; readonly ok?: boolean }

type RuleExpectation = {
  readonly rule: string
  readonly compiled_condition?: string
  readonly compiled_output?: string
  readonly compiled_output_lacks?: string
  readonly formatted_fields?: Readonly<Record<string, string>>
}

type Expected = {
  readonly ok?: boolean
  readonly schema_validation?: string
  readonly errors?: readonly string[]
  readonly warnings?: readonly string[]
  readonly warnings_absent?: readonly string[]
  readonly errors_absent?: readonly string[]
  readonly has_warnings?: boolean
  readonly enabled_count?: number
  readonly rules?: readonly RuleExpectation[]
  readonly describe?: readonly (Expectation & { readonly rule: string | null })[]
  readonly result_json?: readonly Expectation[]
  readonly warning_snippets?: readonly SnippetExpectation[]
  readonly plugin_requirements_satisfied?: boolean
  readonly compiled_names?: Readonly<Record<'lists' | 'macros' | 'rules', readonly string[]>>
}

type SnippetExpectation = {
  readonly select: { readonly code?: string; readonly snippet_contains?: string }
  readonly snippet_contains?: string
  readonly snippet_lacks?: string
  readonly at_least_one?: boolean
}

type Options = {
  readonly sources?: readonly string[]
  readonly loaded_plugins?: readonly PluginVersion[]
  readonly min_priority?: number | string
  readonly extra_output_format?: LoadOptions['extraFormats']
  readonly extra_output_fields?: readonly {
    key: string
    format: string
    source?: string
    tags?: string[]
    rule?: string
  }[]
}

export const rulesLoading: Handler = {
  applies: () => true,
  run: row => run(row),
}

function run(row: Row): Outcome {
  const files = (row['files'] as readonly FileCase[]).map(file => ({
    name: file.name,
    text: file.content,
  }))
  const options = (row['options'] ?? {}) as Options
  const loadOptions: LoadOptions = {
    // Requirements of plugins are judged apart, below.
    plugins: EVERY_PLUGIN,
    ...(options.sources === undefined ? {} : { sources: options.sources }),
    ...(options.extra_output_format === undefined
      ? {}
      : { extraFormats: options.extra_output_format }),
    ...(options.extra_output_fields === undefined
      ? {}
      : { extraFields: options.extra_output_fields }),
  }
  const expected = (row['expect'] ?? {}) as Expected
  if (row['steps'] !== undefined) return verdict(runSteps(row, files, expected))
  return verdict(check(files, loadOptions, options, expected, row))
}

/** Stands for any plugin that a case requires. */
const EVERY_PLUGIN: readonly PluginVersion[] = [
  { name: 'container', version: '0.7.1' },
  { name: 'json', version: '0.7.3' },
  { name: 'k8saudit', version: '0.16.0' },
]

function check(
  files: readonly Source[],
  loadOptions: LoadOptions,
  options: Options,
  expected: Expected,
  row: Row,
): string[] {
  const faults: string[] = []
  const { results, ruleset } = validateFiles(files, loadOptions)
  const all = new Collector()
  for (const result of results) all.add(result.diagnostics)
  const errors = all.errors.filter(d => !isRequirement(d))
  const ok = errors.length === 0
  const messages = (list: readonly Diagnostic[]): string => JSON.stringify(list.map(d => d.message))
  if (expected.ok !== undefined && ok !== expected.ok)
    faults.push(`ok is ${ok}: ${messages(errors)}`)
  for (const [index, file] of (row['files'] as readonly FileCase[]).entries()) {
    if (file.ok === undefined) continue
    const good = !(results[index]?.diagnostics.errors ?? []).some(d => !isRequirement(d))
    if (good !== file.ok) faults.push(`file ${file.name} ok is ${good}`)
  }
  const schema = results.at(-1)?.schema ?? 'none'
  if (expected.schema_validation !== undefined && !schema.startsWith(expected.schema_validation)) {
    faults.push(`schema is ${schema}`)
  }
  const has = (list: readonly Diagnostic[], text: string): boolean =>
    list.some(d => d.message.includes(text))
  for (const text of expected.errors ?? []) {
    if (!has(errors, text)) faults.push(`no error "${text}" in ${messages(errors)}`)
  }
  for (const text of expected.errors_absent ?? []) {
    if (has(errors, text)) faults.push(`an error "${text}"`)
  }
  for (const text of expected.warnings ?? []) {
    if (!has(all.warnings, text)) faults.push(`no warning "${text}" in ${messages(all.warnings)}`)
  }
  for (const text of expected.warnings_absent ?? []) {
    if (has(all.warnings, text)) faults.push(`a warning "${text}"`)
  }
  if (expected.has_warnings !== undefined && all.warnings.length > 0 !== expected.has_warnings) {
    faults.push(`warnings: ${messages(all.warnings)}`)
  }
  const enabled = ruleset.rules.filter(rule => rule.enabled).length
  if (expected.enabled_count !== undefined && enabled !== expected.enabled_count) {
    faults.push(`${enabled} rules enabled, wanted ${expected.enabled_count}`)
  }
  for (const rule of expected.rules ?? []) faults.push(...ruleFaults(ruleset, rule))
  for (const entry of expected.describe ?? []) {
    const document = describeRules(ruleset, entry.rule === null ? {} : { rule: entry.rule })
    const fault = expectationFault(document, entry)
    if (fault !== undefined) faults.push(fault)
  }
  const json = results.map(resultJson)
  for (const entry of expected.result_json ?? []) {
    const fault = expectationFault(json.at(-1), entry)
    if (fault !== undefined) faults.push(fault)
  }
  const warnings = json.at(-1)?.warnings ?? []
  for (const entry of expected.warning_snippets ?? []) {
    faults.push(...snippetFaults(warnings, entry))
  }
  if (expected.plugin_requirements_satisfied !== undefined) {
    const loaded = options.loaded_plugins ?? []
    const satisfied =
      ok && ruleset.requiredPluginVersions.every(any => pluginFault(any, loaded) === undefined)
    if (satisfied !== expected.plugin_requirements_satisfied)
      faults.push(`satisfied is ${satisfied}`)
  }
  for (const kind of ['lists', 'macros', 'rules'] as const) {
    const wanted = expected.compiled_names?.[kind]
    const found = ruleset[kind].map(item => item.name)
    if (wanted !== undefined && JSON.stringify(found) !== JSON.stringify(wanted)) {
      faults.push(`${kind} are ${JSON.stringify(found)}`)
    }
  }
  return faults
}

function isRequirement(d: Diagnostic): boolean {
  return d.message.startsWith('Plugin requirement') || /^Plugin '.*' version/.test(d.message)
}

function ruleFaults(ruleset: RuleSet, expected: RuleExpectation): string[] {
  const rule = ruleset.rules.find(candidate => candidate.name === expected.rule)
  if (rule === undefined) return [`no rule ${expected.rule}`]
  const faults: string[] = []
  const condition = printExpr(rule.condition)
  if (expected.compiled_condition !== undefined && condition !== expected.compiled_condition) {
    faults.push(`condition is ${condition}`)
  }
  if (expected.compiled_output !== undefined && rule.output !== expected.compiled_output) {
    faults.push(`output is ${rule.output}`)
  }
  if (
    expected.compiled_output_lacks !== undefined &&
    rule.output.includes(expected.compiled_output_lacks)
  ) {
    faults.push(`output is ${rule.output}`)
  }
  for (const [key, format] of Object.entries(expected.formatted_fields ?? {})) {
    const field = rule.extraFields.find(candidate => candidate.key === key)
    const text = field?.template.parts
      .map(part => (part.kind === 'text' ? part.text : `%${part.token}`))
      .join('')
    if (text !== format) faults.push(`extra field ${key} is ${text}`)
  }
  return faults
}

function snippetFaults(
  warnings: readonly { readonly code: string; readonly context: { readonly snippet: string } }[],
  expected: SnippetExpectation,
): string[] {
  const chosen = warnings.filter(
    warning =>
      (expected.select.code === undefined || warning.code === expected.select.code) &&
      warning.context.snippet.includes(expected.select.snippet_contains ?? ''),
  )
  const faults: string[] = []
  if (expected.at_least_one === true && chosen.length === 0) faults.push('no such snippet')
  for (const warning of chosen) {
    const snippet = String(at(warning, 'context.snippet'))
    if (expected.snippet_lacks !== undefined && snippet.includes(expected.snippet_lacks)) {
      faults.push(`snippet ${JSON.stringify(snippet)}`)
    }
    if (expected.snippet_contains !== undefined && !snippet.includes(expected.snippet_contains)) {
      faults.push(`snippet ${JSON.stringify(snippet)}`)
    }
  }
  return faults
}

type Step = {
  readonly op: 'load' | 'enable' | 'disable' | 'expect_enabled_count'
  readonly match?: 'substring' | 'exact' | 'wildcard' | 'tags'
  readonly arg?: string | readonly string[]
  readonly ruleset?: string
  readonly count?: number
}

/** Rulesets of the peer's engine: sets of enabled rules; only the default one begins as the files say. */
function runSteps(row: Row, files: readonly Source[], expected: Expected): string[] {
  const rules = loadRules(files).rules
  const sets = new Map<string, Set<string>>()
  const initial = rules.filter(rule => rule.enabled).map(rule => rule.name)
  sets.set('falco-default-ruleset', new Set(initial))
  const faults: string[] = []
  for (const [index, step] of (row['steps'] as readonly Step[]).entries()) {
    const name = step.ruleset ?? 'falco-default-ruleset'
    const set = sets.get(name) ?? new Set()
    sets.set(name, set)
    if (step.op === 'expect_enabled_count') {
      if (set.size !== step.count) faults.push(`step ${index}: ${set.size} enabled in ${name}`)
    } else if (step.op !== 'load') {
      for (const rule of rules) {
        if (!stepMatches(step, rule)) continue
        if (step.op === 'enable') set.add(rule.name)
        else set.delete(rule.name)
      }
    }
  }
  const enabled = sets.get('falco-default-ruleset')?.size
  if (expected.enabled_count !== undefined && enabled !== expected.enabled_count) {
    faults.push(`${enabled} rules enabled at the end, wanted ${expected.enabled_count}`)
  }
  return faults
}

function stepMatches(step: Step, rule: { name: string; tags: readonly string[] }): boolean {
  const arg = step.arg ?? ''
  if (typeof arg !== 'string') return arg.some(tag => rule.tags.includes(tag))
  if (step.match === 'wildcard') return matchesWildcard(arg, rule.name)
  // In the peer an empty name stands for every rule.
  return arg === '' || (step.match === 'exact' ? rule.name === arg : rule.name.includes(arg))
}
