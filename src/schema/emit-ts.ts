// SPDX-License-Identifier: Apache-2.0
// What the TypeScript side would otherwise compute from the tables at every start. Pure; only
// generate.ts writes.
import { head } from './emit-as-text.ts'
import { computeSchemaHash } from './hash.ts'

/** File name below src/schema/generated → text. */
export function emitTypeScript(): ReadonlyMap<string, string> {
  const { lo, hi, hex } = computeSchemaHash()
  return new Map([
    [
      'schema-hash.ts',
      `${head('Hash of the schema, as hash.ts computes it.')}
import type { SchemaHash } from '../hash.ts'

export const SCHEMA_HASH: SchemaHash = { lo: ${lo}, hi: ${hi}, hex: '${hex}' }
`,
    ],
  ])
}
