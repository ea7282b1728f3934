// SPDX-License-Identifier: Apache-2.0
// Checks of event cases that look at state: paths into it, threads, their process and children.
import type { Json, JsonObject } from '../format/lossless-json.ts'
import type { Inspector } from './inspector.ts'
import { type Found, lookUp, type StateView } from './state-paths.ts'
import { failed, notApplicable, type Outcome, PASS, verdict } from './suite.ts'

export type StateCheck = {
  readonly state?: string
  readonly exists?: boolean
  readonly expect?: Json
  readonly cmp?: string
  readonly equals_state?: string
  readonly has_bits?: number
  readonly thread_pids?: JsonObject
  readonly thread_group?: JsonObject
  readonly thread_children?: JsonObject
  readonly thread_missing?: JsonObject
  readonly thread_flag?: JsonObject
  readonly thread_comm?: JsonObject
}

export function isStateCheck(check: StateCheck): boolean {
  return check.state !== undefined || Object.keys(check).some(key => key.startsWith('thread_'))
}

export function checkState(check: StateCheck, view: StateView): Outcome {
  if (check.state !== undefined) return checkPath(check.state, check, view)
  for (const [key, run] of Object.entries(TREE)) {
    const expected = check[key as keyof StateCheck] as JsonObject | undefined
    if (expected !== undefined) return verdict(run(expected, view.inspector))
  }
  return failed(`unknown check ${Object.keys(check)}`)
}

function describe(found: Found): string {
  if (found.kind === 'value')
    return found.value instanceof Uint8Array
      ? JSON.stringify(Buffer.from(found.value).toString('latin1'))
      : String(found.value)
  if (found.kind === 'object') return found.identity
  if (found.kind === 'param') return Buffer.from(found.bytes).toString('hex')
  return found.kind
}

function checkPath(path: string, check: StateCheck, view: StateView): Outcome {
  const found = lookUp(path, view)
  if (found.kind === 'notApplicable') return notApplicable(found.reason)
  if (check.exists !== undefined) {
    const exists = found.kind !== 'nothing'
    return exists === check.exists ? PASS : failed(`${path} is ${describe(found)}`)
  }
  if (check.equals_state !== undefined) {
    const other = lookUp(check.equals_state, view)
    if (other.kind === 'notApplicable') return notApplicable(other.reason)
    return describe(found) === describe(other)
      ? PASS
      : failed(`${path} is ${describe(found)}, ${check.equals_state} ${describe(other)}`)
  }
  if (check.has_bits !== undefined) {
    const bits = found.kind === 'value' && typeof found.value === 'bigint' ? found.value : 0n
    return (bits & BigInt(check.has_bits)) !== 0n ? PASS : failed(`${path} is ${describe(found)}`)
  }
  const equal = isEqual(found, check.expect ?? null)
  return equal === (check.cmp !== '!=') ? PASS : failed(`${path} is ${describe(found)}`)
}

function isEqual(found: Found, expected: Json): boolean {
  if (found.kind === 'object') return expected === true
  if (found.kind === 'nothing') return expected === false
  if (found.kind === 'param') return isParam(found.bytes, found.isText, expected)
  if (found.kind !== 'value') return false
  if (found.value instanceof Uint8Array) return Buffer.from(found.value).equals(textBytes(expected))
  if (typeof found.value === 'bigint') {
    if (typeof expected === 'boolean') return (found.value !== 0n) === expected
    return typeof expected === 'number' || typeof expected === 'bigint'
      ? BigInt.asUintN(64, found.value) === BigInt.asUintN(64, BigInt(expected))
      : false
  }
  return found.value === expected
}

function textBytes(expected: Json): Buffer {
  if (typeof expected === 'string') return Buffer.from(expected)
  return Buffer.from(String((expected as { b64?: string } | null)?.b64 ?? ''), 'base64')
}

/** A parameter in wire form against a number of its width, a text, or bytes. */
function isParam(bytes: Uint8Array, isText: boolean, expected: Json): boolean {
  if (Array.isArray(expected)) return Buffer.from(bytes).equals(Buffer.from(expected as number[]))
  if (typeof expected === 'number' || typeof expected === 'bigint') {
    if (bytes.length === 0 || bytes.length > 8) return false
    const padded = new Uint8Array(8)
    padded.set(bytes)
    const read = new DataView(padded.buffer).getBigUint64(0, true)
    return read === BigInt.asUintN(bytes.length * 8, BigInt(expected))
  }
  const end = isText && bytes.at(-1) === 0 ? bytes.length - 1 : bytes.length
  return Buffer.from(bytes.subarray(0, end)).equals(textBytes(expected))
}

const sorted = (list: readonly (bigint | number)[]): string =>
  JSON.stringify(list.map(Number).sort((a, b) => a - b))

const TREE: Readonly<
  Record<string, (expected: JsonObject, inspector: Inspector) => readonly string[]>
> = {
  thread_missing: ({ tid, missing }, inspector) => {
    const gone = inspector.thread(BigInt(tid as number)) === undefined
    return gone === missing ? [] : [`thread ${tid} is ${gone ? 'missing' : 'there'}`]
  },
  thread_flag: ({ tid, flag, present }, inspector) => {
    const flags = inspector.thread(BigInt(tid as number))?.['flags']
    const set = typeof flags === 'bigint' && (flags & BigInt(flag as number)) !== 0n
    return set === present ? [] : [`flags of ${tid} are ${flags}`]
  },
  thread_comm: ({ tid, comm }, inspector) => {
    const found = inspector.thread(BigInt(tid as number))?.['comm'] as Uint8Array | undefined
    const text = Buffer.from(found ?? []).toString()
    return text === comm ? [] : [`thread ${tid} is called ${text}`]
  },
  thread_pids: (expected, inspector) => {
    const facts = inspector.thread(BigInt(expected['tid'] as number))
    if (facts === undefined) return [`thread ${expected['tid']} is unknown`]
    return Object.entries(expected)
      .filter(([key, wanted]) => facts[key] !== BigInt(wanted as number))
      .map(([key]) => `${key} of ${expected['tid']} is ${facts[key]}`)
  },
  thread_group: (expected, inspector) => {
    const pid = BigInt(expected['pid'] as number)
    const main = inspector.thread(pid)
    const members = main?.['grouped'] === 0n ? [] : inspector.members(pid)
    const found = {
      alive: Number(main?.['alive'] ?? 0n),
      reaper: (main?.['is_reaper'] ?? 0n) !== 0n,
      not_expired: members.length,
    }
    const faults = Object.entries(found)
      .filter(([key, value]) => key in expected && expected[key] !== value)
      .map(([key, value]) => `${key} of group ${pid} is ${value}`)
    const tids = expected['tids'] as readonly number[] | undefined
    // The case names those that it is about; there may be more.
    const missing = (tids ?? []).filter(tid => !members.includes(BigInt(tid)))
    return missing.length === 0 ? faults : [...faults, `group ${pid} is ${sorted(members)}`]
  },
  thread_children: (expected, inspector) => {
    const tid = BigInt(expected['tid'] as number)
    const children = inspector.children(tid)
    const faults: string[] = []
    if ('not_expired' in expected && expected['not_expired'] !== children.length)
      faults.push(`${children.length} children of ${tid}`)
    const missing = ((expected['tids'] ?? []) as readonly number[]).filter(
      child => !children.includes(BigInt(child)),
    )
    if (missing.length > 0) faults.push(`children of ${tid} are ${sorted(children)}`)
    return faults
  },
}
