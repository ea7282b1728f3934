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
const MAX_SHARED_TEXT = 4096
/** Bytes of a section; the evaluator's window is smaller. */
const MAX_SECTION: number = 64 * 1024 * 1024

/** Writes the fields of one item by offset. */
export type ItemWriter = {
  u8(offset: number, value: number): void
  u16(offset: number, value: number): void
  u32(offset: number, value: number): void
  u64(offset: number, value: bigint): void
}

/** A growing run of bytes, little endian. As an ItemWriter it writes the item at its end. */
class Section implements ItemWriter {
  #bytes = new Uint8Array(256)
  #view = new DataView(this.#bytes.buffer)
  #item = 0
  length = 0

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.length)
  }

  /** Room for `size` more bytes, zero; returns where they start. */
  grow(size: number): number {
    const at = this.length
    this.#item = at
    this.length += size
    if (this.length > this.#bytes.length) {
      if (this.length > MAX_SECTION) {
        throw new RangeError(`the policy is too large: more than ${MAX_SECTION} bytes`)
      }
      const bytes = new Uint8Array(Math.max(this.length, this.#bytes.length * 2))
      bytes.set(this.#bytes)
      this.#bytes = bytes
      this.#view = new DataView(bytes.buffer)
    }
    return at
  }

  append(bytes: Uint8Array): number {
    const at = this.grow(bytes.length)
    this.#bytes.set(bytes, at)
    return at
  }

  u8(offset: number, value: number): void {
    this.#view.setUint8(this.#item + offset, value)
  }
  u16(offset: number, value: number): void {
    this.#view.setUint16(this.#item + offset, value, true)
  }
  u32(offset: number, value: number): void {
    this.#view.setUint32(this.#item + offset, value, true)
  }
  u64(offset: number, value: bigint): void {
    this.#view.setBigUint64(this.#item + offset, value, true)
  }
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
    const size = POLICY_SECTIONS[name]
    const at = section.grow(size)
    write(section)
    return at / size
  }

  addU32(name: SectionName, value: number): number {
    const section = this.#sections[name]
    const size = POLICY_SECTIONS[name]
    const at = section.grow(size)
    section.u32(0, value)
    return at / size
  }

  addU64(name: SectionName, value: bigint): number {
    const section = this.#sections[name]
    const size = POLICY_SECTIONS[name]
    const at = section.grow(size)
    section.u64(0, value)
    return at / size
  }

  /** Appends bytes at a multiple of `align`; returns their offset in the section. */
  addBytes(name: SectionName, bytes: Uint8Array, align = 1): number {
    const section = this.#sections[name]
    section.grow((align - (section.length % align)) % align)
    return section.append(bytes)
  }

  /** Offset of a text in STRINGS; equal texts of up to 4096 bytes are kept once. */
  text(bytes: Uint8Array): number {
    if (bytes.length > MAX_SHARED_TEXT) return this.addBytes('STRINGS', bytes)
    const key = String.fromCharCode.apply(null, bytes as unknown as number[])
    let at = this.#texts.get(key)
    if (at === undefined) {
      at = this.addBytes('STRINGS', bytes)
      this.#texts.set(key, at)
    }
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
