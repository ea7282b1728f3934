// SPDX-License-Identifier: Apache-2.0
// From match records to the outputs that want them: which outputs a rule's alerts go to is worked out
// when rules or outputs change, and each form of an alert that one of them wants is made once.
import { AlertFormatter, type FormatOptions } from './format/alert-formatter.ts'
import type { MatchRecord } from './format/match-record.ts'
import type { RuleOutput } from './format/rule-output.ts'
import { type InternalAlert, internalIdentity, internalLine } from './internal-alert.ts'
import type { LineFormat, Output } from './output/output.ts'
import { type Passed, Throttle, type ThrottleSettings } from './throttle.ts'

/** The outputs that get a rule's alerts in one form. */
interface Route {
  readonly formatter: AlertFormatter
  readonly outputs: readonly Output[]
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
    if (this.#throttle === undefined) this.#pass(record, routes)
    else this.#throttle.admit(record, () => this.#pass(record, routes))
  }

  #pass(record: MatchRecord, routes: readonly Route[]): Passed[] {
    const { name, priority, source } = this.#rules[record.rule] as RuleOutput
    return routes.map(({ formatter, outputs }) => {
      const alert = { line: formatter.format(record), rule: name, priority, source }
      for (const output of outputs) output.write(alert)
      return { outputs, alert }
    })
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
