// SPDX-License-Identifier: Apache-2.0
// Recordings that rules begin, in a replay: they hold the event that matched and all up to their time, and what was
// known before, so that they replay to the same alerts.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { RECORD_HEADER } from '../../src/schema/layout.ts'
import { linesOfRecords, linesOfTshark, NO_TSHARK, readCapture } from '../capture/tshark.ts'
import { CAPTURE, gyr, HAS_EVALUATOR, type Ran } from './gyr.ts'

const folder = mkdtempSync(join(tmpdir(), 'gyr-rule-capture-'))
afterAll(() => rmSync(folder, { recursive: true }))

const FIELDS = [
  ...['evt.type', 'proc.name', 'proc.cmdline', 'proc.pname', 'proc.aname[2]', 'proc.exepath'],
  ...['proc.cwd', 'user.name', 'fd.name', 'proc.sid', 'proc.env', 'container.id', 'container.name'],
  ...['proc.tty', 'group.name', 'proc.pcmdline', 'thread.cap_permitted', 'proc.fdopencount'],
]
const OUTPUT = FIELDS.map(field => `%${field}`).join(' ')
const RULES = `
- rule: shadow
  desc: d
  condition: evt.type in (open, openat) and fd.name = /etc/shadow
  output: "${OUTPUT}"
  priority: INFO
  capture: true
  capture_duration: 2000
- rule: exec
  desc: d
  condition: evt.type = execve
  output: "${OUTPUT}"
  priority: INFO
- rule: read
  desc: d
  condition: evt.type = read and fd.num < 5
  output: "${OUTPUT}"
  priority: INFO
`

let runs = 0
interface Recorded extends Ran {
  readonly files: readonly string[]
  readonly prefix: string
}
async function record(
  options: readonly string[] = [],
  folderName = `${runs++}`,
): Promise<Recorded> {
  const to = join(folder, folderName)
  mkdirSync(to, { recursive: true })
  const prefix = join(to, 'c')
  const rules = join(folder, 'rules.yaml')
  writeFileSync(rules, RULES)
  const all = ['capture.enabled=true', `capture.path_prefix=${prefix}`, ...options]
  const ran = await gyr(['-e', CAPTURE, '-r', rules, ...all.flatMap(each => ['-o', each])])
  const files = readdirSync(to)
    .toSorted()
    .map(name => join(to, name))
  return { ...ran, files, prefix }
}

const alertsOf = ({ stdout }: Ran): string[] =>
  stdout.split('\n').filter(line => /^\d\d:\d\d:/.test(line))

function unzipped(path: string): string {
  const plain = join(folder, `${basename(path)}.plain`)
  writeFileSync(plain, gunzipSync(readFileSync(path)))
  return plain
}

const timeOf = (record: Uint8Array): bigint =>
  new DataView(record.buffer, record.byteOffset).getBigUint64(RECORD_HEADER.TS, true)

describe.skipIf(!HAS_EVALUATOR)('a rule with capture', () => {
  test('records from its match on, and what it recorded gives the same alerts', async () => {
    const ran = await record()
    expect(ran.code, ran.stderr).toBe(0)
    const original = new Set(alertsOf(ran))
    const shadows = [...original].filter(line => line.includes('/etc/shadow ')).length
    expect(ran.files.length).toBeGreaterThan(2)
    expect(ran.files.length).toBeLessThan(shadows + 1)
    const { events, cpus } = readCapture(unzipped(CAPTURE))
    const lines = linesOfRecords(events, cpus)
    for (const path of ran.files.slice(0, 3)) {
      const [, time, number] = /_(\d{20})_(\d{20})\.scap$/.exec(path) ?? []
      expect(statSync(path).mode & 0o777).toBe(0o600)
      const plain = unzipped(path)
      const recorded = readCapture(plain)
      expect(recorded.problem).toBeUndefined()
      // From the event that matched, by time and number, on; until two seconds later, or after the last match.
      const own = linesOfRecords(recorded.events, recorded.cpus)
      const containers = own.findIndex(line => line === lines[Number(number) - 1])
      const from = Number(number) - 1
      expect(containers).toBeGreaterThanOrEqual(0)
      expect(own.slice(containers)).toEqual(lines.slice(from, from + own.length - containers))
      expect(timeOf(events[from] as Uint8Array)).toBe(BigInt(String(time)))
      const last = timeOf(recorded.events.at(-1) as Uint8Array)
      const before = timeOf(recorded.events.at(-2) as Uint8Array)
      const matches = events.filter((_, i) => i >= from && i < from + own.length)
      expect(last - BigInt(String(time))).toBeGreaterThan(2_000_000_000n)
      expect(before).toBeLessThan(last)
      expect(matches.length).toBeGreaterThan(0)
      const again = await gyr(['-e', path, '-r', join(folder, 'rules.yaml')])
      expect(again.code, again.stderr).toBe(0)
      const alerts = alertsOf(again)
      expect(alerts[0]).toContain('/etc/shadow ')
      expect(alerts.filter(line => !original.has(line))).toEqual([])
      if (!NO_TSHARK) expect(linesOfTshark(plain)).toEqual(own)
    }
  }, 240_000)

  test('records nothing unless the configuration says so', async () => {
    const ran = await record(['capture.enabled=false'])
    expect(ran.files).toEqual([])
    expect(ran.code).toBe(0)
  })

  test('changes no alert', async () => {
    const [without, all] = await Promise.all([
      record(['capture.enabled=false']),
      record(['capture.mode=all_rules']),
    ])
    expect(alertsOf(all)).toEqual(alertsOf(without))
    expect(all.files.length).toBeGreaterThan(0)
  })

  test('is held to the largest size, and an alert says so', async () => {
    const ran = await record([
      'capture.mode=all_rules',
      'capture.default_duration=1000000000',
      'capture.max_file_size_mb=1',
    ])
    expect(ran.code, ran.stderr).toBe(0)
    const [first] = ran.files
    expect(statSync(String(first)).size).toBeLessThanOrEqual(1_000_000)
    expect(statSync(String(first)).size).toBeGreaterThan(700_000)
    expect(ran.stdout).toContain('Falco internal: capture size limit reached')
    expect(readCapture(unzipped(String(first))).problem).toBeUndefined()
  })

  test('goes on watching when a recording cannot be written', async () => {
    const ran = await record(['capture.path_prefix=/nonexistent/c'])
    expect(ran.code).toBe(0)
    expect(ran.stderr).toMatch(
      /cannot write the capture \/nonexistent\/c_\d+_\d+\.scap: there is no/,
    )
    expect(ran.stderr.split('cannot write').length).toBe(2)
    expect(alertsOf(ran).length).toBeGreaterThan(100)
  })

  test('follows no link that somebody put in its place', async () => {
    const before = await record([], 'links')
    const victim = join(folder, 'victim')
    writeFileSync(victim, 'precious')
    for (const path of before.files) {
      rmSync(path)
      symlinkSync(victim, path)
    }
    const ran = await record([], 'links')
    expect(ran.code).toBe(0)
    expect(ran.stderr).toContain('there is such a file already')
    expect(readFileSync(victim, 'utf8')).toBe('precious')
  })
})
