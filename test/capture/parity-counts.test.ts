// SPDX-License-Identifier: Apache-2.0
// Every capture of the parity collection, old ones included, delivers exactly the events that the
// reference delivers, by type. Needs ../shared/parity beside the checkout; skips itself elsewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EVENTS } from '../../src/schema/events.ts'
import { CaptureFile } from '../../src/source/capture-file.ts'
import { PlainSink } from './plain-sink.ts'

const PARITY = new URL('../../../shared/parity/', import.meta.url)
const present = existsSync(PARITY)
if (!present) console.log('parity captures are not here: event counts are not compared')

/** Taken by the reference, which numbers them, but not among what it delivers to rules. */
const NOT_DELIVERED: ReadonlySet<string> = new Set([
  'SYSCALL_OPEN_E',
  'SYSCALL_CREAT_E',
  'SYSCALL_OPENAT_2_E',
  'SYSCALL_OPENAT2_E',
  'SOCKET_CONNECT_E',
  'SYSCALL_EXECVE_19_E',
  'SYSCALL_EXECVEAT_E',
  'CONTAINER_JSON_2_E',
  'USER_ADDED_E',
  'USER_DELETED_E',
  'GROUP_ADDED_E',
  'GROUP_DELETED_E',
])

function captureNames(): string[] {
  if (!present) return []
  const names = (folder: string): string[] =>
    readdirSync(new URL(`captures/${folder}`, PARITY))
      .filter(name => name.endsWith('.scap'))
      .map(name => `${folder}${name.slice(0, -'.scap'.length)}`)
  return [...names(''), ...names('clean/')]
}

function expectedCounts(name: string): Map<string, number> {
  const text = readFileSync(new URL(`expected/${name}.counts.txt`, PARITY), 'utf8')
  const counts = new Map<string, number>()
  for (const [, code, count] of text.matchAll(/^\s*(\d+) \S+ [<>] (\d+)$/gm)) {
    counts.set(EVENTS[Number(code)]?.id ?? `${code}`, Number(count))
  }
  return counts
}

describe.skipIf(!present)('event counts', () => {
  it.each(captureNames())('%s', async name => {
    const sink = new PlainSink()
    const file = new CaptureFile(new URL(`captures/${name}.scap`, PARITY).pathname)
    await file.open(sink)
    while (await file.next()) {}
    await file.close()
    const delivered = new Map<string, number>()
    for (const [code, count] of sink.counts) {
      const id = EVENTS[code]?.id
      if (id !== undefined && !NOT_DELIVERED.has(id)) delivered.set(id, count)
    }
    expect(delivered.size).toBeGreaterThan(0)
    expect(Object.fromEntries(delivered)).toEqual(Object.fromEntries(expectedCounts(name)))
    expect(file.warnings()).toEqual([])
    expect(file.stats().counters).toMatchObject({
      unconvertible: 0,
      malformed: 0,
      oversized: 0,
      unknownBlocks: 0,
      badContainers: 0,
    })
    expect(sink.bad).toBe(0)
  })
})
