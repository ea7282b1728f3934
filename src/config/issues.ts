// SPDX-License-Identifier: Apache-2.0
// What is told about a configuration: the catalogue of codes and their collector. Shaped like
// src/diagnostics, so that the same code frame prints both.
import type { CodeEntry } from '../diagnostics/codes.ts'
import type { Diagnostic, Source, Span } from '../diagnostics/diagnostic.ts'

export type ConfigCode =
  | 'CONFIG_ERR_FILE_READ'
  | 'CONFIG_ERR_YAML_PARSE'
  | 'CONFIG_ERR_OPTION'
  | 'CONFIG_ERR_INCLUDE'
  | 'CONFIG_ERR_VALUE'
  | 'CONFIG_WRONG_TYPE'
  | 'CONFIG_UNKNOWN_KEY'
  | 'CONFIG_REMOVED_KEY'
  | 'CONFIG_NOT_AVAILABLE'
  | 'CONFIG_NO_EFFECT'

export const CONFIG_CODES: Readonly<Record<ConfigCode, CodeEntry>> = {
  CONFIG_ERR_FILE_READ: {
    severity: 'error',
    title: 'Configuration file read error',
    explanation: 'A configuration file could not be read. Check that it exists and may be read.',
  },
  CONFIG_ERR_YAML_PARSE: {
    severity: 'error',
    title: 'Configuration file is not YAML',
    explanation: 'The text is not YAML, or its top level is not a mapping of keys to values.',
  },
  CONFIG_ERR_OPTION: {
    severity: 'error',
    title: 'Bad -o option',
    explanation: 'The text after `-o` is not `key=value`, or the key path is malformed.',
  },
  CONFIG_ERR_INCLUDE: {
    severity: 'error',
    title: 'Bad config_files entry',
    explanation: 'A file named by `config_files` names further files, or a file includes itself.',
  },
  CONFIG_ERR_VALUE: {
    severity: 'error',
    title: 'Value not allowed',
    explanation: 'The key takes one of a few values, and this is none of them.',
  },
  CONFIG_WRONG_TYPE: {
    severity: 'warning',
    title: 'Value of the wrong type',
    explanation: 'The value cannot be read as what the key needs; the default is used instead.',
  },
  CONFIG_UNKNOWN_KEY: {
    severity: 'warning',
    title: 'Unknown configuration key',
    explanation: 'Nothing reads this key. Check its spelling and its place.',
  },
  CONFIG_REMOVED_KEY: {
    severity: 'warning',
    title: 'Configuration key of an older version',
    explanation: 'The key was renamed or removed; the message says what took its place.',
  },
  CONFIG_NOT_AVAILABLE: {
    severity: 'warning',
    title: 'Not yet available',
    explanation: 'The key is accepted, but this version does nothing with it.',
  },
  CONFIG_NO_EFFECT: {
    severity: 'warning',
    title: 'Without effect',
    explanation:
      'What the key chooses in Falco is no choice here; the message and the table above say why.',
  },
}

/** What its schema of the configuration forbids. */
const UNFIT: ReadonlySet<ConfigCode> = new Set([
  'CONFIG_UNKNOWN_KEY',
  'CONFIG_REMOVED_KEY',
  'CONFIG_WRONG_TYPE',
  'CONFIG_ERR_VALUE',
])

export type ConfigIssue = Omit<Diagnostic, 'code'> & {
  readonly code: ConfigCode
  /** The key it is about, as in `-o`; '' for none. */
  readonly subject: string
}

interface IssueDetails {
  readonly subject?: string
  /** What to do about it. */
  readonly help?: string | undefined
}

/** What changes nothing, now or at all: told together in one line, since stock files have such keys. */
export function isWithoutEffect({ code }: ConfigIssue): boolean {
  return code === 'CONFIG_NOT_AVAILABLE' || code === 'CONFIG_NO_EFFECT'
}

export class ConfigIssues {
  readonly all: ConfigIssue[] = []

  report(code: ConfigCode, span: Span, message: string, more: IssueDetails = {}): void {
    const { severity } = CONFIG_CODES[code]
    const { subject = '', help } = more
    const issue = { code, severity, message, subject, ...span }
    this.all.push(help === undefined ? issue : { ...issue, help })
  }

  get ok(): boolean {
    return this.all.every(issue => issue.severity !== 'error')
  }

  /** Falco's verdict on all, or on the file of that name: `ok` or `failed for ...`. */
  schemaStatus(name?: string): string {
    const fault = this.all.find(
      ({ code, source }) => UNFIT.has(code) && (name === undefined || source.name === name),
    )
    if (fault === undefined) return 'ok'
    return `failed for ${fault.subject === '' ? '<root>' : fault.subject}: ${fault.message}`
  }
}

/** The whole of a text as a span, for problems without a better place. */
export function wholeOf(source: Source): Span {
  return { source, from: 0, to: source.text.length }
}
