// SPDX-License-Identifier: Apache-2.0
// The configuration under the names that the cases of config.jsonl use, which are those of Falco's own
// members: only the engine that is chosen has values, durations are in nanoseconds.
import type { Config } from '../config/config.ts'

/** Keys that nothing here reads have no type in Config, but they are there. */
type Settled = Config & {
  readonly capture: {
    readonly enabled: boolean
    readonly path_prefix: string
    readonly mode: string
    readonly default_duration: number
    readonly max_file_size_mb: number
  }
  readonly webserver: { readonly listen_address: string }
  readonly plugins: readonly { readonly name: string; readonly init_config: unknown }[]
  readonly engine: Config['engine'] & {
    readonly kmod: object
    readonly modern_ebpf: object
  }
}

const NS_PER_MS = 1_000_000

const NO_KMOD = { buf_size_preset: 0, drop_failed_exit: false }
const NO_EBPF = { ...NO_KMOD, cpus_for_each_buffer: 0, disable_iterators: false }

export function falcoConfig(config: Config): Readonly<Record<string, unknown>> {
  const { capture, webserver, engine, plugins, append_output, rules } = config as Settled
  return {
    capture_enabled: capture.enabled,
    capture_path_prefix: capture.path_prefix,
    capture_mode: capture.mode.toUpperCase(),
    capture_default_duration_ns: capture.default_duration * NS_PER_MS,
    capture_max_file_size_mb: capture.max_file_size_mb,
    webserver_config: webserver,
    engine_mode: engine.kind.toUpperCase(),
    kmod: engine.kind === 'kmod' ? engine.kmod : NO_KMOD,
    modern_ebpf: engine.kind === 'modern_ebpf' ? engine.modern_ebpf : NO_EBPF,
    replay: engine.kind === 'replay' ? engine.replay : { capture_file: '' },
    plugins: plugins.map(({ name, init_config }) => ({ name, init_config: initOf(init_config) })),
    append_output: append_output.map(({ match, extra_output, extra_fields }) => ({
      source: match?.source ?? '',
      tags: match?.tags ?? [],
      rule: match?.rule ?? '',
      format: extra_output,
      formatted_fields: Object.assign(
        {},
        ...extra_fields.filter(field => typeof field !== 'string'),
      ) as object,
      raw_fields: extra_fields.filter(field => typeof field === 'string'),
    })),
    rules_selection: rules.flatMap(({ enable, disable }) => [
      ...(enable ? [{ op: 'enable', ...enable }] : []),
      ...(disable ? [{ op: 'disable', ...disable }] : []),
    ]),
  }
}

/** A plugin gets text; a mapping is the same as its JSON. */
function initOf(value: unknown): unknown {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string' || !value.startsWith('{')) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
