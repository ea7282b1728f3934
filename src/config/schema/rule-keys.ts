// SPDX-License-Identifier: Apache-2.0
// Keys that say what is watched for, where events come from, and how alerts look.
import { any, boolean, list, type Node, number, object, string } from '../node.ts'
import { LEVELS, NOTHING } from './words.ts'

const LATER = { later: true } as const

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

const selection = object(
  {
    rule: string('', 'Rule name; * stands for any text'),
    tag: string('', 'A tag, in full'),
  },
  'Rules by name or tag',
)

export const RULE_KEYS: Readonly<Record<string, Node>> = {
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
      ebpf: any(null, '', { removed: 'engine.modern_ebpf' }),
      gvisor: any(null, '', { removed: NOTHING }),
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
}
