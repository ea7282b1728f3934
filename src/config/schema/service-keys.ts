// SPDX-License-Identifier: Apache-2.0
// Keys of the program as a service: what it serves, whose it is, what it says of itself.
import { any, boolean, list, type Node, number, object, string } from '../node.ts'
import { LEVELS, NOTHING } from './words.ts'

const ONE_LOG = 'what it says is in the log of the program, by log_level'

export const SERVICE_KEYS: Readonly<Record<string, Node>> = {
  webserver: object(
    {
      enabled: boolean(true, 'Serve health, versions and metrics', { absent: false }),
      threadiness: number(0, 'Threads of the server', { min: 0, idle: 'it needs none' }),
      listen_port: number(8765, 'Port', { min: 1, max: 65535 }),
      listen_address: string('127.0.0.1', 'Address to listen on, as a number', { address: true }),
      k8s_audit_endpoint: any(null, '', { removed: NOTHING }),
      k8s_healthz_endpoint: string('/healthz', 'Path of the health answer'),
      prometheus_metrics_enabled: boolean(false, 'Serve /metrics'),
      ssl_enabled: boolean(false, 'Serve with TLS'),
      ssl_certificate: string('/etc/falco/falco.pem', 'Certificate and key in one file'),
    },
    'The web server',
  ),
  run_as: object(
    {
      user: string('', 'User to become once everything is open; empty: stay who started it'),
      group: string('', 'Group to become; empty: that of the user'),
    },
    'Privileges to give up. What reads /proc of others and, for eBPF, attaches programs stays; programs that gyr starts gain nothing by setuid',
  ),
  log_stderr: boolean(true, "Write the program's own log to standard error"),
  log_syslog: boolean(true, "Send the program's own log to syslog"),
  log_level: string('info', "Least severe level of the program's own log", { oneOf: LEVELS }),
  libs_logger: object(
    {
      enabled: boolean(true, 'Log what the event source says', { idle: ONE_LOG }),
      severity: string('info', 'Its least severe level', {
        oneOf: ['fatal', 'critical', 'error', 'warning', 'notice', 'info', 'debug', 'trace'],
        idle: ONE_LOG,
      }),
    },
    'The log of the event source',
  ),
  output_timeout: number(2000, 'Milliseconds after which a blocked output is reported'),
  syscall_event_timeouts: object(
    { max_consecutives: number(1000, 'Empty reads before a notice', { min: 1 }) },
    'When the driver gives no event',
  ),
  syscall_event_drops: object(
    {
      threshold: number(0.1, 'Share of dropped events that counts', { min: 0, max: 1 }),
      actions: list(string('', 'ignore, log, alert or exit'), ['log', 'alert'], 'What to do'),
      rate: number(0.03333, 'Actions a second'),
      max_burst: number(1, 'Actions at once'),
      simulate_drops: boolean(false, 'For tests: count a drop each second that was none'),
    },
    'When events are dropped',
  ),
  metrics: object(
    {
      enabled: boolean(false, 'Count, and report the counters'),
      interval: string('1h', 'How often, with a unit: ms s m h d w y'),
      output_rule: boolean(true, 'Report as an alert'),
      output_file: string('', 'Report to this file'),
      rules_counters_enabled: boolean(true, 'Matches of each rule'),
      resource_utilization_enabled: boolean(true, 'CPU and memory'),
      state_counters_enabled: boolean(true, 'Tables of processes and descriptors'),
      kernel_event_counters_enabled: boolean(true, 'Events and drops in the kernel'),
      kernel_event_counters_per_cpu_enabled: boolean(false, 'The same for each CPU'),
      libbpf_stats_enabled: boolean(
        true,
        "Cost of the eBPF driver's programs, while the kernel counts it (kernel.bpf_stats_enabled = 1)",
      ),
      plugins_metrics_enabled: boolean(
        true,
        'What plugins count. *Without effect*: there are none that count',
      ),
      kernel_iter_event_counters_enabled: boolean(
        true,
        'Events of BPF iterators. *Without effect*: /proc is read instead',
      ),
      jemalloc_stats_enabled: boolean(false, 'Counters of the allocator', {
        idle: 'that allocator is not used',
      }),
      convert_memory_to_mb: boolean(true, 'Memory in MB'),
      include_empty_values: boolean(false, 'Report counters that are zero'),
    },
    'Metrics',
  ),
}
