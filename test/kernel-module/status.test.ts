// SPDX-License-Identifier: Apache-2.0
// `gyr driver status` needs no root and says what each driver lacks.
import { expect, it } from 'vitest'
import { moduleStatus } from '../../src/kernel-module/status.ts'
import { BUILT, HEADERS, LOCKED, machine, PATHS, SECURE_BOOT } from './machine.ts'

const NOT_INSTALLED = { 'modinfo gyr': 'not found' }
const LOADED = { '/sys/module/gyr': '', '/sys/module/gyr/version': '1.2.3\n' }

const line = (text: string, name: string): string =>
  text
    .split('\n')
    .find(each => each.startsWith(`${name}:`))
    ?.slice(16) ?? ''

it('says what is there and what is not', () => {
  const host = machine({
    isRoot: false,
    files: {
      ...LOCKED,
      '/sys/module/gyr': '',
      '/sys/module/gyr/version': '1.0.0\n',
      '/etc/os-release': 'ID=debian',
      '/sys/kernel/btf/vmlinux': '',
    },
    fails: NOT_INSTALLED,
  })
  const text = moduleStatus(host, PATHS)
  expect(line(text, 'module loaded')).toContain('version 1.0.0; this is gyr 1.2.3')
  expect(line(text, 'module usable')).toBe('only root can tell')
  expect(line(text, 'kernel headers')).toMatch(/^no; install with: apt-get/)
  expect(line(text, 'lockdown')).toBe('integrity')
  expect(line(text, 'eBPF driver')).toBe('the kernel has BTF')
})

it('tells whether the module that is loaded is of use', () => {
  const status = (parts: Parameters<typeof machine>[0]): string =>
    line(moduleStatus(machine({ files: LOADED, ...parts }), PATHS), 'module usable')
  expect(status({})).toBe('yes')
  expect(status({ users: ['node (pid 5)'] })).toBe('yes, it is read by node (pid 5)')
  const other = 'kernel module: module 1.2.3 has interface 3 and schema 00, this program 3 and 01'
  expect(status({ refusal: other })).toBe(`no: ${other}`)
})

it('tells whose signature the module has, and when it needs one', () => {
  const signature = (parts: Parameters<typeof machine>[0]): string =>
    line(moduleStatus(machine(parts), PATHS), 'signature')
  const files = { ...HEADERS, [BUILT]: '' }
  expect(signature({ files, fails: NOT_INSTALLED })).toBe('none, and none is needed')
  expect(signature({ files: { ...files, ...SECURE_BOOT }, fails: NOT_INSTALLED })).toBe(
    'none, but needed: Secure Boot is on',
  )
  expect(signature({ files, says: { 'modinfo -F signer': 'me\n' } })).toBe('"me"')
})

it('tells what the eBPF driver lacks', () => {
  const btf = { '/sys/kernel/btf/vmlinux': '' }
  const locked = { '/sys/kernel/security/lockdown': 'none integrity [confidentiality]\n' }
  const ebpf = (parts: Parameters<typeof machine>[0]): string =>
    line(moduleStatus(machine(parts), PATHS), 'eBPF driver')
  expect(ebpf({ files: btf })).toBe('the kernel has BTF')
  expect(ebpf({})).toBe('no: the kernel has no BTF')
  expect(ebpf({ files: { ...btf, ...locked } })).toContain('locked down')
  for (const release of ['5.10.0-8', '5.16.9', '4.19']) {
    expect(ebpf({ files: btf, release })).toBe('no: it needs kernel 5.17')
  }
  for (const release of ['5.17.0', '6.1.0-9', '7.3']) {
    expect(ebpf({ files: btf, release })).toBe('the kernel has BTF')
  }
})
