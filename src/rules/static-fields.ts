// SPDX-License-Identifier: Apache-2.0
// The fields `static.NAME`, whose values the configuration gives (`static_fields`): constants to the evaluator.
import type { FieldRow } from '../schema/fields.ts'

const PREFIX = 'static.'

/** Of the rule set being compiled: compiling is one step that nothing comes between. */
let known: ReadonlyMap<string, FieldRow> = new Map()

export function useStaticFields(values: Readonly<Record<string, string>>): void {
  known = new Map(
    Object.entries(values).map(([name, constant]) => [
      PREFIX + name,
      {
        id: -1,
        name: PREFIX + name,
        type: 'string',
        arg: 'none',
        cls: 'static',
        group: 'event',
        flags: ['suggested'],
        sources: ['*'],
        desc: 'value given in the configuration',
        constant,
      },
    ]),
  )
}

export function staticField(name: string): FieldRow | undefined {
  return name.startsWith(PREFIX) ? known.get(name) : undefined
}

export function staticFields(): readonly FieldRow[] {
  return [...known.values()]
}
