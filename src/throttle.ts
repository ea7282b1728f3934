// SPDX-License-Identifier: Apache-2.0
// Folds repeats (`throttle`, off by default): alerts of one rule with the same values of chosen fields.
// The first ones of a window pass; when it is over, the last of those is said once more, with how many
// there were. Time is that of the events, so a replay folds as the live run did.
import type { MatchRecord } from './format/match-record.ts'
import type { RuleOutput } from './format/rule-output.ts'
import type { Alert, Output } from './output/output.ts'

export interface ThrottleSettings {
  readonly enabled: boolean
  /** Output fields whose values tell alerts of a rule apart; a rule that does not print one does without. */
  readonly key: readonly string[]
  /** Milliseconds. */
  readonly window: number
  /** Alerts that pass in a window. */
  readonly burst: number
}

/** An alert as it went to some outputs. */
export interface Passed {
  readonly outputs: readonly Output[]
  readonly alert: Alert
}

interface Entry {
  readonly until: bigint
  passed: number
  folded: number
  last: readonly Passed[]
}

/** More than this are not told apart at once; the oldest window is closed early. */
const MOST_KEYS = 10_000
const NS_PER_MS = 1_000_000n

/** The line with the number of repeats: a JSON alert gets a key, a text ends with it. */
export function withRepeats(line: string, repeats: number): string {
  if (!line.startsWith('{')) return `${line} (repeated ${repeats} times)`
  // What follows the values is ours; inside of them quotes are escaped, so this is the key.
  const at = line.lastIndexOf(',"rule":"')
  return at < 0 ? line : `${line.slice(0, at)},"repeated":${repeats}${line.slice(at)}`
}

export class Throttle {
  readonly #window: bigint
  readonly #burst: number
  /** By rule: the indexes of its values that make the key. */
  readonly #keys: readonly (readonly number[])[]
  /** In the order their windows end. */
  readonly #entries = new Map<string, Entry>()

  constructor(settings: ThrottleSettings, rules: readonly RuleOutput[]) {
    this.#window = BigInt(Math.round(settings.window)) * NS_PER_MS
    this.#burst = settings.burst
    this.#keys = rules.map(({ tokens }) =>
      settings.key.map(field => tokens.indexOf(field)).filter(index => index >= 0),
    )
  }

  #keyOf(record: MatchRecord): string {
    let key = String(record.rule)
    for (const index of this.#keys[record.rule] ?? []) {
      const start = record.start(index)
      const bytes = record.bytes.subarray(start, start + record.length(index))
      key += `\0${record.kind(index)}${Buffer.from(bytes).toString('latin1')}`
    }
    return key
  }

  /** Sends it through `send`, or counts it as a repeat. */
  admit(record: MatchRecord, send: () => readonly Passed[]): void {
    this.sweep(record.ts)
    const key = this.#keyOf(record)
    let entry = this.#entries.get(key)
    if (entry === undefined) {
      entry = { until: record.ts + this.#window, passed: 0, folded: 0, last: [] }
      this.#entries.set(key, entry)
      this.#limit()
    }
    if (entry.passed >= this.#burst) {
      entry.folded++
      return
    }
    entry.passed++
    entry.last = send()
  }

  #limit(): void {
    if (this.#entries.size <= MOST_KEYS) return
    for (const [key, entry] of this.#entries) {
      this.#end(key, entry)
      return
    }
  }

  /** Closes the windows that are over at `now`, nanoseconds of event time. */
  sweep(now: bigint): void {
    for (const [key, entry] of this.#entries) {
      if (entry.until > now) return
      this.#end(key, entry)
    }
  }

  #end(key: string, { folded, last }: Entry): void {
    this.#entries.delete(key)
    if (folded === 0) return
    for (const { outputs, alert } of last) {
      const repeated = { ...alert, line: withRepeats(alert.line, folded) }
      for (const output of outputs) output.write(repeated)
    }
  }

  /** All windows: nothing that was counted stays unsaid. */
  finish(): void {
    for (const [key, entry] of this.#entries) this.#end(key, entry)
  }
}
