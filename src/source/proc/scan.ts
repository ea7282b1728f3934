// SPDX-License-Identifier: Apache-2.0
// The state of the host before the first event, from /proc, as host records. Processes that end while they
// are looked at are normal; time and memory are bounded, and what was left out is counted.
import { statSync } from 'node:fs'
import { unifiedSubsystems } from './cgroups.ts'
import { scanDescriptors, scanReads } from './descriptors.ts'
import { readNumbers } from './files.ts'
import { bootTime, pushHost } from './machine.ts'
import { type ProcView, scanThread } from './process.ts'
import { readSockets, type Sockets } from './sockets.ts'

export interface ScanOptions {
  /** Where the host's files are seen: HOST_ROOT, '' for this process's own root. */
  readonly root: string
  /** With the environment of processes. */
  readonly environment: boolean
  /** Milliseconds after which only what costs little is still looked at. */
  readonly budgetMs?: number
}

export interface ScanCounts {
  processes: number
  threads: number
  descriptors: number
  /** Processes whose descriptors and threads were not looked at as the time was up. */
  cutShort: number
}

const BUDGET_MS = 5000
/** Lists of sockets kept: one a network namespace. */
const MAX_NAMESPACES = 4096

export class ProcScan {
  readonly counts: ScanCounts = { processes: 0, threads: 0, descriptors: 0, cutShort: 0 }
  readonly #options: ScanOptions
  readonly #view: ProcView

  constructor(options: ScanOptions) {
    const proc = `${options.root}/proc`
    this.#options = options
    this.#view = {
      proc,
      bootTs: bootTime(proc),
      unifiedSubsystems: unifiedSubsystems(options.root),
      environment: options.environment,
      namespaceStarts: new Map(),
    }
  }

  /** Everything: the machine, users, and all processes with their threads and descriptors. */
  all(push: (record: Uint8Array) => void): void {
    const { root, budgetMs = BUDGET_MS } = this.#options
    const end = performance.now() + budgetMs
    pushHost(root, this.#view.bootTs, push)
    const namespaces = new Map<bigint, Sockets>()
    for (const pid of readNumbers(this.#view.proc)) {
      const inTime = performance.now() < end
      this.#process(pid, inTime ? namespaces : undefined, push)
      if (!inTime) this.counts.cutShort++
    }
  }

  /** One thread that was met first in mid-life, with the descriptors of its process; false when it is gone. */
  one(tid: number, push: (record: Uint8Array) => void): boolean {
    const folder = `${this.#view.proc}/${tid}`
    const thread = scanThread(this.#view, folder, tid)
    if (thread === undefined) return false
    if (thread.pid === tid) return this.#process(tid, new Map(), push)
    push(thread.record)
    this.counts.threads++
    return true
  }

  /** The files that processes have open for reading alone. */
  reads(push: (record: Uint8Array) => void): void {
    const end = performance.now() + (this.#options.budgetMs ?? BUDGET_MS)
    for (const pid of readNumbers(this.#view.proc)) {
      if (performance.now() < end) scanReads(`${this.#view.proc}/${pid}`, pid, push)
      else this.counts.cutShort++
    }
  }

  #process(
    pid: number,
    namespaces: Map<bigint, Sockets> | undefined,
    push: (record: Uint8Array) => void,
  ): boolean {
    const folder = `${this.#view.proc}/${pid}`
    const main = scanThread(this.#view, folder, pid)
    if (main === undefined) return false
    push(main.record)
    this.counts.processes++
    if (namespaces === undefined) return true
    for (const tid of readNumbers(`${folder}/task`)) {
      if (tid === pid) continue
      const thread = scanThread(this.#view, `${folder}/task/${tid}`, tid, main)
      if (thread === undefined) continue
      push(thread.record)
      this.counts.threads++
    }
    scanDescriptors(folder, pid, this.#sockets(folder, namespaces), record => {
      push(record)
      this.counts.descriptors++
    })
    return true
  }

  #sockets(folder: string, namespaces: Map<bigint, Sockets>): Sockets {
    let ino: bigint
    try {
      ino = statSync(`${folder}/ns/net`, { bigint: true }).ino
    } catch {
      return new Map()
    }
    const known = namespaces.get(ino)
    if (known !== undefined) return known
    const sockets = readSockets(`${folder}/net`)
    if (namespaces.size < MAX_NAMESPACES) namespaces.set(ino, sockets)
    return sockets
  }
}
