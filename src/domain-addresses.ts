// SPDX-License-Identifier: Apache-2.0
// Looks up the addresses of the domain names in conditions, as the machine's resolver knows them.
import { lookup } from 'node:dns/promises'
import type { Addresses } from './rules/domains.ts'

type Lookup = (name: string) => Promise<readonly { readonly address: string }[]>

/** Look-ups occupy threads that files and compression need too. */
const AT_ONCE = 2
const IP4_OR_IP6 = /^[0-9.]+$|^[0-9a-f:.]+$/i

const byResolver: Lookup = name => lookup(name, { all: true })

/** Names without an address, and those that are not known after `milliseconds`, are left out. */
export async function lookUpDomains(
  names: readonly string[],
  milliseconds: number,
  ask: Lookup = byResolver,
): Promise<Addresses> {
  const found = new Map<string, readonly string[]>()
  if (names.length === 0 || milliseconds <= 0) return found
  const left = [...names]
  const worker = async (): Promise<void> => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const addresses = await ask(name).then(addressesOf, () => [])
      if (addresses.length > 0) found.set(name, addresses)
    }
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([Promise.all(Array.from({ length: AT_ONCE }, worker)), late])
  clearTimeout(timer)
  left.length = 0
  // A copy: what is under way may still come.
  return new Map(found)
}

function addressesOf(answers: readonly { readonly address: string }[]): string[] {
  const addresses = answers.map(({ address }) => address).filter(text => IP4_OR_IP6.test(text))
  return [...new Set(addresses)].sort()
}

/** Whether two answers are the same. */
export function sameAddresses(a: Addresses, b: Addresses): boolean {
  const text = (addresses: Addresses): string => JSON.stringify([...addresses].sort())
  return text(a) === text(b)
}
