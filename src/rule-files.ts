// SPDX-License-Identifier: Apache-2.0
// Finds and reads what `-r`, `rules_files` and `-V` name: files, and directories of them. Knows
// nothing of what is inside.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface FoundFiles {
  readonly files: readonly string[]
  /** Entries that are not there. */
  readonly missing: readonly string[]
}

const YAML = /\.ya?ml$/

/** Directories are read flat, sorted by name, and only for YAML files; links are followed. */
export function findRuleFiles(entries: readonly string[]): FoundFiles {
  const files: string[] = []
  const missing: string[] = []
  for (const entry of entries) {
    const found = statSync(entry, { throwIfNoEntry: false })
    if (found === undefined) missing.push(entry)
    else if (found.isDirectory()) files.push(...yamlFilesIn(entry))
    else files.push(entry)
  }
  return { files, missing }
}

function yamlFilesIn(directory: string): string[] {
  return readdirSync(directory)
    .filter(name => YAML.test(name))
    .sort()
    .map(name => join(directory, name))
    .filter(path => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false)
}

/** One that can be named on its own: a name that says YAML, or `content` that is no text at all. */
export function isYamlName(path: string): boolean {
  return YAML.test(path)
}

/** A file that cannot be read: an operational error, told in one line. */
export class RuleFileError extends Error {
  override readonly name = 'RuleFileError'
}

export function readRuleFile(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new RuleFileError(`could not read rules file ${path}: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
