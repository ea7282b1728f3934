// SPDX-License-Identifier: Apache-2.0
// The formatter against what Falco 0.44.1 printed: the values of each recorded alert go in, the very
// line has to come out. Needs the recorded alerts and public rules beside the project.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileRuleSet, loadRuleSet } from '../../src/compile-rules.ts'
import type { Config } from '../../src/config/config.ts'
import { loadConfig } from '../../src/config/load.ts'
import { AlertFormatter, DEFAULT_FORMAT } from '../../src/format/alert-formatter.ts'
import { packagePath } from '../../src/package-path.ts'
import { recordOf, type Value } from './record-builder.ts'

const parity = packagePath('../shared/parity')
const present = existsSync(parity)
if (!present) console.log('alert lines are not compared: the recorded alerts are not here')

const RULES = ['falco_rules', 'falco-incubating_rules', 'falco-sandbox_rules']

async function allRules(): Promise<Config> {
  const { config } = await loadConfig({ defaultPaths: [] })
  return { ...config, rules: [{ enable: { rule: '*', tag: '' } }] }
}

function toValue(value: unknown): Value {
  if (typeof value !== 'number') return value as Value
  return value < 0 ? BigInt(value) : { u64: BigInt(value) }
}

test.runIf(present)('every recorded alert is printed as Falco prints it', async () => {
  const sources = RULES.map(name => ({
    name,
    text: readFileSync(`${parity}/rules/${name}.yaml`, 'utf8'),
  }))
  const { rules } = compileRuleSet(await loadRuleSet(sources, await allRules()), 'all')
  const options = { ...DEFAULT_FORMAT, json: true, iso8601: true, hostname: 'node1' }
  const formatter = new AlertFormatter(rules, options)
  const folder = `${parity}/expected/clean`
  let compared = 0
  for (const name of readdirSync(folder).filter(file => file.endsWith('.everything.jsonl'))) {
    for (const line of readFileSync(`${folder}/${name}`, 'utf8').split('\n')) {
      if (line === '') continue
      const alert = JSON.parse(line)
      const index = rules.findIndex(rule => rule.name === alert.rule)
      // Nanoseconds do not survive JSON.parse.
      const ts = BigInt(/"evt\.time\.iso8601":(\d+)/.exec(line)?.[1] ?? 0)
      const values = rules[index]?.tokens.map(token => toValue(alert.output_fields[token])) ?? []
      expect(formatter.format(recordOf(index, ts, values))).toBe(line)
      compared++
    }
  }
  expect(compared).toBeGreaterThan(1000)
})
