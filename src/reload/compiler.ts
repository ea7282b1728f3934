// SPDX-License-Identifier: Apache-2.0
// Has rules compiled by a thread. Starting it takes as long as a good part of the work, so it is kept for a
// while after each reload, and may be started as soon as one is likely.
import type { Worker } from 'node:worker_threads'
import { startThread } from '../worker-entry.ts'
import type { Compiled, CompileFailure, CompileRequest } from './compile-thread.ts'

/** It holds 50 MB and more. */
const KEPT_MS = 60_000

type Answer = Compiled | CompileFailure

interface Pending {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

export class Compiler {
  #worker: Worker | undefined
  #pending: Pending | undefined
  #timer: NodeJS.Timeout | undefined

  /** Starts the thread: there may soon be work for it. */
  prepare(): void {
    this.#thread()
    this.#keep()
  }

  #thread(): Worker {
    if (this.#worker !== undefined) return this.#worker
    const worker = startThread('reload/compile-thread')
    this.#worker = worker
    worker.on('message', (answer: Answer) => this.#pending?.resolve(answer))
    worker.on('error', (error: Error) => this.#failed(worker, error))
    worker.on('exit', code => {
      this.#failed(worker, new Error(`compiling ended with code ${code}`))
    })
    worker.unref()
    return worker
  }

  /** The next request starts another. */
  #failed(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    this.#pending?.reject(error)
  }

  /** One at a time. */
  async compile(request: CompileRequest): Promise<Answer> {
    clearTimeout(this.#timer)
    const worker = this.#thread()
    try {
      return await new Promise<Answer>((resolve, reject) => {
        this.#pending = { resolve, reject }
        worker.postMessage(request)
      })
    } finally {
      this.#pending = undefined
      this.#keep()
    }
  }

  #keep(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#end(), KEPT_MS).unref()
  }

  #end(): Promise<number> | undefined {
    const worker = this.#worker
    this.#worker = undefined
    return worker?.terminate()
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#end()
  }
}
