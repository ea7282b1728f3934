// SPDX-License-Identifier: Apache-2.0
// `gyr driver` in kernels that refuse the module, told by the tools that administrators have.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { withLibraries } from './image.ts'
import { buildModule, fetchKernel } from './kernels.ts'
import { completeProgram } from './product.ts'
import type { Suite } from './suite.ts'

const KMOD = '/bin/kmod'
const CACHE = new URL('../../.cache/guest/', import.meta.url).pathname

/** A copy of the module that a key of nobody's has signed. */
function signed(module: string): string {
  mkdirSync(CACHE, { recursive: true })
  const key = join(CACHE, 'stranger.pem')
  const certificate = join(CACHE, 'stranger.der')
  const file = join(CACHE, 'signed.ko')
  const subject = ['-subj', '/CN=key of the test/', '-days', '2']
  execFileSync(
    'openssl',
    [
      ...['req', '-new', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject],
      ...['-keyout', key, '-outform', 'DER', '-out', certificate],
    ],
    { stdio: 'ignore' },
  )
  copyFileSync(module, file)
  // The tool of this system's own kernel runs here; those of other systems want libraries of theirs.
  const own = fetchKernel('6.1')
  const tool = `usr/src/linux-headers-${own.release}/scripts/sign-file`
  execFileSync(join(own.root, tool), ['sha256', key, certificate, file])
  return file
}

export const LOAD_SUITE: Suite = {
  name: 'load',
  script: 'load.sh',
  boot: { memoryMb: 1024, timeoutSeconds: 400 },
  files: kernel => {
    const module = buildModule(kernel)
    const tools = ['insmod', 'rmmod', 'modprobe', 'modinfo'].map(name => [
      `bin/${name}`,
      { from: KMOD },
    ])
    return {
      ...completeProgram(),
      ...withLibraries(KMOD),
      ...Object.fromEntries(tools),
      'gyr.ko': { from: module },
      'signed.ko': { from: signed(module) },
    }
  },
}
