// SPDX-License-Identifier: Apache-2.0
// Asks from time to time whether the domain names in rules have other addresses than those the rules in force were
// compiled with. As libsinsp does: often at first, then ever less.
import { lookUpDomains, sameAddresses } from '../domain-addresses.ts'
import { DOMAIN_WAIT_MS } from '../domain-wait.ts'
import type { LoadedPolicy } from '../rule-input.ts'
import type { Addresses } from '../rules/domains.ts'

export interface DomainWatchOptions {
  /** The one in force. */
  readonly policy: () => LoadedPolicy
  readonly onChange: () => void
  readonly lookUp?: (names: readonly string[], milliseconds: number) => Promise<Addresses>
}

const FIRST_MS = 10_000
const LONGEST_MS = 320_000
export class DomainWatch {
  readonly #options: DomainWatchOptions
  #pause = FIRST_MS
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(options: DomainWatchOptions) {
    this.#options = options
    this.#schedule()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #schedule(): void {
    if (this.#stopped) return
    this.#timer = setTimeout(() => {
      this.look().then(changed => {
        this.#pause = changed ? FIRST_MS : Math.min(2 * this.#pause, LONGEST_MS)
        this.#schedule()
      })
    }, this.#pause)
    this.#timer.unref()
  }

  /** Whether there was news. A name that cannot be looked up now keeps the addresses it had. */
  async look(): Promise<boolean> {
    const { policy, onChange, lookUp = lookUpDomains } = this.#options
    const { domains, addresses } = policy()
    if (domains.length === 0) return false
    const found = await lookUp(domains, DOMAIN_WAIT_MS.beside)
    // Another policy came in between: the next look will tell.
    if (this.#stopped || policy().addresses !== addresses) return false
    if (sameAddresses(new Map([...addresses, ...found]), addresses)) return false
    onChange()
    return true
  }
}
