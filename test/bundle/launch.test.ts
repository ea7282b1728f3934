// SPDX-License-Identifier: Apache-2.0
// The program as it is put together starts with the code that was kept, without it, and with a damaged file.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packagePath } from '../../src/package-path.ts'

const BUILT = packagePath('dist/bin')
const made = existsSync(BUILT)
if (!made) console.log('the program put together is not tested: npm run build makes dist/bin')

describe.runIf(made)('the program put together', () => {
  let root: string
  let bin: string

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'gyr-bundle-'))
    bin = join(root, 'dist/bin')
    mkdirSync(join(root, 'dist'))
    cpSync(BUILT, bin, { recursive: true })
    for (const name of ['package.json', 'node_modules', 'rules', 'dist/evaluator.wasm']) {
      symlinkSync(packagePath(name), join(root, name))
    }
  })
  afterAll(() => rmSync(root, { recursive: true }))

  const codeFile = (): string => join(bin, readdirSync(bin).find(n => n.endsWith('.code')) ?? '')
  const start = (): string => {
    const child = spawnSync(process.execPath, [join(bin, 'gyr.cjs'), '-c', '/dev/null', '-L'], {
      encoding: 'utf8',
    })
    return `${child.status} ${child.signal} ${child.stdout.length > 1000}`
  }
  const good = '0 null true'

  it('starts with the code that was kept', () => {
    expect(readFileSync(codeFile()).length).toBeGreaterThan(100_000)
    expect(start()).toBe(good)
  })

  it.each<[string, (code: Buffer) => Uint8Array]>([
    ['bytes were changed', code => code.map((byte, i) => (i % 997 === 500 ? byte ^ 0x55 : byte))],
    ['it was cut', code => code.subarray(0, code.length / 2)],
    ['it is empty', code => code.subarray(0, 0)],
  ])('starts when %s', (_, damage) => {
    const file = codeFile()
    const code = readFileSync(file)
    writeFileSync(file, damage(code))
    expect(start()).toBe(good)
    writeFileSync(file, code)
  })

  it('starts without, and makes it anew', () => {
    rmSync(codeFile())
    expect(start()).toBe(good)
    spawnSync(process.execPath, [join(bin, 'warm.cjs')], { stdio: 'ignore' })
    expect(readFileSync(codeFile()).length).toBeGreaterThan(100_000)
    expect(start()).toBe(good)
  })
})
