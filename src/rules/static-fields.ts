// SPDX-License-Identifier: Apache-2.0
// The fields `static.NAME`, whose values the configuration gives (`static_fields`): constants to the evaluator.
import type { FieldRow } from '../schema/fields.ts'

/** By name, `static.` included. */
export type StaticFields = ReadonlyMap<string, FieldRow>

const PREFIX = 'static.'

export const NO_STATIC_FIELDS: StaticFields = new Map()

export function toStaticFields(values: Readonly<Record<string, string>> = {}): StaticFields {
  return new Map(
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
