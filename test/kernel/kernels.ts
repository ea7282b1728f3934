// SPDX-License-Identifier: Apache-2.0
// The kernels the drivers are tried on: which Debian packages each is made of, fetched and unpacked
// (never installed) into a cache of the checkout, and the module built for it.
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Apt, isolatedApt, systemApt } from './apt.ts'

export interface Kernel {
  /** As given on the command line. */
  readonly name: string
  /** Folder with boot/, usr/src/linux-headers-*, lib/modules. */
  readonly root: string
  /** As uname -r says in the guest. */
  readonly release: string
  readonly image: string
}

interface Line {
  /** Name of the image's package; the newest is taken: archives drop old builds, so no version stands here. */
  readonly image: RegExp
  /** Other suites than this system's. */
  readonly suites?: readonly string[]
  /** Packages of the image beside the one that is named. */
  readonly more?: (release: string) => readonly string[]
  /** Its headers need that suite's own compiler and C library: built inside of them, which takes root. */
  readonly ownToolchain?: readonly string[]
  readonly make?: readonly string[]
}

const LINES: Readonly<Record<string, Line>> = {
  '5.10': {
    image: /^linux-image-(5\.10\.0-\d+-cloud-amd64)$/,
    suites: ['bullseye'],
    make: ['CC=gcc-12'],
  },
  '6.1': { image: /^linux-image-(6\.1\.\d+-\d+-cloud-amd64)$/ },
  '6.12': { image: /^linux-image-(6\.12\.[\d.]+\+deb12-cloud-amd64)$/ },
  '6.12-rt': { image: /^linux-image-(6\.12\.[\d.]+\+deb12-rt-amd64)$/ },
  '7.3': {
    image: /^linux-binary-(7\.3\.[\d.]+\+deb13-cloud-amd64)$/,
    suites: ['trixie', 'trixie-backports'],
    more: release => [`linux-modules-${release}`],
    ownToolchain: [
      'make',
      'dash',
      'bash',
      'coreutils',
      'sed',
      'grep',
      'mawk',
      'findutils',
      'perl-base',
      'diffutils',
      'gcc',
      'binutils',
      'libc6-dev',
    ],
  },
}

export const KERNEL_NAMES: readonly string[] = Object.keys(LINES)

const CACHE = new URL('../../.cache/kernels/', import.meta.url).pathname

function line(name: string): Line {
  const found = LINES[name]
  if (found === undefined) {
    throw new Error(`no kernel "${name}" is known here; known: ${KERNEL_NAMES.join(', ')}`)
  }
  return found
}

/** Fetches what is not there yet. Throws with the package that could not be had. */
export function fetchKernel(name: string): Kernel {
  const what = line(name)
  const root = join(CACHE, name)
  const stamp = join(root, 'release')
  if (!existsSync(stamp)) {
    const apt = what.suites ? isolatedApt(join(CACHE, `${name}-apt`), what.suites) : systemApt()
    const image = apt.newest(what.image)
    const release = image?.replace(what.image, '$1')
    if (image === undefined || release === undefined) {
      throw new Error(`the package archive has no image for kernel ${name}`)
    }
    rmSync(root, { recursive: true, force: true })
    mkdirSync(root, { recursive: true })
    unpack(apt, what, image, release, root)
    writeFileSync(stamp, release)
  }
  const release = readFileSync(stamp, 'utf8')
  const places = [`boot/vmlinuz-${release}`, `usr/lib/modules/${release}/vmlinuz`]
  const image = places.map(place => join(root, place)).find(existsSync)
  if (image === undefined) throw new Error(`no bootable image came with kernel ${release}`)
  return { name, root, release, image }
}

function unpack(apt: Apt, what: Line, image: string, release: string, root: string): void {
  const images = [image, ...(what.more?.(release) ?? [])]
  const headers = `linux-headers-${release}`
  if (what.ownToolchain === undefined) {
    apt.unpack([...images, ...apt.closure(headers, /^linux-(headers|kbuild|compiler)-/)], root)
    relocate(root)
    return
  }
  // Packages of that suite put everything below usr/ and count on these links.
  for (const each of ['bin', 'lib', 'lib64', 'sbin']) {
    mkdirSync(join(root, 'usr', each), { recursive: true })
    symlinkSync(`usr/${each}`, join(root, each))
  }
  apt.unpackSystem([...what.ownToolchain, headers], root)
  apt.unpack(images, root)
  // What the packages' own scripts would set up.
  symlinkSync('mawk', join(root, 'usr/bin/awk'))
  for (const each of ['proc', 'dev', 'tmp']) mkdirSync(join(root, each), { recursive: true })
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

/** A module that came with the kernel, for the guest's insmod. Throws when there is none of that name. */
export function kernelModule(kernel: Kernel, name: string): { from: string } {
  const folders = ['lib/modules', 'usr/lib/modules'].map(each => join(kernel.root, each))
  const found = folders
    .filter(each => existsSync(each))
    .flatMap(each =>
      execFileSync('find', [each, '-name', `${name}.ko*`], { encoding: 'utf8' }).split('\n'),
    )
    .find(each => each !== '')
  if (found === undefined)
    throw new Error(`kernel ${kernel.release} came without the module ${name}`)
  if (!found.endsWith('.xz')) return { from: found }
  execFileSync('unxz', ['--keep', '--force', found])
  return { from: found.slice(0, -'.xz'.length) }
}

/** Builds kmod/ for it; the module's path. Throws; the compiler's output is on stderr. */
export function buildModule(kernel: Kernel): string {
  return make(kernel, 'module', [])
}

/**
 * Builds it with all that the kernel's own build can warn of, sparse, and the compiler's analyzer, where a
 * warning is an error. Throws.
 */
export function lintModule(kernel: Kernel): void {
  make(kernel, 'lint', ['W=1', 'C=2', 'CF=-Wsparse-error', 'KCFLAGS=-fanalyzer -Werror'])
}

/** Whether this machine's tools build for it, sparse among them. */
export function canLint(kernel: Kernel): boolean {
  return line(kernel.name).ownToolchain === undefined && kernel.name !== '5.10'
}

/** Gone when this process ends. */
const built = new Set<string>()
process.once('exit', () => {
  for (const folder of built) rmSync(folder, { recursive: true, force: true })
})

function make(kernel: Kernel, use: string, extra: readonly string[]): string {
  const what = line(kernel.name)
  const from = new URL('../../kmod/', import.meta.url).pathname
  const inside = what.ownToolchain !== undefined
  // Another run may be building for the same kernel.
  const folder = `gyr-${use}-${process.pid}`
  const to = inside ? join(kernel.root, folder) : join(CACHE, `${kernel.name}-${folder}`)
  const seen = inside ? '' : kernel.root
  const args = [
    ...['-s', '-C', `${seen}/usr/src/linux-headers-${kernel.release}`],
    ...[`M=${inside ? `/${folder}` : to}`, ...(what.make ?? []), ...extra, 'modules'],
  ]
  const stdio = ['ignore', 'inherit', 'inherit'] as const
  rmSync(to, { recursive: true, force: true })
  built.add(to)
  execFileSync('cp', ['-r', from, to])
  if (inside) {
    // The linker's helper reads /proc of the root it runs in.
    const script = 'mount --bind /proc "$0/proc" && chroot "$0" make "$@"'
    execFileSync('unshare', ['--mount', 'sh', '-c', script, kernel.root, ...args], {
      stdio: [...stdio],
    })
  } else execFileSync('make', args, { stdio: [...stdio] })
  return join(to, 'gyr.ko')
}
