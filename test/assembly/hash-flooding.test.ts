// SPDX-License-Identifier: Apache-2.0
// A stranger who knew the secret seed could choose thread ids, descriptor names or command lines that
// fall into one chain. These tests do so: with the known seed the chains grow long (so the attack is
// real and the counter sees it), with another seed the very same records do no harm.

import { describe, expect, it } from 'vitest'
import { Engine } from '../../src/engine/engine.ts'
import { eventById } from '../../src/schema/events.ts'
import { hostRecord } from '../../src/schema/host-records.ts'
import { encodeRecord } from '../../src/schema/record.ts'

type Seed = readonly [number, number]

/** Chosen so that the second half of the colliding word (below) is neither NUL nor '/' in any byte. */
const SEED: Seed = [0x12345678, 0x9abcdef0]
const OTHER: Seed = [0x0badcafe, 0x51f15eed]
const SIZES = { maxThreads: 65536, maxPaths: 65536, memoryPages: 4096 }
const KEYS = 2000
const MASK = (1n << 64n) - 1n

/** The key words the evaluator derives from a seed (assembly/memory/hash.ts seedHash). */
function keyWords(seed: Seed, count: number): bigint[] {
  let x = (BigInt(seed[1]) << 32n) | BigInt(seed[0])
  return Array.from({ length: count }, () => {
    x = (x + 0x9e3779b97f4a7c15n) & MASK
    let z = x
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK
    return z ^ (z >> 31n)
  })
}

const words = keyWords(SEED, 520)

/** Inverse of an odd number modulo 2^64 (Newton). */
function inverse(odd: bigint): bigint {
  let y = odd
  for (let i = 0; i < 6; i++) y = (y * (2n - odd * y)) & MASK
  return y & MASK
}

/** Thread ids whose keyed product has the same high bits: one bucket. */
function collidingTids(): bigint[] {
  const back = inverse((words[519] as bigint) | 1n)
  return Array.from(
    { length: KEYS },
    (_, i) => ((BigInt(i) + 7n) * back - (words[1] as bigint)) & MASK,
  )
}

/**
 * Texts of 24 bytes. Only the last 8-byte word differs, in its low half: the high half cancels the low
 * bits of the key word it meets, so the product moves the hash by next to nothing.
 */
function collidingTexts(prefix: string): Uint8Array[] {
  const k = words[8] as bigint
  const hi = -k & 0xffffffffn
  let m = ((k + hi) & MASK) >> 32n
  while ((m & 1n) === 0n) m >>= 1n
  const back = inverse(m) & 0xffffffffn
  const texts: Uint8Array[] = []
  for (let i = 1n; texts.length < KEYS; i++) {
    const text = new Uint8Array(24)
    text.set(new TextEncoder().encode(prefix.padEnd(16, 'x')))
    const view = new DataView(text.buffer)
    view.setUint32(16, Number((i * back) & 0xffffffffn), true)
    view.setUint32(20, Number(hi), true)
    if (!text.subarray(16).some(byte => byte === 0 || byte === 0x2f)) texts.push(text)
    if (i > 100_000n) throw new Error('the seed leaves no usable texts: choose another one')
  }
  return texts
}

/** A string parameter from bytes, with the NUL that ends it. */
function str(text: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(text.length + 1)
  bytes.set(text)
  return bytes
}

function longChains(seed: Seed, records: Uint8Array[]): bigint {
  const engine = Engine.create({ ...SIZES, seed })
  for (const record of records) {
    engine.sink.window.set(record, 0)
    engine.sink.consume(0, record.length, 0)
  }
  return engine.stats()['long_chains'] ?? -1n
}

const thread = hostRecord('THREAD')
const openat = eventById('SYSCALL_OPENAT_2_X')

function open(fd: number, name: Uint8Array): Uint8Array {
  return encodeRecord(openat, 2n, 10n, {
    fd,
    dirfd: -100,
    name: str(name),
    flags: 1,
    mode: 0,
    dev: 0,
    ino: 0,
  })
}

const attacks: [string, () => Uint8Array[]][] = [
  [
    'thread ids',
    () => collidingTids().map(tid => encodeRecord(thread, 1n, tid, { tid, pid: tid })),
  ],
  [
    'command lines',
    () =>
      collidingTexts('args').map((args, i) =>
        encodeRecord(thread, 1n, BigInt(i + 10), { tid: i + 10, pid: i + 10, args: str(args) }),
      ),
  ],
  [
    'descriptor names',
    () => [
      encodeRecord(thread, 1n, 10n, { tid: 10, pid: 10 }),
      ...collidingTexts('/').map((name, i) => open(i, name)),
    ],
  ],
]

describe('tables a stranger can fill', () => {
  it.each(attacks)('%s: harmful only to who knows the seed', (_name, records) => {
    expect(longChains(SEED, records())).toBeGreaterThan(BigInt(KEYS / 2))
    expect(longChains(OTHER, records())).toBe(0n)
  })
})
