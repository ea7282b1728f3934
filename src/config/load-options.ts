// SPDX-License-Identifier: Apache-2.0
// What the configuration and `-p` tell the rules loader: which rules run, and what is appended to
// their output. Pure.
import type { LoadOptions } from '../rules/load.ts'
import type { ExtraField, ExtraFormat } from '../rules/output-extra.ts'
import type { SelectionStep } from '../rules/selection.ts'
import { parsePriority } from '../schema/priority.ts'
import type { AppendOutput, Config } from './config.ts'

// Values of -p that older versions expanded; the suggested fields say the same and more.
const NO_OPS: ReadonlySet<string> = new Set(['', 'c', 'container', 'k', 'kubernetes'])

function fieldsOf(item: AppendOutput): ExtraField[] {
  return item.extra_fields.flatMap((field): ExtraField[] => {
    if (typeof field === 'string') {
      return [{ ...item.match, key: field, format: `%${field}`, raw: true }]
    }
    return Object.entries(field).map(([key, format]) => ({ ...item.match, key, format }))
  })
}

function stepsOf(config: Pick<Config, 'rules'>): SelectionStep[] {
  return config.rules.flatMap(({ enable, disable }) => [
    ...(enable === undefined ? [] : [{ enable }]),
    ...(disable === undefined ? [] : [{ disable }]),
  ])
}

/** `print` is the text of `-p`. */
export function loadOptions(
  config: Pick<Config, 'append_output' | 'rules' | 'priority' | 'static_fields'>,
  print: string = '',
): Required<
  Pick<LoadOptions, 'extraFormats' | 'extraFields' | 'staticFields' | 'steps' | 'minPriority'>
> {
  const extraFormats: ExtraFormat[] = config.append_output.map(item => ({
    ...item.match,
    format: item.extra_output,
    suggestedOutput: item.suggested_output,
  }))
  if (!NO_OPS.has(print)) extraFormats.push({ format: print })
  return {
    extraFormats,
    extraFields: config.append_output.flatMap(fieldsOf),
    staticFields: config.static_fields,
    steps: stepsOf(config),
    minPriority: parsePriority(config.priority) ?? 7,
  }
}
