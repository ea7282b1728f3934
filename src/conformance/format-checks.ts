// SPDX-License-Identifier: Apache-2.0
// Checks of output texts: what one event prints, as text and as JSON, and the values behind it.
import type { JsonObject } from '../format/lossless-json.ts'
import { parseOutput, templateTokens } from '../rules/output-template.ts'
import { type FormattedOutput, formatFault } from './event-machine.ts'
import { notApplicable, type Outcome, verdict } from './suite.ts'

export type FormatCheck = {
  readonly format: string
  readonly output_format: 'normal' | 'json'
  readonly resolve_transformed_fields: boolean
  readonly expect: {
    readonly resolved?: boolean
    readonly output?: string
    readonly error?: boolean
    readonly field_values?: JsonObject
    readonly field_values_count?: number
    readonly field_names_count?: number
    readonly field_names_include?: readonly string[]
  }
}

export function checkFormat(check: FormatCheck, printed: FormattedOutput | undefined): Outcome {
  const { expect, format } = check
  const fault = formatFault(format)
  const faults: string[] = []
  if (expect.error !== undefined || fault !== undefined) {
    if ((fault !== undefined) !== (expect.error ?? false)) {
      faults.push(`${format}: ${fault ?? 'no error'}`)
    }
    return verdict(faults)
  }
  const names = templateTokens(parseOutput(format, 'syscall').template)
  if (expect.field_names_count !== undefined && names.length !== expect.field_names_count)
    faults.push(`fields are ${names.join(' ')}`)
  for (const name of expect.field_names_include ?? []) {
    if (!names.includes(name)) faults.push(`fields are ${names.join(' ')}`)
  }
  if (printed === undefined) return verdict(faults)
  if (expect.resolved === false)
    return notApplicable('of an output that ends at its first missing value; alerts print <NA>')
  if (expect.output !== undefined) {
    const found = check.output_format === 'json' ? jsonOf(printed) : printed.message
    if (found !== expect.output) faults.push(`prints ${found}`)
  }
  if (!check.resolve_transformed_fields) return verdict(faults)
  const members = Object.keys(printed.fields)
  if (expect.field_values_count !== undefined && members.length !== expect.field_values_count)
    faults.push(`members are ${members.join(' ')}`)
  for (const [name, wanted] of Object.entries(expect.field_values ?? {})) {
    const found =
      printed.values[name] ?? (name in printed.fields ? printed.fields[name] : undefined)
    if ((found ?? '<NA>') !== wanted || !(name in printed.fields))
      faults.push(`${name} is ${JSON.stringify(found)}`)
  }
  return verdict(faults)
}

function jsonOf({ fields }: FormattedOutput): string {
  return Object.keys(fields).length === 0 ? 'null' : JSON.stringify(fields)
}
