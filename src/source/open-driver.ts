// SPDX-License-Identifier: Apache-2.0
// Opens the driver that engine.kind names, and turns what can go wrong into one message with its remedy.
import type { Config } from '../config/config.ts'
import { AddonMissing } from '../native.ts'
import { type Addon, type Driver, type DriverFailure, loadAddon } from './driver.ts'

/** No driver could be opened; the message says why, and what to do. */
export class DriverError extends Error {
  override readonly name = 'DriverError'
}

const DEVICE = '/dev/gyr'
/** Bytes of a ring that is made only to see whether it can be. */
const SMALL_RING = 4096
const BUILD_ADDON =
  'live sources need the native addon; install a C++20 compiler, make and python3, then run "npm run build:native"'

/** By errno's name. */
const MODULE_REMEDIES: Readonly<Record<string, string>> = {
  ENOENT:
    'the kernel module is not loaded; as root, "gyr driver build" and "gyr driver load", or use the eBPF driver: -o engine.kind=modern_ebpf',
  ENXIO: `${DEVICE} is left over from a module that is gone; as root, "gyr driver load"`,
  ENODEV: `${DEVICE} is left over from a module that is gone; as root, "gyr driver load"`,
  EACCES: `only root may read ${DEVICE}; start gyr as root`,
  EPERM: `only root may read ${DEVICE}; start gyr as root`,
  EBUSY: `another program reads ${DEVICE} (find it with "fuser -v ${DEVICE}"); stop it, or use the eBPF driver: -o engine.kind=modern_ebpf`,
  ENOMEM:
    'there is no memory for rings of this size; set engine.kmod.buf_size_preset to a lower value',
  ENOTTY: `${DEVICE} is not that of the gyr module; as root, "gyr driver unload", "gyr driver build" and "gyr driver load"`,
}

/** By the reason that the loader of the programs gives. */
const EBPF_REMEDIES: Readonly<Record<string, string>> = {
  'no-btf':
    'this kernel does not describe its types (CONFIG_DEBUG_INFO_BTF, /sys/kernel/btf/vmlinux); use the kernel module: -o engine.kind=kmod',
  'old-kernel':
    'this kernel is too old for the eBPF driver, which needs 5.17; use the kernel module: -o engine.kind=kmod',
  'no-capability':
    'the eBPF driver needs the capabilities CAP_BPF and CAP_PERFMON (with CAP_SYS_RESOURCE and CAP_SYS_PTRACE for what it reads of /proc); start gyr as root or grant them',
  lockdown:
    'the kernel is locked down to "confidentiality", which forbids what drivers read; boot with lockdown=integrity, or replay captures with -e FILE',
  'no-memory':
    'there is no memory for rings of this size; set engine.modern_ebpf.buf_size_preset to a lower value, or raise the memory limit of the cgroup',
  refused:
    'the kernel refused an eBPF program; please report this with the lines below, and use the kernel module meanwhile: -o engine.kind=kmod',
}

const PREEMPTED =
  'eBPF driver: this kernel lets a thread that is preempted hide the calls of others, unless programs run from perf events, which cannot be had here; mount tracefs (mount -t tracefs tracefs /sys/kernel/tracing), allow perf_event_open, start gyr as root, or use the kernel module. Meanwhile what is lost is counted as dropped'

type LoadAddon = () => Pick<Addon, 'openModule' | 'openEbpf'>

function isFailure(error: unknown): error is DriverFailure {
  return error instanceof Error && 'reason' in error && 'detail' in error
}

/** `what`: the driver, as the message begins. */
function explain(what: string, error: unknown, remedies: Readonly<Record<string, string>>): Error {
  const cause = { cause: error }
  if (error instanceof AddonMissing) {
    return new DriverError(`${error.message}; ${BUILD_ADDON}`, cause)
  }
  if (!isFailure(error)) return error as Error
  const { code = '', reason, detail } = error
  if (reason === 'other-version') {
    return new DriverError(
      `${what}: ${detail}; as root, "gyr driver unload", "gyr driver build" and "gyr driver load"`,
      cause,
    )
  }
  const remedy = remedies[reason] ?? remedies[code]
  const text = remedy === undefined ? error.message : `${remedy} (${error.message})`
  const lines = detail === '' ? '' : `\n${detail.trimEnd()}`
  return new DriverError(`${what}: ${text}${lines}`, cause)
}

function ringBytes(preset: number): number {
  return 2 ** (19 + preset)
}

function openModule({ engine }: Pick<Config, 'engine'>, addon: LoadAddon): Driver {
  try {
    return addon().openModule(DEVICE, ringBytes(engine.kmod.buf_size_preset))
  } catch (error) {
    throw explain('kernel module', error, MODULE_REMEDIES)
  }
}

/** Why the module that is loaded cannot be used; '' when it can. Opens it for a moment. */
export function whyNotModule(addon: LoadAddon = loadAddon): string {
  try {
    addon().openModule(DEVICE, SMALL_RING).close()
    return ''
  } catch (error) {
    return explain('kernel module', error, MODULE_REMEDIES).message
  }
}

function openEbpf(
  { engine }: Pick<Config, 'engine'>,
  tell: (text: string) => void,
  addon: LoadAddon,
): Driver {
  try {
    const driver = addon().openEbpf(ringBytes(engine.modern_ebpf.buf_size_preset))
    if (driver.preempted) tell(PREEMPTED)
    return driver
  } catch (error) {
    throw explain('eBPF driver', error, EBPF_REMEDIES)
  }
}

/** `tell`: gets a line when the first choice is not to be had, or not as it should be. Throws DriverError. */
export function openDriver(
  config: Pick<Config, 'engine'>,
  tell: (text: string) => void,
  addon: LoadAddon = loadAddon,
): Driver {
  const { kind } = config.engine
  if (process.platform !== 'linux') throw new DriverError('live sources are for Linux only')
  if (kind === 'kmod') return openModule(config, addon)
  if (kind !== 'auto') return openEbpf(config, tell, addon)
  return openAny(config, tell, addon)
}

/** The module if it is there, else the eBPF driver. */
function openAny(
  config: Pick<Config, 'engine'>,
  tell: (text: string) => void,
  addon: LoadAddon,
): Driver {
  let moduleError: DriverError
  try {
    return openModule(config, addon)
  } catch (error) {
    if (!(error instanceof DriverError)) throw error
    moduleError = error
  }
  if (moduleError.cause instanceof AddonMissing) throw moduleError
  try {
    const driver = openEbpf(config, tell, addon)
    // That the module is not loaded is the usual case, and no news.
    const { code } = (moduleError.cause ?? {}) as { code?: string }
    if (code !== 'ENOENT') tell(`${moduleError.message}; the eBPF driver is used instead`)
    return driver
  } catch (error) {
    if (!(error instanceof DriverError)) throw error
    throw new DriverError(
      `no driver can be used\n  ${moduleError.message}\n  ${error.message}\nto replay a capture instead: gyr -e FILE`,
    )
  }
}
