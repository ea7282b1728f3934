// SPDX-License-Identifier: Apache-2.0
// Loads and unloads the kernel module. What the kernel refuses is told with its reason and the remedy.
import {
  builtFile,
  DEVICE,
  type Host,
  isInstalled,
  lastLines,
  MODULE,
  ModuleError,
  requireRoot,
} from './host.ts'
import {
  enrolment,
  lockdown,
  machineKey,
  signatureDemand,
  signerOf,
  signingSteps,
} from './signing.ts'

const EBPF = 'the eBPF driver needs no module: -o engine.kind=modern_ebpf'

export function isLoaded(host: Host): boolean {
  return host.exists(`/sys/module/${MODULE}`)
}

/** `module`: the file, or the name of the installed one. */
function unsigned(host: Host, module: string): string {
  const why = signatureDemand(host) ?? 'the kernel takes signed modules only'
  const signer = signerOf(host, module)
  if (signer === '') return `${why}, and the module is not signed. Sign it:${signingSteps(host)}`
  const key = machineKey(host)
  const left = key === undefined ? '' : enrolment(host, key)
  const trust =
    left === ''
      ? 'let the machine trust its certificate: mokutil --import CERTIFICATE, reboot, Enroll MOK'
      : left
  return `the kernel does not trust the key that signed the module ("${signer}"); ${trust}`
}

function notAllowed(host: Host, module: string): string {
  if (host.read('/proc/sys/kernel/modules_disabled').startsWith('1')) {
    return `kernel.modules_disabled is set: nothing can be loaded until the next boot. Reboot without that setting; ${EBPF}`
  }
  if (lockdown(host) !== 'none') return unsigned(host, module)
  return `the kernel does not allow it here (in a container, without CAP_SYS_MODULE?): run it on the host; ${EBPF}`
}

/** By what modprobe and insmod say. */
const REMEDIES: readonly (readonly [RegExp, (host: Host, module: string) => string])[] = [
  [
    /key was rejected|required key not available/i,
    (host, module) => `${unsigned(host, module)}\nOr do without: ${EBPF}`,
  ],
  [
    /invalid module format|exec format error|disagrees about version/i,
    host =>
      `the module was built for another kernel than ${host.release}; build it again: gyr driver build`,
  ],
  [/operation not permitted|permission denied/i, notAllowed],
  [
    /unknown symbol/i,
    () => `this kernel lacks what the module needs (tracepoints, CONFIG_TRACEPOINTS); ${EBPF}`,
  ],
  [
    /function not implemented/i,
    () => `this kernel takes no modules at all (CONFIG_MODULES); ${EBPF}`,
  ],
  [/cannot allocate memory/i, () => 'there is not enough memory to load it'],
]

/** What the kernel itself said last about the module; '' when it said nothing or may not be asked. */
function kernelSays(host: Host): string {
  const { status, output } = host.run('dmesg', [])
  const lines = status === 0 ? output.split('\n') : []
  const last = lines.filter(line => /\bgyr: |Lockdown: |Loading of /.test(line)).at(-1)
  return last === undefined ? '' : `\nkernel: ${last.replace(/^\[[^\]]*\] ?/, '')}`
}

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
  const result = installed ? host.run('modprobe', [MODULE]) : host.run('insmod', [file])
  if (result.status === 0) return 'the module is loaded'
  const remedy = REMEDIES.find(([pattern]) => pattern.test(result.output))
  const text = `${lastLines(result.output, 3)}${kernelSays(host)}`
  throw new ModuleError(
    remedy === undefined
      ? `the module could not be loaded: ${text}`
      : `the module could not be loaded: ${remedy[1](host, installed ? MODULE : file)}\n${text}`,
  )
}

export function unloadModule(host: Host): string {
  requireRoot(host, 'unload')
  if (!isLoaded(host)) return 'the module is not loaded'
  const result = host.run('rmmod', [MODULE])
  if (result.status === 0) return 'the module is unloaded'
  if (/in use|resource temporarily unavailable|busy/i.test(result.output)) {
    const users = host.usersOf(DEVICE)
    const who = users.length === 0 ? `find out who has ${DEVICE} open` : users.join(', ')
    throw new ModuleError(
      `the module is in use; stop the program that reads ${DEVICE} first: ${who}`,
    )
  }
  throw new ModuleError(`the module could not be unloaded: ${lastLines(result.output, 3)}`)
}
