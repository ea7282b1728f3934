// SPDX-License-Identifier: Apache-2.0
// Rules to a policy: one relocatable file with all the evaluator needs, and what a host needs to print
// alerts. Equal rules give equal bytes. The layout is described in src/schema/policy-layout.ts.
import { POLICY_LIMITS, POLICY_RULE } from '../schema/policy-layout.ts'
import type { Expr } from './ast.ts'
import { type Addresses, addressFiller } from './domains.ts'
import { IrGraph } from './ir.ts'
import { needsOf } from './needs.ts'
import { Normalizer } from './normalize.ts'
import type { OperandSpec } from './operands.ts'
import { buildTextIndexes } from './optimize/text-index.ts'
import { outputKeys } from './output-keys.ts'
import type { OutputTemplate } from './output-template.ts'
import { PredicateWriter, writeOperand, writeTextIndexes } from './policy-predicates.ts'
import { writePrograms } from './policy-programs.ts'
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
  /** Of the domain names in conditions; one that is not in it has none. */
  readonly addresses?: Addresses | undefined
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
  const fill = addressFiller(options.addresses ?? new Map())
  const conditions = rules.map(rule => normalizer.normalize(fill(rule.condition)))
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
