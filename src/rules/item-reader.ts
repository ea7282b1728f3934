// SPDX-License-Identifier: Apache-2.0
// YAML documents to the items of a rules file: which keys an item may have, of which type. Every problem of
// an item is reported; an item with one is dropped. What items mean for each other is merge.ts's business.
import type { Collector, ContextStep, Source } from '../diagnostics/diagnostic.ts'
import type { EngineRequirement, Item, ListItem, MacroItem, PluginRequirement } from './items.ts'
import { KEYS } from './node-reader.ts'
import { ERROR_OVERRIDE_APPEND, RuleReader, WARNING_APPEND } from './rule-reader.ts'
import { type PluginVersion, parseEngineVersion } from './version.ts'
import {
  entryOf,
  isNull,
  mappedValue,
  spanOf,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from './yaml-node.ts'

const LIST_NAME: RegExp = /^[^()"'\s=,]+$/
const MACRO_NAME: RegExp = /^[a-zA-Z]+[a-zA-Z0-9_]*$/

export function readItems(
  source: Source,
  roots: readonly YamlNode[],
  collector: Collector,
  sink: (item: Item) => void,
): void {
  new ItemReader(source, collector, sink).read(roots)
}

class ItemReader extends RuleReader {
  readonly #sink: (item: Item) => void

  constructor(source: Source, collector: Collector, sink: (item: Item) => void) {
    super(source, collector)
    this.#sink = sink
  }

  read(roots: readonly YamlNode[]): void {
    const file: ContextStep = {
      type: 'rules content',
      name: '',
      source: this.source,
      from: 0,
      to: 0,
    }
    for (const root of roots) {
      this.steps = [file]
      if (isNull(root)) continue
      if (root.kind === 'scalar') this.error('Rules content is not yaml', root)
      else if (root.kind === 'map') this.error('Rules content is not yaml array of objects', root)
      else {
        for (const node of root.items) {
          this.steps = [file]
          this.errors = 0
          if (!isNull(node)) this.#item(node)
        }
      }
    }
  }

  #item(node: YamlNode): void {
    if (node.kind !== 'map') {
      const step = this.step('rules content item', '', node)
      this.within(step, () =>
        this.error(
          'Unexpected element type. Each element should be a yaml associative array.',
          node,
        ),
      )
      return
    }
    const kind = Object.keys(KEYS).find(
      key => entryOf(node, key) !== undefined && key !== 'exception',
    )
    if (kind === 'required_engine_version') this.#engineVersion(node)
    else if (kind === 'required_plugin_versions') this.#pluginVersions(node)
    else if (kind === 'list' || kind === 'macro' || kind === 'rule') this.#named(node, kind)
    else {
      this.within(this.step('rules content item', '', node), () => {
        const key = node.entries[0]?.key
        this.report('LOAD_UNKNOWN_ITEM', 'Unknown top level item', key ?? node, {
          near: key?.value,
          known: Object.keys(KEYS).slice(0, 5),
        })
      })
    }
  }

  #engineVersion(node: YamlMap): void {
    this.within(this.step('required_engine_version', '', node), step => {
      const value = this.scalar(node, 'required_engine_version')
      if (value === undefined) return
      const version = parseEngineVersion(value.value)
      if (version === undefined) {
        this.error(
          `Unable to parse engine version '${value.value}' as a semver string. Expected "x.y.z" semver format.`,
          value,
        )
        return
      }
      this.unknownKeys(node, 'required_engine_version')
      const item: EngineRequirement = {
        kind: 'engine',
        version,
        span: spanOf(this.source, value),
        context: step,
      }
      this.#sink(item)
    })
  }

  #pluginVersions(node: YamlMap): void {
    const list = entryOf(node, 'required_plugin_versions')?.value as YamlNode
    this.within(this.step('required plugin versions', '', list), () => {
      if (list.kind !== 'seq') {
        this.error('Value of required_plugin_versions must be a sequence', list)
        return
      }
      this.unknownKeys(node, 'required_plugin_versions')
      for (const plugin of list.items) this.#pluginVersion(plugin)
    })
  }

  #pluginVersion(plugin: YamlNode): void {
    const type = 'required plugin versions entry'
    if (plugin.kind !== 'map') {
      this.within(this.step(type, '', plugin), () =>
        this.error('Plugin version must be a mapping', plugin),
      )
      return
    }
    this.within(this.step(type, this.nameOf(plugin, 'name'), plugin), step => {
      const first = this.#nameAndVersion(plugin)
      if (first === undefined) return
      const alternatives = [first]
      const others = entryOf(plugin, 'alternatives')?.value
      if (others !== undefined && others.kind !== 'seq') {
        this.error('Value of plugin version alternatives must be a sequence', others)
        return
      }
      for (const other of others?.items ?? []) {
        const inner = this.step('required plugin versions alternative', '', other)
        this.within(inner, () => {
          if (other.kind !== 'map') {
            this.error('Plugin version alternative must be a mapping', other)
            return
          }
          const alternative = this.#nameAndVersion(other)
          if (alternative !== undefined) alternatives.push(alternative)
        })
      }
      const item: PluginRequirement = {
        kind: 'plugin',
        alternatives,
        span: spanOf(this.source, plugin),
        context: step,
      }
      this.#sink(item)
    })
  }

  #nameAndVersion(node: YamlMap): PluginVersion | undefined {
    const name = this.scalar(node, 'name')
    const version = name && this.scalar(node, 'version')
    return name && version && { name: name.value, version: version.value }
  }

  #named(node: YamlMap, kind: 'list' | 'macro' | 'rule'): void {
    const step = this.step(kind, this.nameOf(node, kind), node)
    this.within(step, context => {
      const name = this.scalar(node, kind)
      if (name === undefined) {
        this.#sink({ kind: 'broken', type: kind, name: '' })
        return
      }
      this.unknownKeys(node, kind)
      const item =
        kind === 'list'
          ? this.#list(node, name, context)
          : kind === 'macro'
            ? this.#macro(node, name, context)
            : this.rule(node, name, context)
      if (item === undefined || this.errors > 0) {
        this.#sink({ kind: 'broken', type: kind, name: name.value })
        return
      }
      for (const part of item) this.#sink(part)
    })
  }

  #list(node: YamlMap, name: YamlScalar, context: readonly ContextStep[]): Item[] | undefined {
    if (!LIST_NAME.test(name.value)) {
      this.report(
        'LOAD_INVALID_LIST_NAME',
        `List has an invalid name. List names should match a regular expression: ([^()"'[:space:]=,]+)`,
        name,
      )
    }
    const items = this.texts(node, 'items', true)
    const append = this.#appends(node, ['items'])
    if (items === undefined || append === undefined) return undefined
    const item: ListItem = {
      kind: 'list',
      name: name.value,
      items,
      append,
      span: spanOf(this.source, name),
      context,
    }
    return [item]
  }

  #macro(node: YamlMap, name: YamlScalar, context: readonly ContextStep[]): Item[] | undefined {
    if (!MACRO_NAME.test(name.value)) {
      this.report(
        'LOAD_INVALID_MACRO_NAME',
        'Macro has an invalid name. Macro names should match a regular expression: ([a-zA-Z]+[a-zA-Z0-9_]*)',
        name,
      )
    }
    const condition = this.scalar(node, 'condition')
    const append = this.#appends(node, ['condition'])
    if (condition === undefined || append === undefined) return undefined
    const item: MacroItem = {
      kind: 'macro',
      name: name.value,
      condition: mappedValue(this.source, condition),
      append,
      span: spanOf(this.source, name),
      context,
    }
    return [item]
  }

  /** Whether a list or macro appends; undefined when it says so in a wrong way. */
  #appends(node: YamlMap, keys: readonly string[]): boolean | undefined {
    const flag = this.boolean(node, 'append') ?? false
    if (flag)
      this.report('LOAD_DEPRECATED_ITEM', WARNING_APPEND, entryOf(node, 'append')?.key ?? node)
    const overrides = this.overrides(node, keys, keys)
    if (overrides === undefined) return undefined
    if (flag && overrides.append.size + overrides.replace.size > 0) {
      this.error(ERROR_OVERRIDE_APPEND, entryOf(node, 'override')?.key ?? node)
      return undefined
    }
    return flag || overrides.append.size > 0
  }
}
