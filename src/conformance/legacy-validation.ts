// SPDX-License-Identifier: Apache-2.0
// Conformance of validation (`-V`) and listing (`-L`): those rows of legacy.jsonl.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeRules, describeText } from '../rules/describe.ts'
import { type JsonIssue, resultJson, validateFiles } from '../rules/result.ts'
import { BUILT_IN_PLUGINS } from '../rules/version.ts'
import { type Expectation, expectationFault } from './json-path.ts'
import { type Handler, type Outcome, type Row, verdict } from './suite.ts'

type RuleFile = { readonly name: string; readonly content?: string; readonly path?: string }
type Issue = {
  readonly code?: string
  readonly item_type?: string
  readonly item_name?: string
  readonly message?: string | { readonly regex: string }
  readonly count?: number
}
type Expected = {
  readonly exit_code?: number
  readonly run_error?: boolean
  readonly validation_errors?: readonly Issue[]
  readonly validation_warnings?: readonly Issue[]
  readonly validation_successful?: readonly { result_index: number; value: boolean }[]
  readonly describe?: readonly Expectation[]
  readonly stdout_contains?: readonly string[]
}

export const legacyValidation: readonly Handler[] = [
  { applies: row => row['mode'] === 'validate', run: validate },
  { applies: row => (row['args'] as string[] | undefined)?.includes('-L') === true, run: list },
]

function filesOf(row: Row, dir: string): { name: string; text: string }[] {
  return ((row['rules'] ?? []) as readonly RuleFile[]).map(file => ({
    name: file.name,
    text: file.content ?? readFileSync(join(dir, file.path as string), 'utf8'),
  }))
}

const PLUGINS = [...BUILT_IN_PLUGINS, { name: 'json', version: '0.7.3' }]

function validate(row: Row, dir: string): Outcome {
  const { results } = validateFiles(filesOf(row, dir), { plugins: PLUGINS })
  const json = results.map(resultJson)
  const expected = row['expect'] as Expected
  const faults: string[] = []
  const errors = json.flatMap(result => result.errors)
  const warnings = json.flatMap(result => result.warnings)
  for (const issue of expected.validation_errors ?? []) {
    const found = errors.filter(error => matches(error, issue)).length
    if (found < (issue.count ?? 1))
      faults.push(`${found} errors like ${JSON.stringify(issue)} in ${brief(errors)}`)
  }
  for (const issue of expected.validation_warnings ?? []) {
    const found = warnings.filter(warning => matches(warning, issue)).length
    const good = issue.count === undefined ? found > 0 : found === issue.count
    if (!good) faults.push(`${found} warnings like ${JSON.stringify(issue)} in ${brief(warnings)}`)
  }
  for (const { result_index, value } of expected.validation_successful ?? []) {
    if (json[result_index]?.successful !== value)
      faults.push(`result ${result_index} is not ${value}`)
  }
  const code = json.every(result => result.successful) ? 0 : 1
  if (expected.exit_code !== undefined && code !== expected.exit_code) {
    faults.push(`exit code ${code}: ${brief(errors)}`)
  }
  return verdict(faults)
}

function matches(found: JsonIssue, wanted: Issue): boolean {
  const { message } = wanted
  const location = found.context.locations.some(
    place =>
      (wanted.item_type === undefined || place.item_type === wanted.item_type) &&
      (wanted.item_name === undefined || place.item_name === wanted.item_name),
  )
  return (
    location &&
    (wanted.code === undefined || found.code === wanted.code) &&
    (message === undefined ||
      (typeof message === 'string'
        ? found.message === message
        : new RegExp(message.regex).test(found.message)))
  )
}

function brief(issues: readonly JsonIssue[]): string {
  return JSON.stringify(issues.map(issue => `${issue.code}: ${issue.message}`))
}

function list(row: Row, dir: string): Outcome {
  const { ruleset } = validateFiles(filesOf(row, dir), { plugins: PLUGINS })
  const expected = row['expect'] as Expected
  const document = describeRules(ruleset)
  const text = describeText(ruleset) ?? ''
  const code = ruleset.ok ? 0 : 1
  const wanted = expected.exit_code ?? (expected.run_error === true ? 1 : 0)
  const messages = ruleset.diagnostics.errors.map(d => d.message)
  const faults = code === wanted ? [] : [`exit code ${code}`, ...messages]
  for (const entry of expected.describe ?? []) {
    const fault = expectationFault(document, entry)
    if (fault !== undefined) faults.push(fault)
  }
  for (const part of expected.stdout_contains ?? []) {
    if (!text.includes(part)) faults.push(`the listing lacks ${part}`)
  }
  return verdict(faults)
}
