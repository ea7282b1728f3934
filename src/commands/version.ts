// SPDX-License-Identifier: Apache-2.0
// `--version`: a block of text, or JSON with json_output. The line of Falco's version is the one that it followed;
// scripts read it, so it has nothing but the version.
import { versions } from '../version.ts'

export function versionText(json: boolean): string {
  const info = versions()
  if (json) return `${JSON.stringify(info)}\n`
  return [
    `gyr version:   ${info.gyr_version}`,
    `Falco version: ${info.falco_version}`,
    `Libs version:  ${info.libs_version}`,
    `Plugin API:    ${info.plugin_api_version}`,
    `Engine:        ${info.engine_version_semver}`,
    'Driver:',
    `  API version:    ${info.driver_api_version}`,
    `  Schema version: ${info.driver_schema_version}`,
    `  Default driver: ${info.default_driver_version}`,
    `ABI:           ${info.abi_version} (schema ${info.schema_hash})`,
    '',
  ].join('\n')
}
