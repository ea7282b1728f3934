// SPDX-License-Identifier: Apache-2.0
// Rules to a policy: one relocatable file with all the evaluator needs, and what a host needs to print
// alerts. Equal rules give equal bytes. The layout is described in src/schema/policy-layout.ts.
import { EVENTS } from '../schema/events.ts'
import {
  NO_ROW,
  POLICY_LIMITS,
  POLICY_RULE,
  PROGRAM,
  ROW,
  ROW_WORD,
} from '../schema/policy-layout.ts'
import type { Expr } from './ast.ts'
import { type Ir, IrGraph } from './ir.ts'
import { Lowering } from './lower.ts'
import { needsOf } from './needs.ts'
import { Normalizer } from './normalize.ts'
import type { OperandSpec } from './operands.ts'
import { chooseFacts } from './optimize/facts.ts'
import { type Covers, residual } from './optimize/residual.ts'
import { chooseSignature } from './optimize/signature.ts'
import { type CodeClass, specialize } from './optimize/specialize.ts'
import { buildTextIndexes } from './optimize/text-index.ts'
import { Weakener } from './optimize/weaken.ts'
import { outputKeys } from './output-keys.ts'
import type { OutputTemplate } from './output-template.ts'
import { PredicateWriter, writeOperand, writeTextIndexes } from './policy-predicates.ts'
import type { PolicyPart, PolicyRule } from './policy-reader.ts'
import { PolicyWriter } from './policy-writer.ts'
import { Predicates } from './predicate.ts'

export { readPolicy } from './policy-reader.ts'

/** What the compiler needs of a rule; rules as load.ts makes them have it. */
export type PolicyInput = { readonly rules: readonly InputRule[] }

type InputRule = {
  readonly name: string
  readonly index: number
  readonly source: string
  readonly priority: number
  readonly enabled: boolean
  readonly tags: readonly string[]
  readonly output: string
  readonly template: OutputTemplate
  readonly extraFields?: readonly {
    readonly key: string
    readonly template: OutputTemplate
    readonly raw: boolean
  }[]
  readonly condition: Expr
  readonly capture?: boolean
  readonly captureDuration?: number
}

export type PolicyOptions = {
  /** An event's first matching rule only, or all. */
  readonly matching: 'first' | 'all'
  /** Event sources whose rules go in. */
  readonly sources?: readonly string[]
}

/** Throws RangeError when the rules do not fit the limits of a policy. */
export function compilePolicy(input: PolicyInput, options: PolicyOptions): Uint8Array {
  const sources = options.sources ?? ['syscall']
  const rules = input.rules.filter(rule => rule.enabled && sources.includes(rule.source))
  if (rules.length > POLICY_LIMITS.RULES) {
    throw new RangeError(`too many rules: ${rules.length}, the limit is ${POLICY_LIMITS.RULES}`)
  }
  const predicates = new Predicates(sources[0] ?? 'syscall')
  const graph = new IrGraph()
  const normalizer = new Normalizer(graph, predicates)
  const conditions = rules.map(rule => normalizer.normalize(rule.condition))
  const writer = new PolicyWriter()

  const outputs = rules.map(rule => readOutput(rule, predicates))
  const kept = predicates.dearOperands()
  const textIndexes = buildTextIndexes(predicates.all)
  const indexOf = new Map(textIndexes.indexes.map(({ operand }, i) => [operand, i + 1]))
  for (const operand of predicates.operands.all) {
    writeOperand(writer, operand, kept.has(operand), indexOf.get(operand) ?? 0)
  }
  writeTextIndexes(writer, textIndexes)
  for (const { operands } of outputs) {
    const first = writer.count('ARGS')
    for (const operand of operands) writer.addU32('ARGS', operand.id)
    writer.add('RULES', item => {
      item.u32(POLICY_RULE.FIRST, first)
      item.u32(POLICY_RULE.COUNT, operands.length)
    })
  }
  const predicateWriter = new PredicateWriter(writer)
  for (const predicate of predicates.all) {
    predicateWriter.write(predicate, textIndexes.indexed.has(predicate))
  }

  const slots = writePrograms(writer, graph, conditions)
  const needy = rules.map(({ name, condition }, i) => {
    return { name, condition, shown: outputs[i]?.operands ?? [] }
  })
  const needs = needsOf(needy, predicates.operands)
  const meta = { rules: outputs.map(output => output.meta), needs }
  writer.addBytes('META', new TextEncoder().encode(JSON.stringify(meta)))
  const words = Math.ceil(slots / 64)
  return writer.finish({ all: options.matching === 'all', rules: rules.length, words })
}

/** What hosts print of a rule, and the operands whose values its matches carry. */
function readOutput(
  rule: InputRule,
  predicates: Predicates,
): { readonly meta: PolicyRule; readonly operands: readonly OperandSpec[] } {
  const operands = new Map<string, OperandSpec>()
  const read = (template: OutputTemplate): PolicyPart[] =>
    template.parts.map(part => {
      if (part.kind === 'text') return { literal: part.text }
      const keys = outputKeys(part.token, part.operand)
      for (const { key, operand } of keys) {
        const spec = operands.has(key) ? undefined : predicates.operands.shown(operand)
        if (spec !== undefined) operands.set(key, spec)
      }
      return { token: keys.at(-1)?.key ?? part.token, width: part.width }
    })
  const { name, index, priority, source, tags, output } = rule
  const parts = read(rule.template)
  const fields = [...operands.keys()]
  const extraFields = (rule.extraFields ?? []).map(({ key, raw, template }) => {
    return { key, raw, parts: read(template) }
  })
  const base = { name, index, priority, source, tags, output, parts, tokens: [...operands.keys()] }
  const meta = {
    ...base,
    ...(extraFields.length > 0 && { extraFields, fields }),
    ...(rule.capture === true && { capture: true }),
    ...(rule.captureDuration !== undefined &&
      rule.captureDuration > 0 && { captureDuration: rule.captureDuration }),
  }
  return { meta, operands: [...operands.values()] }
}

/** Writes all that decides which rules match; returns the number of slots. */
function writePrograms(writer: PolicyWriter, graph: IrGraph, conditions: readonly Ir[]): number {
  const lowering = new Lowering()
  const classes = specialize(graph, conditions)
  const { slots, slotOf } = assignSlots(graph, conditions.length, classes)
  if (slots.length > POLICY_LIMITS.SLOTS) {
    throw new RangeError(
      `rules too diverse: ${slots.length} slots, the limit is ${POLICY_LIMITS.SLOTS}`,
    )
  }
  for (const { rule, process, name } of slots) {
    writer.addU32('SLOTS', rule)
    writer.addU32('THREAD_PROGRAMS', lowering.lower(process))
    writer.addU32('PATH_PROGRAMS', lowering.lower(name))
  }
  const rowOf = new Map<number, number>()
  for (const [index, { codes, conditions: specialized }] of classes.entries()) {
    const live = specialized.flatMap((condition, rule) => {
      return condition === graph.false ? [] : [{ slot: slotOf(index, rule), condition }]
    })
    const row = live.length === 0 ? NO_ROW : writeRow(writer, graph, lowering, live)
    for (const code of codes) rowOf.set(code, row)
  }
  for (const { code } of EVENTS) {
    writer.add('CODES', item => item.u16(0, rowOf.get(code) ?? NO_ROW))
  }
  for (const [predicate, ifTrue, ifFalse] of lowering.nodes) {
    writer.add('NODES', item => {
      item.u32(0, predicate)
      item.u32(4, ifTrue)
      item.u32(8, ifFalse)
    })
  }
  return slots.length
}

type Slot = { readonly rule: number; readonly process: Ir; readonly name: Ir }

/**
 * One slot for each rule and each pair of weakened conditions it has for some events: a rule that says
 * `open of a path, or rename to it` would otherwise never be ruled out by the name that was opened.
 */
function assignSlots(
  graph: IrGraph,
  rules: number,
  classes: readonly CodeClass[],
): { slots: readonly Slot[]; slotOf: (classIndex: number, rule: number) => number } {
  const process = new Weakener(graph, 'process')
  const name = new Weakener(graph, 'fd')
  const slots: Slot[] = []
  const numbers = new Map<string, number>()
  const key = (rule: number, condition: Ir): string =>
    `${rule} ${process.weaken(condition).id} ${name.weaken(condition).id}`
  for (let rule = 0; rule < rules; rule++) {
    for (const { conditions } of classes) {
      const condition = conditions[rule] as Ir
      if (condition === graph.false || numbers.has(key(rule, condition))) continue
      numbers.set(key(rule, condition), slots.length)
      slots.push({ rule, process: process.weaken(condition), name: name.weaken(condition) })
    }
  }
  return {
    slots,
    slotOf: (classIndex, rule) => {
      const condition = classes[classIndex]?.conditions[rule] as Ir
      return numbers.get(key(rule, condition)) as number
    },
  }
}

const isOfProcess: Covers = ({ group }) => group === 'process'
const isOfName: Covers = ({ group }) => group === 'fd'

/** The candidates for the events of one class. */
function writeRow(
  writer: PolicyWriter,
  graph: IrGraph,
  lowering: Lowering,
  live: readonly { readonly slot: number; readonly condition: Ir }[],
): number {
  const words = [...new Set(live.map(({ slot }) => slot >> 6))]
  const conditions = live.map(({ condition }) => condition)
  const facts = chooseFacts(graph, conditions)
  const { predicates, variants } = chooseSignature(conditions)
  const mask = (word: number, holds: (position: number) => boolean): bigint => {
    let bits = 0n
    for (const [position, { slot }] of live.entries()) {
      if (slot >> 6 === word && holds(position)) bits |= 1n << BigInt(slot & 63)
    }
    return bits
  }
  const isFact: Covers = ({ fact }) => fact !== undefined && ((facts.facts >> fact) & 1) === 1
  const firstWord = writer.count('ROW_WORDS')
  for (const word of words) {
    const program = writer.count('PROGRAMS')
    for (const { slot, condition } of live) {
      if (slot >> 6 !== word) continue
      const label = (...passed: Covers[]): number =>
        lowering.lower(residual(graph, condition, [isFact, ...passed]))
      const whole = label()
      const processPassed = label(isOfProcess)
      const namePassed = label(isOfName)
      const bothPassed = label(isOfProcess, isOfName)
      writer.add('PROGRAMS', item => {
        item.u32(PROGRAM.WHOLE, whole)
        item.u32(PROGRAM.PROCESS_PASSED, processPassed)
        item.u32(PROGRAM.NAME_PASSED, namePassed)
        item.u32(PROGRAM.BOTH_PASSED, bothPassed)
      })
    }
    writer.add('ROW_WORDS', item => {
      item.u32(ROW_WORD.WORD, word)
      item.u32(ROW_WORD.PROGRAM, program)
      item.u64(
        ROW_WORD.UNION,
        mask(word, () => true),
      )
    })
  }
  const firstSignature = writer.count('SIGNATURES')
  for (const predicate of predicates) writer.addU32('SIGNATURES', predicate.id)
  const addMasks = (choices: readonly (readonly boolean[])[]): number => {
    const first = writer.count('MASKS')
    for (const choice of choices) {
      for (const word of words) {
        writer.addU64(
          'MASKS',
          mask(word, position => choice[position] === true),
        )
      }
    }
    return first
  }
  const firstMask = addMasks(variants)
  const firstFactMask = addMasks(facts.variants)
  return writer.add('ROWS', item => {
    item.u32(ROW.FIRST_WORD, firstWord)
    item.u32(ROW.WORDS, words.length)
    item.u32(ROW.FIRST_SIGNATURE, firstSignature)
    item.u32(ROW.SIGNATURES, predicates.length)
    item.u32(ROW.FIRST_MASK, firstMask)
    item.u32(ROW.FACTS, facts.facts)
    item.u32(ROW.FIRST_FACT_MASK, firstFactMask)
  })
}
