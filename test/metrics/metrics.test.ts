// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { parseInterval } from '../../src/config/interval.ts'
import type { InternalAlert } from '../../src/internal-alert.ts'
import { internalLine } from '../../src/internal-alert.ts'
import { DropWatch } from '../../src/metrics/drop-watch.ts'
import type { Observed } from '../../src/metrics/observed.ts'
import { prometheusText } from '../../src/metrics/prometheus.ts'
import { bootTime, readResources } from '../../src/metrics/resources.ts'
import { Snapshots } from '../../src/metrics/snapshot.ts'
import { TokenBucket } from '../../src/metrics/token-bucket.ts'
import type { OutputStats } from '../../src/output/output.ts'
import { problemsOf } from '../../src/web/health.ts'

const STATS: OutputStats = {
  taken: 10,
  delivered: 7,
  dropped: 1,
  rejected: 0,
  failures: 3,
  waiting: 2,
  failingSince: 0,
  busySince: 0,
}

const OBSERVED: Observed = {
  version: '0.1.0',
  hostname: 'a "host"',
  kernelRelease: '6.1',
  engine: 'kmod',
  rulesFiles: [{ name: '/etc/gyr/my-rules.yaml', sha256: 'aa' }],
  configFiles: [],
  startTime: 1e18,
  reloadTime: 1e18,
  bootTime: 9e17,
  cpus: 2,
  seconds: 10,
  healthy: false,
  reloads: { succeeded: 1, failed: 0, seconds: 0.2, pauseSeconds: 0.001 },
  rules: [
    {
      rule: { name: 'A "rule"\n', priority: 4, source: 'syscall', tags: ['T1059', 'my-tag'] },
      count: 3,
    },
  ],
  costs: {
    rules: [{ name: 'A "rule"\n', evaluations: 70, prechecks: 30, matches: 3, seconds: 0.25 }],
    stages: {
      decode: 1,
      state: 2,
      triage: 0.5,
      rules: 0.25,
      values: 0.1,
      format: 0.3,
      elsewhere: 9,
    },
    samples: 200,
  },
  busy: {
    processes: [{ pid: 7, name: 'find', container: '0123456789ab', rate: 1234.5 }],
    containers: [{ id: '0123456789ab', name: 'web', rate: 1234.5 }],
  },
  resources: { cpu_usage_perc: 12.34, memory_rss: 50 << 20 },
  evaluator: {
    events: 900,
    matches: 3,
    skipped_bad_length: 2,
    threads: 5,
    users: 4,
    fds: 20,
    thread_table_full: 0,
  },
  source: { n_evts: 1000, n_drops: 100, n_drops_buffer: 60 },
  perCpu: [
    { events: 600, drops: 100 },
    { events: 400, drops: 0 },
  ],
  programs: [
    { name: 'gyr_exit', runs: 40, nanoseconds: 10_010 },
    { name: 'gyr_new', runs: 1, nanoseconds: 7 },
    { name: 'gyr_switch', runs: 0, nanoseconds: 0 },
  ],
  outputs: [{ name: 'http', stats: STATS }],
}

const ALL = {
  rules_counters_enabled: true,
  resource_utilization_enabled: true,
  state_counters_enabled: true,
  kernel_event_counters_enabled: true,
  kernel_event_counters_per_cpu_enabled: true,
  libbpf_stats_enabled: true,
  convert_memory_to_mb: true,
  include_empty_values: false,
}

describe('Prometheus page', () => {
  test('is in the exposition format: every series has its type, names and labels are legal', async () => {
    const text = await prometheusText(OBSERVED, ALL)
    const types = new Map<string, string>()
    const label = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"'
    const series = new RegExp(`^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(?:${label},?)+\\})? (\\S+)$`)
    for (const line of text.trimEnd().split('\n')) {
      if (line === '' || line.startsWith('# HELP ')) continue
      const type = /^# TYPE (\S+) (counter|gauge)$/.exec(line)
      if (type !== null) {
        expect(types.has(type[1] as string), line).toBe(false)
        types.set(type[1] as string, type[2] as string)
        continue
      }
      const found = series.exec(line)
      expect(found, line).not.toBeNull()
      expect(types.has(found?.[1] as string), line).toBe(true)
      expect(Number.isFinite(Number(found?.[2])), line).toBe(true)
    }
    for (const [name, type] of types) expect(name.endsWith('_total'), name).toBe(type === 'counter')
  })

  test('has the names of Falco', async () => {
    const text = await prometheusText(OBSERVED, ALL)
    for (const line of [
      'falcosecurity_falco_rules_matches_total{rule_name="A \\"rule\\"\\n",priority="4",source="syscall",tag_T1059="true",tag_my_tag="true"} 3',
      'falcosecurity_scap_n_evts_total 1000',
      'falcosecurity_scap_sys_exit_run_cnt_total 40',
      'falcosecurity_scap_sys_exit_run_time_nanoseconds_total 10010',
      'falcosecurity_scap_sys_exit_avg_time_nanoseconds 250',
      'falcosecurity_scap_gyr_new_run_cnt_total 1',
      'falcosecurity_scap_n_drops_total 100',
      'falcosecurity_scap_n_evts_cpu_total{cpu="1"} 400',
      'falcosecurity_scap_n_drops_cpu_total{cpu="0"} 100',
      'falcosecurity_scap_n_drops_buffer_total{drop="total",dir="exit"} 60',
      'falcosecurity_falco_memory_rss_bytes 52428800',
      'falcosecurity_falco_outputs_queue_num_drops_total 1',
      'falcosecurity_falco_sha256_rules_files_info{file_name="/etc/gyr/my-rules.yaml",sha256="aa"} 1',
      'gyr_output_waiting{output="http"} 2',
      'gyr_healthy 0',
    ]) {
      expect(text.split('\n')).toContain(line)
    }
  })

  test('says what rules cost, what stages take, how large state is', async () => {
    const lines = (await prometheusText(OBSERVED, ALL)).split('\n')
    for (const line of [
      'gyr_rule_evaluations_total{rule_name="A \\"rule\\"\\n"} 70',
      'gyr_rule_prechecks_total{rule_name="A \\"rule\\"\\n"} 30',
      'gyr_rule_seconds_total{rule_name="A \\"rule\\"\\n"} 0.25',
      'gyr_stage_seconds_total{stage="state"} 2',
      'gyr_stage_events_total{stage="recorded"} 1000',
      'gyr_stage_events_total{stage="dropped"} 100',
      'gyr_stage_events_total{stage="skipped"} 2',
      'gyr_stage_events_total{stage="evaluated"} 900',
      'gyr_stage_events_total{stage="matched"} 3',
      'gyr_state_entries{table="users"} 4',
    ]) {
      expect(lines).toContain(line)
    }
    expect(lines.join('\n')).not.toMatch(/elsewhere|counter="threads"/)
  })

  test('without samples there are no times', async () => {
    const costs = { ...OBSERVED.costs, samples: 0 }
    const text = await prometheusText({ ...OBSERVED, costs }, ALL)
    expect(text).not.toContain('seconds_total{')
    expect(text).toContain('gyr_rule_evaluations_total')
  })

  test('leaves out groups that are off', async () => {
    const off = {
      ...ALL,
      rules_counters_enabled: false,
      kernel_event_counters_enabled: false,
      libbpf_stats_enabled: false,
    }
    const text = await prometheusText(OBSERVED, off)
    expect(text).not.toMatch(/rules_matches|gyr_rule_/)
    expect(text).not.toContain('scap_n_evts')
    expect(text).not.toContain('run_cnt')
    const whole = { ...ALL, kernel_event_counters_per_cpu_enabled: false }
    expect(await prometheusText(OBSERVED, whole)).not.toContain('_cpu_total')
  })
})

test('snapshots: rates are between two of them, empty values are left out', () => {
  const snapshots = new Snapshots()
  snapshots.fields(OBSERVED, ALL)
  const later = { ...OBSERVED, seconds: 20, source: { n_evts: 3000, n_drops: 100 } }
  const fields = snapshots.fields(later, ALL)
  expect(fields).toMatchObject({
    'scap.n_evts': 3000,
    'scap.n_evts_prev': 1000,
    'scap.evts_rate_sec': 200,
    'scap.n_evts_cpu_1': 400,
    'scap.n_drops_cpu_0': 100,
    'scap.sys_exit.run_cnt': 40,
    'scap.sys_exit.run_time_ns': 10_010,
    'scap.sys_exit.avg_time_ns': 250,
    'falco.rules.matches_total': 3,
    'falco.rules.A__rule__': 3,
    'falco.memory_rss': 50,
    'falco.cpu_usage_perc': 12.3,
    'falco.sha256_rules_file.my_rules_yaml': 'aa',
  })
  expect(fields).not.toHaveProperty(['scap.evts_drop_rate_sec'])
  const full = snapshots.fields(later, { ...ALL, include_empty_values: true })
  expect(full['scap.evts_drop_rate_sec']).toBe(0)
})

describe('drops', () => {
  const settings = {
    threshold: 0.1,
    actions: ['log', 'alert'],
    rate: 0.5,
    max_burst: 1,
    simulate_drops: false,
  }
  const watch = (more = {}) => {
    const did: (string | InternalAlert)[] = []
    const actions = {
      log: (text: string) => did.push(text),
      info: (text: string) => did.push(`info ${text}`),
      alert: (alert: InternalAlert) => did.push(alert),
      exit: () => did.push('exit'),
    }
    return { did, watch: new DropWatch({ ...settings, ...more }, actions, 0) }
  }
  test('above the threshold: what the configuration says, with the numbers of that second', () => {
    const { did, watch: drops } = watch()
    drops.look({ n_evts: 1000, n_drops: 50, n_drops_buffer: 50 }, 1000)
    expect(did).toEqual([])
    drops.look({ n_evts: 1100, n_drops: 80, n_drops_buffer: 75, n_drops_bug: 5 }, 2000)
    const text = 'Falco internal: syscall event drop. 30 system calls dropped in last second.'
    expect(did).toEqual([
      text,
      {
        rule: 'Falco internal: syscall event drop',
        priority: 7,
        message: text,
        fields: { n_evts: '100', n_drops: '30', n_drops_buffer_total: '25', n_drops_bug: '5' },
      },
    ])
  })
  test('simulated: one a second, whatever the threshold', () => {
    const { did, watch: drops } = watch({ actions: ['exit'], threshold: 1, simulate_drops: true })
    drops.look({ n_evts: 1000, n_drops: 0 }, 1000)
    drops.look({ n_evts: 2000, n_drops: 0 }, 2000)
    drops.look({ n_evts: 3000, n_drops: 0 }, 3000)
    const said = 'info Simulating syscall event drop'
    expect(did).toEqual([said, 'exit', said, said, 'exit'])
  })
  test('not more often than the rate', () => {
    const { did, watch: drops } = watch({ actions: ['exit'] })
    for (let second = 1; second <= 6; second++) {
      drops.look({ n_evts: 100 * second, n_drops: 50 * second }, second * 1000)
    }
    expect(did).toHaveLength(3)
  })
})

test('token bucket', () => {
  const bucket = new TokenBucket(2, 3, 0)
  const taken = [0, 0, 0, 0, 400, 500, 10_000, 10_000, 10_000, 10_000].map(at => bucket.take(at))
  expect(taken).toEqual([true, true, true, false, false, true, true, true, true, false])
})

describe('intervals', () => {
  const cases: [string, number | undefined][] = [
    ['1h', 3_600_000],
    ['1h30m', 5_400_000],
    ['500ms', 500],
    ['1.5s', 1500],
    ['2d 1s', 172_801_000],
    ['1w', 604_800_000],
    ['30', undefined],
    ['', undefined],
    ['s', undefined],
    ['1h x', undefined],
    ['-1s', undefined],
  ]
  test.each(cases)('%s', (text, expected) => {
    expect(parseInterval(text)).toBe(expected)
  })
})

test('resources of this process are plausible', () => {
  const { memory_rss: rss = 0, host_procs_running: running = 0 } = readResources()
  expect(rss).toBeGreaterThan(10 << 20)
  expect(running).toBeGreaterThan(0)
  expect(bootTime()).toBeLessThan(Date.now() * 1e6)
})

describe('health', () => {
  const vitals = (stats: Partial<OutputStats>, lastBatch = 99_000, deadSince = 0) => ({
    now: 100_000,
    lastBatch,
    deadSince,
    outputs: [{ name: 'http', stats: { ...STATS, ...stats } }],
  })
  const cases: [string, ReturnType<typeof vitals>, string[]][] = [
    ['well', vitals({}), []],
    ['just failed', vitals({ failingSince: 90_000 }), []],
    [
      'failing',
      vitals({ failingSince: 30_000 }),
      ['http output fails for 70 seconds, 2 alerts wait'],
    ],
    [
      'blocked',
      vitals({ busySince: 30_000 }),
      ['http output is blocked for 70 seconds, 2 alerts wait'],
    ],
    ['stalled', vitals({}, 80_000), ['no events go through for 20 seconds']],
    [
      'a driver that is dead',
      vitals({}, 99_000, 70_000),
      ['the driver has recorded nothing for 30 seconds, not even our own calls'],
    ],
  ]
  test.each(cases)('%s', (_, input, expected) => {
    expect(problemsOf(input)).toEqual(expected)
  })
})

describe('internal alerts', () => {
  const alert: InternalAlert = {
    rule: 'Falco internal: x',
    priority: 2,
    message: 'M',
    fields: { b: 'two\n"', a: 1 },
  }
  const time = 1_700_000_000_000_000_001n
  test('as text: one line, fields sorted and quoted', () => {
    expect(internalLine(alert, 'text', 'h', time)).toMatch(
      /^\d\d:\d\d:\d\d\.000000001: Critical M \(a=1 b="two\\n\\""\)$/,
    )
    expect(internalLine(alert, 'message', 'h', time)).toBe('M (a=1 b="two\\n\\"")')
  })
  test('as JSON: keys sorted, no tags', () => {
    const line = internalLine(alert, 'json', 'h', time)
    expect(line).toBe(
      '{"hostname":"h","output":"M","output_fields":{"a":1,"b":"two\\n\\""},"priority":"Critical",' +
        '"rule":"Falco internal: x","source":"internal","time":"2023-11-14T22:13:20.000000001Z"}',
    )
  })
})
