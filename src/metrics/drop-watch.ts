// SPDX-License-Identifier: Apache-2.0
// Looks once a second at how many events were dropped, and does what `syscall_event_drops` says about it:
// log, alert, end the program. Its alert is Falco's.
import type { InternalAlert } from '../internal-alert.ts'
import { TokenBucket } from './token-bucket.ts'

export interface DropSettings {
  /** Share of the events of a second from which on drops matter. */
  readonly threshold: number
  readonly actions: readonly string[]
  readonly rate: number
  readonly max_burst: number
  /** A drop a second that is none, whatever the threshold. */
  readonly simulate_drops: boolean
}

export interface DropActions {
  log(text: string): void
  info(text: string): void
  alert(alert: InternalAlert): void
  exit(): void
}

type Counters = Readonly<Record<string, number>>

const RULE = 'Falco internal: syscall event drop'
const DEBUG = 7

export class DropWatch {
  readonly #settings: DropSettings
  readonly #actions: DropActions
  readonly #bucket: TokenBucket
  #before: Counters = {}

  constructor(settings: DropSettings, actions: DropActions, now: number) {
    this.#settings = settings
    this.#actions = actions
    this.#bucket = new TokenBucket(settings.rate, settings.max_burst, now)
  }

  /** `counters` are those of the source, since it began. */
  look(counters: Counters, now: number): void {
    const before = this.#before
    this.#before = counters
    const since = (name: string): number => (counters[name] ?? 0) - (before[name] ?? 0)
    const { simulate_drops: simulated, threshold } = this.#settings
    if (simulated) this.#actions.info('Simulating syscall event drop')
    const drops = since('n_drops') + (simulated ? 1 : 0)
    const events = since('n_evts')
    const most = simulated ? 0 : threshold
    if (drops <= 0 || drops / Math.max(events, 1) <= most) return
    if (!this.#bucket.take(now)) return
    const text = `${RULE}. ${drops} system calls dropped in last second.`
    for (const action of this.#settings.actions) {
      if (action === 'log') this.#actions.log(text)
      if (action === 'alert') this.#actions.alert(this.#alertFor(text, events, drops, since))
      if (action === 'exit') this.#actions.exit()
    }
  }

  #alertFor(
    message: string,
    events: number,
    drops: number,
    since: (name: string) => number,
  ): InternalAlert {
    const names = Object.keys(this.#before).filter(name => name.startsWith('n_drops_'))
    const fields = Object.fromEntries(names.map(name => [name, String(since(name))]))
    const { n_drops_buffer: buffer = '0', ...others } = fields
    return {
      rule: RULE,
      priority: DEBUG,
      message,
      fields: {
        n_evts: String(events),
        n_drops: String(drops),
        n_drops_buffer_total: buffer,
        ...others,
      },
    }
  }
}
