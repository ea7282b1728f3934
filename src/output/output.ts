// SPDX-License-Identifier: Apache-2.0
// What an output channel is. The pipeline writes every alert to each of them, in order.

export interface Alert {
  /** The alert as configured, text or JSON, without a line end. */
  readonly line: string
  readonly rule: string
  /** 0 (Emergency) to 7 (Debug): also the level of syslog. */
  readonly priority: number
  readonly source: string
}

export interface Output {
  readonly name: string
  /** Takes the alert; it may be kept until `flush`. */
  write(alert: Alert): void
  /** What was taken is handed over to the system. Called after each batch of matches. */
  flush(): void
  /** For log rotation (SIGUSR1). */
  reopen(): void
  close(): void
}

/** The reader of an output is gone (EPIPE): no error, but nothing is left to do. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed'
}
