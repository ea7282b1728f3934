// SPDX-License-Identifier: Apache-2.0
// Automaton over bytes to its smallest deterministic form, or undefined when that grows too large.
// A state is the set of nodes before line ends are resolved, and whether a line starts here: what ^ and $
// hold on is only known with the next byte.
import { NFA_OPS } from '../schema/policy-layout.ts'
import type { Nfa, NfaNode } from './regex-nfa.ts'

export type Dfa = {
  readonly states: number
  readonly classes: number
  readonly start: number
  /** Byte → class. */
  readonly classOf: Uint8Array
  /** 1 for states in which the text may end. */
  readonly accept: Uint8Array
  /** states × classes → state. State 0 is dead: nothing matches any more. */
  readonly table: Uint16Array
}

const NEWLINE = 0x0a

/** Classes of bytes that no node tells apart; newline stands alone because of ^ and $. */
function byteClasses(nodes: readonly NfaNode[]): { classOf: Uint8Array; members: number[] } {
  const starts = new Set([0, NEWLINE, NEWLINE + 1])
  for (const node of nodes) {
    if (node.op !== NFA_OPS.BYTES || node.low > node.high) continue
    starts.add(node.low)
    starts.add(node.high + 1)
  }
  const classOf = new Uint8Array(256)
  const members: number[] = []
  for (let byte = 0; byte < 256; byte++) {
    if (starts.has(byte)) members.push(byte)
    classOf[byte] = members.length - 1
  }
  return { classOf, members }
}

/** Steps left for all automata of a policy; shared by calls. */
export type DfaBudget = { steps: number }

export function buildDfa(nfa: Nfa, limit: number, total: DfaBudget): Dfa | undefined {
  if (total.steps <= 0) return undefined
  const { nodes } = nfa
  const { classOf, members } = byteClasses(nodes)
  const seen = new Uint32Array(nodes.length)
  let stamp = 0
  const stack: number[] = []
  /** Byte and match nodes reachable without a byte. */
  const close = (kernel: readonly number[], lineStart: boolean, lineEnd: boolean): number[] => {
    stamp++
    const out: number[] = []
    for (const at of kernel) stack.push(at)
    while (stack.length > 0) {
      const at = stack.pop() as number
      total.steps--
      if (seen[at] === stamp) continue
      seen[at] = stamp
      const node = nodes[at] as NfaNode
      if (node.op === NFA_OPS.SPLIT) stack.push(node.next, node.other)
      else if (node.op === NFA_OPS.LINE_START) {
        if (lineStart) stack.push(node.next)
      } else if (node.op === NFA_OPS.LINE_END) {
        if (lineEnd) stack.push(node.next)
      } else out.push(at)
    }
    return out
  }

  const ids = new Map<string, number>([['', 0]])
  const kernels: { kernel: readonly number[]; lineStart: boolean }[] = [
    { kernel: [], lineStart: false },
  ]
  const stateOf = (kernel: readonly number[], lineStart: boolean): number => {
    if (kernel.length === 0) return 0
    const key = `${lineStart ? '^' : ''}${kernel.join(',')}`
    let id = ids.get(key)
    if (id === undefined) {
      id = kernels.push({ kernel, lineStart }) - 1
      ids.set(key, id)
    }
    return id
  }

  const start = stateOf([nfa.start], true)
  const rows: number[][] = [members.map(() => 0)]
  const accept: number[] = [0]
  // Work is bounded too: a state may hold thousands of nodes.
  let budget = 4_000_000
  for (let id = 1; id < kernels.length; id++) {
    if (kernels.length > limit || total.steps <= 0) return undefined
    const { kernel, lineStart } = kernels[id] as { kernel: readonly number[]; lineStart: boolean }
    const before = close(kernel, lineStart, false)
    const beforeEnd = close(kernel, lineStart, true)
    accept.push(beforeEnd.some(at => (nodes[at] as NfaNode).op === NFA_OPS.MATCH) ? 1 : 0)
    const row: number[] = []
    for (const byte of members) {
      const next = new Set<number>()
      const from = byte === NEWLINE ? beforeEnd : before
      budget -= from.length
      total.steps -= from.length
      if (budget < 0) return undefined
      for (const at of from) {
        const node = nodes[at] as NfaNode
        if (node.op === NFA_OPS.BYTES && byte >= node.low && byte <= node.high) next.add(node.next)
      }
      row.push(
        stateOf(
          [...next].sort((a, b) => a - b),
          byte === NEWLINE,
        ),
      )
    }
    rows.push(row)
  }
  if (kernels.length > limit) return undefined
  return minimize({ classOf, rows, accept, start })
}

type Draft = {
  readonly classOf: Uint8Array
  readonly rows: readonly (readonly number[])[]
  readonly accept: readonly number[]
  readonly start: number
}

/** Moore's partition refinement, then merging of equal byte classes. */
function minimize({ classOf, rows, accept, start }: Draft): Dfa {
  let group = accept.map(a => a)
  for (let count = new Set(group).size; ; ) {
    const ids = new Map<string, number>()
    const next = rows.map((row, state) => {
      const key = `${group[state]}:${row.map(to => group[to]).join(',')}`
      let id = ids.get(key)
      if (id === undefined) {
        id = ids.size
        ids.set(key, id)
      }
      return id
    })
    group = next
    if (ids.size === count) break
    count = ids.size
  }
  // The dead state is state 0 of the draft, so its group is group 0.
  const states = Math.max(...group) + 1
  const representative: number[] = []
  for (const [state, id] of group.entries()) representative[id] ??= state
  const columns = new Map<string, number>()
  const classMap: number[] = []
  const width = rows[0]?.length ?? 0
  for (let c = 0; c < width; c++) {
    const key = representative.map(state => group[rows[state]?.[c] as number]).join(',')
    let id = columns.get(key)
    if (id === undefined) {
      id = columns.size
      columns.set(key, id)
    }
    classMap.push(id)
  }
  const classes = columns.size
  const table = new Uint16Array(states * classes)
  for (let id = 0; id < states; id++) {
    for (let c = 0; c < width; c++) {
      const to = group[rows[representative[id] as number]?.[c] as number] as number
      table[id * classes + (classMap[c] as number)] = to
    }
  }
  return {
    states,
    classes,
    start: group[start] as number,
    classOf: classOf.map(c => classMap[c] as number),
    accept: Uint8Array.from(representative, state => accept[state] as number),
    table,
  }
}
