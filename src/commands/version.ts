// SPDX-License-Identifier: Apache-2.0
// `--version`: a block of text, or JSON with json_output.
import { versions } from '../version.ts'

export function versionText(json: boolean): string {
  const info = versions()
  if (json) return `${JSON.stringify(info)}\n`
  return [
    `gyr version:   ${info.gyr_version}`,
    `Falco version: ${info.falco_version} (compatible)`,
    `Engine:        ${info.engine_version_semver}`,
    `Schema:        ${info.driver_schema_version} (${info.schema_hash})`,
    `ABI:           ${info.abi_version}`,
    '',
  ].join('\n')
}
