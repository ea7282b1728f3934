// SPDX-License-Identifier: Apache-2.0
// Contract: what drivers leave out, as the needs of a policy allow it, changes no match and no value of an
// output: random rules on random events, with a plain model of the drivers' filter.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePolicy, readPolicy } from '../../src/rules/policy.ts'
import { captureNames, captureRecords } from '../support/capture-records.ts'
import { eventStream } from './event-stream.ts'
import { kernelStream } from './kernel-stream.ts'
import { leavesOut } from './prefilter.ts'
import { rulesOf, runEngine } from './run-both.ts'

const TYPES = [
  ...['open', 'openat', 'openat2', 'close', 'dup', 'dup2', 'fcntl', 'socket', 'connect', 'sendto'],
  ...['listen', 'read', 'fchmod', 'fchdir', 'newfstatat', 'unlinkat', 'chmod', 'setuid', 'mmap'],
  ...['clone', 'execve', 'procexit'],
].map(name => `evt.type = ${name}`)
/** What says how a call ended, and what descriptors it speaks of. */
const CHECKS = [
  'evt.rawres >= 0',
  'evt.rawres < 0',
  'evt.rawres = -2',
  'evt.rawres in (0, 1)',
  'evt.failed = false',
  'evt.failed = true',
  'evt.failed != true',
  'evt.res = SUCCESS',
  'evt.res != SUCCESS',
  'evt.res in (SUCCESS, EINPROGRESS)',
  '(evt.rawres >= 0 or evt.res = EINPROGRESS)',
  'evt.res = ENOENT',
  'evt.arg.res = 0',
  'evt.arg.fd startswith E',
  'evt.rawarg.res >= 0',
  'evt.rawarg.fd < 0',
  'fd.num >= 0',
  'fd.num < 0',
  'fd.num in (0, 1, 2)',
  'fd.num exists',
  'evt.is_open_read = true',
  'evt.is_open_write = true',
  'evt.is_open_write != true',
  'evt.is_open_create = true',
  'fd.typechar = f',
  'fd.type in (ipv4, ipv6)',
  'fd.type != file',
  'fd.name startswith /tmp',
  'fs.path.name contains a',
  'evt.arg.name contains a',
  'evt.category = file',
  'proc.name = cat',
  'proc.stdin.type = file',
  'proc.fdopencount > 2',
  'proc.vmsize > 20',
  'user.uid = 1000',
  'evt.num > 12',
]
const OUTPUTS = [
  ...['%proc.name', '%proc.name', '%fd.name', '%fd.num', '%evt.args', '%evt.arg.name', '%evt.res'],
  ...['%fs.path.name', '%fd.sip', '%proc.stdin.name', '%evt.category', '%evt.arg.fd', '%user.uid'],
]

/** Rules that may do without files opened for reading, and some of these. */
const QUIET = {
  types: [
    'evt.type in (open, openat) and evt.is_open_write = true',
    'evt.type in (open, openat, openat2) and not evt.is_open_read = true',
    'evt.type in (socket, connect) and (evt.rawres >= 0 or evt.res = EINPROGRESS)',
    'evt.type = sendto and evt.failed = false',
    'evt.type in (chmod, setuid)',
    'evt.type in (clone, execve) and evt.rawres >= 0',
  ],
  checks: [
    ...['evt.rawres >= 0', 'evt.failed = false', 'evt.res = SUCCESS', 'evt.is_open_write = true'],
    ...['(evt.rawres >= 0 or evt.res = EINPROGRESS)', 'evt.is_open_create = true', 'fd.num >= 0'],
    ...['fd.type in (ipv4, ipv6)', 'not evt.is_open_read = true', 'evt.failed = true'],
  ],
  outputs: ['%proc.name', '%proc.name', '%fd.name', '%evt.res', '%evt.arg.name', '%fd.sip'],
}

const pick = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)

function rulesOver({ types, checks, outputs }: typeof QUIET, mostChecks: number) {
  const part = fc
    .tuple(pick(checks), fc.nat(3))
    .map(([check, how]) => (how === 0 ? `not (${check})` : check))
  const condition = fc
    .tuple(
      fc.uniqueArray(pick(types), { minLength: 1, maxLength: 3 }),
      fc.array(part, { maxLength: mostChecks }),
      pick([' and ', ' and ', ' or ']),
      fc.nat(20),
    )
    .map(([named, parts, join, any]) => {
      const type = named.map(each => `(${each})`).join(' or ')
      const rest = parts.length === 0 ? type : `(${type}) and (${parts.join(join)})`
      return any === 0 && parts.length > 0 ? parts.join(' and ') : rest
    })
  const shown = fc.uniqueArray(pick(outputs), { minLength: 1, maxLength: 2 })
  return fc
    .array(fc.tuple(condition, shown), { minLength: 1, maxLength: 3 })
    .map(all =>
      all
        .flatMap(([text, fields], i) => [
          `- rule: rule ${i}`,
          '  desc: d',
          `  condition: ${JSON.stringify(text)}`,
          '  priority: INFO',
          '  warn_evttypes: false',
          `  output: "${fields.join(' ')}"`,
        ])
        .join('\n'),
    )
}

const rules = rulesOver({ types: TYPES, checks: CHECKS, outputs: OUTPUTS }, 3)

type Filtered = { readonly failed: number; readonly read: number; readonly matches: number }

/** Compares the matches of all records with those of what a driver would have recorded. */
function compare(
  text: string,
  matching: 'first' | 'all',
  records: readonly Uint8Array[],
  files: ReadonlySet<bigint>,
): Filtered {
  const policy = compilePolicy(rulesOf([{ name: 'random.yaml', text }]), { matching })
  const { needs } = readPolicy(policy)
  const out = leavesOut(needs, ({ ts }) => files.has(ts))
  const failing = leavesOut({ ...needs, reads: 'not asked' }, () => false)
  const left = records.filter(record => !out(record))
  const show = (input: readonly Uint8Array[], readsLeftOut = false): string[] =>
    runEngine(policy, input, readsLeftOut).map(
      ({ ts, rule, fields }) => `${ts} ${rule} ${JSON.stringify(fields)}`,
    )
  const matches = show(records)
  expect(show(left, needs.reads === '')).toEqual(matches)
  const failed = records.filter(failing).length
  return { failed, read: records.length - left.length - failed, matches: matches.length }
}

describe.each(['first', 'all'] as const)('matching %s', matching => {
  test.each([
    ['of all kinds', rules, 60, { failed: 50, read: -1, matches: 100 }],
    ['of few kinds', rulesOver(QUIET, 2), 100, { failed: 100, read: 50, matches: 100 }],
  ] as const)('as a kernel sends them, rules %s', (_, made, numRuns, least) => {
    const sum = { failed: 0, read: 0, matches: 0 }
    fc.assert(
      fc.property(
        made,
        kernelStream({ minLength: 20, maxLength: 200 }),
        (text, { records, files }) => {
          const found = compare(text, matching, records, files)
          sum.failed += found.failed
          sum.read += found.read
          sum.matches += found.matches
        },
      ),
      { numRuns },
    )
    // Something was left out, and something was found all the same.
    expect(sum.failed).toBeGreaterThan(least.failed)
    expect(sum.read).toBeGreaterThan(least.read)
    expect(sum.matches).toBeGreaterThan(least.matches)
  })

  test('all events there are, failures left out', () => {
    let failed = 0
    fc.assert(
      fc.property(rules, eventStream({ maxLength: 60 }), (text, records) => {
        failed += compare(text, matching, records, new Set()).failed
      }),
      { numRuns: 40 },
    )
    expect(failed).toBeGreaterThan(20)
  })
})

test('captures, by the rules that come with the program', async () => {
  const { readFileSync } = await import('node:fs')
  const text = readFileSync(new URL('../../rules/gyr_rules.yaml', import.meta.url), 'utf8')
  for (const name of captureNames()) {
    const { failed, matches } = compare(text, 'all', captureRecords(name), new Set())
    expect([name, failed > 0, matches > 0]).toEqual([name, true, true])
  }
})
