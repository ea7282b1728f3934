// SPDX-License-Identifier: Apache-2.0
// An output that cannot work as configured, told like a mistake in the configuration: where its key is written,
// and what to do. Errors of outputs begin with the key they are about.
import { type ConfigIssue, wholeOf } from '../config/issues.ts'
import type { Locate } from '../config/settle.ts'
import type { Diagnostic, Span } from '../diagnostics/diagnostic.ts'
import { render } from '../diagnostics/render.ts'
import type { OutputError } from '../output/output.ts'

const KEY = /^[a-z_]+(?:\.[a-z_]+)*/

const HELP: Readonly<Record<string, string>> = {
  ENOENT: 'check the path: every folder in it must exist',
  EACCES: 'let the user that gyr runs as read and write it',
  EPERM: 'let the user that gyr runs as read and write it',
  EISDIR: 'name a file, not a folder',
  EROFS: 'name a file on a disk that can be written',
}

/** A whole file is none; a whole option is. */
function isPlace({ source, from, to }: Span): boolean {
  return source.name === '-o' || from > 0 || to < wholeOf(source).to
}

/** Where the key is written, or else what it stands in; undefined: nowhere. */
function placeOf(path: readonly string[], locate: Locate): Span | undefined {
  const value = locate(path)
  if (isPlace(value)) return value
  for (let length = path.length - 1; length > 0; length--) {
    const parent = locate(path.slice(0, length), true)
    if (isPlace(parent)) return parent
  }
  return undefined
}

/** Ready to print. */
export function outputMistake(error: OutputError, locate: Locate): string {
  const { message } = error
  const [key = ''] = KEY.exec(message) ?? []
  const span = placeOf(key.split('.'), locate)
  if (span === undefined) return `error: ${message}\n`
  const help = HELP[(error.cause as NodeJS.ErrnoException | undefined)?.code ?? '']
  const issue: ConfigIssue = {
    code: 'CONFIG_ERR_VALUE',
    severity: 'error',
    message,
    subject: key,
    ...span,
    ...(help !== undefined && { help }),
  }
  // The codes of configuration issues are not those of rules; the frame only prints them.
  return render(issue as unknown as Diagnostic)
}
