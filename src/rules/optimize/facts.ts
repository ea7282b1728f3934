// SPDX-License-Identifier: Apache-2.0
// Predicates that are facts of the event (opened for writing? failed?): the evaluator works all facts out at
// once, and those a row asks for choose among masks with fewer candidates before anything else is looked at.
import { EVENT_FACTS, MAX_FACTS, MODIFIERS, OPS } from '../../schema/policy-layout.ts'
import type { Ir, IrGraph } from '../ir.ts'
import type { OperandSpec } from '../operands.ts'

/** Facts by field, operator and values. */
const FACTS: ReadonlyMap<string, number> = new Map([
  [`evt.is_open_read ${OPS.EQ} 1`, EVENT_FACTS.OPEN_READ],
  [`evt.is_open_write ${OPS.EQ} 1`, EVENT_FACTS.OPEN_WRITE],
  [`evt.is_open_exec ${OPS.EQ} 1`, EVENT_FACTS.OPEN_EXEC],
  [`evt.is_open_create ${OPS.EQ} 1`, EVENT_FACTS.OPEN_CREATE],
  [`evt.failed ${OPS.EQ} 1`, EVENT_FACTS.FAILED],
  [`evt.failed ${OPS.EQ} 0`, EVENT_FACTS.SUCCEEDED],
  [`evt.rawres ${OPS.LT} 0`, EVENT_FACTS.RESULT_NEGATIVE],
  [`evt.rawres ${OPS.GE} 0`, EVENT_FACTS.RESULT_NOT_NEGATIVE],
  [`fd.num ${OPS.GE} 0`, EVENT_FACTS.FD_NOT_NEGATIVE],
  [`fd.name_changed ${OPS.EQ} 1`, EVENT_FACTS.NAME_CHANGED],
  [`fd.connected ${OPS.EQ} 1`, EVENT_FACTS.CONNECTED],
  [`fd.connected ${OPS.EQ} 0`, EVENT_FACTS.NOT_CONNECTED],
  [`fd.l4proto ${OPS.EQ} tcp`, EVENT_FACTS.TCP],
  [`fd.l4proto ${OPS.NE} tcp`, EVENT_FACTS.NOT_TCP],
  [`fd.l4proto ${OPS.EQ} udp`, EVENT_FACTS.UDP],
  [`fd.typechar ${OPS.EQ} f`, EVENT_FACTS.CHAR_FILE],
  [`fd.typechar ${OPS.IN} 4 6`, EVENT_FACTS.CHAR_INET],
  [`fd.type ${OPS.IN} ipv4 ipv6`, EVENT_FACTS.TYPE_INET],
])

type Comparison = {
  readonly op: number
  readonly modifier: number
  readonly left: OperandSpec
  readonly right: OperandSpec | undefined
  readonly values: readonly { readonly number?: bigint }[]
  readonly texts: readonly string[]
}

/** The fact that a predicate is; undefined for all others. */
export function factOf({
  op,
  modifier,
  left,
  right,
  values,
  texts,
}: Comparison): number | undefined {
  if (left.field === undefined || right !== undefined || modifier !== MODIFIERS.NONE) {
    return undefined
  }
  const constants = values.map(({ number }, i) => number ?? texts[i])
  return FACTS.get(`${left.field.name} ${op} ${constants.join(' ')}`)
}

export type FactMasks = {
  /** Bits of the facts in use. */
  readonly facts: number
  /** Per variant (its bit i = the i-th lowest fact in use): which of the conditions can still hold. */
  readonly variants: readonly (readonly boolean[])[]
}

export function chooseFacts(graph: IrGraph, conditions: readonly Ir[]): FactMasks {
  const uses = new Map<number, number>()
  for (const condition of conditions) {
    for (const fact of decidingFacts(graph, condition)) uses.set(fact, (uses.get(fact) ?? 0) + 1)
  }
  const facts = [...uses]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, MAX_FACTS)
    .map(([fact]) => fact)
    .sort((a, b) => a - b)
  const variants = Array.from({ length: 1 << facts.length }, (_, variant) => {
    const memo = new Map<number, Ir>()
    return conditions.map(condition => {
      const left = graph.substitute(
        condition,
        ({ predicate, negated }) => {
          const at = predicate.fact === undefined ? -1 : facts.indexOf(predicate.fact)
          return at < 0 ? undefined : (((variant >> at) & 1) === 1) !== negated
        },
        memo,
      )
      return left !== graph.false
    })
  })
  return { facts: facts.reduce((bits, fact) => bits | (1 << fact), 0), variants }
}

/** Facts of which one value alone, or with the facts beside it, rules the condition out. */
function decidingFacts(graph: IrGraph, condition: Ir): number[] {
  const facts = new Set<number>()
  graph.tests(condition, ({ fact }) => {
    if (fact !== undefined) facts.add(fact)
  })
  if (facts.size === 0) return []
  // A condition that no test of a fact can rule out is not worth a look: the facts that harm it most are tried.
  const hostile = graph.substitute(condition, ({ predicate }) =>
    predicate.fact === undefined ? undefined : false,
  )
  return hostile === graph.false ? [...facts] : []
}
