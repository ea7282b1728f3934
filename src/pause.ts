// SPDX-License-Identifier: Apache-2.0
// Stops the pipeline between two batches while outputs are exchanged. The kernel's rings and the
// capture keep what comes meanwhile.

export class Pause {
  #open: Promise<void> | undefined
  #parked: (() => void) | undefined
  #running = false

  /** The pipeline says that it is at work, or that it has ended. */
  set running(running: boolean) {
    this.#running = running
    if (!running) this.#parked?.()
  }

  /** Asked between batches; undefined: go on at once. */
  wait(): Promise<void> | undefined {
    if (this.#open !== undefined) this.#parked?.()
    return this.#open
  }

  /** Does `work` while the pipeline stands still. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    let open = (): void => {}
    this.#open = new Promise(resolve => {
      open = resolve
    })
    if (this.#running) {
      await new Promise<void>(resolve => {
        this.#parked = resolve
      })
      this.#parked = undefined
    }
    try {
      return await work()
    } finally {
      this.#open = undefined
      open()
    }
  }
}
