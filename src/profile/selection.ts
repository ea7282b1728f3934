// SPDX-License-Identifier: Apache-2.0
// What the compiler makes of each rule, as far as it decides what the rule costs: the events it listens to,
// what rules it out before its condition is run, and the dear tests in it.
import { EventSet, eventNames } from '../rules/event-types.ts'
import { type Ir, IrGraph } from '../rules/ir.ts'
import { Normalizer } from '../rules/normalize.ts'
import { type CodeClass, specialize } from '../rules/optimize/specialize.ts'
import { buildTextIndexes } from '../rules/optimize/text-index.ts'
import { Weakener } from '../rules/optimize/weaken.ts'
import { type Predicate, Predicates } from '../rules/predicate.ts'
import type { CompiledRule, RuleSet } from '../rules/rule-set.ts'

export interface RuleSelection {
  readonly rule: CompiledRule
  readonly events: readonly string[] | 'all'
  /** For every event it listens to, a test of the process (of the file or socket) alone can rule it out. */
  readonly byProcess: boolean
  readonly byName: boolean
  /** Tests in the condition, and how many of them one walk along the text answers. */
  readonly tests: readonly Predicate[]
  readonly indexed: number
}

/** Of the rules in force for system calls, by name. */
export function selectionsOf({ rules }: RuleSet): Map<string, RuleSelection> {
  const live = rules.filter(rule => rule.enabled && rule.source === 'syscall')
  const graph = new IrGraph()
  const predicates = new Predicates('syscall')
  const normalizer = new Normalizer(graph, predicates)
  const conditions = live.map(rule => normalizer.normalize(rule.condition))
  const classes = specialize(graph, conditions)
  const { indexed } = buildTextIndexes(predicates.all)
  const weakeners = [new Weakener(graph, 'process'), new Weakener(graph, 'fd')] as const
  return new Map(
    live.map((rule, index) => {
      const alive = conditionsOf(classes, index).filter(condition => condition !== graph.false)
      const [byProcess, byName] = weakeners.map(weakener =>
        alive.every(condition => weakener.weaken(condition) !== graph.true),
      ) as [boolean, boolean]
      const tests = testsOf(graph, alive)
      return [
        rule.name,
        {
          rule,
          events: rule.eventTypes.equals(EventSet.all) ? 'all' : eventNames(rule.eventTypes),
          byProcess,
          byName,
          tests,
          indexed: tests.filter(test => indexed.has(test)).length,
        },
      ]
    }),
  )
}

function conditionsOf(classes: readonly CodeClass[], rule: number): Ir[] {
  return classes.map(({ conditions }) => conditions[rule] as Ir)
}

/** Without those that the type of the event answers. */
function testsOf(graph: IrGraph, conditions: readonly Ir[]): Predicate[] {
  const tests = new Set<Predicate>()
  const seen = new Set<number>()
  for (const condition of conditions) graph.tests(condition, test => tests.add(test), seen)
  return [...tests]
}
