// SPDX-License-Identifier: Apache-2.0
// The Grafana dashboard asks for metrics that exist.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { packagePath } from '../../src/package-path.ts'

interface Dashboard {
  readonly panels: readonly { readonly id: number; readonly targets: readonly { expr: string }[] }[]
}

test('the dashboard asks for metrics that exist', () => {
  const text = readFileSync(packagePath('deploy/grafana/gyr.json'), 'utf8')
  const { panels } = JSON.parse(text) as Dashboard
  const code = readFileSync(packagePath('src/metrics/prometheus.ts'), 'utf8')
  const names = /'(?:(?:falcosecurity|gyr)_([a-z_]+)|([a-z]+_[a-z_]+))'/g
  const stems = [...code.matchAll(names)].map(found => found[1] ?? found[2])
  const keys = [
    ...['taken', 'delivered', 'dropped', 'rejected', 'failures'].map(key => `output_${key}`),
    ...['evaluations', 'prechecks'].map(key => `rule_${key}`),
  ]
  const known = new Set([...stems, ...keys].map(name => name?.replace(/_(?:total|info)$/, '')))
  const asked = panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => [...expr.matchAll(/\b(?:falcosecurity|gyr)_([a-z_]+)/g)]),
  )
  expect(asked.length).toBeGreaterThan(10)
  const unknown = asked
    .map(found => found[1]?.replace(/_(?:total|info)$/, ''))
    .filter(name => !known.has(name))
  expect(unknown).toEqual([])
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
})
