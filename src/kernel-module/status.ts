// SPDX-License-Identifier: Apache-2.0
// `gyr driver status`: a line for each thing that decides which driver can be used.
import { type ModulePaths, missingTools } from './build.ts'
import { remedyFor } from './distribution.ts'
import { builtFile, DEVICE, type Host, headersOf, isInstalled, MODULE } from './host.ts'
import { isLoaded } from './load.ts'
import { lockdown, secureBoot, signatureDemand, signerOf } from './signing.ts'

function loadedText(host: Host, version: string): string {
  if (!isLoaded(host)) return 'no'
  const loaded = host.read(`/sys/module/${MODULE}/version`).trim()
  const other = loaded === '' || loaded === version
  return `yes, version ${loaded || 'unknown'}${other ? '' : `; this is gyr ${version}: unload, build and load it again`}`
}

function usableText(host: Host): string {
  if (!host.isRoot) return 'only root can tell'
  const users = host.usersOf(DEVICE)
  if (users.length > 0) return `yes, it is read by ${users.join(', ')}`
  const why = host.refusal()
  return why === '' ? 'yes' : `no: ${why}`
}

function signatureText(host: Host, module: string): string {
  const signer = signerOf(host, module)
  if (signer !== '') return `"${signer}"`
  const why = signatureDemand(host)
  return why === undefined ? 'none, and none is needed' : `none, but needed: ${why}`
}

/** What can be told without trying; the loader looks closer. */
function ebpfText(host: Host): string {
  const [major = 0, minor = 0] = host.release.split('.').map(part => Number.parseInt(part, 10))
  if (major < 5 || (major === 5 && minor < 17)) return 'no: it needs kernel 5.17'
  if (!host.exists('/sys/kernel/btf/vmlinux')) return 'no: the kernel has no BTF'
  return lockdown(host) === 'confidentiality'
    ? 'no: the kernel is locked down (confidentiality)'
    : 'the kernel has BTF'
}

export function moduleStatus(host: Host, { version }: ModulePaths): string {
  const { release } = host
  const installed = isInstalled(host)
  const isBuilt = installed || host.exists(builtFile(host))
  const lines: (readonly [string, string])[] = [
    ['kernel', release],
    ['module loaded', loadedText(host, version)],
  ]
  if (isLoaded(host)) lines.push(['module usable', usableText(host)])
  lines.push([
    'module built',
    installed ? 'yes, installed' : isBuilt ? `yes, ${builtFile(host)}` : 'no',
  ])
  if (isBuilt) lines.push(['signature', signatureText(host, installed ? MODULE : builtFile(host))])
  lines.push(
    ['kernel headers', host.exists(headersOf(host)) ? 'yes' : `no; ${remedyFor(host, 'headers')}`],
    ['compiler', missingTools(host) === '' ? 'yes' : `no: ${missingTools(host)}`],
    ['DKMS', host.has('dkms') ? 'yes' : 'no: the module must be built again for each new kernel'],
    ['Secure Boot', secureBoot(host) ? 'on: the module must be signed' : 'off'],
    ['lockdown', lockdown(host)],
    ['eBPF driver', ebpfText(host)],
  )
  return lines.map(([name, value]) => `${`${name}:`.padEnd(16)}${value}\n`).join('')
}
