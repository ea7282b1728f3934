// SPDX-License-Identifier: Apache-2.0
// A policy as text: what `gyr compile --dump` prints, and what tests compare. Reads the file alone, so it
// shows what the evaluator will run.
import { EVENTS } from '../schema/events.ts'
import { FIELDS } from '../schema/fields.ts'
import {
  ARG_KINDS,
  EVENT_FACTS,
  FIRST_NODE_LABEL,
  FUNCTIONS,
  MODIFIERS,
  NET_VALUE,
  OPERAND,
  OPERAND_KINDS,
  OPS,
  POLICY_VALUE,
  PREDICATE,
  PREDICATE_FLAGS,
  PROGRAM,
  ROW,
  ROW_WORD,
  VALUE_TYPES,
} from '../schema/policy-layout.ts'
import { readPolicy, sectionOf, viewOf } from './policy-reader.ts'
import type { SectionName } from './policy-writer.ts'

const OP_TEXTS: Readonly<Record<string, string>> = {
  EQ: '=',
  NE: '!=',
  LT: '<',
  LE: '<=',
  GT: '>',
  GE: '>=',
}

/** Throws Error when the bytes are no policy of this version. */
export function disassemble(bytes: Uint8Array): string {
  return new Disassembler(bytes).text()
}

function nameOf(table: Readonly<Record<string, number>>, value: number): string {
  return Object.entries(table).find(([, number]) => number === value)?.[0] ?? `?${value}`
}

/** An item of a section. */
class Item {
  readonly #view: DataView
  readonly #at: number

  constructor(view: DataView, at: number) {
    this.#view = view
    this.#at = at
  }

  u8(offset: number): number {
    return this.#view.getUint8(this.#at + offset)
  }

  u16(offset: number): number {
    return this.#view.getUint16(this.#at + offset, true)
  }

  u32(offset: number): number {
    return this.#view.getUint32(this.#at + offset, true)
  }

  u64(offset: number): bigint {
    return this.#view.getBigUint64(this.#at + offset, true)
  }
}

class Disassembler {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #decoder = new TextDecoder()

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = viewOf(bytes)
  }

  text(): string {
    const policy = readPolicy(this.#bytes)
    const lines = [
      `policy: ${policy.rules.length} rules, matching ${policy.matching}, schema ${policy.schema}`,
      '',
    ]
    for (const [rule, { name, tokens }] of policy.rules.entries()) {
      lines.push(`rule ${rule} ${JSON.stringify(name)}`)
      if (tokens.length > 0) lines.push(`  output ${tokens.join(' ')}`)
    }
    for (let slot = 0; slot < this.#count('SLOTS'); slot++) {
      const programs = `process ${this.#label('THREAD_PROGRAMS', slot)}, name ${this.#label('PATH_PROGRAMS', slot)}`
      lines.push(`slot ${slot}: rule ${this.#item('SLOTS', slot).u32(0)}, ${programs}`)
    }
    for (let row = 0; row < this.#count('ROWS'); row++) lines.push('', ...this.#row(row))
    lines.push('', 'programs')
    for (let i = 0; i < this.#count('NODES'); i++) {
      const node = this.#item('NODES', i)
      const [ifTrue, ifFalse] = [node.u32(4), node.u32(8)].map(labelText)
      lines.push(
        `  L${i + FIRST_NODE_LABEL}: ${this.#predicate(node.u32(0))} ? ${ifTrue} : ${ifFalse}`,
      )
    }
    return `${lines.join('\n')}\n`
  }

  #count(section: SectionName): number {
    return sectionOf(this.#view, section).count
  }

  #item(section: SectionName, index: number): Item {
    const { offset, size } = sectionOf(this.#view, section)
    return new Item(this.#view, offset + index * size)
  }

  #label(section: SectionName, index: number): string {
    return labelText(this.#item(section, index).u32(0))
  }

  #string(at: number, length: number): string {
    const { offset } = sectionOf(this.#view, 'STRINGS')
    return this.#decoder.decode(this.#bytes.subarray(offset + at, offset + at + length))
  }

  #row(index: number): string[] {
    const row = this.#item('ROWS', index)
    const codes = EVENTS.filter(({ code }) => this.#item('CODES', code).u16(0) === index).map(
      event => event.id,
    )
    const words = row.u32(ROW.WORDS)
    const signatures = row.u32(ROW.SIGNATURES)
    const lines = [`row ${index}: ${codes.length > 8 ? `${codes.length} events` : codes.join(' ')}`]
    for (let w = 0; w < words; w++) {
      const item = this.#item('ROW_WORDS', row.u32(ROW.FIRST_WORD) + w)
      const union = item.u64(ROW_WORD.UNION)
      let program = item.u32(ROW_WORD.PROGRAM)
      for (let bit = 0; bit < 64; bit++) {
        if (((union >> BigInt(bit)) & 1n) === 0n) continue
        const slot = item.u32(ROW_WORD.WORD) * 64 + bit
        const rule = this.#item('SLOTS', slot).u32(0)
        const labels = this.#item('PROGRAMS', program++)
        const [whole, ...passed] = Object.values(PROGRAM).map(at => labelText(labels.u32(at)))
        lines.push(`  slot ${slot} (rule ${rule}): ${whole}, passed ${passed.join(' ')}`)
      }
    }
    for (let i = 0; i < signatures; i++) {
      const id = this.#item('SIGNATURES', row.u32(ROW.FIRST_SIGNATURE) + i).u32(0)
      lines.push(`  when ${this.#predicate(id)}`)
    }
    lines.push(...this.#masks(row.u32(ROW.FIRST_MASK), signatures, words))
    const facts = Object.entries(EVENT_FACTS).filter(
      ([, bit]) => ((row.u32(ROW.FACTS) >> bit) & 1) === 1,
    )
    for (const [name] of facts) lines.push(`  when ${name.toLowerCase().replaceAll('_', ' ')}`)
    lines.push(...this.#masks(row.u32(ROW.FIRST_FACT_MASK), facts.length, words))
    return lines
  }

  /** The masks of all variants of `bits` choices. */
  #masks(first: number, bits: number, words: number): string[] {
    if (bits === 0) return []
    return Array.from({ length: 1 << bits }, (_, variant) => {
      const masks = Array.from({ length: words }, (_, w) => {
        const mask = this.#item('MASKS', first + variant * words + w).u64(0)
        return mask.toString(16).padStart(16, '0')
      })
      return `    ${variant.toString(2).padStart(bits, '0')}: ${masks.join(' ')}`
    })
  }

  #predicate(id: number): string {
    const item = this.#item('PREDICATES', id)
    const op = nameOf(OPS, item.u8(PREDICATE.OP))
    const modifier = item.u8(PREDICATE.MODIFIER)
    const parts = [this.#operand(item.u32(PREDICATE.LEFT)), OP_TEXTS[op] ?? op.toLowerCase()]
    if (modifier !== MODIFIERS.NONE) parts.push(nameOf(MODIFIERS, modifier).toLowerCase())
    if ((item.u8(PREDICATE.FLAGS) & PREDICATE_FLAGS.OPERAND) !== 0) {
      parts.push(this.#operand(item.u32(PREDICATE.RIGHT)))
    } else if (item.u8(PREDICATE.TYPE) !== VALUE_TYPES.NONE) {
      const values = Array.from({ length: item.u32(PREDICATE.VALUE_COUNT) }, (_, i) =>
        this.#value(item.u8(PREDICATE.TYPE), item.u32(PREDICATE.FIRST_VALUE) + i),
      )
      parts.push(values.length === 1 ? (values[0] as string) : `(${values.join(', ')})`)
    }
    return parts.join(' ')
  }

  #value(type: number, index: number): string {
    const item = this.#item('VALUES', index)
    if (type === VALUE_TYPES.STRING || type === VALUE_TYPES.DYNAMIC) {
      return JSON.stringify(this.#string(item.u32(POLICY_VALUE.TEXT), item.u32(POLICY_VALUE.LEN)))
    }
    if (type === VALUE_TYPES.NET) {
      const [hi, lo] = [item.u64(NET_VALUE.ADDR_HI), item.u64(NET_VALUE.ADDR_LO)]
      const address =
        item.u32(NET_VALUE.FAMILY) === 4 ? v4Text(Number(lo)) : v6Text((hi << 64n) | lo)
      return `${address}/${item.u32(NET_VALUE.PREFIX)}`
    }
    const bits = item.u64(POLICY_VALUE.NUMBER)
    if (type !== VALUE_TYPES.DOUBLE)
      return String(type === VALUE_TYPES.SIGNED ? BigInt.asIntN(64, bits) : bits)
    const view = new DataView(new ArrayBuffer(8))
    view.setBigUint64(0, bits)
    return String(view.getFloat64(0))
  }

  #operand(id: number): string {
    const item = this.#item('OPERANDS', id)
    const text = this.#string(item.u32(OPERAND.TEXT), item.u32(OPERAND.TEXT_LEN))
    const args = Array.from({ length: item.u32(OPERAND.ARG_COUNT) }, (_, i) =>
      this.#operand(this.#item('ARGS', item.u32(OPERAND.FIRST_ARG) + i).u32(0)),
    )
    const arg = item.u8(OPERAND.ARG_KIND) === ARG_KINDS.NONE ? '' : `[${text}]`
    switch (item.u8(OPERAND.KIND)) {
      case OPERAND_KINDS.FIELD:
        return `${FIELDS[item.u32(OPERAND.FIELD)]?.name ?? '?'}${arg}`
      case OPERAND_KINDS.LITERAL:
        return JSON.stringify(text)
      case OPERAND_KINDS.LIST:
        return `(${args.join(', ')})`
      default:
        return `${nameOf(FUNCTIONS, item.u8(OPERAND.FUNCTION)).toLowerCase()}(${args.join(', ')})${arg}`
    }
  }
}

function labelText(label: number): string {
  if (label >= FIRST_NODE_LABEL) return `L${label}`
  return label === 1 ? 'match' : 'no'
}

function v4Text(address: number): string {
  return [24, 16, 8, 0].map(shift => (address >>> shift) & 0xff).join('.')
}

function v6Text(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) => (address >> BigInt(112 - i * 16)) & 0xffffn)
  return groups.map(group => group.toString(16)).join(':')
}
