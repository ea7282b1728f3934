// SPDX-License-Identifier: Apache-2.0
// What is found in one check of a condition, gathered.
import type { DiagnosticCode } from '../diagnostics/codes.ts'
import { suggest } from '../diagnostics/suggest.ts'
import type { Spanned } from './ast.ts'
import { NO_STATIC_FIELDS, type StaticFields } from './static-fields.ts'

export type Finding = {
  readonly code: DiagnosticCode
  readonly message: string
  readonly at: Spanned
  /** A field or event type that does not exist, which `skip-if-unknown-filter` forgives. */
  readonly unknown?: true
  readonly help?: string
}

export type CheckOptions = {
  /** With suggestions, which take longer than all the rest. */
  readonly helps?: boolean
  readonly statics?: StaticFields
}

export class Findings {
  readonly all: Finding[] = []
  readonly source: string
  readonly helps: boolean
  readonly statics: StaticFields

  /** `source`: the event source whose fields names stand for. */
  constructor(source: string, options: CheckOptions) {
    this.source = source
    this.helps = options.helps ?? true
    this.statics = options.statics ?? NO_STATIC_FIELDS
  }

  error(message: string, at: Spanned, more: { unknown?: true; help?: string } = {}): undefined {
    this.all.push({ code: 'LOAD_ERR_COMPILE_CONDITION', message, at, ...more })
    return undefined
  }

  warn(message: string, at: Spanned): void {
    this.all.push({ code: 'LOAD_COMPILE_CONDITION', message, at })
  }

  hint(name: string, known: Iterable<string>): { help?: string } {
    const near = this.helps ? suggest(name, known) : undefined
    return near === undefined ? {} : { help: `did you mean "${near}"?` }
  }
}
