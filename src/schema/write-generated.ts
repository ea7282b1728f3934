// SPDX-License-Identifier: Apache-2.0
// Brings generated files up to date; with --check on the command line it writes nothing, names those that are out
// of date and exits 1.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Paths begin at the project's root, where it must be started. */
export function writeGenerated(files: Iterable<readonly [path: string, text: string]>): void {
  const stale = [...files].filter(([path, text]) => read(path) !== text)
  if (process.argv.includes('--check')) {
    for (const [path] of stale) console.error(`out of date: ${path} (run npm run generate)`)
    process.exitCode = stale.length === 0 ? 0 : 1
    return
  }
  for (const [path, text] of stale) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    console.log(`wrote ${path}`)
  }
}
