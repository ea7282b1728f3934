// SPDX-License-Identifier: Apache-2.0
// Metrics as the fields of a snapshot alert, under Falco's names. Rates are between two snapshots.

import { dropsOf, eventsOf, type Observed, outputDrops } from './observed.ts'
import { averageOf, countedPrograms } from './program-costs.ts'
import type { MetricGroups } from './prometheus.ts'

export interface SnapshotOptions extends MetricGroups {
  readonly convert_memory_to_mb: boolean
  readonly include_empty_values: boolean
}

type Fields = Record<string, string | number>

const MEGABYTE = 1 << 20
const MEMORY: ReadonlySet<string> = new Set([
  'memory_rss',
  'memory_vsz',
  'memory_pss',
  'container_memory_used',
  'host_memory_used',
])

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

/** Blanks and the like become underscores, as in Falco. */
function fieldName(text: string): string {
  return text.replaceAll(/[^a-zA-Z0-9_]/g, '_')
}

export class Snapshots {
  #before: { readonly seconds: number; readonly events: number; readonly drops: number } | undefined

  fields(o: Observed, options: SnapshotOptions): Fields {
    const fields: Fields = { ...this.#base(o), ...this.#rates(o, options) }
    if (options.rules_counters_enabled) addRules(fields, o)
    if (options.resource_utilization_enabled) addResources(fields, o, options)
    if (options.state_counters_enabled) addState(fields, o)
    if (options.libbpf_stats_enabled) addPrograms(fields, o)
    if (options.include_empty_values) return fields
    return Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== 0 && value !== ''),
    )
  }

  #base(o: Observed): Fields {
    const fields: Fields = {
      'evt.hostname': o.hostname,
      'evt.source': 'syscall',
      'evt.time': Date.now() * 1e6,
      'falco.version': o.version,
      'falco.start_ts': o.startTime,
      'falco.duration_sec': Math.round(o.seconds),
      'falco.reload_ts': o.reloadTime,
      'falco.kernel_release': o.kernelRelease,
      'falco.host_boot_ts': o.bootTime,
      'falco.host_num_cpus': o.cpus,
      'falco.outputs_queue_num_drops': outputDrops(o),
      'scap.engine_name': o.engine,
    }
    for (const { name, sha256 } of o.rulesFiles) {
      fields[`falco.sha256_rules_file.${fieldName(baseName(name))}`] = sha256
    }
    for (const { name, sha256 } of o.configFiles) {
      fields[`falco.sha256_config_file.${fieldName(baseName(name))}`] = sha256
    }
    return fields
  }

  #rates(o: Observed, options: SnapshotOptions): Fields {
    const now = { seconds: o.seconds, events: eventsOf(o), drops: dropsOf(o) }
    const before = this.#before ?? { seconds: 0, events: 0, drops: 0 }
    this.#before = now
    const seconds = Math.max(now.seconds - before.seconds, 1e-3)
    const perSecond = (count: number): number => rounded(count / seconds)
    const fields: Fields = {
      'falco.num_evts': o.evaluator['events'] ?? 0,
      'falco.num_evts_prev': before.events,
      'falco.evts_rate_sec': perSecond(now.events - before.events),
    }
    if (!options.kernel_event_counters_enabled) return fields
    const drops = now.drops - before.drops
    const events = now.events - before.events
    return {
      ...fields,
      ...(options.kernel_event_counters_per_cpu_enabled && byCpu(o)),
      'scap.n_evts': now.events,
      'scap.n_evts_prev': before.events,
      'scap.evts_rate_sec': perSecond(events),
      'scap.n_drops': now.drops,
      'scap.n_drops_prev': before.drops,
      'scap.evts_drop_rate_sec': perSecond(drops),
      'scap.n_drops_perc': events > 0 ? rounded((drops / events) * 100) : 0,
      'scap.n_drops_buffer_total': o.source['n_drops_buffer'] ?? 0,
      'scap.n_drops_bug': o.source['n_drops_bug'] ?? 0,
    }
  }
}

function byCpu({ perCpu }: Observed): Fields {
  return Object.fromEntries(
    perCpu.flatMap(({ events, drops }, cpu) => [
      [`scap.n_evts_cpu_${cpu}`, events],
      [`scap.n_drops_cpu_${cpu}`, drops],
    ]),
  )
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function addRules(fields: Fields, { rules }: Observed): void {
  fields['falco.rules.matches_total'] = rules.reduce((sum, { count }) => sum + count, 0)
  for (const { rule, count } of rules) fields[`falco.rules.${fieldName(rule.name)}`] = count
}

function addResources(fields: Fields, { resources }: Observed, options: SnapshotOptions): void {
  for (const [name, value] of Object.entries(resources) as [string, number][]) {
    const megabytes = MEMORY.has(name) && options.convert_memory_to_mb
    fields[`falco.${name}`] = rounded(megabytes ? value / MEGABYTE : value)
  }
}

function addPrograms(fields: Fields, o: Observed): void {
  for (const cost of countedPrograms(o)) {
    fields[`scap.${cost.name}.run_cnt`] = cost.runs
    fields[`scap.${cost.name}.run_time_ns`] = cost.nanoseconds
    fields[`scap.${cost.name}.avg_time_ns`] = averageOf(cost)
  }
}

function addState(fields: Fields, { evaluator }: Observed): void {
  fields['scap.n_threads'] = evaluator['threads'] ?? 0
  fields['scap.n_fds'] = evaluator['fds'] ?? 0
  fields['scap.n_drops_full_threadtable'] = evaluator['thread_table_full'] ?? 0
}
