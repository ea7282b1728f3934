// SPDX-License-Identifier: Apache-2.0
// Reads the configuration: the main file, the files it names, then `-o` options. Without a file the
// built-in defaults hold. Never throws for what a user wrote: that ends up in the issues.
import { readdirSync, statSync } from 'node:fs'
import { normalize, resolve } from 'node:path'
import type { Source } from '../diagnostics/diagnostic.ts'
import type { Config } from './config.ts'
import { crossCheck } from './cross-checks.ts'
import { type Environment, expandAll } from './environment.ts'
import { fingerprint } from './fingerprint.ts'
import { ConfigIssues, wholeOf } from './issues.ts'
import { type Plain, parseKeyPath, type Step } from './key-path.ts'
import { type Layer, Layers, type Strategy } from './layers.ts'
import { readDocument } from './read-document.ts'
import { CONFIG_SCHEMA } from './schema.ts'
import { type Locate, type SettleContext, settle } from './settle.ts'

/** Tried in this order when no file is named. */
export const DEFAULT_CONFIG_PATHS: readonly string[] = [
  '/etc/gyr/gyr.yaml',
  '/etc/falco/falco.yaml',
]

export interface LoadConfigOptions {
  /** The file of `-c`; without it the first of `defaultPaths` that exists, if any. */
  readonly path?: string | undefined
  readonly defaultPaths?: readonly string[]
  /** The texts of `-o`, in order. */
  readonly overrides?: readonly string[]
  readonly environment?: Environment
  /** Where relative names in `config_files` begin; else where the program was started. */
  readonly directory?: string
}

export interface LoadedConfig {
  readonly config: Config
  /** The files that were read, the main one first; none: built-in defaults. */
  readonly files: readonly string[]
  /** What it was read from, folders of files included, whether they are there or not. */
  readonly places: readonly string[]
  /** Of the places, as they were read. */
  readonly fingerprint: string
  readonly issues: ConfigIssues
  readonly locate: Locate
  /** All files and options laid over each other, as they are written: unknown keys included. */
  readonly values: Readonly<Record<string, Plain>>
}

/** `rules_file` is read here and nowhere else. */
type SettledConfig = Config & { rules_file: readonly string[] }

interface Override {
  readonly steps: readonly Step[]
  readonly value: string
  readonly source: Source
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function parseOverrides(texts: readonly string[], issues: ConfigIssues): Override[] {
  const overrides: Override[] = []
  for (const text of texts) {
    const source = { name: '-o', text }
    const equals = text.indexOf('=')
    if (equals < 0) {
      issues.report('CONFIG_ERR_OPTION', wholeOf(source), 'expected key=value')
      continue
    }
    const steps = parseKeyPath(text.slice(0, equals).trim())
    if (typeof steps === 'string') issues.report('CONFIG_ERR_OPTION', wholeOf(source), steps)
    else overrides.push({ steps, value: text.slice(equals + 1).trim(), source })
  }
  return overrides
}

/** A value in braces is a mapping, everything else is text (the schema gives it a type). */
async function overrideValue(text: string): Promise<Plain> {
  if (!text.startsWith('{') || !text.endsWith('}')) return text
  try {
    return JSON.parse(text) as Plain
  } catch {
    const { parse } = await import('yaml')
    try {
      return parse(text) as Plain
    } catch {
      return text
    }
  }
}

interface Reading {
  readonly environment: Environment
  readonly issues: ConfigIssues
  /** What was read, by normal path. */
  readonly read: Map<string, string>
}

async function readLayer(
  path: string,
  { environment, issues, read }: Reading,
): Promise<Layer | undefined> {
  const layer = await readDocument(path, issues)
  if (layer === undefined) return undefined
  read.set(normalize(path), layer.source.text)
  return { ...layer, values: expandAll(layer.values, environment) as Layer['values'] }
}

interface Include {
  readonly path: string
  readonly strategy: Strategy
}

const STRATEGIES: readonly string[] = ['append', 'override', 'add-only']

function toIncludes(value: Plain | undefined, wrong?: (message: string) => void): Include[] {
  const items = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
  return items.flatMap((item): Include[] => {
    if (typeof item === 'string') return item === '' ? [] : [{ path: item, strategy: 'append' }]
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return []
    const { path, strategy = 'append' } = item
    if (typeof path !== 'string') return []
    if (STRATEGIES.includes(String(strategy))) return [{ path, strategy: strategy as Strategy }]
    wrong?.(
      `strategy ${JSON.stringify(strategy)} is none of ${STRATEGIES.join(', ')}: append is used`,
    )
    return [{ path, strategy: 'append' }]
  })
}

/** The files behind an entry of `config_files`; a missing one is skipped. */
function filesOf(path: string): string[] {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined) return []
  if (!entry.isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .map(name => `${path.replace(/\/$/, '')}/${name}`)
    .filter(isFile)
}

async function includeFiles(
  layers: Layers,
  main: string | undefined,
  reading: Reading,
  directory: string | undefined,
): Promise<string[]> {
  const { issues } = reading
  const files: string[] = []
  const wrong = (message: string): void =>
    issues.report('CONFIG_WRONG_TYPE', layers.locate(['config_files']), message)
  for (const { path, strategy } of toIncludes(layers.values['config_files'], wrong)) {
    for (const file of filesOf(directory === undefined ? path : resolve(directory, path))) {
      if (main !== undefined && resolve(file) === resolve(main)) {
        issues.report(
          'CONFIG_ERR_INCLUDE',
          layers.locate(['config_files']),
          `${file} includes itself`,
        )
        continue
      }
      const layer = await readLayer(file, reading)
      if (layer === undefined) continue
      if (Object.hasOwn(layer.values, 'config_files')) {
        const message = 'config_files is only allowed in the main configuration file'
        issues.report('CONFIG_ERR_INCLUDE', wholeOf(layer.source), message)
        continue
      }
      layers.add(layer, strategy)
      files.push(file)
    }
  }
  return files
}

export async function loadConfig(options: LoadConfigOptions = {}): Promise<LoadedConfig> {
  const { environment = process.env, defaultPaths = DEFAULT_CONFIG_PATHS } = options
  const issues = new ConfigIssues()
  const reading: Reading = { environment, issues, read: new Map() }
  const overrides = parseOverrides(options.overrides ?? [], issues)
  const path = options.path ?? defaultPaths.find(isFile)
  const files: string[] = []
  const layers = new Layers()
  if (path !== undefined) {
    const layer = await readLayer(path, reading)
    if (layer !== undefined) {
      layers.add(layer, 'append')
      files.push(path)
    }
  }
  const isInclude = ({ steps }: Override): boolean => {
    const [first] = steps
    return typeof first === 'object' && 'key' in first && first.key === 'config_files'
  }
  for (const override of overrides.filter(isInclude)) {
    layers.override(override.steps, await overrideValue(override.value), override.source)
  }
  files.push(...(await includeFiles(layers, path, reading, options.directory)))
  for (const override of overrides.filter(item => !isInclude(item))) {
    layers.override(override.steps, await overrideValue(override.value), override.source)
  }
  const context: SettleContext = {
    issues,
    locate: (at, key) => layers.locate(at, key),
    fromFile: path !== undefined,
  }
  const settled = settle(CONFIG_SCHEMA, layers.values, [], context) as SettledConfig
  crossCheck(settled, layers.values, context)
  const { rules_file: old, ...config } = settled
  const rulesFiles = config.rules_files.length > 0 ? config.rules_files : old
  const included = toIncludes(layers.values['config_files']).map(include => include.path)
  const places = [...(path === undefined ? [] : [path]), ...included]
  return {
    config: { ...config, rules_files: rulesFiles },
    files,
    places,
    fingerprint: fingerprint(places, reading.read),
    issues,
    locate: context.locate,
    values: layers.values,
  }
}
