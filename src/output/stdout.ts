// SPDX-License-Identifier: Apache-2.0
// Alerts on standard output: gathered, and written with one system call for each batch, or one for
// each alert when unbuffered.
import type { Alert, Output } from './output.ts'
import { writeAll } from './write-all.ts'

/** Written without waiting for the end of a batch from here on, in UTF-16 units. */
const HIGH_WATER = 1 << 18

export interface StdoutOptions {
  readonly unbuffered: boolean
  readonly fd?: number
}

export class StdoutOutput implements Output {
  readonly name = 'stdout'
  readonly #unbuffered: boolean
  readonly #fd: number
  readonly #encoder = new TextEncoder()
  #pending = ''

  constructor({ unbuffered, fd = 1 }: StdoutOptions) {
    this.#unbuffered = unbuffered
    this.#fd = fd
  }

  write(alert: Alert): void {
    this.#pending += `${alert.line}\n`
    if (this.#unbuffered || this.#pending.length >= HIGH_WATER) this.flush()
  }

  flush(): void {
    if (this.#pending === '') return
    const bytes = this.#encoder.encode(this.#pending)
    this.#pending = ''
    writeAll(this.#fd, bytes)
  }

  reopen(): void {}

  close(): void {
    this.flush()
  }
}
