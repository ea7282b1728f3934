// SPDX-License-Identifier: Apache-2.0
// Reads threads, descriptors and the event just taken out of the debug build of the evaluator
// (assembly/inspect.ts), for cases that check state which no field shows.
import { Engine } from '../engine/engine.ts'
import type { EvaluatorSizes } from '../engine/evaluator.ts'

/** Beside the sources' and the compiled files' build alike. */
const DEBUG_BUILD: URL = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/evaluator.debug.wasm', import.meta.url)
  : new URL('../../evaluator.debug.wasm', import.meta.url)

interface InspectExports {
  inspect_join(directory: number, directoryLength: number, name: number, length: number): number
  inspect_take(at: number, cpu: number): number
  inspect_thread_count(): number
  inspect_thread(tid: bigint): number
  inspect_next_child(tid: bigint, child: bigint): bigint
  inspect_next_member(tid: bigint): bigint
  inspect_fd(tid: bigint, fd: bigint): number
  inspect_event(): number
}

/** In the order of assembly/inspect.ts; a name in capitals is a text: address and length. */
const THREAD_FACTS =
  `tid pid ptid vtid vpid sid vpgid pgid uid gid loginuid flags is_dead is_invalid is_main_thread
   grouped reaper_tid main_tid alive is_reaper parent_tid vmsize_kb vmrss_kb vmswap_kb pfmajor pfminor
   cap_permitted cap_effective cap_inheritable lastevent_ts clone_ts lastexec_ts fdlimit tty
   exe_flags exe_ino exe_ino_ctime exe_ino_mtime pidns_init_start_ts
   COMM EXE EXEPATH CWD ROOT`
    .trim()
    .split(/\s+/)

const FD_FACTS =
  'type l4 l4proto flags openflags device mount_id pid ino sip0 sip1 dip0 dip1 sport dport NAME NAME_RAW'.split(
    ' ',
  )

export type Facts = Readonly<Record<string, bigint | Uint8Array>>

export type EventFacts = {
  readonly code: number
  readonly number: bigint
  readonly ts: bigint
  /** -1: unknown. */
  readonly tid: bigint
  /** undefined: the event speaks of no descriptor. */
  readonly fd: bigint | undefined
  readonly params: readonly Uint8Array[]
}

export class Inspector {
  readonly #engine: Engine
  readonly #exports: InspectExports
  readonly #memory: WebAssembly.Memory

  constructor(options: Partial<EvaluatorSizes>) {
    this.#engine = Engine.create({ ...options, wasm: DEBUG_BUILD, seed: [1, 2] })
    this.#exports = this.#engine.exports as unknown as InspectExports
    this.#memory = this.#engine.memory
    if (typeof this.#exports.inspect_thread !== 'function')
      throw new Error('the debug build shows no state: npm run build:wasm')
  }

  /** A name below a directory. */
  join(directory: Uint8Array, name: Uint8Array): Uint8Array {
    const { exports, sink } = this.#engine
    // Apart, for the evaluator looks at whole vectors.
    const second = 4096
    sink.window.fill(0, 0, 2 * second)
    sink.window.set(directory)
    sink.window.set(name, second)
    const start = exports.window()
    const at = this.#exports.inspect_join(start, directory.length, start + second, name.length)
    const view = new DataView(this.#memory.buffer, at)
    return this.#bytes(view.getBigInt64(0, true), view.getBigInt64(8, true))
  }

  /** Takes one event or host record; what it removes is there until the next one. */
  take(record: Uint8Array, cpu: number): boolean {
    const { exports, sink } = this.#engine
    sink.window.set(record)
    return this.#exports.inspect_take(exports.window(), cpu) !== 0
  }

  #bytes(at: bigint, length: bigint): Uint8Array {
    return new Uint8Array(this.#memory.buffer).slice(Number(at), Number(at + length))
  }

  #facts(address: number, names: readonly string[]): Facts | undefined {
    if (address === 0) return undefined
    const view = new DataView(this.#memory.buffer, address)
    let at = 0
    const next = (): bigint => {
      at += 8
      return view.getBigInt64(at - 8, true)
    }
    const facts: Record<string, bigint | Uint8Array> = {}
    for (const name of names) {
      if (name === name.toLowerCase()) facts[name] = next()
      else {
        const start = next()
        facts[name.toLowerCase()] = this.#bytes(start, next())
      }
    }
    return facts
  }

  get threadCount(): number {
    return this.#exports.inspect_thread_count()
  }

  thread(tid: bigint): Facts | undefined {
    return this.#facts(this.#exports.inspect_thread(tid), THREAD_FACTS)
  }

  fd(tid: bigint, fd: bigint): Facts | undefined {
    return this.#facts(this.#exports.inspect_fd(tid, fd), FD_FACTS)
  }

  children(tid: bigint): bigint[] {
    const found: bigint[] = []
    let child = this.#exports.inspect_next_child(tid, -1n)
    while (child >= 0n) {
      found.push(child)
      child = this.#exports.inspect_next_child(tid, child)
    }
    return found
  }

  /** Threads of the process with this main thread, that one first; a dead main thread is among them. */
  members(pid: bigint): bigint[] {
    const main = this.thread(pid)
    if (main === undefined) return []
    const found = [pid]
    let member = this.#exports.inspect_next_member(pid)
    while (member >= 0n) {
      found.push(member)
      member = this.#exports.inspect_next_member(member)
    }
    return found
  }

  event(): EventFacts {
    const view = new DataView(this.#memory.buffer, this.#exports.inspect_event())
    const at = (i: number): bigint => view.getBigInt64(i * 8, true)
    const params: Uint8Array[] = []
    for (let i = 0; i < Number(at(6)); i++) params.push(this.#bytes(at(7 + 2 * i), at(8 + 2 * i)))
    return {
      code: Number(at(0)),
      number: at(1),
      ts: at(2),
      tid: at(3),
      fd: at(4) === 1n ? at(5) : undefined,
      params,
    }
  }
}
