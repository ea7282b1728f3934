// SPDX-License-Identifier: Apache-2.0
// `gyr driver` on machines of all kinds: what it runs, and what it says when something is missing.
import { describe, expect, it } from 'vitest'
import {
  buildModule,
  type Host,
  loadModule,
  ModuleError,
  moduleStatus,
  unloadModule,
} from '../src/kernel-module.ts'

const RELEASE = '6.1.0-9-amd64'
const PATHS = { source: '/package/kmod', version: '1.2.3' }
const BUILT = `/var/lib/gyr/${RELEASE}/kmod/gyr.ko`

interface Machine extends Host {
  readonly done: string[]
}

interface Parts {
  readonly files?: Readonly<Record<string, string>>
  readonly programs?: readonly string[]
  readonly isRoot?: boolean
  readonly fails?: Readonly<Record<string, string>>
}

function machine({
  files = {},
  programs = ['make', 'gcc'],
  isRoot = true,
  fails = {},
}: Parts): Machine {
  const done: string[] = []
  return {
    release: RELEASE,
    isRoot,
    done,
    exists: path => Object.hasOwn(files, path),
    read: path => files[path] ?? '',
    has: program => programs.includes(program),
    run: (program, args) => {
      done.push([program, ...args].join(' '))
      const output = fails[program]
      return { status: output === undefined ? 0 : 1, output: output ?? '' }
    },
    copyFolder: (from, to) => {
      done.push(`copy ${from} ${to}`)
    },
  }
}

const HEADERS = { [`/lib/modules/${RELEASE}/build`]: '' }
const NOT_INSTALLED = { modinfo: 'not found' }

function failure(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    expect(error).toBeInstanceOf(ModuleError)
    return (error as Error).message
  }
  throw new Error('did not fail')
}

describe('build', () => {
  it('uses make', () => {
    const host = machine({ files: HEADERS })
    expect(buildModule(host, PATHS)).toContain(BUILT)
    expect(host.done).toEqual([
      `copy /package/kmod /var/lib/gyr/${RELEASE}/kmod`,
      `make -C /lib/modules/${RELEASE}/build M=/var/lib/gyr/${RELEASE}/kmod modules`,
    ])
  })

  it('uses DKMS where it is installed', () => {
    const host = machine({ files: HEADERS, programs: ['make', 'gcc', 'dkms'] })
    expect(buildModule(host, PATHS)).toContain('DKMS')
    expect(host.done).toEqual([
      'copy /package/kmod /usr/src/gyr-1.2.3',
      `dkms install --force gyr/1.2.3 -k ${RELEASE}`,
    ])
  })

  const missing: [string, Parts, string][] = [
    ['no root', { isRoot: false }, 'must be run as root'],
    [
      'no headers on Debian',
      { files: { '/etc/os-release': 'ID=debian\n' } },
      `apt-get install linux-headers-${RELEASE}`,
    ],
    [
      'no headers on Ubuntu',
      { files: { '/etc/os-release': 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n' } },
      `apt-get install linux-headers-${RELEASE}`,
    ],
    [
      'no headers on Rocky',
      { files: { '/etc/os-release': 'ID="rocky"\nID_LIKE="rhel centos fedora"\n' } },
      `dnf install kernel-devel-${RELEASE}`,
    ],
    ['no headers anywhere else', {}, `headers of kernel ${RELEASE} with your package manager`],
    ['no compiler', { files: HEADERS, programs: ['make'] }, 'gcc not found'],
    [
      'a compiler that fails',
      { files: HEADERS, fails: { make: 'main.c:3: error: oh' } },
      'main.c:3: error: oh',
    ],
  ]
  it.each(missing)('%s', (_, parts, text) => {
    expect(failure(() => buildModule(machine(parts), PATHS))).toContain(text)
  })
})

describe('load', () => {
  it('takes what is installed, else what was built', () => {
    const installed = machine({})
    loadModule(installed)
    expect(installed.done.at(-1)).toBe('modprobe gyr')
    const built = machine({ files: { [BUILT]: '' }, fails: NOT_INSTALLED })
    loadModule(built)
    expect(built.done.at(-1)).toBe(`insmod ${BUILT}`)
  })

  it('does nothing when it is loaded', () => {
    const host = machine({ files: { '/sys/module/gyr': '' } })
    expect(loadModule(host)).toContain('already')
    expect(host.done).toEqual([])
  })

  const refusals: [string, string][] = [
    ['modprobe: ERROR: could not insert: Key was rejected by service', 'mokutil --import'],
    ['modprobe: ERROR: could not insert: Required key not available', 'sign-file'],
    ['insmod: ERROR: Invalid module format', 'gyr driver build'],
    ['insmod: ERROR: Operation not permitted', 'engine.kind=modern_ebpf'],
    ['insmod: ERROR: strange', 'dmesg'],
  ]
  it.each(refusals)('%s', (output, text) => {
    const host = machine({ fails: { modprobe: output } })
    const message = failure(() => loadModule(host))
    expect(message).toContain(text)
    expect(message).toContain(output)
  })

  it('asks for a build first', () => {
    const host = machine({ fails: NOT_INSTALLED })
    expect(failure(() => loadModule(host))).toContain('gyr driver build')
  })
})

describe('unload', () => {
  const loaded = { '/sys/module/gyr': '' }
  it('removes the module', () => {
    const host = machine({ files: loaded })
    unloadModule(host)
    expect(host.done).toEqual(['rmmod gyr'])
    expect(unloadModule(machine({}))).toContain('not loaded')
  })

  it('says who is in the way', () => {
    const host = machine({ files: loaded, fails: { rmmod: 'rmmod: Module gyr is in use' } })
    expect(failure(() => unloadModule(host))).toContain('fuser -v /dev/gyr')
  })
})

it('status needs no root and says what each driver lacks', () => {
  const host = machine({
    isRoot: false,
    files: {
      '/sys/module/gyr': '',
      '/sys/module/gyr/version': '1.0.0\n',
      '/etc/os-release': 'ID=debian',
      '/sys/kernel/security/lockdown': 'none [integrity] confidentiality\n',
      '/sys/kernel/btf/vmlinux': '',
    },
    fails: NOT_INSTALLED,
  })
  const text = moduleStatus(host, PATHS)
  expect(text).toContain('version 1.0.0; this is gyr 1.2.3')
  expect(text).toMatch(/kernel headers: no; install with: apt-get/)
  expect(text).toMatch(/lockdown: +integrity/)
  expect(text).toMatch(/eBPF driver: +the kernel has BTF/)
})
