// SPDX-License-Identifier: Apache-2.0
// Items of all files, in order, to one set of lists, macros and rules: redefinition, append, override.
// A redefined item keeps its first index, and with it its place in the order of matching.
import type { Collector, ContextStep, Span } from '../diagnostics/diagnostic.ts'
import { suggest } from '../diagnostics/suggest.ts'
import { type RuleException, toRuleException } from './exceptions.ts'
import type {
  EngineRequirement,
  ExceptionItem,
  Item,
  ListItem,
  MacroItem,
  PluginRequirement,
  RuleItem,
  RuleUpdate,
} from './items.ts'
import type { Limits } from './limits.ts'
import { type MappedText, TextBuilder } from './source-map.ts'
import type { StaticFields } from './static-fields.ts'
import { compareVersions, parseVersion, satisfies, type Version } from './version.ts'

type Defined = {
  readonly name: string
  /** Order of the first definition among all items of its kind and of the other kinds. */
  readonly index: number
  /** References see what was first defined before this; a later change moves it. */
  visibility: number
  /** Number of the file of the first definition. */
  readonly file: number
  span: Span
  context: readonly ContextStep[]
}

export type ListDef = Defined & { readonly items: MappedText[] }
export type MacroDef = Defined & { condition: MappedText }
export type RuleDef = Defined &
  Omit<RuleItem, 'kind' | 'exceptions' | 'span' | 'context' | 'name'> & {
    condition: MappedText
    output: MappedText
    desc: string
    priority: number
    enabled: boolean
    warnEvttypes: boolean
    skipIfUnknownFilter: boolean
    capture: boolean
    captureDuration: number
    /** In any order, perhaps with doubles. */
    tags: string[]
    exceptions: RuleException[]
    readonly unknownSource: boolean
    /** Some change of it was refused, so nothing more is said about it. */
    broken: boolean
  }

export type MergeOptions = {
  readonly sources: ReadonlySet<string>
  readonly engineVersion: Version
  readonly limits: Limits
  readonly statics: StaticFields
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
    } else if (!this.broken.has(`list ${item.name}`)) {
      fail(
        this.#hinted(
          "List uses 'append' or 'override.items: append' but no list by that name already exists",
          item.name,
          this.lists,
        ),
        item,
      )
      this.broken.add(`list ${item.name}`)
    }
  }

  #macro(item: MacroItem, fail: Fail): void {
    const previous = this.macros.get(item.name)
    if (!item.append) {
      this.macros.set(item.name, { ...this.#place(previous, item), condition: item.condition })
    } else if (previous !== undefined) {
      previous.condition = joined(previous.condition, item.condition)
      previous.visibility = this.#next++
    } else if (!this.broken.has(`macro ${item.name}`)) {
      fail(
        this.#hinted(
          "Macro uses 'append' or 'override.condition: append' but no macro by that name already exists",
          item.name,
          this.macros,
        ),
        item,
      )
      this.broken.add(`macro ${item.name}`)
    }
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
    let broken = false
    const exceptions: RuleException[] = []
    for (const exception of this.#bounded(item.exceptions, fail)) {
      if (exception.fields === undefined) {
        fail('Rule exception item must have fields property with a list of fields', exception)
        broken = true
        continue
      }
      const made = toRuleException(
        exception,
        unknownSource ? undefined : item.source,
        this.#options.statics,
        fail,
      )
      if (made === undefined) broken = true
      else exceptions.push(made)
    }
    const { kind: _, ...rest } = item
    this.rules.set(item.name, {
      ...rest,
      ...this.#place(previous, item),
      output: trimmed(item.output),
      tags: [...item.tags],
      exceptions,
      unknownSource,
      broken,
    })
  }

  /** All exceptions up to the limit; one too many is told of. */
  #bounded(exceptions: readonly ExceptionItem[], fail: Fail): readonly ExceptionItem[] {
    const limit = this.#options.limits.exceptions
    const beyond = exceptions[limit]
    if (beyond === undefined) return exceptions
    fail(`the rule has more than ${limit} exceptions`, beyond)
    return exceptions.slice(0, limit)
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
    if (item.mode === 'append') this.#append(rule, item, fail)
    else this.#replace(rule, item, fail)
    rule.visibility = this.#next++
  }

  #append(rule: RuleDef, item: RuleUpdate, fail: Fail): void {
    if (item.condition) rule.condition = joined(rule.condition, item.condition)
    if (item.output) rule.output = joined(rule.output, item.output)
    if (item.desc) rule.desc = `${rule.desc} ${item.desc}`
    for (const tag of item.tags ?? []) rule.tags.push(tag)
    const source = rule.unknownSource ? undefined : rule.source
    for (const exception of item.exceptions ?? []) {
      const previous = rule.exceptions.findIndex(other => other.name === exception.name)
      const found = rule.exceptions[previous]
      if (found !== undefined) {
        if (exception.fields !== undefined) {
          fail('Can not append exception fields to existing exception, only values', exception)
          rule.broken = true
        } else if (exception.comps !== undefined) {
          fail('Can not append exception comps to existing exception, only values', exception)
          rule.broken = true
        } else {
          for (const value of exception.values) found.values.push(value)
        }
        continue
      }
      if (this.#addException(rule, exception, source, fail) === undefined) rule.broken = true
    }
  }

  #addException(
    rule: RuleDef,
    exception: ExceptionItem,
    source: string | undefined,
    fail: Fail,
  ): RuleException | undefined {
    if (exception.fields === undefined) {
      fail('Rule exception must have fields property with a list of fields', exception)
      return undefined
    }
    if (exception.values.length === 0) {
      fail('Rule exception must have values property with a list of values', exception)
      return undefined
    }
    const made = toRuleException(exception, source, this.#options.statics, fail)
    const limit = this.#options.limits.exceptions
    if (made !== undefined && rule.exceptions.push(made) > limit) {
      if (!rule.broken) fail(`the rule has more than ${limit} exceptions`, exception)
      rule.exceptions.pop()
      return undefined
    }
    return made
  }

  #replace(rule: RuleDef, item: RuleUpdate, fail: Fail): void {
    rule.condition = item.condition ?? rule.condition
    rule.output = item.output ?? rule.output
    rule.desc = item.desc ?? rule.desc
    rule.tags = item.tags === undefined ? rule.tags : [...item.tags]
    rule.priority = item.priority ?? rule.priority
    rule.enabled = item.enabled ?? rule.enabled
    rule.warnEvttypes = item.warnEvttypes ?? rule.warnEvttypes
    rule.skipIfUnknownFilter = item.skipIfUnknownFilter ?? rule.skipIfUnknownFilter
    rule.capture = item.capture ?? rule.capture
    rule.captureDuration = item.captureDuration ?? rule.captureDuration
    if (item.exceptions === undefined) return
    rule.exceptions = []
    const source = rule.unknownSource ? undefined : rule.source
    for (const exception of this.#bounded(item.exceptions, fail)) {
      const made =
        exception.fields && toRuleException(exception, source, this.#options.statics, fail)
      if (made === undefined) rule.broken = true
      else rule.exceptions.push(made)
    }
  }
}

export type Fail = (message: string, at: { span: Span; context: readonly ContextStep[] }) => void

/** Two conditions or outputs with one blank between. */
function joined(first: MappedText, second: MappedText): MappedText {
  const gap = second.span(0, 1)
  return new TextBuilder().add(first).glue(' ', gap).add(second).build()
}

function trimmed(text: MappedText): MappedText {
  const begin = text.text.length - text.text.trimStart().length
  const end = text.text.trimEnd().length
  if (begin === 0 && end === text.text.length) return text
  return new TextBuilder().add(text, begin, end).build()
}
