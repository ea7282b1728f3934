// SPDX-License-Identifier: Apache-2.0
// What the user is told about his input: one value per problem, gathered by a Collector. Offsets only;
// lines and columns are worked out when something is printed. Not for operational errors (those throw).
import { CODES, type DiagnosticCode, SEVERITIES, type Severity } from './codes.ts'

/** A text the user wrote. `name` is what messages call it, usually the path as given. */
export type Source = { readonly name: string; readonly text: string }

/** A half-open range [from, to) of UTF-16 offsets in a source. */
export type Span = { readonly source: Source; readonly from: number; readonly to: number }

/** A second place that explains the first, e.g. where a macro is used. */
export type Related = Span & { readonly message: string }

/** The rule, macro, list, ... a problem belongs to. */
export type ItemRef = { readonly type: string; readonly name: string }

/** One step of the path from the file down to the problem, as Falco's load result lists it. */
export type ContextStep = Span & ItemRef

export type Diagnostic = Span & {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly message: string
  readonly related?: readonly Related[]
  /** What to do about it, one sentence. */
  readonly help?: string
  readonly item?: ItemRef
  /** Outermost step first. Absent: the problem is about the whole file. */
  readonly context?: readonly ContextStep[]
}

/** The parts of a Diagnostic its reporter chooses; severity follows from the code. */
export type Report = Omit<Diagnostic, 'severity'>

/** Of each severity so many are kept; of the others only their number is known. */
export const MAX_KEPT = 1000
/** With so many problems a suggestion for the next costs more than it helps. */
const MAX_HELPED = 100

/** Gathers diagnostics in the order of their discovery; the same problem at the same place counts once. */
export class Collector {
  readonly all: Diagnostic[] = []
  readonly #seen: Set<string> = new Set()
  readonly #kept: Record<Severity, number> = { error: 0, warning: 0, hint: 0 }
  readonly #omitted: Record<Severity, number> = { error: 0, warning: 0, hint: 0 }

  report(d: Report): void {
    const { severity } = CODES[d.code]
    if (this.#kept[severity] >= MAX_KEPT) {
      this.#omitted[severity]++
      return
    }
    const item = d.item === undefined ? '' : `${d.item.type} ${d.item.name}`
    const key = `${d.code}\n${d.message}\n${d.source.name}\n${d.from}\n${d.to}\n${item}`
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    this.#kept[severity]++
    this.all.push({ ...d, severity })
  }

  add(other: Collector): void {
    for (const d of other.all) this.report(d)
    for (const severity of SEVERITIES) this.#omitted[severity] += other.omitted(severity)
  }

  /** Problems beyond those that were kept; the same one may count twice. */
  omitted(severity: Severity): number {
    return this.#omitted[severity]
  }

  /** Whether to look for what the user may have meant. */
  get helps(): boolean {
    return this.all.length < MAX_HELPED
  }

  get errors(): Diagnostic[] {
    return this.all.filter(d => d.severity === 'error')
  }

  get warnings(): Diagnostic[] {
    return this.all.filter(d => d.severity === 'warning')
  }

  get ok(): boolean {
    return this.#kept.error === 0
  }
}
