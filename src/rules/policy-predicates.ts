// SPDX-License-Identifier: Apache-2.0
// Operands and predicates into the sections of a policy: values, hash sets, glob tokens, path components,
// regular expressions.
import {
  INDEX_NODE,
  NET_VALUE,
  OPERAND,
  OPS,
  POLICY_VALUE,
  PREDICATE,
  PREDICATE_FLAGS,
  SET_HASH_MULTIPLIER,
  TEXT_INDEX,
  TOKENS,
  VALUE_TYPES,
} from '../schema/policy-layout.ts'
import { compileGlob, type Glob, hasWildcard, splitPath } from './glob.ts'
import { type OperandSpec, operandBytes } from './operands.ts'
import type { TextIndexes } from './optimize/text-index.ts'
import type { PolicyWriter } from './policy-writer.ts'
import type { Predicate } from './predicate.ts'
import { compileRegex, DFA_STEPS } from './regex.ts'
import type { Value } from './values.ts'

/** From this many texts on `in` looks up a hash table. */
const MIN_SET = 5
/** Longest search in a hash table; a set that needs more gets a larger table. */
const MAX_PROBES = 8

/** `index`: number of its text index + 1, 0 = none. */
export function writeOperand(
  writer: PolicyWriter,
  operand: OperandSpec,
  keep: boolean,
  index: number,
): void {
  const bytes = operandBytes(operand)
  const first = writer.count('ARGS')
  for (const arg of operand.args) writer.addU32('ARGS', arg.id)
  const text = writer.text(bytes)
  writer.add('OPERANDS', item => {
    item.u8(OPERAND.KIND, operand.kind)
    item.u8(OPERAND.ARG_KIND, operand.argKind)
    item.u8(OPERAND.FUNCTION, operand.fn)
    item.u8(OPERAND.KEEP, keep ? 1 : 0)
    item.u32(OPERAND.FIELD, operand.field?.id ?? 0)
    item.u32(OPERAND.ARG_INDEX, operand.argIndex)
    item.u32(OPERAND.TEXT, text)
    item.u32(OPERAND.TEXT_LEN, bytes.length)
    item.u32(OPERAND.FIRST_ARG, first)
    item.u32(OPERAND.ARG_COUNT, operand.args.length)
    item.u32(OPERAND.INDEX, index)
  })
}

export class PredicateWriter {
  readonly #writer: PolicyWriter
  readonly #regexes = new Map<string, { at: number; length: number }>()
  readonly #regexBudget = { steps: DFA_STEPS }
  readonly #bitmaps = new Map<string, number>()

  constructor(writer: PolicyWriter) {
    this.#writer = writer
  }

  /** `indexed`: its left side has a text index, and the predicate is in it. */
  write(predicate: Predicate, indexed: boolean): void {
    const writer = this.#writer
    const values = this.#sorted(predicate)
    const first = writer.count('VALUES')
    for (const value of values) this.#value(predicate, value)
    const set = this.#set(predicate, values, first)
    const lengths = values.map(value => value.bytes.length)
    writer.add('PREDICATES', item => {
      item.u8(PREDICATE.OP, predicate.op)
      item.u8(PREDICATE.MODIFIER, predicate.modifier)
      item.u8(PREDICATE.TYPE, predicate.type)
      item.u8(PREDICATE.FLAGS, flagsOf(predicate, indexed))
      item.u32(PREDICATE.LEFT, predicate.left.id)
      item.u32(PREDICATE.RIGHT, predicate.right?.id ?? predicate.fact ?? 0)
      item.u32(PREDICATE.FIRST_VALUE, first)
      item.u32(PREDICATE.VALUE_COUNT, values.length)
      item.u32(PREDICATE.SET, set.first)
      item.u32(PREDICATE.SET_SIZE, set.size)
      item.u16(PREDICATE.MIN_LEN, Math.min(0xffff, ...lengths))
      item.u16(PREDICATE.MAX_LEN, Math.min(0xffff, Math.max(0, ...lengths)))
    })
  }

  /** Numbers in a set are searched by halves. */
  #sorted(predicate: Predicate): readonly Value[] {
    const numeric = predicate.type === VALUE_TYPES.SIGNED || predicate.type === VALUE_TYPES.UNSIGNED
    if (!numeric || (predicate.op !== OPS.IN && predicate.op !== OPS.INTERSECTS))
      return predicate.values
    const numbers = [...new Set(predicate.values.map(value => value.number ?? 0n))]
    numbers.sort((a, b) => (a < b ? -1 : 1))
    return numbers.map(number => ({ bytes: new Uint8Array(0), number }))
  }

  #value(predicate: Predicate, value: Value): void {
    const writer = this.#writer
    const { net } = value
    if (net !== undefined) {
      writer.add('VALUES', item => {
        item.u32(NET_VALUE.FAMILY, net.family)
        item.u32(NET_VALUE.PREFIX, net.prefix)
        item.u64(NET_VALUE.ADDR_HI, net.hi)
        item.u64(NET_VALUE.ADDR_LO, net.lo)
      })
      return
    }
    const bytes = predicate.op === OPS.ICONTAINS ? lowerCase(value.bytes) : value.bytes
    const text = writer.text(bytes)
    const extra = this.#extra(predicate, bytes)
    const hasNumber = predicate.type === VALUE_TYPES.DYNAMIC && value.number !== undefined
    writer.add('VALUES', item => {
      item.u32(POLICY_VALUE.TEXT, text)
      item.u32(POLICY_VALUE.LEN, bytes.length)
      item.u32(POLICY_VALUE.EXTRA, hasNumber ? 1 : extra.first)
      item.u32(POLICY_VALUE.EXTRA_COUNT, extra.count)
      item.u64(POLICY_VALUE.NUMBER, value.number ?? 0n)
    })
  }

  #extra(predicate: Predicate, bytes: Uint8Array): { first: number; count: number } {
    switch (predicate.op) {
      case OPS.GLOB:
        return this.#glob(compileGlob(bytes, predicate.ignoreCase))
      case OPS.PMATCH:
        return this.#components(bytes)
      case OPS.REGEX: {
        const { at, length } = this.#regex(new TextDecoder().decode(bytes))
        return { first: at, count: length }
      }
      default:
        return { first: 0, count: 0 }
    }
  }

  /** A pattern that matches nothing is a set without members. */
  #glob(glob: Glob | undefined): { first: number; count: number } {
    const { tokens, sets } = glob ?? { tokens: [TOKENS.SET << 24], sets: [new Uint8Array(32)] }
    const numbers = sets.map(set => this.#bitmap(set))
    const first = this.#writer.count('TOKENS')
    for (const token of tokens) {
      const isSet = token >>> 24 === TOKENS.SET
      this.#writer.addU32(
        'TOKENS',
        isSet ? (TOKENS.SET << 24) | (numbers[token & 0xffffff] as number) : token,
      )
    }
    return { first, count: tokens.length }
  }

  #bitmap(set: Uint8Array): number {
    const key = set.join(',')
    let id = this.#bitmaps.get(key)
    if (id === undefined) {
      id = this.#writer.add('BITMAPS', item => {
        for (const [i, byte] of set.entries()) item.u8(i, byte)
      })
      this.#bitmaps.set(key, id)
    }
    return id
  }

  #components(path: Uint8Array): { first: number; count: number } {
    const items = splitPath(path).map(component => {
      if (!hasWildcard(component))
        return [0, this.#writer.text(component), component.length] as const
      const { first, count } = this.#glob(compileGlob(component))
      return [1, first, count] as const
    })
    const first = this.#writer.count('COMPONENTS')
    for (const [glob, start, length] of items) {
      this.#writer.add('COMPONENTS', item => {
        item.u32(0, glob)
        item.u32(4, start)
        item.u32(8, length)
      })
    }
    return { first, count: items.length }
  }

  #regex(pattern: string): { at: number; length: number } {
    let known = this.#regexes.get(pattern)
    if (known === undefined) {
      const table = compileRegex(pattern, undefined, this.#regexBudget)
      known = { at: this.#writer.addBytes('REGEXES', table, 8), length: table.length }
      this.#regexes.set(pattern, known)
    }
    return known
  }

  #set(
    predicate: Predicate,
    values: readonly Value[],
    first: number,
  ): { first: number; size: number } {
    const isSet = predicate.op === OPS.IN || predicate.op === OPS.INTERSECTS
    if (!isSet || predicate.type !== VALUE_TYPES.STRING || values.length < MIN_SET)
      return { first: 0, size: 0 }
    const slots = buildSet(values.map(value => value.bytes))
    const start = this.#writer.count('SETS')
    for (const { hash, item: index } of slots) {
      this.#writer.add('SETS', item => {
        item.u32(0, hash)
        item.u32(4, index < 0 ? 0 : first + index + 1)
      })
    }
    return { first: start, size: slots.length }
  }
}

function flagsOf({ right, fact }: Predicate, indexed: boolean): number {
  if (right !== undefined) return PREDICATE_FLAGS.OPERAND
  if (fact !== undefined) return PREDICATE_FLAGS.FACT
  return indexed ? PREDICATE_FLAGS.INDEXED : 0
}

export function writeTextIndexes(
  writer: PolicyWriter,
  { indexes, nodes }: Pick<TextIndexes, 'indexes' | 'nodes'>,
): void {
  for (const { beginnings, ends } of indexes) {
    writer.add('INDEXES', item => {
      item.u32(TEXT_INDEX.BEGINNINGS, beginnings)
      item.u32(TEXT_INDEX.ENDS, ends)
    })
  }
  for (const { label, key, firstChild, children, pass, equal } of nodes) {
    const text = writer.text(label)
    const output = writer.count('INDEX_OUTPUTS')
    for (const predicate of [...pass, ...equal]) writer.addU32('INDEX_OUTPUTS', predicate)
    writer.add('INDEX_KEYS', item => item.u8(0, key))
    writer.add('INDEX_NODES', item => {
      item.u32(INDEX_NODE.LABEL, text)
      item.u32(INDEX_NODE.LABEL_LEN, label.length)
      item.u32(INDEX_NODE.FIRST_CHILD, firstChild)
      item.u32(INDEX_NODE.CHILDREN, children)
      item.u32(INDEX_NODE.FIRST_OUTPUT, output)
      item.u32(INDEX_NODE.PASS, pass.length)
      item.u32(INDEX_NODE.EQUAL, equal.length)
    })
  }
}

function lowerCase(bytes: Uint8Array): Uint8Array {
  return bytes.map(byte => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte))
}

/** The hash that assembly/compare/set.ts computes. */
export function setHash(bytes: Uint8Array): number {
  let hash = bytes.length
  for (let i = 0; i < bytes.length; i += 4) {
    let word = 0
    for (let j = 3; j >= 0; j--) word = (word << 8) | (bytes[i + j] ?? 0)
    hash = Math.imul(hash ^ word, SET_HASH_MULTIPLIER)
    hash ^= hash >>> 15
  }
  return hash >>> 0
}

type Slot = { hash: number; item: number }

/** Open addressing; item -1 = empty. At least half of the slots are. */
function buildSet(texts: readonly Uint8Array[]): Slot[] {
  let size = 8
  while (size < texts.length * 2) size *= 2
  for (; ; size *= 2) {
    const slots: Slot[] = Array.from({ length: size }, () => ({ hash: 0, item: -1 }))
    let longest = 0
    for (const [item, text] of texts.entries()) {
      const hash = setHash(text)
      let probes = 0
      while ((slots[(hash + probes) % size] as Slot).item >= 0) probes++
      slots[(hash + probes) % size] = { hash, item }
      longest = Math.max(longest, probes)
    }
    // Equal hashes of different texts would defeat any size.
    if (longest <= MAX_PROBES || size > texts.length * 16) return slots
  }
}
