// SPDX-License-Identifier: Apache-2.0
// From match records to the outputs that want them: which outputs a rule's alerts go to is worked out
// when rules or outputs change, and each form of an alert that one of them wants is made once.
import { AlertFormatter, type FormatOptions } from './format/alert-formatter.ts'
import type { ByteText } from './format/byte-text.ts'
import type { MatchRecord } from './format/match-record.ts'
import type { RuleOutput } from './format/rule-output.ts'
import { type InternalAlert, internalIdentity, internalLine } from './internal-alert.ts'
import type { Alert, LineFormat, Output } from './output/output.ts'
import { Throttle, type ThrottleSettings } from './throttle.ts'

/** The outputs that get a rule's alerts in one form. */
interface Route {
  readonly formatter: AlertFormatter
  readonly outputs: readonly Output[]
}

/** An alert whose text is made when an output asks for it: before the next one is formatted, or never. */
class FreshAlert implements Alert {
  readonly rule: string
  readonly priority: number
  readonly source: string
  readonly #encoded: ByteText
  #line: string | undefined

  constructor({ name, priority, source }: RuleOutput, encoded: ByteText) {
    this.rule = name
    this.priority = priority
    this.source = source
    this.#encoded = encoded
  }

  get line(): string {
    this.#line ??= this.#encoded.slice(0, this.#encoded.length)
    return this.#line
  }
}

const NO_THROTTLE: ThrottleSettings = { enabled: false, key: [], window: 0, burst: 1 }

const FORMATS: readonly LineFormat[] = ['text', 'json', 'message']

function optionsFor(format: LineFormat, options: FormatOptions): FormatOptions {
  return { ...options, json: format === 'json', messageOnly: format === 'message' }
}

export class AlertRouter {
  #rules: readonly RuleOutput[] = []
  #routes: readonly (readonly Route[])[] = []
  #outputs: readonly Output[] = []
  #hostname = ''
  #throttle: Throttle | undefined

  /** `rules` is indexed like the `rule` of a match record. */
  use(
    rules: readonly RuleOutput[],
    outputs: readonly Output[],
    options: FormatOptions,
    throttle: ThrottleSettings = NO_THROTTLE,
  ): void {
    const groups = FORMATS.map(format => ({
      outputs: outputs.filter(output => output.format === format),
      format,
    })).filter(group => group.outputs.length > 0)
    const formatters = groups.map(
      ({ format }) => new AlertFormatter(rules, optionsFor(format, options)),
    )
    this.#routes = rules.map(rule =>
      groups.flatMap((group, index) => {
        const wanted = group.outputs.filter(output => output.accepts(rule))
        const formatter = formatters[index] as AlertFormatter
        return wanted.length === 0 ? [] : [{ formatter, outputs: wanted }]
      }),
    )
    this.#throttle?.finish()
    this.#throttle = throttle.enabled ? new Throttle(throttle, rules) : undefined
    this.#rules = rules
    this.#outputs = outputs
    this.#hostname = options.hostname
  }

  /** The alert of a match goes to whom it concerns. */
  send(record: MatchRecord): void {
    const routes = this.#routes[record.rule]
    if (routes === undefined) throw new RangeError(`match record: no rule ${record.rule}`)
    if (this.#throttle === undefined) {
      for (const route of routes) this.#deliver(record, route)
      return
    }
    this.#throttle.admit(record, () =>
      routes.map(route => {
        const { line, rule, priority, source } = this.#deliver(record, route)
        return { outputs: route.outputs, alert: { line, rule, priority, source } }
      }),
    )
  }

  #deliver(record: MatchRecord, { formatter, outputs }: Route): Alert {
    const encoded = formatter.write(record)
    const alert = new FreshAlert(this.#rules[record.rule] as RuleOutput, encoded)
    for (const output of outputs) output.write(alert, encoded)
    return alert
  }

  /** Repeats of windows that are over at `now` (nanoseconds of event time; undefined: all) are told. */
  tellRepeats(now?: bigint): void {
    if (now === undefined) this.#throttle?.finish()
    else this.#throttle?.sweep(now)
  }

  /** An alert about the program itself, written at once. */
  sendInternal(alert: InternalAlert): void {
    const identity = internalIdentity(alert)
    const time = BigInt(Date.now()) * 1_000_000n
    for (const output of this.#outputs) {
      if (!output.accepts(identity)) continue
      const line = internalLine(alert, output.format, this.#hostname, time)
      output.write({ line, rule: alert.rule, priority: alert.priority, source: 'internal' })
      output.flush()
    }
  }
}
