// SPDX-License-Identifier: Apache-2.0
// Replays of the capture that comes with the project, by the program as a whole.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alertsOf, CAPTURE, gyr, HAS_EVALUATOR } from './gyr.ts'

if (!HAS_EVALUATOR)
  console.log('replays are not tested: dist/evaluator.wasm is missing (npm run build)')

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-replay-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

// What the recording holds, found by hand and by other tools in its list of events.
const SEEN = {
  'Shell with terminal in container': 2,
  'Standard stream tied to network socket': 3,
  'Shell reading from network socket': 1,
  'Network tool that hands out a program': 2,
  'Web server started a shell': 1,
  'Package manager in container': 3,
  'Program without a file': 2,
  'Program in shared memory': 1,
  'Account program run by service or container': 1,
  'Credential file read': 4,
  'Escape tool in privileged container': 4,
  'Namespace changed by ordinary program': 22,
  'SSH program in container': 2,
  'Link to credential file': 1,
  'Search for private keys': 2,
  'Cloud metadata asked from container': 1,
  'File below /etc written': 1,
  'Shell history removed or emptied': 1,
  'Kernel module loaded from container': 4,
  'Control group release agent written': 1,
  'Process attached by debugger': 4,
  'Raw packets in container': 1,
}

const JSON_OUTPUT = ['-o', 'json_output=true', '-o', 'time_format_iso_8601=true']

describe.runIf(HAS_EVALUATOR)('replay', () => {
  test('the shipped rules see the intrusion, and the summary counts every alert', async () => {
    const ran = await gyr(['-e', CAPTURE])
    expect(ran.code, ran.stderr).toBe(0)
    const alerts = ran.stdout.split('\n').filter(line => /^\d\d:\d\d:\d\d\.\d{9}: /.test(line))
    const [, total] = /^Events detected: (\d+)$/m.exec(ran.stdout) ?? []
    expect(alerts).toHaveLength(Number(total))
    const counts = [...ran.stdout.matchAll(/^ {3}(\S.*[a-z]): (\d+)$/gm)]
    expect(Object.fromEntries(counts.map(([, rule, count]) => [rule, Number(count)]))).toEqual(SEEN)
  })

  test('JSON alerts are whole and in the order of events', async () => {
    const alerts = alertsOf((await gyr(['-e', CAPTURE, ...JSON_OUTPUT])).stdout)
    expect(alerts.length).toBeGreaterThan(20)
    const times = alerts.map(alert => String(alert['time']))
    expect(times).toEqual(times.toSorted())
    for (const alert of alerts) {
      expect(Object.keys(alert)).toEqual([
        'hostname',
        'output',
        'output_fields',
        'priority',
        'rule',
        'source',
        'tags',
        'time',
      ])
      expect(alert['hostname']).toBe('test-host')
      expect(alert['output_fields']).toHaveProperty(['container.id'])
    }
  })

  test('a compiled policy gives the same alerts as its rules', async () => {
    const policy = join(dir, 'policy.gyr')
    expect((await gyr(['compile', 'rules', '-o', policy])).code).toBe(0)
    const [fromPolicy, fromRules] = await Promise.all([
      gyr(['-e', CAPTURE, '-r', policy, ...JSON_OUTPUT]),
      gyr(['-e', CAPTURE, '-r', 'rules', ...JSON_OUTPUT]),
    ])
    expect(fromPolicy.stdout).toBe(fromRules.stdout)
  })

  test('a plain capture gives the same as a compressed one', async () => {
    const plain = join(dir, 'plain.scap')
    writeFileSync(plain, gunzipSync(readFileSync(CAPTURE)))
    const [a, b] = await Promise.all([
      gyr(['-e', plain, ...JSON_OUTPUT]),
      gyr(['-e', CAPTURE, ...JSON_OUTPUT]),
    ])
    expect(a.stdout).toBe(b.stdout)
  })

  test('a capture that is cut off: alerts up to there, then exit code 4', async () => {
    const cut = join(dir, 'cut.scap')
    const plain = gunzipSync(readFileSync(CAPTURE))
    writeFileSync(cut, plain.subarray(0, Math.floor(plain.length * 0.8) + 1))
    const ran = await gyr(['-e', cut, ...JSON_OUTPUT])
    expect(ran.code).toBe(4)
    expect(ran.stderr).toContain(cut)
    expect(alertsOf(ran.stdout).length).toBeGreaterThan(0)
    expect(ran.stdout).toContain('Events detected: ')
  })

  test('what is no capture is an error', async () => {
    const path = join(dir, 'text.scap')
    writeFileSync(path, 'hello, this is not a capture at all\n'.repeat(20))
    expect(await gyr(['-e', path])).toMatchObject({ code: 1, stdout: '' })
  })

  test('priority and selection leave rules out', async () => {
    const ran = await gyr([
      '-e',
      CAPTURE,
      ...JSON_OUTPUT,
      '-o',
      'priority=critical',
      '-T',
      'network',
    ])
    const alerts = alertsOf(ran.stdout)
    expect(alerts.length).toBeGreaterThan(0)
    for (const alert of alerts) {
      expect(['Critical', 'Alert', 'Emergency']).toContain(alert['priority'])
      expect(alert['tags']).not.toContain('network')
    }
  })

  test('extra output and fields from the configuration', async () => {
    const config = join(dir, 'c.yaml')
    writeFileSync(
      config,
      'json_output: true\nstdout_output: {enabled: true}\nappend_output:\n' +
        '  - extra_output: "p=%proc.pid"\n    extra_fields: [thread.tid, {who: "%user.name!"}]\n',
    )
    const [alert] = alertsOf((await gyr(['-c', config, '-e', CAPTURE])).stdout)
    expect(alert?.['output']).toMatch(/ p=\d+$/)
    expect(alert?.['output_fields']).toMatchObject({ who: expect.stringMatching(/!$/) })
    expect(alert).toHaveProperty(['output_fields', 'thread.tid'], expect.any(Number))
  })

  test('a file output gets the same lines as standard output', async () => {
    const file = join(dir, 'alerts.txt')
    const args = ['-o', 'file_output.enabled=true', '-o', `file_output.filename=${file}`]
    const ran = await gyr(['-e', CAPTURE, ...JSON_OUTPUT, ...args])
    const lines = ran.stdout.split('\n').filter(line => line.startsWith('{'))
    expect(readFileSync(file, 'utf8')).toBe(`${lines.join('\n')}\n`)
  })

  test('a reader that goes away ends it quietly', async () => {
    const ran = await gyr(['-e', CAPTURE, '-U', ...JSON_OUTPUT], { closeAfter: 100 })
    expect(ran.code).toBe(0)
    expect(ran.stderr).not.toContain('error')
  })

  test('-v says what was read', async () => {
    const ran = await gyr(['-e', CAPTURE, '-v'])
    expect(ran.stderr).toMatch(/Elapsed time: \d+\.\d{3}, Captured Events: \d+, \d+\.\d\d eps/)
  })
})
