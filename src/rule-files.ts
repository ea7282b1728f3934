// SPDX-License-Identifier: Apache-2.0
// Finds and reads what `-r`, `rules_files` and `-V` name: files, and directories of them. Knows
// nothing of what is inside.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from './diagnostics/diagnostic.ts'
import { positionOf } from './diagnostics/position.ts'
import { decodeText } from './rules/decode-text.ts'
import { LIMITS } from './rules/limits.ts'
import { reasonOf } from './system-errors.ts'

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

/** A file that is there but cannot be read, or is too large to be tried. */
export class UnreadableRuleFile extends RuleFileError {
  readonly reason: string

  constructor(path: string, reason: string) {
    super(`could not read rules file ${path}: ${reason}`)
    this.reason = reason
  }
}

/** Bytes: a rules file with more has more characters than the loader takes, and no policy is so large. */
const MAX_BYTES: number = 4 * LIMITS.fileSize.value

/** Reads a file as a whole; what is larger than any that can be used is not read. */
export function readRuleFile(path: string): Uint8Array {
  let reason: string
  try {
    const found = statSync(path)
    if (!found.isFile()) reason = 'it is not a regular file'
    else if (found.size > MAX_BYTES) {
      reason = `it has ${found.size} bytes, the limit is ${MAX_BYTES}`
    } else return readFileSync(path)
  } catch (error) {
    reason = reasonOf(error as Error)
  }
  throw new UnreadableRuleFile(path, reason)
}

/** The text of a rules file, and what is odd about it. */
export function toSource(name: string, bytes: Uint8Array): { source: Source; notes: string[] } {
  const { text, invalidAt } = decodeText(bytes)
  const source = { name, text }
  if (invalidAt === undefined) return { source, notes: [] }
  const { line, column } = positionOf(source, invalidAt)
  return {
    source,
    notes: [`${name}:${line}:${column}: not UTF-8; such bytes are kept as they are`],
  }
}
