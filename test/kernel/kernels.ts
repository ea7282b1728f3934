// SPDX-License-Identifier: Apache-2.0
// The kernels the drivers are tried on: which Debian packages each is made of, fetched and unpacked
// (never installed) into a cache of the checkout.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Apt, systemApt } from './apt.ts'

export interface Kernel {
  /** As given on the command line. */
  readonly name: string
  /** Folder with boot/, usr/src/linux-headers-*, lib/modules. */
  readonly root: string
  /** As uname -r says in the guest. */
  readonly release: string
  readonly image: string
  /** For make -C. */
  readonly headers: string
}

/** Names of image packages, newest wins: archives drop old builds, so no version stands here. */
const LINES: Readonly<Record<string, RegExp>> = {
  '6.1': /^linux-image-(6\.1\.\d+-\d+-cloud-amd64)$/,
  '6.12': /^linux-image-(6\.12\.[\d.]+\+deb12-cloud-amd64)$/,
  '6.12-rt': /^linux-image-(6\.12\.[\d.]+\+deb12-rt-amd64)$/,
}

export const KERNEL_NAMES: readonly string[] = Object.keys(LINES)

const CACHE = new URL('../../.cache/kernels/', import.meta.url).pathname

/** Fetches what is not there yet. Throws with the package that could not be had. */
export function fetchKernel(name: string, apt: Apt = systemApt()): Kernel {
  const pattern = LINES[name]
  if (pattern === undefined) {
    throw new Error(`no kernel "${name}" is known here; known: ${KERNEL_NAMES.join(', ')}`)
  }
  const root = join(CACHE, name)
  const stamp = join(root, 'release')
  if (!existsSync(stamp)) {
    const image = apt.newest(pattern)
    if (image === undefined) throw new Error(`the package archive has no image for kernel ${name}`)
    const release = image.replace('linux-image-', '')
    rmSync(root, { recursive: true, force: true })
    mkdirSync(root, { recursive: true })
    apt.unpack(
      [image, ...apt.closure(`linux-headers-${release}`, /^linux-(headers|kbuild|compiler)-/)],
      root,
    )
    relocate(root)
    writeFileSync(stamp, release)
  }
  const release = readFileSync(stamp, 'utf8')
  return {
    name,
    root,
    release,
    image: join(root, 'boot', `vmlinuz-${release}`),
    headers: join(root, 'usr/src', `linux-headers-${release}`),
  }
}

/** Debian's headers name each other by absolute path. */
function relocate(root: string): void {
  const sources = join(root, 'usr/src')
  for (const folder of readdirSync(sources)) {
    for (const file of ['Makefile', '.kernelvariables']) {
      const path = join(sources, folder, file)
      if (!existsSync(path)) continue
      const text = readFileSync(path, 'utf8')
      writeFileSync(path, text.replaceAll(/(^|[ =])\/usr\/src\//gm, `$1${sources}/`))
    }
  }
}

/** Builds kmod/ for it in a folder of its own; the module's path. Throws with the compiler's output. */
export function buildModule(kernel: Kernel, extra: readonly string[] = []): string {
  const from = new URL('../../kmod/', import.meta.url).pathname
  const to = join(CACHE, `${kernel.name}-module`)
  rmSync(to, { recursive: true, force: true })
  execFileSync('cp', ['-r', from, to])
  execFileSync('make', ['-s', '-C', kernel.headers, `M=${to}`, ...extra, 'modules'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return join(to, 'gyr.ko')
}
