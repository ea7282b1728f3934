// SPDX-License-Identifier: Apache-2.0
// A policy file as a host sees it: the rules behind the rule numbers of matches. The evaluator has its own
// reader (assembly/rule/policy.ts), which checks every byte; here only what is read is checked.
import { SCHEMA_HASH } from '../schema/generated/schema-hash.ts'
import {
  POLICY_HEADER,
  POLICY_MAGIC,
  POLICY_SECTIONS,
  POLICY_VERSION,
} from '../schema/policy-layout.ts'
import { EVERYTHING, type PolicyNeeds } from './needs.ts'
import type { SectionName } from './policy-writer.ts'

/** A piece of an output text. */
export type PolicyPart =
  | { readonly literal: string }
  | { readonly token: string; readonly width: number }

export type PolicyRule = {
  readonly name: string
  /** The rule's number in the rule set it was compiled from. */
  readonly index: number
  readonly priority: number
  readonly source: string
  readonly tags: readonly string[]
  readonly output: string
  readonly parts: readonly PolicyPart[]
  /** The tokens of the values of a match, in order. */
  readonly tokens: readonly string[]
  /** Fields of JSON alerts that the configuration adds. */
  readonly extraFields?: readonly {
    readonly key: string
    readonly raw: boolean
    readonly parts: readonly PolicyPart[]
  }[]
  /** The tokens of the output text alone, given when there are extra fields. */
  readonly fields?: readonly string[]
  /** Its matches begin a recording, of so many milliseconds (0 or missing: as configured). */
  readonly capture?: boolean
  readonly captureDuration?: number
}

export type Policy = {
  readonly version: number
  /** Hash of the schema it was compiled for, as SchemaHash.hex. */
  readonly schema: string
  /** False when this program's schema is another: the evaluator will refuse it. */
  readonly current: boolean
  readonly matching: 'first' | 'all'
  /** Index = rule number in matches. */
  readonly rules: readonly PolicyRule[]
  readonly needs: PolicyNeeds
}

export type Section = { readonly offset: number; readonly count: number; readonly size: number }

/** Throws Error when the bytes are no policy of this version. */
export function readPolicy(bytes: Uint8Array): Policy {
  const view = viewOf(bytes)
  const meta = sectionOf(view, 'META')
  const text = new TextDecoder().decode(bytes.subarray(meta.offset, meta.offset + meta.count))
  const { rules, needs } = JSON.parse(text) as Pick<Policy, 'rules'> & {
    readonly needs?: Partial<PolicyNeeds>
  }
  const hi = view.getUint32(POLICY_HEADER.SCHEMA_HI, true)
  const lo = view.getUint32(POLICY_HEADER.SCHEMA_LO, true)
  return {
    version: POLICY_VERSION,
    schema: [hi, lo].map(word => word.toString(16).padStart(8, '0')).join(''),
    current: hi === SCHEMA_HASH.hi && lo === SCHEMA_HASH.lo,
    matching: view.getUint32(POLICY_HEADER.MATCHING, true) === 1 ? 'all' : 'first',
    rules,
    needs: { ...EVERYTHING, ...needs },
  }
}

export function viewOf(bytes: Uint8Array): DataView {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (
    bytes.length < POLICY_HEADER.SIZE ||
    view.getUint32(POLICY_HEADER.MAGIC, true) !== POLICY_MAGIC
  ) {
    throw new Error('not a policy file')
  }
  const version = view.getUint32(POLICY_HEADER.VERSION, true)
  if (version !== POLICY_VERSION)
    throw new Error(`policy version ${version}, expected ${POLICY_VERSION}`)
  if (view.getUint32(POLICY_HEADER.LENGTH, true) !== bytes.length)
    throw new Error('policy file is cut off')
  return view
}

export function sectionOf(view: DataView, name: SectionName): Section {
  const entry = POLICY_HEADER.SIZE + Object.keys(POLICY_SECTIONS).indexOf(name) * 8
  const size = POLICY_SECTIONS[name]
  const offset = view.getUint32(entry, true)
  const count = view.getUint32(entry + 4, true)
  if (offset + count * size > view.byteLength) throw new Error(`policy section ${name} is cut off`)
  return { offset, count, size }
}
