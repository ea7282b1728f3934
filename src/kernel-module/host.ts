// SPDX-License-Identifier: Apache-2.0
// The machine as `gyr driver` sees it. All that touches the system goes through a Host; nothing here prints.

export interface Host {
  /** Of the running kernel. */
  readonly release: string
  readonly isRoot: boolean
  exists(path: string): boolean
  /** '' when it cannot be read. */
  read(path: string): string
  /** Whether a program is on the path. */
  has(program: string): boolean
  /** Output and errors together; status 127 when the program is missing. */
  run(
    program: string,
    args: readonly string[],
  ): { readonly status: number; readonly output: string }
  /** A folder with all in it, in place of what is there. */
  copyFolder(from: string, to: string): void
  removeFolder(path: string): void
  /** Programs that have the file open, as "name (pid N)". */
  usersOf(path: string): readonly string[]
  /** Why this program cannot use the module that is loaded; '' when it can. */
  refusal(): string
}

/** What is missing, and what to do; told in one message. */
export class ModuleError extends Error {
  override readonly name = 'ModuleError'
}

export const MODULE = 'gyr'
export const DEVICE = '/dev/gyr'
/** Where a module is built without DKMS. */
const BUILD_ROOT = '/var/lib/gyr'

export function headersOf(host: Host): string {
  return `/lib/modules/${host.release}/build`
}

export function buildFolder(host: Host): string {
  return `${BUILD_ROOT}/${host.release}/kmod`
}

export function builtFile(host: Host): string {
  return `${buildFolder(host)}/${MODULE}.ko`
}

/** What modprobe would take: the module is in /lib/modules. */
export function isInstalled(host: Host): boolean {
  return host.run('modinfo', [MODULE]).status === 0
}

export function requireRoot(host: Host, action: string): void {
  if (!host.isRoot) throw new ModuleError(`"gyr driver ${action}" must be run as root`)
}

export function lastLines(output: string, count: number): string {
  return output.trimEnd().split('\n').slice(-count).join('\n')
}
