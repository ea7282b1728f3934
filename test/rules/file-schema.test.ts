// SPDX-License-Identifier: Apache-2.0
// The verdict of Falco's schema on a rules file: quotes make no difference, and every node may stand for text.
import { expect, test } from 'vitest'
import { validateFiles } from '../../src/rules/result.ts'

const RULE = `- rule: r
  desc: d
  condition: evt.type = close
  output: o
  priority: INFO
`

const TYPE = "Value type not permitted by 'type' constraint."
const ENUM = 'Failed to match against any enum values.'

const CASES: readonly [rules: string, schema: string][] = [
  [RULE, 'ok'],
  ['- required_engine_version: 26\n', 'ok'],
  ['- required_engine_version: 0.26.0\n', 'ok'],
  [`${RULE}  tags: [1, 2.5, true]\n`, 'ok'],
  ['- list: l\n  items: [1, 2.5, true, a]\n', 'ok'],
  [`${RULE}  enabled: "true"\n`, 'ok'],
  [`${RULE}  enabled: yes\n`, `failed for <root>[0][enabled]: ${TYPE}`],
  [`${RULE}  capture: "yes"\n`, `failed for <root>[0][capture]: ${TYPE}`],
  [`${RULE}  capture_duration: "100"\n`, 'ok'],
  [`${RULE}  capture_duration: 1.5\n`, `failed for <root>[0][capture_duration]: ${TYPE}`],
  [`${RULE}  tags: one\n`, `failed for <root>[0][tags]: ${TYPE}`],
  [RULE.replace('INFO', 'info'), `failed for <root>[0][priority]: ${ENUM}`],
  [
    `${RULE}- rule: r\n  desc: e\n  override:\n    desc: [append]\n`,
    `failed for <root>[1][override][desc]: ${ENUM}`,
  ],
]

test.each(CASES)('%j is %s', (text, schema) => {
  const { results } = validateFiles([{ name: 'rules.yaml', text }])
  expect(results[0]?.schema).toBe(schema)
})
