// SPDX-License-Identifier: Apache-2.0
// The sections of a policy while they grow, and the file they make. Knows the layout, not what rules mean.
import { SCHEMA_HASH } from '../schema/generated/schema-hash.ts'
import {
  POLICY_HEADER,
  POLICY_MAGIC,
  POLICY_SECTIONS,
  POLICY_TAIL,
  POLICY_VERSION,
} from '../schema/policy-layout.ts'

export type SectionName = keyof typeof POLICY_SECTIONS

const NAMES = Object.keys(POLICY_SECTIONS) as SectionName[]

/** A growing run of bytes, little endian. */
class Section {
  #bytes = new Uint8Array(256)
  #view = new DataView(this.#bytes.buffer)
  length = 0

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.length)
  }

  /** Room for `size` more bytes, zero; returns where they start. */
  grow(size: number): number {
    const at = this.length
    this.length += size
    if (this.length > this.#bytes.length) {
      const bytes = new Uint8Array(Math.max(this.length, this.#bytes.length * 2))
      bytes.set(this.#bytes)
      this.#bytes = bytes
      this.#view = new DataView(bytes.buffer)
    }
    return at
  }

  get view(): DataView {
    return this.#view
  }
}

/** Writes the fields of one item by offset. */
export type ItemWriter = {
  u8(offset: number, value: number): void
  u16(offset: number, value: number): void
  u32(offset: number, value: number): void
  u64(offset: number, value: bigint): void
}

export class PolicyWriter {
  readonly #sections = Object.fromEntries(NAMES.map(name => [name, new Section()])) as Record<
    SectionName,
    Section
  >
  readonly #texts = new Map<string, number>()

  /** Items in a section so far. */
  count(name: SectionName): number {
    return this.#sections[name].length / POLICY_SECTIONS[name]
  }

  /** Appends an item; returns its number. */
  add(name: SectionName, write: (item: ItemWriter) => void): number {
    const section = this.#sections[name]
    const at = section.grow(POLICY_SECTIONS[name])
    const { view } = section
    write({
      u8: (offset, value) => view.setUint8(at + offset, value),
      u16: (offset, value) => view.setUint16(at + offset, value, true),
      u32: (offset, value) => view.setUint32(at + offset, value, true),
      u64: (offset, value) => view.setBigUint64(at + offset, value, true),
    })
    return at / POLICY_SECTIONS[name]
  }

  addU32(name: SectionName, value: number): number {
    return this.add(name, item => item.u32(0, value))
  }

  addU64(name: SectionName, value: bigint): number {
    return this.add(name, item => item.u64(0, value))
  }

  /** Appends bytes at a multiple of `align`; returns their offset in the section. */
  addBytes(name: SectionName, bytes: Uint8Array, align = 1): number {
    const section = this.#sections[name]
    section.grow((align - (section.length % align)) % align)
    const at = section.grow(bytes.length)
    section.bytes.set(bytes, at)
    return at
  }

  /** Offset of a text in STRINGS; equal texts are kept once. */
  text(bytes: Uint8Array): number {
    const key = String.fromCharCode(...bytes.subarray(0, 4096)) + bytes.length
    const known = bytes.length <= 4096 ? this.#texts.get(key) : undefined
    if (known !== undefined) return known
    const at = this.addBytes('STRINGS', bytes)
    if (bytes.length <= 4096) this.#texts.set(key, at)
    return at
  }

  finish(header: {
    readonly all: boolean
    readonly rules: number
    readonly words: number
  }): Uint8Array {
    const align = (n: number): number => (n + 7) & ~7
    const offsets: number[] = []
    let at = align(POLICY_HEADER.SIZE + NAMES.length * 8)
    for (const name of NAMES) {
      offsets.push(at)
      at = align(at + this.#sections[name].length)
    }
    const out = new Uint8Array(at + POLICY_TAIL)
    const view = new DataView(out.buffer)
    view.setUint32(POLICY_HEADER.MAGIC, POLICY_MAGIC, true)
    view.setUint32(POLICY_HEADER.VERSION, POLICY_VERSION, true)
    view.setUint32(POLICY_HEADER.SCHEMA_LO, SCHEMA_HASH.lo, true)
    view.setUint32(POLICY_HEADER.SCHEMA_HI, SCHEMA_HASH.hi, true)
    view.setUint32(POLICY_HEADER.LENGTH, out.length, true)
    view.setUint32(POLICY_HEADER.MATCHING, header.all ? 1 : 0, true)
    view.setUint32(POLICY_HEADER.RULES, header.rules, true)
    view.setUint32(POLICY_HEADER.WORDS, header.words, true)
    for (const [i, name] of NAMES.entries()) {
      const entry = POLICY_HEADER.SIZE + i * 8
      view.setUint32(entry, offsets[i] as number, true)
      view.setUint32(entry + 4, this.count(name), true)
      out.set(this.#sections[name].bytes, offsets[i])
    }
    return out
  }
}
