// SPDX-License-Identifier: Apache-2.0
// What an output channel is. The pipeline writes every alert to each of them, in order; each has a
// queue and a worker of its own, so that one which hangs or fails delays no other.

export interface Alert {
  /** The alert as configured, text or JSON, without a line end. */
  readonly line: string
  readonly rule: string
  /** 0 (Emergency) to 7 (Debug): also the level of syslog. */
  readonly priority: number
  readonly source: string
}

/** The line of an alert in UTF-8, lent for the length of a call. */
export interface EncodedLine {
  readonly bytes: Uint8Array
  /** Of them, the first ones. */
  readonly length: number
}

/** What an output may choose alerts by. */
export interface RuleIdentity {
  readonly name: string
  readonly priority: number
  readonly source: string
  readonly tags: readonly string[]
}

/** `text` and `json` as in Falco; `message` is the text without time and priority. */
export type LineFormat = 'text' | 'json' | 'message'

export interface OutputStats {
  /** Alerts taken. */
  readonly taken: number
  readonly delivered: number
  /** Lost because the queue was full. */
  readonly dropped: number
  /** The receiver would never take them. */
  readonly rejected: number
  /** Attempts that failed; each alert of them is tried again. */
  readonly failures: number
  readonly waiting: number
  /** Since when (milliseconds, monotonic) every attempt has failed; 0: it works. */
  readonly failingSince: number
  /** Since when an attempt has been under way; 0: none is. */
  readonly busySince: number
}

export interface Output {
  readonly name: string
  readonly format: LineFormat
  /** What waits outlives the program. */
  readonly lasting: boolean
  /** Whether it wants the alerts of this rule. */
  accepts(rule: RuleIdentity): boolean
  /** Gets ready; throws what would lose every alert. */
  open(): Promise<void>
  /** Takes the alert, whose text may stand in `encoded` already; it may be kept until `flush`. */
  write(alert: Alert, encoded?: EncodedLine): void
  /** Called after each batch of matches. */
  flush(): void
  /** Undefined when there is room for more; else settles when there is, or when waiting is futile. */
  room(): Promise<void> | undefined
  /** For log rotation (SIGUSR1). */
  reopen(): void
  stats(): OutputStats
  /** Delivers what waits, as long as `signal` is not aborted. */
  close(signal: AbortSignal): Promise<void>
}

/** What outputs tell the operator. */
export interface OutputReport {
  info(text: string): void
  warning(text: string): void
  error(text: string): void
}

/** An output cannot work as configured. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/** The reader of an output is gone (EPIPE): no error, but nothing is left to do. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed'
}
