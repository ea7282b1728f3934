// SPDX-License-Identifier: Apache-2.0
// Policies that make the evaluator do as much as it can: every field is asked for, every event matches.

import { Collector } from '../../src/diagnostics/diagnostic.ts'
import { loadRules } from '../../src/rules/load.ts'
import { compilePolicy } from '../../src/rules/policy.ts'
import { FIELDS } from '../../src/schema/fields.ts'

/** The policy of one rules file given as text; throws when it has errors. */
export function policyOf(text: string, matching: 'first' | 'all' = 'first'): Uint8Array {
  const diagnostics = new Collector()
  const rules = loadRules([{ name: 'test.yaml', text }], { diagnostics })
  if (diagnostics.errors.length > 0) {
    throw new Error(diagnostics.errors.map(error => error.message).join('\n'))
  }
  return compilePolicy(rules, { matching })
}

/** Fields that need an argument, with one. */
const WITH_ARGUMENT = [
  'evt.arg[0]',
  'evt.arg[1]',
  'evt.arg.name',
  'evt.rawarg.res',
  'thread.cgroup.cpu',
]

/** One rule that matches every event and prints every field of the syscall source. */
export function everyFieldPolicy(): Uint8Array {
  const fields = FIELDS.filter(
    field =>
      (field.sources.includes('syscall') || field.sources.includes('*')) &&
      !field.flags.includes('filter_only') &&
      !field.arg.startsWith('required'),
  ).map(field => field.name)
  return policyOf(
    [
      '- rule: everything',
      '  desc: matches all',
      '  condition: evt.num >= 0',
      '  priority: INFO',
      '  warn_evttypes: false',
      `  output: "${[...fields, ...WITH_ARGUMENT].map(name => `%${name}`).join(' ')}"`,
    ].join('\n'),
  )
}
