// SPDX-License-Identifier: Apache-2.0
// Results as tables for a terminal.
import Table from 'cli-table3'
import type { Results } from './results.ts'

const plain = { style: { head: [], border: [] } }

function round(value: number, digits = 0): string {
  return value.toFixed(digits)
}

export function printResults(results: Results): string {
  const { throughput, micro, program, delivery, reload, machine, answers } = results
  const head = [
    'stream',
    'ns/event',
    'lowest..highest',
    'decoding',
    'ratio',
    'M events/s',
    'matches',
  ]
  const events = new Table({
    head,
    colAligns: head.map((_, i) => (i === 0 ? 'left' : 'right')),
    ...plain,
  })
  for (const row of throughput) {
    events.push([
      row.name,
      round(row.nanoseconds),
      `${round(row.lowest)}..${round(row.highest)}`,
      round(row.floor, 1),
      round(row.ratio, 1),
      round(row.millionsPerSecond, 1),
      row.matches,
    ])
  }
  const parts = new Table({ head: ['part', 'ns'], colAligns: ['left', 'right'], ...plain })
  for (const [name, value] of Object.entries(micro)) parts.push([name, round(value)])
  const whole = [
    `whole program: ${program.capture}, ${program.events} events, ${round(program.bytes / 1e6)} MB, ${program.rules}`,
    `  ${round(program.eventsPerCpuSecond)} events per CPU second (${round(program.cpuSeconds, 2)} s CPU, ${round(program.seconds, 2)} s in all), ${program.alerts} alerts`,
    `  at most ${round(program.maxRssMb)} MB`,
    `start to first alert, ${program.start.rules} rules: ${round(program.start.seconds * 1000)} ms, ${round(program.start.cpuSeconds * 1000)} ms CPU`,
  ]
  const alerts = new Table({
    head: ['alerts to', 'us CPU/alert', 'alerts/s, all in', 'bytes', 'alerts'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    ...plain,
  })
  for (const { output, microseconds, perSecond, bytesPerAlert, alerts: count } of delivery) {
    alerts.push([output, round(microseconds, 1), round(perSecond), round(bytesPerAlert), count])
  }
  const checks =
    answers.wrong.length === 0
      ? `answers: all ${answers.checked} right`
      : `answers: ${answers.wrong.length} of ${answers.checked} WRONG\n  ${answers.wrong.join('\n  ')}`
  return [
    `${machine.cpu}, ${machine.processors} processors, Node ${machine.node}`,
    events.toString(),
    parts.toString(),
    ...whole,
    alerts.toString(),
    `reload of ${reload.rules} rules: ${round(reload.milliseconds)} ms (the first ${round(reload.first)} ms), ` +
      `events wait ${round(reload.pause, 1)} ms, ${round(reload.longestPause, 1)} ms at the most`,
    checks,
    '',
  ].join('\n')
}
