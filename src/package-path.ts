// SPDX-License-Identifier: Apache-2.0
// Where files that are installed with the program lie, for its sources and for its compiled form.
import { fileURLToPath } from 'node:url'

// Compiled code is in dist/src, the program put together in dist/bin, sources are in src.
const ROOT = new URL(import.meta.url.endsWith('.ts') ? '../' : '../../', import.meta.url)

export function packagePath(path: string): string {
  return fileURLToPath(new URL(path, ROOT))
}
