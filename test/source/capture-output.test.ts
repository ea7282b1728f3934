// SPDX-License-Identifier: Apache-2.0
// The file of a capture: who may read it, what is said when it cannot be written, and that it ends with a whole
// block whatever happens.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { packagePath } from '../../src/package-path.ts'
import { CaptureOutput, CaptureOutputError } from '../../src/source/capture-output.ts'

const folder = mkdtempSync(join(tmpdir(), 'gyr-output-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string): string => join(folder, name)
const block = (value: number, length = 1000): Uint8Array => new Uint8Array(length).fill(value)

describe('a capture file', () => {
  it('is for its owner alone, also when it was there and open to all', () => {
    writeFileSync(file('old'), 'something longer than what comes')
    chmodSync(file('old'), 0o666)
    for (const name of ['old', 'new']) {
      const output = new CaptureOutput(file(name))
      output.write(block(1, 8))
      output.close()
      output.close()
      expect(statSync(file(name)).mode & 0o777).toBe(0o600)
      expect([...readFileSync(file(name))]).toEqual([...block(1, 8)])
      expect(output.bytes).toBe(8)
    }
  })

  it('compressed, is one stream of members that each can be read without the next', () => {
    const output = new CaptureOutput(file('zip'), { compressed: true })
    // Incompressible, so that members get out in time.
    const random = Array.from({ length: 300 }, (_, i) =>
      block(i).map((_, j) => (i * j * 7919) & 255),
    )
    for (const part of random) output.write(part)
    expect(gunzipSync(readFileSync(file('zip'))).length).toBeGreaterThan(200_000)
    output.close()
    expect(gunzipSync(readFileSync(file('zip')))).toEqual(Buffer.concat(random))
  })

  it('stays below its limit, with whole blocks', () => {
    const output = new CaptureOutput(file('limit'), { maxBytes: 4500 })
    for (let i = 0; i < 10; i++) output.write(block(i))
    output.close()
    expect(output.full).toBe(true)
    expect(readFileSync(file('limit'))).toEqual(Buffer.concat([0, 1, 2, 3].map(i => block(i))))
  })

  it('that must be fresh takes the place of nothing, links included', () => {
    writeFileSync(file('precious'), 'precious')
    symlinkSync(file('precious'), file('link'))
    symlinkSync(file('nowhere'), file('dangling'))
    for (const name of ['precious', 'link', 'dangling']) {
      expect(() => new CaptureOutput(file(name), { fresh: true })).toThrow('such a file already')
    }
    expect(readFileSync(file('precious'), 'utf8')).toBe('precious')
    expect(existsSync(file('nowhere'))).toBe(false)
  })

  const faults: [string, string][] = [
    [folder, 'is a directory'],
    [file('none/x'), 'there is no such directory'],
    [`${packagePath('package.json')}/x`, 'not a directory'],
    [file('x'.repeat(300)), 'the name is too long'],
  ]
  it.each(faults)('%s', (path, text) => {
    expect(() => new CaptureOutput(path)).toThrow(CaptureOutputError)
    expect(() => new CaptureOutput(path)).toThrow(`cannot write the capture ${path}: `)
    expect(() => new CaptureOutput(path)).toThrow(text)
  })

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full', () => {
    const output = new CaptureOutput('/dev/full')
    expect(() => output.write(block(1))).toThrow(
      'cannot write the capture /dev/full: the disk is full',
    )
    output.close()
  })

  it('ends with a whole block when a write was cut short', () => {
    const program = `
      import { CaptureOutput } from ${JSON.stringify(packagePath('src/source/capture-output.ts'))}
      const output = new CaptureOutput(process.argv[1])
      try { for (;;) output.write(new Uint8Array(3000).fill(7)) }
      catch (error) { console.log(error.message); output.close(); console.log(output.bytes) }`
    // Files of at most 8 blocks of 512 or 1024 bytes; a part of the write that goes beyond succeeds.
    const script = 'trap "" XFSZ; ulimit -f 8; exec "$0" "$@"'
    const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', program]
    const { stdout, stderr } = spawnSync('/bin/sh', ['-c', script, ...node, file('cut')], {
      cwd: packagePath('.'),
      encoding: 'utf8',
    })
    const [message, bytes] = stdout.split('\n')
    expect(message, stderr).toContain('the file would be larger than is allowed')
    expect(Number(bytes) % 3000).toBe(0)
    expect(statSync(file('cut')).size).toBe(Number(bytes))
  })
})
