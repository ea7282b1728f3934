// SPDX-License-Identifier: Apache-2.0
// Builds the kernel module for the running kernel: by DKMS where it is installed, else by make. Each step
// either works or says what is missing and the command that mends it.
import { type Need, remedyFor } from './distribution.ts'
import {
  buildFolder,
  builtFile,
  type Host,
  headersOf,
  lastLines,
  MODULE,
  ModuleError,
  requireRoot,
} from './host.ts'
import {
  enrolment,
  machineKey,
  type SigningKey,
  signatureDemand,
  signerOf,
  signingSteps,
  signModule,
} from './signing.ts'

export interface ModulePaths {
  /** The module's source in the package. */
  readonly source: string
  /** Of the package. */
  readonly version: string
}

/** What the kernel was built with builds its modules. */
function toolchainOf(host: Host): { readonly need: Need; readonly programs: readonly string[] } {
  const config = host.read(`${headersOf(host)}/.config`)
  return /^CONFIG_CC_IS_CLANG=y$/m.test(config)
    ? { need: 'clang', programs: ['make', 'clang', 'ld.lld'] }
    : { need: 'gcc', programs: ['make', 'gcc'] }
}

/** What is missing of compiler and make, with its remedy; '' for nothing. */
export function missingTools(host: Host): string {
  const { need, programs } = toolchainOf(host)
  const missing = programs.filter(program => !host.has(program))
  if (missing.length === 0) return ''
  return `${missing.join(' and ')} not found; ${remedyFor(host, need)}`
}

/** Returns what was done. `key`: to sign with, by make and not by DKMS, which signs with a key of its own. */
export function buildModule(host: Host, paths: ModulePaths, key?: SigningKey): string {
  requireRoot(host, 'build')
  const headers = headersOf(host)
  if (!host.exists(headers)) {
    throw new ModuleError(
      `the headers of the running kernel are missing (${headers}); ${remedyFor(host, 'headers')}`,
    )
  }
  const missing = missingTools(host)
  if (missing !== '') throw new ModuleError(missing)
  return key === undefined && host.has('dkms')
    ? buildByDkms(host, paths)
    : buildByMake(host, paths.source, key)
}

/** Versions of the module that DKMS has. */
function versionsInDkms(host: Host): string[] {
  const { output } = host.run('dkms', ['status', '-m', MODULE])
  const found = [...output.matchAll(/^gyr(?:\/|, )([^,:\s]+)/gm)].map(([, version]) => version)
  return [...new Set(found)] as string[]
}

function buildByDkms(host: Host, { source, version }: ModulePaths): string {
  const known = versionsInDkms(host)
  // DKMS would not build the same version again.
  if (known.includes(version)) host.run('dkms', ['remove', `${MODULE}/${version}`, '--all'])
  host.copyFolder(source, sourceInDkms(version))
  const result = host.run('dkms', [
    'install',
    '--force',
    `${MODULE}/${version}`,
    '-k',
    host.release,
  ])
  if (result.status !== 0) {
    const log = host.read(`/var/lib/dkms/${MODULE}/${version}/build/make.log`)
    throw new ModuleError(
      `dkms could not build the module:\n${lastLines(result.output, 6)}${log === '' ? '' : `\n${lastLines(log, 15)}`}`,
    )
  }
  // Else DKMS would build all of them for the next kernel.
  for (const old of known) {
    if (old === version) continue
    host.run('dkms', ['remove', `${MODULE}/${old}`, '--all'])
    host.removeFolder(sourceInDkms(old))
  }
  const signer = signerOf(host, MODULE)
  const used = /^Public certificate \(MOK\): (.+)$/m.exec(result.output)?.[1]
  const text = `built and installed by DKMS for kernel ${host.release}`
  return withNext(
    host,
    text,
    signer,
    used === undefined ? undefined : { key: '', certificate: used },
  )
}

function sourceInDkms(version: string): string {
  return `/usr/src/${MODULE}-${version}`
}

function buildByMake(host: Host, source: string, given: SigningKey | undefined): string {
  // The sources of the package may be read only. Generated files lie beside them.
  const folder = buildFolder(host)
  const file = builtFile(host)
  host.copyFolder(source, folder)
  const result = host.run('make', ['-C', folder, `KDIR=${headersOf(host)}`, 'module'])
  if (result.status !== 0) {
    throw new ModuleError(
      `the module could not be built for kernel ${host.release}:\n${lastLines(result.output, 15)}`,
    )
  }
  const key = given ?? machineKey(host)
  if (key !== undefined) signModule(host, file, key)
  return withNext(host, `built ${file}`, signerOf(host, file), key)
}

/** What was built, and what comes next. */
function withNext(host: Host, text: string, signer: string, key: SigningKey | undefined): string {
  const why = signatureDemand(host)
  if (signer === '') {
    return why === undefined
      ? `${text}; load it with: gyr driver load`
      : `${text}, but not signed: ${why}, and the kernel will refuse it. Sign it:${signingSteps(host)}`
  }
  const left = key === undefined ? '' : enrolment(host, key)
  const signed = `${text}, signed by "${signer}"`
  return left === '' ? `${signed}; load it with: gyr driver load` : `${signed}\n${left}`
}
