// SPDX-License-Identifier: Apache-2.0
// The reference page docs/errors.md, made from the catalogue of codes and the limits. Called by the generator.
import { CODES, type CodeEntry, SEVERITIES, type Severity } from '../diagnostics/codes.ts'
import { LIMITS } from './limits.ts'

const HEADINGS: Readonly<Record<Severity, string>> = {
  error:
    '## Errors\n\nA file with an error is refused: at start gyr exits, on reload the rules in force stay.',
  warning: '## Warnings\n\nThe file is used all the same. They are shown with `-v`.',
  hint: '## Hints\n\nGiven with `--lint` only. Falco has no such thing: they change neither verdict nor exit code.',
}

const LIMITS_INTRO =
  '## Limits\n\nThey keep hostile files from taking memory and time. A file that breaks one is refused with a message ' +
  'that names the limit. Sizes are in UTF-16 units; in brackets, what the 93 public rules need.'

export function emitErrorsDoc(): string {
  const parts = [
    '# Diagnostics of rules files',
    'Generated from src/diagnostics/codes.ts and src/rules/limits.ts; do not edit.',
    'Every problem of all files is reported in one run, with its code, the place (file:line:column) and the line ' +
      'it is on. `gyr -V FILE` checks a file; with `-o json_output=true` the result is a JSON document.',
  ]
  for (const severity of SEVERITIES) {
    parts.push(HEADINGS[severity])
    for (const [code, entry] of Object.entries<CodeEntry>(CODES)) {
      if (entry.severity !== severity) continue
      parts.push(`### ${code}\n\n${entry.title}.\n\n${entry.explanation}`)
    }
  }
  const rows = Object.entries(LIMITS).map(
    ([name, { value, what }]) => `| ${name} | ${value} | ${what} |`,
  )
  parts.push(LIMITS_INTRO, ['| limit | value | of |', '|---|---|---|', ...rows].join('\n'))
  return `${parts.join('\n\n')}\n`
}
