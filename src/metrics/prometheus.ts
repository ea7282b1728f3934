// SPDX-License-Identifier: Apache-2.0
// Metrics as Prometheus reads them: Falco's under Falco's names, ours under gyr_. Made anew for each
// scrape from values that are counted anyway.
import { Counter, Gauge, Registry } from 'prom-client'
import { dropsOf, eventsOf, type Observed, outputDrops } from './observed.ts'
import { averageOf, countedPrograms } from './program-costs.ts'

/** Which groups `metrics.*` turns on. */
export interface MetricGroups {
  readonly rules_counters_enabled: boolean
  readonly resource_utilization_enabled: boolean
  readonly state_counters_enabled: boolean
  readonly kernel_event_counters_enabled: boolean
  readonly kernel_event_counters_per_cpu_enabled: boolean
  readonly libbpf_stats_enabled: boolean
}

type Labels = Readonly<Record<string, string>>
type Series = readonly (readonly [Labels, number])[]

const FALCO_HELP = 'https://falco.org/docs/metrics/'

class Page {
  readonly registry = new Registry()

  counter(name: string, help: string, series: Series): void {
    const metric = new Counter({ name, help, labelNames: namesIn(series), registers: [] })
    this.registry.registerMetric(metric)
    for (const [labels, value] of series) metric.inc(labels, value)
  }

  gauge(name: string, help: string, series: Series): void {
    const metric = new Gauge({ name, help, labelNames: namesIn(series), registers: [] })
    this.registry.registerMetric(metric)
    for (const [labels, value] of series) metric.set(labels, value)
  }

  info(name: string, series: readonly Labels[]): void {
    if (series.length === 0) return
    this.gauge(
      `falcosecurity_${name}_info`,
      FALCO_HELP,
      series.map(labels => [labels, 1]),
    )
  }

  falcoCounter(name: string, value: number | undefined): void {
    if (value === undefined) return
    this.counter(`falcosecurity_${name}_total`, FALCO_HELP, [[{}, value]])
  }

  falcoGauge(name: string, value: number | undefined): void {
    if (value !== undefined) this.gauge(`falcosecurity_${name}`, FALCO_HELP, [[{}, value]])
  }
}

function namesIn(series: Series): string[] {
  return [...new Set(series.flatMap(([labels]) => Object.keys(labels)))]
}

function wrapper(page: Page, o: Observed): void {
  page.info('falco_version', [{ version: o.version }])
  const files = (list: Observed['rulesFiles']): Labels[] =>
    list.map(({ name, sha256 }) => ({ file_name: name, sha256 }))
  page.info('falco_sha256_rules_files', files(o.rulesFiles))
  page.info('falco_sha256_config_files', files(o.configFiles))
  page.info('scap_engine_name', [{ engine_name: o.engine, evt_source: 'syscall' }])
  page.info('falco_kernel_release', [{ kernel_release: o.kernelRelease }])
  page.info('evt_hostname', [{ hostname: o.hostname }])
  page.falcoCounter('falco_outputs_queue_num_drops', outputDrops(o))
  page.falcoGauge('falco_reload_timestamp_nanoseconds', o.reloadTime)
  page.falcoGauge('falco_start_timestamp_nanoseconds', o.startTime)
  page.falcoGauge('falco_host_boot_timestamp_nanoseconds', o.bootTime)
  page.falcoCounter('falco_duration_seconds', Math.round(o.seconds))
  page.falcoCounter('falco_host_num_cpus', o.cpus)
}

/** What a label may be called. */
function tagLabel(tag: string): string {
  return `tag_${tag.replace(/[^a-zA-Z0-9_]/g, '_')}`
}

function rules(page: Page, { rules: counts }: Observed): void {
  if (counts.length === 0) return
  page.counter(
    'falcosecurity_falco_rules_matches_total',
    FALCO_HELP,
    counts.map(({ rule, count }) => {
      const tags = (rule.tags ?? []).map(tag => [tagLabel(tag), 'true'])
      const labels = {
        rule_name: rule.name,
        priority: String(rule.priority),
        source: rule.source ?? 'syscall',
        ...Object.fromEntries(tags),
      }
      return [labels, count]
    }),
  )
}

function resources(page: Page, { resources: r }: Observed): void {
  const ratio = (value: number | undefined) => (value === undefined ? undefined : value / 100)
  page.falcoGauge('falco_cpu_usage_ratio', ratio(r.cpu_usage_perc))
  page.falcoGauge('falco_memory_rss_bytes', r.memory_rss)
  page.falcoGauge('falco_memory_vsz_bytes', r.memory_vsz)
  page.falcoGauge('falco_memory_pss_bytes', r.memory_pss)
  page.falcoGauge('falco_container_memory_used_bytes', r.container_memory_used)
  page.falcoGauge('falco_host_cpu_usage_ratio', ratio(r.host_cpu_usage_perc))
  page.falcoGauge('falco_host_memory_used_bytes', r.host_memory_used)
  page.falcoCounter('falco_host_procs_running', r.host_procs_running)
  page.falcoCounter('falco_host_open_fds', r.host_open_fds)
}

function state(page: Page, { evaluator: e }: Observed): void {
  page.falcoCounter('scap_n_threads', e['threads'])
  page.falcoCounter('scap_n_fds', e['fds'])
  page.falcoCounter('scap_n_failed_thread_lookups', e['unknown_threads'])
  page.falcoCounter('scap_n_drops_full_threadtable', e['thread_table_full'])
}

function kernel(page: Page, o: Observed): void {
  page.falcoCounter('scap_n_evts', eventsOf(o))
  const drops = o.source
  page.falcoCounter('scap_n_drops', drops['n_drops'] ?? 0)
  page.counter('falcosecurity_scap_n_drops_buffer_total', FALCO_HELP, [
    [{ drop: 'total', dir: 'exit' }, drops['n_drops_buffer'] ?? 0],
    [{ drop: 'total', dir: 'enter' }, 0],
  ])
  page.falcoCounter('scap_n_drops_bug', drops['n_drops_bug'] ?? 0)
}

function kernelByCpu(page: Page, { perCpu }: Observed): void {
  for (const kind of ['events', 'drops'] as const) {
    page.counter(
      `falcosecurity_scap_n_${kind === 'events' ? 'evts' : 'drops'}_cpu_total`,
      FALCO_HELP,
      perCpu.map((counters, cpu) => [{ cpu: String(cpu) }, counters[kind]]),
    )
  }
}

function programs(page: Page, o: Observed): void {
  for (const cost of countedPrograms(o)) {
    page.falcoCounter(`scap_${cost.name}_run_cnt`, cost.runs)
    page.falcoCounter(`scap_${cost.name}_run_time_nanoseconds`, cost.nanoseconds)
    page.falcoGauge(`scap_${cost.name}_avg_time_nanoseconds`, averageOf(cost))
  }
}

const OUTPUT_COUNTERS = [
  ['taken', 'Alerts taken by an output'],
  ['delivered', 'Alerts delivered by an output'],
  ['dropped', 'Alerts an output lost because its queue was full'],
  ['rejected', 'Alerts the receiver of an output refused for good'],
  ['failures', 'Attempts of an output that failed and were repeated'],
] as const

const RULE_COUNTERS = [
  ['evaluations', 'Runs of the condition of a rule'],
  ['prechecks', 'Runs of the parts of a rule that speak of the process or the name alone'],
] as const

function ruleCosts(page: Page, { costs }: Observed): void {
  for (const [key, help] of RULE_COUNTERS) {
    page.counter(
      `gyr_rule_${key}_total`,
      help,
      costs.rules.map(rule => [{ rule_name: rule.name }, rule[key]]),
    )
  }
  if (costs.samples === 0) return
  page.counter(
    'gyr_rule_seconds_total',
    'Time that went into a rule, estimated from samples',
    costs.rules.map(({ name, seconds }) => [{ rule_name: name }, seconds]),
  )
}

/** Sizes among the counters of the evaluator. */
const TABLES = ['threads', 'fds', 'paths', 'users', 'groups', 'containers', 'interfaces'] as const
const STRINGS = 'strings_bytes'
const SIZES: ReadonlySet<string> = new Set([...TABLES, STRINGS])

/** Where time goes, and how many events get how far. */
function stages(page: Page, o: Observed): void {
  const { evaluator, costs } = o
  const skipped = Object.entries(evaluator)
    .filter(([name]) => name.startsWith('skipped_'))
    .reduce((sum, [, value]) => sum + value, 0)
  page.counter('gyr_stage_events_total', 'Events by how far they got', [
    [{ stage: 'recorded' }, eventsOf(o)],
    [{ stage: 'dropped' }, dropsOf(o)],
    [{ stage: 'skipped' }, skipped],
    [{ stage: 'evaluated' }, evaluator['events'] ?? 0],
    [{ stage: 'matched' }, evaluator['matches'] ?? 0],
  ])
  if (costs.samples === 0) return
  const { elsewhere: _, ...seconds } = costs.stages
  page.counter(
    'gyr_stage_seconds_total',
    'Time that went into a stage of the way of events, estimated from samples',
    Object.entries(seconds).map(([stage, value]) => [{ stage }, value]),
  )
  page.counter('gyr_time_samples_total', 'Samples that times are estimated from', [
    [{}, costs.samples],
  ])
}

function ours(page: Page, o: Observed): void {
  page.counter(
    'gyr_evaluator_total',
    'What the evaluator counts, by name',
    Object.entries(o.evaluator).flatMap(([counter, value]) =>
      SIZES.has(counter) ? [] : [[{ counter }, value] as const],
    ),
  )
  page.gauge(
    'gyr_state_entries',
    'Entries in the tables of state',
    TABLES.map(table => [{ table }, o.evaluator[table] ?? 0]),
  )
  page.gauge('gyr_state_strings_bytes', 'Memory that texts of state take', [
    [{}, o.evaluator[STRINGS] ?? 0],
  ])
  stages(page, o)
  page.counter(
    'gyr_source_total',
    'What the source of events counts, by name',
    Object.entries(o.source).map(([counter, value]) => [{ counter }, value]),
  )
  for (const [key, help] of OUTPUT_COUNTERS) {
    page.counter(
      `gyr_output_${key}_total`,
      help,
      o.outputs.map(({ name, stats }) => [{ output: name }, stats[key]]),
    )
  }
  page.gauge(
    'gyr_output_waiting',
    'Alerts that wait in the queue of an output',
    o.outputs.map(({ name, stats }) => [{ output: name }, stats.waiting]),
  )
  page.gauge(
    'gyr_output_failing',
    '1 while every attempt of an output fails',
    o.outputs.map(({ name, stats }) => [{ output: name }, stats.failingSince === 0 ? 0 : 1]),
  )
  page.gauge('gyr_healthy', '1 while /healthz says that all is well', [[{}, o.healthy ? 1 : 0]])
  page.counter('gyr_reloads_total', 'Reloads by result', [
    [{ result: 'ok' }, o.reloads.succeeded],
    [{ result: 'failed' }, o.reloads.failed],
  ])
  page.gauge('gyr_reload_seconds', 'Time the last reload took', [[{}, o.reloads.seconds]])
  page.gauge('gyr_reload_pause_seconds', 'Longest time that events waited in the last reload', [
    [{}, o.reloads.pauseSeconds],
  ])
}

/** The page of /metrics. */
export async function prometheusText(o: Observed, groups: MetricGroups): Promise<string> {
  const page = new Page()
  wrapper(page, o)
  if (groups.rules_counters_enabled) {
    rules(page, o)
    ruleCosts(page, o)
  }
  if (groups.resource_utilization_enabled) resources(page, o)
  if (groups.state_counters_enabled) state(page, o)
  if (groups.kernel_event_counters_enabled) {
    kernel(page, o)
    if (groups.kernel_event_counters_per_cpu_enabled) kernelByCpu(page, o)
  }
  if (groups.libbpf_stats_enabled) programs(page, o)
  ours(page, o)
  return page.registry.metrics()
}
