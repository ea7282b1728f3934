// SPDX-License-Identifier: Apache-2.0
// Hash of the schema, as hash.ts computes it.
// Generated from src/schema by `npm run generate`; do not edit.

import type { SchemaHash } from '../hash.ts'

export const SCHEMA_HASH: SchemaHash = { lo: 3878016311, hi: 4254022179, hex: 'fd8f3a23e725d537' }
