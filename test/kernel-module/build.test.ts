// SPDX-License-Identifier: Apache-2.0
// `gyr driver build` on machines of all kinds: what it runs, what it signs with, and what it says when
// something is missing.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildModule } from '../../src/kernel-module/build.ts'
import { packagePath } from '../../src/package-path.ts'
import { gyrVersion } from '../../src/version.ts'
import {
  BUILT,
  DKMS_KEY,
  FOLDER,
  failure,
  HEADERS,
  HEADERS_AT,
  machine,
  PATHS,
  type Parts,
  RELEASE,
  SECURE_BOOT,
  SIG_ENFORCE,
} from './machine.ts'

const WITH_DKMS = { files: HEADERS, programs: ['make', 'gcc', 'dkms'] }
const MAKE = [
  `copy /package/kmod ${FOLDER}`,
  `make -C ${FOLDER} KDIR=/lib/modules/${RELEASE}/build module`,
]
const SIGN_FILE = `${HEADERS_AT}/scripts/sign-file`
const signs = (line: string): boolean => line.startsWith(SIGN_FILE)

describe('dkms.conf', () => {
  it('has the version of the package', () => {
    const text = readFileSync(packagePath('kmod/dkms.conf'), 'utf8')
    expect(/^PACKAGE_VERSION="(.*)"$/m.exec(text)?.[1]).toBe(gyrVersion())
  })
})

describe('build', () => {
  it('uses make', () => {
    const host = machine({ files: HEADERS })
    expect(buildModule(host, PATHS)).toBe(`built ${BUILT}; load it with: gyr driver load`)
    expect(host.done.slice(0, 2)).toEqual(MAKE)
  })

  it('uses DKMS where it is installed', () => {
    const host = machine(WITH_DKMS)
    expect(buildModule(host, PATHS)).toContain('DKMS')
    expect(host.done.slice(0, 3)).toEqual([
      'dkms status -m gyr',
      'copy /package/kmod /usr/src/gyr-1.2.3',
      `dkms install --force gyr/1.2.3 -k ${RELEASE}`,
    ])
  })

  const statuses: [string, string][] = [
    ['of DKMS 3', `gyr/1.2.3, ${RELEASE}, x86_64: installed\ngyr/1.0.0, 5.10.0, x86_64: built\n`],
    ['of DKMS 2', `gyr, 1.0.0: added\ngyr, 1.2.3, ${RELEASE}, x86_64: installed\n`],
  ]
  it.each(statuses)(
    'builds the same version again and lets go of older ones: status %s',
    (_, text) => {
      const host = machine({ ...WITH_DKMS, says: { 'dkms status': text } })
      buildModule(host, PATHS)
      expect(host.done.filter(line => !line.startsWith('modinfo'))).toEqual([
        'dkms status -m gyr',
        'dkms remove gyr/1.2.3 --all',
        'copy /package/kmod /usr/src/gyr-1.2.3',
        `dkms install --force gyr/1.2.3 -k ${RELEASE}`,
        'dkms remove gyr/1.0.0 --all',
        'delete /usr/src/gyr-1.0.0',
      ])
    },
  )

  it('keeps older versions in DKMS when the new one cannot be built, and shows the log', () => {
    const log = '/var/lib/dkms/gyr/1.2.3/build/make.log'
    const host = machine({
      ...WITH_DKMS,
      files: { ...HEADERS, [log]: 'main.c:3: error: oh\n' },
      says: { 'dkms status': 'gyr/1.0.0, 5.10.0, x86_64: built\n' },
      fails: { 'dkms install': 'Error! Bad return status for module build' },
    })
    const message = failure(() => buildModule(host, PATHS))
    expect(message).toContain('Bad return status')
    expect(message).toContain('main.c:3: error: oh')
    expect(host.done).not.toContain('dkms remove gyr/1.0.0 --all')
  })

  it('wants the compiler that the kernel was built with', () => {
    const files = { ...HEADERS, [`${HEADERS_AT}/.config`]: 'CONFIG_CC_IS_CLANG=y\n' }
    expect(failure(() => buildModule(machine({ files }), PATHS))).toContain('clang and ld.lld')
    const host = machine({ files, programs: ['make', 'clang', 'ld.lld'] })
    expect(buildModule(host, PATHS)).toContain('built')
  })

  const missing: [string, Parts, string][] = [
    ['no root', { isRoot: false }, 'must be run as root'],
    [
      'no headers on Debian',
      { files: { '/etc/os-release': 'ID=debian\n' } },
      `apt-get install linux-headers-${RELEASE}`,
    ],
    [
      'no headers on Ubuntu',
      { files: { '/etc/os-release': 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n' } },
      `apt-get install linux-headers-${RELEASE}`,
    ],
    [
      'no headers on Rocky',
      { files: { '/etc/os-release': 'ID="rocky"\nID_LIKE="rhel centos fedora"\n' } },
      `dnf install kernel-devel-${RELEASE}`,
    ],
    ['no headers anywhere else', {}, `headers of kernel ${RELEASE} with your package manager`],
    ['no compiler', { files: HEADERS, programs: ['make'] }, 'gcc not found'],
    [
      'no compiler on Debian',
      { files: { ...HEADERS, '/etc/os-release': 'ID=debian\n' }, programs: [] },
      'make and gcc not found; install with: apt-get install build-essential',
    ],
    [
      'a compiler that fails',
      { files: HEADERS, fails: { make: 'main.c:3: error: oh' } },
      'main.c:3: error: oh',
    ],
  ]
  it.each(missing)('%s', (_, parts, text) => {
    expect(failure(() => buildModule(machine(parts), PATHS))).toContain(text)
  })
})

describe('signing', () => {
  const KEY = { key: '/k/my.key', certificate: '/k/my.der' }
  const files = {
    ...HEADERS,
    [SIGN_FILE]: '',
    [`${HEADERS_AT}/.config`]: 'CONFIG_MODULE_SIG_HASH="sha256"\n',
    '/k/my.key': '',
    '/k/my.der': '',
  }
  const signed = { 'modinfo -F signer': 'me\n' }

  it('takes the key that is given, and make even where DKMS is', () => {
    const host = machine({ files, programs: ['make', 'gcc', 'dkms'], says: signed })
    expect(buildModule(host, PATHS, KEY)).toContain('signed by "me"')
    expect(host.done.slice(0, 3)).toEqual([
      ...MAKE,
      `${SIGN_FILE} sha256 /k/my.key /k/my.der ${BUILT}`,
    ])
  })

  it('takes the key of the machine by itself', () => {
    const host = machine({ files: { ...files, ...DKMS_KEY }, says: signed })
    buildModule(host, PATHS)
    expect(host.done).toContain(
      `${SIGN_FILE} sha256 /var/lib/dkms/mok.key /var/lib/dkms/mok.pub ${BUILT}`,
    )
  })

  it('leaves out the signature where there is no key and none is asked for', () => {
    const host = machine({ files })
    buildModule(host, PATHS)
    expect(host.done.filter(signs)).toEqual([])
  })

  const faults: [string, Parts, string][] = [
    ['no such key', { files: { ...HEADERS, [SIGN_FILE]: '', '/k/my.der': '' } }, '/k/my.key'],
    [
      'no tool',
      { files: { ...HEADERS, '/k/my.key': '', '/k/my.der': '' } },
      'sign-file is missing',
    ],
    ['a bad key', { files, fails: { [SIGN_FILE]: 'At main.c:160: bad decrypt' } }, 'bad decrypt'],
  ]
  it.each(faults)('says so: %s', (_, parts, text) => {
    const message = failure(() => buildModule(machine(parts), PATHS, KEY))
    expect(message).toContain('built but not signed')
    expect(message).toContain(text)
  })

  it('says under Secure Boot how a key is made and enrolled', () => {
    const text = buildModule(machine({ files: { ...files, ...SECURE_BOOT } }), PATHS)
    expect(text).toContain('not signed: Secure Boot is on')
    expect(text.split('\n').slice(1)).toEqual([
      '  mkdir -p /var/lib/shim-signed/mok',
      '  openssl req -new -x509 -newkey rsa:2048 -nodes -days 36500 -subj "/CN=module signing key/" -keyout /var/lib/shim-signed/mok/MOK.priv -outform DER -out /var/lib/shim-signed/mok/MOK.der',
      '  chmod 600 /var/lib/shim-signed/mok/MOK.priv',
      '  gyr driver build',
      '  mokutil --import /var/lib/shim-signed/mok/MOK.der   # asks for a password of your choice',
      '  reboot   # in the blue screen: Enroll MOK, Continue, Yes, the password, Reboot',
      '  gyr driver load',
    ])
  })

  it('says how the key that DKMS made for itself is enrolled', () => {
    const said = `Signing key: /var/lib/dkms/mok.key\nPublic certificate (MOK): /var/lib/dkms/mok.pub\n`
    const host = machine({
      files: { ...files, ...SIG_ENFORCE },
      programs: ['make', 'gcc', 'dkms'],
      says: { 'dkms install': said, ...signed },
    })
    const text = buildModule(host, PATHS)
    expect(text).toContain('mokutil --import /var/lib/dkms/mok.pub')
    expect(text).toContain('module.sig_enforce is set')
  })

  it('leaves out what is done: the key is enrolled', () => {
    const host = machine({
      files: { ...files, ...SECURE_BOOT, ...DKMS_KEY },
      says: { ...signed, mokutil: '/var/lib/dkms/mok.pub is already enrolled\n' },
    })
    expect(buildModule(host, PATHS)).toBe(
      `built ${BUILT}, signed by "me"; load it with: gyr driver load`,
    )
  })
})
