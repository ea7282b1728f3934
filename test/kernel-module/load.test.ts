// SPDX-License-Identifier: Apache-2.0
// `gyr driver load` and `unload`: every refusal of the kernel has its reason and its remedy.
import { describe, expect, it } from 'vitest'
import { loadModule, unloadModule } from '../../src/kernel-module/load.ts'
import {
  BUILT,
  DKMS_KEY,
  failure,
  LOCKED,
  machine,
  type Parts,
  RELEASE,
  SECURE_BOOT,
  SIG_ENFORCE,
} from './machine.ts'

const NOT_INSTALLED = { 'modinfo gyr': 'modinfo: ERROR: Module gyr not found.' }
const LOADED = { '/sys/module/gyr': '' }

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
    const host = machine({ files: LOADED })
    expect(loadModule(host)).toContain('already')
    expect(host.done).toEqual([])
  })

  it('needs root, and a build first', () => {
    expect(failure(() => loadModule(machine({ isRoot: false })))).toContain('as root')
    const host = machine({ fails: NOT_INSTALLED })
    const message = failure(() => loadModule(host))
    expect(message).toContain(`there is no module for kernel ${RELEASE}`)
    expect(message).toContain('gyr driver build')
  })

  const REJECTED = 'modprobe: ERROR: could not insert: Key was rejected by service'
  const DENIED = 'insmod: ERROR: could not insert module: Operation not permitted'
  const signed = { 'modinfo -F signer': 'me\n' }
  const refusals: [string, string, Parts, string[]][] = [
    [
      'no signature under Secure Boot, no key',
      REJECTED,
      { files: SECURE_BOOT },
      ['Secure Boot is on', 'not signed', 'openssl req', 'mokutil --import', 'modern_ebpf'],
    ],
    [
      'no signature, a key',
      REJECTED,
      { files: { ...SIG_ENFORCE, ...DKMS_KEY } },
      ['module.sig_enforce is set', 'gyr driver build', 'mokutil --import /var/lib/dkms/mok.pub'],
    ],
    [
      'a key that is not enrolled',
      'modprobe: ERROR: could not insert: Required key not available',
      { files: { ...SECURE_BOOT, ...DKMS_KEY }, says: signed },
      ['does not trust', '"me"', 'mokutil --import /var/lib/dkms/mok.pub', 'Enroll MOK'],
    ],
    [
      'a key of somebody else',
      REJECTED,
      { files: SECURE_BOOT, says: signed },
      ['does not trust', 'mokutil --import CERTIFICATE'],
    ],
    [
      'another kernel',
      'insmod: ERROR: Invalid module format',
      { says: { dmesg: '[    1.5] gyr: version magic "5.10 SMP" should be "6.1 SMP"\n' } },
      [
        `another kernel than ${RELEASE}`,
        'gyr driver build',
        'kernel: gyr: version magic "5.10 SMP"',
      ],
    ],
    ['lockdown', DENIED, { files: LOCKED }, ['locked down (integrity)', 'not signed']],
    [
      'no more modules',
      DENIED,
      { files: { '/proc/sys/kernel/modules_disabled': '1\n' } },
      ['kernel.modules_disabled', 'Reboot', 'modern_ebpf'],
    ],
    ['a container', DENIED, {}, ['on the host', 'engine.kind=modern_ebpf']],
    ['old kernels', 'insmod: ERROR: Unknown symbol in module', {}, ['this kernel lacks']],
    ['no modules', 'insmod: ERROR: Function not implemented', {}, ['takes no modules']],
    ['no memory', 'insmod: ERROR: Cannot allocate memory', {}, ['not enough memory']],
    ['anything else', 'insmod: ERROR: strange', {}, ['could not be loaded']],
  ]
  it.each(refusals)('%s', (_, output, parts, texts) => {
    const message = failure(() => loadModule(machine({ ...parts, fails: { modprobe: output } })))
    for (const text of texts) expect(message).toContain(text)
    expect(message).toContain(output)
  })
})

describe('unload', () => {
  it('removes the module', () => {
    const host = machine({ files: LOADED })
    unloadModule(host)
    expect(host.done).toEqual(['rmmod gyr'])
    expect(unloadModule(machine({}))).toContain('not loaded')
    expect(failure(() => unloadModule(machine({ isRoot: false })))).toContain('as root')
  })

  it('says who is in the way', () => {
    const users = ['node (pid 12)', 'cat (pid 7)']
    const fails = { rmmod: 'rmmod: ERROR: Module gyr is in use' }
    const message = failure(() => unloadModule(machine({ files: LOADED, users, fails })))
    expect(message).toContain('in use')
    expect(message).toContain('node (pid 12), cat (pid 7)')
  })
})
