// SPDX-License-Identifier: Apache-2.0
// A rule that matches every event and prints every field the reference knows.

import { FIELDS } from '../../src/schema/fields.ts'
import { REFERENCE_FIELDS } from '../reference/fields.ts'

/** Arguments for fields that need or take one. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  'evt.arg': ['[0]', '[1]', '[2]', '.name', '.flags', '.path', '.fd', '.res', '.uid', '.mode'],
  'proc.aname': ['[0]', '[1]', '[2]', '[3]'],
  'proc.aexe': ['[1]', '[2]'],
  'proc.aexepath': ['[1]', '[2]'],
  'proc.acmdline': ['[1]', '[2]'],
  'proc.apid': ['[1]', '[2]'],
  'proc.env': ['', '[HOME]'],
  'proc.args': ['', '[0]'],
}

export const PRINTED: readonly string[] = FIELDS.filter(
  field => REFERENCE_FIELDS.has(field.name) && !field.flags.includes('filter_only'),
).flatMap(({ name }) => (ARGUMENTS[name] ?? ['']).map(argument => name + argument))

export const EVERY_FIELD_RULE: string = [
  '- rule: everything',
  '  desc: matches all',
  '  condition: evt.num >= 0',
  '  priority: INFO',
  '  warn_evttypes: false',
  `  output: "${PRINTED.map(name => `%${name}`).join(' ')}"`,
].join('\n')
