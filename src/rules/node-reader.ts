// SPDX-License-Identifier: Apache-2.0
// Reading typed values out of YAML mappings, with every problem reported at its place and under the path of
// items that leads there. The base of item-reader.ts, which knows what the items are.
import type { DiagnosticCode } from '../diagnostics/codes.ts'
import type { Collector, ContextStep, Source } from '../diagnostics/diagnostic.ts'
import { suggest } from '../diagnostics/suggest.ts'
import type { MappedText } from './source-map.ts'
import {
  entryOf,
  isNull,
  mappedValue,
  toBoolean,
  type YamlMap,
  type YamlScalar,
} from './yaml-node.ts'

type Range = { readonly from: number; readonly to: number }

export const APPENDABLE: readonly string[] = ['condition', 'output', 'desc', 'tags', 'exceptions']
export const REPLACEABLE: readonly string[] = [
  'condition',
  'output',
  'desc',
  'priority',
  'capture',
  'capture_duration',
  'tags',
  'exceptions',
  'enabled',
  'warn_evttypes',
  'skip-if-unknown-filter',
]

/** Keys of each item, the naming key first. */
export const KEYS: Readonly<Record<string, readonly string[]>> = {
  required_engine_version: ['required_engine_version'],
  required_plugin_versions: ['required_plugin_versions'],
  list: ['list', 'items', 'append', 'override'],
  macro: ['macro', 'condition', 'append', 'override'],
  rule: ['rule', 'source', 'append', 'override', ...REPLACEABLE],
  exception: ['name', 'fields', 'comps', 'values'],
}

export class NodeReader {
  protected readonly source: Source
  protected readonly collector: Collector
  /** The path to what is being read. */
  protected steps: readonly ContextStep[] = []
  /** Errors in the item at hand. */
  protected errors = 0

  constructor(source: Source, collector: Collector) {
    this.source = source
    this.collector = collector
  }

  /** The scalar under a key, never empty; problems are reported. */
  protected scalar(node: YamlMap, key: string): YamlScalar | undefined {
    const entry = entryOf(node, key)
    if (entry === undefined) {
      this.error(`Item has no mapping for key '${key}'`, node.entries[0]?.key ?? node)
      return undefined
    }
    const { value } = entry
    if (isNull(value)) this.error(`Mapping for key '${key}' is empty`, entry.key)
    else if (value.kind !== 'scalar') {
      this.within(this.step('value for', key, value), () =>
        this.error('Value is not a scalar value', value),
      )
    } else if (value.value === '') {
      this.within(this.step('value for', key, value), () =>
        this.error('Value must be non-empty', value),
      )
    } else return value
    return undefined
  }

  protected boolean(node: YamlMap, key: string, required = false): boolean | undefined {
    if (!required && entryOf(node, key) === undefined) return undefined
    const value = this.scalar(node, key)
    if (value === undefined) return undefined
    const flag = toBoolean(value.value)
    if (flag === undefined) {
      this.within(this.step('value for', key, value), () =>
        this.error("Can't decode YAML scalar value", value),
      )
    }
    return flag
  }

  protected texts(node: YamlMap, key: string, required: boolean): MappedText[] | undefined {
    const entry = entryOf(node, key)
    if (entry === undefined) {
      if (required) this.error(`Item has no mapping for key '${key}'`, node.entries[0]?.key ?? node)
      return undefined
    }
    const { value } = entry
    const texts: MappedText[] = []
    this.within(this.step('value for', key, value), () => {
      if (value.kind !== 'seq') {
        this.error('Value is not a sequence', isNull(value) ? entry.key : value)
        return
      }
      for (const item of value.items) {
        if (item.kind === 'scalar') texts.push(mappedValue(this.source, item))
        else this.error('sequence value is not scalar', item)
      }
    })
    return texts
  }

  protected unknownKeys(node: YamlMap, kind: string): void {
    const known = KEYS[kind] ?? []
    const seen = new Set<string>()
    for (const { key } of node.entries) {
      if (seen.has(key.value)) {
        this.report(
          'LOAD_DUPLICATE_KEY',
          `Key '${key.value}' is given again, only the first counts`,
          key,
        )
        continue
      }
      seen.add(key.value)
      if (known.includes(key.value)) continue
      this.report('LOAD_UNKNOWN_KEY', `Unknown key '${key.value}'`, key, { near: key.value, known })
    }
  }

  protected nameOf(node: YamlMap, key: string): string {
    const value = entryOf(node, key)?.value
    return value?.kind === 'scalar' ? value.value : ''
  }

  protected step(type: string, name: string, node: Range): ContextStep {
    return { type, name, source: this.source, from: node.from, to: node.to }
  }

  protected within(step: ContextStep, body: (context: readonly ContextStep[]) => void): void {
    this.inside(step, () => body(this.steps))
  }

  protected inside<T>(context: ContextStep | readonly ContextStep[], body: () => T): T {
    const before = this.steps
    this.steps = 'type' in context ? [...before, context] : context
    const result = body()
    this.steps = before
    return result
  }

  protected error(message: string, node: Range): void {
    this.report('LOAD_ERR_YAML_VALIDATE', message, node)
  }

  protected report(
    code: DiagnosticCode,
    message: string,
    node: Range,
    hint?: { near: string | undefined; known: readonly string[] },
  ): void {
    if (code === 'LOAD_ERR_YAML_VALIDATE') this.errors++
    const span = { source: this.source, from: node.from, to: Math.max(node.to, node.from) }
    const near =
      hint?.near === undefined || !this.collector.helps ? undefined : suggest(hint.near, hint.known)
    const item = this.steps.findLast(step => step.name !== '' && step.type !== 'value for')
    this.collector.report({
      code,
      message,
      ...span,
      context: [...this.steps.slice(0, -1), { ...(this.steps.at(-1) as ContextStep), ...span }],
      ...(item === undefined ? {} : { item: { type: item.type, name: item.name } }),
      ...(near === undefined ? {} : { help: `did you mean "${near}"?` }),
    })
  }
}
