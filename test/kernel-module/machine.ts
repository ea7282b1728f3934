// SPDX-License-Identifier: Apache-2.0
// Machines of all kinds for the tests of `gyr driver`: files, programs, and what programs say.
import { expect } from 'vitest'
import { type Host, ModuleError } from '../../src/kernel-module/host.ts'

export const RELEASE = '6.1.0-9-amd64'
export const PATHS = { source: '/package/kmod', version: '1.2.3' }
export const FOLDER: string = `/var/lib/gyr/${RELEASE}/kmod`
export const BUILT: string = `${FOLDER}/gyr.ko`
export const HEADERS_AT: string = `/lib/modules/${RELEASE}/build`
export const HEADERS: Record<string, string> = { [HEADERS_AT]: '' }
export const SECURE_BOOT = {
  '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c':
    '\u0006\u0000\u0000\u0000\u0001',
}
export const SIG_ENFORCE = { '/sys/module/module/parameters/sig_enforce': 'Y\n' }
export const LOCKED = { '/sys/kernel/security/lockdown': 'none [integrity] confidentiality\n' }
export const DKMS_KEY = { '/var/lib/dkms/mok.key': 'key', '/var/lib/dkms/mok.pub': 'cert' }

export interface Machine extends Host {
  readonly done: string[]
}

export interface Parts {
  readonly files?: Readonly<Record<string, string>>
  readonly programs?: readonly string[]
  readonly isRoot?: boolean
  /** What a command line that begins so says, and that it fails. */
  readonly fails?: Readonly<Record<string, string>>
  /** The same for one that succeeds. */
  readonly says?: Readonly<Record<string, string>>
  readonly users?: readonly string[]
  readonly refusal?: string
  readonly release?: string
}

export function machine({
  files = {},
  programs = ['make', 'gcc'],
  isRoot = true,
  fails = {},
  says = {},
  users = [],
  refusal = '',
  release = RELEASE,
}: Parts): Machine {
  const done: string[] = []
  const answer = (answers: Readonly<Record<string, string>>, line: string): string | undefined =>
    Object.entries(answers).find(([start]) => line.startsWith(start))?.[1]
  return {
    release,
    isRoot,
    done,
    exists: path => Object.hasOwn(files, path),
    read: path => files[path] ?? '',
    has: program => programs.includes(program),
    run: (program, args) => {
      const line = [program, ...args].join(' ')
      done.push(line)
      const error = answer(fails, line)
      return { status: error === undefined ? 0 : 1, output: error ?? answer(says, line) ?? '' }
    },
    copyFolder: (from, to) => {
      done.push(`copy ${from} ${to}`)
    },
    removeFolder: path => {
      done.push(`delete ${path}`)
    },
    usersOf: () => users,
    refusal: () => refusal,
  }
}

/** The message of the ModuleError that `run` ends with. */
export function failure(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    expect(error).toBeInstanceOf(ModuleError)
    return (error as Error).message
  }
  throw new Error('did not fail')
}
