// SPDX-License-Identifier: Apache-2.0
// Every key of the configuration file: type, default, meaning. Names and defaults are those of
// Falco 0.44.1's falco.yaml. Read by check.ts and by `--config-schema`.
import { any, boolean, list, map, number, type ObjectNode, object, string } from './node.ts'

const LATER = { later: true } as const
const ONE_LOG = 'what it says is in the log of the program, by log_level'
const NO_PURGING = 'threads go when they end, and when there are too many'
const LEVELS: readonly string[] = [
  'emergency',
  'alert',
  'critical',
  'error',
  'warning',
  'notice',
  'info',
  'informational',
  'debug',
]

const driver = {
  buf_size_preset: number(4, 'Size of a ring buffer: 1 to 10 for 1, 2, 4 to 512 MB', {
    min: 1,
    max: 10,
  }),
  drop_failed_exit: boolean(false, 'Leave out failed system calls in the kernel'),
  drop_unmatched: boolean(
    true,
    'Leave out in the kernel what no rule can match and nothing depends on: failed calls, files opened for reading',
  ),
}

const ruleMatch = object(
  {
    rule: string('', 'Only the rule of this name'),
    source: string('', 'Only rules of this source'),
    tags: list(string('', 'A tag'), [], 'Only rules that carry all of these tags'),
  },
  'Which rules it is for; all when missing',
)

const selection = object(
  {
    rule: string('', 'Rule name; * stands for any text'),
    tag: string('', 'A tag, in full'),
  },
  'Rules by name or tag',
)

/** What every output has besides its own keys: which alerts it gets, and in which form. */
const choice = {
  minimum_priority: string('debug', 'Alerts of less severe rules are left out', { oneOf: LEVELS }),
  rules: list(string('', 'Rule name; * stands for any text'), [], 'Only alerts of these rules'),
  tags: list(string('', 'A tag'), [], 'Only alerts of rules with one of these tags'),
  sources: list(string('', 'A source'), [], 'Only alerts of rules of these sources'),
  format: string(
    'default',
    'Form of an alert: text, json, message (text without time and priority), or what json_output says',
    { oneOf: ['default', 'text', 'json', 'message'] },
  ),
}

const trust = {
  insecure: boolean(false, 'Do not check the certificate of the server'),
  ca_cert: string('', 'Certificate of the authority'),
  ca_bundle: string('', 'Bundle of certificates of authorities'),
  ca_path: string('/etc/ssl/certs', 'Directory of certificates of authorities'),
  mtls: boolean(false, 'Show a client certificate'),
  client_cert: string('/etc/ssl/certs/client.crt', 'Client certificate'),
  client_key: string('/etc/ssl/certs/client.key', 'Its key'),
}

export const CONFIG_SCHEMA: ObjectNode = object(
  {
    config_files: list(
      any('', 'A file or directory, or {path, strategy}'),
      [],
      'More configuration files, read after this one',
    ),
    watch_config_files: boolean(true, 'Reload when a configuration or rules file changes'),
    rules_files: list(
      string('', 'File or directory'),
      [],
      'Rules files and directories, in the order they are read',
    ),
    rules_file: list(string('', 'File or directory'), [], 'Old name of rules_files', {
      removed: 'rules_files',
    }),
    rules: list(
      object({ enable: selection, disable: selection }, 'One selection'),
      [],
      'Rules to enable or disable, applied in order after all files are read',
    ),
    engine: object(
      {
        kind: string('auto', 'Where events come from; auto: the module if loaded, else eBPF', {
          oneOf: ['auto', 'kmod', 'modern_ebpf', 'ebpf', 'replay', 'nodriver'],
        }),
        kmod: object(driver, 'The kernel module'),
        modern_ebpf: object(
          {
            cpus_for_each_buffer: number(2, 'CPUs that share a ring buffer; 0: all share one', {
              min: 0,
              idle: 'each CPU has a ring of its own',
            }),
            ...driver,
            disable_iterators: boolean(false, 'Read /proc instead of BPF iterators at start'),
          },
          'The eBPF driver',
        ),
        replay: object(
          { capture_file: string('', 'The capture to replay') },
          'A capture file instead of a driver',
        ),
      },
      'The source of system call events',
    ),
    capture: object(
      {
        enabled: boolean(false, 'Record a capture file from a match on'),
        path_prefix: string('/tmp/falco', 'How the names of the files begin'),
        mode: string('rules', 'For rules with `capture: true`, or for all', {
          oneOf: ['rules', 'all_rules'],
        }),
        default_duration: number(5000, 'Milliseconds to record'),
        max_file_size_mb: number(0, 'Largest size of a file; 0: no limit', {
          min: 0,
          max: 4294967295,
        }),
      },
      'Captures taken when a rule matches',
    ),
    load_plugins: list(string('', 'Plugin name'), [], 'Plugins to load, in order', {
      ...LATER,
      builtIn: ['container'],
    }),
    plugins: list(
      object(
        {
          name: string('', 'Name of the plugin'),
          library_path: string('', 'Its shared object'),
          init_config: any(null, 'Configuration of the plugin'),
          open_params: string('', 'What its event source opens'),
        },
        'A plugin',
      ),
      [],
      'Plugins that load_plugins may name',
    ),
    plugins_hostinfo: boolean(true, 'Let source plugins see /proc', {
      idle: 'there are no source plugins',
    }),
    time_format_iso_8601: boolean(false, 'Times in text as ISO 8601 instead of local time'),
    buffer_format_base64: boolean(false, 'I/O buffers in base64 instead of text with dots'),
    priority: string('debug', 'Rules less severe than this are not loaded', { oneOf: LEVELS }),
    json_output: boolean(false, 'Alerts and results of -V and -L as JSON'),
    json_include_output_property: boolean(true, 'Put the text line in JSON alerts'),
    json_include_message_property: boolean(
      false,
      'Put the text without time and priority in JSON alerts',
    ),
    json_include_output_fields_property: boolean(true, 'Put the field values in JSON alerts'),
    json_include_tags_property: boolean(true, 'Put the tags of the rule in JSON alerts'),
    buffered_outputs: boolean(false, 'Write alerts when there are many', {
      idle: 'alerts found together are written together, and at once',
    }),
    rule_matching: string('first', 'First: one alert an event; all: one for each matching rule', {
      oneOf: ['first', 'all'],
      called: 'rule matching strategy',
    }),
    outputs_queue: object(
      {
        capacity: number(0, 'Alerts that may wait for an output; 0: 64 MB of them', { min: 0 }),
        spool_directory: string(
          '/var/lib/gyr/spool',
          'Where alerts for http, Slack and mail wait; empty: in memory only',
        ),
        spool_max_mb: number(256, 'What may wait there for each output', { min: 1 }),
      },
      'The queues before the outputs, one for each',
    ),
    append_output: list(
      object(
        {
          match: ruleMatch,
          extra_output: string('', 'Text to append to the output of the rules'),
          extra_fields: list(
            any('', 'A field name, or {name: text with fields}'),
            [],
            'Fields to add to JSON alerts',
          ),
          suggested_output: boolean(false, 'Append the fields that their classes suggest'),
        },
        'An addition to the output of rules',
      ),
      [{ suggested_output: true }],
      'What to append to the output of rules',
      { absent: [] },
    ),
    static_fields: map('Values of the fields static.NAME'),
    throttle: object(
      {
        enabled: boolean(false, 'Fold repeats of alerts'),
        key: list(
          string('', 'Field'),
          ['proc.name', 'fd.name', 'container.id'],
          'Fields of its output whose values tell the alerts of a rule apart',
        ),
        window: string('1m', 'How long, with a unit: ms s m h d w y'),
        burst: number(1, 'Alerts that pass in that time', { min: 1 }),
      },
      'Repeats of alerts',
    ),
    stdout_output: object(
      {
        enabled: boolean(true, 'Write alerts to standard output', { absent: false }),
        ...choice,
      },
      'Alerts on standard output',
    ),
    syslog_output: object(
      { enabled: boolean(false, 'Send alerts to syslog'), ...choice },
      'Alerts to syslog',
    ),
    file_output: object(
      {
        enabled: boolean(false, 'Append alerts to a file'),
        keep_alive: boolean(false, 'Keep the file open between alerts'),
        filename: string('./events.txt', 'The file'),
        ...choice,
      },
      'Alerts to a file',
    ),
    http_output: object(
      {
        enabled: boolean(false, 'Post alerts to a URL'),
        url: string('', 'Where to post'),
        user_agent: string('falcosecurity/falco', 'The User-Agent header'),
        headers: map('Headers to add to each request'),
        ...trust,
        echo: boolean(false, 'Put the answers of the server in the log'),
        compress_uploads: boolean(false, 'Compress what is sent (gzip)'),
        keep_alive: boolean(false, 'Keep the connection between alerts', {
          idle: 'it is always kept',
        }),
        max_consecutive_timeouts: number(5, 'Attempts of an alert after a timeout', {
          min: 1,
          max: 255,
          idle: 'alerts are sent until they arrive',
        }),
        timeout_ms: number(10000, 'Milliseconds to wait for an answer', { min: 1 }),
        ...choice,
      },
      'Alerts by HTTP',
    ),
    slack_output: object(
      {
        enabled: boolean(false, 'Send alerts to a Slack channel'),
        url: string('', 'The incoming webhook'),
        channel: string('', 'Channel instead of that of the webhook'),
        username: string('', 'Name to post under'),
        icon: string('', 'Emoji such as :eagle:, or the URL of a picture'),
        ...trust,
        timeout_ms: number(10000, 'Milliseconds to wait for an answer', { min: 1 }),
        ...choice,
      },
      'Alerts to Slack',
    ),
    email_output: object(
      {
        enabled: boolean(false, 'Send alerts by mail'),
        host: string('', 'Mail server'),
        port: number(587, 'Its port', { min: 1, max: 65535 }),
        security: string('starttls', 'tls, starttls or none', {
          oneOf: ['tls', 'starttls', 'none'],
        }),
        user: string('', 'Name to log in with'),
        password: string('', 'Its password'),
        from: string('', 'Address of the sender'),
        to: list(string('', 'Address'), [], 'Addresses of the receivers'),
        subject: string('[gyr]', 'How subjects begin'),
        ...trust,
        timeout_ms: number(20000, 'Milliseconds to wait for an answer', { min: 1 }),
        ...choice,
      },
      'Alerts by mail',
    ),
    program_output: object(
      {
        enabled: boolean(false, 'Feed alerts to a program'),
        keep_alive: boolean(false, 'Keep the program running between alerts'),
        program: string('', 'The command line'),
        ...choice,
      },
      'Alerts to a program',
    ),
    webserver: object(
      {
        enabled: boolean(true, 'Serve health, versions and metrics', { absent: false }),
        threadiness: number(0, 'Threads of the server', { min: 0, idle: 'it needs none' }),
        listen_port: number(8765, 'Port', { min: 1, max: 65535 }),
        listen_address: string('127.0.0.1', 'Address to listen on, as a number', { address: true }),
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
    base_syscalls: object(
      {
        custom_set: list(string('', 'System call'), [], 'System calls to record besides the rules'),
        repair: boolean(false, 'Record the fewest system calls that keep the state right'),
        all: boolean(false, 'Record the frequent I/O system calls too'),
      },
      'Which system calls are recorded',
    ),
    falco_libs: object(
      {
        thread_table_size: number(
          262144,
          'Threads to keep at most (16 to 1048576); for more, those seen longest ago are forgotten',
          { min: 1 },
        ),
        thread_table_auto_purging_interval_s: number(300, 'Seconds between clean-ups', {
          idle: NO_PURGING,
        }),
        thread_table_auto_purging_thread_timeout_s: number(
          300,
          'Seconds before a thread is stale',
          {
            idle: NO_PURGING,
          },
        ),
        snaplen: number(80, 'Bytes of each I/O buffer to record', { min: 0, max: 65535 }),
        long_snaplen: object(
          {
            bytes: number(0, 'Bytes of each I/O buffer to record', { min: 0, max: 65535 }),
            from_port: number(0, 'First port; 0 for none', { min: 0, max: 65535 }),
            to_port: number(0, 'Last port', { min: 0, max: 65535 }),
          },
          'More than snaplen, for sockets one of whose ports is in a range',
        ),
      },
      'The state kept of the host',
    ),

    // Keys of older versions, so that an old file says what became of them.
    syscall_buf_size_preset: any(null, '', { removed: 'engine.<kind>.buf_size_preset' }),
    syscall_drop_failed_exit: any(null, '', { removed: 'engine.<kind>.drop_failed_exit' }),
    modern_bpf: any(null, '', { removed: 'engine.modern_ebpf' }),
    outputs: any(null, '', { removed: 'no rate limit of alerts' }),
    metadata_download: any(null, '', { removed: 'nothing' }),
    grpc: any(null, '', { removed: 'http_output' }),
    grpc_output: any(null, '', { removed: 'http_output' }),
    container_engines: any(null, '', { removed: 'plugins[].init_config of the container plugin' }),
  },
  'Configuration of gyr',
)
