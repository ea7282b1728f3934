// SPDX-License-Identifier: Apache-2.0
// How missing things are installed here, by the distribution that /etc/os-release names.
import type { Host } from './host.ts'

export type Need = 'headers' | 'gcc' | 'clang'

/** By ID or ID_LIKE of /etc/os-release. */
const INSTALL: Readonly<Record<string, (release: string) => Readonly<Record<Need, string>>>> = {
  debian: release => ({
    headers: `apt-get install linux-headers-${release}`,
    gcc: 'apt-get install build-essential',
    clang: 'apt-get install make clang lld llvm',
  }),
  fedora: release => ({
    headers: `dnf install kernel-devel-${release}`,
    gcc: 'dnf install gcc make elfutils-libelf-devel',
    clang: 'dnf install clang lld llvm make elfutils-libelf-devel',
  }),
  suse: () => ({
    headers: 'zypper install kernel-default-devel',
    gcc: 'zypper install gcc make libelf-devel',
    clang: 'zypper install clang lld llvm make libelf-devel',
  }),
  arch: () => ({
    headers: 'pacman -S linux-headers',
    gcc: 'pacman -S base-devel',
    clang: 'pacman -S base-devel clang lld llvm',
  }),
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

export function remedyFor(host: Host, need: Need): string {
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
    : `install make and ${need === 'gcc' ? 'a C compiler' : 'clang with lld'} with your package manager`
}
