// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, test, vi } from 'vitest'
import { lookUpDomains, sameAddresses } from '../src/domain-addresses.ts'
import type { LoadedPolicy } from '../src/rule-input.ts'
import type { Addresses } from '../src/rules/domains.ts'
import { DomainWatch } from '../src/service/domain-watch.ts'

afterEach(() => {
  vi.useRealTimers()
})

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  a: ['10.0.0.2', '10.0.0.1', '10.0.0.1'],
  b: ['fe80::1%eth0', '2001:db8::1'],
  empty: [],
}

async function ask(name: string) {
  const addresses = KNOWN[name]
  if (addresses === undefined) throw new Error('ENOTFOUND')
  return addresses.map(address => ({ address }))
}

test('names with addresses; others and those that come late are left out', async () => {
  const found = await lookUpDomains(['a', 'nobody', 'b', 'empty'], 1000, ask)
  expect([...found].sort()).toEqual([
    ['a', ['10.0.0.1', '10.0.0.2']],
    ['b', ['2001:db8::1']],
  ])
  const never = new Promise<never>(() => {})
  const some = await lookUpDomains(['a', 'slow'], 20, name => (name === 'slow' ? never : ask(name)))
  expect([...some.keys()]).toEqual(['a'])
})

test('no more than two questions at once', async () => {
  let asked = 0
  let most = 0
  await lookUpDomains([...'abcdefgh'], 1000, async () => {
    most = Math.max(most, ++asked)
    await new Promise(resolve => setTimeout(resolve, 1))
    asked--
    return []
  })
  expect(most).toBe(2)
})

test('the order of answers makes no difference', () => {
  const one: Addresses = new Map([
    ['a', ['1.1.1.1']],
    ['b', ['2.2.2.2']],
  ])
  expect(sameAddresses(one, new Map([...one].reverse()))).toBe(true)
  expect(sameAddresses(one, new Map([['a', ['1.1.1.1']]]))).toBe(false)
})

/** A watch on a policy with one name, and what there is to tell it. */
function watched(first: Addresses) {
  const state = { answer: first, asked: 0, changes: 0 }
  let policy = { domains: ['a'], addresses: first } as unknown as LoadedPolicy
  const watch = new DomainWatch({
    policy: () => policy,
    onChange: () => {
      state.changes++
      policy = { ...policy, addresses: state.answer }
    },
    lookUp: async () => {
      state.asked++
      return state.answer
    },
  })
  return { state, watch }
}

test('looks ever less often while nothing changes, and tells of news', async () => {
  vi.useFakeTimers()
  const { state, watch } = watched(new Map([['a', ['1.1.1.1']]]))
  const seconds = (n: number): Promise<unknown> => vi.advanceTimersByTimeAsync(n * 1000)
  await seconds(10)
  expect(state).toMatchObject({ asked: 1, changes: 0 })
  await seconds(10)
  expect(state.asked).toBe(1)
  await seconds(10)
  expect(state.asked).toBe(2)
  state.answer = new Map([['a', ['2.2.2.2']]])
  await seconds(40)
  expect(state).toMatchObject({ asked: 3, changes: 1 })
  await seconds(10)
  expect(state).toMatchObject({ asked: 4, changes: 1 })
  watch.stop()
  await seconds(1000)
  expect(state.asked).toBe(4)
})

test('a name that cannot be looked up keeps its addresses', async () => {
  const { state, watch } = watched(new Map([['a', ['1.1.1.1']]]))
  state.answer = new Map()
  expect(await watch.look()).toBe(false)
  expect(state.changes).toBe(0)
  watch.stop()
})
