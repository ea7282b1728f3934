// SPDX-License-Identifier: Apache-2.0
// What `-r` or `rules_files` name, read: rules to compile, or a policy that is compiled. Prints nothing.
import type { Source } from './diagnostics/diagnostic.ts'
import type { RuleOutput } from './format/rule-output.ts'
import { packagePath } from './package-path.ts'
import { findRuleFiles, isYamlName, RuleFileError, readRuleFile, toSource } from './rule-files.ts'
import type { Addresses } from './rules/domains.ts'
import type { PolicyNeeds } from './rules/needs.ts'
import { readPolicy } from './rules/policy-reader.ts'
import { POLICY_MAGIC } from './schema/policy-layout.ts'

/** A policy for the evaluator, with what the formatter has to know of its rules. */
export interface LoadedPolicy {
  readonly bytes: Uint8Array
  /** Indexed like the `rule` of a match record. */
  readonly rules: readonly RuleOutput[]
  /** What has to be recorded for them. */
  readonly needs: PolicyNeeds
  /** Domain names in their conditions, and the addresses that were put in; of a compiled policy they are not known. */
  readonly domains: readonly string[]
  readonly addresses: Addresses
}

export interface RuleInput {
  readonly sources: readonly Source[]
  readonly compiled: LoadedPolicy | undefined
  /** The files that were read, in order. */
  readonly files: readonly string[]
  /** What is odd about the files themselves. */
  readonly notes: readonly string[]
}

/** The rules that come with the program, for when nothing names others. */
export function defaultRules(): string {
  return packagePath('rules')
}

function isPolicy(bytes: Uint8Array): boolean {
  if (bytes.length < 4) return false
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true) === POLICY_MAGIC
}

/** Reads what `entries` name (files, directories, one compiled policy); throws RuleFileError. */
export function readRules(entries: readonly string[]): RuleInput {
  const { files: found, missing } = findRuleFiles(entries)
  const notes = missing.map(entry => `${entry}: no such file or directory, skipped`)
  const files: string[] = []
  const sources: Source[] = []
  for (const path of found) {
    const bytes = readRuleFile(path)
    if (isPolicy(bytes)) {
      if (found.length > 1) throw new RuleFileError(`${path}: a compiled policy must stand alone`)
      return { sources, compiled: readPolicyFile(path, bytes), files: [path], notes }
    }
    if (!isYamlName(path)) {
      notes.push(`${path}: skipped, names of rules files end in .yaml or .yml`)
      continue
    }
    files.push(path)
    const { source, notes: odd } = toSource(path, bytes)
    sources.push(source)
    notes.push(...odd)
  }
  if (files.length === 0) throw new RuleFileError(`no rules file in ${entries.join(', ')}`)
  return { sources, compiled: undefined, files, notes }
}

function readPolicyFile(path: string, bytes: Uint8Array): LoadedPolicy {
  try {
    const { rules, needs, current } = readPolicy(bytes)
    if (!current) throw new Error('compiled for another version of gyr; compile it again')
    return { bytes, rules, needs, domains: [], addresses: new Map() }
  } catch (error) {
    throw new RuleFileError(`${path}: ${(error as Error).message}`, { cause: error })
  }
}
