// SPDX-License-Identifier: Apache-2.0
// Puts everything trials read into a temporary folder: workloads, rules files, compiled policies.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadRules } from '../src/rules/load.ts'
import { compilePolicy } from '../src/rules/policy.ts'
import type { RuleSets } from './rule-sets.ts'
import { generateWorkload, type Workload, type WorkloadKind } from './workload.ts'

const SEED = 20_260_101

export interface PreparedWorkload extends Workload {
  readonly prologueFile: string
  readonly recordsFile: string
}

export interface PreparedRules {
  readonly size: number
  readonly names: readonly string[]
  readonly file: string
  /** Policies by matching. */
  readonly first: string
  readonly all: string
}

export function prepareWorkload(
  folder: string,
  kind: WorkloadKind,
  events: number,
): PreparedWorkload {
  const workload = generateWorkload(kind, events, SEED)
  const prologueFile = join(folder, `${kind}.prologue`)
  const recordsFile = join(folder, `${kind}.records`)
  writeFileSync(prologueFile, workload.prologue)
  writeFileSync(recordsFile, workload.records)
  return { ...workload, prologueFile, recordsFile }
}

export function prepareRules(folder: string, sets: RuleSets, size: number): PreparedRules {
  const source = sets.file(size)
  const ruleSet = loadRules([source])
  const [error] = ruleSet.diagnostics.errors
  if (error !== undefined) throw new Error(`${source.name}: ${error.message}`)
  const path = (ending: string): string => join(folder, `rules-${size}.${ending}`)
  writeFileSync(path('yaml'), source.text)
  for (const matching of ['first', 'all'] as const) {
    writeFileSync(path(`${matching}.gyr`), compilePolicy(ruleSet, { matching }))
  }
  return {
    size,
    names: ruleSet.rules.map(rule => rule.name),
    file: path('yaml'),
    first: path('first.gyr'),
    all: path('all.gyr'),
  }
}
