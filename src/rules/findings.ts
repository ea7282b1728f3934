// SPDX-License-Identifier: Apache-2.0
// What is found in one check of a condition, gathered.
import type { DiagnosticCode } from '../diagnostics/codes.ts'
import { suggest } from '../diagnostics/suggest.ts'
import type { Spanned } from './ast.ts'

export type Finding = {
  readonly code: DiagnosticCode
  readonly message: string
  readonly at: Spanned
  /** A field or event type that does not exist, which `skip-if-unknown-filter` forgives. */
  readonly unknown?: true
  readonly help?: string
}

export class Findings {
  readonly all: Finding[] = []
  readonly source: string
  /** With suggestions, which take longer than all the rest. */
  readonly helps: boolean

  /** `source`: the event source whose fields names stand for. */
  constructor(source: string, helps: boolean) {
    this.source = source
    this.helps = helps
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
