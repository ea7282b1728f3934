// SPDX-License-Identifier: Apache-2.0
// `-o` of commands that write a file: people expect it to name the file, and to set a configuration key as it
// does everywhere else. What begins with a key of the configuration sets it, and so does what follows the file.
import type { Command } from 'commander'
import { parseKeyPath } from '../config/key-path.ts'
import { CONFIG_SCHEMA } from '../config/schema.ts'
import { listOf, type Values } from './option-values.ts'

export interface OutputOption {
  readonly output: string
  readonly overrides: readonly string[]
}

function setsKnownKey(value: string): boolean {
  const equals = value.indexOf('=')
  const steps = equals < 0 ? '' : parseKeyPath(value.slice(0, equals).trim())
  if (typeof steps === 'string') return false
  const [first] = steps
  return typeof first === 'object' && 'key' in first && Object.hasOwn(CONFIG_SCHEMA.keys, first.key)
}

/** The values of all `-o`, in order; a text says what is wrong with them. */
export function splitOutputOption(values: readonly string[]): OutputOption | string {
  let output: string | undefined
  const overrides: string[] = []
  for (const value of values) {
    if (setsKnownKey(value)) overrides.push(value)
    else if (output === undefined) output = value
    else if (value.includes('=')) overrides.push(value)
    else return `error: -o names two files, ${JSON.stringify(output)} and ${JSON.stringify(value)}`
  }
  if (output !== undefined) return { output, overrides }
  if (values.length === 0) return 'error: -o FILE is missing: it names the file to write'
  return 'error: -o sets keys of the configuration here and names no file to write; add -o FILE'
}

/** The file to write, and the keys that `-o` and `--option` set; a mistake ends the program. */
export function outputOf(values: Values, command: Command): OutputOption {
  const split = splitOutputOption(listOf(values, 'output'))
  if (typeof split === 'string') return command.error(split)
  return { output: split.output, overrides: [...split.overrides, ...listOf(values, 'option')] }
}
