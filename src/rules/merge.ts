// SPDX-License-Identifier: Apache-2.0
// Items of all files, in order, to one set of lists, macros and rules: redefinition, append, override.
// A redefined item keeps its first index, and with it its place in the order of matching.
import type { Collector, ContextStep, Span } from '../diagnostics/diagnostic.ts'
import { suggest } from '../diagnostics/suggest.ts'
import type { Defined, ListDef, MacroDef, RuleDef } from './definitions.ts'
import type { Fail } from './exceptions.ts'
import { joined, trimmed } from './glued-text.ts'
import type {
  EngineRequirement,
  Item,
  ListItem,
  MacroItem,
  PluginRequirement,
  RuleItem,
  RuleUpdate,
} from './items.ts'
import { appendTo, type ExceptionOptions, replaceIn, toExceptions } from './rule-update.ts'
import { compareVersions, parseVersion, satisfies, type Version } from './version.ts'

export type MergeOptions = ExceptionOptions & {
  readonly sources: ReadonlySet<string>
  readonly engineVersion: Version
}

/** Of more names, and more often, none is looked for that a misspelt one may mean. */
const MAX_SEARCHED = 1000
const MAX_HINTS = 100

export class Merger {
  readonly lists: Map<string, ListDef> = new Map()
  readonly macros: Map<string, MacroDef> = new Map()
  readonly rules: Map<string, RuleDef> = new Map()
  readonly plugins: PluginRequirement[] = []
  /** The newest engine version that some file requires. */
  engine: EngineRequirement | undefined
  /** Names of lists and macros whose definition has errors. */
  readonly broken: Set<string> = new Set()
  readonly #options: MergeOptions
  #next = 0
  /** There were too many rules. */
  #full = false
  #file = 0
  /** Suggestions looked for. */
  #hints = 0

  constructor(options: MergeOptions) {
    this.#options = options
  }

  /** Call before the items of the next file. */
  nextFile(): void {
    this.#file++
  }

  add(item: Item, collector: Collector): void {
    const fail = (message: string, at: { span: Span; context: readonly ContextStep[] }): void => {
      const named = at.context.findLast(step => step.name !== '')
      collector.report({
        code: 'LOAD_ERR_VALIDATE',
        message,
        ...at.span,
        context: at.context,
        ...(named === undefined ? {} : { item: { type: named.type, name: named.name } }),
      })
    }
    switch (item.kind) {
      case 'engine':
        this.#engineVersion(item, fail)
        break
      case 'plugin':
        this.#pluginVersions(item, fail)
        break
      case 'list':
        this.#list(item, fail)
        break
      case 'macro':
        this.#macro(item, fail)
        break
      case 'rule':
        this.#rule(item, fail, collector)
        break
      case 'rule_update':
        this.#update(item, fail)
        break
      case 'rule_enable': {
        const rule = this.rules.get(item.name)
        if (rule !== undefined) rule.enabled = item.enabled
        else if (!this.broken.has(`rule ${item.name}`)) {
          fail("Rule has 'enabled' key but no rule by that name already exists", item)
        }
        break
      }
      case 'broken': {
        this.broken.add(`${item.type} ${item.name}`)
        const rule = item.type === 'rule' ? this.rules.get(item.name) : undefined
        if (rule !== undefined) rule.broken = true
        break
      }
    }
  }

  #engineVersion(item: EngineRequirement, fail: Fail): void {
    const wanted = parseVersion(item.version)
    if (wanted === undefined) return
    const running = this.#options.engineVersion
    if (!satisfies(running, wanted)) {
      fail(
        `Rules require engine version ${item.version}, but engine version is ${running.join('.')}`,
        item,
      )
      return
    }
    const before = this.engine && parseVersion(this.engine.version)
    if (before === undefined || compareVersions(before, wanted) < 0) this.engine = item
  }

  #pluginVersions(item: PluginRequirement, fail: Fail): void {
    const names = new Set<string>()
    for (const { name, version } of item.alternatives) {
      if (parseVersion(version) === undefined) {
        fail(`Invalid required version '${version}' for plugin '${name}'`, item)
        return
      }
      if (names.has(name)) {
        fail(`Defined multiple alternative version requirements for plugin '${name}'`, item)
        return
      }
      names.add(name)
    }
    this.plugins.push(item)
  }

  #place(previous: Defined | undefined, item: ListItem | MacroItem | RuleItem): Defined {
    const now = this.#next++
    return {
      name: item.name,
      index: previous?.index ?? now,
      visibility: now,
      file: previous?.file ?? this.#file,
      span: item.span,
      context: item.context,
    }
  }

  #list(item: ListItem, fail: Fail): void {
    const previous = this.lists.get(item.name)
    if (!item.append) {
      this.lists.set(item.name, { ...this.#place(previous, item), items: [...item.items] })
    } else if (previous !== undefined) {
      for (const text of item.items) previous.items.push(text)
      previous.visibility = this.#next++
    } else {
      const key = "'append' or 'override.items: append'"
      this.#missing(item, `List uses ${key} but no list by that name already exists`, fail)
    }
  }

  #macro(item: MacroItem, fail: Fail): void {
    const previous = this.macros.get(item.name)
    if (!item.append) {
      this.macros.set(item.name, { ...this.#place(previous, item), condition: item.condition })
    } else if (previous !== undefined) {
      previous.condition = joined(previous.condition, item.condition)
      previous.visibility = this.#next++
    } else {
      const key = "'append' or 'override.condition: append'"
      this.#missing(item, `Macro uses ${key} but no macro by that name already exists`, fail)
    }
  }

  /** What is to be added to is not there; told once. */
  #missing(item: ListItem | MacroItem, message: string, fail: Fail): void {
    const name = `${item.kind} ${item.name}`
    if (this.broken.has(name)) return
    const known = item.kind === 'list' ? this.lists : this.macros
    fail(this.#hinted(message, item.name, known), item)
    this.broken.add(name)
  }

  #rule(item: RuleItem, fail: Fail, collector: Collector): void {
    const previous = this.rules.get(item.name)
    if (previous !== undefined && previous.source !== item.source) {
      fail('Rule has been re-defined with a different source', item)
      previous.broken = true
      return
    }
    const limit = this.#options.limits.rules
    if (previous === undefined && this.rules.size >= limit) {
      if (!this.#full)
        fail(`there are more than ${limit} rules, those from here on are left out`, item)
      this.#full = true
      this.broken.add(`rule ${item.name}`)
      return
    }
    const unknownSource = !this.#options.sources.has(item.source)
    if (unknownSource) {
      const near = suggest(item.source, this.#options.sources)
      collector.report({
        code: 'LOAD_UNKNOWN_SOURCE',
        message: `Unknown source ${item.source}, skipping`,
        ...item.span,
        context: item.context,
        item: { type: 'rule', name: item.name },
        ...(near === undefined ? {} : { help: `did you mean "${near}"?` }),
      })
    }
    const source = unknownSource ? undefined : item.source
    const made = toExceptions(item.exceptions, source, this.#options, fail)
    const { kind: _, ...rest } = item
    this.rules.set(item.name, {
      ...rest,
      ...this.#place(previous, item),
      output: trimmed(item.output),
      tags: [...item.tags],
      ...made,
      unknownSource,
    })
  }

  #hinted(message: string, name: string, known: ReadonlyMap<string, unknown>): string {
    const worth = known.size <= MAX_SEARCHED && this.#hints++ < MAX_HINTS
    const near = worth ? suggest(name, known.keys()) : undefined
    return near === undefined ? message : `${message}, did you mean "${near}"?`
  }

  #update(item: RuleUpdate, fail: Fail): void {
    const rule = this.rules.get(item.name)
    if (rule === undefined) {
      if (this.broken.has(`rule ${item.name}`)) return
      const message =
        item.mode === 'append'
          ? "Rule uses 'append' or 'override.<key>: append' but no rule by that name already exists"
          : "An 'override.<key>: replace' to a rule was requested but no rule by that name already exists"
      fail(this.#hinted(message, item.name, this.rules), item)
      return
    }
    if (item.source !== undefined && item.source !== rule.source) {
      fail('Rule has been re-defined with a different source', item)
      rule.broken = true
      return
    }
    if (item.keys.size === 0) {
      fail('Appended rule must have exceptions or condition property', item)
      rule.broken = true
      return
    }
    const change = item.mode === 'append' ? appendTo : replaceIn
    change(rule, item, this.#options, fail)
    rule.visibility = this.#next++
  }
}
