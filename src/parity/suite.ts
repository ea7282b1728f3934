// SPDX-License-Identifier: Apache-2.0
// Finds what a folder has to compare: captures/NAME.scap with expected/NAME.*, and the public rule
// files in rules/, which may stand beside the folder. Names are paths below captures/, no extension.
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const STABLE_RULES = 'falco_rules.yaml'
export const ALL_RULES: readonly string[] = [
  STABLE_RULES,
  'falco-incubating_rules.yaml',
  'falco-sandbox_rules.yaml',
]

/** Alerts of one set of rules: the file behind NAME, the rules and how they match. */
interface AlertVariant {
  readonly suffix: string
  readonly rules: readonly string[]
  readonly matching: 'first' | 'all'
  readonly enableAll: boolean
}

const ALERT_VARIANTS: readonly AlertVariant[] = [
  { suffix: '.jsonl', rules: [STABLE_RULES], matching: 'first', enableAll: false },
  { suffix: '.all3.jsonl', rules: ALL_RULES, matching: 'first', enableAll: false },
  { suffix: '.all3.matchall.jsonl', rules: ALL_RULES, matching: 'all', enableAll: false },
  { suffix: '.everything.jsonl', rules: ALL_RULES, matching: 'all', enableAll: true },
]

export type Job = {
  readonly name: string
  readonly capture: string
} & (
  | {
      readonly kind: 'alerts'
      readonly variant: string
      readonly expected: string
      readonly rules: readonly string[]
      readonly matching: 'first' | 'all'
      readonly enableAll: boolean
    }
  | {
      readonly kind: 'events'
      readonly dump: string | undefined
      readonly counts: string | undefined
    }
)

function capturesBelow(folder: string, prefix: string): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap(entry => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
    if (entry.isDirectory()) return capturesBelow(folder, path)
    return entry.name.endsWith('.scap') ? [path.slice(0, -'.scap'.length)] : []
  })
}

/** The folder with the public rule files: in `folder`, beside it, or beside this checkout. */
function findRules(folder: string, checkout: string): string | undefined {
  const places = [
    join(folder, 'rules'),
    join(folder, '..', 'rules'),
    join(checkout, '..', 'shared', 'parity', 'rules'),
  ]
  return places.find(place => existsSync(join(place, STABLE_RULES)))
}

export interface Suite {
  readonly jobs: readonly Job[]
  readonly names: readonly string[]
  /** Things that were expected to be there and are not; they are said, not passed over. */
  readonly missing: readonly string[]
}

export function findJobs(root: string, checkout: string, only: string | undefined): Suite {
  const folder = resolve(root)
  const missing: string[] = []
  const rules = findRules(folder, checkout)
  if (rules === undefined)
    missing.push(`no ${STABLE_RULES} in or beside ${root}: alerts not compared`)
  const names = capturesBelow(join(folder, 'captures'), '')
    .sort()
    .filter(name => only === undefined || name.includes(only))
  const jobs = names.flatMap(name => {
    const own = jobsOf(folder, name, rules)
    if (own.length === 0) missing.push(`${name}: nothing expected`)
    return own
  })
  return { jobs, names, missing }
}

function jobsOf(folder: string, name: string, rules: string | undefined): Job[] {
  const capture = join(folder, 'captures', `${name}.scap`)
  const expected = (suffix: string): string | undefined => {
    const path = join(folder, 'expected', name + suffix)
    return existsSync(path) ? path : undefined
  }
  const jobs: Job[] = []
  const dump = expected('.dump.jsonl.gz')
  const counts = expected('.counts.txt')
  if (dump !== undefined || counts !== undefined) {
    jobs.push({ name, capture, kind: 'events', dump, counts })
  }
  for (const { suffix, rules: files, matching, enableAll } of ALERT_VARIANTS) {
    const path = expected(suffix)
    if (path === undefined || rules === undefined) continue
    const ruleFiles = files.map(file => join(rules, file))
    const variant = suffix.slice(1)
    jobs.push({
      name,
      capture,
      kind: 'alerts',
      variant,
      expected: path,
      rules: ruleFiles,
      matching,
      enableAll,
    })
  }
  return jobs
}
