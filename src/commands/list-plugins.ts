// SPDX-License-Identifier: Apache-2.0
// `--list-plugins`: what others load as plugins and gyr has built in, in Falco's form.
import { BUILT_IN_PLUGINS } from '../rules/version.ts'

export function listPlugins(): string {
  const blocks = BUILT_IN_PLUGINS.map(({ name, version }) =>
    [
      `Name: ${name}`,
      'Description: built in',
      'Contact: gyr',
      `Version: ${version}`,
      'Capabilities:',
      '  - Field Extraction',
      '  - Event Parsing',
      '  - Async Events',
      '',
      '',
    ].join('\n'),
  )
  return `${blocks.length} Plugins Loaded:\n\n${blocks.join('')}`
}
