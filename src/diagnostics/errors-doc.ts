// SPDX-License-Identifier: Apache-2.0
// The reference page docs/errors.md, made from the catalogue of codes. Called by the generator.
import { CODES, type CodeEntry, type Severity } from './codes.ts'

const HEADINGS: Readonly<Record<Severity, string>> = {
  error:
    '## Errors\n\nA file with an error is refused: at start gyr exits, on reload the rules in force stay.',
  warning: '## Warnings\n\nThe file is used all the same.',
  hint: '## Hints\n\nGiven with `--lint` only. Falco has no such thing: they change neither verdict nor exit code.',
}

export function emitErrorsDoc(): string {
  const parts = [
    '# Diagnostics of rule files',
    'Generated from src/diagnostics/codes.ts; do not edit.',
  ]
  for (const severity of ['error', 'warning', 'hint'] as const) {
    parts.push(HEADINGS[severity])
    for (const [code, entry] of Object.entries<CodeEntry>(CODES)) {
      if (entry.severity !== severity) continue
      parts.push(`### ${code}\n\n${entry.title}.\n\n${entry.explanation}`)
    }
  }
  return `${parts.join('\n\n')}\n`
}
