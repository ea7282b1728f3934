// SPDX-License-Identifier: Apache-2.0
// Hash of the schema, as hash.ts computes it.
// Generated from src/schema by `npm run generate`; do not edit.

import type { SchemaHash } from '../hash.ts'

export const SCHEMA_HASH: SchemaHash = { lo: 2377802302, hi: 2111411805, hex: '7dd9965d8dba623e' }
