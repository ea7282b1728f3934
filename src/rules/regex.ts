// SPDX-License-Identifier: Apache-2.0
// Regular expressions of the operator `regex`: anchored at both ends, RE2 with its POSIX option. Compiled
// to a byte automaton (layout: src/schema/policy-layout.ts) that assembly/compare/regex.ts runs.
import { NFA_NODE_SIZE, POLICY_LIMITS, REGEX, REGEX_KINDS } from '../schema/policy-layout.ts'
import { buildDfa, type Dfa, type DfaBudget } from './regex-dfa.ts'
import { buildNfa, type Nfa } from './regex-nfa.ts'
import { parseRegex, RegexFault } from './regex-parser.ts'

/** States a deterministic automaton may have before the other form is taken: keeps load time short. */
const MAX_DFA_STATES = 1024

/** The message Falco gives for a pattern it does not take; undefined for a good one. */
export function validateRegex(pattern: string): string | undefined {
  try {
    buildNfa(parseRegex(pattern), POLICY_LIMITS.NFA_NODES)
    return undefined
  } catch (fault) {
    if (!(fault instanceof RegexFault)) throw fault
    return `invalid regex pattern: ${fault.message}`
  }
}

/** For all expressions of a policy together; those of the public rules take a thousandth of it. */
export const DFA_STEPS = 20_000_000

/**
 * The table for the policy. `budget` is used up by the expressions of a policy; `maxStates` is for tests.
 * Throws RegexFault for a bad pattern.
 */
export function compileRegex(
  pattern: string,
  maxStates: number = MAX_DFA_STATES,
  budget: DfaBudget = { steps: DFA_STEPS },
): Uint8Array {
  const nfa = buildNfa(parseRegex(pattern), POLICY_LIMITS.NFA_NODES)
  const dfa = buildDfa(nfa, maxStates, budget)
  return dfa === undefined ? writeNfa(nfa) : writeDfa(dfa)
}

function writeDfa(dfa: Dfa): Uint8Array {
  const acceptEnd = REGEX.DATA + 256 + ((dfa.states + 3) & ~3)
  const bytes = new Uint8Array(acceptEnd + dfa.table.length * 2)
  const view = new DataView(bytes.buffer)
  view.setUint32(REGEX.KIND, REGEX_KINDS.DFA, true)
  view.setUint32(REGEX.STATES, dfa.states, true)
  view.setUint32(REGEX.CLASSES, dfa.classes, true)
  view.setUint32(REGEX.START, dfa.start, true)
  bytes.set(dfa.classOf, REGEX.DATA)
  bytes.set(dfa.accept, REGEX.DATA + 256)
  for (const [i, to] of dfa.table.entries()) view.setUint16(acceptEnd + i * 2, to, true)
  return bytes
}

function writeNfa(nfa: Nfa): Uint8Array {
  const bytes = new Uint8Array(REGEX.DATA + nfa.nodes.length * NFA_NODE_SIZE)
  const view = new DataView(bytes.buffer)
  view.setUint32(REGEX.KIND, REGEX_KINDS.NFA, true)
  view.setUint32(REGEX.STATES, nfa.nodes.length, true)
  view.setUint32(REGEX.START, nfa.start, true)
  for (const [i, node] of nfa.nodes.entries()) {
    const at = REGEX.DATA + i * NFA_NODE_SIZE
    view.setUint32(at, node.op | (node.low << 8) | (node.high << 16), true)
    view.setUint32(at + 4, node.next, true)
    view.setUint32(at + 8, node.other, true)
  }
  return bytes
}
