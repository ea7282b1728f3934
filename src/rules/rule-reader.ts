// SPDX-License-Identifier: Apache-2.0
// Reading the items that define or change a rule, with their overrides and exceptions. The base of
// item-reader.ts, which reads the other items.
import type { ContextStep } from '../diagnostics/diagnostic.ts'
import { PRIORITIES, parsePriority } from '../schema/priority.ts'
import type { Entry, ExceptionItem, Item, RuleItem, RuleUpdate } from './items.ts'
import { APPENDABLE, NodeReader, REPLACEABLE } from './node-reader.ts'
import type { MappedText } from './source-map.ts'
import {
  entryOf,
  isNull,
  mappedValue,
  spanOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from './yaml-node.ts'

export const WARNING_APPEND: string =
  "'append' key is deprecated. Add an 'append' entry (e.g. 'condition: append') under 'override' instead."
const WARNING_ENABLED =
  "The standalone 'enabled' key usage is deprecated. The correct approach requires also a 'replace' entry under the 'override' key (i.e. 'enabled: replace')."
export const ERROR_OVERRIDE_APPEND: string =
  "Keys 'override' and 'append: true' cannot be used together. Add an 'append' entry (e.g. 'condition: append') under 'override' instead."

/** Most levels of lists in exception values; a tuple whose elements are lists takes two. */
const MAX_VALUE_DEPTH = 4

export type Overrides = { append: Set<string>; replace: Set<string> }

export class RuleReader extends NodeReader {
  protected overrides(
    node: YamlMap,
    appendable: readonly string[],
    replaceable: readonly string[],
  ): Overrides | undefined {
    const found: Overrides = { append: new Set(), replace: new Set() }
    const value = entryOf(node, 'override')?.value
    if (value === undefined || isNull(value)) return found
    if (value.kind !== 'map') {
      this.error("Value of 'override' must be a mapping from keys to 'append' or 'replace'", value)
      return undefined
    }
    const before = this.errors
    this.within(this.step('overrides', '', value), () => {
      for (const { key, value: operation } of value.entries) {
        const text = operation.kind === 'scalar' ? operation.value : ''
        const canAppend = appendable.includes(key.value)
        const canReplace = replaceable.includes(key.value)
        if (text === 'append') {
          if (canAppend) found.append.add(key.value)
          else {
            const message = `Key '${key.value}' cannot be appended to, use 'replace' instead`
            this.#unfitting(message, key, appendable)
          }
        } else if (text === 'replace') {
          if (canReplace) found.replace.add(key.value)
          else this.#unfitting(`Key '${key.value}' cannot be replaced`, key, replaceable)
        } else {
          const allowed = `${canAppend ? 'append ' : ''}${canReplace ? 'replace ' : ''}`
          this.report(
            'LOAD_ERR_YAML_VALIDATE',
            `Invalid override operation for key '${key.value}': '${text}'. Allowed values are: ${allowed}`,
            operation,
            { near: text, known: ['append', 'replace'] },
          )
        }
      }
    })
    return this.errors > before ? undefined : found
  }

  #unfitting(message: string, key: YamlScalar, known: readonly string[]): void {
    this.report('LOAD_ERR_YAML_VALIDATE', message, key, { near: key.value, known })
  }

  protected rule(
    node: YamlMap,
    name: YamlScalar,
    context: readonly ContextStep[],
  ): Item[] | undefined {
    const append = this.boolean(node, 'append') ?? false
    if (append) {
      this.report('LOAD_DEPRECATED_ITEM', WARNING_APPEND, entryOf(node, 'append')?.key ?? node)
    }
    const overrides = this.overrides(node, APPENDABLE, REPLACEABLE)
    if (overrides === undefined) return undefined
    const count = overrides.append.size + overrides.replace.size
    if (append && count > 0) {
      this.error(ERROR_OVERRIDE_APPEND, entryOf(node, 'override')?.key ?? node)
      return undefined
    }
    if (count > 0) return this.#ruleOverrides(node, name, overrides, context)
    if (append) {
      const keys = new Set(
        ['condition', 'exceptions'].filter(key => entryOf(node, key) !== undefined),
      )
      return [this.#ruleUpdate(node, name, 'append', keys, context)]
    }
    const lone = ['condition', 'output', 'desc', 'priority'].every(
      key => entryOf(node, key) === undefined,
    )
    if (lone) {
      const enabled = this.boolean(node, 'enabled', true)
      if (enabled === undefined) return undefined
      this.report('LOAD_DEPRECATED_ITEM', WARNING_ENABLED, entryOf(node, 'enabled')?.key ?? node)
      const span = spanOf(this.source, name)
      return [{ kind: 'rule_enable', name: name.value, enabled, span, context }]
    }
    return this.#ruleDefinition(node, name, context)
  }

  #ruleOverrides(
    node: YamlMap,
    name: YamlScalar,
    overrides: Overrides,
    context: readonly ContextStep[],
  ): Item[] {
    const items: Item[] = []
    for (const mode of ['append', 'replace'] as const) {
      const keys = overrides[mode]
      for (const key of keys) {
        if (entryOf(node, key) === undefined) {
          const at = entryOf(node, 'override')?.value
          const mark = at?.kind === 'map' ? entryOf(at, key)?.key : undefined
          // "An replace" is what Falco says; tools search for it.
          this.error(
            `An ${mode} override for '${key}' was specified but '${key}' is not defined`,
            mark ?? name,
          )
        }
      }
      if (keys.size > 0) items.push(this.#ruleUpdate(node, name, mode, keys, context))
    }
    for (const { key } of node.entries) {
      const overridable = REPLACEABLE.includes(key.value)
      if (!overridable || overrides.append.has(key.value) || overrides.replace.has(key.value))
        continue
      this.error(
        `Unexpected key '${key.value}': no corresponding entry under 'override' is defined.`,
        key,
      )
    }
    return items
  }

  #ruleUpdate(
    node: YamlMap,
    name: YamlScalar,
    mode: 'append' | 'replace',
    keys: ReadonlySet<string>,
    context: readonly ContextStep[],
  ): RuleUpdate {
    const text = (key: string): MappedText | undefined => {
      const value = keys.has(key) ? this.scalar(node, key) : undefined
      return value && mappedValue(this.source, value)
    }
    const flag = (key: string): boolean | undefined =>
      keys.has(key) ? this.boolean(node, key, true) : undefined
    return {
      kind: 'rule_update',
      mode,
      name: name.value,
      keys,
      source: this.#optionalSource(node),
      condition: text('condition'),
      output: text('output'),
      desc: text('desc')?.text,
      tags: keys.has('tags') ? this.texts(node, 'tags', true)?.map(tag => tag.text) : undefined,
      exceptions: keys.has('exceptions') ? this.#exceptions(node, mode === 'append') : undefined,
      priority: keys.has('priority') ? this.#priority(node) : undefined,
      enabled: flag('enabled'),
      warnEvttypes: flag('warn_evttypes'),
      skipIfUnknownFilter: flag('skip-if-unknown-filter'),
      capture: flag('capture'),
      captureDuration: keys.has('capture_duration') ? this.#duration(node) : undefined,
      span: spanOf(this.source, name),
      context,
    }
  }

  /** The source of an item that changes a rule: only compared, so an empty one does no harm. */
  #optionalSource(node: YamlMap): string | undefined {
    const value = entryOf(node, 'source')?.value
    return value?.kind === 'scalar' && value.value !== '' && !isNull(value)
      ? value.value
      : undefined
  }

  #ruleDefinition(
    node: YamlMap,
    name: YamlScalar,
    context: readonly ContextStep[],
  ): Item[] | undefined {
    const condition = this.scalar(node, 'condition')
    const output = this.scalar(node, 'output')
    const desc = this.scalar(node, 'desc')
    const priority = this.#priority(node)
    const source = entryOf(node, 'source') === undefined ? undefined : this.scalar(node, 'source')
    const enabled = this.boolean(node, 'enabled') ?? true
    const warnEvttypes = this.boolean(node, 'warn_evttypes') ?? true
    const skipIfUnknownFilter = this.boolean(node, 'skip-if-unknown-filter') ?? false
    const capture = this.boolean(node, 'capture') ?? false
    const captureDuration =
      entryOf(node, 'capture_duration') === undefined ? 0 : this.#duration(node)
    const tags = this.texts(node, 'tags', false)?.map(tag => tag.text) ?? []
    const exceptions = this.#exceptions(node, false)
    if (!condition || !output || !desc || priority === undefined || exceptions === undefined) {
      return undefined
    }
    const item: RuleItem = {
      kind: 'rule',
      name: name.value,
      source: source?.value ?? 'syscall',
      condition: mappedValue(this.source, condition),
      output: mappedValue(this.source, output),
      desc: desc.value,
      priority,
      enabled,
      warnEvttypes,
      skipIfUnknownFilter,
      capture,
      captureDuration: captureDuration ?? 0,
      tags,
      exceptions,
      span: spanOf(this.source, name),
      context,
    }
    return [item]
  }

  #priority(node: YamlMap): number | undefined {
    const value = this.scalar(node, 'priority')
    if (value === undefined) return undefined
    const priority = parsePriority(value.value)
    if (priority === undefined) {
      this.within(this.step('rule priority', '', value), () =>
        this.report('LOAD_ERR_YAML_VALIDATE', 'Invalid priority', value, {
          near: capitalized(value.value),
          known: [...PRIORITIES, 'Info'],
        }),
      )
    }
    return priority
  }

  #duration(node: YamlMap): number | undefined {
    const value = this.scalar(node, 'capture_duration')
    if (value === undefined) return undefined
    const number = /^\d{1,10}$/.test(value.value) ? Number(value.value) : Number.NaN
    if (number <= 0xffffffff) return number
    this.error("Can't decode YAML scalar value", value)
    return undefined
  }

  #exceptions(node: YamlMap, partial: boolean): ExceptionItem[] | undefined {
    const value = entryOf(node, 'exceptions')?.value
    if (value === undefined || isNull(value)) return []
    return this.inside(this.step('exceptions', '', value), () => {
      if (value.kind !== 'seq') {
        this.error('Rule exceptions must be a sequence', value)
        return undefined
      }
      const found: ExceptionItem[] = []
      const names = new Set<string>()
      for (const entry of value.items) {
        const exception = this.#exception(entry, partial)
        if (exception === undefined) continue
        if (names.has(exception.name)) {
          this.inside(exception.context, () =>
            this.report(
              'LOAD_EXCEPTION_NAME_NOT_UNIQUE',
              `Multiple definitions of exception '${exception.name}' in the same rule`,
              exception.span,
            ),
          )
        }
        names.add(exception.name)
        found.push(exception)
      }
      return found
    })
  }

  #exception(node: YamlNode, partial: boolean): ExceptionItem | undefined {
    const step = this.step('exception', node.kind === 'map' ? this.nameOf(node, 'name') : '', node)
    return this.inside(step, () => {
      if (node.kind !== 'map') {
        this.error('Rule exception must be a mapping', node)
        return undefined
      }
      const name = this.scalar(node, 'name')
      if (name === undefined) return undefined
      this.unknownKeys(node, 'exception')
      const fields = this.#entry(node, 'fields', partial)
      const comps = this.#entry(node, 'comps', true)
      const values = entryOf(node, 'values')?.value
      const items: Entry[] = []
      if (values === undefined || isNull(values)) {
        if (values === undefined && partial) {
          this.report(
            'LOAD_APPEND_NO_VALUES',
            'Overriding/appending exception with no values',
            name,
          )
        } else if (values !== undefined) {
          this.error('Rule exception values must be a sequence', values)
        }
      } else if (values.kind !== 'seq') {
        this.error('Rule exception values must be a sequence', values)
      } else {
        for (const value of values.items) {
          const item = this.#entryValue(value, 0)
          if (item !== undefined) items.push(item)
        }
      }
      return {
        name: name.value,
        fields,
        comps,
        values: items,
        span: spanOf(this.source, name),
        context: this.steps,
      }
    })
  }

  #entry(node: YamlMap, key: string, optional: boolean): Entry | undefined {
    const entry = entryOf(node, key)
    if (entry === undefined) {
      if (!optional)
        this.error(`Item has no mapping for key '${key}'`, node.entries[0]?.key ?? node)
      return undefined
    }
    return this.#entryValue(entry.value, 0)
  }

  #entryValue(node: YamlNode, depth: number): Entry | undefined {
    const span = spanOf(this.source, node)
    if (node.kind === 'scalar') {
      if (node.value === '') {
        this.error('Value must be non-empty', node)
        return undefined
      }
      return { list: false, text: mappedValue(this.source, node), span }
    }
    if (node.kind === 'map' || depth >= MAX_VALUE_DEPTH) {
      this.error('Value must be a scalar or a list of scalars', node)
      return undefined
    }
    const items: Entry[] = []
    for (const item of node.items) {
      const value = this.#entryValue(item, depth + 1)
      if (value !== undefined) items.push(value)
    }
    return { list: true, items, span }
  }
}

/** As priorities are listed, for the look at what comes near. */
function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase()
}
