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
}

export interface BaseSyscalls {
  /** Names; those that begin with `!` are not recorded. */
  readonly custom_set: readonly string[]
  readonly repair: boolean
  readonly all: boolean
}

export interface Config {
  readonly rules_files: readonly string[]
  readonly rules: readonly RuleSelection[]
  readonly engine: {
    /** `ebpf` is another name of `modern_ebpf`. */
    readonly kind: 'auto' | 'kmod' | 'modern_ebpf' | 'ebpf' | 'replay' | 'nodriver'
    readonly kmod: DriverConfig
    readonly modern_ebpf: DriverConfig
    readonly replay: { readonly capture_file: string }
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
  readonly stdout_output: { readonly enabled: boolean }
  readonly file_output: {
    readonly enabled: boolean
    readonly keep_alive: boolean
    readonly filename: string
  }
  readonly log_stderr: boolean
  readonly log_level: string
  readonly base_syscalls: BaseSyscalls
  readonly falco_libs: { readonly thread_table_size: number; readonly snaplen: number }
}
