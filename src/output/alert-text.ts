// SPDX-License-Identifier: Apache-2.0
// The readable part of an alert line, whichever form it has, for outputs that show alerts to people.
import type { Alert } from './output.ts'

/** The text line of a JSON alert, or the line itself. */
export function alertText({ line }: Alert): string {
  if (!line.startsWith('{')) return line
  try {
    const { output, message } = JSON.parse(line) as { output?: unknown; message?: unknown }
    if (typeof output === 'string') return output
    if (typeof message === 'string') return message
  } catch {
    // Not JSON after all: shown as it is.
  }
  return line
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g

/** `text` as one line, for headers and the like. */
export function oneLine(text: string): string {
  return text.replace(CONTROL, ' ').trim()
}
