// SPDX-License-Identifier: Apache-2.0
// The thread that reads configuration and rules anew and compiles them, beside the running ones. Answers
// each request with a policy or with what is wrong.
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { compileWithDomains, loadRuleSet } from '../compile-rules.ts'
import type { Config } from '../config/config.ts'
import { fingerprint } from '../config/fingerprint.ts'
import { isWithoutEffect } from '../config/issues.ts'
import { loadConfig } from '../config/load.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { render } from '../diagnostics/render.ts'
import { DOMAIN_WAIT_MS } from '../domain-wait.ts'
import { defaultRules, type LoadedPolicy, readRules } from '../rule-input.ts'
import { runOnce } from '../run-once.ts'

/** A configuration that was read without an error. */
export interface KnownConfig {
  readonly config: Config
  readonly files: readonly string[]
  readonly places: readonly string[]
  /** Of the places, as they were read. */
  readonly fingerprint: string
}

/** What the command line said. */
export interface CompileOptions {
  readonly config?: string | undefined
  readonly overrides: readonly string[]
  readonly rules: readonly string[]
  readonly print?: string | undefined
}

export interface CompileRequest extends CompileOptions {
  /** Used again while its files are what they were. */
  readonly known: KnownConfig
}

export interface Compiled {
  readonly known: KnownConfig
  readonly policy: LoadedPolicy
  readonly ruleFiles: readonly string[]
  /** What is odd, ready to print. */
  readonly warnings: readonly string[]
}

export interface CompileFailure {
  /** What is wrong, each with its place. */
  readonly problems: readonly string[]
}

interface ReadConfig {
  readonly known: KnownConfig
  /** What is odd about it, ready to print. */
  readonly warnings: readonly string[]
}

async function readConfig(request: CompileRequest): Promise<ReadConfig | CompileFailure> {
  const { known } = request
  // Most reloads are about rules, and reading a configuration takes a library that is dear to load.
  if (fingerprint(known.places) === known.fingerprint) return { known, warnings: [] }
  const loaded = await loadConfig({ path: request.config, overrides: request.overrides })
  const texts = loaded.issues.all
    .filter(issue => !isWithoutEffect(issue))
    .map(issue => ({
      bad: issue.severity === 'error',
      text: render(issue as unknown as Diagnostic),
    }))
  const problems = texts.filter(each => each.bad).map(({ text }) => text)
  if (problems.length > 0) return { problems }
  const { config, files, places } = loaded
  return {
    known: { config, files, places, fingerprint: loaded.fingerprint },
    warnings: texts.map(({ text }) => text),
  }
}

async function compile(request: CompileRequest): Promise<Compiled | CompileFailure> {
  const read = await readConfig(request)
  if ('problems' in read) return read
  const { known } = read
  const { config } = known
  const named = request.rules.length > 0 ? request.rules : config.rules_files
  const input = readRules(named.length > 0 ? named : [defaultRules()])
  const common = { known, ruleFiles: input.files, warnings: [...input.notes, ...read.warnings] }
  if (input.compiled !== undefined) return { ...common, policy: input.compiled }
  return runOnce(input.sources, async () => {
    const ruleSet = await loadRuleSet(input.sources, config, request)
    if (!ruleSet.ok) return { problems: ruleSet.diagnostics.errors.map(error => render(error)) }
    const policy = await compileWithDomains(ruleSet, config.rule_matching, DOMAIN_WAIT_MS.beside)
    return { ...common, policy }
  })
}

/** Beside an evaluator that has much to do: events come first. Of this thread alone, as Linux sees it. */
const LESS_URGENT = 5
try {
  setPriority(0, LESS_URGENT)
} catch {
  // Then it is as urgent as all others.
}

parentPort?.on('message', (request: CompileRequest) => {
  compile(request)
    .catch((error: Error): CompileFailure => ({ problems: [error.message] }))
    .then(answer => parentPort?.postMessage(answer))
})
