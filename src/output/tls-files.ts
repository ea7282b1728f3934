// SPDX-License-Identifier: Apache-2.0
// Certificates named by the configuration, read. A file that cannot be read or holds none is told at
// start: an output that cannot trust its server would lose every alert later.
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OutputError } from './output.ts'

export interface TlsSettings {
  readonly insecure: boolean
  readonly ca_cert: string
  readonly ca_bundle: string
  readonly ca_path: string
  readonly mtls: boolean
  readonly client_cert: string
  readonly client_key: string
}

export interface TlsMaterial {
  readonly ca?: readonly string[]
  readonly cert?: string
  readonly key?: string
  readonly rejectUnauthorized: boolean
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g

function read(key: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new OutputError(`${key}: ${(error as Error).message}`, { cause: error })
  }
}

function certificatesIn(key: string, path: string): string[] {
  const found = read(key, path).match(CERTIFICATE)
  if (found === null) throw new OutputError(`${key}: ${path} holds no PEM certificate`)
  return [...found]
}

/** A directory of authorities; the one file that holds all of them is quicker to read. */
function authoritiesIn(folder: string): string[] | undefined {
  const bundle = join(folder, 'ca-certificates.crt')
  if (existsSync(bundle)) return readFileSync(bundle, 'utf8').match(CERTIFICATE) ?? undefined
  if (!existsSync(folder)) return undefined
  const names = readdirSync(folder).filter(name => /\.(?:pem|crt|cer|\d)$/.test(name))
  const all = names.flatMap(
    name => readFileSync(join(folder, name), 'utf8').match(CERTIFICATE) ?? [],
  )
  return all.length > 0 ? [...new Set(all)] : undefined
}

function authorities(prefix: string, settings: TlsSettings): readonly string[] | undefined {
  const { ca_cert, ca_bundle, ca_path } = settings
  if (ca_cert !== '') return certificatesIn(`${prefix}.ca_cert`, ca_cert)
  if (ca_bundle !== '') return certificatesIn(`${prefix}.ca_bundle`, ca_bundle)
  // Undefined: the authorities that come with Node.
  return ca_path === '' ? undefined : authoritiesIn(ca_path)
}

function checkPair(prefix: string, cert: string, key: string): void {
  let fits: boolean
  try {
    const own = createPublicKey(createPrivateKey(key)).export({ type: 'spki', format: 'pem' })
    const shown = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'pem' })
    fits = own === shown
  } catch (error) {
    throw new OutputError(`${prefix}.client_cert, client_key: ${(error as Error).message}`, {
      cause: error,
    })
  }
  if (!fits) throw new OutputError(`${prefix}.client_key is not the key of client_cert`)
}

/** `prefix` is the section of the configuration, for messages; throws OutputError. */
export function readTls(prefix: string, settings: TlsSettings): TlsMaterial {
  const ca = authorities(prefix, settings)
  const rejectUnauthorized = !settings.insecure
  const trust = ca === undefined ? { rejectUnauthorized } : { ca, rejectUnauthorized }
  if (!settings.mtls) return trust
  const cert = certificatesIn(`${prefix}.client_cert`, settings.client_cert).join('\n')
  const key = read(`${prefix}.client_key`, settings.client_key)
  checkPair(prefix, cert, key)
  return { ...trust, cert, key }
}
