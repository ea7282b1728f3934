// SPDX-License-Identifier: Apache-2.0
// A folder that is there while a case runs, and gone afterwards.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize, sep } from 'node:path'

export async function withFolder<T>(body: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gyr-conformance-'))
  try {
    return await body(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The path of `name` below the folder; a case cannot lead out of it. */
export function below(folder: string, name: string): string {
  const path = normalize(join(folder, name))
  if (!path.startsWith(folder + sep)) throw new Error(`${name} leads out of the folder of the case`)
  return path
}

/** Writes a file of a case and returns its path. */
export function writeBelow(folder: string, name: string, text: string): string {
  const path = below(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}
