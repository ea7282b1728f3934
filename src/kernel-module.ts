// SPDX-License-Identifier: Apache-2.0
// Building, loading and unloading the kernel module: each step either works or says what is missing and the
// command that mends it. Prints nothing; all that touches the system goes through a Host.

/** The machine as this file sees it. */
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
  /** A folder with all in it, over what is there. */
  copyFolder(from: string, to: string): void
}

/** What is missing, and what to do; told in one message. */
export class ModuleError extends Error {
  override readonly name = 'ModuleError'
}

export interface ModulePaths {
  /** The module's source in the package. */
  readonly source: string
  /** Of the package. */
  readonly version: string
}

const NAME = 'gyr'
const DEVICE = '/dev/gyr'
/** Where a module is built without DKMS. */
const BUILD_ROOT = '/var/lib/gyr'
const SECURE_BOOT = '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c'

type Need = 'headers' | 'compiler'

/** By ID or ID_LIKE of /etc/os-release. */
const INSTALL: Readonly<Record<string, (release: string) => Readonly<Record<Need, string>>>> = {
  debian: release => ({
    headers: `apt-get install linux-headers-${release}`,
    compiler: 'apt-get install build-essential',
  }),
  fedora: release => ({
    headers: `dnf install kernel-devel-${release}`,
    compiler: 'dnf install gcc make elfutils-libelf-devel',
  }),
  suse: () => ({
    headers: 'zypper install kernel-default-devel',
    compiler: 'zypper install gcc make libelf-devel',
  }),
  arch: () => ({ headers: 'pacman -S linux-headers', compiler: 'pacman -S base-devel' }),
}
const FAMILIES: Readonly<Record<string, string>> = {
  ubuntu: 'debian',
  rhel: 'fedora',
  centos: 'fedora',
  rocky: 'fedora',
  almalinux: 'fedora',
  amzn: 'fedora',
  opensuse: 'suse',
  sles: 'suse',
}

function remedyFor(host: Host, need: Need): string {
  const text = host.read('/etc/os-release')
  const names = [...text.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)].flatMap(found =>
    (found[1] ?? '').split(' '),
  )
  for (const name of names) {
    const install = INSTALL[FAMILIES[name] ?? name]
    if (install !== undefined) return `install with: ${install(host.release)[need]}`
  }
  return need === 'headers'
    ? `install the headers of kernel ${host.release} with your package manager`
    : 'install make and a C compiler with your package manager'
}

function requireRoot(host: Host, action: string): void {
  if (!host.isRoot) throw new ModuleError(`"gyr driver ${action}" must be run as root`)
}

const lastLines = (output: string, count = 15): string =>
  output.trimEnd().split('\n').slice(-count).join('\n')

function builtFile(host: Host): string {
  return `${BUILD_ROOT}/${host.release}/kmod/${NAME}.ko`
}

const isLoaded = (host: Host): boolean => host.exists(`/sys/module/${NAME}`)
const isInstalled = (host: Host): boolean => host.run('modinfo', [NAME]).status === 0
const secureBoot = (host: Host): boolean => host.read(SECURE_BOOT).endsWith('\u0001')

/** Returns what was done, in a line. */
export function buildModule(host: Host, { source, version }: ModulePaths): string {
  requireRoot(host, 'build')
  const headers = `/lib/modules/${host.release}/build`
  if (!host.exists(headers)) {
    throw new ModuleError(
      `the headers of the running kernel are missing (${headers}); ${remedyFor(host, 'headers')}`,
    )
  }
  const missing = ['make', 'gcc'].filter(program => !host.has(program))
  if (missing.length > 0) {
    throw new ModuleError(`${missing.join(' and ')} not found; ${remedyFor(host, 'compiler')}`)
  }
  return host.has('dkms') ? buildByDkms(host, source, version) : buildByMake(host, source, headers)
}

function buildByDkms(host: Host, source: string, version: string): string {
  // DKMS has versions of its own of what it holds.
  host.copyFolder(source, `/usr/src/${NAME}-${version}`)
  const result = host.run('dkms', ['install', '--force', `${NAME}/${version}`, '-k', host.release])
  if (result.status !== 0) {
    throw new ModuleError(`dkms could not build the module:\n${lastLines(result.output)}`)
  }
  return `built and installed by DKMS for kernel ${host.release}; load it with: gyr driver load`
}

function buildByMake(host: Host, source: string, headers: string): string {
  // The sources of the package may be read only. Generated files lie beside them.
  const folder = `${BUILD_ROOT}/${host.release}/kmod`
  host.copyFolder(source, folder)
  const result = host.run('make', ['-C', headers, `M=${folder}`, 'modules'])
  if (result.status !== 0) {
    throw new ModuleError(
      `the module could not be built for kernel ${host.release}:\n${lastLines(result.output)}`,
    )
  }
  return `built ${builtFile(host)}; load it with: gyr driver load`
}

/** By what modprobe and insmod say. */
const LOAD_REMEDIES: readonly (readonly [RegExp, (host: Host) => string])[] = [
  [
    /key was rejected|required key not available/i,
    host =>
      `the kernel takes signed modules only (${secureBoot(host) ? 'Secure Boot is on' : 'module.sig_enforce'}). With DKMS: mokutil --import /var/lib/dkms/mok.pub, then reboot and enrol the key. Else sign it: /lib/modules/${host.release}/build/scripts/sign-file sha256 KEY CERTIFICATE ${builtFile(host)}. Or use the eBPF driver: -o engine.kind=modern_ebpf`,
  ],
  [
    /invalid module format|exec format error|disagrees about version/i,
    host =>
      `the module was built for another kernel than ${host.release}; build it again: gyr driver build`,
  ],
  [
    /operation not permitted|permission denied/i,
    () =>
      'the kernel does not allow modules to be loaded here (kernel.modules_disabled, lockdown, or a container); use the eBPF driver: -o engine.kind=modern_ebpf',
  ],
  [/cannot allocate memory/i, () => 'there is not enough memory to load it'],
]

export function loadModule(host: Host): string {
  requireRoot(host, 'load')
  if (isLoaded(host)) return 'the module is loaded already'
  const file = builtFile(host)
  const installed = isInstalled(host)
  if (!installed && !host.exists(file)) {
    throw new ModuleError(
      `there is no module for kernel ${host.release}; build it first: gyr driver build`,
    )
  }
  const result = installed ? host.run('modprobe', [NAME]) : host.run('insmod', [file])
  if (result.status === 0) return 'the module is loaded'
  const remedy = LOAD_REMEDIES.find(([pattern]) => pattern.test(result.output))?.[1](host)
  const text = lastLines(result.output, 3)
  throw new ModuleError(
    remedy === undefined
      ? `the module could not be loaded: ${text}; "dmesg" may say more`
      : `the module could not be loaded: ${remedy}\n${text}`,
  )
}

export function unloadModule(host: Host): string {
  requireRoot(host, 'unload')
  if (!isLoaded(host)) return 'the module is not loaded'
  const result = host.run('rmmod', [NAME])
  if (result.status === 0) return 'the module is unloaded'
  if (/in use|resource temporarily unavailable|busy/i.test(result.output)) {
    throw new ModuleError(
      `the module is in use; stop the program that reads ${DEVICE} (find it with "fuser -v ${DEVICE}")`,
    )
  }
  throw new ModuleError(`the module could not be unloaded: ${lastLines(result.output, 3)}`)
}

/** A line for each thing that decides which driver can be used. */
export function moduleStatus(host: Host, { version }: ModulePaths): string {
  const { release } = host
  const loaded = host.read(`/sys/module/${NAME}/version`).trim()
  const lockdown = /\[(\w+)\]/.exec(host.read('/sys/kernel/security/lockdown'))?.[1] ?? 'none'
  const isBuilt = host.exists(builtFile(host))
  const lines: readonly (readonly [string, string])[] = [
    ['kernel', release],
    [
      'module loaded',
      isLoaded(host)
        ? `yes, version ${loaded || 'unknown'}${loaded === '' || loaded === version ? '' : `; this is gyr ${version}: unload, build and load it again`}`
        : 'no',
    ],
    [
      'module built',
      isInstalled(host) ? 'yes, installed' : isBuilt ? `yes, ${builtFile(host)}` : 'no',
    ],
    [
      'kernel headers',
      host.exists(`/lib/modules/${release}/build`) ? 'yes' : `no; ${remedyFor(host, 'headers')}`,
    ],
    [
      'compiler',
      host.has('gcc') && host.has('make') ? 'yes' : `no; ${remedyFor(host, 'compiler')}`,
    ],
    ['DKMS', host.has('dkms') ? 'yes' : 'no: the module must be built again for each new kernel'],
    ['Secure Boot', secureBoot(host) ? 'on: the module must be signed' : 'off'],
    ['lockdown', lockdown],
    [
      'eBPF driver',
      host.exists('/sys/kernel/btf/vmlinux') ? 'the kernel has BTF' : 'no: the kernel has no BTF',
    ],
  ]
  return lines.map(([name, value]) => `${`${name}:`.padEnd(16)}${value}\n`).join('')
}
