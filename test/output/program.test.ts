// SPDX-License-Identifier: Apache-2.0
// The program output with real programs, those that do not read included.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ProgramSink } from '../../src/output/program.ts'
import { AlertQueue } from '../../src/output/queue.ts'
import {
  alert,
  alerts,
  deliver,
  PATIENCE,
  recordingReport,
  until,
  writeAlerts,
} from './recording.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-program-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

const linesOf = (count: number): string =>
  alerts(count)
    .map(({ line }) => `${line}\n`)
    .join('')

async function start(program: string, keepAlive: boolean) {
  const report = recordingReport()
  const sink = new ProgramSink({ program, keepAlive, report })
  const queue = new AlertQueue({ alerts: 0, size: 1 << 22 }, keepAlive ? 256 : 1)
  const output = deliver(queue, sink, { report })
  await output.open()
  return { output, report }
}

describe('program output', () => {
  test.each([true, false])('gets every alert in order, keep_alive %s', async keepAlive => {
    const file = join(dir, `out-${keepAlive}`)
    const { output } = await start(`cat >> ${file}; echo . >> ${file}.runs`, keepAlive)
    writeAlerts(output, alerts(10))
    await output.close(PATIENCE)
    expect(readFileSync(file, 'utf8')).toBe(linesOf(10))
    expect(readFileSync(`${file}.runs`, 'utf8')).toHaveLength(keepAlive ? 2 : 20)
  })

  test('an alert is never part of a command', async () => {
    const file = join(dir, 'quoted')
    const mark = join(dir, 'mark')
    const { output } = await start(`cat > ${file}`, false)
    const nasty = `$(touch ${mark}) \`touch ${mark}\`; touch ${mark} | ' " && touch ${mark}`
    writeAlerts(output, [alert(nasty)])
    await output.close(PATIENCE)
    expect(readFileSync(file, 'utf8')).toBe(`${nasty}\n`)
    expect(existsSync(mark)).toBe(false)
  })

  test('one that ends is started again', async () => {
    const file = join(dir, 'restarted')
    const { output } = await start(`head -n 1 >> ${file}`, true)
    for (let count = 0; count < 3; count++) {
      writeAlerts(output, alerts(1, count))
      await until(
        () => existsSync(file) && readFileSync(file, 'utf8').split('\n').length > count + 1,
      )
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    await output.close(PATIENCE)
    expect(readFileSync(file, 'utf8')).toBe(linesOf(3))
  })

  test('one that never reads is ended with us, and what it did not take is counted', async () => {
    const { output } = await start('sleep 1000', true)
    // More than a pipe holds.
    writeAlerts(output, [alert('x'.repeat(300_000)), alert('y')])
    await new Promise(resolve => setTimeout(resolve, 50))
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 50)
    await output.close(stop.signal)
    expect(output.stats()).toMatchObject({ delivered: 0, waiting: 2 })
  })

  test('one that fails is told about once', async () => {
    const { output, report } = await start('cat >/dev/null; exit 3', false)
    writeAlerts(output, alerts(3))
    await output.close(PATIENCE)
    expect(report.lines).toEqual([
      'warning program output: the program ended with code 3 (told once)',
    ])
  })
})
