// SPDX-License-Identifier: Apache-2.0
// `npm run parity` end to end, on a folder made here: what it prints, how it ends. Needs a build.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CaptureWriter } from '../../src/capture/writer.ts'
import { eventById } from '../../src/schema/events.ts'
import { encodeRecord } from '../../src/schema/record.ts'

const folder = mkdtempSync(join(tmpdir(), 'gyr-parity-'))
const START = 1_700_000_000_000_000_001n

function line(number: number, name: string): string {
  const time = START + BigInt(number - 1)
  return (
    `{"hostname":"h","output_fields":{"evt.num":${number},"evt.time.iso8601":${time},` +
    `"evt.type":"openat","fd.name":"${name}"},"priority":"Debug","rule":"DUMP","source":"syscall",` +
    `"time":"2023-11-14T22:13:20.00000000${number}Z"}`
  )
}

/** A folder whose capture opens /a and /b, with these names expected. */
function makeSuite(suite: string, names: readonly string[], opened: number): string {
  const root = join(folder, suite)
  mkdirSync(join(root, 'captures'), { recursive: true })
  mkdirSync(join(root, 'expected'))
  const blocks: Uint8Array[] = []
  const writer = new CaptureWriter(block => blocks.push(block))
  for (const [index, name] of ['/a', '/b'].entries()) {
    const values = { fd: 3 + index, dirfd: -100, name, flags: 1, mode: 0, dev: 1, ino: 1 }
    writer.event(encodeRecord(eventById('SYSCALL_OPENAT_2_X'), START + BigInt(index), 7, values), 0)
  }
  writeFileSync(join(root, 'captures/two.scap'), Buffer.concat(blocks))
  const dump = names.map((name, index) => `${line(index + 1, name)}\n`).join('')
  writeFileSync(join(root, 'expected/two.dump.jsonl.gz'), gzipSync(dump))
  writeFileSync(join(root, 'expected/two.counts.txt'), `total 2\n  307 openat < ${opened}\n`)
  return root
}

function run(...args: string[]): { status: number | null; lines: string[] } {
  const child = spawnSync(process.execPath, ['dist/src/parity/run.js', ...args], {
    encoding: 'utf8',
  })
  return { status: child.status, lines: child.stdout.trimEnd().split('\n') }
}

let equal = ''
let other = ''
beforeAll(() => {
  equal = makeSuite('equal', ['/a', '/b'], 2)
  other = makeSuite('other', ['/a', '/c'], 3)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('npm run parity', () => {
  it('says that all is equal', () => {
    const { status, lines } = run(equal)
    expect(lines.slice(-3)).toEqual(['counts 1/1', 'alerts 0/0', 'fields 8/8'])
    expect(status).toBe(0)
  })

  it('names what differs', () => {
    const { status, lines } = run(other)
    expect(lines.slice(-3)).toEqual(['counts 0/1', 'alerts 0/0', 'fields 7/8'])
    expect(lines.join('\n')).toContain('fd.name: expected "/c", got "/b"')
    expect(status).toBe(1)
  })

  it('compares one field', () => {
    const { status, lines } = run(other, '--field', 'evt.type')
    expect(lines.at(-1)).toBe('fields 2/2')
    expect(status).toBe(1)
  })

  it('finds packed captures and plain dumps, and names what it leaves out', () => {
    const root = makeSuite('packed', ['/a', '/b'], 2)
    const capture = join(root, 'captures/two.scap')
    const dump = join(root, 'expected/two.dump.jsonl')
    writeFileSync(`${capture}.gz`, gzipSync(readFileSync(capture)))
    writeFileSync(dump, gunzipSync(readFileSync(`${dump}.gz`)))
    writeFileSync(join(root, 'expected/three.jsonl'), '')
    writeFileSync(join(root, 'expected/two.novel.txt'), '')
    for (const path of [capture, `${dump}.gz`]) rmSync(path)
    const { status, lines } = run(root)
    expect(lines.slice(-3)).toEqual(['counts 1/1', 'alerts 0/0', 'fields 8/8'])
    expect(lines).toContain('not compared: expected/three.jsonl: no capture or no such kind')
    expect(lines).toContain('not compared: expected/two.novel.txt: no capture or no such kind')
    expect(status).toBe(0)
  })

  it('fails for a folder without captures', () => {
    const { status, lines } = run(join(folder, 'not there'))
    expect(lines.join('\n')).toContain('not compared: no capture in')
    expect(status).toBe(1)
  })

  it.each([
    ['nothing to compare', ['--only', 'none'], 1],
    ['unknown option', ['--none'], 2],
  ] as const)('fails for %s', (_name, args, status) => {
    expect(run(equal, ...args).status).toBe(status)
  })
})
