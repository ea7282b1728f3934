// SPDX-License-Identifier: Apache-2.0
// `gyr profile` as users run it. The samples need the native addon.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nativeAddon } from '../../src/native.ts'
import { CAPTURE, gyr, HAS_EVALUATOR } from './gyr.ts'
import { whyNoEbpf } from './live-gyr.ts'

const hasAddon = nativeAddon() !== undefined
if (!hasAddon) console.warn('tests of gyr profile are left out: the native addon is not built')

const noDriver = hasAddon ? whyNoEbpf() : undefined
if (noDriver !== undefined) console.warn(`live tests of gyr profile are left out: ${noDriver}`)

let dir = ''
let dear = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-profile-'))
  dear = join(dir, 'dear.yaml')
  writeFileSync(
    dear,
    `- rule: Cheap
  desc: d
  condition: evt.type = execve and proc.name = zzz
  output: o
  priority: INFO
- rule: Dear
  desc: d
  condition: evt.args regex ".*(foo|bar).*[0-9]+x" or proc.acmdline contains zzz
  output: o
  priority: INFO
- rule: Also cheap
  desc: d
  condition: evt.type in (open, openat) and fd.name = /etc/shadow
  output: o
  priority: INFO
`,
  )
})
afterAll(() => rmSync(dir, { recursive: true }))

describe.skipIf(!HAS_EVALUATOR || !hasAddon)('gyr profile', () => {
  test('puts the rule that costs most first and says why, as text and as JSON', async () => {
    const args = ['profile', '-e', CAPTURE, '-r', dear]
    const [text, json] = await Promise.all([gyr(args), gyr([...args, '--json'])])
    expect([text.code, json.code]).toEqual([0, 0])
    expect(text.stdout).toMatch(/ {2}matches {2}rule\n\s*\d+\.\d % .* Dear\n/)
    expect(text.stdout).toContain('listens to every event type')
    expect(text.stdout).toContain('walks up all ancestors: proc.acmdline')
    const page = JSON.parse(json.stdout)
    expect(page.rules.map((rule: { rule: string }) => rule.rule)[0]).toBe('Dear')
    const [first, ...others] = page.rules
    expect(first.share).toBeGreaterThan(0.5)
    expect(first.evaluations).toBeGreaterThan(50_000)
    for (const other of others) expect(other.seconds).toBeLessThan(first.seconds / 10)
    expect(page.samples).toBeGreaterThan(1000)
    expect(page.stages.rules).toBeGreaterThan(page.stages.decode)
  })

  test.skipIf(noDriver !== undefined)('watches this machine for a while', async () => {
    const args = ['profile', '-M', '1', '-o', 'engine.kind=modern_ebpf', '-r', dear, '--json']
    const ran = await gyr(args)
    expect(ran.code, ran.stderr).toBe(0)
    const page = JSON.parse(ran.stdout)
    expect(page).toMatchObject({ source: 'this machine', time: 'elapsed', passes: 1 })
    expect(page.rules.map((rule: { rule: string }) => rule.rule)).toContain('Dear')
    expect(page.samples).toBeGreaterThan(100)
  })

  test('takes a compiled policy, without reasons', async () => {
    const policy = join(dir, 'policy.gyr')
    expect((await gyr(['compile', dear, '-o', policy])).code).toBe(0)
    const ran = await gyr(['profile', '-e', CAPTURE, '-r', policy])
    expect(ran.code).toBe(0)
    expect(ran.stderr).toContain('a compiled policy holds no conditions')
    expect(ran.stdout).not.toContain('why')
  })

  test.each([
    [['-e', '/no/such.scap'], 1, '/no/such.scap: no such file'],
    [['-e', CAPTURE, '-r', '/no/such.yaml'], 1, 'no rules file in /no/such.yaml'],
    [['-e', 'package.json'], 1, 'package.json: not a capture'],
    [['-o', 'engine.kind=nodriver'], 1, 'name a capture with -e'],
    [['-e', CAPTURE, '-M', '1'], 2, 'a capture is replayed whole'],
  ])('%j', async (args, code, message) => {
    const ran = await gyr(['profile', ...args])
    expect(ran.stderr).toContain(message)
    expect(ran.code).toBe(code)
    expect(ran.stdout).toBe('')
  })
})
