// SPDX-License-Identifier: Apache-2.0
// What loading a file brought, in the two forms Falco prints: the text of `-V` and the elements of
// `falco_load_results`. One result per file, each compiled together with the files before it.
import { CODES } from '../diagnostics/codes.ts'
import { Collector, type Diagnostic, type Report, type Source } from '../diagnostics/diagnostic.ts'
import { positionOf } from '../diagnostics/position.ts'
import { readDocuments } from './document.ts'
import { schemaStatus } from './file-schema.ts'
import { limitsWith } from './limits.ts'
import { RuleLoader } from './rule-loader.ts'
import type { LoadOptions, RuleSet } from './rule-set.ts'

export type FileResult = {
  readonly name: string
  readonly successful: boolean
  /** `ok`, `none`, or `failed for ...`. */
  readonly schema: string
  readonly diagnostics: Collector
}

export type Validation = { readonly results: readonly FileResult[]; readonly ruleset: RuleSet }

/** Validates file after file; one that could not be read comes as a report of that. */
export function validateFiles(
  files: readonly (Source | Report)[],
  options: LoadOptions = {},
): Validation {
  const loader = new RuleLoader(options)
  const results: FileResult[] = []
  let ruleset: RuleSet | undefined
  for (const file of files) {
    const diagnostics = new Collector()
    if ('code' in file) {
      diagnostics.report(file)
      results.push({ name: file.source.name, successful: false, schema: 'none', diagnostics })
      continue
    }
    const roots = readDocuments(file, diagnostics, limitsWith(options.limits))
    loader.add(file, roots, diagnostics)
    ruleset = loader.compile(diagnostics)
    results.push({
      name: file.name,
      successful: diagnostics.ok,
      schema: roots === undefined ? 'none' : schemaStatus(roots),
      diagnostics,
    })
  }
  return { results, ruleset: ruleset ?? loader.compile(new Collector()) }
}

export type JsonIssue = {
  readonly context: {
    readonly locations: readonly {
      readonly item_type: string
      readonly item_name: string
      readonly position: {
        readonly name: string
        readonly line: number
        readonly column: number
        readonly offset: number
      }
    }[]
    readonly snippet: string
  }
  readonly code: string
  readonly codedesc: string
  readonly message: string
}

export type JsonResult = {
  readonly name: string
  readonly successful: boolean
  readonly schema_valid: boolean
  readonly schema_warnings: readonly string[]
  readonly errors: readonly JsonIssue[]
  readonly warnings: readonly JsonIssue[]
  /** Given when there are more than are listed. */
  readonly omitted?: { readonly errors: number; readonly warnings: number }
}

function omittedJson(diagnostics: Collector): Pick<JsonResult, 'omitted'> {
  const omitted = { errors: diagnostics.omitted('error'), warnings: diagnostics.omitted('warning') }
  return omitted.errors + omitted.warnings > 0 ? { omitted } : {}
}

/** One element of `falco_load_results`. */
export function resultJson(result: FileResult): JsonResult {
  const failed = result.schema.startsWith('failed')
  return {
    name: result.name,
    successful: result.successful,
    schema_valid: !failed,
    schema_warnings: failed ? [result.schema.replace('failed for ', '')] : [],
    errors: result.diagnostics.errors.map(issueJson),
    warnings: result.diagnostics.warnings.map(issueJson),
    ...omittedJson(result.diagnostics),
  }
}

function issueJson(d: Diagnostic): JsonIssue {
  const steps = d.context ?? [{ type: 'rules content', name: '', source: d.source, from: 0, to: 0 }]
  return {
    context: {
      locations: steps.map(step => {
        const { line, column } = positionOf(step.source, step.from)
        const position = {
          name: step.source.name,
          line: line - 1,
          column: column - 1,
          offset: step.from,
        }
        return { item_type: step.type, item_name: step.name, position }
      }),
      snippet: snippetOf(d),
    },
    code: d.code,
    codedesc: CODES[d.code].explanation.replaceAll('`', ''),
    message: d.message,
  }
}

/** Most characters of a line on either side of the place. */
const SNIPPET_SIDE = 80

/** The line of the innermost location, and a line that marks the place. */
function snippetOf(d: Diagnostic): string {
  const at = d.context?.at(-1) ?? d
  const { text } = at.source
  if (text === '') return '<No context available>\n'
  let place = Math.min(at.from, text.length - 1)
  while (place > 0 && text[place] === '\n') place--
  const line = place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1
  const after = text.indexOf('\n', place)
  const lineEnd = after < 0 ? text.length : after
  const from = Math.max(line, place - SNIPPET_SIDE)
  const to = Math.min(lineEnd, place + SNIPPET_SIDE)
  const shown = `${from > line ? '...' : ''}${text.slice(from, to)}${to < lineEnd ? '...' : ''}`
  const mark = place - from + (from > line ? 3 : 0)
  return `${shown.replace(/\r$/, '')}\n${' '.repeat(mark)}^\n`
}

/** `<name>: Ok`, `Ok, with warnings` or `Invalid`, then every error and warning with its place. */
export function resultText(result: FileResult): string {
  const { errors, warnings } = result.diagnostics
  const verdict = !result.successful ? 'Invalid' : warnings.length > 0 ? 'Ok, with warnings' : 'Ok'
  const blocks = [`${result.name}: ${verdict}`]
  for (const severity of ['error', 'warning'] as const) {
    const issues = severity === 'error' ? errors : warnings
    if (issues.length === 0) continue
    const omitted = result.diagnostics.omitted(severity)
    const title = severity === 'error' ? 'Errors' : 'Warnings'
    blocks.push(`${issues.length + omitted} ${title}:`, ...issues.map(issueText))
    if (omitted > 0) blocks.push(`... and ${omitted} more`)
  }
  return `${blocks.join('\n')}\n`
}

function issueText(d: Diagnostic): string {
  const steps = d.context ?? [{ type: 'rules content', name: '', source: d.source, from: 0, to: 0 }]
  const lines = steps.map((step, index) => {
    const { line, column } = positionOf(step.source, step.from)
    const name = step.name === '' ? '' : ` '${step.name}'`
    return `${index === 0 ? 'In ' : '    '}${step.type}${name}: (${step.source.name}:${line - 1}:${column - 1})`
  })
  return `${lines.join('\n')}\n------\n${snippetOf(d)}------\n${d.code} (${CODES[d.code].title}): ${d.message}`
}
