// SPDX-License-Identifier: Apache-2.0
// The diagnostic for a rules file that cannot be read. Reading itself is the command's business.
import type { Report } from './diagnostic.ts'

/** `reason` as the system gives it. */
export function unreadableFile(name: string, reason: string): Report {
  const source = { name, text: '' }
  const context = [{ type: 'rules content', name: '', source, from: 0, to: 0 }]
  return {
    code: 'LOAD_ERR_FILE_READ',
    message: `cannot read the rules file: ${reason}`,
    source,
    from: 0,
    to: 0,
    context,
  }
}
