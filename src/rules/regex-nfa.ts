// SPDX-License-Identifier: Apache-2.0
// Regular expression tree to an automaton over the bytes of UTF-8. Built from the end to the start, so
// that each node knows its successor; shared by the deterministic automaton and the fallback.
import { NFA_OPS } from '../schema/policy-layout.ts'
import { type Ranges, RegexFault, type RegexNode } from './regex-parser.ts'

export type NfaNode = {
  readonly op: number
  /** Byte range of BYTES. */
  readonly low: number
  readonly high: number
  next: number
  /** Second way of SPLIT. */
  readonly other: number
}

export type Nfa = { readonly nodes: readonly NfaNode[]; readonly start: number }

/** Throws RegexFault when the automaton would have more than `limit` nodes. */
export function buildNfa(root: RegexNode, limit: number): Nfa {
  const nodes: NfaNode[] = []
  const add = (op: number, next: number, other = 0, low = 0, high = 0): number => {
    if (nodes.length >= limit) throw new RegexFault('pattern too large - compile failed')
    return nodes.push({ op, low, high, next, other }) - 1
  }
  const build = (node: RegexNode, next: number): number => {
    switch (node.kind) {
      case 'empty':
        return next
      case 'line_start':
        return add(NFA_OPS.LINE_START, next)
      case 'line_end':
        return add(NFA_OPS.LINE_END, next)
      case 'concat':
        return node.parts.reduceRight((after, part) => build(part, after), next)
      case 'alternate':
        return node.parts
          .map(part => build(part, next))
          .reduceRight((other, start) => add(NFA_OPS.SPLIT, start, other))
      case 'set':
        return buildSet(node.ranges, next)
      case 'repeat': {
        let after = next
        if (node.max === Number.POSITIVE_INFINITY) {
          after = add(NFA_OPS.SPLIT, 0, next)
          ;(nodes[after] as NfaNode).next = build(node.part, after)
        } else {
          for (let i = node.min; i < node.max; i++)
            after = add(NFA_OPS.SPLIT, build(node.part, after), next)
        }
        for (let i = 0; i < node.min; i++) after = build(node.part, after)
        return after
      }
    }
  }
  const buildSet = (ranges: Ranges, next: number): number => {
    // Equal tails of byte sequences are one node.
    const shared = new Map<string, number>()
    const starts: number[] = []
    for (const [low, high] of ranges) {
      for (const sequence of utf8Sequences(low, high)) {
        let after = next
        for (const [from, to] of [...sequence].reverse()) {
          const key = `${from},${to},${after}`
          let at = shared.get(key)
          if (at === undefined) {
            at = add(NFA_OPS.BYTES, after, 0, from, to)
            shared.set(key, at)
          }
          after = at
        }
        starts.push(after)
      }
    }
    // An empty set matches nothing: a byte range that no byte is in.
    if (starts.length === 0) return add(NFA_OPS.BYTES, next, 0, 1, 0)
    return [...new Set(starts)].reduceRight((other, start) => add(NFA_OPS.SPLIT, start, other))
  }
  const match = add(NFA_OPS.MATCH, 0)
  const start = build(root, match)
  return { nodes, start }
}

type ByteRange = readonly [number, number]

/** Last code point of each encoded length. */
const LENGTH_ENDS = [0x7f, 0x7ff, 0xffff, 0x10ffff]

/** Sequences of byte ranges that together are the encodings of the code points low..high. */
export function utf8Sequences(low: number, high: number): ByteRange[][] {
  for (const end of LENGTH_ENDS) {
    if (low <= end && high > end)
      return [...utf8Sequences(low, end), ...utf8Sequences(end + 1, high)]
  }
  if (high <= 0x7f) return [[[low, high]]]
  // Split until all but the leading differing byte run over their whole range.
  for (let i = 1; i < 4; i++) {
    const mask = (1 << (6 * i)) - 1
    if ((low & ~mask) === (high & ~mask)) continue
    if ((low & mask) !== 0) {
      return [...utf8Sequences(low, low | mask), ...utf8Sequences((low | mask) + 1, high)]
    }
    if ((high & mask) !== mask) {
      return [...utf8Sequences(low, (high & ~mask) - 1), ...utf8Sequences(high & ~mask, high)]
    }
  }
  const from = encode(low)
  const to = encode(high)
  return [from.map((byte, i) => [byte, to[i] as number] as const)]
}

function encode(code: number): number[] {
  const tail = (shift: number): number => 0x80 | ((code >> shift) & 0x3f)
  if (code <= 0x7f) return [code]
  if (code <= 0x7ff) return [0xc0 | (code >> 6), tail(0)]
  if (code <= 0xffff) return [0xe0 | (code >> 12), tail(6), tail(0)]
  return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)]
}
