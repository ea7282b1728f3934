// SPDX-License-Identifier: Apache-2.0
// The rule half of the evaluator (assembly/rule, assembly/compare) alone, with made-up field values in
// place of assembly/fields: what rules make of values is tested apart from where values come from.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'
import { EVENTS } from '../../src/schema/events.ts'
import { FIELDS, fieldByName } from '../../src/schema/fields.ts'

export type FieldValue =
  | string
  | bigint
  | boolean
  | readonly string[]
  | { readonly ancestors: readonly string[] }
  | { readonly ends: readonly bigint[] }
  | { readonly addresses: readonly (readonly number[])[] }

/** Values by field name; what is not named has no value. */
export type Facts = Readonly<Record<string, FieldValue>>

export type MadeEvent = {
  readonly code: number
  /** Number of the acting thread, of the descriptor's name; undefined = unknown. */
  readonly thread?: number | undefined
  readonly name?: number | undefined
  readonly facts: Facts
}

const FAKES: Readonly<Record<string, string>> = {
  'assembly/fields/extract.ts': `
import { fieldGroup, FG_FD, FG_PROCESS } from '../generated/fields'
import { Facts } from './facts'
import { KIND_LIST, KIND_LISTNUM, KIND_STR, V } from './value'
export function extract(field: u32, argKind: u32, argIndex: i32, argPtr: usize, argLen: u32): u32 {
  const group = fieldGroup(field)
  const table = group == FG_PROCESS ? Facts.process : group == FG_FD ? Facts.name : Facts.event
  const value = table == 0 ? <usize>0 : <usize>load<u32>(table + (field << 2))
  Facts.extractions++
  if (value == 0) return 0
  const kind = load<u32>(value)
  V.count = load<u32>(value, 4)
  if (kind == KIND_STR) {
    V.ptr = value + 8
    V.len = V.count
  } else if (kind > 0x3f || kind == KIND_LIST || kind == KIND_LISTNUM) V.list = value + 8
  else V.num = load<i64>(value, 8)
  return kind
}
`,
  'assembly/fields/event-facts.ts': `
import * as f from '../generated/fields'
import * as l from '../generated/policy-layout'
import { extract } from './extract'
import { Facts } from './facts'
import { KIND_NONE, KIND_STR, V } from './value'
function bit(field: u32, holds: (value: i64) => bool, fact: u32): u32 {
  return extract(field, 0, 0, 0, 0) != KIND_NONE && holds(V.num) ? 1 << fact : 0
}
export const OPEN_FACTS: u32 =
  (1 << l.FACT_OPEN_READ) | (1 << l.FACT_OPEN_WRITE) | (1 << l.FACT_OPEN_EXEC) | (1 << l.FACT_OPEN_CREATE)
export const FD_FACTS: u32 = ~(<u32>0) << l.FIRST_FD_FACT
export const OUTCOME_FACTS: u32 = ~(OPEN_FACTS | FD_FACTS)
export function openFacts(): u32 {
  const extractions = Facts.extractions
  const facts =
    bit(f.F_EVT_IS_OPEN_READ, v => v != 0, l.FACT_OPEN_READ) |
    bit(f.F_EVT_IS_OPEN_WRITE, v => v != 0, l.FACT_OPEN_WRITE) |
    bit(f.F_EVT_IS_OPEN_EXEC, v => v != 0, l.FACT_OPEN_EXEC) |
    bit(f.F_EVT_IS_OPEN_CREATE, v => v != 0, l.FACT_OPEN_CREATE)
  Facts.extractions = extractions
  return facts
}
export function outcomeFacts(): u32 {
  const extractions = Facts.extractions
  const facts =
    bit(f.F_EVT_FAILED, v => v != 0, l.FACT_FAILED) |
    bit(f.F_EVT_FAILED, v => v == 0, l.FACT_SUCCEEDED) |
    bit(f.F_EVT_RAWRES, v => v < 0, l.FACT_RESULT_NEGATIVE) |
    bit(f.F_EVT_RAWRES, v => v >= 0, l.FACT_RESULT_NOT_NEGATIVE) |
    bit(f.F_FD_NUM, v => v >= 0, l.FACT_FD_NOT_NEGATIVE)
  Facts.extractions = extractions
  return facts
}
/** Whether the text of \`field\` is \`wanted\`; -1 when it has none. */
function isText(field: u32, wanted: string): i32 {
  if (extract(field, 0, 0, 0, 0) != KIND_STR) return -1
  if (V.len != <u32>wanted.length) return 0
  for (let i: u32 = 0; i < V.len; i++) {
    if (<u32>load<u8>(V.ptr + i) != <u32>wanted.charCodeAt(i)) return 0
  }
  return 1
}
export function fdFacts(): u32 {
  const extractions = Facts.extractions
  let facts =
    bit(f.F_FD_NAME_CHANGED, v => v != 0, l.FACT_NAME_CHANGED) |
    bit(f.F_FD_CONNECTED, v => v != 0, l.FACT_CONNECTED) |
    bit(f.F_FD_CONNECTED, v => v == 0, l.FACT_NOT_CONNECTED)
  const tcp = isText(f.F_FD_L4PROTO, 'tcp')
  if (tcp == 1) facts |= 1 << l.FACT_TCP
  if (tcp == 0) facts |= 1 << l.FACT_NOT_TCP
  if (isText(f.F_FD_L4PROTO, 'udp') == 1) facts |= 1 << l.FACT_UDP
  if (isText(f.F_FD_TYPECHAR, 'f') == 1) facts |= 1 << l.FACT_CHAR_FILE
  if (isText(f.F_FD_TYPECHAR, '4') == 1 || isText(f.F_FD_TYPECHAR, '6') == 1) facts |= 1 << l.FACT_CHAR_INET
  if (isText(f.F_FD_TYPE, 'ipv4') == 1 || isText(f.F_FD_TYPE, 'ipv6') == 1) facts |= 1 << l.FACT_TYPE_INET
  Facts.extractions = extractions
  return facts
}
`,
  'assembly/fields/fd-named.ts': `
import { Ev } from '../event/current'
import { Fd } from '../state/fds'
export function namedBy(): usize { return Ev.hasFd && Ev.fd != 0 ? <usize>Fd.at(Ev.fd).name : 0 }
`,
  'assembly/fields/facts.ts': `
export class Facts {
  static process: usize = 0
  static name: usize = 0
  static event: usize = 0
  static extractions: u32 = 0
}
`,
  'assembly/event/descriptor.ts': `
import { Ev } from './current'
export function resolveFd(): usize { return Ev.fd }
`,
  'assembly/rule/match-writer.ts': `
export class Made { static base: usize = 0; static count: u32 = 0; static limit: u32 = 0 }
export function emitMatch(rule: u32): bool {
  if (Made.count == Made.limit) return false
  store<u32>(Made.base + (Made.count++ << 2), rule)
  return true
}
`,
  'assembly/machine.ts': `
import { Ev } from './event/current'
import { Facts } from './fields/facts'
import { seedHash } from './memory/hash'
import { layOut, Mem, reserve } from './memory/regions'
import { evaluate } from './rule/evaluate'
import { initMasks } from './rule/masks'
import { Made } from './rule/match-writer'
import { loadPolicy } from './rule/policy'
import { Fd, fdsInit, newFd } from './state/fds'
import { internPath, Path, pathsInit } from './state/paths'
import { stringsInit } from './state/strings'
import { addThread, invalidate, threadsInit } from './state/threads'
import { matchRegex } from './compare/regex'
export function init(threads: u32, names: u32): bool {
  seedHash(1)
  if (!layOut() || !threadsInit(threads) || !pathsInit(names) || !fdsInit(names)) return false
  if (!initMasks(threads, names) || !stringsInit(4 << 20)) return false
  Made.base = reserve(65536, 64)
  return Made.base != 0
}
export function policy(): usize { return Mem.policyB }
export function load_policy(len: u32): i32 { return loadPolicy(Mem.policyB, len) }
export function room(size: u32): usize { return reserve(size, 16) }
export function mark(): usize { return Mem.top }
export function rewind(at: usize): void { Mem.top = at }
export function thread(tid: u32): usize { return addThread(tid) }
export function forget(t: usize): void { invalidate(t) }
export function named(p: usize, n: u32): usize {
  const fd = newFd(2)
  Fd.at(fd).name = <u32>internPath(p, n, 2)
  return fd
}
export function run(code: u32, t: usize, fd: usize, process: usize, name: usize, event: usize, from: u32, limit: u32): u32 {
  Ev.code = code
  Ev.thread = t
  Ev.hasFd = fd != 0
  Ev.fd = fd
  Facts.process = process
  Facts.name = name
  Facts.event = event
  Made.count = 0
  Made.limit = limit
  return evaluate(from)
}
export function made(): usize { return Made.base }
export function made_count(): u32 { return Made.count }
export function extractions(): u32 { return Facts.extractions }
export function regex(table: usize, p: usize, n: u32): bool { return matchRegex(table, p, n) }
`,
}

type Exports = {
  init(threads: number, names: number): number
  policy(): number
  load_policy(length: number): number
  room(size: number): number
  mark(): number
  rewind(at: number): void
  thread(tid: number): number
  forget(thread: number): void
  named(ptr: number, length: number): number
  run(
    code: number,
    thread: number,
    fd: number,
    process: number,
    name: number,
    event: number,
    from: number,
    limit: number,
  ): number
  made(): number
  made_count(): number
  extractions(): number
  regex(table: number, ptr: number, length: number): number
}

/** Compiles the rule half; takes a few seconds, so do it once a file. */
export async function compileMachine(): Promise<WebAssembly.Module> {
  const files = new Map<string, Uint8Array>()
  const result = await asc.main(
    [
      'assembly/machine.ts',
      '-o',
      'machine.wasm',
      '--runtime',
      'stub',
      '--importMemory',
      '--use',
      'abort=',
      '--enable',
      'simd',
      '-O2',
    ],
    {
      readFile: name => {
        const fake = FAKES[name]
        if (fake !== undefined) return fake
        // The project's settings name the whole evaluator as what to compile.
        if (name.endsWith('asconfig.json')) return null
        try {
          return readFileSync(join(import.meta.dirname, '../..', name), 'utf8')
        } catch {
          return null
        }
      },
      writeFile: (name, contents) => {
        if (typeof contents !== 'string') files.set(name, contents)
      },
      listFiles: () => [],
    },
  )
  const binary = files.get('machine.wasm')
  if (result.error !== null || binary === undefined)
    throw new Error(`${result.error}\n${result.stderr.toString()}`)
  return new WebAssembly.Module(binary as Uint8Array<ArrayBuffer>)
}

const KIND = {
  str: 1,
  i64: 2,
  u64: 3,
  bool: 4,
  list: 6,
  ip4: 7,
  ip6: 8,
  numbers: 9,
  anyAncestor: 0x40,
  eitherEnd: 0x80,
}

export class RuleMachine {
  readonly exports: Exports
  readonly #memory = new WebAssembly.Memory({ initial: 2048, maximum: 2048 })
  readonly #bytes = new Uint8Array(this.#memory.buffer)
  readonly #view = new DataView(this.#memory.buffer)
  readonly #threads: { at: number; facts: number }[] = []
  readonly #names: { at: number; facts: number }[] = []
  #mark = 0

  constructor(module: WebAssembly.Module, threads = 64, names = 64) {
    const instance = new WebAssembly.Instance(module, { env: { memory: this.#memory } })
    this.exports = instance.exports as unknown as Exports
    if (this.exports.init(threads, names) === 0) throw new Error('memory is too small')
    this.#mark = this.exports.mark()
  }

  load(policy: Uint8Array): number {
    this.#bytes.set(policy, this.exports.policy())
    return this.exports.load_policy(policy.length)
  }

  /** Another thread with these process facts; returns its number. */
  addThread(facts: Facts): number {
    const at = this.exports.thread(this.#threads.length + 1)
    const number = this.#threads.push({ at, facts: this.#table(facts) }) - 1
    this.#mark = this.exports.mark()
    return number
  }

  changeThread(number: number, facts: Facts): void {
    const thread = this.#threads[number] as { at: number; facts: number }
    thread.facts = this.#table(facts)
    this.#mark = this.exports.mark()
    this.exports.forget(thread.at)
  }

  /** Another descriptor name with these name facts; returns its number. */
  addName(facts: Facts): number {
    const text = new TextEncoder().encode(`/name/${this.#names.length}`)
    const at = this.exports.named(this.#put(text), text.length)
    const number = this.#names.push({ at, facts: this.#table(facts) }) - 1
    this.#mark = this.exports.mark()
    return number
  }

  /** The rules that match; `limit` is how many fit between two drains. */
  run(event: MadeEvent, limit = 1000): number[] {
    const table = this.#table(event.facts)
    const thread = event.thread === undefined ? undefined : this.#threads[event.thread]
    const name = event.name === undefined ? undefined : this.#names[event.name]
    const matches: number[] = []
    for (let from = 0; from !== -1; ) {
      // Facts of unknown threads and names are the event's own, so that they are never kept.
      from = this.exports.run(
        event.code,
        thread?.at ?? 0,
        name?.at ?? 0,
        thread?.facts ?? table,
        name?.facts ?? table,
        table,
        from,
        limit,
      )
      for (let i = 0; i < this.exports.made_count(); i++) {
        matches.push(this.#view.getUint32(this.exports.made() + i * 4, true))
      }
    }
    this.exports.rewind(this.#mark)
    return matches
  }

  regex(table: Uint8Array, text: Uint8Array): boolean {
    const at = this.#put(table)
    const matches = this.exports.regex(at, this.#put(text), text.length) !== 0
    this.exports.rewind(this.#mark)
    return matches
  }

  #put(bytes: Uint8Array): number {
    const at = this.exports.room(bytes.length + 32)
    this.#bytes.set(bytes, at)
    return at
  }

  #table(facts: Facts): number {
    const table = this.exports.room(FIELDS.length * 4)
    this.#bytes.fill(0, table, table + FIELDS.length * 4)
    for (const [name, value] of Object.entries(facts)) {
      const field = fieldByName(name)
      if (field === undefined) throw new Error(`no field ${name}`)
      this.#view.setUint32(table + field.id * 4, this.#value(value, field.type), true)
    }
    return table
  }

  #value(value: FieldValue, type: string): number {
    const at = this.exports.room(8 + 16 * 300)
    const head = (kind: number, count: number): void => {
      this.#view.setUint32(at, kind, true)
      this.#view.setUint32(at + 4, count, true)
    }
    const texts = (items: readonly Uint8Array[], kind: number): void => {
      head(kind, items.length)
      for (const [i, item] of items.entries()) {
        this.#view.setUint32(at + 8 + i * 8, this.#put(item), true)
        this.#view.setUint32(at + 12 + i * 8, item.length, true)
      }
    }
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
    if (typeof value === 'string') {
      const bytes = encode(value)
      head(KIND.str, bytes.length)
      this.#bytes.set(bytes, at + 8)
    } else if (typeof value === 'bigint' || typeof value === 'boolean') {
      head(typeof value === 'boolean' ? KIND.bool : type.startsWith('i') ? KIND.i64 : KIND.u64, 1)
      this.#view.setBigUint64(at + 8, BigInt.asUintN(64, BigInt(value)), true)
    } else if ('ancestors' in value)
      texts(value.ancestors.map(encode), KIND.list | KIND.anyAncestor)
    else if ('ends' in value) {
      head(KIND.numbers | KIND.eitherEnd, value.ends.length)
      for (const [i, end] of value.ends.entries())
        this.#view.setBigUint64(at + 8 + i * 8, end, true)
    } else if ('addresses' in value) {
      const kind = value.addresses[0]?.length === 16 ? KIND.ip6 : KIND.ip4
      texts(
        value.addresses.map(bytes => Uint8Array.from(bytes)),
        kind | KIND.eitherEnd,
      )
    } else texts(value.map(encode), KIND.list)
    return at
  }
}

export function codeOf(id: string): number {
  const row = EVENTS.find(event => event.id === id)
  if (row === undefined) throw new Error(`no event ${id}`)
  return row.code
}
