// SPDX-License-Identifier: Apache-2.0
// Every key of the configuration file: type, default, meaning. Names and defaults are those of
// Falco 0.44.1's falco.yaml. Read by settle.ts and by `--config-schema`; pages list keys in this order.
import { any, boolean, list, number, type ObjectNode, object, string } from './node.ts'
import { OUTPUT_KEYS } from './schema/output-keys.ts'
import { RULE_KEYS } from './schema/rule-keys.ts'
import { SERVICE_KEYS } from './schema/service-keys.ts'
import { NOTHING } from './schema/words.ts'

const NO_PURGING = 'threads go when they end, and when there are too many'

export const CONFIG_SCHEMA: ObjectNode = object(
  {
    ...RULE_KEYS,
    ...OUTPUT_KEYS,
    ...SERVICE_KEYS,
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
    outputs: any(null, '', { removed: 'throttle' }),
    metadata_download: any(null, '', { removed: NOTHING }),
    grpc: any(null, '', { removed: 'http_output' }),
    grpc_output: any(null, '', { removed: 'http_output' }),
    container_engines: any(null, '', { removed: 'plugins[].init_config of the container plugin' }),
  },
  'Configuration of gyr',
)
