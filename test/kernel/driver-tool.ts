// SPDX-License-Identifier: Apache-2.0
// What is tried of `gyr driver build` on this machine itself, for the headers of a kernel: see
// driver-tool.sh. Nothing outside of its mount namespace changes.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packagePath } from '../../src/package-path.ts'
import type { Kernel } from './kernels.ts'
import { type Verdict, verdictOf } from './suite.ts'

const SCRIPT = new URL('driver-tool.sh', import.meta.url).pathname
const PROGRAM = [process.execPath, '--import', 'tsx', packagePath('src/cli.ts')]

/** Why it cannot be tried here; undefined when it can. */
export function whyNoDriverTool(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root'
  const probe = ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt']
  const { status } = spawnSync('unshare', probe, { stdio: 'ignore' })
  return status === 0 ? undefined : 'needs mount namespaces'
}

export function runDriverTool(kernel: Kernel): Verdict {
  const scratch = mkdtempSync(join(tmpdir(), 'gyr-driver-'))
  const headers = join(kernel.root, `usr/src/linux-headers-${kernel.release}`)
  const started = performance.now()
  const { stdout } = spawnSync(
    'unshare',
    ['--mount', '--propagation', 'private', 'sh', SCRIPT, scratch, headers, ...PROGRAM],
    {
      cwd: packagePath('.'),
      encoding: 'utf8',
      timeout: 1_800_000,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  rmdirSync(scratch)
  const lines = stdout.split('\n')
  const verdict = verdictOf(lines, (performance.now() - started) / 1000)
  if (lines.includes('END')) return verdict
  return { ...verdict, failed: [...verdict.failed, 'it stopped before the end'] }
}
