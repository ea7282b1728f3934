// SPDX-License-Identifier: Apache-2.0
// Every way in which there is no driver has its message, with what to do about it.
import { describe, expect, it } from 'vitest'
import { AddonMissing } from '../../src/native.ts'
import type { Driver } from '../../src/source/driver.ts'
import { DriverError, openDriver } from '../../src/source/open-driver.ts'

type Kind = 'auto' | 'kmod' | 'modern_ebpf' | 'ebpf'
type Failure =
  | { code?: string; reason?: string; detail?: string }
  | 'works'
  | 'preempted'
  | 'no addon'

const SIZES = { buf_size_preset: 4, drop_failed_exit: false, drop_unmatched: true }

function open(kind: Kind, kmod: Failure, ebpf: Failure) {
  const opened: (string | number)[] = []
  const told: string[] = []
  const attempt = (failure: Failure, ...what: (string | number)[]): Driver => {
    opened.push(...what)
    const preempted = failure === 'preempted'
    if (preempted || failure === 'works') return { kind: what[0], preempted } as unknown as Driver
    const { code, reason = '', detail = '' } = failure as Exclude<Failure, string>
    throw Object.assign(new Error('what the system says'), { code, reason, detail })
  }
  const config = {
    engine: { kind, kmod: SIZES, modern_ebpf: SIZES, replay: { capture_file: '' } },
  }
  try {
    const driver = openDriver(
      config,
      text => told.push(text),
      () => {
        if (kmod === 'no addon') throw new AddonMissing('the native addon is not built: oh')
        return {
          openModule: (path, bytes) => attempt(kmod, 'kmod', path, bytes),
          openEbpf: bytes => attempt(ebpf, 'modern_ebpf', bytes),
        }
      },
    )
    return { kind: driver.kind, opened, told, message: '' }
  } catch (error) {
    expect(error).toBeInstanceOf(DriverError)
    return { kind: undefined, opened, told, message: (error as Error).message }
  }
}

const MiB = 1 << 20

describe('a kind', () => {
  it('opens its driver, with rings of 8 MB by default', () => {
    expect(open('kmod', 'works', 'works').opened).toEqual(['kmod', '/dev/gyr', 8 * MiB])
    expect(open('modern_ebpf', 'works', 'works').opened).toEqual(['modern_ebpf', 8 * MiB])
    expect(open('ebpf', 'works', 'works').opened).toEqual(['modern_ebpf', 8 * MiB])
  })

  it('tries no other', () => {
    expect(open('kmod', { code: 'ENOENT' }, 'works').kind).toBeUndefined()
    expect(open('modern_ebpf', 'works', { reason: 'no-btf' }).kind).toBeUndefined()
  })
})

describe('auto', () => {
  it('prefers the module', () => {
    expect(open('auto', 'works', 'works').kind).toBe('kmod')
  })

  it('takes eBPF when no module is loaded, and says nothing', () => {
    expect(open('auto', { code: 'ENOENT' }, 'works')).toMatchObject({
      kind: 'modern_ebpf',
      told: [],
    })
  })

  it('says so when others may hide from eBPF', () => {
    const { kind, told } = open('auto', { code: 'ENOENT' }, 'preempted')
    expect(kind).toBe('modern_ebpf')
    expect(told.join()).toMatch(/preempted.*mount -t tracefs/)
    expect(open('modern_ebpf', 'works', 'preempted').told).toEqual(told)
  })

  it('says so when the module is there and cannot be used', () => {
    const { kind, told } = open('auto', { code: 'EBUSY' }, 'works')
    expect(kind).toBe('modern_ebpf')
    expect(told.join()).toMatch(/fuser.*eBPF driver is used instead/s)
  })

  it('gives both reasons when nothing works', () => {
    const { message } = open('auto', { code: 'ENOENT' }, { reason: 'no-btf' })
    expect(message).toContain('gyr driver build')
    expect(message).toContain('CONFIG_DEBUG_INFO_BTF')
    expect(message).toContain('gyr -e FILE')
  })

  it('gives the one reason when the addon is missing', () => {
    const { message } = open('auto', 'no addon', 'works')
    expect(message).toContain('npm run build:native')
    expect(message).not.toContain('\n')
  })
})

describe('messages', () => {
  const module: [Exclude<Failure, string>, RegExp][] = [
    [{ code: 'ENOENT' }, /not loaded.*gyr driver build.*gyr driver load/],
    [{ code: 'EACCES' }, /as root/],
    [{ code: 'EPERM' }, /as root/],
    [{ code: 'EBUSY' }, /another program.*fuser/],
    [{ code: 'ENOMEM' }, /engine\.kmod\.buf_size_preset/],
    [{ code: 'ENOTTY' }, /not that of the gyr module/],
    [{ reason: 'other-version', detail: 'module 0.1 has schema x' }, /module 0\.1.*unload/],
    [{ code: 'EIO' }, /what the system says/],
  ]
  it.each(module)('module: %j', (failure, expected) => {
    expect(open('kmod', failure, 'works').message).toMatch(expected)
  })

  const ebpf: [Exclude<Failure, string>, RegExp][] = [
    [{ reason: 'no-btf' }, /BTF.*engine\.kind=kmod/],
    [{ reason: 'old-kernel' }, /too old.*engine\.kind=kmod/],
    [{ reason: 'no-capability' }, /CAP_BPF and CAP_PERFMON/],
    [{ reason: 'lockdown' }, /lockdown=integrity/],
    [{ reason: 'no-memory', code: 'ENOMEM' }, /engine\.modern_ebpf\.buf_size_preset/],
    [{ reason: 'refused', detail: 'R1 invalid mem access' }, /report this[\s\S]*R1 invalid/],
  ]
  it.each(ebpf)('eBPF: %j', (failure, expected) => {
    expect(open('modern_ebpf', 'works', failure).message).toMatch(expected)
  })
})
