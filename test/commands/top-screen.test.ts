// SPDX-License-Identifier: Apache-2.0
// What `gyr top` draws, against the file in test/golden/top. With UPDATE_GOLDEN=1 it is written instead.
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { topScreen } from '../../src/commands/top-screen.ts'
import type { Observed } from '../../src/metrics/observed.ts'
import { NO_TIME } from '../../src/rule-costs.ts'

const OUTPUT = { taken: 9, rejected: 0, busySince: 0, waiting: 0, dropped: 0, failures: 0 }

const BEFORE: Observed = {
  version: '0.1.0',
  hostname: 'node-1',
  kernelRelease: '6.1',
  engine: 'kmod',
  rulesFiles: [],
  configFiles: [],
  startTime: 1e18,
  reloadTime: 1e18,
  bootTime: 9e17,
  cpus: 2,
  seconds: 98,
  healthy: true,
  reloads: { succeeded: 1, failed: 0, seconds: 0, pauseSeconds: 0 },
  rules: [],
  costs: {
    rules: [
      { name: 'Slow', evaluations: 1000, prechecks: 0, matches: 1, seconds: 1 },
      { name: 'Often', evaluations: 50, prechecks: 5, matches: 40, seconds: 0.5 },
    ],
    stages: { ...NO_TIME, decode: 1, state: 2, rules: 1.5 },
    samples: 9800,
  },
  busy: { processes: [], containers: [] },
  resources: {},
  evaluator: { events: 1000 },
  source: { n_evts: 100_000, n_drops: 10 },
  perCpu: [],
  programs: [],
  outputs: [],
}

const NOW: Observed = {
  ...BEFORE,
  seconds: 100,
  costs: {
    rules: [
      { name: 'Often', evaluations: 90, prechecks: 5, matches: 60, seconds: 0.5 },
      { name: 'New since then', evaluations: 8, prechecks: 1, matches: 0, seconds: 0 },
      { name: 'Never again', evaluations: 3, prechecks: 1, matches: 3, seconds: 0 },
      { name: 'Slow \u001b[31m', evaluations: 5, prechecks: 1, matches: 0, seconds: 0 },
      { name: 'Slow', evaluations: 61_000, prechecks: 0, matches: 1, seconds: 1.16 },
    ],
    stages: { ...NO_TIME, decode: 1.01, state: 2.08, rules: 1.66, format: 0.004, elsewhere: 90 },
    samples: 10_000,
  },
  busy: {
    processes: [
      { pid: 4242, name: 'find', container: '0123456789ab', rate: 12_345 },
      { pid: 7, name: 'a\nb', container: '', rate: 64 },
    ],
    containers: [{ id: '0123456789ab', name: 'web', rate: 12_345 }],
  },
  resources: { memory_rss: 200 << 20, cpu_usage_perc: 12.34 },
  evaluator: { events: 90_000, threads: 300, fds: 12_000, users: 20, containers: 3 },
  source: { n_evts: 190_000, n_drops: 30 },
  outputs: [
    { name: 'file', stats: { ...OUTPUT, delivered: 60, failingSince: 0 } },
    {
      name: 'http',
      stats: { ...OUTPUT, delivered: 20, waiting: 40, failures: 3, failingSince: 5 },
    },
  ],
}

describe('gyr top', () => {
  test('shows events, drops, time, outputs, processes, containers and rules', () => {
    const screen = topScreen(NOW, BEFORE, 2, { rows: 40, columns: 110 })
    const file = new URL('../golden/top/screen.txt', import.meta.url)
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, screen)
    expect(screen).toBe(readFileSync(file, 'utf8'))
  })

  test('keeps to the size of the screen, with a few rules always', () => {
    const rules = Array.from({ length: 80 }, (_, i) => {
      return { name: `r${i}`, evaluations: 1, prechecks: 0, matches: 0, seconds: 0 }
    })
    const now = { ...NOW, costs: { ...NOW.costs, rules } }
    for (const [rows, columns] of [
      [24, 80],
      [40, 60],
    ] as const) {
      const lines = topScreen(now, BEFORE, 2, { rows, columns }).trimEnd().split('\n')
      expect(lines.length).toBeLessThanOrEqual(Math.max(rows - 1, 25))
      expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(columns)
      expect(lines.filter(line => /r\d+$/.test(line)).length).toBeGreaterThanOrEqual(5)
    }
  })

  test('says so when there are no times', () => {
    const now = { ...NOW, costs: { ...NOW.costs, samples: 0 } }
    const screen = topScreen(now, BEFORE, 2, { rows: 40, columns: 110 })
    expect(screen).toContain('time    not known')
    expect(screen).toMatch(/^ {6}- .* Slow$/m)
  })
})
