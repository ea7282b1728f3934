// SPDX-License-Identifier: Apache-2.0
// The version of this program and of everything it speaks, for `--version` and `--support`.
import { readFileSync } from 'node:fs'
import { packagePath } from './package-path.ts'
import { ENGINE_VERSION } from './rules/version.ts'
import { SCHEMA_HASH } from './schema/generated/schema-hash.ts'
import { ABI_VERSION } from './schema/layout.ts'

/** The event schema of the capture format. */
export const EVENT_SCHEMA_VERSION = '4.5.1'

// The parts of that Falco, under the names that tools ask for.
const FALCO_PARTS = {
  driver_api_version: '10.1.0',
  default_driver_version: '10.2.0+driver',
  libs_version: '0.25.4',
  plugin_api_version: '3.12.0',
} as const

export function gyrVersion(): string {
  const text = readFileSync(packagePath('package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

export interface Versions {
  readonly gyr_version: string
  /** The Falco version whose behaviour this program follows; tools look for it. */
  readonly falco_version: string
  readonly engine_version: string
  readonly engine_version_semver: string
  readonly driver_schema_version: string
  readonly driver_api_version: string
  readonly default_driver_version: string
  readonly libs_version: string
  readonly plugin_api_version: string
  readonly abi_version: string
  readonly schema_hash: string
}

export function versions(): Versions {
  return {
    gyr_version: gyrVersion(),
    falco_version: '0.44.1',
    engine_version: ENGINE_VERSION.split('.')[1] as string,
    engine_version_semver: ENGINE_VERSION,
    driver_schema_version: EVENT_SCHEMA_VERSION,
    ...FALCO_PARTS,
    abi_version: String(ABI_VERSION),
    schema_hash: SCHEMA_HASH.hex,
  }
}
