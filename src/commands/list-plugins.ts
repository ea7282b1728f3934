// SPDX-License-Identifier: Apache-2.0
// `--list-plugins`, `--plugin-info`: what others load as plugins and gyr has built in, in Falco's form.
import { BUILT_IN_PLUGINS } from '../rules/version.ts'

type Plugin = (typeof BUILT_IN_PLUGINS)[number]

function lines({ name, version }: Plugin): string[] {
  return [
    `Name: ${name}`,
    'Description: built in',
    'Contact: gyr',
    `Version: ${version}`,
    'Capabilities:',
    '  - Field Extraction',
    '  - Event Parsing',
    '  - Async Events',
    '',
  ]
}

export function listPlugins(): string {
  const blocks = BUILT_IN_PLUGINS.map(plugin => `${lines(plugin).join('\n')}\n`)
  return `${blocks.length} Plugins Loaded:\n\n${blocks.join('')}`
}

/** `--plugin-info`; undefined for one that is not there. */
export function pluginInfo(name: string): string | undefined {
  const plugin = BUILT_IN_PLUGINS.find(candidate => candidate.name === name)
  if (plugin === undefined) return undefined
  return [
    ...lines(plugin),
    'Init config schema type: JSON',
    '{"type":["object","string","null"]}',
    '',
    'No suggested open params: it has no event source of its own',
    '',
  ].join('\n')
}

export function pluginNames(): string {
  return BUILT_IN_PLUGINS.map(({ name }) => name).join(', ')
}
