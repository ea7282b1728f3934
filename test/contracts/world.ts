// SPDX-License-Identifier: Apache-2.0
// The processes of a generated event stream: who lives, so that events about processes are such as a kernel
// could send. Everything else of an event is arbitrary.

const POOL = [10, 11, 12, 13, 14, 20, 21, 22]

export class World {
  ts: bigint
  readonly hasEnters: boolean
  /** Thread to process. */
  readonly #pids: Map<number, number> = new Map([
    [1, 1],
    [10, 10],
    [11, 11],
  ])
  readonly #parents: Map<number, number> = new Map([
    [1, 0],
    [10, 1],
    [11, 10],
  ])

  constructor(ts: bigint, hasEnters: boolean) {
    this.ts = ts
    this.hasEnters = hasEnters
  }

  /** Time goes on. */
  tick(): bigint {
    this.ts += 1000n
    return this.ts
  }

  /** One of the living, by any number. */
  someone(choice: number): number {
    const all = [...this.#pids.keys()]
    return all[choice % all.length] as number
  }

  pid(tid: number): number {
    return this.#pids.get(tid) ?? tid
  }

  parent(tid: number): number {
    return this.#parents.get(this.pid(tid)) ?? 0
  }

  /** A number nobody has, be it as thread or as process, for a child of tid; undefined when all are taken. */
  birth(tid: number, isThread: boolean): number | undefined {
    const taken = [...this.#pids.values()]
    const child = POOL.find(free => !this.#pids.has(free) && !taken.includes(free))
    if (child === undefined) return undefined
    this.#pids.set(child, isThread ? this.pid(tid) : child)
    if (!isThread) this.#parents.set(child, tid)
    return child
  }

  death(tid: number): void {
    if (tid === 1) return
    this.#pids.delete(tid)
    for (const [process, parent] of this.#parents) if (parent === tid) this.#parents.set(process, 1)
  }
}
