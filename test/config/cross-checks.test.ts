// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { loadConfig } from '../../src/config/load.ts'

async function problems(...overrides: string[]): Promise<string[]> {
  const { issues } = await loadConfig({ defaultPaths: [], overrides })
  return issues.all.filter(({ severity }) => severity === 'error').map(({ message }) => message)
}

describe('keys that must fit each other', () => {
  const cases: [string[], RegExp | undefined][] = [
    [[], undefined],
    [['metrics.interval=30'], /^metrics.interval: "30" is not a time$/],
    [['metrics.interval=99ms'], /less than 100ms$/],
    [['metrics.interval=1h30m'], undefined],
    [['metrics.enabled=true'], undefined],
    [['metrics.enabled=true', 'metrics.output_rule=false'], /nothing takes the metrics$/],
    [
      [
        'metrics.enabled=true',
        'metrics.output_rule=false',
        'webserver.prometheus_metrics_enabled=true',
      ],
      undefined,
    ],
    [
      ['metrics.enabled=true', 'metrics.output_rule=false', 'metrics.output_file=/tmp/x'],
      undefined,
    ],
    [['throttle.window=soon'], /^throttle.window: "soon" is not a time$/],
    [
      ['syscall_event_drops.actions[0]=exti'],
      /^available actions for syscall event drops are ignore, log, alert, exit, not "exti"$/,
    ],
    [
      ['syscall_event_drops.actions[0]=ignore', 'syscall_event_drops.actions[1]=alert'],
      /action "alert" does not make sense with the "ignore" action$/,
    ],
    [['syscall_event_drops.actions[0]=ignore', 'syscall_event_drops.actions[1]=exit'], undefined],
  ]
  test.each(cases)('%j', async (overrides, expected) => {
    const found = await problems(...overrides)
    if (expected === undefined) expect(found).toEqual([])
    else expect(found).toEqual([expect.stringMatching(expected)])
  })
})
