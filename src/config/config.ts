// SPDX-License-Identifier: Apache-2.0
// The configuration as the program reads it: what src/config/schema.ts describes, with every
// default filled in. Only the keys that something reads have a type here.

export interface RuleSelection {
  readonly enable?: { readonly rule: string; readonly tag: string }
  readonly disable?: { readonly rule: string; readonly tag: string }
}

export interface AppendOutput {
  readonly match?: {
    readonly rule: string
    readonly source: string
    readonly tags: readonly string[]
  }
  readonly extra_output: string
  readonly extra_fields: readonly (string | Readonly<Record<string, string>>)[]
  readonly suggested_output: boolean
}

export interface DriverConfig {
  /** 1 to 10 for 1, 2, 4 to 512 MB a ring. */
  readonly buf_size_preset: number
  readonly drop_failed_exit: boolean
  readonly drop_unmatched: boolean
}

export interface BaseSyscalls {
  /** Names; those that begin with `!` are not recorded. */
  readonly custom_set: readonly string[]
  readonly repair: boolean
  readonly all: boolean
}

/** What every output has besides its own keys. */
export interface OutputChoice {
  readonly enabled: boolean
  readonly minimum_priority: string
  readonly rules: readonly string[]
  readonly tags: readonly string[]
  readonly sources: readonly string[]
  readonly format: 'default' | 'text' | 'json' | 'message'
}

interface Trust {
  readonly insecure: boolean
  readonly ca_cert: string
  readonly ca_bundle: string
  readonly ca_path: string
  readonly mtls: boolean
  readonly client_cert: string
  readonly client_key: string
  readonly timeout_ms: number
}

export interface Config {
  readonly watch_config_files: boolean
  readonly rules_files: readonly string[]
  readonly rules: readonly RuleSelection[]
  readonly engine: {
    /** `ebpf` is another name of `modern_ebpf`. */
    readonly kind: 'auto' | 'kmod' | 'modern_ebpf' | 'ebpf' | 'replay' | 'nodriver'
    readonly kmod: DriverConfig
    readonly modern_ebpf: DriverConfig
    readonly replay: { readonly capture_file: string }
  }
  readonly capture: {
    readonly enabled: boolean
    readonly path_prefix: string
    readonly mode: 'rules' | 'all_rules'
    /** Milliseconds. */
    readonly default_duration: number
    /** 0: no limit. */
    readonly max_file_size_mb: number
  }
  readonly time_format_iso_8601: boolean
  readonly buffer_format_base64: boolean
  readonly priority: string
  readonly json_output: boolean
  readonly json_include_output_property: boolean
  readonly json_include_message_property: boolean
  readonly json_include_output_fields_property: boolean
  readonly json_include_tags_property: boolean
  readonly rule_matching: 'first' | 'all'
  readonly append_output: readonly AppendOutput[]
  readonly static_fields: Readonly<Record<string, string>>
  readonly output_timeout: number
  readonly outputs_queue: {
    readonly capacity: number
    readonly spool_directory: string
    readonly spool_max_mb: number
  }
  readonly stdout_output: OutputChoice
  readonly syslog_output: OutputChoice
  readonly file_output: OutputChoice & {
    readonly keep_alive: boolean
    readonly filename: string
  }
  readonly program_output: OutputChoice & {
    readonly keep_alive: boolean
    readonly program: string
  }
  readonly http_output: OutputChoice &
    Trust & {
      readonly url: string
      readonly user_agent: string
      readonly headers: Readonly<Record<string, string>>
      readonly echo: boolean
      readonly compress_uploads: boolean
    }
  readonly slack_output: OutputChoice &
    Trust & {
      readonly url: string
      readonly channel: string
      readonly username: string
      readonly icon: string
    }
  readonly email_output: OutputChoice &
    Trust & {
      readonly host: string
      readonly port: number
      readonly security: string
      readonly user: string
      readonly password: string
      readonly from: string
      readonly to: readonly string[]
      readonly subject: string
    }
  readonly webserver: {
    readonly enabled: boolean
    readonly listen_port: number
    readonly listen_address: string
    readonly k8s_healthz_endpoint: string
    readonly prometheus_metrics_enabled: boolean
    readonly ssl_enabled: boolean
    readonly ssl_certificate: string
  }
  readonly metrics: {
    readonly enabled: boolean
    readonly interval: string
    readonly output_rule: boolean
    readonly output_file: string
    readonly rules_counters_enabled: boolean
    readonly resource_utilization_enabled: boolean
    readonly state_counters_enabled: boolean
    readonly kernel_event_counters_enabled: boolean
    readonly kernel_event_counters_per_cpu_enabled: boolean
    readonly libbpf_stats_enabled: boolean
    readonly convert_memory_to_mb: boolean
    readonly include_empty_values: boolean
  }
  readonly syscall_event_timeouts: { readonly max_consecutives: number }
  readonly syscall_event_drops: {
    readonly threshold: number
    readonly actions: readonly string[]
    readonly rate: number
    readonly max_burst: number
    readonly simulate_drops: boolean
  }
  readonly throttle: {
    readonly enabled: boolean
    readonly key: readonly string[]
    readonly window: string
    readonly burst: number
  }
  readonly run_as: { readonly user: string; readonly group: string }
  readonly log_stderr: boolean
  readonly log_syslog: boolean
  readonly log_level: string
  readonly base_syscalls: BaseSyscalls
  readonly falco_libs: {
    readonly thread_table_size: number
    readonly snaplen: number
    readonly long_snaplen: {
      readonly bytes: number
      readonly from_port: number
      readonly to_port: number
    }
  }
}
