// SPDX-License-Identifier: Apache-2.0
// What of a policy decides which rules match: slots with their weakened conditions, and for each class of events a
// row of masks and the programs of the rules that are left. Called by policy.ts.
import { EVENTS } from '../schema/events.ts'
import { NO_ROW, POLICY_LIMITS, PROGRAM, ROW, ROW_WORD } from '../schema/policy-layout.ts'
import type { Ir, IrGraph } from './ir.ts'
import { Lowering } from './lower.ts'
import { chooseFacts } from './optimize/facts.ts'
import { type Covers, residual } from './optimize/residual.ts'
import { chooseSignature } from './optimize/signature.ts'
import { type CodeClass, specialize } from './optimize/specialize.ts'
import { Weakener } from './optimize/weaken.ts'
import type { PolicyWriter } from './policy-writer.ts'

/** Writes all that decides which rules match; returns the number of slots. */
export function writePrograms(
  writer: PolicyWriter,
  graph: IrGraph,
  conditions: readonly Ir[],
): number {
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
