// SPDX-License-Identifier: Apache-2.0
// Alerts appended to a file. Without `keepAlive` it is opened anew for each batch, so that it may be
// moved away at any time; with it, SIGUSR1 reopens it.
import { closeSync, openSync } from 'node:fs'
import type { Alert, Output } from './output.ts'
import { writeAll } from './write-all.ts'

export interface FileOptions {
  readonly filename: string
  readonly keepAlive: boolean
}

export class FileOutput implements Output {
  readonly name = 'file'
  readonly #options: FileOptions
  #fd: number | undefined
  #pending = ''

  constructor(options: FileOptions) {
    this.#options = options
    if (options.keepAlive) this.#fd = openSync(options.filename, 'a')
  }

  write(alert: Alert): void {
    this.#pending += `${alert.line}\n`
  }

  flush(): void {
    if (this.#pending === '') return
    const bytes = new TextEncoder().encode(this.#pending)
    this.#pending = ''
    const fd = this.#fd ?? openSync(this.#options.filename, 'a')
    try {
      writeAll(fd, bytes)
    } finally {
      if (this.#fd === undefined) closeSync(fd)
    }
  }

  reopen(): void {
    if (this.#fd === undefined) return
    this.flush()
    closeSync(this.#fd)
    this.#fd = openSync(this.#options.filename, 'a')
  }

  close(): void {
    this.flush()
    if (this.#fd !== undefined) closeSync(this.#fd)
    this.#fd = undefined
  }
}
