// SPDX-License-Identifier: Apache-2.0
// The thread that reads configuration and rules anew and compiles them, beside the running ones. Does
// its work once and answers with a policy or with what is wrong.
import { parentPort, workerData } from 'node:worker_threads'
import { compileRuleSet, loadRuleSet } from '../compile-rules.ts'
import type { Config } from '../config/config.ts'
import { isWithoutEffect } from '../config/issues.ts'
import { loadConfig } from '../config/load.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { render } from '../diagnostics/render.ts'
import { defaultRules, type LoadedPolicy, readRules } from '../rule-input.ts'
import { runOnce } from '../run-once.ts'
import type { ThreadData } from '../worker-entry.ts'

/** What the command line said. */
export interface CompileRequest {
  readonly config?: string | undefined
  readonly overrides: readonly string[]
  readonly rules: readonly string[]
  readonly print?: string | undefined
}

export interface Compiled {
  readonly config: Config
  readonly configFiles: readonly string[]
  readonly policy: LoadedPolicy
  readonly ruleFiles: readonly string[]
  /** What is odd, ready to print. */
  readonly warnings: readonly string[]
}

export interface CompileFailure {
  /** What is wrong, each with its place. */
  readonly problems: readonly string[]
}

async function compile(request: CompileRequest): Promise<Compiled | CompileFailure> {
  const { config, files, issues } = await loadConfig({
    path: request.config,
    overrides: request.overrides,
  })
  const told = issues.all.filter(issue => !isWithoutEffect(issue))
  const texts = told.map(issue => ({
    bad: issue.severity === 'error',
    text: render(issue as unknown as Diagnostic),
  }))
  const bad = texts.filter(each => each.bad).map(({ text }) => text)
  if (bad.length > 0) return { problems: bad }
  const named = request.rules.length > 0 ? request.rules : config.rules_files
  const input = readRules(named.length > 0 ? named : [defaultRules()])
  const warnings = [...input.notes, ...texts.map(({ text }) => text)]
  const common = { config, configFiles: files, ruleFiles: input.files, warnings }
  if (input.compiled !== undefined) return { ...common, policy: input.compiled }
  return runOnce(input.sources, async () => {
    const ruleSet = await loadRuleSet(input.sources, config, request)
    if (!ruleSet.ok) return { problems: ruleSet.diagnostics.errors.map(error => render(error)) }
    return { ...common, policy: compileRuleSet(ruleSet, config.rule_matching) }
  })
}

compile((workerData as ThreadData).data as CompileRequest)
  .catch((error: Error): CompileFailure => ({ problems: [error.message] }))
  .then(answer => parentPort?.postMessage(answer))
