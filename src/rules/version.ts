// SPDX-License-Identifier: Apache-2.0
// Versions that rule files may require: of the rule engine and of plugins.

export type Version = readonly [major: number, minor: number, patch: number]

/** The version of the rule language that gyr offers; that of Falco 0.44.1. */
export const ENGINE_VERSION = '0.62.0'

/** Plugins whose fields and events gyr offers by itself. */
export const BUILT_IN_PLUGINS: readonly PluginVersion[] = [{ name: 'container', version: '0.7.1' }]

export type PluginVersion = { readonly name: string; readonly version: string }

/** "x.y.z", nothing else. */
export function parseVersion(text: string): Version | undefined {
  const found = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+][0-9A-Za-z.+-]*)?$/.exec(text)
  return found === null ? undefined : [Number(found[1]), Number(found[2]), Number(found[3])]
}

export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

/** Same major version, and at least as new as required. */
export function satisfies(running: Version, required: Version): boolean {
  return running[0] === required[0] && compareVersions(running, required) >= 0
}

/** `required_engine_version` as written: a bare number N means 0.N.0. */
export function parseEngineVersion(text: string): string | undefined {
  if (/^\d{1,9}$/.test(text)) return `0.${Number(text)}.0`
  return parseVersion(text) === undefined ? undefined : text
}

/** Any one of the alternatives must be loaded in a fitting version; returns what is wrong. */
export function pluginFault(
  alternatives: readonly PluginVersion[],
  loaded: readonly PluginVersion[],
): string | undefined {
  for (const required of alternatives) {
    const plugin = loaded.find(candidate => candidate.name === required.name)
    if (plugin === undefined) continue
    const running = parseVersion(plugin.version)
    const wanted = parseVersion(required.version)
    if (running === undefined) {
      return `Plugin '${plugin.name}' has invalid version string '${plugin.version}'`
    }
    if (wanted !== undefined && satisfies(running, wanted)) return undefined
    return `Plugin '${plugin.name}' version '${plugin.version}' is not compatible with required plugin version '${required.version}'`
  }
  const names = alternatives.map(required => `${required.name} (>= ${required.version})`).join(', ')
  return `Plugin requirement not satisfied, must load one of: ${names}`
}
