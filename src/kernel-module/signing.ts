// SPDX-License-Identifier: Apache-2.0
// Signatures of the module: whether the kernel asks for one, with which key, and how the machine learns to
// trust that key.
import { type Host, headersOf, lastLines, ModuleError } from './host.ts'

/** Paths of files; a key may also be a PKCS#11 URI. */
export interface SigningKey {
  readonly key: string
  readonly certificate: string
}

const SECURE_BOOT = '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c'
const SIG_ENFORCE = '/sys/module/module/parameters/sig_enforce'

/** Where DKMS, and shim's tools on Debian and Ubuntu, keep the key of this machine. */
const KNOWN_KEYS: readonly SigningKey[] = [
  { key: '/var/lib/dkms/mok.key', certificate: '/var/lib/dkms/mok.pub' },
  {
    key: '/var/lib/shim-signed/mok/MOK.priv',
    certificate: '/var/lib/shim-signed/mok/MOK.der',
  },
]
/** The one that is proposed when there is none. */
const NEW_KEY = KNOWN_KEYS[1] as SigningKey

export function secureBoot(host: Host): boolean {
  return host.read(SECURE_BOOT).endsWith('\u0001')
}

export function lockdown(host: Host): string {
  return /\[(\w+)\]/.exec(host.read('/sys/kernel/security/lockdown'))?.[1] ?? 'none'
}

/** Why the kernel takes signed modules only; undefined: it takes others too. */
export function signatureDemand(host: Host): string | undefined {
  if (secureBoot(host)) return 'Secure Boot is on'
  if (host.read(SIG_ENFORCE).startsWith('Y')) return 'module.sig_enforce is set'
  const level = lockdown(host)
  return level === 'none' ? undefined : `the kernel is locked down (${level})`
}

/** The key of this machine, if it has one. */
export function machineKey(host: Host): SigningKey | undefined {
  return KNOWN_KEYS.find(({ key, certificate }) => host.exists(key) && host.exists(certificate))
}

/** '' for a module without a signature. `module`: a file, or the name of an installed one. */
export function signerOf(host: Host, module: string): string {
  const { status, output } = host.run('modinfo', ['-F', 'signer', module])
  return status === 0 ? output.trim() : ''
}

/** As the kernel was configured for its own modules. */
function hashOf(host: Host): string {
  const config = host.read(`${headersOf(host)}/.config`)
  return /^CONFIG_MODULE_SIG_HASH="(\w+)"$/m.exec(config)?.[1] ?? 'sha512'
}

export function signModule(host: Host, file: string, { key, certificate }: SigningKey): void {
  const missing = [key, certificate].find(path => !path.startsWith('pkcs11:') && !host.exists(path))
  if (missing !== undefined) {
    throw new ModuleError(`the module is built but not signed: no such file: ${missing}`)
  }
  const tool = `${headersOf(host)}/scripts/sign-file`
  const program = host.exists(tool) ? tool : 'kmodsign'
  if (program !== tool && !host.has(program)) {
    throw new ModuleError(
      `the module is built but not signed: ${tool} is missing; install the headers of kernel ${host.release} again`,
    )
  }
  const result = host.run(program, [hashOf(host), key, certificate, file])
  if (result.status === 0) return
  throw new ModuleError(
    `the module is built but not signed: ${program} failed; for a key with a password set KBUILD_SIGN_PIN\n${lastLines(result.output, 5)}`,
  )
}

function isEnrolled(host: Host, certificate: string): boolean {
  // Its exit status means the opposite in some versions.
  return /already enrolled/i.test(host.run('mokutil', ['--test-key', certificate]).output)
}

const TRUST = (certificate: string): readonly string[] => [
  `mokutil --import ${certificate}   # asks for a password of your choice`,
  'reboot   # in the blue screen: Enroll MOK, Continue, Yes, the password, Reboot',
]

const steps = (commands: readonly string[]): string =>
  commands.map(command => `\n  ${command}`).join('')

/** What is left to do, once, before the kernel takes a module signed with this key; '' for nothing. */
export function enrolment(host: Host, { certificate }: SigningKey): string {
  const why = signatureDemand(host)
  if (why === undefined || isEnrolled(host, certificate)) return ''
  return `${why}: the machine must trust the key, once:${steps([...TRUST(certificate), 'gyr driver load'])}`
}

/** From no signature to a module that loads. */
export function signingSteps(host: Host): string {
  const known = machineKey(host)
  if (known !== undefined) {
    const trust = isEnrolled(host, known.certificate) ? [] : TRUST(known.certificate)
    return steps(['gyr driver build', ...trust, 'gyr driver load'])
  }
  const { key, certificate } = NEW_KEY
  return steps([
    `mkdir -p ${key.slice(0, key.lastIndexOf('/'))}`,
    `openssl req -new -x509 -newkey rsa:2048 -nodes -days 36500 -subj "/CN=module signing key/" -keyout ${key} -outform DER -out ${certificate}`,
    `chmod 600 ${key}`,
    'gyr driver build',
    ...TRUST(certificate),
    'gyr driver load',
  ])
}
