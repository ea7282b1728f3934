// SPDX-License-Identifier: Apache-2.0
// Tells whether files, and folders of files, are what they were.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, normalize } from 'node:path'

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function filesOf(path: string): string[] {
  return isFolder(path)
    ? readdirSync(path)
        .sort()
        .map(name => join(path, name))
    : [path]
}

/** Contents of files by their normal paths, as they were when they were read. */
export type ReadFiles = ReadonlyMap<string, string>

function contentOf(path: string, read: ReadFiles | undefined): Uint8Array | string | undefined {
  if (read !== undefined) return read.get(normalize(path))
  try {
    // A pipe could stand still for ever.
    return statSync(path).isFile() ? readFileSync(path) : undefined
  } catch {
    return undefined
  }
}

/**
 * Changes when anything in the files does, and when one comes or goes. With `read`: of what was read, so that
 * what is changed since then is a change.
 */
export function fingerprint(paths: readonly string[], read?: ReadFiles): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesOf)) {
    hash.update(`\n${path}\n`)
    hash.update(contentOf(path, read) ?? 'none')
  }
  return hash.digest('hex')
}
