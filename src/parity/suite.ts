// SPDX-License-Identifier: Apache-2.0
// Finds what a folder has to compare: captures/NAME.scap (or .scap.gz) with expected/NAME.*, and the public
// rule files in rules/, which may stand beside the folder. Names are paths below captures/, no extension.
import { existsSync, readdirSync, statSync } from 'node:fs'
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

const DUMPS: readonly string[] = ['.dump.jsonl.gz', '.dump.jsonl']
const COUNTS = '.counts.txt'
const CAPTURE = /\.scap(?:\.gz)?$/

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

/** Files below `folder`, as paths relative to it; none when it is not there. */
function filesBelow(folder: string, prefix = ''): string[] {
  const here = join(folder, prefix)
  if (statSync(here, { throwIfNoEntry: false })?.isDirectory() !== true) return []
  return readdirSync(here, { withFileTypes: true }).flatMap(entry => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
    return entry.isDirectory() ? filesBelow(folder, path) : [path]
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
  const captures = new Map(
    filesBelow(join(folder, 'captures'))
      .filter(path => CAPTURE.test(path))
      .sort()
      .map(path => [path.replace(CAPTURE, ''), join(folder, 'captures', path)]),
  )
  if (captures.size === 0) missing.push(`no capture in ${join(root, 'captures')}`)
  const expected = new Set(filesBelow(join(folder, 'expected')))
  const jobs: Job[] = []
  const names = [...captures.keys()].filter(name => only === undefined || name.includes(only))
  for (const name of names) {
    const own = jobsOf(folder, name, captures.get(name) as string, expected, rules)
    if (own.length === 0) missing.push(`${name}: nothing expected`)
    jobs.push(...own)
  }
  if (only === undefined) missing.push(...leftOver(captures, expected))
  return { jobs, names, missing }
}

/** Expectations that nothing is compared with. */
function leftOver(
  captures: ReadonlyMap<string, unknown>,
  expected: ReadonlySet<string>,
): readonly string[] {
  const suffixes = [...DUMPS, COUNTS, ...ALERT_VARIANTS.map(({ suffix }) => suffix)]
  return [...expected].sort().flatMap(path => {
    const name = suffixes
      .filter(suffix => path.endsWith(suffix))
      .map(suffix => path.slice(0, -suffix.length))
      .find(candidate => captures.has(candidate))
    return name === undefined ? [`expected/${path}: no capture or no such kind`] : []
  })
}

function jobsOf(
  folder: string,
  name: string,
  capture: string,
  expected: ReadonlySet<string>,
  rules: string | undefined,
): Job[] {
  const find = (suffix: string): string | undefined =>
    expected.has(name + suffix) ? join(folder, 'expected', name + suffix) : undefined
  const jobs: Job[] = []
  const dump = DUMPS.map(find).find(path => path !== undefined)
  const counts = find(COUNTS)
  if (dump !== undefined || counts !== undefined) {
    jobs.push({ name, capture, kind: 'events', dump, counts })
  }
  for (const { suffix, rules: files, matching, enableAll } of ALERT_VARIANTS) {
    const path = find(suffix)
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
