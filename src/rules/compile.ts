// SPDX-License-Identifier: Apache-2.0
// Merged items to compiled rules: conditions expanded and checked, outputs parsed, what is unused reported.
// Called by load.ts, once for a rule set.
import type { DiagnosticCode } from '../diagnostics/codes.ts'
import type { Collector, ContextStep, Related, Source, Span } from '../diagnostics/diagnostic.ts'
import type { Check, Expr, MacroRef } from './ast.ts'
import { checkCheck } from './check.ts'
import type { RuleDef } from './definitions.ts'
import { EventTypeResolver } from './event-types.ts'
import { withExceptions } from './exceptions.ts'
import { expandMacros, extentOf } from './expand.ts'
import type { Finding } from './findings.ts'
import { limitsWith } from './limits.ts'
import { itemOf, MacroTable, step } from './macro-table.ts'
import type { Merger } from './merge.ts'
import { fieldsFor, outputFor, withoutContainerInfo } from './output-extra.ts'
import { type OutputTemplate, parseOutput } from './output-template.ts'
import type { CompiledRule, LoadOptions } from './rule-set.ts'
import { MappedText } from './source-map.ts'
import { type StaticFields, toStaticFields } from './static-fields.ts'

/** A rule that can match more event codes is warned about. */
export const MANY_EVENT_TYPES = 100

export class Compilation extends MacroTable {
  readonly #fileOf: ReadonlyMap<Source, number>
  readonly #options: LoadOptions
  readonly #statics: StaticFields
  /** Checks of all rules so far. */
  #checks = 0
  #regexes = 0
  readonly #events: EventTypeResolver = new EventTypeResolver()
  /** Findings of a check, by source: macros are checked once. */
  readonly #findings: Map<string, Map<Expr, readonly Finding[]>> = new Map()
  /** Places of findings inside macros that were reported already. */
  readonly #told: Set<string> = new Set()

  constructor(
    merger: Merger,
    fileOf: ReadonlyMap<Source, number>,
    diagnostics: Collector,
    options: LoadOptions,
  ) {
    super(merger, diagnostics, limitsWith(options.limits))
    this.#fileOf = fileOf
    this.#options = options
    this.#statics = toStaticFields(options.staticFields)
  }

  rules(): CompiledRule[] {
    const out: CompiledRule[] = []
    for (const def of this.merger.rules.values()) {
      if (def.unknownSource) continue
      const rule = this.#rule(def)
      if (rule !== undefined) out.push(rule)
    }
    return out
  }

  #rule(def: RuleDef): CompiledRule | undefined {
    const output = this.#output(def)
    const fail = (message: string, at: { span: Span; context: readonly ContextStep[] }): void =>
      this.diagnostics.report({
        code: 'LOAD_ERR_VALIDATE',
        message,
        ...at.span,
        context: at.context,
        ...itemOf(at.context),
      })
    const context = [...def.context, step('rule condition', def.condition)]
    const whole = withExceptions(def.condition, def.exceptions, fail)
    const unexpanded = whole && this.parse(whole, context)
    if (unexpanded === undefined) return undefined
    let resolved = true
    const condition = expandMacros(unexpanded, ref => {
      const state = this.states.get(ref.name)
      // Mostly the macro is of the rule's own or an earlier file; else it matters who wrote the reference.
      const visible =
        state !== undefined &&
        (state.def.file <= def.file || state.def.file <= (this.#fileOf.get(ref.source) ?? 0))
      if (state === undefined || !visible) {
        resolved = false
        this.undefinedMacro(ref, def.context, state?.def)
        return undefined
      }
      state.used = true
      if (state.expanded === undefined) resolved = false
      return state.expanded
    })
    if (!resolved || !this.fits(condition, def.span, def.context)) return undefined
    if (!this.#fitsTogether(condition, def)) return undefined
    const good = this.#check(def, unexpanded, context)
    if (!good || output === undefined || def.broken) return undefined
    const eventTypes = this.#events.resolve(condition)
    if (def.source === 'syscall' && def.warnEvttypes && eventTypes.size > MANY_EVENT_TYPES) {
      this.diagnostics.report({
        code: 'LOAD_NO_EVTTYPE',
        message:
          'Rule matches too many evt.type values. This has a significant performance penalty.',
        ...def.span,
        context: def.context,
        ...itemOf(def.context),
      })
    }
    return {
      name: def.name,
      index: def.index,
      source: def.source,
      priority: def.priority,
      enabled: def.enabled,
      tags: sortedTags(def.tags),
      desc: def.desc,
      ...output,
      outputText: def.output.text,
      condition,
      conditionText: def.condition.text,
      unexpanded,
      exceptions: def.exceptions,
      eventTypes,
      warnEvttypes: def.warnEvttypes,
      skipIfUnknownFilter: def.skipIfUnknownFilter,
      capture: def.capture,
      captureDuration: def.captureDuration,
      span: def.span,
    }
  }

  /** Whether there is room for another check of regular expressions: compiling them takes long. */
  #fitsRegexes({ right }: Check, def: RuleDef): boolean {
    const limit = this.limits.regexes
    const before = this.#regexes
    this.#regexes += right?.kind === 'list' ? right.items.length : 1
    if (this.#regexes > limit && before <= limit) {
      this.#tooMuch(
        def,
        `the rules up to here have more than ${limit} regular expressions, those with more are left out`,
      )
    }
    return this.#regexes <= limit
  }

  #tooMuch(def: RuleDef, message: string): void {
    this.diagnostics.report({
      code: 'LOAD_ERR_VALIDATE',
      message,
      ...def.span,
      context: def.context,
      ...itemOf(def.context),
    })
  }

  /** Whether there is room for another condition: rules that share a large macro multiply it. */
  #fitsTogether(condition: Expr, def: RuleDef): boolean {
    const limit = this.limits.checks
    const before = this.#checks
    this.#checks += extentOf(condition, this.extents).checks
    if (this.#checks <= limit) return true
    // Told once, at the rule that is too much.
    if (before <= limit) {
      this.#tooMuch(
        def,
        `the rules up to here have more than ${limit} checks once macros are put in, those from here on are left out`,
      )
    }
    return false
  }

  #output(def: RuleDef): Pick<CompiledRule, 'output' | 'template' | 'extraFields'> | undefined {
    const context = [...def.context, step('rule output', def.output)]
    let text = outputFor(def, this.#options.extraFormats ?? [], this.#statics)
    const clean = withoutContainerInfo(text)
    if (clean !== undefined) {
      this.report(
        'LOAD_DEPRECATED_ITEM',
        '%container.info is deprecated and no more useful, and will be dropped by Falco 1.0.0. The container plugin will automatically add required fields to the output message.',
        def.output.locate(0, def.output.text.length),
        context,
      )
      text = clean
    }
    const template = this.#template(def, text, context)
    const extraFields: { key: string; template: OutputTemplate; raw: boolean }[] = []
    let ok = template !== undefined
    for (const field of fieldsFor(def, this.#options.extraFields ?? [])) {
      const made = this.#template(def, MappedText.plain(field.format, 'append_output'), context)
      if (made === undefined) ok = false
      else extraFields.push({ key: field.key, template: made, raw: field.raw === true })
    }
    return ok && template !== undefined ? { output: text.text, template, extraFields } : undefined
  }

  #template(
    def: RuleDef,
    text: MappedText,
    context: readonly ContextStep[],
  ): OutputTemplate | undefined {
    const { template, faults } = parseOutput(text, def.source, this.#statics)
    for (const fault of faults) {
      const forgiven = fault.unknown && def.skipIfUnknownFilter
      const code = forgiven ? 'LOAD_UNKNOWN_FILTER' : 'LOAD_ERR_COMPILE_OUTPUT'
      this.report(code, fault.message, { ...fault.span, via: [] }, context, [], fault.help)
    }
    for (const part of template.parts) {
      if (part.kind !== 'value' || part.operand.kind !== 'field') continue
      const row = part.operand.field
      if (row?.flags.includes('warned') !== true) continue
      this.report(
        'LOAD_DEPRECATED_ITEM',
        `usage of deprecated field '${row.name}' has been detected in the rule output`,
        part.operand,
        context,
      )
    }
    return faults.length > 0 ? undefined : template
  }

  /** Checks a condition and the macros it uses; true without errors. */
  #check(def: RuleDef, expr: Expr, context: readonly ContextStep[]): boolean {
    let known = this.#findings.get(def.source)
    if (known === undefined) {
      known = new Map()
      this.#findings.set(def.source, known)
    }
    const seen = new Set<Expr>()
    let good = true
    const walk = (node: Expr, uses: readonly Related[]): void => {
      if (node.kind === 'macro') {
        const macro = this.states.get(node.name)?.parsed
        if (macro === undefined || seen.has(macro)) return
        seen.add(macro)
        walk(macro, [useOf(node), ...uses])
      } else if (node.kind === 'not') {
        walk(node.operand, uses)
      } else if (node.kind !== 'check') {
        for (const operand of node.operands) walk(operand, uses)
      } else {
        let findings = known.get(node)
        if (findings === undefined) {
          if (node.op === 'regex' && !this.#fitsRegexes(node, def)) {
            good = false
            return
          }
          findings = checkCheck(node, def.source, {
            helps: this.diagnostics.helps,
            statics: this.#statics,
          })
          known.set(node, findings)
        }
        for (const finding of findings) {
          if (this.#finding(def, finding, context, uses)) good = false
        }
      }
    }
    walk(expr, [])
    return good
  }

  /** Reports a finding once per place; true when the rule cannot be used. */
  #finding(
    def: RuleDef,
    finding: Finding,
    context: readonly ContextStep[],
    uses: readonly Related[],
  ): boolean {
    const isError = finding.code === 'LOAD_ERR_COMPILE_CONDITION'
    const forgiven = isError && finding.unknown === true && def.skipIfUnknownFilter
    const code = forgiven ? 'LOAD_UNKNOWN_FILTER' : finding.code
    if (uses.length > 0) {
      const key = `${code}\n${finding.message}\n${finding.at.source.name}\n${finding.at.from}`
      if (this.#told.has(key)) return isError
      this.#told.add(key)
    }
    this.report(code, finding.message, finding.at, context, uses, finding.help)
    return isError
  }

  unused(): void {
    const report = (
      code: DiagnosticCode,
      message: string,
      def: { span: Span; context: readonly ContextStep[] },
    ): void =>
      this.diagnostics.report({
        code,
        message,
        ...def.span,
        context: def.context,
        ...itemOf(def.context),
      })
    for (const { def, used } of this.states.values()) {
      if (!used) report('LOAD_UNUSED_MACRO', 'Macro not referred to by any other rule/macro', def)
    }
    for (const def of this.merger.lists.values()) {
      if (this.lists.get(def.name)?.used !== true) {
        report('LOAD_UNUSED_LIST', 'List not referred to by any other rule/macro', def)
      }
    }
  }
}

/** Without doubles, in byte order: alerts list them so. */
function sortedTags(tags: readonly string[]): string[] {
  return [...new Set(tags)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

function useOf(ref: MacroRef): Related {
  return ref.map.related(`macro "${ref.name}" is used here`, ref.begin, ref.end)
}
