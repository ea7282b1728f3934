// SPDX-License-Identifier: Apache-2.0
// Paths as Falco joins them: what stands behind the directory is cleaned, the directory is not.
import type { Bytes } from './decode.ts'

const MAX_PATH = 1024

/** `path` behind `directory` (which ends with a slash), or alone when it is absolute or empty. */
export function joinPath(directory: Bytes, path: Bytes): Bytes {
  if (directory.length + path.length + 1 > MAX_PATH) return '/DIR_TOO_LONG/FILENAME_TOO_LONG'
  const relative = path !== '' && !path.startsWith('/')
  return clean(relative ? directory : '', path)
}

function clean(base: Bytes, path: Bytes): Bytes {
  let out = base
  let at = 0
  const rest = (): Bytes => path.slice(at)
  while (at < path.length) {
    const char = path[at] as string
    if (char === '.' && (out === '' || out.endsWith('/'))) {
      if (rest().startsWith('../') || rest() === '..') {
        at += Math.min(3, path.length - at)
        out = parent(out)
      } else if (rest().startsWith('./') || rest() === '.') {
        at += Math.min(2, path.length - at)
      } else {
        out += char
        at++
      }
    } else if (char === '/') {
      if (!(out.endsWith('/') || (out === '' && base !== ''))) out += char
      at++
    } else {
      out += char
      at++
    }
  }
  return out.length > 1 && out.endsWith('/') ? out.slice(0, -1) : out
}

/** Without its last component; the slash before it stays. */
function parent(path: Bytes): Bytes {
  if (path.length <= 1) return path
  return path.slice(0, path.lastIndexOf('/', path.length - 2) + 1)
}
