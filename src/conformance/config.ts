// SPDX-License-Identifier: Apache-2.0
// Conformance of the configuration: config.jsonl. Cases look at the plain values of files and options, and
// at what the program makes of them, which falco-config.ts names as they do.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { expandAll } from '../config/environment.ts'
import { type Plain, parseKeyPath, type Step, setAt } from '../config/key-path.ts'
import { type LoadedConfig, loadConfig } from '../config/load.ts'
import { ruleCapturePath } from '../source/rule-capture.ts'
import { falcoConfig } from './falco-config.ts'
import { at } from './json-path.ts'
import { type Handler, notApplicable, type Outcome, type Row, verdict } from './suite.ts'
import { below, withFolder, writeBelow } from './temporary-folder.ts'

type CaseStep = { readonly op: string; readonly [key: string]: unknown }

/** What the steps of a case work on. */
interface State {
  readonly folder: string
  readonly environment: Record<string, string>
  values: Plain
  loaded: LoadedConfig | undefined
}

/** A step the program has nothing for; the whole case is left out. */
class NotThere extends Error {}

export const config: Handler = {
  applies: () => true,
  run: (row, dir) => withFolder(folder => runCase(row, dir, folder)),
}

async function runCase(row: Row, dir: string, folder: string): Promise<Outcome> {
  const state: State = { folder, environment: {}, values: {}, loaded: undefined }
  const faults: string[] = []
  try {
    for (const [index, step] of (row['steps'] as readonly CaseStep[]).entries()) {
      const fault = await runStep(step, state, dir)
      if (fault !== undefined) faults.push(`step ${index}: ${fault}`)
    }
  } catch (error) {
    if (error instanceof NotThere) return notApplicable(error.message)
    throw error
  }
  return verdict(faults)
}

const STEPS: Readonly<
  Record<
    string,
    (step: CaseStep, state: State, dir: string) => Promise<string | undefined> | string | undefined
  >
> = {
  write_file: (step, state) => {
    writeBelow(state.folder, nameIn(step['path'], state), placed(step['content'], state))
    return undefined
  },
  mkdir: (step, state) => {
    mkdirSync(below(state.folder, nameIn(step['path'], state)), { recursive: true })
    return undefined
  },
  setenv: (step, state) => {
    state.environment[String(step['name'])] = String(step['value'])
    return undefined
  },
  load_config_file: (step, state, dir) => loadFile(step, state, dir),
  load_config_content: (step, state) => {
    const path = writeBelow(state.folder, 'content.yaml', placed(step['content'], state))
    return load(path, step, state)
  },
  load_yaml_content: (step, state) => loadText(step, state),
  set: (step, state) => {
    state.values = setAt(state.values, stepsOf(step['key']), step['value'] as Plain)
    return undefined
  },
  clear: (_, state) => {
    state.values = {}
    return undefined
  },
  check: (step, state) => check(step, state),
}

function runStep(step: CaseStep, state: State, dir: string): Promise<string | undefined> {
  const run = Object.hasOwn(STEPS, step.op) ? STEPS[step.op] : undefined
  if (run === undefined) throw new NotThere(`have a step "${step.op}" that nothing runs yet`)
  return Promise.resolve(run(step, state, dir))
}

function placed(text: unknown, { folder }: State): string {
  return String(text).replaceAll('{TMP}', folder).replaceAll('{CWD}', folder)
}

/** Below the folder of the case. */
function nameIn(path: unknown, state: State): string {
  return String(path).replace(/^\{(?:TMP|CWD)\}\/?/, '') || state.folder
}

async function loadFile(step: CaseStep, state: State, dir: string): Promise<string | undefined> {
  const name = nameIn(step['path'], state)
  const own = below(state.folder, name)
  if (existsSync(own)) return load(own, step, state)
  const shared = join(dir, 'files', name)
  if (!existsSync(shared)) throw new NotThere(`need a file ${name} that is not in the folder`)
  return load(shared, step, state)
}

/** YAML alone, with no look at what the keys are. */
function loadText(step: CaseStep, state: State): string | undefined {
  const document = parseDocument(placed(step['content'], state))
  const fails = step['expect_ok'] === false || step['expect_error'] === true
  const [error] = document.errors
  if (error !== undefined) return fails ? undefined : error.message
  if (fails) return 'is good YAML'
  state.values = expandAll(document.toJS() as Plain, state.environment)
  return undefined
}

async function load(path: string, step: CaseStep, state: State): Promise<string | undefined> {
  const overrides = ((step['options'] ?? []) as readonly string[]).map(text => placed(text, state))
  const { environment, folder: directory } = state
  state.loaded = await loadConfig({ path, overrides, environment, directory })
  state.values = state.loaded.values as Plain
  const { ok, all } = state.loaded.issues
  if (ok === step['expect_ok'] || step['expect_ok'] === undefined) return undefined
  return `ok is ${ok}: ${JSON.stringify(all.map(issue => issue.message))}`
}

function check(step: CaseStep, state: State): string | undefined {
  if (step['function'] !== undefined) return checkFunction(step)
  if (step['schema_validation'] !== undefined) {
    const found = state.loaded?.issues.schemaStatus() === 'ok' ? 'ok' : 'failed'
    return found === step['schema_validation'] ? undefined : `schema validation is ${found}`
  }
  if (step['loaded_files'] !== undefined) {
    const count = state.loaded?.files.length
    return count === step['loaded_files'] ? undefined : `${count} files loaded`
  }
  if (step['config'] !== undefined) return checkTyped(step, state)
  return checkPlain(step, state)
}

/** Names of recordings: the prefix, the time and the number of the event. */
function capturePath(args: unknown): string {
  const [prefix, ts, number] = args as [string, number, number]
  return ruleCapturePath(prefix, BigInt(ts), BigInt(number))
}

function checkFunction(step: CaseStep): string | undefined {
  if (step['function'] !== 'generate_scap_file_path') {
    throw new NotThere(`are about ${step['function']}, which nothing runs yet`)
  }
  const path = capturePath(step['args'])
  if (step['less_than_args'] === undefined) return same(path, step)
  return path < capturePath(step['less_than_args']) ? undefined : `${path} does not come first`
}

function same(found: unknown, step: CaseStep): string | undefined {
  const text = JSON.stringify(found)
  if ('expect' in step && text !== JSON.stringify(step['expect'])) return `is ${text}`
  if ('expect_json' in step && text !== JSON.stringify(step['expect_json'])) return `is ${text}`
  if ('size' in step && sizeOf(found) !== step['size']) return `has ${sizeOf(found)} items`
  if ('contains' in step) {
    const count = (Array.isArray(found) ? found : []).filter(
      item => item === step['contains'],
    ).length
    return count === (step['count'] ?? 1) ? undefined : `holds it ${count} times`
  }
  return undefined
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}

function checkTyped(step: CaseStep, state: State): string | undefined {
  if (state.loaded === undefined) return 'nothing is loaded'
  const path = String(step['config']).replace(/^config\./, '')
  // `a[0].b["c.d"]`
  const keys = [...path.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, plain]) => quoted ?? index ?? (plain as string),
  )
  const [first] = keys
  const view = falcoConfig(state.loaded.config)
  if (first === undefined || !Object.hasOwn(view, first)) {
    throw new NotThere(`look at ${first}, which is no part of the configuration here`)
  }
  const fault = same(at(view, keys), step)
  const wrong = (fault !== undefined) !== (step['negate'] === true)
  return wrong ? `${path} ${fault ?? 'is that'}` : undefined
}

function stepsOf(key: unknown): readonly Step[] {
  const steps = parseKeyPath(String(key))
  if (typeof steps === 'string') throw new Error(steps)
  return steps
}

function checkPlain(step: CaseStep, state: State): string | undefined {
  const key = String(step['key'])
  const steps = parseKeyPath(key)
  if (typeof steps === 'string') return step['expect_error'] === true ? undefined : steps
  if (step['expect_error'] === true) return `${key} is a good key`
  const found = steps.reduce<unknown>((value, part) => {
    if (part === 'append' || typeof value !== 'object' || value === null) return undefined
    return (value as Record<string, unknown>)['key' in part ? part.key : part.index]
  }, state.values)
  if ('defined' in step) {
    return (found !== undefined) === step['defined'] ? undefined : `${key} is ${found}`
  }
  const fault = same(converted(found, step['default']), step)
  return fault && `${key} ${fault}`
}

/** As the type that is asked for, which is that of the default. */
function converted(value: unknown, fallback: unknown): unknown {
  if (fallback === undefined) return value
  if (value === undefined || value === null) return fallback
  if (typeof fallback === 'string') return String(value)
  if (typeof fallback === 'number') return Number.isNaN(Number(value)) ? fallback : Number(value)
  if (typeof fallback === 'boolean' && typeof value === 'string') return value === 'true'
  return value
}
