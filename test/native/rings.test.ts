// SPDX-License-Identifier: Apache-2.0
// Builds native/test/rings_test.cc with sanitizers and runs it: ring reader and merger, without a kernel.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const COMPILER = process.env['CXX'] ?? 'g++'
const FLAGS =
  '-std=c++20 -Wall -Wextra -Werror -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -I.'
const hasCompiler = spawnSync(COMPILER, ['--version']).status === 0

describe('rings', () => {
  it.skipIf(!hasCompiler)(`are read and merged (needs ${COMPILER})`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'gyr-rings-'))
    try {
      const program = join(folder, 'rings')
      const sources = ['native/test/rings_test.cc', 'native/merger.cc']
      execFileSync(COMPILER, [...FLAGS.split(' '), '-o', program, ...sources], { stdio: 'pipe' })
      const { status, stdout, stderr } = spawnSync(program, { encoding: 'utf8' })
      expect({ status, failed: stdout.match(/^FAIL.*$/gm), stderr }).toEqual({
        status: 0,
        failed: null,
        stderr: '',
      })
      expect(stdout.match(/^ok/gm)).toHaveLength(11)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
